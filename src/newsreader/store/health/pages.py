"""The file itself: SQLite reads every page of it."""

import re

from newsreader.store.health.kinds import Check, Look, Patient, well, wrong

_MOST = 20
_OF_AN_INDEX = re.compile(r"missing from index|wrong # of entries in index|non-unique entry")
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
    return wrong(f"Rows of {', '.join(tables)} refer to what is not there any more.", mendable=True)


def _mend_references(patient: Patient) -> None:
    """Such rows are of no use to anybody."""
    with patient.library.transaction():
        for table, rowid in patient.library.rows(
            'SELECT "table", rowid FROM pragma_foreign_key_check WHERE rowid IS NOT NULL'
        ):
            patient.library.run(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))
        for table, column in (("tag", "article_id"), ("identity", "article_id")):
            patient.library.run(
                f"DELETE FROM {table} WHERE {column} NOT IN (SELECT id FROM status)"
            )
        patient.library.run("DELETE FROM folder WHERE feed_id NOT IN (SELECT id FROM feed)")


FILE = Check("file", _look, _mend)
REFERENCES = Check("references", _look_at_references, _mend_references)
