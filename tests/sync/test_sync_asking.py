"""Many pages asked at once."""

import asyncio
from contextlib import aclosing

import pytest

from newsreader.models.fetching import Failed, Fetched, Outcome
from newsreader.sync.asking import Brought, Patience, bring

SILENT = Failed("It does not answer.", unreachable=True)
REFUSED, MISSING = Failed("Too many.", 429), Failed("Not there.", 404)
PAGE = Fetched("https://a.example/", b"")


async def test_how_far_it_is_is_said_before_and_after_each() -> None:
    async def ask(number: int) -> bool:
        await asyncio.sleep(0)
        return number % 2 == 0

    said = [step async for step in bring(range(3), ask)]
    assert said == [Brought(0, 3), *said[1:3], Brought(3, 3, 2)]


async def test_whoever_stops_listening_ends_it() -> None:
    ended: list[int] = []

    async def ask(number: int) -> bool:
        try:
            await asyncio.sleep(60 * number)
        except asyncio.CancelledError:
            ended.append(number)
            raise
        return True

    async with aclosing(bring([0, 1, 2], ask)) as steps:
        async for step in steps:
            if step.done:
                break
    assert sorted(ended) == [1, 2]


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ([SILENT, SILENT], False),
        ([SILENT, PAGE, SILENT], True),
        ([SILENT, MISSING, SILENT], True),
        ([REFUSED, REFUSED], True),
        ([REFUSED, PAGE, REFUSED, REFUSED], False),
    ],
)
async def test_who_is_still_asked(answers: list[Outcome], asked: bool) -> None:
    patience = Patience(at_once=1, silence=2, refusals=3)
    for answer in answers:
        async with patience.turn("a.example") as may_ask:
            assert may_ask
        patience.heard("a.example", answer)
    async with patience.turn("a.example") as may_ask:
        assert may_ask is asked


async def test_a_host_that_refuses_says_nothing_about_others() -> None:
    patience = Patience(at_once=1, silence=2, refusals=1)
    patience.heard("a.example", REFUSED)
    async with patience.turn("b.example") as may_ask:
        assert may_ask
