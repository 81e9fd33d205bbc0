"""What retention would forget, in words."""

from collections.abc import Iterator

from newsreader.cleaning import clean_line
from newsreader.models.retention import Going
from newsreader.wording import counted

_NAMED = 5
STAYS = (
    "What you bookmarked, tagged, highlighted or noted stays. That the others were read is "
    "remembered, and no feed brings them back; neither does undo, but the daily backups have them "
    "for a while."
)


def going_words(going: Going) -> list[str]:
    """A headline, then why, then of which feeds."""
    if not going.count:
        return ["Retention has nothing to forget now."]
    unread = f", {going.unread:,} of them unread" if going.unread else ""
    return [
        f"Retention would forget {counted(going.count, 'article')}{unread}:",
        *(f"  {line}" for line in _reasons(going)),
        f"  {_of_feeds(going)}",
    ]


def forgot_words(count: int) -> str:
    return f"Forgot {counted(count, 'article')}"


def _reasons(going: Going) -> Iterator[str]:
    if going.old:
        yield f"{going.old:,} came longer ago than they are kept"
    if going.many:
        yield f"{going.many:,} are not among the newest of their feed"
    if going.large:
        yield f"{going.large:,} make room: the library is larger than it may be"


def _of_feeds(going: Going) -> str:
    named = ", ".join(f"{clean_line(title, 40)} {n:,}" for title, n in going.feeds[:_NAMED])
    more = len(going.feeds) - _NAMED
    return f"of {named}" + (f" and {counted(more, 'other feed')}" if more > 0 else "")
