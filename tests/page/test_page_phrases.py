"""Key phrases of texts, in scripts with and without spaces between words."""

from collections.abc import Iterable

import pytest

from newsreader.page.chips import phrase_chips
from newsreader.page.phrases import key_phrases
from newsreader.query.parse import parse
from newsreader.query.tree import Words
from newsreader.stories.likeness import Usage
from newsreader.stories.words import numbered, spelled

EVERYDAY = "the and was has that with for will said this from are about who its been a of in it"
ENGLISH = """The harbour board wants to sell the Selma Lind to a museum. That was said in Lund.
The museum has no berth for the Selma Lind, and the harbour board said that this will cost money.
I'm sure, said the mayor. I'm not, said the baker. A museum has many friends."""
JAPANESE = "政府は半導体を買う。米国の半導体は高い。関税交渉では、半導体が鍵だ。次の関税交渉は秋。"
CHINESE = "大疆发布无人机。新的无人机很轻。大疆说，无人机续航四十分钟。记者问大疆：多少钱？"
THAI = "รัฐบาลซื้อชิปจากสหรัฐฯ ในการเจรจาภาษี รัฐบาลกล่าวว่าชิปแพง การเจรจาภาษีรอบต่อไปจะยาก"
KOREAN = "정부는 반도체를 산다. 미국은 반도체를 판다. 정부는 값이 비싸다고 했다."


def usage(words: Iterable[int]) -> Usage:
    common = set(numbered(spelled(EVERYDAY)))
    return Usage(1000, {word: 400 for word in words if word in common})


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("Harbour board sells ferry", ENGLISH, ["harbour board", "Selma Lind"]),
        ("半導体を購入", JAPANESE, ["半導体", "関税交渉"]),
        ("大疆新品", CHINESE, ["无人机", "大疆"]),
        ("ชิป", THAI, ["การเจรจาภาษี", "รัฐบาล"]),
        ("새 칩", KOREAN, ["반도체", "정부"]),
    ],
)
def test_what_comes_again_and_is_rare_is_a_key_phrase(
    title: str, text: str, found: list[str]
) -> None:
    phrases = key_phrases(title, text, usage)
    assert set(found) <= set(phrases)
    assert len(phrases) <= 5
    assert phrases == key_phrases(title, text, usage)
    assert not any("I'm" in phrase or phrase == "The" for phrase in phrases)


def test_forms_of_a_word_and_parts_of_a_phrase_are_said_once() -> None:
    text = "New robots came. The robot arm grew. A robot arm helps a robot. Robots are new."
    phrases = key_phrases("Robot arm", text, usage)
    assert len([phrase for phrase in phrases if "robot" in phrase.lower()]) == 1


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Short one: a kettle", "It is a kettle in Kyoto. Nobody looked at the kettle."),
        ("Letters", "The light was out. Mail: The Light. She wrote to The Light. They came."),
        ("Nineteen ropes", "Who pulls: Ingrid. And then, Ingrid. Nineteen of them."),
    ],
)
def test_what_nobody_would_tag_it_with_is_no_key_phrase(title: str, text: str) -> None:
    assert not key_phrases(title, text, usage)


@pytest.mark.parametrize(
    ("title", "text"),
    [("", ""), ("News", "Once only."), ("ノー", "はい。"), ("x" * 70, "y " * 50), ("\x00", "١٢٣")],
)
def test_where_nothing_stands_out_there_is_none(title: str, text: str) -> None:
    assert not key_phrases(title, text, usage)


def test_words_that_everybody_writes_are_none() -> None:
    assert not key_phrases("Said about", "This was said. That was said about it.", usage)


def test_a_phrase_is_marked_and_looked_for_as_words() -> None:
    (chip,) = phrase_chips(['US "tariffs"'])
    assert chip.text == "~US tariffs"
    assert parse(chip.query).root == Words("US tariffs")
