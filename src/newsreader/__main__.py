"""`python -m newsreader`, and the `newsreader` command."""

import sys
from io import TextIOWrapper

from newsreader.cli import newsreader


def main() -> None:
    """A terminal of few letters gets question marks, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    newsreader(prog_name="newsreader")


if __name__ == "__main__":
    main()
