import pytest

from newsreader.page.hashtags import hashtags_in, names_hashtags, topics_at_end, with_topics


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
    ("lines", "topics"),
    [
        (["Text.", "#chips", "#tariffs"], ("chips", "tariffs")),
        (["Text.", "Tags:", "#chips #Chips"], ("chips",)),
        (["#chips", "Text."], ()),
        (["#chips #tariffs"], ()),
        (["Text."], ()),
        ([], ()),
    ],
)
def test_a_texts_topics_stand_at_its_end(lines: list[str], topics: tuple[str, ...]) -> None:
    assert topics_at_end(lines) == topics


def test_a_publishers_topic_comes_first_and_once() -> None:
    assert with_topics(("US tariffs", "Japan"), ["us-tariffs", "chips"]) == (
        "US tariffs",
        "Japan",
        "chips",
    )
