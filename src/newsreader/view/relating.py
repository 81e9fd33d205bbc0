"""What stands below an article: where else it is, who tells its news, what is related. PURE."""

from collections.abc import Callable, Iterator, Sequence

from newsreader.cleaning import clean_line
from newsreader.models.document import (
    Block,
    Heading,
    Inline,
    Item,
    Link,
    Listing,
    Paragraph,
    Span,
    Style,
)
from newsreader.models.stories import Company, Related
from newsreader.view.actions.kinds import KeyOf
from newsreader.wording import counted

_EXCERPT = 180
_PHRASES = "Key phrases: "
_NOTHING = "Nothing related is here."

Tell = Callable[[Related], str]
"""When it was published, in words."""


def afterword_of(
    company: Company, first: int, tell: Tell, key: KeyOf
) -> tuple[tuple[Block, ...], tuple[Link, ...]]:
    """Its blocks and their links, which are numbered from `first` on."""
    from newsreader.page.chips import phrase_chips

    chips = phrase_chips(company.phrases)
    blocks = (
        *_phrases(chips, first),
        *_sources(company),
        *_story(company, key),
        *_related(company, tell),
    )
    return blocks, chips


def _phrases(chips: Sequence[Link], first: int) -> Iterator[Block]:
    from newsreader.page.chips import chips_line

    if chips:
        yield Paragraph(chips_line(_PHRASES, chips, first), Style.TOPIC)


def _sources(company: Company) -> Iterator[Block]:
    names = ", ".join(clean_line(source.feed_title, 60) for source in company.sources)
    if names:
        yield Paragraph(Inline(f"Also in {names}"), Style.META)


def _story(company: Company, key: KeyOf) -> Iterator[Block]:
    """Where else the same article is has been said."""
    beside = company.told.others - len(company.sources) if company.told else 0
    if beside > 0:
        others = counted(beside, "other article")
        words = f"{others} of this story · {key('coverage')} shows who tells it how"
        yield Paragraph(Inline(words[0].upper() + words[1:]), Style.META)


def _related(company: Company, tell: Tell) -> Iterator[Block]:
    yield Heading(3, Inline("Related"))
    if not company.related:
        yield Paragraph(Inline(_NOTHING), Style.META)
        return
    items = tuple(Item((_one(related, tell),)) for related in company.related)
    yield Listing(items, ordered=True, tight=False)


def _one(related: Related, tell: Tell) -> Paragraph:
    from newsreader.page.text import excerpt

    title = clean_line(related.headline.title, 160) or clean_line(related.excerpt, 80)
    about = f"{clean_line(related.headline.feed_title, 60)} · {tell(related)}"
    text = clean_line(related.excerpt)
    beginning = excerpt(text, _EXCERPT, _said_of(title, text))
    start = len(title) + 1
    spans = (
        Span(0, len(title), Style.STRONG),
        Span(start, start + len(about), Style.META),
    )
    return Paragraph(Inline("\n".join(filter(None, (title, about, beginning))), spans))


def _said_of(title: str, text: str) -> str:
    """What a headline says of a text already: one that was cut in a word, not that word."""
    cut = title.endswith("…") and not text.startswith(title)
    return title.rpartition(" ")[0] if cut else title
