"""What was asked of the assistant and what it says, as blocks above the article. PURE."""

from collections.abc import Sequence

from msgspec import Struct

from newsreader.models.asking import Answer, Ask, Task
from newsreader.models.document import (
    Block,
    Inline,
    Item,
    Listing,
    Paragraph,
    Quote,
    Span,
    Style,
)

ASKING = "asking …"
_NAMES = {
    Task.SUMMARY: "Summary",
    Task.TRANSLATION: "Translation",
    Task.EXPLANATION: "Explanation",
}


class Reply(Struct):
    """An answer while it comes, and when it is there."""

    ask: Ask
    text: str = ""
    words: str = ASKING
    """Of ours: who answers, what became of it."""
    source: str = ""
    """Who is asked, while that goes on."""
    titles: Sequence[str] = ()
    """Of the articles of a digest, which it calls by their numbers."""


def of_answer(answer: Answer, since: str, titles: Sequence[str] = ()) -> Reply:
    """`since`: how long ago it was kept; empty: it has just come."""
    kept = f" · kept {since}" if since else ""
    return Reply(answer.ask, answer.text, f"{answer.words}{kept}", titles=titles)


def name_of(ask: Ask) -> str:
    """`Summary`, `Translation into Dutch`, `“Who paid?”`, `Digest of 5 articles`."""
    match ask.task:
        case Task.TRANSLATION if ask.language:
            return f"Translation into {ask.language}"
        case Task.QUESTION:
            return f"“{ask.question}”"
        case Task.DIGEST:
            return f"Digest of {len(ask.articles)} articles"
    return _NAMES[ask.task]


def foreword_of(reply: Reply) -> tuple[Block, ...]:
    """What reads the model's way of writing is loaded by the first."""
    from newsreader.page.prose import blocks_of

    numbered = tuple(Item((Paragraph(Inline(title)),)) for title in reply.titles)
    titles = (Listing(numbered, ordered=True),) if numbered else ()
    return (Quote((_label(reply), *blocks_of(reply.text), *titles), upright=True),)


def _label(reply: Reply) -> Paragraph:
    name = name_of(reply.ask)
    spans = (Span(0, len(name), Style.STRONG),)
    return Paragraph(Inline(f"{name} · {reply.words}", spans), Style.META)
