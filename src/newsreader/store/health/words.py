"""The indexes of words, beside the texts that they were made of."""

import re

from newsreader.query.words import phrase
from newsreader.store import search
from newsreader.store.errors import LibraryError
from newsreader.store.health.kinds import Check, Look, Patient, well, wrong
from newsreader.store.packing import id_list
from newsreader.wording import counted

_SAMPLE = 200
"""Articles whose words are looked for."""
_WORDS = 4
"""Of each, the longest."""
_BATCH = 100
_WORD = re.compile(r"[^\W\d_]{4,}")
_MISSING = (
    "SELECT count(*) FROM article WHERE indexed AND id NOT IN (SELECT id FROM search_docsize)"
)
_SURPLUS = (
    "SELECT count(*) FROM search_docsize WHERE id NOT IN (SELECT id FROM article WHERE indexed)"
)


def _look(patient: Patient) -> Look:
    try:
        patient.library.run("INSERT INTO search (search) VALUES ('integrity-check')")
        wanting = patient.library.value(_MISSING) + patient.library.value(_SURPLUS)
        lost = [] if wanting else _not_found(patient)
    except LibraryError:
        return wrong("The index of words is broken.", mendable=True)
    if wanting:
        return wrong(
            f"The index of words is wrong about {counted(wanting, 'article')}.", mendable=True
        )
    if lost:
        return wrong(
            f"Of {counted(_SAMPLE, 'article')}, {len(lost)} are not found by their own words.",
            mendable=True,
        )
    left = patient.library.value("SELECT count(*) FROM article WHERE NOT indexed")
    more = f" {counted(left, 'article')} will be indexed by the next sync." if left else ""
    return well(f"Searches find articles by their words.{more}")


def _not_found(patient: Patient) -> list[int]:
    """Of a sample."""
    (ids,) = patient.library.columns("SELECT id FROM article WHERE indexed", ())
    sample = ids[:: max(1, len(ids) // _SAMPLE)][:_SAMPLE]
    found = search.texts(
        patient.library, "a.id IN (SELECT value FROM json_each(?))", id_list(sample)
    )
    return [
        id_
        for id_, title, text in found
        if not all(_finds(patient, id_, word) for word in _longest(f"{title} {text}"))
    ]


def _longest(text: str) -> list[str]:
    return sorted(set(_WORD.findall(text[:20_000])), key=lambda word: (-len(word), word))[:_WORDS]


def _finds(patient: Patient, article_id: int, word: str) -> bool:
    sql = "SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?"
    return patient.library.row(sql, (phrase(word, prefix=False), article_id)) is not None


def _mend(patient: Patient) -> None:
    """Emptied in one step, filled in many; who stops it on the way leaves the rest to the sync."""
    db = patient.library
    with db.transaction():
        db.run("INSERT INTO search (search) VALUES ('delete-all')")
        db.run("UPDATE article SET indexed = 0 WHERE indexed")
    while search.index_some(db, _BATCH):
        pass


def _look_at_facts(patient: Patient) -> Look:
    try:
        patient.library.run("INSERT INTO facts (facts, rank) VALUES ('integrity-check', 1)")
    except LibraryError:
        return wrong("The index of authors, topics and links is wrong.", mendable=True)
    return well("Searches find articles by author, topic, link and language.")


def _mend_facts(patient: Patient) -> None:
    patient.library.run("INSERT INTO facts (facts) VALUES ('rebuild')")


CHECKS = (Check("words", _look, _mend), Check("facts", _look_at_facts, _mend_facts))
