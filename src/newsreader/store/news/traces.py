"""What articles of the last month are about, and in how many of all each word is."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

from newsreader.links import leads_nowhere_special, normalised_link
from newsreader.store.database import Database, Row
from newsreader.store.packing import id_list, unpack_text
from newsreader.stories.sketch import address_mark, sketch_of, whole_mark
from newsreader.stories.words import Words, words_of

_NEWS = 7 * 86_400
"""Seconds: what is older when it arrives tells no story of today; its words are counted only."""
_MONTH = 30 * 86_400
"""Seconds that what is known of an article is kept for later ones."""
ALL = -1
"""Stands in for a word: how many traces there are."""
_THESE = "IN (SELECT value FROM json_each(?))"
_PAIR = 2 * array("I").itemsize
_USAGE = """
    SELECT coalesce(u.articles, 0) AS articles
    FROM json_each(?) w LEFT JOIN usage u ON u.word = w.value
"""
_UNTOLD = """
    SELECT u.article_id, s.placed, s.arrived, a.title, a.link, b.text, f.text FROM untold u
    JOIN status s ON s.id = u.article_id LEFT JOIN article a ON a.id = u.article_id
    LEFT JOIN body b ON b.article_id = a.id LEFT JOIN fulltext f ON f.article_id = a.id
    WHERE a.content_hash IS NULL OR a.content_hash <> x'00'
    ORDER BY u.article_id LIMIT ?
"""
"""What is not settled yet has no words to tell anything by."""


def read_some(db: Database, limit: int) -> int:
    """Of the untold articles, within a transaction; how many it took."""
    rows = db.rows(_UNTOLD, (limit,))
    read = [(row, _words(row)) for row in rows if row[3] is not None]
    news = [(row, words) for row, words in read if row[2] - row[1] < _NEWS]
    db.run_many(
        "INSERT OR IGNORE INTO trace (article_id, placed, words) VALUES (?, ?, ?)",
        [(row[0], row[1], packed(words)) for row, words in news],
    )
    db.run_many(
        "INSERT OR IGNORE INTO shingle (run, article_id) VALUES (?, ?)",
        [(run, row[0]) for row, _ in news for run in _runs(row)],
    )
    _count(db, [words for _, words in read])
    db.run(f"DELETE FROM untold WHERE article_id {_THESE}", (id_list(row[0] for row in rows),))
    return len(rows)


def usage_of(db: Database, words: Iterable[int]) -> dict[int, int]:
    """Of each of them, 0 where no article has it."""
    asked = list(words)
    (often,) = db.columns(_USAGE, (id_list(asked),), ("articles",))
    return dict(zip(asked, often, strict=True))


def articles(db: Database) -> int:
    return db.value("SELECT articles FROM usage WHERE word = ?", (ALL,)) or 0


def forget_some(db: Database, now: int, limit: int) -> int:
    """Those that came more than a month ago, in one transaction; how many went."""
    with db.transaction():
        rows = db.rows(
            "SELECT t.article_id FROM trace t JOIN status s ON s.id = t.article_id"
            " WHERE t.told AND s.arrived < ? ORDER BY t.article_id LIMIT ?",
            (now - _MONTH, limit),
        )
        ids = id_list(id_ for (id_,) in rows)
        for table in ("clue", "shingle", "trace"):
            db.run(f"DELETE FROM {table} WHERE article_id {_THESE}", (ids,))
    return len(rows)


def packed(words: Words) -> bytes:
    return array("I", [number for pair in sorted(words.items()) for number in pair]).tobytes()


def unpacked(blob: bytes) -> Words:
    numbers = iter(array("I", blob[: len(blob) - len(blob) % _PAIR]))
    return dict(zip(numbers, numbers, strict=True))


def _words(row: Row) -> Words:
    *_, title, _, own, page = row
    return words_of(title, unpack_text(own) or unpack_text(page))


def _runs(row: Row) -> Iterable[int]:
    """Of the longer one of its texts, of all that the feed says, and where it leads."""
    *_, title, link, own, page = row
    key = normalised_link(link) if link else ""
    told, more = unpack_text(own), unpack_text(page)
    runs = sketch_of(max(told, more, key=len)) | whole_mark(title, told)
    return runs | {address_mark(key)} if key and not leads_nowhere_special(key) else runs


def _count(db: Database, many: Sequence[Words]) -> None:
    """As many articles more as have the word. Nothing is taken away: their share is what counts."""
    counts = Counter(word for words in many for word in words)
    counts[ALL] = len(many)
    db.run_many(
        "INSERT INTO usage (word, articles) VALUES (?, ?)"
        " ON CONFLICT (word) DO UPDATE SET articles = articles + excluded.articles",
        list(counts.items()),
    )
