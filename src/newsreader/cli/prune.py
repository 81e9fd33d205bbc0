"""`newsreader prune`: what retention forgets."""

import sys
from collections import deque

import click

from newsreader.cli.printing import say, say_json
from newsreader.cli.profile import heed_feeds_toml, profile_of
from newsreader.models.retention import Going
from newsreader.store.aging.forgetting import BATCH
from newsreader.store.aging.goingwords import STAYS, forgot_words, going_words
from newsreader.store.aging.retention import Word
from newsreader.store.library import Library
from newsreader.store.packing import parts

_OFF = (
    "Nothing is forgotten by itself: [retention] in config.toml says nothing. "
    "days = 90 there would be a beginning; docs/guide/retention.md tells the rest."
)


@click.command("prune")
@click.option("-n", "--dry-run", is_flag=True, help="Only say what it would forget.")
@click.option("--yes", is_flag=True, help="Do not ask: for scripts that know.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def prune_command(ctx: click.Context, dry_run: bool, yes: bool, as_json: bool) -> None:
    """Forget the articles that are kept no longer, as [retention] in config.toml says.

    The first time, and after every change of these settings, it says what will go and asks.
    From then on syncs do it by themselves, once a day.
    """
    profile = profile_of(ctx)
    with profile.library() as library:
        heed_feeds_toml(library)
        retaining = library.retaining(profile.config().retention)
        word, going = retaining.word(), retaining.going()
        if dry_run or word is Word.OFF:
            _report(going, 0, as_json=as_json, word=word)
            return
        if word is Word.AWAITED:
            if not yes:
                _ask(going)
            retaining.agree()
        forgotten = _forget(library, going)
        retaining.ran()
        _report(going, forgotten, as_json=as_json, word=Word.GIVEN)


def _ask(going: Going) -> None:
    """Ends the command where the answer is no, or cannot be given."""
    for line in going_words(going):
        click.echo(line, err=True)
    click.echo(STAYS, err=True)
    if not sys.stdin.isatty():
        raise click.UsageError("Nothing was forgotten: say --yes when nobody can be asked.")
    click.confirm("Forget them now, and by itself after syncs from now on?", abort=True, err=True)


def _forget(library: Library, going: Going) -> int:
    from newsreader.cli.progress import counting

    batches = list(parts(going.ids, BATCH))
    count = sum(library.forget(batch) for batch in counting(batches, "Forgetting"))
    if going.large:
        deque(library.merging(), 0)
    deque(library.fading(), 0)
    return count


def _report(going: Going, forgotten: int, *, as_json: bool, word: Word) -> None:
    if as_json:
        say_json(
            {
                "would_forget": going.count,
                "forgotten": forgotten,
                "unread": going.unread,
                "reasons": {"age": going.old, "count": going.many, "size": going.large},
                "feeds": [{"title": title, "count": count} for title, count in going.feeds],
                "agreed": word is Word.GIVEN,
            }
        )
    elif word is Word.OFF:
        say(_OFF)
    elif forgotten or not going.count:
        say(f"{forgot_words(forgotten)}." if forgotten else going_words(going)[0])
    else:
        for line in going_words(going):
            say(line)
