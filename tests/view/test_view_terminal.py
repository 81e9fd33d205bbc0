"""What the terminal sends becomes keys without waiting, and a frame goes to it in one piece."""

import asyncio
import os
import pty
import termios
import tty
from collections.abc import Iterator
from contextlib import contextmanager

from textual import events
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual.app import App
from textual.drivers._writer_thread import WriterThread
from textual.message import Message

from newsreader.view.pictures.asking import FIRST, Said, Talk
from newsreader.view.terminal import Terminal
from waiting import PATIENCE, until

TEXTUAL = 0.1
"""Seconds that Textual's own driver waits for what may follow an Esc."""


class Heard(Terminal):
    """Reads a terminal of its own."""

    def __init__(self) -> None:
        super().__init__(App())
        self.keyboard, self.fileno = pty.openpty()
        tty.setraw(self.fileno)
        self.keys: asyncio.Queue[str] = asyncio.Queue()

    def process_message(self, message: Message) -> None:
        if isinstance(message, events.Key):
            self.keys.put_nowait(message.key)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """As after `start_application_mode`, which would turn the real terminal over."""
        self._loop.add_reader(self.fileno, self._read)
        yield
        self.disable_input()

    async def key(self) -> str:
        return await asyncio.wait_for(self.keys.get(), PATIENCE)


class Written(WriterThread):
    """Keeps what it is to write."""

    def __init__(self) -> None:
        self.pieces: list[str] = []

    def write(self, text: str) -> None:
        self.pieces.append(text)


async def test_keys_are_read_however_their_bytes_come() -> None:
    driver = Heard()
    driver._escape = PATIENCE  # however late the rest of a key is read
    with driver.reading():
        for data in (b"j\x1b[B", b"\xc3", b"\xa9", b"\x1b[6", b"~g"):
            os.write(driver.keyboard, data)
            await asyncio.sleep(0.001)
        keys = [await driver.key() for _ in range(5)]
        assert keys == ["j", "down", "é", "pagedown", "g"]


async def test_an_escape_does_not_wait_long_for_the_rest_of_another_key() -> None:
    driver, loop = Heard(), asyncio.get_running_loop()
    with driver.reading():
        began = loop.time()
        os.write(driver.keyboard, b"\x1b")
        await until(lambda: driver._begun)
        assert driver._begun
        assert driver._begun.when() - loop.time() < TEXTUAL / 2
        assert await driver.key() == "escape"
        assert loop.time() - began >= TEXTUAL / 5


async def test_reading_ends_and_can_begin_again() -> None:
    driver = Heard()
    for _ in range(2):
        with driver.reading():
            os.write(driver.keyboard, b"j")
            assert await driver.key() == "j"
        os.write(driver.keyboard, b"k")
        await asyncio.sleep(0.02)
        assert driver.keys.empty()
        termios.tcflush(driver.fileno, termios.TCIFLUSH)


async def test_a_terminal_that_is_gone_leaves_no_loop_behind() -> None:
    driver, loop = Heard(), asyncio.get_running_loop()
    driver.fileno, other = os.pipe()
    os.close(other)
    with driver.reading():
        await asyncio.sleep(0.02)
        assert not loop.remove_reader(driver.fileno)


async def test_a_frame_is_written_in_one_piece() -> None:
    driver, written = Heard(), Written()
    driver._writer_thread = written
    for data in ("title", SYNC_START, "rows", "bar", SYNC_END, "bell"):
        driver.write(data)
    assert written.pieces == ["title", f"{SYNC_START}rowsbar{SYNC_END}", "bell"]


async def test_what_a_terminal_answers_is_told_and_comes_between_no_keys() -> None:
    driver, written = Heard(), Written()
    driver._writer_thread = written
    told: asyncio.Queue[Said] = asyncio.Queue()
    with driver.reading():
        driver.ask(Talk(Said(), (80, 24)), told.put_nowait)
        assert written.pieces == [FIRST]
        for data in (b"j\x1bP>|fo", b"ot\x1b\\\x1b[6;20;10t\x1b[?62;4ck"):
            os.write(driver.keyboard, data)
            await driver.key()
        said = await asyncio.wait_for(told.get(), PATIENCE)
        assert said == Said("foot", sixel=True, cell=(10, 20))
        os.write(driver.keyboard, b"\x1b[?1;0;64S\x1b[?62;4cl")
        assert await driver.key() == "l"
        assert (await asyncio.wait_for(told.get(), PATIENCE)).colours == 64
        assert driver.keys.empty()


async def test_an_escape_does_not_wait_for_an_answer_that_never_comes() -> None:
    driver, written = Heard(), Written()
    driver._writer_thread = written
    with driver.reading():
        driver.ask(Talk(Said(), (80, 24)), lambda said: None)
        for data, key in ((b"\x1b", "escape"), (b"j", "j"), (b"\x1b[", "left_square_bracket")):
            os.write(driver.keyboard, data)
            assert await driver.key() == key
