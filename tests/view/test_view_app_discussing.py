"""Discussions, read in the app."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from textual.selection import SELECT_ALL
from view_stand import NOON, SLOW, ScriptedRunner, Stand, fill, stand

from newsreader.models.discussions import Comment, Comments
from newsreader.models.scopes import Smart
from newsreader.models.syncing import DiscussionsFetched, Refused, SyncEvent
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.actions import Pane

COMMENTS = Comments(
    (
        Comment("ada", "<p>A fine harbour. <a href='https://x.example/map'>Map</a></p>", NOON),
        Comment("bob", "I beg to differ.", NOON - timedelta(hours=3), depth=1, score=4),
    ),
    41,
)
HN = "https://news.ycombinator.com/item?id=7"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 3})
        library.db.run("UPDATE article SET comments_url = ?, comments_count = 12", (HN,))
    return paths


class Forum(ScriptedRunner):
    """Brings the discussions that it is asked for, or says why not."""

    library: Library
    reason = ""

    def discussions(self, article_ids: Sequence[int]) -> AsyncIterator[SyncEvent]:
        for id_ in article_ids:
            if self.reason:
                self.library.discussions.miss(id_, self.reason)
            else:
                self.library.discussions.keep(id_, COMMENTS)
        return super().discussions(article_ids)


def forum(*events: SyncEvent) -> Forum:
    return Forum(events or [DiscussionsFetched(1, 1, 1)])


def shown(there: Stand) -> str:
    selected = there.screen.reader.get_selection(SELECT_ALL)
    return selected[0].replace("\N{NO-BREAK SPACE}", " ") if selected else ""


def keep_all(paths: Paths) -> None:
    with Library.open(paths, lambda: NOON) as library:
        for id_ in library.snapshot(Smart.EVERYTHING):
            library.discussions.keep(id_, COMMENTS)


async def article_there(there: Stand) -> None:
    await there.until(lambda: "Paragraph 1 of" in shown(there))


async def comments_there(there: Stand) -> None:
    await there.until(lambda: "I beg to differ." in shown(there))


async def test_a_discussion_is_asked_for_and_read_in_the_app(paths: Paths) -> None:
    runner = forum()
    async with stand(paths, config=SLOW, runner=runner) as there:
        runner.library = there.library
        await article_there(there)
        assert "12 comments" in shown(there)
        await there.press("c")
        await comments_there(there)
        assert ("discussions", [there.screen.presenter.shown_id]) in runner.asked
        assert "▎ bob · 3 hours ago · 4 points" in shown(there)
        assert "41 comments · Hacker News" in shown(there)
        assert there.screen.pane is Pane.READER
        assert [link.url for link in there.screen.reader.links] == ["https://x.example/map", HN]


def row(there: Stand) -> str:
    headlines = there.screen.headlines
    return headlines.render_line(headlines.cursor).text


@pytest.mark.parametrize(
    ("count", "above", "listed"),
    [(41, "41 comments", "41❞"), (0, "no comments yet", "0❞"), (None, "comments", "")],
)
async def test_how_many_comments_there_are_is_kept_fresh_in_the_list_and_above_the_article(
    paths: Paths, count: int | None, above: str, listed: str
) -> None:
    async with stand(paths, config=SLOW) as there:
        await article_there(there)
        assert "12 comments" in shown(there)
        await there.until(lambda: "12❞" in row(there))
        there.library.db.run("UPDATE article SET comments_count = ?", (count,))
        await there.until(lambda: "12 comments" not in shown(there))
        assert above in shown(there).partition("Paragraph")[0]
        await there.until(lambda: "12❞" not in row(there))
        assert listed in row(there)
        assert ("❞" in row(there)) is bool(listed)


@pytest.mark.parametrize("key", ["escape", "backspace", "c"])
async def test_the_article_is_gone_back_to_where_it_was(paths: Paths, key: str) -> None:
    keep_all(paths)
    async with stand(paths, config=SLOW) as there:
        await article_there(there)
        await there.press("enter", "space", "j", "j")
        await there.until(lambda: there.screen.reader.scroll_y > 20)
        at = there.screen.reader.scroll_y
        await there.press("c")
        await comments_there(there)
        assert there.screen.reader.scroll_y == 0
        await there.press(key)
        await article_there(there)
        assert there.screen.reader.scroll_y == at
        assert there.screen.pane is Pane.READER


async def test_what_is_fresh_is_read_without_asking(paths: Paths) -> None:
    keep_all(paths)
    runner = forum()
    async with stand(paths, config=SLOW, runner=runner) as there:
        await article_there(there)
        await there.press("c")
        await comments_there(there)
        assert runner.asked == []


async def test_what_is_stale_is_shown_and_then_made_fresh_in_its_place(paths: Paths) -> None:
    with Library.open(paths, lambda: NOON - timedelta(days=1)) as library:
        old = [Comment("eve", f"Old words {number}.", NOON) for number in range(60)]
        for id_ in library.snapshot(Smart.EVERYTHING):
            library.discussions.keep(id_, Comments(tuple(old)))
    runner = forum()
    async with stand(paths, config=SLOW, runner=runner) as there:
        runner.library = there.library
        await article_there(there)
        await there.press("c")
        await comments_there(there)
        assert "Old words" not in shown(there)


async def test_offline_what_is_here_is_read_and_the_rest_is_said_to_be_missing(
    paths: Paths,
) -> None:
    async with stand(paths, config=SLOW, runner=forum()) as there:
        await article_there(there)
        await there.press("g", "o", "c")
        await there.says("These comments are not here yet")
        there.library.discussions.keep(there.screen.presenter.shown_id or 0, COMMENTS)
        await there.press("c")
        await comments_there(there)


@dataclass
class SlowForum(Forum):
    """Answers when it is let."""

    answers: asyncio.Event = field(default_factory=asyncio.Event)

    async def discussions(self, article_ids: Sequence[int]) -> AsyncIterator[SyncEvent]:
        yield DiscussionsFetched(0, 1)
        await self.answers.wait()
        async for event in super().discussions(article_ids):
            yield event


async def test_escape_waits_no_longer(paths: Paths) -> None:
    runner = SlowForum([DiscussionsFetched(1, 1, 1)])
    async with stand(paths, config=SLOW, runner=runner) as there:
        runner.library = there.library
        await article_there(there)
        await there.press("c")
        await there.says("Asking Hacker News")
        await there.press("escape")
        await there.says("Stopped")
        runner.answers.set()
        await there.press("escape")
        await there.reached(Pane.HEADLINES)
        assert "Paragraph 1 of" in shown(there)


async def test_whoever_went_elsewhere_is_told_and_left_there(paths: Paths) -> None:
    runner = SlowForum([DiscussionsFetched(1, 1, 1)])
    async with stand(paths, config=SLOW, runner=runner) as there:
        runner.library = there.library
        await article_there(there)
        await there.press("c")
        await there.says("Asking Hacker News")
        await there.press("h")
        await there.reached(Pane.HEADLINES)
        runner.answers.set()
        await there.says("The comments on Asagiri 1 are here now.")
        assert there.screen.pane is Pane.HEADLINES


@pytest.mark.parametrize(
    ("events", "reason", "said"),
    [
        ([DiscussionsFetched(1, 1, 0)], "Hacker News: No answer.", "Hacker News: No answer."),
        ([Refused("The disk is full.")], "x.", "The disk is full."),
    ],
)
async def test_why_nothing_came_is_said_and_the_article_stays(
    paths: Paths, events: Sequence[SyncEvent], reason: str, said: str
) -> None:
    runner = forum(*events)
    runner.reason = reason
    async with stand(paths, config=SLOW, runner=runner) as there:
        runner.library = there.library
        await article_there(there)
        await there.press("c")
        await there.says(said)
        assert "Paragraph 1 of" in shown(there)


async def test_an_article_that_nobody_discusses_says_so(paths: Paths) -> None:
    with Library.open(paths) as library:
        library.db.run("UPDATE article SET comments_url = NULL, comments_count = NULL")
    async with stand(paths, config=SLOW) as there:
        await article_there(there)
        for key in ("c", "C"):
            await there.press(key)
            await there.says("Nobody says where this article is discussed.")
            there.screen.status.hush()


async def test_comments_that_are_only_counted_are_on_the_page_of_the_article(paths: Paths) -> None:
    with Library.open(paths) as library:
        library.db.run("UPDATE article SET comments_url = NULL, comments_count = 61")
    async with stand(paths, config=SLOW) as there:
        await article_there(there)
        await there.press("c")
        await there.says("These comments can be read on their page only")
        article = there.screen.presenter.article
        assert article is not None
        await there.press("g", "o", "C")
        await there.until(
            lambda: [one.url for one in there.library.links.queued()] == [article.link]
        )


async def test_where_only_the_page_has_the_comments_the_key_that_opens_it_is_named(
    paths: Paths,
) -> None:
    with Library.open(paths) as library:
        library.db.run("UPDATE article SET comments_url = 'https://x.example/1#comments'")
    async with stand(paths, config=SLOW) as there:
        await article_there(there)
        await there.press("c")
        await there.says("These comments can be read on their page only")


async def test_the_next_article_is_shown_in_the_place_of_the_comments(paths: Paths) -> None:
    keep_all(paths)
    async with stand(paths, config=SLOW) as there:
        await article_there(there)
        await there.press("c")
        await comments_there(there)
        await there.press("J")
        await there.title("Asagiri 2")
        await article_there(there)
        await there.press("escape")
        await there.reached(Pane.HEADLINES)


async def test_entering_the_headline_leads_back_to_the_article(paths: Paths) -> None:
    keep_all(paths)
    async with stand(paths, config=SLOW) as there:
        await article_there(there)
        await there.press("c")
        await comments_there(there)
        await there.press("h", "enter")
        await article_there(there)


async def test_from_a_narrow_list_the_article_and_its_comments_are_opened(paths: Paths) -> None:
    keep_all(paths)
    async with stand(paths, config=SLOW, size=(46, 20)) as there:
        await there.press("j", "c")
        await comments_there(there)
        await there.press("escape")
        await article_there(there)
        assert there.screen.presenter.article is not None
        assert there.screen.presenter.article.title == "Asagiri 2"


async def test_words_are_found_in_comments_and_none_of_them_is_highlighted(paths: Paths) -> None:
    keep_all(paths)
    async with stand(paths, config=SLOW) as there:
        await article_there(there)
        await there.press("c")
        await comments_there(there)
        await there.press("slash", *"differ", "enter")
        await there.until(lambda: len(there.screen.reader.matches) == 1)
        await there.press("H")
        await there.says("Only what the article says can be highlighted")


async def test_the_page_of_a_discussion_waits_for_the_network(paths: Paths) -> None:
    async with stand(paths, config=SLOW) as there:
        await article_there(there)
        await there.press("g", "o", "C")
        await there.until(lambda: [one.url for one in there.library.links.queued()] == [HN])
