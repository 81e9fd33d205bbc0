"""What a document says about when to ask again: its own hints, and how its articles are spread."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median_low

from newsreader.models.hints import Hints
from newsreader.models.rhythm import Rhythm

_LATEST = 21
"""Articles that are looked at: what a feed did long ago says little."""

_WHOLE = timedelta(days=14)
"""So long we believe a server that nothing has changed."""


def rhythm_of(hints: Hints, published: Iterable[datetime | None], now: datetime) -> Rhythm:
    """Moments that are still to come say nothing."""
    moments = sorted((at for at in published if at is not None and at <= now), reverse=True)
    gaps = [
        int((later - earlier).total_seconds()) for later, earlier in pairwise(moments[:_LATEST])
    ]
    return Rhythm(
        wait=hints.wait,
        skip_hours=hints.skip_hours,
        skip_days=hints.skip_days,
        ended=hints.ended,
        gap=median_low(gaps) if gaps else None,
        newest=moments[0] if moments else None,
        came=now,
        moved_to=hints.moved_to,
    )


def wants_whole(rhythm: Rhythm, now: datetime) -> bool:
    """Some servers go on saying 304 whatever happens: now and then the document is asked for."""
    return rhythm.came is not None and now - rhythm.came >= _WHOLE
