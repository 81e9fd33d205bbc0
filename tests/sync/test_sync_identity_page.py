from pathlib import Path

import pytest
from sync_documents import document
from sync_world import World

from identity_page import quoted, rows
from newsreader.models.feeds import Subscription
from newsreader.models.scopes import SearchScope, Smart
from newsreader.models.syncing import SyncFinished
from newsreader.sync.flow import sync

FEED = "https://x.example/feed"
CASES = {case: cells for case, cells in rows("at first").items() if cells[0]}


async def brought(world: World, words: str) -> tuple[int, int]:
    """What a sync makes of this document: (new, edited)."""
    made = document(words)
    world.serve(FEED, made.body(), made.content_type)
    world.later(hours=1)
    *_, last = [event async for event in sync(world.parts, force=True)]
    assert isinstance(last, SyncFinished), last
    assert not last.failures
    return last.new, last.changed


def said(new: int, edited: int) -> str:
    parts = [f"{new} new" if new else "", f"{edited} edited" if edited else ""]
    return ", ".join(part for part in parts if part) or "nothing"


@pytest.mark.parametrize(("first", "articles", "then", "outcome"), CASES.values(), ids=CASES)
async def test_what_a_second_document_means(
    tmp_path: Path, first: str, articles: str, then: str, outcome: str
) -> None:
    with World(tmp_path) as world:
        library = world.library
        library.subscribe(Subscription(FEED))
        (at_first,) = quoted(first)
        assert (await brought(world, at_first))[0] == int(articles)
        old = sorted(library.snapshot(Smart.EVERYTHING))
        places = {one.id: one.placed for one in library.headlines(old)}
        library.mark_read(old)
        library.bookmark(old)

        turns = [await brought(world, words) for words in quoted(then)]
        now = {one.id: one for one in library.headlines(library.snapshot(Smart.EVERYTHING))}
        whole = [library.article(article_id) for article_id in old]

    assert said(*map(sum, zip(*turns, strict=True))) == outcome
    assert all(now[one].read and now[one].bookmarked for one in old)
    assert {one: now[one].placed for one in old} == places
    assert not any(one.read for one in now.values() if one.id not in old)
    assert len(now) - len(old) == sum(new for new, _ in turns)
    assert sum(one.revisions for one in whole if one) == sum(edited for _, edited in turns)


def test_the_table_has_not_lost_its_rows() -> None:
    assert len(CASES) > 60


async def test_what_is_no_edit_is_taken_over_in_silence(tmp_path: Path) -> None:
    with World(tmp_path) as world:
        world.library.subscribe(Subscription(FEED))
        await brought(world, 'A(comments=3 text="<p>Text</p><img src=/p.jpg?1>")')
        await brought(world, 'A(link=/B comments=4 text="<p>Text</p><img src=/q.jpg?1>")')
        (article_id,) = world.library.snapshot(Smart.EVERYTHING)
        article = world.library.article(article_id)
        assert len(world.library.revisions.of(article_id)) == 1

    assert article is not None
    assert (article.link, article.comments_count) == ("https://x.example/B", 4)
    assert "q.jpg" in article.html
    assert (article.revisions, article.edited) == (0, None)


async def test_an_edit_is_noted_and_findable_and_the_old_words_are_not(tmp_path: Path) -> None:
    with World(tmp_path) as world:
        world.library.subscribe(Subscription(FEED))
        await brought(world, 'A(text="alpha")')
        await brought(world, 'A(text="beta")')
        (article_id,) = world.library.snapshot(SearchScope("beta"))
        article = world.library.article(article_id)

        assert not world.library.snapshot(SearchScope("alpha"))
        assert [kept.text for kept in world.library.revisions.of(article_id)] == ["alpha", "beta"]
    assert article is not None
    assert (article.revisions, article.edited, article.text) == (1, world.now, "beta")


async def test_a_text_that_is_gone_from_the_feed_is_kept(tmp_path: Path) -> None:
    with World(tmp_path) as world:
        world.library.subscribe(Subscription(FEED))
        await brought(world, 'A(text="alpha")')
        await brought(world, "A(text=-)")
        (article_id,) = world.library.snapshot(SearchScope("alpha"))
        article = world.library.article(article_id)

    assert article is not None
    assert (article.html, article.text) == ("alpha", "alpha")
