"""What stands below an article."""

from datetime import UTC, datetime

import pytest

from newsreader.models.articles import Headline
from newsreader.models.stories import Company, Related, Source, Told
from newsreader.typeset.galley import Mould, galley_of
from newsreader.view.relating import afterword_of

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
KIOSK, POST = Source(2, "Kiosk"), Source(3, "Post")


def words_of(company: Company) -> str:
    blocks, _ = afterword_of(company, 0, lambda _: "today", lambda _: "gt")
    return "\n".join(galley_of(blocks, Mould(90)).texts)


@pytest.mark.parametrize(
    ("sources", "others", "words"),
    [
        ([], 2, "2 other articles of this story"),
        ([KIOSK], 2, "1 other article of this story"),
        ([KIOSK], 1, ""),
        ([KIOSK, POST], 1, ""),
        ([KIOSK], None, ""),
    ],
)
def test_the_same_article_elsewhere_is_no_other_one_of_its_story(
    sources: list[Source], others: int | None, words: str
) -> None:
    told = None if others is None else Told(1, others, 0)
    said = words_of(Company([], sources, told))
    assert ("of this story" in said) is bool(words)
    assert words.casefold() in said.casefold()
    assert ("Also in Kiosk" in said) is bool(sources)


@pytest.mark.parametrize(
    ("title", "text", "beginning"),
    [
        ("Ferry strike", "Ferry strike: it is over.", "it is over."),
        ("Ferry strike…", "Ferry strike… it is over.", "it is over."),
        ("The ferry str…", "The ferry strike is over.", "strike is over."),
        ("Ferry strike", "Ferries sail.", "Ferries sail."),
    ],
)
def test_an_excerpt_goes_on_where_the_headline_ends(title: str, text: str, beginning: str) -> None:
    headline = Headline(1, 1, "Kiosk", title, None, NOON, read=False, bookmarked=False, words=9)
    (_, about, told) = words_of(Company([Related(headline, text)])).rsplit("\n", 2)
    assert "Kiosk · today" in about
    assert told.strip() == beginning
