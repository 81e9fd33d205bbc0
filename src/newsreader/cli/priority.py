"""`newsreader priority`: what was learned of the person's taste, and forgetting it."""

import click
from msgspec.structs import asdict

from newsreader.cli.printing import say, say_json
from newsreader.cli.profile import profile_of
from newsreader.priority import Reason


@click.command("priority")
@click.option("--reset", is_flag=True, help="Forget it, and learn from what arrives from now on.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def priority_command(ctx: click.Context, reset: bool, as_json: bool) -> None:
    """Say what speaks for an article with you and what against, as the order by priority has it.

    Learned on this machine from what you opened, bookmarked or tagged, and from what you marked
    read without that. Nothing of it leaves the machine. With [reading] priority = true in
    config.toml the app offers that order (S), and says why (W).
    """
    with profile_of(ctx).library() as library:
        if reset:
            library.forget_taste()
            if not as_json:
                say("Forgotten. What arrives from now on is learned from.")
                return
        taste = library.learn_taste()
        titles = {feed.id: feed.title for feed in library.feeds()}
    wanted, passed = taste.strongest(titles, 20)
    if as_json:
        reasons = {"for": list(map(asdict, wanted)), "against": list(map(asdict, passed))}
        say_json({"wanted": taste.wanted, "passed": taste.passed, **reasons})
        return
    say(f"Learned from {taste.wanted:,} articles that you opened or kept, {taste.passed:,} others.")
    for words, reasons_of in (("For you", wanted), ("Against", passed)):
        if reasons_of:
            say(f"\n{words}:\n" + "\n".join(map(_line, reasons_of)))


def _line(reason: Reason) -> str:
    return f"  {reason.weight:+.1f}  {reason.words}"
