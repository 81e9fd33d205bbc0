"""Which stories articles tell: all are read first, then told in the order they were published."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import datetime
from heapq import nlargest
from itertools import islice
from typing import TypeVar

from newsreader.store.database import Database
from newsreader.store.news import copies, traces
from newsreader.store.packing import id_list
from newsreader.store.times import seconds
from newsreader.stories.deciding import WINDOW, Verdict, decide
from newsreader.stories.likeness import (
    Outline,
    Usage,
    Weighed,
    known_words,
    outline_of,
    sought_words,
    together,
    weighed,
)

BATCH = 20
"""Articles in one transaction: some twenty milliseconds."""
_SOUGHT, _KNOWN_BY = 24, 28
"""Words by which others like it are looked for, and those by which others find it."""
_SHARED = 2
"""Of these words, at least."""
_CANDIDATES = 20
_MEMBERS = 60
"""Articles of a story, its latest, that it is known by."""
_KEPT = 8_000
"""Articles whose words stay in memory from one step to the next."""
_WINDOW = int(WINDOW.total_seconds())
_T = TypeVar("_T")
CameAgain = Callable[[Sequence[int]], None]
"""Called with articles that another feed had brought before, within the transaction."""
_STORY_OF = (
    "SELECT article_id, story_id FROM telling"
    " WHERE story_id IS NOT NULL AND article_id IN (SELECT value FROM json_each(?))"
)
_MEMBERS_OF = (
    "SELECT t.article_id FROM telling t JOIN trace r ON r.article_id = t.article_id"
    " WHERE t.story_id = ? ORDER BY r.placed DESC, t.article_id DESC LIMIT ?"
)


class Teller:
    """Goes through what nobody has looked at yet. A kill between two steps costs nothing."""

    def __init__(self, db: Database, came_again: CameAgain, kept: int = _KEPT) -> None:
        self._db = db
        self._came_again = came_again
        self._kept = kept
        self._usage: Usage | None = None
        self._weighed: dict[int, Weighed] = {}
        self._feeds: dict[int, int] = {}
        self._outlines: dict[int, Outline] = {}
        """By story."""

    def go_on(self, limit: int = BATCH) -> bool:
        """In one transaction; whether there may be more to do."""
        _drop_older_half(self._weighed, self._kept)
        _drop_older_half(self._outlines, self._kept // 4)
        with self._db.transaction():
            if traces.read_some(self._db, limit):
                self._forget()
                return True
            rows = self._db.rows(
                "SELECT t.article_id, t.placed FROM trace t WHERE NOT t.told"
                " ORDER BY t.placed, t.article_id LIMIT ?",
                (limit,),
            )
            self._weigh([id_ for id_, _ in rows])
            again = [id_ for id_, placed in rows if self._tell(id_, placed)]
            self._came_again(again)
        return bool(rows)

    def forget_some(self, now: datetime, limit: int = 500) -> int:
        """What is known of articles that came long ago; how many of them."""
        return traces.forget_some(self._db, seconds(now), limit)

    def _tell(self, id_: int, placed: int) -> bool:
        """Whether it is an article that another feed had brought."""
        new = self._weighed[id_]
        original = copies.note(self._db, id_, placed)
        near = self._candidates(id_, placed, new)
        verdict = decide(new, self._stories([original.id, *near] if original else near))
        self._follow(id_, verdict)
        self._db.run_many(
            "INSERT OR IGNORE INTO clue (word, placed, article_id) VALUES (?, ?, ?)",
            [(word, placed, id_) for word in known_words(new, _KNOWN_BY)],
        )
        self._db.run("UPDATE trace SET told = 1 WHERE article_id = ?", (id_,))
        return original is not None and original.same

    def _candidates(self, id_: int, placed: int, new: Weighed) -> Sequence[int]:
        """Of other feeds, those that share the most with it."""
        shared: dict[int, float] = defaultdict(float)
        rows = self._db.rows(
            "SELECT c.article_id, c.word FROM json_each(?) w JOIN clue c ON c.word = w.value"
            " WHERE c.placed BETWEEN ? AND ?",
            (id_list(sought_words(new, _SOUGHT)), placed - _WINDOW, placed + _WINDOW),
        )
        often = Counter(other for other, _ in rows)
        for other, word in rows:
            if often[other] >= _SHARED:
                shared[other] += new.words[word]
        best = nlargest(_CANDIDATES, shared, key=lambda other: (shared[other], -other))
        self._weigh(best)
        return [one for one in best if self._feeds[one] != self._feeds[id_]]

    def _stories(self, ids: Sequence[int]) -> Mapping[int, Outline]:
        """But for those of which nothing is known any more: a copy outlives its original."""
        self._weigh(ids)
        of: dict[int, int] = dict(self._db.rows(_STORY_OF, (id_list(ids),)))
        known = (id_ for id_ in ids if id_ in of or id_ in self._weighed)
        return {story: self._outline(story) for story in (of.get(id_, -id_) for id_ in known)}

    def _outline(self, story: int) -> Outline:
        """By the story's id; by minus its own where an article is alone."""
        if story < 0:
            return outline_of([self._weighed[-story]])
        if story not in self._outlines:
            self._outlines[story] = outline_of(self._known(self._members(story)))
        return self._outlines[story]

    def _members(self, story: int) -> Sequence[int]:
        return [id_ for (id_,) in self._db.rows(_MEMBERS_OF, (story, _MEMBERS))]

    def _known(self, ids: Sequence[int]) -> Sequence[Weighed]:
        self._weigh(ids)
        return [self._weighed[id_] for id_ in ids if id_ in self._weighed]

    def _follow(self, id_: int, verdict: Verdict[int]) -> None:
        story = verdict.story
        if story is None:
            return
        outline = together(self._outline(story), self._outline(-id_))
        members = [id_]
        if story < 0:
            members = [-story, id_]
            story = self._db.insert("INSERT INTO story DEFAULT VALUES", ())
        self._join(members, story)
        for other in verdict.merged:
            outline = together(outline, self._outline(other))
            if other < 0:
                self._join([-other], story)
            else:
                self._merge(other, story)
                del self._outlines[other]
        self._outlines[story] = outline

    def _join(self, ids: Sequence[int], story: int) -> None:
        """What the person took out of its story stays alone."""
        self._db.run_many(
            "INSERT INTO telling (article_id, found) VALUES (?, ?)"
            " ON CONFLICT DO UPDATE SET found = excluded.found WHERE found IS NULL",
            [(id_, story) for id_ in ids],
        )

    def _merge(self, other: int, story: int) -> None:
        self._db.run("UPDATE telling SET found = ? WHERE found = ?", (story, other))
        self._db.run("UPDATE telling SET own = ? WHERE own = ?", (story, other))
        self._db.run("UPDATE story SET merged_into = ? WHERE id = ?", (story, other))

    def _weigh(self, ids: Iterable[int]) -> None:
        """Those not known yet."""
        missing = [id_ for id_ in ids if id_ not in self._weighed]
        if not missing:
            return
        rows = self._db.rows(
            "SELECT t.article_id, s.feed_id, t.words FROM trace t JOIN status s"
            " ON s.id = t.article_id WHERE t.article_id IN (SELECT value FROM json_each(?))",
            (id_list(missing),),
        )
        words = {id_: traces.unpacked(blob) for id_, _, blob in rows}
        self._feeds.update((id_, feed) for id_, feed, _ in rows)
        usage = self._usage_of({word for some in words.values() for word in some})
        self._weighed.update((id_, weighed(some, usage)) for id_, some in words.items())

    def _usage_of(self, words: Set[int]) -> Usage:
        """The same from one step to the next."""
        if self._usage is None:
            self._usage = Usage(traces.articles(self._db), {})
        unknown = words - self._usage.of.keys()
        self._usage.know(traces.usage_of(self._db, unknown))
        return self._usage

    def _forget(self) -> None:
        self._usage = None
        self._weighed.clear()
        self._outlines.clear()


def _drop_older_half(known: dict[int, _T], most: int) -> None:
    """Where there are more than `most`."""
    if len(known) > most:
        for key in list(islice(known, len(known) // 2)):
            del known[key]
