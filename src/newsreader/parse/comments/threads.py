"""Voices, who answer each other, in the order of reading. Within bounds, whatever was sent."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from msgspec import Struct

from newsreader.models.discussions import Comment, Comments

MOST = 500
"""Comments that are kept of a discussion."""
_LOOKED_AT = 20_000
_LONGEST = 20_000
"""Characters of a comment's HTML."""
_ROOM = 1_000_000
"""Characters of all of them."""
_DEEPEST = 100


class Voice(Struct, frozen=True):
    """A comment, and which one it answers; one that is not there is the article."""

    id: str
    parent: str | None
    author: str = ""
    html: str = ""
    at: datetime | None = None
    score: int | None = None
    link: str | None = None
    more: int = 0
    """It is not one: answers that were not sent along."""


def threaded(voices: Iterable[Voice], count: int | None = None, *, whole: bool = True) -> Comments:
    """In the order in which answers to the same stand in `voices`.

    `count`: how many there are, where that is said; else as many as came, if these are the `whole`
    or more than are kept.
    """
    heard = {voice.id: voice for voice in islice(voices, _LOOKED_AT)}
    comments = [comment for comment in _in_order(heard) if comment is not None]
    kept = tuple(_within_bounds(comments))
    if count is None and (whole or len(kept) < len(comments)):
        count = sum(bool(voice.html) for voice in heard.values())
    return Comments(kept, count)


def _in_order(heard: dict[str, Voice]) -> Iterator[Comment | None]:
    answers: defaultdict[str | None, list[Voice]] = defaultdict(list)
    for voice in heard.values():
        answers[voice.parent if voice.parent in heard else None].append(voice)
    left = dict(heard)
    while left:
        firsts: Sequence[Voice] = answers.pop(None, ()) or [next(iter(left.values()))]
        waiting = [(voice, 0) for voice in reversed(firsts)]
        while waiting:
            voice, depth = waiting.pop()
            if left.pop(voice.id, None) is not None:
                below = answers.get(voice.id, [])
                yield _comment(voice, depth, answered=bool(below))
                waiting += [(answer, depth + 1) for answer in reversed(below)]


def _comment(voice: Voice, depth: int, *, answered: bool) -> Comment | None:
    """One that was taken back says nothing, but its answers stand below it."""
    if not (voice.html or answered or voice.more):
        return None
    said = (voice.author, voice.html[:_LONGEST], voice.at)
    return Comment(*said, min(depth, _DEEPEST), voice.score, voice.link, voice.more)


def _within_bounds(comments: Iterable[Comment]) -> Iterator[Comment]:
    room = _ROOM
    for comment in islice(comments, MOST):
        room -= len(comment.html)
        if room < 0:
            return
        yield comment
