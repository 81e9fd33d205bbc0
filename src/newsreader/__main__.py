"""`python -m newsreader`, and the `newsreader` command."""

import gc
import sys
from io import TextIOWrapper


def main() -> None:
    """A terminal of few letters gets question marks, never an error; ctrl+c is none either."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    gc.disable()  # of what is loaded nothing is thrown away
    try:
        from newsreader.cli import newsreader

        gc.freeze()
        gc.enable()
    except KeyboardInterrupt:
        sys.exit(130)
    try:
        newsreader(prog_name="newsreader")
    finally:
        gc.freeze()  # what ends with the process need not be looked through: a quarter of a second


if __name__ == "__main__":
    main()
