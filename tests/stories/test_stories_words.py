"""What an article is about, in numbers."""

import pytest

from newsreader.stories.sketch import address_mark, is_copy, sketch_of, whole_mark
from newsreader.stories.words import meant, spelled, words_of

TEXT = " ".join(f"word{number} went to town{number * 7 % 97}" for number in range(120))


def test_words_are_folded_and_scripts_without_spaces_are_read_in_pairs() -> None:
    assert spelled("Ébauche, a 2nd DRAFT") == ["ebauche", "2nd", "draft"]
    assert spelled("日本政府") == ["日本", "本政", "政府"]
    assert spelled("नमस्ते") == ["नमस्ते"]


def test_of_scripts_in_which_two_letters_are_no_syllable_three_are_what_is_meant() -> None:
    assert meant("หาดใหญ่ 2026") == ["2026", "หา าด", "าด ดใ", "ดใ ให", "ให หญ", "หญ ญ่"]
    assert meant("日本は島") == ["日本", "本は"]


def test_accents_of_vietnamese_are_kept_and_no_others() -> None:
    assert spelled("Chủ tịch nước gặp Thủ tướng") == "chủ tịch nước gặp thủ tướng".split()
    assert spelled("Café Müller in Đà Nẵng opens after long repairs")[:5] == [
        *("cafe", "muller", "in", "da", "nang")
    ]


def test_of_a_russian_word_the_beginning_is_what_is_meant() -> None:
    assert meant("Кудрин") == ["кудрин"]
    assert meant("правительство")[0] == meant("правительству")[0] == "правите*"


def test_a_headline_counts_twice() -> None:
    (often,) = set(words_of("chips", "").values())
    assert (often, max(words_of("chips", "chips").values())) == (2, 3)


def test_a_copy_is_known_though_cut_prefixed_and_retitled() -> None:
    text = sketch_of(TEXT)
    half = TEXT[: len(TEXT) * 6 // 10]
    assert is_copy(text, sketch_of(f"LONDON (Reuters) - {half} Read more on our site."))
    assert not is_copy(text, sketch_of(TEXT.replace("went", "goes").replace("to", "by")))


def test_short_texts_have_no_sketch() -> None:
    assert sketch_of("Too short to tell.") == frozenset()
    assert not is_copy(frozenset(), frozenset())


LIT = "Glassmakers in Orrefors lit it on Monday, with a match."


@pytest.mark.parametrize(
    ("title", "text", "same"),
    [
        ("Kiln reopens after a century", LIT, True),
        ("KILN reopens, after a century", LIT.lower(), True),
        ("Kiln reopens", LIT, False),
        ("Kiln reopens after a century", LIT.partition(",")[0], False),
    ],
)
def test_a_short_text_is_known_again_under_its_title(title: str, text: str, same: bool) -> None:
    first = whole_mark("Kiln reopens after a century", LIT)
    assert is_copy(first, whole_mark(title, text)) is same


@pytest.mark.parametrize(("title", "text"), [("Episode 12", "Listen now."), (LIT * 3, "")])
def test_what_may_be_said_twice_by_chance_has_no_mark(title: str, text: str) -> None:
    assert whole_mark(title, text) == frozenset()


def test_an_address_has_a_mark_of_its_own() -> None:
    assert address_mark("x.example/1") != address_mark("x.example/2")
    assert 0 < address_mark("x.example/1") < 2**63
