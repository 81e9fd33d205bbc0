import asyncio
import os
import signal
import sys
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from newsreader.models.access import Secret
from newsreader.vault import NoSecret, Vault, keep
from waiting import in_time


def python(script: str) -> Secret:
    return Secret(command=(sys.executable, "-c", script))


@pytest.mark.parametrize(
    ("secret", "value"),
    [
        (Secret(command=("printf", "a b\\nrest\\n")), "a b"),
        (Secret(command=("printf", " a ")), " a "),
        (Secret(command=("printf", "a\\r\\n")), "a"),
        (Secret(command=("printf", "$HOME; *")), "$HOME; *"),
        (Secret(command=("yes", "again and again")), "again and again"),
        (python("print('é' * 1000)"), "é" * 1000),
        (python("import sys; print('a', flush=True); sys.exit(3)"), "a"),
    ],
    ids=["first line", "spaces", "CRLF", "no shell", "endless", "not ASCII", "failed after it"],
)
async def test_a_command_tells_what_its_first_line_is(secret: Secret, value: str) -> None:
    assert await Vault().tell(secret) == value


async def test_a_command_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(NoSecret, match="sleep told no secret within"):
        async with in_time():
            await Vault(seconds=0.1).tell(Secret(command=("sleep", "3600")))


async def test_what_a_command_leaves_behind_is_not_waited_for() -> None:
    script = "import subprocess; p = subprocess.Popen(['sleep', '600']); print(p.pid)"
    async with in_time():
        left = await Vault(seconds=3600).tell(python(script))
    os.kill(int(left), signal.SIGKILL)


async def test_a_line_without_an_end_is_no_secret() -> None:
    with pytest.raises(NoSecret, match="printed no line of text"):
        await Vault().tell(python("print('x' * 1_000_000)"))


async def test_a_secret_is_asked_for_once_however_many_want_it(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    secret = python(f"open({str(asked)!r}, 'a').write('.'); print('x')")
    vault = Vault()
    assert await asyncio.gather(*(vault.tell(secret) for _ in range(5))) == ["x"] * 5
    assert asked.read_text() == "."


async def test_who_gives_up_leaves_the_others_waiting() -> None:
    secret, vault = Secret(command=("printf", "x")), Vault()
    impatient = asyncio.create_task(vault.tell(secret))
    await asyncio.sleep(0)
    impatient.cancel()
    assert await vault.tell(secret) == "x"


async def test_a_variable_of_the_environment_tells_it() -> None:
    vault = Vault(environ={"KEY": " sesame\n", "EMPTY": ""})

    assert await vault.tell(Secret(environment="KEY")) == "sesame"
    with pytest.raises(NoSecret, match="EMPTY, which should hold a secret, is not set"):
        await vault.tell(Secret(environment="EMPTY"))


class Odd(KeyringBackend):
    """One that fails as none says it may."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        raise LookupError("no bus")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise LookupError("no bus")


async def test_a_keyring_that_fails_in_its_own_way_is_told_in_words() -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(Odd())  # type: ignore[no-untyped-call]
    try:
        with pytest.raises(NoSecret, match="unlock it"):
            async with in_time():
                await Vault(seconds=3600).tell(Secret(keyring="example.org"))
        with pytest.raises(NoSecret, match="unlock it"):
            keep("example.org", "sesame")
    finally:
        keyring.set_keyring(before)
