"""An article with a picture."""

from datetime import UTC, datetime

from newsreader.models.articles import Article

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PICTURE = "https://x.example/p.gif"
ARTICLE = Article(
    id=17,
    feed_id=1,
    feed_title="The Kiosk",
    feed_url="https://x.example/feed",
    title="Chips & fish",
    link="https://x.example/17",
    author='Ann "Anna" Ōe',
    published=NOON,
    updated=None,
    arrived=NOON,
    placed=NOON,
    read=False,
    bookmarked=True,
    topics=("food",),
    excerpt="",
    words=2,
    html=f"<p>Hot <a href='/more'>chips</a></p><img src='{PICTURE}' alt='A plate'>",
    text="Hot chips",
    base=None,
    pictures=(),
    enclosures=(),
    comments_url=None,
    comments_count=None,
    source_name=None,
    source_url=None,
    language="en",
    tags=("later: maybe",),
)
