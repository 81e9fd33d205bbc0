"""What the screen decides before it draws."""

from array import array
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from newsreader.models.articles import Headline
from newsreader.models.feeds import Counts, Feed, FeedState
from newsreader.models.scopes import (
    FeedScope,
    FolderScope,
    OwnSmart,
    SearchScope,
    Show,
    Smart,
    Snapshot,
)
from newsreader.models.syncing import (
    FeedAdded,
    FeedFetching,
    FeedMoved,
    FeedSynced,
    Imported,
    Moving,
    Refused,
    Skipped,
    SyncFinished,
    SyncStarted,
)
from newsreader.view.actions import ACTIONS, Pane, key_table, keys_of, shown
from newsreader.view.keybar import bar_of, fitting
from newsreader.view.layout import layout
from newsreader.view.marks import Marks, Overrides
from newsreader.view.opening import browser_command
from newsreader.view.presets import faults
from newsreader.view.reading import (
    Reading,
    Step,
    continued,
    count_words,
    empty_words,
    followed_at_once,
    likely_next,
    on_space,
    seek,
    unread_in,
)
from newsreader.view.statusline import line_of
from newsreader.view.syncing import OFFLINE, Progress, finished_words, resting_words

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def feed(feed_id: int, unread: int, *folders: str) -> Feed:
    title, state = f"Feed {feed_id}", FeedState.OK
    return Feed(
        feed_id, "https://a.example", None, title, folders, unread, 9, None, None, None, state
    )


def report(**changes: object) -> SyncFinished:
    whole = SyncFinished(149, 100, 46, 0, 0, 212, 1, failures=(), bytes=1, seconds=1.0)
    return replace(whole, **changes)


# Keys


def test_every_action_is_spoken_for() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    assert all(action.help.endswith(".") and len(action.words.split()) <= 5 for action in ACTIONS)


def test_no_key_is_given_twice() -> None:
    assert list(faults({})) == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"next_unraed": "n"}, "Did you mean next_unread?"),
        ({"next_unread": "j"}, "j is given to down and next_unread"),
    ],
)
def test_what_is_wrong_with_the_persons_keys_is_said(changed: dict[str, str], words: str) -> None:
    assert words in " ".join(faults(changed))


def test_the_readme_table_names_every_default_key() -> None:
    table = key_table()
    assert all(
        f"`{shown(key)}`".replace("|", "\\|") in table
        for action in ACTIONS
        for key in keys_of(action, {})
    )


@pytest.mark.parametrize("pane", list(Pane))
def test_the_key_bar_keeps_the_help_longest(pane: Pane) -> None:
    entries = bar_of(pane, {})
    assert fitting(entries, 200) == entries
    assert fitting(entries, 8) == [("?", "help")]
    assert fitting(entries, 3) == []


# Panes


@pytest.mark.parametrize(
    ("width", "height", "pane", "panes", "stacked"),
    [
        (250, 70, Pane.HEADLINES, tuple(Pane), False),
        (120, 24, Pane.READER, tuple(Pane), False),
        (119, 24, Pane.HEADLINES, (Pane.HEADLINES, Pane.READER), True),
        (80, 24, Pane.SOURCES, tuple(Pane), True),
        (80, 12, Pane.READER, (Pane.READER,), False),
        (80, 12, Pane.SOURCES, (Pane.SOURCES, Pane.HEADLINES), False),
        (69, 40, Pane.SOURCES, (Pane.SOURCES,), False),
        (40, 12, Pane.HEADLINES, (Pane.HEADLINES,), False),
    ],
)
def test_the_panes_that_are_seen(
    width: int, height: int, pane: Pane, panes: tuple[Pane, ...], stacked: bool
) -> None:
    seen = layout(width, height, pane, zen=False)
    assert (seen.panes, seen.stacked) == (panes, stacked)


def test_zen_is_the_article_alone() -> None:
    assert layout(250, 70, Pane.READER, zen=True).panes == (Pane.READER,)


# Where the person is


@pytest.mark.parametrize(
    ("start", "step", "found"), [(0, 1, 1), (2, 1, 4), (5, 1, None), (3, -1, 1), (0, -1, None)]
)
def test_seeking_in_both_directions(start: int, step: int, found: int | None) -> None:
    ids = array("q", [10, 11, 12, 13, 14, 15])
    assert seek(ids, start, step, {11, 14}.__contains__) == found


@pytest.mark.parametrize(
    ("reader_seen", "shown_id", "at_end", "step"),
    [
        (True, 7, False, Step.PAGE),
        (True, 7, True, Step.NEXT_UNREAD),
        (True, 8, True, Step.OPEN),
        (True, None, True, Step.OPEN),
        (False, 7, True, Step.OPEN),
    ],
)
def test_the_space_bar(reader_seen: bool, shown_id: int | None, at_end: bool, step: Step) -> None:
    assert on_space(reader_seen=reader_seen, shown=shown_id, current=7, at_end=at_end) is step


@pytest.mark.parametrize(
    ("scope", "unread"),
    [
        (Smart.UNREAD, 12),
        (Smart.TODAY, 5),
        (Smart.BOOKMARKS, 3),
        (Smart.ARCHIVE, None),
        (FeedScope(2), 4),
        (FolderScope("Tech"), 7),
        (FolderScope("Tech/Python"), 4),
        (FolderScope("Te"), 0),
        (SearchScope("x"), None),
    ],
)
def test_how_much_of_a_scope_is_unread(scope: object, unread: int | None) -> None:
    counts = Counts(12, 5, 7, 99, 2, 0, None, 0, unread_bookmarks=3)
    feeds = [feed(1, 3, "Tech"), feed(2, 4, "Tech/Python")]
    assert unread_in(scope, counts, feeds) == unread  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("unread", "total", "complete", "short", "words"),
    [
        (212, 1984, True, False, "212 unread of 1,984"),
        (212, 1984, True, True, "212/1,984"),
        (None, 41, True, False, "41"),
        (9, 500, False, False, "9 unread of 500+"),
        (164, 1, True, False, "164 unread"),
        (164, 1, True, True, "164 unread"),
        (0, 0, True, False, ""),
    ],
)
def test_the_count_over_the_list(
    unread: int | None, total: int, complete: bool, short: bool, words: str
) -> None:
    assert count_words(unread, total, complete=complete, short=short) == words


@pytest.mark.parametrize(
    ("reading", "bookmarks", "archived", "words"),
    [
        (Reading(Smart.EVERYTHING), 2, 0, "What you saved is in Bookmarks (gs). a adds a feed."),
        (Reading(Smart.UNREAD), 1, 1, "What you saved is in Bookmarks (gs). a adds a feed."),
        (Reading(Smart.TODAY), 0, 3, "What you saved is in Archive (gs). a adds a feed."),
        (Reading(Smart.BOOKMARKS), 0, 3, "No bookmarks yet. Press b on an article to keep it"),
        (Reading(SearchScope("snow"), "Search: snow"), 2, 0, "Nothing found."),
    ],
)
def test_a_library_of_saved_pages_says_where_they_are(
    reading: Reading, bookmarks: int, archived: int, words: str
) -> None:
    key = {"jump": "gs", "add": "a", "toggle_bookmark": "b"}.__getitem__
    counts = Counts(0, 0, bookmarks, 0, 0, 0, None, 0, archived)
    assert empty_words(reading, counts, key).startswith(words)


@pytest.mark.parametrize(
    ("reading", "title"),
    [
        (Reading(), "Unread"),
        (Reading(show=Show.UNREAD), "Unread"),
        (Reading(FolderScope("Japan"), "Japan", Show.UNREAD), "Unread · Japan"),
        (Reading(FolderScope("Japan"), "Japan"), "Japan"),
    ],
)
def test_the_title_of_a_list(reading: Reading, title: str) -> None:
    assert reading.title == title


def test_an_empty_list_says_what_to_press() -> None:
    none, fresh, full = (Counts(0, 0, 0, n, f, 0, None, 0) for n, f in [(0, 0), (0, 1), (9, 1)])
    key = {
        "add": "a",
        "palette": ":",
        "sync_all": "R",
        "trouble": "!",
        "show_all": "ga",
    }.__getitem__
    assert "Press a" in empty_words(Reading(), none, key)
    assert "Press a" in empty_words(Reading(Smart.BOOKMARKS), none, key)
    assert "come yet" in empty_words(Reading(), fresh, key)
    assert "Everything is read" in empty_words(Reading(), full, key)
    assert "Press ga" in empty_words(Reading(FeedScope(1), "a", Show.UNREAD), full, key)
    snow = OwnSmart("Snow", "snow")
    assert empty_words(Reading(snow, "Snow"), full, key) == "Nothing found."
    assert "Press ga" in empty_words(Reading(snow, "Snow", Show.BOOKMARKS), full, key)


# Marks


def test_a_lifted_layer_leaves_later_marks() -> None:
    overrides = Overrides()
    first = overrides.lay([1, 2], Marks(read=True))
    overrides.lay([2], Marks(bookmarked=True))
    both = overrides.now.get(2)
    overrides.lift(first)
    assert both == Marks(read=True, bookmarked=True)
    assert overrides.now.get(1) is None
    assert overrides.now.get(2) == Marks(bookmarked=True)


def test_marks_leave_what_they_do_not_say() -> None:
    headline = Headline(1, 1, "a", "t", None, NOW, False, True, 0)
    marked = Marks(read=True).laid_over(headline)
    assert (marked.read, marked.bookmarked) == (True, True)


@pytest.mark.parametrize(
    ("head", "every", "listed"),
    [
        ([9, 8, 7], [9, 8, 7, 6, 5], [9, 8, 7, 6, 5]),
        ([9, 8, 7], [8, 7, 6, 5], [9, 8, 7, 6, 5]),  # the first was read meanwhile
        ([9, 8, 7], [9, 8, 6, 5], [9, 8, 7, 6, 5]),  # the last was
        ([9, 8, 7], [11, 9, 8, 7, 6], [9, 8, 7, 6]),  # one came
        ([], [3, 2], [3, 2]),
    ],
)
def test_the_rest_of_a_list_leaves_its_first_rows_alone(
    head: list[int], every: list[int], listed: list[int]
) -> None:
    parts = (Snapshot(array("q", ids), array("q", [10 * i for i in ids])) for ids in (head, every))
    whole = continued(*parts)

    assert list(whole.ids) == listed
    assert list(whole.keys) == [10 * article_id for article_id in listed]


# Words


def test_progress_tells_how_far_and_where() -> None:
    progress = Progress()
    for event in (SyncStarted(149), FeedSynced(1, "Golem.de", 31, 0), FeedFetching(2, "Heise")):
        progress = progress.after(event)
    assert progress.words == "Syncing 2 of 149 · 31 new · Heise …"


@pytest.mark.parametrize(
    ("event", "words", "failed"),
    [
        (report(failed=3), "Synced 149 feeds · 212 new · 3 failed (press !)", False),
        (report(due=1, new=0), "Synced 1 feed · 0 new", False),
        (report(offline=True), OFFLINE, True),
        (report(failed=149, note="Log in to this network."), "Log in to this network.", False),
        (report(due=0), "Nothing to sync: no feed is due.", False),
        (Refused("Another sync is running."), "Another sync is running.", True),
        (FeedAdded(1, "Heise", "u", 20), "Following Heise · 20 articles", False),
        (FeedAdded(1, "Heise", "u", 0, already=True), "Heise is followed already.", False),
    ],
)
def test_what_is_said_at_the_end(event: object, words: str, failed: bool) -> None:
    progress = Progress().after(event)  # type: ignore[arg-type]
    assert (progress.ended, progress.failed) == (words, failed)


def test_feeds_that_moved_are_counted_at_the_end() -> None:
    moved = FeedMoved(1, "Heise", "https://a.example/", "https://b.example/")
    progress = Progress().after(moved).after(replace(moved, stays="It is there already."))
    assert progress.after(report()).ended == "Synced 149 feeds · 212 new · 1 feed moved"


def test_a_report_without_failures_does_not_mention_them() -> None:
    assert "failed" not in finished_words(report())


@pytest.mark.parametrize(
    ("feeds", "failing", "age", "words"),
    [
        (0, 0, None, "no feeds yet"),
        (2, 0, None, "not synced yet"),
        (2, 0, timedelta(seconds=20), "synced just now"),
        (2, 2, timedelta(minutes=3), "synced 3 min ago · 2 feeds failing"),
        (2, 1, timedelta(hours=30), "synced 1 day ago · 1 feed failing"),
    ],
)
def test_what_the_status_line_says_at_rest(
    feeds: int, failing: int, age: timedelta | None, words: str
) -> None:
    last = None if age is None else NOW - age
    assert resting_words(Counts(0, 0, 0, 0, feeds, failing, last, 0), NOW) == words


@pytest.mark.parametrize("width", [0, 1, 7, 20, 41, 80])
def test_a_line_is_as_wide_as_it_should_be(width: int) -> None:
    made = line_of([("日本語の見出し and more", "")], [("14 of 149", "")], width)
    assert made.cell_length == width


# The browser


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "javascript:alert(1)", "mailto:a@b.example", "--help", "ssh://x"]
)
def test_only_web_addresses_are_opened(url: str) -> None:
    assert browser_command(url, (), "linux") is None


def test_the_address_is_one_whole_argument() -> None:
    command = browser_command("https://a.example/x y;rm -rf'", ("firefox", "--new-tab"), "linux")
    assert command == ["firefox", "--new-tab", command[-1]] if command else False
    assert command
    assert " " not in command[-1]


def test_an_import_tells_how_far_it_is_and_what_it_brought() -> None:
    progress = Progress().after(Moving(400, 50_000))
    assert progress.words == "Importing 400 of 50,000 articles …"
    skipped = (Skipped("line 3", "It runs a program."),)
    progress = progress.after(Imported(12, 0, skipped, articles=50_000)).after(report())
    assert str(progress.ended).startswith(
        "Imported 12 feeds, 50,000 articles; 1 remark in newsreader.log · Synced"
    )


@pytest.mark.parametrize(
    ("stride", "rows"), [(1, (11, 9)), (-1, (11, 9)), (0, (11, 9)), (33, (43, 11, 9))]
)
def test_what_is_read_next_is_made_ready(stride: int, rows: tuple[int, ...]) -> None:
    assert likely_next(10, stride) == rows


@pytest.mark.parametrize(
    ("since_step", "since_shown", "at_once"),
    [
        (1.0, 1.0, True),
        (0.07, 0.07, True),  # keys pressed as fast as one can
        (0.03, 0.03, False),  # a held key
        (0.03, 0.21, True),  # it is still held: a glimpse
    ],
)
def test_when_the_reader_follows_the_cursor(
    since_step: float, since_shown: float, at_once: bool
) -> None:
    assert followed_at_once(since_step, since_shown) is at_once
