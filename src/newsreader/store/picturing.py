"""Which article shows which picture, which are here, which are to be asked for."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from newsreader.models.pictures import Shrunk, WantedPicture
from newsreader.store.aging.keeping import KEPT
from newsreader.store.database import Database
from newsreader.store.packing import id_list
from newsreader.store.times import seconds

UNREAD, NEWEST = 1_000, 200
"""So many of the unread and, read or not, of all get pictures; bookmarks all."""
_TRIES = 4
_NAMES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")
_MADE_ROOM = "(p.file IS NULL AND p.next_try IS NULL AND p.failures = 0)"
_FIRST_REST = timedelta(hours=2)


def unillustrated(db: Database, most: int) -> list[int]:
    """Articles whose pictures are not known yet: bookmarks first, then the newest."""
    sql = f"""
        WITH near (id) AS (
            SELECT id FROM (SELECT id FROM status WHERE bookmarked ORDER BY placed DESC, id DESC)
            UNION ALL
            SELECT id FROM (SELECT id FROM status WHERE shown AND NOT read
                            ORDER BY placed DESC, id DESC LIMIT {UNREAD})
            UNION ALL
            SELECT id FROM (SELECT id FROM status WHERE shown
                            ORDER BY placed DESC, id DESC LIMIT {NEWEST})
        )
        SELECT DISTINCT near.id FROM near JOIN article a ON a.id = near.id
        WHERE NOT EXISTS (SELECT 1 FROM illustrated i WHERE i.article_id = near.id AND NOT i.stale)
        LIMIT ?
    """
    return [id_ for (id_,) in db.rows(sql, (most,))]


def illustrate(db: Database, article_id: int, urls: Sequence[str], now: datetime) -> None:
    """These are its pictures now, unless it is gone meanwhile."""
    here = db.rows(
        "SELECT p.url, p.file, p.width, p.height, p.bytes FROM illustration i"
        " JOIN picture p ON p.id = i.picture_id WHERE i.article_id = ? AND p.file IS NOT NULL",
        (article_id,),
    )
    db.run("DELETE FROM illustrated WHERE article_id = ?", (article_id,))
    known = "INSERT INTO illustrated (article_id) SELECT id FROM article WHERE id = ?"
    if not db.run(known, (article_id,)):
        return
    db.run_many(
        "INSERT OR IGNORE INTO picture (url, used, next_try) VALUES (?, ?, 0)",
        [(url, seconds(now)) for url in urls],
    )
    db.run_many(
        "INSERT INTO illustration (article_id, place, picture_id)"
        " SELECT ?, ?, id FROM picture WHERE url = ?",
        [(article_id, place, url) for place, url in enumerate(urls)],
    )
    kept = {url: values for url, *values in here}
    db.run_many(
        "UPDATE picture SET file = ?, width = ?, height = ?, bytes = ?, next_try = NULL"
        " WHERE url = ? AND file IS NULL",
        [(*kept[before], url) for url, before in signed_anew(kept, urls).items()],
    )


def signed_anew(before: Iterable[str], now: Sequence[str]) -> dict[str, str]:
    """New addresses of pictures that are here under others: another query, the same file.

    Some servers sign addresses anew for each fetch of a feed. Where the path names no picture, or
    several have it, the query says which picture it is. PURE.
    """
    old, new = _by_path(before), _by_path(now)
    return {
        urls[0]: old[path][0]
        for path, urls in new.items()
        if path.lower().endswith(_NAMES)
        and len(urls) == len(old.get(path, ())) == 1
        and urls != old[path]
    }


def _by_path(urls: Iterable[str]) -> dict[str, list[str]]:
    paths: dict[str, list[str]] = {}
    for url in urls:
        paths.setdefault(url.partition("?")[0], []).append(url)
    return paths


def doubt(db: Database, article_ids: Sequence[int]) -> None:
    """Their publisher changed them: which pictures they show is to be found out anew."""
    db.run(
        "UPDATE illustrated SET stale = 1 WHERE article_id IN (SELECT value FROM json_each(?))",
        (id_list(article_ids),),
    )


def wanted(db: Database, now: datetime, most: int) -> list[WantedPicture]:
    """Those of bookmarks first, then lead pictures, then those of the newest articles.

    What had to make room is asked for again when an article that shows it is bookmarked.
    """
    sql = f"""
        WITH missing (id) AS (
            SELECT id FROM picture WHERE file IS NULL AND next_try <= ?1
            UNION
            SELECT p.id FROM status s
            JOIN illustration i ON i.article_id = s.id
            JOIN picture p ON p.id = i.picture_id
            WHERE s.bookmarked AND {_MADE_ROOM}
        )
        SELECT p.id, p.url, f.url, p.failures
        FROM missing m
        JOIN picture p ON p.id = m.id
        JOIN illustration i ON i.picture_id = p.id
        JOIN status s ON s.id = i.article_id
        JOIN feed f ON f.id = s.feed_id
        GROUP BY p.id
        ORDER BY max(s.bookmarked) DESC, min(i.place) > 0, max(s.placed) DESC, min(i.place)
        LIMIT ?2
    """
    return [WantedPicture(*row) for row in db.rows(sql, (seconds(now), most))]


def wanted_of(db: Database, article_ids: Sequence[int]) -> list[WantedPicture]:
    """Whatever the articles show and is not here, though it failed before or had to make room."""
    sql = """
        SELECT p.id, p.url, f.url, p.failures
        FROM json_each(?) a
        JOIN illustration i ON i.article_id = a.value
        JOIN picture p ON p.id = i.picture_id
        JOIN status s ON s.id = i.article_id
        JOIN feed f ON f.id = s.feed_id
        WHERE p.file IS NULL
        GROUP BY p.id
        ORDER BY min(a.key), min(i.place)
    """
    return [WantedPicture(*row) for row in db.rows(sql, (id_list(article_ids),))]


def unknown_of(db: Database, article_ids: Sequence[int]) -> list[int]:
    """Those of the articles whose pictures are not known."""
    sql = """
        SELECT a.id FROM json_each(?) wanted JOIN article a ON a.id = wanted.value
        WHERE NOT EXISTS (SELECT 1 FROM illustrated i WHERE i.article_id = a.id AND NOT i.stale)
    """
    return [id_ for (id_,) in db.rows(sql, (id_list(article_ids),))]


def came(db: Database, picture_id: int, file: str, shrunk: Shrunk, now: datetime) -> None:
    db.run(
        "UPDATE picture SET file = ?, width = ?, height = ?, bytes = ?, used = ?, failures = 0,"
        " next_try = NULL WHERE id = ?",
        (file, shrunk.width, shrunk.height, len(shrunk.content), seconds(now), picture_id),
    )


def missed(db: Database, picture: WantedPicture, now: datetime, *, for_good: bool) -> None:
    """Each rest is four times as long as the one before; after the last there is no more."""
    failures = picture.failures + 1
    over = for_good or failures >= _TRIES
    rest = None if over else seconds(now + _FIRST_REST * 4 ** (failures - 1))
    db.run(
        "UPDATE picture SET failures = ?, next_try = ? WHERE id = ?", (failures, rest, picture.id)
    )


def review(db: Database) -> None:
    """Forget pictures that no article shows any more; want again those of what is kept by now."""
    db.run(
        "DELETE FROM picture WHERE NOT EXISTS"
        " (SELECT 1 FROM illustration WHERE picture_id = picture.id)"
    )
    db.run(
        f"UPDATE picture AS p SET next_try = 0 WHERE {_MADE_ROOM} AND EXISTS ("
        "SELECT 1 FROM illustration i JOIN status s ON s.id = i.article_id"
        f" WHERE i.picture_id = p.id AND {KEPT})"
    )


def surplus(db: Database, room: int) -> list[str]:
    """Files that have to go so that `room` bytes are enough; their rows know it already.

    What was not looked at for the longest time goes first, what is kept for good never does.
    """
    total = db.value(
        "SELECT coalesce(sum(bytes), 0) FROM (SELECT DISTINCT file, bytes FROM picture"
        " WHERE file IS NOT NULL)"
    )
    going: list[str] = []
    if total <= room:
        return going
    for file, size in _evictable(db):
        going.append(file)
        total -= size
        if total <= room:
            break
    db.run_many("UPDATE picture SET file = NULL WHERE file = ?", [(file,) for file in going])
    return going


def _evictable(db: Database) -> list[tuple[str, int]]:
    sql = f"""
        SELECT p.file, p.bytes FROM picture p
        WHERE p.file IS NOT NULL
        GROUP BY p.file
        HAVING sum(EXISTS (
            SELECT 1 FROM illustration i JOIN status s ON s.id = i.article_id
            WHERE i.picture_id = p.id AND {KEPT}
        )) = 0
        ORDER BY max(p.used), p.file
    """
    return [(str(file), int(size)) for file, size in db.rows(sql)]
