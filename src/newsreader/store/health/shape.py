"""Tables, indexes and triggers, beside those of a library made today."""

from contextlib import closing
from pathlib import Path

from newsreader.store.database import Database
from newsreader.store.health.kinds import Check, Look, Patient, well, wrong
from newsreader.store.schema import schema
from newsreader.wording import counted

_PARTS = """
    SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'
    UNION ALL
    SELECT 'column', t.name || '.' || c.name, c.type
    FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'
"""
_NAMED = 3
_LIGHT = ("index", "trigger")
"""Parts that hold nothing of their own."""
Parts = dict[tuple[str, str], str]


def _look(patient: Patient) -> Look:
    off = _off(patient.library)
    version = patient.library.value("PRAGMA user_version")
    if not off:
        return well(f"The library has every part that it should have (schema {version}).")
    names = ", ".join(f"the {kind} {name}" for kind, name in off[:_NAMED])
    more = f" and {counted(len(off) - _NAMED, 'other part')}" if len(off) > _NAMED else ""
    return wrong(
        f"The library lacks {names}{more}, or has another one.",
        mendable=all(kind in _LIGHT for kind, _ in off),
    )


def _mend(patient: Patient) -> None:
    today = _todays()
    with patient.library.transaction():
        for part in _off(patient.library):
            patient.library.run(f"DROP {part[0]} IF EXISTS {part[1]}")
            patient.library.run(today[part])


def _off(db: Database) -> list[tuple[str, str]]:
    here = _parts(db)
    return [
        part
        for part, sql in _todays().items()
        if part not in here or (part[0] in _LIGHT and _plain(here[part]) != _plain(sql))
    ]


def _todays() -> Parts:
    with closing(Database(Path(":memory:"))) as fresh:
        with fresh.transaction():
            fresh.script(schema())
        return _parts(fresh)


def _parts(db: Database) -> Parts:
    return {(kind, name): sql or "" for kind, name, sql in db.rows(_PARTS)}


def _plain(sql: str) -> str:
    return " ".join(sql.split())


PARTS = Check("parts", _look, _mend)
