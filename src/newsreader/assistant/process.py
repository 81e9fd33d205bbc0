"""Asking in a process of its own, as the screen sees it; its events are lines of JSON."""

from collections.abc import AsyncIterator, Sequence

import msgspec

from newsreader.children import Child, Children
from newsreader.models.asking import (
    Agree,
    Answered,
    Ask,
    AskEvent,
    AskEvents,
    NotAnswered,
    Sending,
)


def to_json(event: AskEvent) -> str:
    """One line: `{"type": "Written", "text": …}`."""
    return msgspec.json.encode(event).decode()


def from_json(line: bytes) -> AskEvent | None:
    """`None` for what is no event of ours."""
    try:
        event: AskEvent = msgspec.json.decode(line, type=AskEvent)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return event


def ask_to_json(ask: Ask) -> str:
    return msgspec.json.encode(ask).decode()


def ask_from_json(line: str) -> Ask:
    """Raises ValueError."""
    try:
        return msgspec.json.decode(line, type=Ask)
    except msgspec.MsgspecError as error:
        raise ValueError(str(error)) from error


class AskProcess:
    """Runs `argv` + `ask` and hears what it says. An AskRunner."""

    def __init__(self, argv: Sequence[str]) -> None:
        self._children = Children(argv)

    async def ask(self, ask: Ask, agree: Agree) -> AskEvents:
        try:
            child = await self._children.start(("ask", "--events"), listening=True)
        except OSError as error:
            yield NotAnswered(f"The assistant could not be started: {error.strerror}.")
            return
        async with child:
            try:
                async for event in _heard(child, ask, agree):
                    yield event
            finally:
                child.stop()  # in order: it ends a command of the person's, too
                await child.ended()


async def _heard(child: Child, ask: Ask, agree: Agree) -> AsyncIterator[AskEvent]:
    await child.tell(ask_to_json(ask))
    async for line in child.lines():
        match from_json(line):
            case Sending() as sending:
                await child.tell("yes" if await agree(sending) else "no")
            case Answered() | NotAnswered() as last:
                yield last
                return
            case None:
                continue
            case event:
                yield event
    code = await child.ended()
    yield NotAnswered(f"The assistant ended unexpectedly (exit {code}): see newsreader.log.")
