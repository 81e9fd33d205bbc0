"""The demo's network and moment, for commands: what a test sees does not depend on today."""

from datetime import datetime


def at(moment: datetime) -> tuple[str, ...]:
    words = f"{moment:%Y-%m-%dT%H:%M:%S}"
    return "--canned", words, "--now", words
