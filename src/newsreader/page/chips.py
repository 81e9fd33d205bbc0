"""Topics as chips, `#chips #tariffs`: each leads to the articles that have it. PURE."""

import re
from collections.abc import Sequence

from newsreader.cleaning import clean_line
from newsreader.models.document import Block, Inline, Link, Paragraph, Span, Style
from newsreader.page.flatten import lines_of

_MOST = 12
_LONGEST = 60
_WORD = re.compile(r"[^\W_]+(?:[-_'’.&][^\W_]+)*(?:\+\+|#)?")


def chips_of(topics: Sequence[str], blocks: Sequence[Block] = ()) -> tuple[Link, ...]:
    """Without those that the text ends with."""
    last = "".join(line.text for line in lines_of(blocks[-1:]))
    said = set(last.casefold().split())
    tags = dict.fromkeys(tag for topic in topics[:_MOST] if (tag := hashtag(topic)))
    return tuple(Link("", tag, _query(tag)) for tag in tags if tag.casefold() not in said)


def hashtag(topic: str) -> str:
    """`#US-tariffs`, `#C++`; of a very long one the first words."""
    line = clean_line(topic, _LONGEST)
    words = _WORD.findall(line)
    if line.endswith("…") and len(words) > 1:
        words.pop()
    return f"#{'-'.join(words)}" if words else ""


def phrase_chips(phrases: Sequence[str]) -> tuple[Link, ...]:
    """`~US tariffs`: newsreader's own, looked for as words."""
    return tuple(
        Link("", f"~{words}", f'"{words}"')
        for phrase in phrases
        if (words := clean_line(phrase, 60).replace('"', ""))
    )


def labels_line(
    tags: Sequence[str], chips: Sequence[Link], first: int | None = None
) -> Paragraph | None:
    """`Tagged: later · #chips #tariffs`: the person's tags, then the publisher's topics.

    `first` is the number of the first chip among the document's links; `None`: they lead nowhere.
    """
    own = ", ".join(clean_line(tag, 60) for tag in tags)
    start = f"Tagged: {own}" if own else ""
    start += " · " if start and chips else ""
    content = chips_line(start, chips, first)
    return Paragraph(content, Style.TOPIC) if content.text else None


def chips_line(start: str, chips: Sequence[Link], first: int | None) -> Inline:
    line, spans = start, list[Span]()
    for number, chip in enumerate(chips):
        line += " " if number else ""
        if first is not None:
            spans.append(Span(len(line), len(line) + len(chip.text), Style.TOPIC, first + number))
        line += chip.text
    return Inline(line, tuple(spans))


def _query(tag: str) -> str:
    """`#chips`; what begins with a digit is a topic in quotes only, what was cut one to go on."""
    goes_on = "*" if len(tag) >= _LONGEST else ""
    return f"{tag}{goes_on}" if tag[1].isalpha() else f'#"{tag[1:]}"{goes_on}'
