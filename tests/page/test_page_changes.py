"""What changed in an article, as it is read."""

from datetime import UTC, datetime

import pytest

from newsreader.models.document import Heading, Paragraph, Style
from newsreader.models.revisions import Revision
from newsreader.page.changes import changes_document

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
BEFORE = Revision(0, NOON, "Storm nears coast", "It is near.\nStay in.")


def paragraphs(title: str, text: str) -> list[Paragraph]:
    after = Revision(1, NOON, title, text)
    document = changes_document(BEFORE, after, lambda _: "just now", "the only change")
    assert isinstance(document.blocks[0], Heading)
    assert document.blocks[0].content.text == title
    return [block for block in document.blocks if isinstance(block, Paragraph)]


def styled(paragraph: Paragraph, style: Style) -> list[str]:
    content = paragraph.content
    return [content.text[one.start : one.end] for one in content.spans if one.style is style]


def test_gone_words_are_struck_and_new_ones_bold() -> None:
    about, line = paragraphs("Storm nears coast", "It is here.\nStay in.")

    assert about.content.text == "changed just now · 1 word gone, 1 new · the only change"
    assert line.content.text == "It is near here."
    assert (styled(line, Style.STRIKE), styled(line, Style.STRONG)) == (["near"], ["here"])


def test_another_title_is_told_with_what_it_was() -> None:
    about, was, nothing = paragraphs("Storm hits the coast", BEFORE.text)

    assert was.content.text == "was: Storm nears coast"
    assert styled(was, Style.STRIKE) == ["nears"]
    assert about.content.text.startswith("changed just now · 1 word gone, 2 new")
    assert nothing.content.text == "Nothing else changed in the text."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It is near.", "2 words gone, 0 new"),
        ("It is near.\nStay in. Now!", "1 word new"),
        ("It is near.\nStay in. Do not move.", "3 words new"),
    ],
)
def test_words_are_counted(text: str, told: str) -> None:
    about = paragraphs(BEFORE.title, text)[0]

    assert about.content.text == f"changed just now · {told} · the only change"


def test_nothing_hostile_comes_through() -> None:
    *_, line = paragraphs(BEFORE.title, "It is \x1b[31mnear.\nStay\u202e in.")

    assert "\x1b" not in line.content.text
    assert "\u202e" not in line.content.text
