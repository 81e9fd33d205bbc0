"""Discussions: asked of forums that stand on 127.0.0.1, read by the workers, kept to be read."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from msgspec.structs import replace
from sync_site import Site, site
from sync_world import World

from newsreader.fetch.client import Client
from newsreader.fetch.inside import Guard
from newsreader.fetch.limits import Limits
from newsreader.models.access import Access
from newsreader.models.feeds import Subscription
from newsreader.models.fetching import Failed, Fetch, Fetched, Outcome, Request
from newsreader.models.scopes import SearchScope
from newsreader.models.syncing import DiscussionsFetched, Packed, SyncEvent
from newsreader.sync.discussing import bring_discussions
from newsreader.sync.flow import sync
from newsreader.sync.parts import Parts
from newsreader.sync.trip import EVERYTHING_UNREAD, pack
from newsreader.sync.workers import Workers

FEED = "https://x.example/feed"
HN, LOBSTERS = "https://news.ycombinator.com/item?id=7", "https://lobste.rs/s/abc123/harbour"
TOOT = "https://social.example/@ada/112233445566"
REDDIT = "https://www.reddit.com/r/harbours/comments/1abc2d/harbour/"
ASKED = {
    "hn": "/hn.algolia.com/api/v1/items/7",
    "lobsters": "/lobste.rs/s/abc123.json",
    "toot": "/social.example/api/v1/statuses/112233445566/context",
    "reddit": "/www.reddit.com/comments/1abc2d.json?raw_json=1&limit=500",
    "blog": "/x.example/blog/comments.xml",
}
ITEM = {
    "children": [{"id": 8, "author": "ada", "text": "Hello", "created_at_i": 5, "children": []}]
}
STORY = {"comments": [{"short_id": "a", "comment": "<p>Hello</p>", "commenting_user": "ada"}]}
CONTEXT = {"descendants": [{"id": "1", "content": "Hello", "account": {"acct": "ada"}}]}
SAID = {"kind": "t1", "data": {"id": "a", "author": "ada", "body_html": "Hello", "replies": ""}}
LISTINGS = [{"data": {"children": []}}, {"data": {"children": [SAID]}}]
COMMENTS = """<rss version="2.0"><channel><title>Comments</title>
<item><title>By: ada</title><guid>1</guid><description>Hello</description></item></channel></rss>"""


def feed(**places: str) -> Fetched:
    items = "".join(
        f"<item><title>{title}</title><guid>{title}</guid><description>Text.</description>"
        f"<link>https://x.example/{title}</link>{place}</item>"
        for title, place in places.items()
    )
    head = '<rss version="2.0" xmlns:wfw="http://wellformedweb.org/CommentAPI/"><channel>'
    return Fetched(FEED, f"{head}<title>X</title>{items}</channel></rss>".encode(), "text/xml")


PLACES = {
    "hn": f"<comments>{HN}</comments>",
    "lobsters": f"<comments>{LOBSTERS}</comments>",
    "toot": f"<comments>{TOOT}</comments>",
    "reddit": f"<comments>{REDDIT}</comments>",
    "blog": "<wfw:commentRss>https://x.example/blog/comments.xml</wfw:commentRss>",
}


class Stand:
    """A library, and forums whose hosts all lead to one server."""

    def __init__(self, world: World, served: Site, workers: Workers, fetch: Fetch) -> None:
        self.world, self.site, self._workers, self._fetch = world, served, workers, fetch
        world.library.subscribe(Subscription(FEED))
        world.answers[FEED] = feed(**PLACES)
        world.network = self._led

    async def _led(self, request: Request) -> Outcome:
        if request.url in self.world.answers:
            return await self.world.canned(request)
        parts = urlsplit(request.url)
        query = f"?{parts.query}" if parts.query else ""
        here = f"{self.site.url}/{parts.netloc}{parts.path}{query}"
        return await self._fetch(replace(request, url=here))

    @property
    def parts(self) -> Parts:
        return replace(self.world.parts, read_comments=self._workers.read_comments)

    def answer(self) -> None:
        for name, said in (
            ("hn", ITEM),
            ("lobsters", STORY),
            ("toot", CONTEXT),
            ("reddit", LISTINGS),
        ):
            self.site.serve(ASKED[name], json.dumps(said), "Content-Type: application/json")
        self.site.serve(ASKED["blog"], COMMENTS, "Content-Type: text/xml")

    async def sync(self) -> list[SyncEvent]:
        return [event async for event in sync(self.parts, force=True)]

    def id_of(self, title: str) -> int:
        (found,) = self.world.library.snapshot(SearchScope(f"title:{title}"))
        return found

    async def bring(self, *titles: str) -> DiscussionsFetched:
        wanted = self.world.library.discussions.wanted_of([self.id_of(title) for title in titles])
        return [event async for event in bring_discussions(self.parts, wanted)][-1]

    def heard(self, title: str) -> list[str]:
        """`ada: Hello`"""
        found = self.world.library.discussions.of(self.id_of(title))
        return [f"{one.author}: {one.html}" for one in found.comments]

    def reason(self, title: str) -> str:
        return self.world.library.discussions.of(self.id_of(title)).reason


@pytest.fixture
async def stand(tmp_path: Path) -> AsyncIterator[Stand]:
    async with (
        site() as served,
        Workers(count=1) as workers,
        Client(Limits(total=5, max_bytes=300_000, pause=0), guard=Guard(lambda _: False)) as client,
    ):
        with World(tmp_path) as world:
            yield Stand(world, served, workers, client.fetch)


async def test_every_forum_is_asked_in_its_own_way(stand: Stand) -> None:
    await stand.sync()
    stand.answer()

    assert await stand.bring(*ASKED) == DiscussionsFetched(5, 5, kept=5)
    assert sorted(stand.site.asked) == sorted(ASKED.values())
    assert {title: stand.heard(title) for title in ASKED} == {
        "hn": ["ada: Hello"],
        "lobsters": ["ada: <p>Hello</p>"],
        "toot": ["ada: Hello"],
        "reddit": ["ada: Hello"],
        "blog": ["ada: Hello"],
    }


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        ("{}", "200 OK", "Hacker News: Hacker News does not know that discussion."),
        ("<html>", "200 OK", "Hacker News: The answer is no discussion"),
        ("[" * 90_000, "200 OK", "Hacker News: The"),
        ("", "403 Forbidden", "Hacker News: "),
        ("x" * 400_000, "200 OK", "Hacker News: "),
    ],
    ids=["unknown", "a page", "nested", "forbidden", "too long"],
)
async def test_what_goes_wrong_is_one_sentence_and_what_there_was_stays(
    stand: Stand, body: str, status: str, reason: str
) -> None:
    await stand.sync()
    stand.answer()
    await stand.bring("hn")
    stand.site.serve(ASKED["hn"], body, status=status)

    assert await stand.bring("hn") == DiscussionsFetched(1, 1, kept=0)
    assert stand.heard("hn") == ["ada: Hello"]
    assert stand.reason("hn").startswith(reason)
    assert stand.reason("hn").endswith(".")


async def test_an_article_without_a_discussion_says_so(stand: Stand) -> None:
    stand.world.answers[FEED] = feed(plain="")
    await stand.sync()

    assert await stand.bring("plain") == DiscussionsFetched(1, 1, kept=0)
    assert stand.reason("plain") == "Nobody says where this article is discussed."


async def test_a_sync_brings_the_discussions_of_bookmarks_and_of_nothing_else(stand: Stand) -> None:
    await stand.sync()
    stand.answer()
    stand.world.discussions = 20
    stand.world.library.bookmark([stand.id_of("hn"), stand.id_of("blog")])
    events = await stand.sync()

    assert [event for event in events if isinstance(event, DiscussionsFetched)][
        -1
    ] == DiscussionsFetched(2, 2, 2)
    assert sorted(stand.site.asked) == sorted([ASKED["hn"], ASKED["blog"]])
    stand.site.asked.clear()
    await stand.sync()
    assert stand.site.asked == []


async def test_a_sync_asks_for_no_more_discussions_than_it_may(stand: Stand) -> None:
    await stand.sync()
    stand.answer()
    stand.world.discussions = 2
    stand.world.library.bookmark([stand.id_of(title) for title in ASKED])
    await stand.sync()

    assert len(stand.site.asked) == 2


async def test_a_discussion_is_packed_for_a_trip(stand: Stand) -> None:
    await stand.sync()
    stand.answer()
    events = [event async for event in pack(stand.parts, EVERYTHING_UNREAD, 60, 0)]

    assert isinstance(events[-1], Packed)
    assert stand.heard("lobsters") == ["ada: <p>Hello</p>"]


async def test_a_host_that_refuses_is_left_alone(stand: Stand) -> None:
    names = [f"a{number}" for number in range(8)]
    places = {
        name: f"<comments>https://news.ycombinator.com/item?id={number}</comments>"
        for number, name in enumerate(names, 1)
    }
    stand.world.answers[FEED] = feed(**places)
    await stand.sync()
    for number in range(1, 9):
        stand.site.serve(
            f"/hn.algolia.com/api/v1/items/{number}", "", status="429 Too Many Requests"
        )
    await stand.bring(*names)

    assert len(stand.site.asked) < 6


async def test_a_forum_that_asks_us_to_wait_is_told_with_the_time(stand: Stand) -> None:
    later = datetime(2026, 11, 26, 18, 5, tzinfo=UTC)

    async def fetch(request: Request) -> Outcome:
        return Failed("The server asks us to wait (429).", 429, later)

    await stand.sync()
    stand.world.network = fetch
    await stand.bring("hn")

    assert stand.reason("hn") == (
        "Hacker News: The server asks us to wait (429). "
        f"Ask again after {later.astimezone():%H:%M}."
    )


async def test_secrets_of_a_feed_go_to_its_own_server_only(stand: Stand) -> None:
    seen: dict[str, Request] = {}

    async def fetch(request: Request) -> Outcome:
        seen[urlsplit(request.url).netloc] = request
        return Failed("No answer.", unreachable=True)

    await stand.sync()
    stand.world.network = fetch
    access = Access(headers=(("X-Key", "secret"),))
    ids = [stand.id_of(title) for title in ("hn", "blog")]
    wanted = [replace(one, access=access) for one in stand.world.library.discussions.wanted_of(ids)]
    async for _ in bring_discussions(stand.parts, wanted):
        pass

    assert seen["x.example"].access == access
    assert not seen["x.example"].named_by_others
    assert seen["hn.algolia.com"].access != access
    assert seen["hn.algolia.com"].named_by_others
