"""One article, whole."""

from newsreader.models.articles import Article, Beside, Enclosure, Location, Picture, Transcript
from newsreader.store.database import Database, Row
from newsreader.store.packing import unpack_text, unpack_values, unpack_words
from newsreader.store.times import moment, moment_or_none

_NOTES = """
    SELECT json_group_array(note) FROM (
        SELECT note FROM highlight WHERE article_id = a.id AND kept AND quote = ''
    )
"""
_SELECT = f"""
    SELECT s.id, s.feed_id, f.name, f.url, s.arrived, s.placed, s.read, s.bookmarked,
           a.title, a.link, a.author, a.published, a.updated, a.excerpt, a.words,
           a.topics, a.pictures, a.enclosures,
           a.comments_url, a.comments_count, a.source_name, a.source_url, a.language,
           a.comments_feed, a.chapters_url, a.transcripts, a.latitude, a.longitude,
           a.revisions, a.edited, b.html, b.text, b.base, t.html, t.text, t.base, t.reason,
           (SELECT json_group_array(name) FROM (SELECT name FROM tag WHERE article_id = s.id)),
           ({_NOTES}),
           s.bookmarked AND s.archived
    FROM status s
    JOIN article a ON a.id = s.id
    JOIN feed f ON f.id = s.feed_id
    LEFT JOIN body b ON b.article_id = s.id
    LEFT JOIN fulltext t ON t.article_id = s.id
    WHERE s.id = ?
"""


def beside(db: Database, article_id: int) -> Beside | None:
    row = db.row(
        f"SELECT ({_NOTES}), a.comments_count, a.revisions FROM article a WHERE a.id = ?",
        (article_id,),
    )
    return Beside(unpack_words(row[0]), row[1], row[2]) if row else None


def article(db: Database, article_id: int, *, own: bool = False) -> Article | None:
    """With the full text where there is one, else, or if `own`, with what the feed brought."""
    row = db.row(_SELECT, (article_id,))
    return _article(row, own=own) if row else None


def _article(row: Row, *, own: bool) -> Article:
    id_, feed_id, feed_title, feed_url, arrived, placed, read, bookmarked = row[:8]
    title, link, author, published, updated, excerpt, words = row[8:15]
    topics, pictures, enclosures = row[15:18]
    comments_url, comments_count, source_name, source_url, language = row[18:23]
    comments_feed, chapters_url, transcripts, latitude, longitude = row[23:28]
    revisions, edited, html, text, base = row[28:33]
    page_html, page_text, page_base, reason, tags, notes, archived = row[33:]
    full = bool(page_html) and not own
    if full:
        html, text, base = page_html, page_text, page_base
    return Article(
        id=id_,
        feed_id=feed_id,
        feed_title=feed_title,
        feed_url=feed_url,
        title=title,
        link=link,
        author=author,
        published=moment_or_none(published),
        updated=moment_or_none(updated),
        arrived=moment(arrived),
        placed=moment(placed),
        read=bool(read),
        bookmarked=bool(bookmarked),
        topics=unpack_words(topics),
        excerpt=excerpt,
        words=words,
        html=unpack_text(html),
        text=unpack_text(text),
        base=base,
        pictures=unpack_values(pictures, Picture),
        enclosures=unpack_values(enclosures, Enclosure),
        comments_url=comments_url,
        comments_count=comments_count,
        source_name=source_name,
        source_url=source_url,
        language=language,
        comments_feed=comments_feed,
        chapters_url=chapters_url,
        transcripts=unpack_values(transcripts, Transcript),
        location=_location(latitude, longitude),
        tags=unpack_words(tags),
        notes=unpack_words(notes),
        revisions=revisions,
        edited=moment_or_none(edited),
        full=full,
        no_page=reason or "",
        archived=bool(archived),
    )


def _location(latitude: float | None, longitude: float | None) -> Location | None:
    return None if latitude is None or longitude is None else Location(latitude, longitude)
