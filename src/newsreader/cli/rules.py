"""`newsreader rules`: what there is, tried, applied."""

from datetime import UTC, datetime, timedelta

import click

from newsreader.cli.choosing import COUNT, Asking
from newsreader.cli.printing import say, say_act, say_json
from newsreader.cli.profile import heed_rules, profile_of
from newsreader.export.records.rules import rule_record, trial_record
from newsreader.models.articles import Headline
from newsreader.models.rules import Hits, Rule, Rulebook
from newsreader.store.rules.rulewords import tried_words
from newsreader.wording import counted

_DAYS = click.IntRange(1, 36_500)
_BEGINNING = datetime(1, 1, 2, tzinfo=UTC)


@click.group("rules", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="A list with one JSON object a rule.")
@click.pass_context
def rules_command(ctx: click.Context, as_json: bool) -> None:
    """List your rules, try them on what is here, apply them.

    A rule is a [[rule]] table of config.toml (newsreader config path): when = "QUERY", then =
    "hide", "read", "bookmark", "notify", "tag:NAME", "score:+5" or a list of these.
    """
    if ctx.invoked_subcommand is not None:
        return
    profile = profile_of(ctx)
    rules = profile.rulebook().rules
    with profile.library() as library:
        hits = library.rule_hits()
    if as_json:
        say_json([rule_record(rule, hits.get(rule.name)) for rule in rules])
    else:
        width = max((len(rule.name) for rule in rules), default=0)
        for rule in rules:
            say(_line(rule, hits.get(rule.name), width))
    heed_rules(profile)


@rules_command.command("try", cls=Asking)
@click.argument("query", nargs=-1, required=True)
@click.option("--days", type=_DAYS, default=30, show_default=True, help="How far back.")
@click.option("--limit", type=COUNT, default=50, show_default=True, help="How many headlines.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def try_command(
    ctx: click.Context, query: tuple[str, ...], days: int, limit: int, as_json: bool
) -> None:
    """Say what a rule would have done, by its name, or what QUERY would fit. Nothing changes."""
    profile, words = profile_of(ctx), " ".join(query)
    rule = _named(profile.rulebook(), words)
    when = rule.when if rule else words
    with profile.library() as library:
        trial = library.try_rule(when, profile.now() - timedelta(days=days))
        headlines = library.headlines(trial.fits[:limit])
    if as_json:
        say_json(trial_record(rule.name if rule else None, when, days, trial, headlines))
        return
    say(tried_words(rule or when, trial, days))
    for headline in headlines:
        say(_headline(headline))
    if len(headlines) < len(trial.fits):
        say(f"  … and {len(trial.fits) - len(headlines):,} more: --limit shows them.")


@rules_command.command("apply")
@click.argument("name", nargs=-1, required=True)
@click.option("--days", type=_DAYS, help="How far back; without it, to everything.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def apply_command(
    ctx: click.Context, name: tuple[str, ...], days: int | None, as_json: bool
) -> None:
    """Apply the rule with that NAME to what is here already. newsreader undo takes it back."""
    profile, words = profile_of(ctx), " ".join(name)
    rule = _named(profile.rulebook(), words)
    if rule is None:
        heed_rules(profile)
        raise click.ClickException(f"There is no rule called “{words}”: see newsreader rules.")
    since = profile.now() - timedelta(days=days) if days else _BEGINNING
    with profile.library() as library:
        done = library.apply_rule(rule, since)
    say_act("apply", done, as_json=as_json)


def _named(book: Rulebook, words: str) -> Rule | None:
    return next((rule for rule in book.rules if rule.name.casefold() == words.casefold()), None)


def _line(rule: Rule, hits: Hits | None, width: int) -> str:
    then = ", ".join(map(str, rule.then))
    last = f"last {hits.last.astimezone():%Y-%m-%d %H:%M}" if hits else ""
    return f"{rule.name:<{width}}  {counted(hits.count if hits else 0, 'hit'):>9}  {then}  {last}"


def _headline(headline: Headline) -> str:
    when = f"{headline.placed.astimezone():%Y-%m-%d %H:%M}"
    return f"  {when}  {headline.title}  ({headline.feed_title})"
