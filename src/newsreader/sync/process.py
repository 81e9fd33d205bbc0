"""The sync in a process of its own, as the screen sees it."""

from collections.abc import AsyncIterator, Sequence

from newsreader.children import Child, Children
from newsreader.models.syncing import (
    Choose,
    DiscussionsFetched,
    DropEmptied,
    FeedAdded,
    FeedsFound,
    Packed,
    PicturesFetched,
    Refused,
    Saved,
    SyncEvent,
    SyncFinished,
    TextsFetched,
)
from newsreader.sync.events import Events, chosen_to_json, from_json

_LAST = (
    SyncFinished,
    FeedAdded,
    FeedsFound,
    TextsFetched,
    DiscussionsFetched,
    PicturesFetched,
    Saved,
    DropEmptied,
    Packed,
    Refused,
)
"""Events that may be the last one."""


class SyncProcess:
    """Runs `argv` + `sync`, `add` or `import` and reads their events. A SyncRunner."""

    def __init__(self, argv: Sequence[str]) -> None:
        self._children = Children(argv)

    def sync(self, feed_urls: Sequence[str] = (), *, force: bool = False) -> Events:
        forced = ["--force"] if force else []
        return self._events("sync", "--events", *forced, "--", *feed_urls)

    def add(self, addresses: Sequence[str], folders: Sequence[str], choose: Choose) -> Events:
        options = [option for folder in folders for option in ("--folder", folder)]
        return self._events("add", "--events", *options, "--", *addresses, choose=choose)

    def load(self, path: str) -> Events:
        return self._events("import", "--events", "--", path)

    def texts(self, article_ids: Sequence[int]) -> Events:
        return self._events("fulltext", "--events", *(f"--id={id_}" for id_ in article_ids))

    def discussions(self, article_ids: Sequence[int]) -> Events:
        return self._events("comments", "--events", *(f"--id={id_}" for id_ in article_ids))

    def save(self, addresses: Sequence[str], *, later: bool = False) -> Events:
        return self._events("save", "--events", *(["--later"] if later else []), "--", *addresses)

    def empty_drop(self, *, later: bool = False) -> Events:
        return self._events("save", "--events", "--dropped", *(["--later"] if later else []))

    def pictures(self, article_ids: Sequence[int]) -> Events:
        return self._events("pictures", "--events", *(f"--id={id_}" for id_ in article_ids))

    def pack(self, minutes: int) -> Events:
        return self._events("pack", "--events", f"--minutes={minutes}")

    def stop(self) -> None:
        self._children.stop()

    async def _events(self, *arguments: str, choose: Choose | None = None) -> Events:
        """The last event tells how it ended; there is none when it was stopped."""
        try:
            child = await self._children.start(arguments, listening=choose is not None)
        except OSError as error:
            yield Refused(f"The sync could not be started: {error.strerror}.")
            return
        async with child:
            async for event in _heard(child, choose):
                yield event


async def _heard(child: Child, choose: Choose | None) -> AsyncIterator[SyncEvent]:
    ended = False
    async for line in child.lines():
        event = from_json(line)
        if event is None:
            continue
        ended = ended or isinstance(event, _LAST)
        yield event
        if choose and isinstance(event, FeedsFound):
            await child.tell(chosen_to_json(await choose(event)))
    code = await child.ended()
    if not ended and not child.stopped:
        yield Refused(f"The sync ended unexpectedly (exit {code}): see newsreader.log.")
