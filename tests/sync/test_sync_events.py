import json
from datetime import UTC, datetime

import pytest

from newsreader.models.syncing import (
    Chosen,
    DropEmptied,
    Failure,
    FeedAdded,
    FeedChoice,
    FeedFailed,
    FeedFetching,
    FeedMoved,
    FeedsFound,
    FeedSynced,
    Imported,
    LinkedFetched,
    Refused,
    RuleNotified,
    Skipped,
    SyncEvent,
    SyncFinished,
    SyncStarted,
    Texts,
)
from newsreader.sync.events import chosen_from_json, chosen_to_json, from_json, to_json

MOMENT = datetime(2026, 2, 10, 12, tzinfo=UTC)
EVENTS: list[SyncEvent] = [
    SyncStarted(3, 1),
    FeedFetching(1, "朝霧通信"),
    FeedSynced(1, "Asagiri", 3, 1),
    FeedFailed(2, "Harbour", "https://h.example/feed", "It does not answer.\n", unreachable=True),
    FeedMoved(2, "Harbour", "https://h.example/feed", "https://h.example/new", "It is there."),
    FeedAdded(3, "New", "https://n.example/feed", 10, already=True),
    FeedsFound(
        "n.example",
        (
            FeedChoice("https://n.example/f", "N", "Atom", 3, "朝", MOMENT, "ja", Texts.EXCERPTS),
            FeedChoice("https://n.example/c", "C", "RSS", 0, comments=True, followed=True),
        ),
        more=7,
    ),
    Imported(2, 1, (Skipped("exec:rm", "Only web addresses can be followed."),)),
    RuleNotified("Outage", 5, ("Down again", "朝")),
    DropEmptied(2),
    LinkedFetched(1, 3, 1),
    Refused("Another sync is running (pid 7)."),
    SyncFinished(
        3, 1, 1, 1, 1, 3, 1, (Failure("https://h.example/feed", "It does not answer."),), 512, 1.5
    ),
]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_every_event_survives_the_pipe(event: SyncEvent) -> None:
    assert from_json(to_json(event)) == event


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_an_event_is_one_line(event: SyncEvent) -> None:
    assert "\n" not in to_json(event)


def test_events_are_named_in_snake_case() -> None:
    assert json.loads(to_json(SyncStarted(1)))["event"] == "sync_started"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Traceback (most recent call last):",
        "[]",
        "7",
        '{"event": "from_the_future", "x": 1}',
        '{"event": "refused"}',
        '{"event": 7}',
        b"\xff\xfe",
    ],
)
def test_what_is_no_event_is_none(line: str | bytes) -> None:
    assert from_json(line) is None


def test_a_field_of_a_later_version_is_passed_over() -> None:
    assert from_json('{"event": "refused", "reason": "No.", "colour": 1}') == Refused("No.")


@pytest.mark.parametrize("chosen", [Chosen(), Chosen(("https://x.example/f",), ("A/B", "朝"))])
def test_a_choice_survives_the_pipe(chosen: Chosen) -> None:
    line = chosen_to_json(chosen)
    assert "\n" not in line
    assert chosen_from_json(line) == chosen


@pytest.mark.parametrize("line", ["", "none", "[]", "7", '{"nothing": []}'])
def test_nothing_is_chosen_by_what_makes_no_sense(line: str) -> None:
    assert not chosen_from_json(line).urls
