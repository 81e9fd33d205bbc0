"""`newsreader ask`: the assistant, in the shell and for the screen."""

import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

import click

from newsreader.assistant.asking import Means, answering
from newsreader.assistant.process import ask_from_json, to_json
from newsreader.cleaning import clean_text
from newsreader.cli.printing import say, warn
from newsreader.cli.profile import Profile, profile_of
from newsreader.cli.stopping import Stopped, run
from newsreader.config import Assistant, Syncing
from newsreader.fetch.reach import has_network
from newsreader.models.asking import (
    NO_ASSISTANT,
    Agree,
    Answer,
    Answered,
    Ask,
    AskEvent,
    NotAnswered,
    Sending,
    Task,
    Written,
)
from newsreader.models.fetching import Converse, Failed, Post

_MOST_BYTES = 8_000_000
"""Of a stream: each word of an answer comes with some hundred bytes around it."""


@click.command("ask")
@click.argument("words", metavar="[TASK] ID... [QUESTION]", nargs=-1)
@click.option("--into", "language", default="", help="The language of the answer, in words.")
@click.option("--again", is_flag=True, help="Ask anew, though an answer is kept.")
@click.option("--yes", is_flag=True, help="Agree to what is sent where.")
@click.option("--events", is_flag=True, hidden=True)
@click.pass_context
def ask_command(
    ctx: click.Context, words: tuple[str, ...], language: str, again: bool, yes: bool, events: bool
) -> None:
    """Ask the assistant about articles, such as: newsreader ask 12 Who paid for it.

    TASK is summary, translation, explanation, question or digest. Without one it is a question
    where there are words, a digest of several articles, else a summary. [assistant] in config.toml
    says who is asked; the answer is kept, and printed from the library the next time.
    """
    profile = profile_of(ctx)
    if events:
        profile.log_to_file()
        _run(profile, ask_from_json(sys.stdin.readline()), _agreed_on_the_pipe, _Events())
        return
    if not profile.config().assistant.on:
        raise click.ClickException(NO_ASSISTANT)
    ask = _meant(words, language, again=again)
    answer = _run(profile, ask, _agreed if yes else _ask_the_person, _Printed())
    if isinstance(answer, NotAnswered):
        raise click.ClickException(clean_text(answer.reason))


def _meant(words: Sequence[str], language: str, *, again: bool) -> Ask:
    from newsreader.cli.choosing import COUNT

    named, rest = (words[0], words[1:]) if words and words[0] in tuple(Task) else ("", words)
    count = next((at for at, word in enumerate(rest) if not word.isdecimal()), len(rest))
    ids = tuple(COUNT(word) for word in rest[:count])
    question = " ".join(rest[count:])
    if not ids:
        raise click.UsageError("Say which article: newsreader list prints their numbers.")
    task = Task(named) if named else _likely(len(ids), question)
    if question and task is not Task.QUESTION:
        raise click.UsageError(f"A {task} takes no words: “{clean_text(question)}” is too much.")
    return Ask(task, ids, question, language, again)


def _likely(count: int, question: str) -> Task:
    if question:
        return Task.QUESTION
    return Task.DIGEST if count > 1 else Task.SUMMARY


def _run(profile: Profile, ask: Ask, agree: Agree, shown: "_Events | _Printed") -> AskEvent | None:
    """The last event."""

    async def follow() -> AskEvent | None:
        last: AskEvent | None = None
        with profile.library() as library:
            config = profile.config()
            means = Means(
                library=library,
                config=config.assistant,
                converse=_network(profile, config.assistant, config.sync),
                has_network=has_network,
                clock=profile.now,
            )
            async with aclosing(answering(means, ask, agree)) as events:
                async for event in events:
                    shown.show(event)
                    last = event
        return last

    try:
        return run(follow())
    except Stopped as stopped:
        raise click.exceptions.Exit(stopped.exit_code) from None


def _network(profile: Profile, config: Assistant, syncing: Syncing) -> Converse:
    """Loaded when something is sent."""
    if profile.canned is not None:
        from newsreader.demo.talking import converse

        return converse

    async def talk(post: Post) -> AsyncGenerator[bytes | Failed, None]:
        from newsreader.fetch.client import Client
        from newsreader.fetch.limits import Limits

        limits = Limits(total=config.seconds, read=config.seconds, max_bytes=_MOST_BYTES)
        async with (
            Client(limits, syncing.user_agent, syncing.proxy) as client,
            aclosing(client.converse(post)) as pieces,
        ):
            async for piece in pieces:
                yield piece

    return talk


async def _agreed(_: Sending) -> bool:
    return True


async def _agreed_on_the_pipe(sending: Sending) -> bool:
    _print_line(sending)
    return sys.stdin.readline().strip() == "yes"


async def _ask_the_person(sending: Sending) -> bool:
    """Nothing else waits for the answer."""
    warn(sending.words)
    if not sys.stdin.isatty():
        raise click.UsageError("Nobody can be asked here: --yes agrees to it.")
    return click.confirm("Send it?", err=True)


def _print_line(event: AskEvent) -> None:
    sys.stdout.write(to_json(event) + "\n")
    sys.stdout.flush()


class _Events:
    """As lines of JSON."""

    def show(self, event: AskEvent) -> None:
        _print_line(event)


class _Printed:
    """As it comes; what is no part of the answer goes to standard error."""

    def __init__(self) -> None:
        self._begun = False

    def show(self, event: AskEvent) -> None:
        match event:
            case Written(text, anew):
                if anew and self._begun:
                    warn("\n(That was thought aloud. The answer:)")
                self._begun = True
                click.echo(clean_text(text), nl=False)
            case Answered(answer, kept):
                self._end(answer, kept=kept)
            case NotAnswered() if self._begun:
                click.echo()

    def _end(self, answer: Answer, *, kept: bool) -> None:
        if kept:
            say(answer.text)
        else:
            click.echo()
        warn(f"\n— {answer.words}{', kept' if kept else ''}")
