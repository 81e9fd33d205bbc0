import pytest

from newsreader.page.hashtags import hashtags_in, names_hashtags, with_topics, without_end


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("#chips #tariffs", ("chips", "tariffs")),
        ("#chips, #us-tariffs · #G7", ("chips", "us-tariffs", "G7")),
        ("#chips#tariffs", ("chips", "tariffs")),
        ("#日銀 ＃金利", ("日銀", "金利")),
        ("#ข่าว #น้ำท่วม", ("ข่าว", "น้ำท่วม")),
        ("#हिन्दी", ("हिन्दी",)),
        ("#экономика", ("экономика",)),
        ("#🚢ships #fleet", ("🚢ships", "fleet")),
        ("#🚢", ()),
        ("#1", ()),
        ("#fff", ()),
        ("#a1b2c3", ()),
        ("#bee #EU #decade", ("bee", "EU", "decade")),
        ("#A1b2C3", ()),
        ("#cafe", ("cafe",)),
        ("C#", ()),
        ("F# #music", ()),
        ("#!/bin/sh", ()),
        ("#", ()),
        ("##", ()),
        ("", ()),
        ("https://x.example/page#part", ()),
        ("#chips are dear", ()),
        ("It is about #chips", ()),
        ("#" + "a" * 61, ()),
        ("#word " * 31, ()),
    ],
)
def test_only_a_line_of_hashtags_has_hashtags(line: str, tags: tuple[str, ...]) -> None:
    assert hashtags_in(line) == tags


@pytest.mark.parametrize(
    ("line", "does"),
    [
        ("Hashtags", True),
        (" tags: ", True),
        ("Schlagwörter", True),
        ("タグ：", True),
        ("标签", True),
        ("Tags of cattle", False),
        ("", False),
    ],
)
def test_a_heading_may_name_them(line: str, does: bool) -> None:
    assert names_hashtags(line) is does


@pytest.mark.parametrize(
    ("text", "rest", "topics"),
    [
        ("Text.\n#chips\n#tariffs", "Text.", ("chips", "tariffs")),
        ("Text.\nTags:\n#chips", "Text.", ("chips",)),
        ("Text.\n\n#chips\n", "Text.", ("chips",)),
        ("Text. #chips, #tariffs", "Text.", ("chips", "tariffs")),
        ("“Text!” #chips\n#tariffs", "“Text!”", ("chips", "tariffs")),
        ("開館した。#図書館 #東京", "開館した。", ("図書館", "東京")),
        ("#chips", "", ("chips",)),
        ("#chips\nText.", "#chips\nText.", ()),
        ("We like #chips", "We like #chips", ()),
        ("A list of them: see C. #1 #2", "A list of them: see C. #1 #2", ()),
        ("On #chips. And #tariffs", "On #chips. And #tariffs", ()),
        ("Text.\nTags:", "Text.\nTags:", ()),
        ("Text.", "Text.", ()),
        ("", "", ()),
    ],
)
def test_a_text_ends_before_its_hashtags(text: str, rest: str, topics: tuple[str, ...]) -> None:
    assert without_end(text) == (rest, topics)


def test_a_publishers_topic_comes_first_and_once() -> None:
    assert with_topics(("US tariffs", "Japan"), ["us-tariffs", "chips"]) == (
        "US tariffs",
        "Japan",
        "chips",
    )


def test_what_signs_tell_apart_are_several_topics() -> None:
    assert with_topics(("C", "C++", "C#", "c++"), []) == ("C", "C++", "C#")
