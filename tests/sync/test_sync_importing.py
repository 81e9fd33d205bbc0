from collections.abc import Iterator
from pathlib import Path

import pytest
from sync_world import World, kinds, rss

from newsreader.models.access import PLAIN, Secret
from newsreader.models.feeds import Subscription
from newsreader.models.syncing import Imported, Refused
from newsreader.sync.importing.load import load

A, B = "https://a.example/feed", "https://b.example/feed"
OPML = f"""<opml version="2.0"><body>
<outline text="News"><outline text="A" xmlUrl="{A}"/></outline>
<outline text="B" xmlUrl="{B}"/>
<outline text="Bad" xmlUrl="exec:rm -rf ~"/>
</body></opml>"""


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path / "home") as world:
        yield world


@pytest.fixture
def opml(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.opml"
    path.write_text(OPML)
    return path


async def test_an_import_is_reported_and_then_synced(world: World, opml: Path) -> None:
    world.library.subscribe(Subscription(B))
    world.serve(A, rss("one"))
    world.serve(B, rss("two"))
    first, *rest = [event async for event in load(world.parts, str(opml))]
    assert isinstance(first, Imported)
    assert (first.imported, first.duplicate) == (1, 1)
    assert [line.what for line in first.skipped] == ["Bad"]
    assert kinds(rest)[0] == "SyncStarted"
    assert kinds(rest)[-1] == "SyncFinished"


async def test_http_of_a_followed_https_address_is_a_duplicate(world: World, opml: Path) -> None:
    world.library.subscribe(Subscription(B.replace("https", "http")))
    first, *_ = [event async for event in load(world.parts, str(opml))]
    assert isinstance(first, Imported)
    assert (first.imported, first.duplicate) == (1, 1)


async def test_folders_come_along(world: World, opml: Path) -> None:
    async for _ in load(world.parts, str(opml)):
        pass
    assert world.library.subscriptions()[0].folders == ("News",)


async def test_nothing_but_web_addresses_is_followed(world: World, opml: Path) -> None:
    async for _ in load(world.parts, str(opml)):
        pass
    assert [feed.url for feed in world.library.feeds()] == [A, B]


@pytest.mark.parametrize("name", ["missing.opml", "."])
async def test_a_file_that_cannot_be_read_is_refused(
    world: World, tmp_path: Path, name: str
) -> None:
    (refused,) = [event async for event in load(world.parts, str(tmp_path / name))]
    assert isinstance(refused, Refused)
    assert "cannot be read" in refused.reason


async def test_newsboats_settings_are_listed_and_not_taken_over(
    world: World, tmp_path: Path
) -> None:
    path = tmp_path / "config"
    path.write_text('# mine\nbrowser "`touch x`firefox %u"\ninclude config\nhighlight all "((("\n')
    imported, *_ = [event async for event in load(world.parts, str(path))]
    assert isinstance(imported, Imported)
    assert imported.imported == 0
    assert [line.what.partition(" ")[2] for line in imported.skipped] == [
        '2: browser "`touch x`firefox %u"',
        "3: include config",
        '4: highlight all "((("',
    ]


async def test_a_file_that_is_no_opml_is_refused(world: World, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("milk, bread")
    (refused,) = [event async for event in load(world.parts, str(tmp_path / "notes.txt"))]
    assert isinstance(refused, Refused)
    assert "notes.txt: " in refused.reason


WITH_LOGIN = """<opml version="2.0"><body>
<outline text="Members" xmlUrl="https://me:hunter2@a.example/feed"/>
<outline xmlUrl="ftp://me:hunter2@a.example/feed"/>
</body></opml>"""


@pytest.fixture
def with_login(tmp_path: Path) -> Path:
    path = tmp_path / "members.opml"
    path.write_text(WITH_LOGIN)
    return path


async def imported(world: World, path: Path) -> Imported:
    first, *_ = [event async for event in load(world.parts, str(path))]
    assert isinstance(first, Imported)
    assert "hunter2" not in repr(first)
    assert "hunter2" not in world.paths.feeds_toml.read_text(encoding="utf-8")
    return first


async def test_a_password_in_an_address_goes_into_the_keyring(
    world: World, with_login: Path
) -> None:
    await imported(world, with_login)
    assert world.kept == {"me@a.example": "hunter2"}
    (request,) = world.requests
    assert (request.url, request.access.username) == (A, "me")
    assert request.access.password == Secret("me@a.example")


async def test_without_a_keyring_the_feed_comes_and_the_password_is_reported(
    world: World, with_login: Path
) -> None:
    world.kept = None
    report = await imported(world, with_login)
    lost = report.skipped[-1]
    assert lost.what == "Members"
    assert lost.reason == "Followed, without its password. The keyring cannot be used."
    assert world.requests[0].access == PLAIN


async def test_a_feed_that_is_followed_already_keeps_its_own_password(
    world: World, with_login: Path
) -> None:
    world.library.subscribe(Subscription(A))
    await imported(world, with_login)
    assert world.kept == {}


async def test_newsboats_passwords_go_into_the_keyring_too(world: World, tmp_path: Path) -> None:
    line = 'https://me:hunter2@a.example/feed News\n"filter:x:http://me:hunter2@b.example/"\n'
    (tmp_path / "urls").write_text(line)  # a small file of a test
    await imported(world, tmp_path / "urls")
    assert world.kept == {"me@a.example": "hunter2"}
