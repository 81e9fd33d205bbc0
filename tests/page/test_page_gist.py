"""The gist: sentences, key points, names and numbers, in scripts with and without spaces."""

from collections.abc import Iterable

import pytest

from newsreader.page.gist import gist_of
from newsreader.page.sentences import sentences
from newsreader.stories.likeness import Usage
from newsreader.stories.words import numbered, spelled

LEAD = "The ferry left early. Nobody knew why, said Dr. Ada Berg."
CALM = "the weather was calm and somebody painted a bench that nobody had asked for."
FILLER = [f"On {chr(97 + n % 26)}-day {CALM}" for n in range(60)]
POINT = "The harbour board wants to sell the ferry to a museum in Lund for 3.5 million crowns."
OTHER = "Then Captain Olof Lind offered the harbour board $80,000 and refused the museum."


THAI_LEAD = "รัฐบาลญี่ปุ่นเสนอซื้อชิปจากสหรัฐฯ ในการเจรจาภาษีศุลกากรรอบที่สี่ที่กรุงวอชิงตันเมื่อวันศุกร์ที่ผ่านมา"
THAI_NEXT = "แหล่งข่าวในรัฐบาลกล่าวว่าการซื้อครั้งนี้จะช่วยลดการขาดดุลการค้าของสหรัฐฯ"
THAI_POINT = "บริษัทเอ็นวิเดียซึ่งเป็นผู้ผลิตชิปรายใหญ่ที่สุดของโลกมีส่วนแบ่งตลาดประมาณ 80 เปอร์เซ็นต์ของชิปในการเจรจา"
THAI_CALM = "วันนี้อากาศดีมาก ท้องฟ้าแจ่มใส ผู้คนออกมาเดินเล่นในสวนสาธารณะตั้งแต่เช้า และเรือข้ามฟากแล่นตามปกติ"


def usage(words: Iterable[int]) -> Usage:
    return Usage(1000, {})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (LEAD, ["The ferry left early.", "Nobody knew why, said Dr. Ada Berg."]),
        ("It cost 3.5 million. e.g. a lot", ["It cost 3.5 million. e.g. a lot"]),
        ("„Ja.“ Er ging z. B. nicht.", ["„Ja.“", "Er ging z. B. nicht."]),
        ("船は早く出た。「なぜ？」と彼は言った。", ["船は早く出た。", "「なぜ？」と彼は言った。"]),
        ("वह गया। वह आया।", ["वह गया।", "वह आया।"]),
        ("គាត់ទៅ។ គាត់មក។", ["គាត់ទៅ។", "គាត់មក។"]),
        ("သူသွားသည်။ သူလာသည်။", ["သူသွားသည်။", "သူလာသည်။"]),
        ("Really?! Yes… Maybe.", ["Really?!", "Yes…", "Maybe."]),
        ("", []),
    ],
)
def test_sentences_end_where_the_script_says(text: str, found: list[str]) -> None:
    assert list(sentences([text])) == found


def test_where_no_marks_end_sentences_spaces_do_but_not_those_around_numbers() -> None:
    line = " ".join([THAI_LEAD, THAI_NEXT, THAI_POINT])
    said = list(sentences([line]))
    assert len(said) == 2
    assert " ".join(said) == line
    assert all(50 < len(sentence) < 250 for sentence in said)
    assert any("80 เปอร์เซ็นต์" in sentence for sentence in said)
    assert not any(sentence.startswith(("80", "3%")) for sentence in said)


def test_a_short_text_is_its_first_two_sentences() -> None:
    gist = gist_of("Ferry", [f"{LEAD} And more."], "", usage)
    assert gist is not None
    assert (gist.lead, gist.described, gist.points) == (LEAD, False, ())


@pytest.mark.parametrize(
    "above",
    [
        ["By: Patrik Höglund", "Introduction"],
        ["TOKYO"],
        ["Harbour board sells ferry to museum"],
        ["Harbour board sells ferry to museum Ada Berg 7 November"],
        [
            "https://example.org/a/very/long/address/of/a/picture/that/says/nothing/of/what/is/told/"
            * 2
        ],
    ],
)
def test_names_headings_and_addresses_above_a_text_are_not_its_beginning(above: list[str]) -> None:
    gist = gist_of("Harbour board sells ferry to museum", [*above, LEAD, *FILLER], "", usage)
    assert gist is not None
    assert gist.lead == LEAD


@pytest.mark.parametrize(
    ("lines", "lead"),
    [
        (["Eric Newcomer, Bloomberg:", LEAD], f"Eric Newcomer, Bloomberg: {LEAD}"),
        (["The ferry left early. These are:", "One", "Two"], "The ferry left early."),
        (["One boat", "Two boats", "Three"], "One boat Two boats"),
        (["城市", "船は早く出た。誰も知らない。"], "船は早く出た。誰も知らない。"),
        (["Things I gave away:", "A boat", "A bench"], "Things I gave away: A boat A bench"),
        (["Only these"], "Only these"),
    ],
)
def test_a_label_stays_with_what_it_announces(lines: list[str], lead: str) -> None:
    gist = gist_of("Ferry", lines, "", usage)
    assert gist is not None
    assert gist.lead == lead


@pytest.mark.parametrize(
    ("description", "described"),
    [
        ("A ferry that left early is to become a museum, if the board has its way.", True),
        ("The ferry left early. Nobody knew why, said Dr. Ada …", False),
        ("Read more", False),
        ("", False),
    ],
)
def test_what_the_publisher_says_comes_first_unless_it_is_the_beginning(
    description: str, described: bool
) -> None:
    gist = gist_of("Ferry", [LEAD, *FILLER], description, usage)
    assert gist is not None
    assert gist.described is described
    assert gist.lead == (description if described else LEAD)


def test_a_long_text_has_key_points_in_its_own_words_names_and_numbers() -> None:
    lines = [LEAD, *FILLER[:30], POINT, *FILLER[30:], OTHER]
    gist = gist_of("Harbour board sells ferry to museum", lines, "", usage)
    assert gist is not None
    assert {POINT, OTHER} <= set(gist.points)
    assert len(gist.points) <= 3
    assert "Olof Lind" in " ".join(gist.names)
    assert gist.numbers == ("3.5 million crowns", "$80,000")
    assert gist == gist_of("Harbour board sells ferry to museum", lines, "", usage)


STANDING = "The turbine of the harbour was the storm, rust broke old blades."


@pytest.mark.parametrize(
    "other",
    [
        "It was the turbine of the harbour, and the storm.",
        "The turbine of the harbour, she said, the storm.",
        "“Turbine of the harbour and the storm!” was said.",
        "— Turbine of the harbour and the storm, and said",
        "Was it the turbine of the harbour, or the storm?",
        "turbine of the harbour, storm, and the rest.",
        "Turbine) of the harbour and the storm.",
    ],
)
def test_a_key_point_stands_by_itself(other: str) -> None:
    filler = [f"Nobody of town {n} has seen any of that." for n in range(99)]
    gist = gist_of("Old iron", [*filler[:9], other, *filler[9:], STANDING], "", usage)
    assert gist is not None
    assert STANDING in gist.points
    assert other not in gist.points


def test_japanese_has_a_gist_too() -> None:
    calm = "港は静かだった。" * 300
    lines = [f"船は早く出た。誰も理由を知らなかった。{calm}", "市は船を350万円で売る。"]
    gist = gist_of("船", lines, "", usage)
    assert gist is not None
    assert gist.lead == "船は早く出た。誰も理由を知らなかった。"
    assert "350万円" in gist.numbers


def test_nothing_has_no_gist() -> None:
    assert gist_of("Title", [""], "", usage) is None


def test_thai_has_key_points_too() -> None:
    lines = [THAI_LEAD, *[THAI_CALM] * 30, THAI_POINT]
    calm = frozenset(numbered(spelled(THAI_CALM)))
    gist = gist_of(
        "ญี่ปุ่นเสนอซื้อชิป", lines, "", lambda words: Usage(1000, {w: 900 for w in words if w in calm})
    )
    assert gist is not None
    assert gist.points == (THAI_POINT,)
    assert "ซื้อชิป" in " ".join(gist.names)
