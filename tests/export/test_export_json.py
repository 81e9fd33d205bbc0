import json
from datetime import UTC, datetime, timedelta, timezone

from newsreader.export.records.articles import article_record, whole_record
from newsreader.export.records.feeds import feed_record, status_record, subscription_records
from newsreader.export.records.syncs import import_record, sync_record
from newsreader.export.records.times import iso
from newsreader.models.articles import Article, Enclosure, Headline
from newsreader.models.document import Document, Figure, Image, Inline
from newsreader.models.feeds import Counts, Feed, FeedState, Subscription
from newsreader.models.gists import Gist
from newsreader.models.stories import Company, Related, Told
from newsreader.models.syncing import Failure, Imported, Skipped, SyncFinished

NOON = datetime(2026, 2, 10, 12, tzinfo=UTC)
ARTICLE = Article(
    id=7,
    feed_id=1,
    feed_title="Asagiri Wire",
    feed_url="https://a.example/feed.rss",
    title="“Chips”",
    link=None,
    author=None,
    published=None,
    updated=None,
    arrived=NOON,
    placed=NOON,
    read=False,
    bookmarked=True,
    topics=("trade",),
    tags=("later",),
    excerpt="Japan offers…",
    words=3,
    html="<p>Japan offers chips</p>",
    text="Japan offers chips",
    base=None,
    pictures=(),
    enclosures=(Enclosure("https://a.example/a.mp3", "audio/mpeg", 10, 60),),
    comments_url=None,
    comments_count=0,
    source_name=None,
    source_url=None,
    language="en",
)
DOCUMENT = Document((Figure((Image(None, "A chip"),), Inline("A chip. Photo: M. Sato")),))


def test_a_listed_article_has_the_promised_shape() -> None:
    assert article_record(ARTICLE) == {
        "id": 7,
        "feed": "Asagiri Wire",
        "feed_url": "https://a.example/feed.rss",
        "title": "“Chips”",
        "link": None,
        "author": None,
        "published": None,
        "arrived": "2026-02-10T12:00:00Z",
        "read": False,
        "bookmarked": True,
        "tags": ["later"],
        "topics": ["trade"],
        "offline": "text",
        "excerpt": "Japan offers…",
        "story": None,
    }


def test_a_whole_article_adds_the_promised_keys() -> None:
    added = whole_record(ARTICLE, DOCUMENT).keys() - article_record(ARTICLE).keys()
    assert added == {
        "text",
        "html",
        "captions",
        "chapters",
        "enclosures",
        "comments",
        "comments_feed",
        "gist",
        "location",
        "transcripts",
        "related",
        "phrases",
        "revisions",
        "edited",
        "archived",
        "notes",
    }


def test_gist_phrases_and_related_articles_are_listed_where_they_were_looked_for() -> None:
    headline = Headline(4, 2, "Kiosk", "Fish", "https://k/4", NOON, False, False, 9)
    company = Company([Related(headline, "Fish is…")], (), Told(7, 2, 1), ["fish market"])
    record = whole_record(ARTICLE, DOCUMENT, Gist("It sails.", points=("It sank.",)), company)

    assert record["gist"] == ["It sails.", "It sank."]
    assert (record["phrases"], record["story"]) == (["fish market"], 7)
    assert record["related"] == [
        {
            "id": 4,
            "feed": "Kiosk",
            "title": "Fish",
            "link": "https://k/4",
            "published": "2026-02-10T12:00:00Z",
            "excerpt": "Fish is…",
        }
    ]


def test_captions_are_listed() -> None:
    assert whole_record(ARTICLE, DOCUMENT)["captions"] == ["A chip. Photo: M. Sato"]


def test_a_whole_article_is_json() -> None:
    assert json.loads(json.dumps(whole_record(ARTICLE, DOCUMENT)))["comments"] == {
        "url": None,
        "count": 0,
    }


def test_times_are_utc_with_z() -> None:
    assert iso(NOON.astimezone(timezone(timedelta(hours=9)))) == "2026-02-10T12:00:00Z"


def test_a_feed_has_the_promised_shape() -> None:
    feed = Feed(
        1, "https://a", None, "A", ("T/P",), 2, 9, NOON, "No answer.", None, FeedState.FAILING
    )
    assert json.loads(json.dumps(feed_record(feed))) == {
        "id": 1,
        "feed_url": "https://a",
        "site_url": None,
        "title": "A",
        "folders": ["T/P"],
        "unread": 2,
        "total": 9,
        "last_success": "2026-02-10T12:00:00Z",
        "last_error": "No answer.",
        "next_due": None,
        "state": "failing",
    }


def test_a_sync_has_the_promised_shape() -> None:
    report = SyncFinished(4, 1, 1, 1, 1, 3, 2, (Failure("https://a", "No answer."),), 99, 0.5)
    assert sync_record(report) == {
        "feeds": {"due": 4, "fetched": 1, "unchanged": 1, "failed": 1, "skipped": 1},
        "articles": {"new": 3, "changed": 2},
        "failures": [{"feed_url": "https://a", "reason": "No answer."}],
        "bytes": 99,
        "seconds": 0.5,
        "offline": False,
    }


def test_an_import_has_the_promised_shape() -> None:
    imported = Imported(2, 1, (Skipped("exec:x", "Not a web address."),))
    assert import_record(imported, 30) == {
        "imported": 2,
        "duplicate": 1,
        "skipped": [{"what": "exec:x", "reason": "Not a web address."}],
        "articles": 30,
        "read": 0,
        "bookmarked": 0,
    }


def test_an_import_of_newsboats_cache_counts_what_came_along() -> None:
    record = import_record(Imported(2, 1, articles=1984, read=1900, bookmarked=12), 30)
    assert (record["articles"], record["read"], record["bookmarked"]) == (1984, 1900, 12)


def test_the_status_has_the_promised_shape() -> None:
    assert status_record(Counts(5, 1, 2, 9, 3, 1, None, 4096)) == {
        "unread": 5,
        "bookmarks": 2,
        "articles": 9,
        "feeds": 3,
        "failing": 1,
        "last_sync": None,
        "outbox": 0,
        "library_bytes": 4096,
    }


def test_subscriptions_say_what_the_person_wrote() -> None:
    assert subscription_records([Subscription("https://a", None, ("T",))]) == [
        {"feed_url": "https://a", "title": None, "folders": ["T"], "full_text": "auto"}
    ]
