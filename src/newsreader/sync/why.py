"""Why a feed is asked again when it is, in words."""

from datetime import timedelta

from newsreader.models.feeds import FeedState, SyncState
from newsreader.sync.due import Pace, Why, after_success
from newsreader.wording import counted

_JITTER = 1.2
"""What a wait may differ by and still have the same cause."""


def reason(state: SyncState, every: timedelta, *, adaptive: bool) -> str:
    """Works it out again: what the server said of caching is the only thing not kept."""
    match state:
        case SyncState(state=FeedState.PAUSED):
            return "paused in feeds.toml"
        case SyncState(state=FeedState.GONE):
            return "gone for good, asked by hand only"
        case SyncState(failures=failures) if failures:
            return f"failed {counted(failures, 'time')} in a row"
    if state.last_visit is None or state.next_due is None:
        return "new"
    own = timedelta(minutes=state.every) if state.every else every
    pace = Pace(own, state.rhythm, adaptive=adaptive)
    due, why = after_success(state.last_visit, pace, 0.5)
    longer = state.next_due - state.last_visit > _JITTER * (due - state.last_visit)
    return Why.SERVER if longer else why
