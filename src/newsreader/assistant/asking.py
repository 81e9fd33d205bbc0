"""Something is asked: said before, agreed to, sent, heard, kept."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from newsreader.assistant.answering import CannotAnswer, Heard, Hearing, Writing
from newsreader.assistant.command import printed
from newsreader.assistant.dialects import asked, forbids_counting
from newsreader.assistant.prompts import Material, Prompt, prompt_of
from newsreader.assistant.refusals import refusal
from newsreader.assistant.target import Target, cost_of, target_of
from newsreader.config import Assistant
from newsreader.models.articles import Article
from newsreader.models.asking import (
    NO_ASSISTANT,
    Agree,
    Answer,
    Answered,
    Ask,
    Asked,
    AskEvents,
    NotAnswered,
    Route,
    Sending,
    Task,
)
from newsreader.models.fetching import Converse, Failed, Post
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library


class Means(Struct, frozen=True):
    """What asking needs."""

    library: Library
    config: Assistant
    converse: Converse
    has_network: Callable[[], bool]
    clock: Callable[[], datetime]


async def answering(means: Means, ask: Ask, agree: Agree) -> AskEvents:
    """Closing it closes the connection, and nothing is kept."""
    try:
        async with aclosing(_asking(means, ask, agree)) as events:
            async for event in events:
                yield event
    except CannotAnswer as error:
        yield NotAnswered(str(error))
    except LibraryError as error:
        yield NotAnswered(str(error))


async def _asking(means: Means, ask: Ask, agree: Agree) -> AskEvents:
    """Raises CannotAnswer or LibraryError."""
    if not means.config.on:
        raise CannotAnswer(NO_ASSISTANT)
    ask = replace(ask, language=ask.language or means.config.language)
    target, prompt = target_of(means.config), _prompt(means, ask)
    key = target.key_of(prompt)
    if not ask.again and (kept := means.library.answers.find(key)):
        yield Answered(kept, kept=True)
        return
    _need_a_way(means, ask, target)
    sending = Sending(
        to=target.to,
        model=target.model,
        characters=prompt.characters,
        articles=len(ask.articles),
        route=target.route,
        encrypted=target.encrypted,
    )
    await _need_consent(means, sending, agree)
    yield Asked(sending)
    writing = Writing()
    async with aclosing(_voice(means, target, prompt, writing)) as voice:
        async for written in voice:
            yield written
    answer = _answer(means, ask, sending, prompt, writing)
    means.library.answers.keep(key, answer)
    yield Answered(answer)


def _prompt(means: Means, ask: Ask) -> Prompt:
    articles = [article for id_ in ask.articles if (article := means.library.article(id_))]
    if not articles:
        raise CannotAnswer("The article is not here any more.")
    if ask.task is Task.TRANSLATION and not ask.language:
        raise CannotAnswer("Into which language? Say it, or set language in [assistant].")
    if ask.task is Task.QUESTION and not ask.question.strip():
        raise CannotAnswer("There is no question.")
    return prompt_of(ask, list(map(_material, articles)), means.config.most_characters)


def _material(article: Article) -> Material:
    date = article.published or article.placed
    source = article.source_name or article.feed_title
    return Material(article.title, source, f"{date:%Y-%m-%d}", article.text or _words(article.html))


def _words(html: str) -> str:
    """Of an article that has just come: its words are read after the sync."""
    from newsreader.page.text import plain_text

    return plain_text(html)


def _need_a_way(means: Means, ask: Ask, target: Target) -> None:
    if target.route is not Route.AWAY:
        return
    if ask.offline:
        raise CannotAnswer(f"You are offline: {target.to} is not asked.")
    if not means.has_network():
        raise CannotAnswer(f"There is no network: {target.to} cannot be asked.")


async def _need_consent(means: Means, sending: Sending, agree: Agree) -> None:
    """Once for each place, and again where the way there is not encrypted any more."""
    answers = means.library.answers
    place = sending.to if sending.encrypted else f"{sending.to}, not encrypted"
    if answers.may_ask(place):
        return
    if not await agree(sending):
        raise CannotAnswer("Nothing was sent.")
    answers.agree(place)


def _voice(
    means: Means, target: Target, prompt: Prompt, writing: Writing
) -> AsyncGenerator[Heard, None]:
    if target.command:
        text = f"{prompt.rules}\n\n{prompt.text}\n"
        return printed(target.command, text, means.config.seconds, writing)
    return _heard(means, target, prompt, writing)


async def _heard(
    means: Means, target: Target, prompt: Prompt, writing: Writing
) -> AsyncGenerator[Heard, None]:
    hearing = Hearing(target.dialect, target.to, writing)
    async with aclosing(_spoken(means, target, prompt)) as pieces:
        async for piece in pieces:
            if isinstance(piece, Failed):
                keyed = target.key is not None
                raise CannotAnswer(refusal(piece, target.to, means.clock(), key=keyed))
            for written in hearing.push(piece):
                yield written
            if hearing.finished:
                break
    for written in hearing.end():
        yield written


async def _spoken(
    means: Means, target: Target, prompt: Prompt
) -> AsyncGenerator[bytes | Failed, None]:
    """Asked once more where only the wish for counts was refused."""
    for counting in (True, False):
        speech = asked(target.dialect, prompt, target.model, target.key, counting=counting)
        post = Post(target.address + speech.path, speech.body, speech.access)
        async with aclosing(means.converse(post)) as pieces:
            async for piece in pieces:
                if counting and isinstance(piece, Failed) and forbids_counting(piece.said):
                    break
                yield piece
            else:
                return


def _answer(means: Means, ask: Ask, sending: Sending, prompt: Prompt, writing: Writing) -> Answer:
    return Answer(
        ask=replace(ask, again=False, offline=False),
        text=writing.text,
        model=sending.model,
        to=sending.to,
        at=means.clock(),
        sent=prompt.characters,
        shortened=prompt.shortened,
        cut=writing.cut,
        tokens_in=writing.tokens_in,
        tokens_out=writing.tokens_out,
        cost=cost_of(means.config, writing.tokens_in, writing.tokens_out),
    )
