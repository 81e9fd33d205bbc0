from collections.abc import Iterator
from pathlib import Path

import pytest
from sync_world import World, rss

from newsreader.models.feeds import FeedState, Subscription
from newsreader.models.fetching import Failed, Fetched, NotModified, Outcome, Request
from newsreader.sync.flow import sync

OLD, NEW = "https://old.example/feed", "https://new.example/feed"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


@pytest.mark.parametrize(
    ("answer", "articles"),
    [
        (Fetched(OLD, rss("one"), "text/xml", '"old"'), 1),
        (NotModified(etag='"old"'), 0),
        (Failed("The page does not exist (404).", 404), 0),
    ],
)
async def test_the_new_server_is_not_told_what_the_old_one_said_while_the_feed_moved(
    world: World, answer: Outcome, articles: int
) -> None:
    feed, _ = world.library.subscribe(Subscription(OLD))

    def moved_meanwhile(_request: Request) -> Outcome:
        world.library.move_feed(feed.id, NEW)
        return answer

    world.answers[OLD] = moved_meanwhile
    async for _ in sync(world.parts):
        pass
    (state,) = world.parts.arrivals.states([NEW])

    assert (state.etag, state.body_hash, state.next_due) == (None, None, None)
    assert (state.failures, state.state) == (0, FeedState.OK)
    assert world.library.counts().articles == articles
