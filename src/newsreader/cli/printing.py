"""Data to standard output, one clean line or one JSON document at a time."""

import json
from typing import Any

import click

from newsreader.cleaning import HOSTILE, clean_text
from newsreader.models.acts import Act
from newsreader.models.articles import Headline


def say(words: str = "") -> None:
    """Print text that may carry words from the network."""
    click.echo(clean_text(words))


def as_json_text(value: Any) -> str:
    """What a terminal obeys stands in it as an escape, which means the same."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return HOSTILE.sub(lambda found: json.dumps(found[0])[1:-1], text)


def say_json(value: Any) -> None:
    click.echo(as_json_text(value), nl=False)


def warn(words: str) -> None:
    click.echo(clean_text(words), err=True)


def say_act(name: str, done: Act | None, *, as_json: bool) -> None:
    """What an act changed, and that it can be undone; `None` is nothing."""
    if as_json:
        count, number = (done.count, done.id) if done else (0, None)
        say_json({"act": name, "count": count, "undo": number})
    else:
        say(f"{done.words}. newsreader undo takes it back." if done else "Nothing to change.")


def headline_line(headline: Headline) -> str:
    kept = "☆" if headline.archived else "★"
    marks = (kept if headline.bookmarked else " ") + (" " if headline.read else "●")
    when = f"{headline.placed.astimezone():%Y-%m-%d %H:%M}"
    return f"{headline.id:>7} {marks} {when}  {headline.title}  ({headline.feed_title})"
