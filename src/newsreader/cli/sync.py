"""`newsreader sync`: for a person, for cron, and for the app's own child process."""

from collections.abc import AsyncIterator, Sequence
from contextlib import suppress

import click

from newsreader.cli.choosing import one_feed
from newsreader.cli.printing import say, say_json, warn
from newsreader.cli.profile import Profile, heed_feeds_toml, heed_rules, profile_of
from newsreader.cli.running import follow
from newsreader.export.records.syncs import sync_record
from newsreader.models.syncing import (
    FeedMoved,
    PicturesFetched,
    Refused,
    RuleNotified,
    Saved,
    SyncEvent,
    SyncFinished,
    TextsFetched,
)
from newsreader.store.aging.retention import Word
from newsreader.store.errors import SubscriptionsError
from newsreader.sync.flow import sync
from newsreader.sync.parts import Parts
from newsreader.sync.telling import headline_of
from newsreader.wording import counted


@click.command("sync")
@click.argument("feeds", metavar="[FEED]...", nargs=-1)
@click.option("--force", is_flag=True, help="Ask feeds that are not due too.")
@click.option("--strict", is_flag=True, help="Exit with 1 when a feed fails.")
@click.option("--quiet", is_flag=True, help="Say only what kept it from working: for cron.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object at the end.")
@click.option("--events", is_flag=True, help="One JSON object a line, as things happen.")
@click.option("--no-pictures", is_flag=True, help="Fetch no pictures after the news.")
@click.pass_context
def sync_command(ctx: click.Context, /, feeds: tuple[str, ...], **flags: bool) -> None:
    """Bring the news in: of every feed that is due, or of each FEED (id, address or title)."""
    strict, quiet, as_json, events = (flags[n] for n in ("strict", "quiet", "as_json", "events"))

    def flow(parts: Parts) -> AsyncIterator[SyncEvent]:
        heed_feeds_toml(parts.library)
        urls = [one_feed(parts.library, words).url for words in feeds]
        return sync(parts, urls, force=flags["force"])

    profile = profile_of(ctx)
    heed_rules(profile)
    heard = Telling().hear if not (events or as_json or quiet) else None
    pictures = not flags["no_pictures"]
    said = follow(profile, flow, as_events=events, pictures=pictures, heard=heard)
    last = next(event for event in said if isinstance(event, SyncFinished | Refused))
    match last:
        case Refused(reason) if not events:
            raise click.ClickException(reason)
        case SyncFinished() if as_json:
            say_json(sync_record(last))
        case SyncFinished() if not (events or quiet):
            say_rest(said)
            say_what_waits(profile)
        case SyncFinished() if strict and not events:
            say_failures(last)
    failed = isinstance(last, Refused) or (isinstance(last, SyncFinished) and last.failed)
    ctx.exit(1 if failed and (strict or isinstance(last, Refused)) else 0)


class Telling:
    """The report at once: full texts and pictures that follow may take a while."""

    def __init__(self) -> None:
        self._before: list[SyncEvent] = []

    def hear(self, event: SyncEvent) -> None:
        self._before.append(event)
        if isinstance(event, SyncFinished | Refused):
            for before in self._before:
                say_meanwhile(before)
        if isinstance(event, SyncFinished):
            say_report(event)


def say_what_waits(profile: Profile) -> None:
    """Nothing where feeds.toml cannot be read: that was said before the sync."""
    with suppress(SubscriptionsError), profile.library() as library:
        if library.retaining(profile.config().retention).word() is Word.AWAITED:
            say("[retention] waits for your word: newsreader prune says what it would forget.")


def say_meanwhile(event: SyncEvent) -> None:
    match event:
        case RuleNotified(titles=titles):
            say(f"{headline_of(event)} · {' · '.join(titles)}")
        case FeedMoved(title=title, url=url, stays=None, act_id=number):
            say(f"{title} moved: feeds.toml has {url} now. newsreader undo {number} takes it back.")
        case FeedMoved(title=title, url=url, stays=why):
            warn(f"{title} moved to {url}, but stays where it is. {why}")


def say_rest(said: Sequence[SyncEvent]) -> None:
    """What came after the news: pages that were dropped into the folder, full texts, pictures."""
    for event in said:
        if isinstance(event, Saved):
            say(f"Saved from the folder: {event.title}")
        elif isinstance(event, Refused):
            warn(event.reason)
    texts = [event.kept for event in said if isinstance(event, TextsFetched)]
    if texts and texts[-1]:
        say(f"{counted(texts[-1], 'full text')} from the articles' pages")
    for event in said:
        if isinstance(event, PicturesFetched) and event.count:
            failed = f" · {event.failed:,} failed" if event.failed else ""
            megabytes = event.bytes / 1_000_000
            say(f"{counted(event.count, 'picture')} fetched · {megabytes:.1f} MB{failed}")


def say_failures(report: SyncFinished) -> None:
    if report.note:
        warn(report.note)
    else:
        for failure in report.failures:
            warn(f"{failure.feed_url}: {failure.reason}")


def say_report(report: SyncFinished) -> None:
    """The report in words; what failed goes to standard error.

    What the network is to blame for is said once, not feed by feed.
    """
    say_failures(report)
    if report.due and not report.offline:
        say(f"Synced {counted(report.due, 'feed')} in {report.seconds:.1f} s · {_counts(report)}")
    elif report.skipped and not report.due:
        say(
            f"Nothing is due: {counted(report.skipped, 'feed')} can wait. --force asks them anyway."
        )
    elif not report.due:
        say("You follow no feeds yet: newsreader add example.org")


def _counts(report: SyncFinished) -> str:
    counts = [
        f"{report.new:,} new" + (f", {report.hidden:,} hidden" if report.hidden else ""),
        f"{report.changed:,} changed" if report.changed else "",
        f"{counted(report.unchanged, 'feed')} unchanged" if report.unchanged else "",
        f"{report.failed:,} failed" if report.failed else "",
    ]
    return " · ".join(part for part in counts if part)
