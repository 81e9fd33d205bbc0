"""What changed in an article as a Document: gone words struck, new ones bold."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from newsreader.cleaning import clean_line, clean_text
from newsreader.models.document import Block, Document, Heading, Inline, Paragraph, Span, Style
from newsreader.models.revisions import Revision
from newsreader.page.diffing import Fate, Line, Piece, changed_lines, changes, count_words
from newsreader.page.furniture import note

_LOOKS: Mapping[Fate, tuple[Style, ...]] = {
    Fate.SAME: (),
    Fate.GONE: (Style.STRIKE, Style.META),
    Fate.NEW: (Style.STRONG, Style.UNDERLINE),
}


def changes_document(
    before: Revision, after: Revision, ago: Callable[[datetime], str], where: str
) -> Document:
    """`where` says which change it is, and how to come to others."""
    lines = lines_between(before, after)
    title = changed_title(before, after)
    blocks = (
        _title(clean_line(after.title)),
        Paragraph(Inline(f"{_about(lines, title, ago(after.at))} · {where}"), Style.META),
        *_was(title),
        *(Paragraph(_inline(line)) for line in lines),
        *_nothing(lines),
    )
    return Document(tuple(block for block in blocks if block is not None))


def lines_between(before: Revision, after: Revision) -> Sequence[Line]:
    """Of their pages where these are not the same, else of what their feed brought."""
    if before.page and after.page and before.page != after.page:
        return changed_lines(clean_text(before.page), clean_text(after.page))
    return changed_lines(clean_text(before.text), clean_text(after.text))


def changed_title(before: Revision, after: Revision) -> Line:
    """Nothing where it stayed."""
    was, now = clean_line(before.title), clean_line(after.title)
    return tuple(changes(was, now)) if was != now else ()


def _title(title: str) -> Heading | None:
    return Heading(1, Inline(title, (Span(0, len(title), Style.TITLE),))) if title else None


def _was(title: Line) -> Iterator[Block]:
    """`was: Storm nears coast`, with what is gone of it struck."""
    old = [piece for piece in title if piece.fate is not Fate.NEW]
    if any(piece.text.strip() for piece in old):
        yield Paragraph(_inline([Piece(Fate.SAME, "was: "), *old]))


def _about(lines: Sequence[Line], title: Line, time: str) -> str:
    """`changed 2 hours ago · 3 words gone, 12 new`."""
    pieces = [piece for line in (title, *lines) for piece in line]
    gone, new = (
        sum(count_words(piece.text) for piece in pieces if piece.fate is fate)
        for fate in (Fate.GONE, Fate.NEW)
    )
    noun = "word" if (gone or new) == 1 else "words"
    told = f"{gone:,} {noun} gone, {new:,} new" if gone else f"{new:,} {noun} new"
    return f"changed {time} · {told}"


def _nothing(lines: Sequence[Line]) -> Iterator[Block]:
    if not lines:
        yield note("Nothing else changed in the text.")


def _inline(line: Iterable[Piece]) -> Inline:
    """A space stands between what is gone and what is new, which no style need tell apart."""
    text, spans, last = "", list[Span](), Fate.SAME
    for piece in line:
        if (last, piece.fate) == (Fate.GONE, Fate.NEW) and not text.endswith(" "):
            text += " "
        start, text = len(text), text + piece.text.replace("\n", " ")
        spans += (Span(start, len(text), style) for style in _LOOKS[piece.fate])
        last = piece.fate
    return Inline(text.rstrip(), tuple(spans))
