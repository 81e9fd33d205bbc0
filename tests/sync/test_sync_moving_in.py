"""Moving in from newsboat: what newsboat has, in its own SQL, and what we have after it."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sync_world import World

from newsboat_home.build import DELETED, FEEDS, INSTALLED, build
from newsreader.models.articles import Article
from newsreader.models.feeds import Subscription
from newsreader.models.moving import Home
from newsreader.models.scopes import OwnSmart, SearchScope, Smart
from newsreader.models.syncing import Imported, Moving, Refused, SyncEvent, SyncFinished
from newsreader.sync.flow import sync
from newsreader.sync.importing.load import load

KEPT = Path(__file__).parents[1] / "newsboat_home"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path / "ours") as world:
        world.now = datetime(2026, 11, 26, 12, tzinfo=UTC)
        yield world


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder of newsboat's: urls and cache.db, as newsboat made them some day."""
    folder = tmp_path / ".newsboat"
    folder.mkdir()
    for name in ("urls", "cache.db"):
        shutil.copyfile(KEPT / name, folder / name)
    return folder


def serve(world: World, folder: Path) -> None:
    """The feeds that newsboat fetched, where it found them."""
    for url in newsboat(folder, "SELECT rssurl FROM rss_feed"):
        world.serve(str(url), (FEEDS / str(url).rpartition("/")[2]).read_bytes())


def newsboat(folder: Path, sql: str) -> list[object]:
    with closing(sqlite3.connect(folder / "cache.db")) as cache:
        return [value for (value,) in cache.execute(sql)]


async def moved(world: World, path: Path, homes: Sequence[Home] = ()) -> list[SyncEvent]:
    return [event async for event in load(world.parts, str(path), homes)]


def imported(events: Sequence[SyncEvent]) -> Imported:
    return next(event for event in events if isinstance(event, Imported))


def finished(events: Sequence[SyncEvent]) -> SyncFinished:
    return next(event for event in events if isinstance(event, SyncFinished))


def articles(world: World, query: str = "") -> dict[str, Article]:
    found = map(world.library.article, world.library.snapshot(SearchScope(query)))
    return {article.title: article for article in found if article}


def of_followed(folder: Path, condition: str) -> int:
    """Counted by newsboat's own SQL: what came along, but for one feed that is not followed."""
    sql = "SELECT count(*) FROM rss_item WHERE NOT deleted AND feedurl NOT LIKE '%/gone.rss'"
    return int(str(newsboat(folder, f"{sql} AND {condition}")[0]))


async def test_every_article_comes_along_with_what_was_read_and_flagged(
    world: World, home: Path
) -> None:
    report = imported(await moved(world, home))

    of_gone = 1  # flagged, of a feed that urls does not name
    assert report.articles == of_followed(home, "1") + of_gone == 10
    assert report.read == of_followed(home, "NOT unread") + of_gone == 3
    assert report.bookmarked == of_followed(home, "flags <> ''") + of_gone == 3
    counts = world.library.counts()
    assert counts.articles == of_followed(home, "1")
    assert counts.unread == of_followed(home, "unread")
    assert counts.bookmarks == 3


async def test_the_next_sync_finds_nothing_twice(world: World, home: Path) -> None:
    serve(world, home)
    events = await moved(world, home)

    assert finished(events).due == 3
    assert finished(events).failed == 0
    assert (finished(events).new, finished(events).changed) == (0, 0)
    assert world.library.counts().articles == of_followed(home, "1")


async def test_what_newsboat_kept_otherwise_becomes_as_published_and_is_no_edit(
    world: World, home: Path
) -> None:
    with closing(sqlite3.connect(home / "cache.db")) as cache, cache:
        cache.execute("UPDATE rss_item SET content = 'Some words.' WHERE guid = 'wire-1'")
    await moved(world, home)
    serve(world, home)
    world.later(hours=1)
    synced = [event async for event in sync(world.parts, force=True)]
    article = articles(world)["Chips & tariffs"]

    assert (finished(synced).new, finished(synced).changed) == (0, 1)
    assert article.text.startswith("The whole text")
    assert (article.revisions, article.edited, article.topics) == (0, None, ("chips",))

    url = next(feed.url for feed in world.library.feeds() if feed.title == "My wire")
    wire = (FEEDS / "wire.rss").read_bytes()
    world.serve(url, wire.replace(b"The whole text", b"Another text"))
    world.later(hours=1)
    assert finished([event async for event in sync(world.parts, force=True)]).changed == 1
    assert articles(world)["Chips & tariffs"].revisions == 1


async def test_a_second_import_changes_nothing(world: World, home: Path) -> None:
    await moved(world, home)
    text, before = world.paths.feeds_toml.read_text(), articles(world)
    report = imported(await moved(world, home))

    assert (report.imported, report.duplicate, report.smart_feeds) == (0, 3, 0)
    assert (report.articles, report.read, report.bookmarked) == (0, 0, 0)
    assert world.paths.feeds_toml.read_text() == text
    assert articles(world) == before


async def test_an_import_that_was_cut_off_goes_on_where_it_ended(world: World, home: Path) -> None:
    async for event in load(world.parts, str(home)):
        if isinstance(event, Moving) and event.done > 1:
            break
    assert 0 < world.library.counts().articles < of_followed(home, "1")
    await moved(world, home)

    assert world.library.counts().articles == of_followed(home, "1")
    assert world.library.counts().bookmarks == 3


async def test_feeds_smart_feeds_titles_and_tags_come_along(world: World, home: Path) -> None:
    report = imported(await moved(world, home))

    assert [(one.title, one.folders) for one in world.library.subscriptions()] == [
        ("My wire", ("news", "two words")),
        (None, ("letters",)),  # the title is the publisher's
        (None, ()),
    ]
    assert [feed.title for feed in world.library.feeds()] == ["My wire", "Letters", "Bare bones"]
    assert world.library.smart_feeds() == [OwnSmart("Unread chips", "is:unread title:chips*")]
    assert report.smart_feeds == 1


async def test_what_does_not_come_along_is_listed(world: World, home: Path) -> None:
    skipped = [line.what for line in imported(await moved(world, home)).skipped]

    assert skipped[0].startswith("line 4: http://127.0.0.1")  # hidden there
    assert skipped[1:] == [
        "line 5: Unread chips",
        "line 6: query:Counted",
        "line 7: exec:~/bin/feed.sh",
        skipped[4],
        "1 article of 1 feed that you do not follow",
        "1 article deleted in newsboat",
    ]
    assert skipped[4].startswith("line 8: filter:~/bin/tidy.py")


async def test_flags_are_bookmarks_and_tags(world: World, home: Path) -> None:
    await moved(world, home)

    tags = {title: article.tags for title, article in articles(world, "is:bookmarked").items()}
    assert tags == {
        "Chips & tariffs": ("newsboat-a",),
        "Plain words": ("newsboat-X", "newsboat-b"),
        "Kept for good": ("newsboat-a",),
    }


async def test_an_article_is_as_it_was_received(world: World, home: Path) -> None:
    await moved(world, home)
    article = articles(world)["Chips & tariffs"]

    assert article.author == "Haru Mori"
    assert article.link == article.base == "https://wire.example/chips"
    assert 'href="/more"' in article.html
    assert article.published is not None
    assert article.placed == article.published
    assert f"{article.published:%Y-%m-%d %H}" == "2026-11-22 08"
    assert articles(world)["Listen"].enclosures[0].url == "https://wire.example/talk.mp3"
    assert "日本" in articles(world)["A long letter"].text
    assert list(articles(world, "日本")) == ["A long letter"]


async def test_what_was_deleted_there_is_in_no_list_here_and_does_not_come_back(
    world: World, home: Path
) -> None:
    serve(world, home)
    await moved(world, home)

    assert newsboat(home, f"SELECT title FROM rss_item WHERE guid = '{DELETED}'") == [
        "Deleted there"
    ]
    assert "Deleted there" not in articles(world)


async def test_what_was_read_here_stays_so(world: World, home: Path) -> None:
    serve(world, home)
    await moved(world, home)
    world.library.mark_read(world.library.snapshot(Smart.EVERYTHING))
    await moved(world, home)

    assert world.library.counts().unread == 0


async def test_articles_that_a_sync_brought_first_take_over_what_was_read(
    world: World, home: Path
) -> None:
    serve(world, home)
    urls = newsboat(home, "SELECT rssurl FROM rss_feed WHERE rssurl LIKE '%/wire.rss'")
    world.library.subscribe(Subscription(str(urls[0])))
    (home / "urls").rename(home / "feeds")
    await moved(world, home / "feeds")
    before = world.library.counts()
    report = imported(await moved(world, home / "cache.db"))

    assert before.unread == before.articles == 4 + 3 + 3
    assert (report.read, report.bookmarked) == (4, 3)  # one of them is deleted in newsboat
    assert world.library.counts().unread == 10 - 3 + 1


async def test_the_cache_alone_says_what_to_follow(world: World, home: Path) -> None:
    report = imported(await moved(world, home / "cache.db"))

    assert report.imported == 4
    assert report.articles == newsboat(home, "SELECT count(*) FROM rss_item WHERE NOT deleted")[0]
    assert world.library.counts().articles == report.articles


async def test_a_feed_made_by_a_program_is_not_followed_but_its_flagged_articles_come(
    world: World, home: Path
) -> None:
    with closing(sqlite3.connect(home / "cache.db")) as cache, cache:
        made = "exec:~/bin/feed.sh"
        cache.execute("UPDATE rss_feed SET rssurl = ? WHERE rssurl LIKE '%/gone.rss'", [made])
        cache.execute("UPDATE rss_item SET feedurl = ? WHERE feedurl LIKE '%/gone.rss'", [made])
    report = imported(await moved(world, home / "cache.db"))

    assert report.imported == 3
    assert report.skipped[0].what == "exec:~/bin/feed.sh"
    assert "Kept for good" in articles(world, "is:bookmarked")
    assert all(feed.url.startswith("http://") for feed in world.library.feeds())
    assert all(request.url.startswith("http://") for request in world.requests)


async def test_the_two_folders_of_xdg_are_one_home(world: World, home: Path) -> None:
    data = home.parent / "share" / "newsboat"
    data.mkdir(parents=True)
    (home / "cache.db").rename(data / "cache.db")
    there = Home("newsboat", home / "urls", data / "cache.db")

    for folder in (home, data):
        assert imported(await moved(world, folder, [there])).articles is not None
    assert world.library.counts().articles == 9


async def test_it_tells_how_far_it_is(world: World, home: Path) -> None:
    steps = [event for event in await moved(world, home) if isinstance(event, Moving)]

    assert [step.total for step in steps] == [11] * len(steps)
    assert [step.done for step in steps] == [0, 1, 5, 8, 11]


@pytest.mark.skipif(not INSTALLED, reason="needs newsboat")
async def test_what_newsboat_has_today_comes_along(world: World, tmp_path: Path) -> None:
    folder = build(tmp_path / "somebody")
    serve(world, folder)
    events = await moved(world, folder)

    assert imported(events).articles == of_followed(folder, "1") + 1
    assert imported(events).read == of_followed(folder, "NOT unread") + 1
    assert imported(events).bookmarked == of_followed(folder, "flags <> ''") + 1
    assert world.library.counts().unread == of_followed(folder, "unread")
    assert finished(events).new == 0


async def test_newsboats_files_are_left_as_they_are(world: World, home: Path) -> None:
    def files() -> dict[str, tuple[bytes, int]]:
        return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in home.iterdir()}

    before = files()
    await moved(world, home)

    assert files() == before


async def test_feeds_are_followed_where_the_cache_beside_them_is_damaged(
    world: World, home: Path
) -> None:
    (home / "cache.db").write_bytes(b"SQLite format 3\0 and no more")
    report = imported(await moved(world, home))

    assert (report.imported, report.articles) == (3, None)
    assert "is damaged" in report.skipped[-1].reason


async def test_a_damaged_cache_alone_is_refused(world: World, home: Path) -> None:
    (home / "cache.db").write_bytes(b"SQLite format 3\0 and no more")
    (refused,) = await moved(world, home / "cache.db")

    assert isinstance(refused, Refused)
    assert "is damaged" in refused.reason
    assert world.library.feeds() == []


async def test_invalid_text_comes_along_mended(world: World, home: Path) -> None:
    with closing(sqlite3.connect(home / "cache.db")) as cache, cache:
        cache.execute(
            "UPDATE rss_item SET title = CAST(? AS TEXT), content = CAST(? AS TEXT), url = ?"
            " WHERE guid = 'wire-3'",
            (b"\xffListen\x1b]0;x", b"<p>\xed\xa0\x80 talk</p>", "javascript:alert(1)"),
        )
    await moved(world, home)
    article = articles(world)["\ufffdListen]0;x"]

    assert article.link is None
    assert "talk" in article.text


async def test_many_articles_of_one_address_stay_many(world: World, home: Path) -> None:
    with closing(sqlite3.connect(home / "cache.db")) as cache, cache:
        cache.execute("DELETE FROM rss_item")
        cache.executemany(
            "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread)"
            " SELECT ?, ?, '', 'https://wire.example/live', rssurl, ?, 'Text', 1"
            " FROM rss_feed WHERE rssurl LIKE '%/wire.rss'",
            [(f"live-{number}", f"Live {number % 7}", 1000 + number) for number in range(1000)],
        )
    report = imported(await moved(world, home))
    again = imported(await moved(world, home))

    assert (report.articles, again.articles) == (1000, 0)
    assert world.library.counts().articles == 1000


async def test_a_folder_without_newsboats_files_is_refused(world: World, tmp_path: Path) -> None:
    (refused,) = await moved(world, tmp_path)

    assert isinstance(refused, Refused)
    assert "neither urls nor cache.db" in refused.reason
