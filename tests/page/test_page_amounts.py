"""Numbers worth knowing: each case is what an article may say, and what of it is one."""

import pytest

from newsreader.page.amounts import amounts

ENGLISH = "The rest of the text is about the ferry and the harbour, and it was calm."
GERMAN = "Der Rest der Nachricht handelt von der Fähre und ist nicht mit Zahlen geschrieben."


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("It cost 3.5 million crowns.", ["3.5 million crowns"]),
        ("It offered 1 trillion yen ($6.9 billion).", ["1 trillion yen", "$6.9 billion"]),
        ("The broker paid $50m for it.", ["$50m"]),
        ("More than 18% of leagues agree.", ["18% of leagues"]),
        ("Prices rose 3.1 per cent.", ["3.1 per cent"]),
        ("It has 80 percent share in that.", []),
        ("There were 35,000 people and 4 founders.", ["35,000 people", "4 founders"]),
        ("It moved at 15 kph, 190 kilometers off.", ["15 kph", "190 kilometers"]),
        ("It ran 4 trillion test cases, on iOS 11 ships.", ["4 trillion"]),
        ("It took 4.29 seconds and 64GB.", ["4.29 seconds", "64GB"]),
        ("The 241 phrases counted, 241 papers.", ["241 phrases"]),
    ],
)
def test_a_number_is_told_with_what_it_counts(sentence: str, found: list[str]) -> None:
    assert list(amounts("", [], [sentence, ENGLISH])) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Version 4.7.1 Patch and 11.2.0.4 fixes.",
        "Nearly 63 and 5 again.",
        "It has 100 awesome things, said the iPhone 6 last.",
        "The Ryzen 7 has what the Xbox 360 was.",
        "It runs on 192.168.2.1 for now, commit_1 commits.",
        "On 23 May 2017 it ended at 9 a.m., 2017 sales ended.",
        "No. 17 turns left, and 007 agents turn right.",
        "The 10 Funny Messages of 500 Papercraft.",
    ],
)
def test_what_only_looks_like_an_amount_is_none(sentence: str) -> None:
    assert list(amounts("", [], [sentence, ENGLISH])) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Sie hat 5300 Vermittlungsstellen, 255 neue und 4,5 Milliarden Euro.",
            ["5300 Vermittlungsstellen", "4,5 Milliarden Euro"],
        ),
        ("Am 13 Juli um 9 Uhr waren es 20 Prozent der Betten.", ["20 Prozent der Betten"]),
    ],
)
def test_german_counts_what_has_a_capital(sentence: str, found: list[str]) -> None:
    assert list(amounts("", [], [sentence, *[GERMAN] * 3])) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("El 42% de las empresas y 300 empleados.", ["42% de las empresas", "300 empleados"]),
        ("Det är 40 centimeter, 1,20 hela.", ["40 centimeter"]),
        ("Ils ont 3 milliards d'euros et 12 personnes.", ["3 milliards d'euros", "12 personnes"]),
        ("Рост на 5,2 млн рублей за 31 час.", ["5,2 млн рублей", "31 час"]),
        ("بقيمة 6.9 مليار دولار قبل 31 ساعة", ["6.9 مليار دولار", "31 ساعة"]),
        ("市は船を350万円で売り、沖縄発着312便が欠航した。", ["350万円", "312便"]),
        ("净利润是 160 万元，两年翻了 288 倍。", ["160 万元", "288 倍"]),
        ("총 160만 원을 3명이 냈다.", ["160만 원", "3명"]),
        ("มีส่วนแบ่งตลาดประมาณ 80 เปอร์เซ็นต์ และ 3 ล้านบาท", ["80 เปอร์เซ็นต์", "3 ล้านบาท"]),
        ("2017 年 7 月 3 日発売", []),
    ],
)
def test_other_languages_have_amounts_too(sentence: str, found: list[str]) -> None:
    assert list(amounts("", [], [sentence])) == found


def test_six_are_told_and_those_of_the_headline_and_the_lead_are_among_them() -> None:
    many = [f"Some {n} dollars were {n} reasons." for n in range(101, 120)]
    lead = "Only 7 boats came."
    found = amounts("The 8 roads of a ferry", [lead], [*many, lead, ENGLISH])
    assert len(found) == 6
    assert {"8 roads", "7 boats"} <= set(found)


def test_of_sums_that_say_nothing_more_two_are_enough() -> None:
    said = [f"It was ${n} then." for n in range(30, 40)]
    assert list(amounts("", [], [*said, ENGLISH])) == ["$30", "$31"]
