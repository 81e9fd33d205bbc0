"""What the assistant said, and to whom articles may be sent. `library.answers`."""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct
from msgspec.json import decode, encode

from newsreader.models.asking import Answer, Ask, Task
from newsreader.store.database import Database, Row
from newsreader.store.packing import pack_ids, pack_text, storable, unpack_ids, unpack_text
from newsreader.store.times import moment, seconds

_DIGESTS = 50
"""The newest so many stay; other answers go with their articles."""
_ANSWERS = "SELECT task, articles, question, language, text, model, asked, at, facts FROM answer"


class _Facts(Struct, omit_defaults=True):
    sent: int = 0
    shortened: bool = False
    cut: bool = False
    tokens_in: int | None = None
    tokens_out: int | None = None
    cost: str = ""


class Answers:
    """Anything here may raise LibraryError."""

    def __init__(self, db: Database, clock: Callable[[], datetime]) -> None:
        self._db = db
        self._clock = clock

    def find(self, key: bytes) -> Answer | None:
        row = self._db.row(f"{_ANSWERS} WHERE key = ?", (key,))
        return _answer(row) if row else None

    def about(self, article_id: int) -> list[Answer]:
        """The newest first."""
        rows = self._db.rows(f"{_ANSWERS} WHERE article_id = ? ORDER BY at DESC", (article_id,))
        return list(map(_answer, rows))

    def digests(self) -> list[Answer]:
        """About several articles, the newest first."""
        rows = self._db.rows(f"{_ANSWERS} WHERE article_id IS NULL ORDER BY at DESC")
        return list(map(_answer, rows))

    def keep(self, key: bytes, answer: Answer) -> None:
        """In the place of a former one; not when its article is gone meanwhile."""
        ask = answer.ask
        facts = _Facts(
            answer.sent,
            answer.shortened,
            answer.cut,
            answer.tokens_in,
            answer.tokens_out,
            answer.cost,
        )
        with self._db.transaction():
            self._db.run(
                "INSERT OR REPLACE INTO answer SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11"
                " WHERE ?2 IS NULL OR EXISTS (SELECT 1 FROM article WHERE id = ?2)",
                (
                    key,
                    ask.articles[0] if len(ask.articles) == 1 else None,
                    ask.task,
                    storable(ask.question),
                    storable(ask.language),
                    pack_ids(ask.articles),
                    pack_text(answer.text),
                    storable(answer.model),
                    answer.to,
                    seconds(answer.at),
                    encode(facts).decode(),
                ),
            )
            self._db.run(
                "DELETE FROM answer WHERE article_id IS NULL AND at < (SELECT at FROM answer"
                " WHERE article_id IS NULL ORDER BY at DESC LIMIT 1 OFFSET ?)",
                (_DIGESTS - 1,),
            )

    def may_ask(self, to: str) -> bool:
        """The person was told what is sent there, and agreed."""
        return self._db.value("SELECT 1 FROM agreed WHERE asked = ?", (to,)) is not None

    def agree(self, to: str) -> None:
        self._db.write("INSERT OR REPLACE INTO agreed VALUES (?, ?)", (to, seconds(self._clock())))


def _answer(row: Row) -> Answer:
    task, articles, question, language, text, model, to, at, facts = row
    known = decode(facts, type=_Facts)
    return Answer(
        ask=Ask(Task(task), tuple(unpack_ids(articles)), question, language),
        text=unpack_text(text),
        model=model,
        to=to,
        at=moment(at),
        sent=known.sent,
        shortened=known.shortened,
        cut=known.cut,
        tokens_in=known.tokens_in,
        tokens_out=known.tokens_out,
        cost=known.cost,
    )
