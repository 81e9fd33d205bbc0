"""The indexes of words, beside the texts that they were made of."""

import re

from newsreader.query.words import phrase
from newsreader.store.aging.retaining import some_of
from newsreader.store.errors import LibraryError
from newsreader.store.health.kinds import Check, Look, Patient, well, wrong
from newsreader.store.index import search
from newsreader.store.packing import id_list
from newsreader.wording import counted

_SAMPLE = 200
"""Articles whose words are looked for."""
_WORDS = 4
"""Of each, the longest."""
_BATCH = 100
_OF_THESE = "a.id IN (SELECT value FROM json_each(?))"
_WORD = re.compile(r"[^\W\d_]{4,}")
_MISSING = (
    "SELECT count(*) FROM article WHERE indexed AND id NOT IN (SELECT id FROM search_docsize)"
)
_SURPLUS = (
    "SELECT count(*) FROM search_docsize WHERE id NOT IN (SELECT id FROM article WHERE indexed)"
)


def _look(patient: Patient) -> Look:
    (ids,) = patient.library.columns("SELECT id FROM article WHERE indexed", ())
    sample = some_of(ids, _SAMPLE)
    texts = search.texts(patient.library, _OF_THESE, id_list(sample))
    try:
        patient.library.run("INSERT INTO search (search) VALUES ('integrity-check')")
        off = patient.library.value(_MISSING) + patient.library.value(_SURPLUS)
        lost = [one for one in texts if not off and not _is_found(patient, *one)]
    except LibraryError:
        return wrong("The index of words is broken.", mendable=True)
    if off:
        return wrong(f"The index of words is wrong about {counted(off, 'article')}.", mendable=True)
    if lost:
        return wrong(
            f"{len(lost)} of {counted(len(sample), 'article')} are not found by their own words.",
            mendable=True,
        )
    left = patient.library.value("SELECT count(*) FROM article WHERE NOT indexed")
    more = f" {counted(left, 'article')} will be indexed by the next sync." if left else ""
    return well(f"Searches find articles by their words.{more}")


def _is_found(patient: Patient, article_id: int, title: str, text: str) -> bool:
    """By each of its longest words."""
    return all(_finds(patient, article_id, word) for word in _longest(f"{title} {text}"))


def _longest(text: str) -> list[str]:
    return sorted(set(_WORD.findall(text[:20_000])), key=lambda word: (-len(word), word))[:_WORDS]


def _finds(patient: Patient, article_id: int, word: str) -> bool:
    sql = "SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?"
    return patient.library.row(sql, (phrase(word, prefix=False), article_id)) is not None


def _mend(patient: Patient) -> None:
    """Emptied in one step, filled in many; who stops it on the way leaves the rest to the sync."""
    db = patient.library
    with db.transaction():
        search.empty(db)
    while search.index_some(db, _BATCH) or search.renew_some(db, _BATCH):
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
