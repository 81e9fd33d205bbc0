"""`newsreader pack`: everything for a time without a network."""

import re
from collections import Counter
from collections.abc import AsyncIterator

import click
from msgspec.structs import asdict

from newsreader.cli.choosing import Asking, scope_of
from newsreader.cli.printing import say, say_json, warn
from newsreader.cli.profile import profile_of
from newsreader.cli.running import follow
from newsreader.models.syncing import Packed, Refused, SyncEvent
from newsreader.sync.parts import Parts
from newsreader.sync.trip import EVERYTHING_UNREAD, pack
from newsreader.wording import counted

_SIZE = re.compile(r"([0-9]{1,12}(?:\.[0-9]{1,12})?)\s*([KMG]?)B?", re.IGNORECASE)
_UNITS = {"": 1, "K": 1_000, "M": 1_000_000, "G": 1_000_000_000}
_DAY = 24 * 60


class _Size(click.ParamType[int]):
    name = "size"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        found = _SIZE.fullmatch(str(value).strip())
        if found is None:
            self.fail(f"{value} is no size: write 200M, or 0 for no pictures.", param, ctx)
        return int(float(found[1]) * _UNITS[found[2].upper()])


@click.command("pack", cls=Asking)
@click.argument("query", nargs=-1)
@click.option(
    "--minutes",
    type=click.IntRange(1, 7 * _DAY),
    default=90,
    show_default=True,
    help="Of reading.",
)
@click.option("--size", type=_Size(), default="200M", show_default=True, help="Of pictures.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--events", is_flag=True, help="One JSON object a line, as things happen.")
@click.pass_context
def pack_command(
    ctx: click.Context, query: tuple[str, ...], minutes: int, size: int, as_json: bool, events: bool
) -> None:
    """Bring the full texts and pictures of what you will read: bookmarks, then what is unread.

    With a QUERY, of what it finds. Ends with what is ready and what is not, and why.
    """

    def flow(parts: Parts) -> AsyncIterator[SyncEvent]:
        return pack(parts, scope_of(query) if query else EVERYTHING_UNREAD, minutes, size)

    match follow(profile_of(ctx), flow, as_events=events)[-1]:
        case Refused(reason) if not events:
            raise click.ClickException(reason)
        case Packed() as packed if as_json:
            say_json(asdict(packed) | {"lacking": [asdict(one) for one in packed.lacking]})
        case Packed() as packed if not events:
            _say(packed)


def _say(packed: Packed) -> None:
    if not packed.articles:
        say("There is nothing to take along: nothing unread was found.")
        return
    pictures = f" · {counted(packed.pictures, 'picture')}" if packed.pictures else ""
    pages = f" · {counted(packed.pages, 'linked page')}" if packed.pages else ""
    megabytes = f", {packed.bytes / 1_000_000:.1f} MB" if packed.bytes else ""
    say(
        f"{packed.ready:,} of {counted(packed.articles, 'article')} ready"
        f" · {packed.minutes:,} min of reading{pages}{pictures}{megabytes}"
    )
    reasons = Counter(one.reason for one in packed.lacking)
    for reason, count in reasons.most_common():
        warn(f"{counted(count, 'article')}: {reason}")
    for one in packed.lacking:
        say(f"  {one.title}")
