"""A discussion as a Document: who, when, what; answers behind a bar below what they answer."""

from collections.abc import Callable, Sequence
from datetime import datetime

from newsreader.cleaning import clean_line
from newsreader.forums import Forum, Site
from newsreader.models.articles import Article
from newsreader.models.discussions import Comment, Discussion
from newsreader.models.document import (
    Block,
    Details,
    Document,
    Inline,
    Paragraph,
    Quote,
    Span,
    Style,
)
from newsreader.page.body import read_body
from newsreader.page.furniture import note, title_of
from newsreader.page.links import Links
from newsreader.wording import counted

_DEEPEST = 8
"""Bars that a pane has room for; what is deeper stands beside what it answers."""
_NOBODY = "somebody"
_TAKEN_BACK = "Taken back."

Ago = Callable[[datetime], str]


def discussion_document(
    article: Article, discussion: Discussion, forum: Forum | None, ago: Ago
) -> Document:
    """`ago` says how long a moment is past."""
    links = Links(forum.page if forum else article.link)
    bodies = [_body(comment, links) for comment in discussion.comments]
    heads = [_head(comment, links, ago) for comment in discussion.comments]
    blocks = (
        title_of(article),
        _about(discussion, forum, links, ago),
        *_notes(discussion),
        *_threads(discussion.comments, heads, bodies),
        _rest(discussion),
    )
    return Document(tuple(block for block in blocks if block is not None), links.all())


def _about(discussion: Discussion, forum: Forum | None, links: Links, ago: Ago) -> Paragraph:
    """`41 comments · Hacker News · asked 3 hours ago`."""
    count = max(discussion.count or 0, _here(discussion))
    parts = [counted(count, "comment") if count else "no comments yet"]
    if discussion.came:
        parts.append(f"asked {ago(discussion.came)}")
    spans: tuple[Span, ...] = ()
    if forum and (page := links.resolve(forum.page)):
        name = "the page" if forum.site is Site.FEED else str(forum.site)
        start = len(parts[0]) + 3
        spans = (Span(start, start + len(name), Style.LINK, links.number(page, name)),)
        parts.insert(1, name)
    return Paragraph(Inline(" · ".join(parts), spans), Style.META)


def _notes(discussion: Discussion) -> Sequence[Paragraph]:
    return [note(clean_line(discussion.reason))] if discussion.reason else []


def _rest(discussion: Discussion) -> Paragraph | None:
    here = _here(discussion)
    if not here or (discussion.count or 0) <= here:
        return None
    return note(f"{here:,} of {counted(discussion.count or 0, 'comment')} are here.")


def _here(discussion: Discussion) -> int:
    return sum(not comment.more for comment in discussion.comments)


def _body(comment: Comment, links: Links) -> tuple[Block, ...]:
    return read_body(comment.html, links).blocks or (note(_TAKEN_BACK),)


def _head(comment: Comment, links: Links, ago: Ago) -> Inline:
    """`Ada · 3 hours ago · 12 points`. The time leads to the comment, without a number."""
    if comment.more:
        return _left_out(comment, links)
    name = clean_line(comment.author, 60) or _NOBODY
    time = ago(comment.at) if comment.at else ""
    score = "" if comment.score is None else counted(comment.score, "point")
    spans = [Span(0, len(name), Style.STRONG)]
    if time and comment.link and (target := links.resolve(comment.link)):
        start = len(name) + 3
        number = links.number(target, f"{name}, {time}")
        spans.append(Span(start, start + len(time), Style.META, number))
    return Inline(" · ".join(filter(None, (name, time, score))), tuple(spans))


def _left_out(comment: Comment, links: Links) -> Inline:
    words = counted(comment.more, "more answer") if comment.more > 0 else "more answers"
    words = f"… {words} on the page"
    target = links.resolve(comment.link or "")
    if target is None:
        return Inline(words)
    return Inline(words, (Span(2, len(words), Style.META, links.number(target, words[2:])),))


def _threads(
    comments: Sequence[Comment], heads: Sequence[Inline], bodies: Sequence[tuple[Block, ...]]
) -> list[Block]:
    """From the last to the first: what was said below a comment is there when it is its turn."""
    below: list[list[Block]] = [[] for _ in range(_DEEPEST + 2)]
    for comment, head, body in reversed(list(zip(comments, heads, bodies, strict=True))):
        depth = min(comment.depth, _DEEPEST)
        if comment.more:
            below[depth].append(Paragraph(head, Style.META))
            continue
        answers = below[depth + 1]
        inside = (*body, Quote(tuple(reversed(answers)), upright=True)) if answers else body
        below[depth].append(Details(head, inside, bare=True))
        below[depth + 1] = []
    return below[0][::-1]
