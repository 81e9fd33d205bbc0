"""Following every feed of an OPML file, then bringing their articles."""

from contextlib import aclosing
from pathlib import Path

from newsreader.models.syncing import Imported, Refused, Skipped
from newsreader.parse.opml import read_opml
from newsreader.store.errors import LibraryError
from newsreader.sync.events import Events
from newsreader.sync.flow import sync
from newsreader.sync.parts import Parts

_LARGEST = 20_000_000


async def load(parts: Parts, path: str) -> Events:
    """Imported and then the events of a sync, or Refused."""
    try:
        imported = import_opml(parts, read_file(Path(path)))
    except (OSError, ValueError) as error:
        yield Refused(_sentence(path, error))
        return
    except LibraryError as error:
        yield Refused(str(error))
        return
    yield imported
    async with aclosing(sync(parts)) as events:
        async for event in events:
            yield event


def read_file(path: Path) -> bytes:
    """Raises OSError, or ValueError when the file is too large to be a list of feeds."""
    with path.open("rb") as file:
        body = file.read(_LARGEST + 1)
    if len(body) > _LARGEST:
        raise ValueError("It is larger than 20 MB: that is no list of feeds.")
    return body


def import_opml(parts: Parts, body: bytes) -> Imported:
    """Follow what is not followed yet. Raises ValueError with one sentence, and LibraryError."""
    opml = read_opml(body)
    followed = parts.library.subscribe_all(opml.subscriptions)
    new = sum(is_new for _, is_new in followed)
    skipped = tuple(Skipped(what, reason) for what, reason in opml.skipped)
    return Imported(new, len(followed) - new, skipped)


def _sentence(path: str, error: Exception) -> str:
    name = "Standard input" if path == "/dev/stdin" else path
    if isinstance(error, OSError):
        return f"{name} cannot be read: {error.strerror or error}."
    return f"{name}: {error}"
