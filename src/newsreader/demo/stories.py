"""Which demo articles tell the same story: what a finder of stories must find."""

import tomllib
from importlib.resources import files


def known_stories() -> dict[str, tuple[str, ...]]:
    """Guids by story."""
    text = files("newsreader.demo").joinpath("stories.toml").read_text(encoding="utf-8")
    return {name: tuple(guids) for name, guids in tomllib.loads(text).items()}
