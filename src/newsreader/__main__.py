"""`python -m newsreader`, and the `newsreader` command."""

from newsreader.cli import newsreader


def main() -> None:
    newsreader(prog_name="newsreader")


if __name__ == "__main__":
    main()
