"""`newsreader add`: addresses looked at, feeds chosen from, followed."""

import asyncio
import sys
from functools import partial
from typing import Any

import click

from newsreader.cli.printing import say, say_json, warn
from newsreader.cli.profile import profile_of, utc_now
from newsreader.cli.progress import Spinner
from newsreader.cli.running import Flow, follow
from newsreader.export.records.choices import choice_record
from newsreader.models.syncing import Choose, Chosen, FeedAdded, FeedsFound, Refused, SyncEvent
from newsreader.sync.adding import add, find
from newsreader.sync.events import chosen_from_json
from newsreader.view.choosing import facts, newest, offered
from newsreader.wording import counted

_HELP = "Which ones? Numbers, all or none; enter takes the first: "


@click.command("add")
@click.argument("urls", metavar="URL...", nargs=-1, required=True)
@click.option("--title", help="Your own title for it.")
@click.option("--folder", "folders", multiple=True, metavar="A/B", help="Put it into this folder.")
@click.option("--all", "which", flag_value="all", help="Follow every feed that is found.")
@click.option("--list", "which", flag_value="list", help="Show what is found; follow nothing.")
@click.option("--json", "as_json", is_flag=True, help="A list with one JSON object a feed.")
@click.option("--events", is_flag=True, hidden=True)
@click.pass_context
def add_command(
    ctx: click.Context,
    urls: tuple[str, ...],
    title: str | None,
    folders: tuple[str, ...],
    which: str | None,
    as_json: bool,
    events: bool,
) -> None:
    """Follow feeds, or the feeds that web pages offer, and load them at once.

    Where a page offers several you are asked which; off a terminal the first is taken.
    """
    if title and len(urls) > 1:
        raise click.UsageError("--title names one feed: give one address with it.")
    spinner, only_list = Spinner(), which == "list"
    if only_list:
        flow: Flow = partial(find, words=urls)
    else:
        choose = _choosing(spinner, which, as_json=as_json, elsewhere=events)
        flow = partial(add, words=urls, folders=folders, title=title, choose=choose)
    said = follow(profile_of(ctx), flow, as_events=events, shown=spinner)
    if as_json:
        say_json([record for event in said for record in _records(event, only_list)])
    elif not events:
        for event in said:
            _say(event, several=len(urls) > 1, only_list=only_list)
    ctx.exit(1 if any(isinstance(event, Refused) for event in said) else 0)


def _choosing(spinner: Spinner, which: str | None, *, as_json: bool, elsewhere: bool) -> Choose:
    if which == "all":
        return _all_of_them
    if elsewhere:
        return _as_the_app_says
    if as_json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _the_first
    return partial(_ask, spinner)


async def _as_the_app_says(_found: FeedsFound) -> Chosen:
    return chosen_from_json(await _typed_line())


async def _all_of_them(found: FeedsFound) -> Chosen:
    return Chosen(tuple(choice.url for choice in found.choices))


async def _the_first(found: FeedsFound) -> Chosen:
    """The others are named, so that nothing is chosen in secret."""
    first, *others = found.choices
    warn(f"{offered(found)}; the first is taken. --all takes them all. The others:")
    for choice in others:
        warn(f"  {choice.url}  {choice.title} · {facts(choice)}")
    return Chosen((first.url,))


async def _ask(spinner: Spinner, found: FeedsFound) -> Chosen:
    with spinner.resting():
        _list(found)
        while True:
            click.echo(_HELP, nl=False)
            numbers = chosen(await _typed_line(), len(found.choices))
            if numbers is not None:
                return Chosen(tuple(found.choices[number - 1].url for number in numbers))
            warn(f"Type numbers from 1 to {len(found.choices)}, like 1 3, or all, or none.")


async def _typed_line() -> str:
    """From a terminal or a pipe, while other addresses are looked at; ctrl+c ends the waiting."""
    loop, ready = asyncio.get_running_loop(), asyncio.Event()
    try:
        loop.add_reader(sys.stdin, ready.set)
    except PermissionError:  # a file, which never keeps one waiting
        return sys.stdin.readline()
    try:
        await ready.wait()
    finally:
        loop.remove_reader(sys.stdin)
    return sys.stdin.readline() or "none"


def chosen(words: str, count: int) -> list[int] | None:
    """The numbers that a person chose of 1..count; `None` for what makes no sense."""
    words = words.strip().lower().replace(",", " ")
    if words in ("", "all", "none", "0"):
        return {"": [1], "all": list(range(1, count + 1))}.get(words, [])
    if not all(word.isascii() and word.isdigit() for word in words.split()):
        return None
    numbers = [int(word[:9]) for word in words.split()]
    return numbers if all(1 <= number <= count for number in numbers) else None


def _list(found: FeedsFound) -> None:
    say(f"{offered(found)}:")
    for number, choice in enumerate(found.choices, start=1):
        say(f"{number:>3}  {choice.title}")
        for words in (facts(choice), newest(choice, utc_now()), choice.url):
            if words:
                say(f"     {words}")


def _records(event: SyncEvent, only_list: bool) -> list[dict[str, Any]]:
    match event:
        case FeedsFound() if only_list:
            return [choice_record(choice, event.address) for choice in event.choices]
        case FeedAdded(feed_id, title, url, new, already):
            return [
                {"id": feed_id, "feed_url": url, "title": title, "new": new, "already": already}
            ]
        case Refused(reason, address):
            return [{"address": address, "error": reason}]
        case _:
            return []


def _say(event: SyncEvent, *, several: bool, only_list: bool) -> None:
    match event:
        case FeedsFound() if only_list:
            _list(event)
        case FeedAdded(title=title, url=url, already=True):
            say(f"You follow {title} already ({url}).")
        case FeedAdded(title=title, url=url, new=new):
            say(f"Added {title} with {counted(new, 'article')} ({url}).")
        case Refused(reason, address):
            warn(f"{address}: {reason}" if several and address else reason)
