"""`newsreader password`: a secret for feeds.toml or config.toml to name, into the keyring."""

import sys

import click

from newsreader.cli.printing import say
from newsreader.store.tables import inline
from newsreader.vault import NoSecret, keep


@click.command("password")
@click.argument("name")
def password_command(name: str) -> None:
    """Keep a secret in the system's keyring under NAME, such as a feed's host.

    It is asked for without being shown, or read from standard input. feeds.toml then names it:
    password = { keyring = "NAME" }, and so may any header or cookie; config.toml names the
    assistant's in the same way: key = { keyring = "NAME" }.
    """
    secret = _asked(name)
    if not secret:
        raise click.ClickException("Nothing was given: nothing is kept.")
    try:
        keep(name, secret)
    except NoSecret as error:
        raise click.ClickException(str(error)) from error
    say(f"Kept. In feeds.toml, it is named so: password = {inline({'keyring': name})}")


def _asked(name: str) -> str:
    if sys.stdin.isatty():
        answer: str = click.prompt(f"Secret for {name}", hide_input=True, default="", err=True)
        return answer
    return sys.stdin.readline().rstrip("\r\n")
