import os
from datetime import datetime
from pathlib import Path

import pytest
from store_shelf import followed, index_all, prepared, shelve, store

from newsreader.models.feeds import Subscription
from newsreader.models.scopes import FolderScope, SearchScope, Smart
from newsreader.paths import Paths
from newsreader.store.errors import LibraryError, SubscriptionsError
from newsreader.store.library import Library

TWO = """\
[[feeds]]
url = "https://b.example/feed"
title = "Bee"
folders = ["Insects"]

[[feeds]]
url = "https://a.example/feed"
"""


def write(paths: Paths, text: str) -> None:
    """As an editor does, and certainly with another time of change."""
    paths.config.mkdir(parents=True, exist_ok=True)
    paths.feeds_toml.write_text(text, encoding="utf-8")
    count = sum(1 for _ in paths.config.iterdir()) + len(text)
    os.utime(paths.feeds_toml, ns=(count, count))


def titles(library: Library) -> list[str]:
    return [feed.title for feed in library.feeds()]


def test_the_file_says_what_is_followed_and_in_which_order(paths: Paths) -> None:
    write(paths, TWO)

    with Library.open(paths) as library:
        assert titles(library) == ["Bee", "a.example/feed"]
        assert library.feeds()[0].folders == ("Insects",)


def test_an_edit_of_the_file_is_followed_while_running(library: Library, paths: Paths) -> None:
    write(paths, TWO)
    news = library.reconcile()
    write(paths, TWO.replace("Bee", "Wasp").replace("Insects", "Bugs/Flying"))

    assert (news, library.reconcile(), library.reconcile()) == (True, True, False)
    assert titles(library)[0] == "Wasp"
    assert library.feeds()[0].folders == ("Bugs/Flying",)


def test_a_feed_taken_out_of_the_file_leaves_the_lists_and_comes_back_with_its_marks(
    library: Library, paths: Paths, noon: datetime
) -> None:
    ids = shelve(library, noon)
    library.mark_read(ids[:1])
    library.bookmark(ids[1:2])
    text = paths.feeds_toml.read_text()
    write(paths, "# nothing\n")
    library.reconcile()

    assert not library.snapshot(Smart.EVERYTHING)
    assert list(library.snapshot(Smart.BOOKMARKS)) == ids[1:2]
    assert library.counts().unread == 0

    write(paths, text)
    library.reconcile()

    assert list(library.snapshot(Smart.UNREAD)) == ids[1:]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[feeds]]\nurl = https://a.example", "line 2"),
        ('[[feeds]]\nname = "x"', "line 1"),
        ("\xff", "UTF-8"),
        (None, "is missing"),
    ],
)
def test_a_broken_file_keeps_the_feeds_and_says_so(
    library: Library, paths: Paths, noon: datetime, text: str | None, fault: str
) -> None:
    shelve(library, noon)
    paths.feeds_toml.unlink()
    if text is not None:
        paths.feeds_toml.write_bytes(text.encode("latin-1"))

    changed = library.reconcile()

    assert not changed
    assert titles(library) == ["A"]
    error = library.subscriptions_error()
    assert error is not None
    assert fault in error
    assert str(paths.feeds_toml) in error


def test_a_broken_file_that_was_mended_is_followed_again(library: Library, paths: Paths) -> None:
    write(paths, "[[feeds")
    library.reconcile()
    write(paths, TWO)
    library.reconcile()

    assert library.subscriptions_error() is None
    assert len(library.feeds()) == 2


def test_a_broken_file_is_not_edited(library: Library, paths: Paths) -> None:
    write(paths, "[[feeds")

    with pytest.raises(SubscriptionsError, match=r"feeds\.toml, it is not valid TOML"):
        library.subscribe(Subscription("https://a.example/"))

    assert paths.feeds_toml.read_text() == "[[feeds"
    assert not library.history()


def test_a_lost_file_is_written_anew_with_the_next_feed(
    library: Library, paths: Paths, noon: datetime
) -> None:
    shelve(library, noon)
    paths.feeds_toml.unlink()
    followed(library, "b")

    assert [one.title for one in library.subscriptions()] == ["A", "B"]
    assert paths.feeds_toml.read_text().count("[[feeds]]") == 2


def test_subscribing_writes_the_file_and_keeps_the_one_before(
    library: Library, paths: Paths
) -> None:
    write(paths, TWO)
    library.reconcile()

    feed, new = library.subscribe(Subscription("https://C.example/feed", None, ("X",)))

    assert (new, feed.url, feed.title) == (True, "https://c.example/feed", "c.example/feed")
    assert paths.feeds_toml.read_text().startswith(TWO)
    assert paths.feeds_toml.with_name("feeds.toml.bak").read_text() == TWO
    assert not library.reconcile()


def test_subscribing_again_changes_nothing(library: Library, paths: Paths) -> None:
    first = library.subscribe(Subscription("https://a.example/feed"))[0]
    text = paths.feeds_toml.read_text()

    assert library.subscribe(Subscription("HTTPS://a.example/feed", "Other")) == (first, False)
    assert paths.feeds_toml.read_text() == text
    assert len(library.history()) == 1


@pytest.mark.parametrize(
    "twin", ["http://a.example/feed", "https://www.a.example/feed", "https://a.example/feed/"]
)
def test_another_way_of_writing_a_followed_address_is_followed_already(
    library: Library, paths: Paths, twin: str
) -> None:
    first = library.subscribe(Subscription("https://a.example/feed"))[0]
    text = paths.feeds_toml.read_text()

    assert library.subscribe_all([Subscription(twin), Subscription(twin)]) == [(first, False)] * 2
    assert paths.feeds_toml.read_text() == text


def test_http_and_https_of_an_address_are_added_once(library: Library) -> None:
    twins = [Subscription(f"{scheme}://a.example/feed") for scheme in ("http", "https")]

    assert [new for _, new in library.subscribe_all(twins)] == [True, False]
    assert [feed.url for feed in library.feeds()] == ["http://a.example/feed"]


def test_many_feeds_are_one_act(library: Library) -> None:
    many = [Subscription(f"https://{number}.example/") for number in (1, 2, 1)]

    assert [new for _, new in library.subscribe_all(many)] == [True, True, False]
    assert [act.words for act in library.history()] == ["Subscribed to 2 feeds"]


def test_only_the_web_can_be_subscribed_to(library: Library, paths: Paths) -> None:
    with pytest.raises(LibraryError, match="not an address of the web"):
        library.subscribe(Subscription("exec:rm"))

    assert not paths.feeds_toml.exists()


def test_unsubscribing_and_undo_leave_the_file_as_it_was(
    library: Library, paths: Paths, noon: datetime
) -> None:
    write(paths, f"# mine\n{TWO}# end\n")
    library.reconcile()
    bee = library.feeds()[0]
    ids = store(library, bee, noon, prepared("x"), prepared("y"))
    library.bookmark(ids[:1])

    act = library.unsubscribe(bee.id)
    without_bee = list(library.snapshot(Smart.EVERYTHING)), paths.feeds_toml.read_text()
    library.undo(act.id)

    assert act.words == "Unsubscribed from Bee"
    assert without_bee == ([], '# mine\n[[feeds]]\nurl = "https://a.example/feed"\n# end\n')
    assert paths.feeds_toml.read_text() == f"# mine\n{TWO}# end\n"
    assert list(library.snapshot(FolderScope("Insects"))) == ids
    assert titles(library) == ["Bee", "a.example/feed"]


def test_undoing_a_subscription_takes_its_table_out(library: Library, paths: Paths) -> None:
    write(paths, TWO)
    library.reconcile()
    followed(library, "c")
    library.undo()

    assert paths.feeds_toml.read_text().rstrip() == TWO.rstrip()
    assert len(library.feeds()) == 2


def test_undoing_an_unsubscription_after_subscribing_again_adds_nothing(
    library: Library, paths: Paths
) -> None:
    act = library.unsubscribe(followed(library).id)
    followed(library)
    library.undo(act.id)

    assert paths.feeds_toml.read_text().count("[[feeds]]") == 1


def test_a_feed_not_followed_cannot_be_unsubscribed_from(library: Library) -> None:
    feed = followed(library)
    library.unsubscribe(feed.id)

    with pytest.raises(LibraryError, match="not followed"):
        library.unsubscribe(feed.id)


def test_a_bookmark_is_found_though_its_feed_is_gone(library: Library, noon: datetime) -> None:
    feed = followed(library)
    ids = store(library, feed, noon, prepared("x", text="keepsake"), prepared("y", text="keepsake"))
    library.bookmark(ids[:1])
    index_all(library)
    library.unsubscribe(feed.id)

    assert list(library.snapshot(SearchScope("keepsake"))) == ids[:1]


def test_a_link_to_dotfiles_stays_a_link(library: Library, paths: Paths, tmp_path: Path) -> None:
    dotfiles = tmp_path / "dotfiles"
    dotfiles.mkdir()
    (dotfiles / "feeds.toml").write_text(TWO)
    (dotfiles / "feeds.toml").chmod(0o600)
    paths.feeds_toml.symlink_to(dotfiles / "feeds.toml")
    library.reconcile()

    followed(library, "c")

    assert paths.feeds_toml.is_symlink()
    assert "c.example" in (dotfiles / "feeds.toml").read_text()
    assert (dotfiles / "feeds.toml").stat().st_mode & 0o777 == 0o600
    assert sorted(file.name for file in dotfiles.iterdir()) == ["feeds.toml"]
    assert paths.feeds_toml.with_name("feeds.toml.bak").read_text() == TWO


def test_two_programs_that_subscribe_lose_nothing(library: Library, paths: Paths) -> None:
    with Library.open(paths) as other:
        followed(library, "a")
        followed(other, "b")
        followed(library, "c")

    assert [one.title for one in library.subscriptions()] == ["A", "B", "C"]
    assert paths.feeds_toml.read_text().count("[[feeds]]") == 3


def test_who_lists_an_address_with_and_without_a_slash_means_both(library: Library) -> None:
    address = "https://a.example/feed"
    with_slash, without = Subscription(f"{address}/"), Subscription(address)
    first = library.subscribe_all([without, with_slash, without])
    again = library.subscribe_all([without, with_slash])

    assert [(feed.url, new) for feed, new in first] == [
        (address, True),
        (f"{address}/", True),
        (address, False),
    ]
    assert [(feed.url, new) for feed, new in again] == [(address, False), (f"{address}/", False)]
