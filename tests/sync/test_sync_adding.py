from collections.abc import Iterator
from pathlib import Path

import pytest
from sync_world import World, rss

from newsreader.models.access import PLAIN, Access, Secret
from newsreader.models.feeds import Subscription
from newsreader.models.fetching import Failed, Fetched
from newsreader.models.rules import Effect, EffectKind, Rule
from newsreader.models.scopes import FeedScope
from newsreader.models.syncing import Chosen, FeedAdded, FeedsFound, Refused, SyncEvent
from newsreader.sync.adding import add
from newsreader.sync.typed import tidied

SITE, FEED = "https://x.example/", "https://x.example/feed.xml"
UNREACHABLE = Failed("x.example could not be found.", unreachable=True)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


async def last(world: World, words: str, *folders: str, title: str | None = None) -> SyncEvent:
    return [event async for event in add(world.parts, [words], folders, title, choose=none)][-1]


async def none(_found: FeedsFound) -> Chosen:
    return Chosen()


async def refusal(world: World, words: str) -> str:
    """Why it was refused, in one sentence."""
    refused = await last(world, words)
    assert isinstance(refused, Refused)
    assert refused.address == words
    return refused.reason


def followed(world: World) -> list[str]:
    return [feed.url for feed in world.library.feeds()]


def serve_page(world: World, head: str) -> None:
    page = f"<!doctype html><html><head>{head}</head><body>Hello</body></html>"
    world.serve(SITE, page.encode(), "text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("words", "addresses"),
    [
        ("https://x.example/feed", ["https://x.example/feed"]),
        (" <http://x.example/feed> ", ["http://x.example/feed"]),
        ('"http://x.example/feed",', ["http://x.example/feed"]),
        ("HTTPS://X.example/Feed", ["https://x.example/Feed"]),
        ("x.example", ["https://x.example", "http://x.example"]),
        ("x.example:8080/feed", ["https://x.example:8080/feed", "http://x.example:8080/feed"]),
        ("//x.example/feed", ["https://x.example/feed", "http://x.example/feed"]),
        ("feed://x.example/feed", ["http://x.example/feed"]),
        ("feed:https://x.example/feed", ["https://x.example/feed"]),
        ("@rita@social.example", ["https://social.example/@rita"]),
        ("localhost:8000/feed", ["https://localhost:8000/feed", "http://localhost:8000/feed"]),
        ("münchen.example", ["https://xn--mnchen-3ya.example", "http://xn--mnchen-3ya.example"]),
        ("", []),
        ("hello", []),
        ("two words", []),
        ("javascript:alert(1)", []),
        ("file:///etc/passwd", []),
        ("exec:rm -rf", []),
        ("|touch x", []),
    ],
)
def test_what_a_person_may_type(words: str, addresses: list[str]) -> None:
    assert tidied(words) == addresses


async def test_what_is_no_address_is_refused_in_words(world: World) -> None:
    reason = await refusal(world, "hello")
    assert reason == "“hello” is no web address: try one like example.org."


async def test_what_another_feed_brought_is_known_in_a_new_one_at_once(world: World) -> None:
    world.serve(FEED, rss("one", "two"))
    world.serve("https://y.example/feed.xml", rss("two", feed="Other"))
    await last(world, FEED)
    world.library.mark_read(world.library.snapshot(FeedScope(1)))
    added = await last(world, "https://y.example/feed.xml")
    assert isinstance(added, FeedAdded)
    assert world.library.counts().unread == 0


async def test_a_feeds_address_is_followed_and_its_articles_come_at_once(world: World) -> None:
    world.serve(FEED, rss("one", "two", feed="The Feed"))
    added = await last(world, FEED)
    assert isinstance(added, FeedAdded)
    assert (added.title, added.url, added.new, added.already) == ("The Feed", FEED, 2, False)
    assert len(world.library.snapshot(FeedScope(added.feed_id))) == 2


async def test_the_folders_and_the_title_given_are_written_down(world: World) -> None:
    world.serve(FEED, rss("one"))
    await last(world, FEED, "Tech/Python", title="Mine")
    assert world.library.subscriptions() == [Subscription(FEED, "Mine", ("Tech/Python",))]


async def test_a_page_leads_to_the_feed_that_it_names(world: World) -> None:
    serve_page(world, '<link rel="alternate" type="application/rss+xml" href="/feed.xml">')
    world.serve(FEED, rss("one"))
    await last(world, SITE)
    assert followed(world) == [FEED]


async def test_a_named_feed_that_cannot_be_read_is_passed_over(world: World) -> None:
    links = '<link rel="alternate" type="application/rss+xml" href="/{}">'
    serve_page(world, links.format("broken") + links.format("feed.xml"))
    world.serve(SITE + "broken", b"not a feed")
    world.serve(FEED, rss("one"))
    await last(world, SITE)
    assert followed(world) == [FEED]


async def test_the_usual_places_are_tried_when_a_page_names_none(world: World) -> None:
    serve_page(world, "")
    world.serve(FEED, rss("one"))
    await last(world, "x.example/")
    assert followed(world) == [FEED]


async def test_a_site_without_a_feed_is_refused_with_what_was_tried(world: World) -> None:
    serve_page(world, "")
    refused = await last(world, SITE)
    assert isinstance(refused, Refused)
    assert refused.reason.startswith("x.example offers no feed that can be read")
    assert followed(world) == []


async def test_an_address_that_fails_is_refused_with_its_reason(world: World) -> None:
    assert await refusal(world, FEED) == "The page does not exist (404)."


async def test_what_is_neither_feed_nor_page_is_refused_with_its_reason(world: World) -> None:
    world.serve(FEED, b"just words", "text/plain")
    assert await refusal(world, FEED) == "The address gives plain text, not a feed."


async def test_a_site_without_https_is_asked_without_it(world: World) -> None:
    world.answers["https://x.example/feed.xml"] = UNREACHABLE
    world.serve("http://x.example/feed.xml", rss("one"))
    await last(world, "x.example/feed.xml")
    assert followed(world) == ["http://x.example/feed.xml"]


async def test_a_site_that_cannot_be_reached_is_refused_with_its_reason(world: World) -> None:
    world.answers |= {FEED: UNREACHABLE, FEED.replace("https", "http"): UNREACHABLE}
    assert await refusal(world, "x.example/feed.xml") == "x.example could not be found."


@pytest.mark.parametrize(
    "twin",
    [
        FEED,
        "x.example/feed.xml",
        "http://x.example/feed.xml",
        "https://www.x.example/feed.xml",
        "feed://x.example/feed.xml",
    ],
)
async def test_a_feed_is_not_followed_twice(world: World, twin: str) -> None:
    world.library.subscribe(Subscription(FEED))
    added = await last(world, twin)
    assert isinstance(added, FeedAdded)
    assert (added.already, added.url, world.asked) == (True, FEED, [])


async def test_an_address_that_leads_to_a_followed_feed_is_not_followed(world: World) -> None:
    world.library.subscribe(Subscription(FEED))
    old = "https://old.example/rss"
    world.answers[old] = Fetched(FEED, rss("one"), "text/xml")
    added = await last(world, old)
    assert isinstance(added, FeedAdded)
    assert (added.already, followed(world)) == (True, [FEED])


async def test_a_feed_that_moved_for_good_is_followed_where_it_is(world: World) -> None:
    old = "https://old.example/rss"
    world.answers[old] = Fetched(FEED, rss("one"), "text/xml", moved_to=FEED)
    await last(world, old)
    assert followed(world) == [FEED]


async def test_a_feed_that_moved_for_now_is_followed_where_it_was(world: World) -> None:
    old = "https://old.example/rss"
    world.answers[old] = Fetched(FEED, rss("one"), "text/xml")
    await last(world, old)
    assert followed(world) == [old]


async def test_a_new_feed_is_not_asked_again_before_it_is_due(world: World) -> None:
    world.serve(FEED, rss("one"), etag='"1"')
    await last(world, FEED)
    (feed,) = world.library.feeds()
    assert feed.next_due is not None
    assert feed.next_due > world.now


async def test_a_feeds_toml_that_cannot_be_written_is_refused_in_words(world: World) -> None:
    world.serve(FEED, rss("one"))
    world.paths.feeds_toml.write_text("[[feeds]\n")
    refused = await last(world, FEED)
    assert isinstance(refused, Refused)
    assert str(world.paths.feeds_toml) in refused.reason


async def test_an_exception_is_refused_in_words(world: World) -> None:
    world.answers[FEED] = RuntimeError("a bug")
    reason = await refusal(world, FEED)
    assert reason == "Something at this address could not be handled: see the log."


@pytest.mark.parametrize("scheme", ["https://", ""])
async def test_a_login_typed_with_the_address_goes_into_the_keyring(
    world: World, scheme: str
) -> None:
    world.serve(FEED, rss("one"))
    added = await last(world, f"{scheme}me:hunter2@x.example/feed.xml")
    assert isinstance(added, FeedAdded)
    assert world.kept == {"me@x.example": "hunter2"}
    access = Access(username="me", password=Secret("me@x.example"))
    assert [request.access for request in world.requests] == [access]
    assert world.library.subscriptions() == [Subscription(FEED, access=access)]


async def test_a_login_is_for_the_server_that_was_typed(world: World) -> None:
    serve_page(
        world, '<link rel="alternate" type="application/rss+xml" href="https://other.example/f">'
    )
    world.serve("https://other.example/f", rss("one"))
    await last(world, "https://me:hunter2@x.example/")
    asked = {request.url: request.access.personal for request in world.requests}
    assert asked == {SITE: True, "https://other.example/f": False}
    assert world.library.subscriptions()[0].access == PLAIN


async def test_a_login_that_cannot_be_kept_is_refused_and_not_repeated(world: World) -> None:
    world.kept = None
    refused = await last(world, "https://me:hunter2@x.example/feed.xml")
    assert isinstance(refused, Refused)
    assert refused == Refused("The keyring cannot be used.", FEED)
    assert world.requests == []


async def test_a_disk_that_fails_between_two_addresses_is_told(world: World) -> None:
    world.rules = [Rule("Late", "late", (Effect(EffectKind.READ),))]
    for name in "ab":
        world.serve(f"https://{name}.example/feed", rss(name))
    addresses = [f"https://{name}.example/feed" for name in "ab"]
    said: list[SyncEvent] = []
    async for event in add(world.parts, addresses, choose=none):
        said.append(event)
        if isinstance(event, FeedAdded):
            world.library.db.run("PRAGMA query_only = 1")
    assert isinstance(said[-2], FeedAdded)
    assert said[-1] == Refused(
        f"{world.paths.library} may not be written. Get write access to it and its folder."
    )
