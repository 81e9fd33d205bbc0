"""The file itself: SQLite reads every page of it."""

import re

from newsreader.store.health.kinds import Check, Look, Patient, well, wrong

_MOST = 20
_OF_AN_INDEX = re.compile(r"missing from index|wrong # of entries in index|non-unique entry")
_OWNERS = {
    "tag": ("status", "article_id"),
    "identity": ("status", "article_id"),
    "worth": ("status", "article_id"),
    "place": ("status", "article_id"),
    "folder": ("feed", "feed_id"),
}
"""Of rows that are of no use to anybody without what they refer to: its table, by which column."""
_WORTHLESS = frozenset(_OWNERS)
_NO_PARENT = 'SELECT DISTINCT "table" FROM pragma_foreign_key_check'


def _look(patient: Patient) -> Look:
    found = _faults(patient)
    if not found:
        return well("Every page of the library was read, and SQLite finds nothing wrong with them.")
    if _only_of_indexes(found):
        return wrong("An index of the library does not fit its table any more.", mendable=True)
    return wrong(
        f"The library's file is damaged: {found[0]}. It is left as it is: put the newest backup "
        "that is whole in its place (below), while no newsreader runs."
    )


def _mend(patient: Patient) -> None:
    patient.library.run("REINDEX")


def _faults(patient: Patient) -> list[str]:
    rows = patient.library.rows(f"PRAGMA integrity_check({_MOST})")
    lines = [line for (text,) in rows for line in str(text).splitlines() if line != "ok"]
    return [line for line in lines if not line.startswith("***")]


def _only_of_indexes(found: list[str]) -> bool:
    return all(map(_OF_AN_INDEX.search, found))


def _look_at_references(patient: Patient) -> Look:
    tables = [str(name) for (name,) in patient.library.rows(_NO_PARENT)]
    if not tables:
        return well("Nothing refers to what is not there.")
    words = f"Rows of {', '.join(tables)} refer to what is not there any more."
    if set(tables) <= _WORTHLESS:
        return wrong(words, mendable=True)
    return wrong(f"{words} They are left as they are: the newest backup may have what is lost.")


def _mend_references(patient: Patient) -> None:
    db = patient.library
    with db.transaction():
        for table in sorted(_WORTHLESS):
            owner, owned = _OWNERS[table]
            db.run(f"DELETE FROM {table} WHERE {owned} NOT IN (SELECT id FROM {owner})")


FILE = Check("file", _look, _mend)
REFERENCES = Check("references", _look_at_references, _mend_references)
