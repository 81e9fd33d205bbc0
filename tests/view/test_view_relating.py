"""What stands below an article."""

import pytest

from newsreader.models.stories import Company, Source, Told
from newsreader.typeset.galley import Mould, galley_of
from newsreader.view.relating import afterword_of

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
