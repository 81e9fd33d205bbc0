"""Add a feed: an address goes in, the first articles come out."""

from functools import partial
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from newsreader.cleaning import clean_line
from newsreader.models.syncing import FeedAdded, FeedFetching, FeedsFound, Refused, SyncRunner
from newsreader.view.dialogs.dialog import Dialog, Line, line
from newsreader.view.work import replace_work

_LOOKING = "Looking for a feed …"


def path_in(words: str) -> Path | None:
    """The file that the person means, where it looks like one."""
    path = Path(words).expanduser()
    named, lower = words.startswith(("/", "~", "./", "../")), words.casefold()
    listed = "://" not in words and (
        lower.endswith(".opml") or (lower.endswith(".xml") and path.is_file())
    )
    return path if named or listed else None


class AddDialog(Dialog[FeedAdded | str]):
    """Gives back the feed that was added, or the path of a file to import."""

    def __init__(self, runner: SyncRunner, words: str = "") -> None:
        super().__init__()
        self._runner = runner
        self._words = words

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            yield line("Add a feed", "head")
            yield Input(self._words, placeholder="example.org or ~/feeds.opml", id="address")
            yield Input(placeholder="folder (optional)", id="folder")
            yield line("Any page of a site will do: its feed is found.", id="said")
            yield line("enter add · tab folder · esc close", "foot")

    def on_mount(self) -> None:
        if self._words:
            self._begin()

    @on(Input.Submitted)
    def _begin(self) -> None:
        words = self.query_one("#address", Input).value.strip()
        path = path_in(words)
        if not words:
            self._say("Type the address of a site or of a feed.")
        elif path is None:
            replace_work(self, "add", partial(self._add, words))
        elif path.is_file():
            self.dismiss(str(path))
        else:
            self._say(f"There is no file {path}.")

    async def _add(self, address: str) -> None:
        folder = self.query_one("#folder", Input).value.strip().strip("/")
        self._say(_LOOKING)
        async for event in self._runner.add([address], [folder] if folder else []):
            match event:
                case FeedAdded():
                    self.dismiss(event)
                case FeedsFound(choices=choices):
                    await self._add(choices[0].url)
                case Refused(reason):
                    self._say(reason)
                case FeedFetching(_, title):
                    self._say(f"Asking {title} …")

    def _say(self, words: str) -> None:
        self.query_one("#said", Line).say(clean_line(words))
