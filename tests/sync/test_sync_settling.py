"""Articles first, words later: a first sync stores what came as it came."""

from collections.abc import Iterator, Sequence
from contextlib import aclosing
from pathlib import Path

import pytest
from sync_world import World

from newsreader.models.arrivals import PreparedFeed, Settled, Unsettled
from newsreader.models.feeds import Subscription
from newsreader.models.fetching import Fetched
from newsreader.models.parsed import NotAFeed
from newsreader.models.rules import Effect, EffectKind, Rule
from newsreader.models.scopes import SearchScope
from newsreader.models.syncing import SyncFinished
from newsreader.store.index.reindexing import is_outdated
from newsreader.sync.flow import sync
from newsreader.sync.preparing import prepare

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "feeds"
_LARGE = 100_000
"""Bytes: what is larger has more of the same."""
URL = "https://x.example/feed"
HEAD = (
    '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:slash="http://purl.org/rss/1.0/modules/slash/"'
    ' xmlns:georss="http://www.georss.org/georss"><channel><title>Harbour</title>'
)
ITEM = (
    "<item><title>Pier {n} &amp; its ferry</title><link>https://x.example/{n}?utm_source=rss</link>"
    "<guid>{n}</guid><pubDate>Mon, 2{n} Nov 2026 08:00:00 GMT</pubDate><author>Ada Berg</author>"
    "<category>ferries</category><category>日本</category>"
    "<description>&lt;p&gt;The {word} left &lt;a href='/next'&gt;early&lt;/a&gt;."
    "&lt;figure&gt;&lt;img src='/p.jpg' alt='A gull'&gt;&lt;figcaption&gt;Gull"
    "&lt;/figcaption&gt;&lt;/figure&gt;</description>"
    "<media:content url='https://x.example/p.jpg' medium='image'>"
    "<media:description>The pier</media:description></media:content>"
    "<enclosure url='https://x.example/a.mp3?s=1' type='audio/mpeg' length='12'/>"
    "<comments>https://x.example/{n}#talk</comments><slash:comments>4</slash:comments>"
    "<georss:point>59.3 18.1</georss:point></item>"
)


def document(*words: str) -> bytes:
    items = "".join(ITEM.format(n=n, word=word) for n, word in enumerate(words, 1))
    return f"{HEAD}{items}</channel></rss>".encode()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        world.library.subscribe(Subscription(URL))
        world.answers[URL] = Fetched(URL, document("zeppelin", "steamer"))
        yield world


def found(world: World, word: str) -> int:
    return len(world.library.snapshot(SearchScope(word)))


async def synced(world: World, *, to_the_end: bool = True) -> SyncFinished:
    """Who leaves early leaves with the report."""
    async with aclosing(sync(world.parts, force=True)) as events:
        async for event in events:
            if isinstance(event, SyncFinished):
                report = event
                if not to_the_end:
                    break
    return report


async def test_articles_are_there_before_their_words(world: World) -> None:
    report = await synced(world, to_the_end=False)
    assert (report.new, world.library.counts().articles) == (2, 2)
    assert (found(world, "zeppelin"), found(world, "title:pier")) == (0, 0)
    article = world.library.article(world.library.snapshot(SearchScope(""))[0])
    assert article is not None
    assert "left" in article.html


async def test_the_words_come_after_the_report(world: World) -> None:
    await synced(world)
    assert (found(world, "zeppelin"), found(world, "gull"), found(world, "title:pier")) == (1, 2, 2)


async def test_what_the_words_of_many_syncs_came_in_is_put_together(world: World) -> None:
    for number in range(8):
        world.answers[URL] = Fetched(URL, document(*["ferry"] * (number + 1)))
        await synced(world)
        world.later(days=1)
    parts = world.library.db.value("SELECT count(DISTINCT segid) FROM search_idx")
    assert parts < 4
    assert found(world, "ferry") == 8


async def test_what_was_left_is_settled_by_the_next_sync_and_is_no_edit(world: World) -> None:
    await synced(world, to_the_end=False)
    report = await synced(world)
    assert (report.new, report.changed) == (0, 0)
    assert found(world, "zeppelin") == 1


async def test_an_edit_is_seen_though_nothing_was_settled_before_it(world: World) -> None:
    await synced(world, to_the_end=False)
    world.answers[URL] = Fetched(URL, document("balloon", "steamer"))
    report = await synced(world)
    assert (report.new, report.changed) == (0, 1)
    assert (found(world, "zeppelin"), found(world, "balloon")) == (0, 1)


async def test_rules_hear_every_word_of_what_arrives(world: World) -> None:
    world.rules = [Rule("no airships", "zeppelin", (Effect(EffectKind.HIDE),))]
    report = await synced(world, to_the_end=False)
    assert report.hidden == 1


class Choking(World):
    """One of its articles cannot be read."""

    async def settle(self, articles: Sequence[Unsettled]) -> list[Settled]:
        settled = await super().settle(articles)
        if any("zeppelin" in one.text for one in settled):
            raise NotAFeed("It took too long.")
        return settled


async def test_one_that_cannot_be_read_keeps_no_other_from_its_words(tmp_path: Path) -> None:
    with Choking(tmp_path) as world:
        world.library.subscribe(Subscription(URL))
        world.answers[URL] = Fetched(URL, document("zeppelin", "steamer", "ferry"))
        await synced(world)
        assert (found(world, "steamer"), found(world, "zeppelin")) == (1, 0)
        assert found(world, "title:pier") == 3
        assert (await synced(world)).new == 0


async def test_an_older_newsreaders_index_is_made_anew_by_the_next_sync(world: World) -> None:
    await synced(world)
    db = world.library.db
    with db.transaction():
        db.run("DROP TABLE search")
        db.run("CREATE VIRTUAL TABLE search USING fts5 (title, text, content = '')")
        db.run("UPDATE article SET indexed = 0")
    await synced(world)
    assert not is_outdated(db)
    assert found(world, "z*") == 1


class AtOnce(World):
    """Nothing is left for later."""

    async def prepare(self, fetched: Fetched, *, raw: bool = False) -> PreparedFeed:
        return prepare(fetched.body, fetched.url, fetched.content_type)


def rows(world: World) -> list[object]:
    """All that a sync stores of articles."""
    tables = ("article", "body", "identity", "status")
    stored = [world.library.db.rows(f"SELECT * FROM {table} ORDER BY 1, 2, 3") for table in tables]
    words = world.library.db.rows("SELECT id, sz FROM search_docsize ORDER BY id")
    return [*stored, words]


async def both(root: Path, documents: Sequence[bytes]) -> list[list[object]]:
    stored = []
    for kind in (World, AtOnce):
        with kind(root / kind.__name__) as world:
            world.at_once = 1
            for number, body in enumerate(documents):
                url = f"https://{number}.example/feed"
                world.library.subscribe(Subscription(url))
                world.answers[url] = Fetched(url, body)
            await synced(world)
            stored.append(rows(world))
    return stored


async def test_later_is_the_same_as_at_once(tmp_path: Path) -> None:
    later, at_once = await both(tmp_path, [document("zeppelin", "steamer", "飛行船")])
    assert later == at_once


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
async def test_later_is_the_same_as_at_once_for_feeds_of_the_corpus(tmp_path: Path) -> None:
    documents = [path.read_bytes() for path in sorted(CORPUS.iterdir())]
    documents = [body for body in documents if len(body) < _LARGE]
    for later, at_once in zip(*await both(tmp_path, documents), strict=True):
        assert later == at_once


TAGGED = (
    f"{HEAD}<item><title>Pier</title><guid>p</guid><category>ferries</category><description>"
    "&lt;p&gt;The ferry left.&lt;/p&gt;&lt;p&gt;#Moorings #Ferries&lt;/p&gt;</description></item>"
    "</channel></rss>"
).encode()


@pytest.mark.parametrize("raw", [True, False])
async def test_hashtags_of_the_text_are_topics_whenever_it_is_read(
    world: World, *, raw: bool
) -> None:
    if not raw:
        await synced(world)
    world.answers[URL] = Fetched(URL, TAGGED, "text/xml")
    await synced(world)
    [id_] = world.library.snapshot(SearchScope("topic:moorings"))
    article = world.library.article(id_)
    assert article is not None
    assert article.topics == ("ferries", "Moorings")
    again = await synced(world)
    assert (again.new, again.changed) == (0, 0)
