"""What the assistant is asked, what it answers, and how that is told while it happens."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

NO_ASSISTANT = (
    "No assistant is set up: [assistant] in config.toml says which model is asked, such as "
    'preset = "ollama" and model = "qwen3:8b".'
)


class Task(StrEnum):
    """What the assistant can be asked for."""

    SUMMARY = "summary"
    TRANSLATION = "translation"
    EXPLANATION = "explanation"
    QUESTION = "question"
    DIGEST = "digest"
    """Of several articles."""


class Ask(Struct, frozen=True):
    """One thing asked about some articles."""

    task: Task
    articles: tuple[int, ...]
    question: str = ""
    language: str = ""
    """Of the answer, in words. Empty: the article's own."""
    again: bool = False
    """Though an answer is kept."""
    offline: bool = False
    """Nobody is asked who may be elsewhere."""


class Answer(Struct, frozen=True):
    """What a model said, as it is kept."""

    ask: Ask
    text: str
    model: str
    to: str
    """The host that was asked, or the command."""
    at: datetime
    sent: int
    """Characters of articles."""
    shortened: bool = False
    """The articles were longer than what was sent."""
    cut: bool = False
    """The model stopped at its limit."""
    tokens_in: int | None = None
    tokens_out: int | None = None
    cost: str = ""
    """By the prices in config.toml, such as `$0.0042`."""

    @property
    def words(self) -> str:
        """Whose it is, what it is worth, what it cost."""
        parts = [f"answer by {self.model} ({self.to}), may be wrong"]
        if self.shortened:
            parts.append(f"only {self.sent:,} characters were sent")
        if self.cut:
            parts.append("it stopped at the model's limit")
        if self.tokens_in is not None and self.tokens_out is not None:
            parts.append(f"{self.tokens_in:,} tokens in, {self.tokens_out:,} out")
        return " · ".join([*parts, *([self.cost] if self.cost else [])])


class Route(StrEnum):
    """Which way the text goes."""

    HERE = "here"
    """It stays on this machine."""
    AWAY = "away"
    COMMAND = "command"
    """Wherever the person's own command sends it."""


class Sending(Struct, frozen=True, tag=True):
    """What is about to be sent where, so that the person can agree to it or not."""

    to: str
    model: str
    characters: int
    articles: int
    route: Route = Route.AWAY
    encrypted: bool = True

    @property
    def words(self) -> str:
        """For the person, before they agree."""
        what = "1 article" if self.articles == 1 else f"{self.articles} articles"
        sent = f"{self.characters:,} characters of {what}, and what you ask,"
        match self.route:
            case Route.HERE:
                return (
                    f"{sent} go to {self.to} on this machine, where {self.model} reads them. "
                    "newsreader sends them nowhere else."
                )
            case Route.COMMAND:
                return f"{sent} are handed to {self.to}. Where it sends them is up to it."
        return (
            f"{sent} are sent over the network to {self.to}, where {self.model} reads them. "
            + ("" if self.encrypted else "The way there is not encrypted. ")
            + f"What else is done with them is up to {self.to}."
        )


class Asked(Struct, frozen=True, tag=True):
    """It was sent; the answer is awaited."""

    sending: Sending


class Thinking(Struct, frozen=True, tag=True):
    """The model thinks aloud, which is not shown: an answer may be long in coming."""


class Written(Struct, frozen=True, tag=True):
    """A piece of the answer."""

    text: str
    anew: bool = False
    """What was written before was not the answer yet: only thoughts on the way to it."""


class Answered(Struct, frozen=True, tag=True):
    """The answer is whole, and kept."""

    answer: Answer
    kept: bool = False
    """It was there already: nothing was sent."""


class NotAnswered(Struct, frozen=True, tag=True):
    """Nothing is kept."""

    reason: str
    """One clear sentence."""


AskEvent = Sending | Asked | Thinking | Written | Answered | NotAnswered
AskEvents = AsyncGenerator[AskEvent, None]
"""A generator that its reader may close early, which ends what was asked."""
Agree = Callable[[Sending], Awaitable[bool]]


class AskRunner(Protocol):
    """Asks in a process of its own. The screen is handed one."""

    def ask(self, ask: Ask, agree: Agree) -> AskEvents:
        """Ends with Answered or NotAnswered, unless it is closed before."""
        ...
