"""A gist is made when it is asked for first, and kept until the text is another."""

from datetime import datetime

from msgspec.structs import replace

from newsreader.models.arrivals import Changes, Prepared, Visit
from newsreader.models.feeds import Subscription
from newsreader.models.parsed import ParsedEntry
from newsreader.models.scopes import Smart
from newsreader.paths import Paths
from newsreader.press.gist import extract
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library

TEXT = "The ferry left early. Nobody knew why."


def put(library: Library, now: datetime) -> int:
    feed, _ = library.subscribe(Subscription("https://a.example/feed", "A"))
    entry = ParsedEntry("1", "https://a.example/1", "Ferry", html=f"<p>{TEXT}</p>", published=now)
    new = (Prepared(entry, ("1",), b"1", TEXT, TEXT, 7),)
    Arrivals(library).store(Visit(feed.id, now, now), Changes(new, ()), now)
    return library.snapshot(Smart.EVERYTHING)[0]


def test_a_gist_is_made_once_and_made_anew_when_the_text_changes(
    paths: Paths, noon: datetime
) -> None:
    with Library.open(paths, lambda: noon) as library:
        article = library.article(put(library, noon))
        assert article is not None
        first = extract(library, article)
        assert first.is_new
        first.keep(library)
        again = extract(library, article)
        assert not again.is_new
        assert again.gist == first.gist
        assert first.gist is not None
        assert first.gist.lead == TEXT
        edited = extract(library, replace(article, html="<p>It left late.</p>"))
        assert edited.is_new
        assert edited.gist is not None
        assert edited.gist.lead == "It left late."


def test_where_there_is_nothing_to_say_nothing_is_kept(paths: Paths, noon: datetime) -> None:
    with Library.open(paths, lambda: noon) as library:
        article = library.article(put(library, noon))
        assert article is not None
        none = extract(library, replace(article, html="", text=""))
        assert none.gist is None
        none.keep(library)
        assert library.db.value("SELECT count(*) FROM gist") == 0
