"""newsreader.log: what went wrong, for who looks into it later."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from newsreader.cleaning import clean_text, without_user_info

_NOISY = ("httpx", "httpcore", "asyncio")
"""They would log whole addresses, keys in them included."""


class _CleanFormatter(logging.Formatter):
    """An exception's text may come from the network, and a log is read in a terminal.

    An address in it may carry a password.
    """

    def format(self, record: logging.LogRecord) -> str:
        return clean_text(without_user_info(super().format(record)))


class _QuietHandler(RotatingFileHandler):
    """A full disk must not write over the screen: the message is lost, and that is all."""

    def handleError(self, record: logging.LogRecord) -> None:
        pass


def log_to(path: Path, *, verbose: bool) -> None:
    """Warnings go to `path`, 5 MB of them at most. Raises OSError: then they go nowhere."""
    root = logging.getLogger()
    root.addHandler(logging.NullHandler())
    for noisy in _NOISY:
        logging.getLogger(noisy).setLevel(logging.WARNING)
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = _QuietHandler(path, maxBytes=2_500_000, backupCount=1, encoding="utf-8")
    handler.setFormatter(_CleanFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.DEBUG if verbose else logging.WARNING)
