"""newsboat's `config`, told from its other files: its settings are listed, and none is taken over.

It may run programs (backticks) and include itself; here it is text.
"""

from newsreader.cleaning import clean_line
from newsreader.models.syncing import Skipped
from newsreader.parse.encoding import decode
from newsreader.parse.newsboat.tokens import cut

MAX_LINES = 2000
_REASON = "A setting of newsboat's: newsreader has its own, in config.toml."
_COMMANDS = frozenset(
    """always-display-description auto-reload bind bind-key bookmark-cmd browser cache-file color
    download-path highlight highlight-article ignore-article include macro notify-program
    player reload-threads run-on-startup unbind-key urls-source""".split()
)
"""Some that many people use; one of them is enough to know the file."""


def looks_like_config(data: bytes) -> bool:
    words = (line.words for line in map(cut, decode(data[:200_000], None).splitlines()[:500]))
    return any(line[0] in _COMMANDS for line in words if len(line) > 1)


def settings(data: bytes) -> tuple[Skipped, ...]:
    """Each line that says something, by its number."""
    lines = data.decode("utf-8", "replace").split("\n")[:MAX_LINES]
    return tuple(
        Skipped(f"line {number}: {clean_line(line, 200)}", _REASON)
        for number, line in enumerate(lines, start=1)
        if cut(line).words
    )
