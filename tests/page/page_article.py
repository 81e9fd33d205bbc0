"""An article for tests that need a whole one."""

from datetime import UTC, datetime

from newsreader.models.articles import Article

NOW = datetime(2026, 5, 23, 9, tzinfo=UTC)
ARTICLE = Article(
    id=1,
    feed_id=1,
    feed_title="Asagiri Wire",
    feed_url="https://wire.example/feed",
    title="Tunnel opens",
    link="https://wire.example/tunnel",
    author=None,
    published=NOW,
    updated=None,
    arrived=NOW,
    placed=NOW,
    read=False,
    bookmarked=False,
    topics=(),
    excerpt="",
    words=3,
    html="<p>It is open.</p>",
    text="It is open.",
    base=None,
    pictures=(),
    enclosures=(),
    comments_url=None,
    comments_count=None,
    source_name=None,
    source_url=None,
    language=None,
)
