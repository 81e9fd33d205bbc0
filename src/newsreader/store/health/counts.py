"""What is counted as it changes, counted anew."""

from newsreader.store.health.kinds import Check, Look, Patient, well, wrong
from newsreader.store.showing import shown
from newsreader.wording import counted

_TRUE = """
    SELECT f.id, coalesce(t.total, 0) AS total, coalesce(t.unread, 0) AS unread
    FROM feed f LEFT JOIN (
        SELECT feed_id, count(*) AS total, sum(NOT read) AS unread
        FROM status WHERE shown GROUP BY feed_id
    ) t ON t.feed_id = f.id
"""
_OFF = (
    f"SELECT count(*) FROM feed f JOIN ({_TRUE}) t USING (id)"
    " WHERE (f.total, f.unread) <> (t.total, t.unread)"
)
_SET = (
    f"UPDATE feed SET (total, unread) = (t.total, t.unread) FROM ({_TRUE}) t WHERE t.id = feed.id"
)
_MISPLACED = f"SELECT count(*) FROM status WHERE shown <> ({shown()})"


def _look(patient: Patient) -> Look:
    off = patient.library.value(_OFF)
    if not off:
        return well("Every feed counts its articles right.")
    return wrong(
        f"{counted(off, 'feed')}: the count of articles or of unread ones is wrong.", mendable=True
    )


def _mend(patient: Patient) -> None:
    patient.library.run(_SET)


def _look_at_lists(patient: Patient) -> Look:
    off = patient.library.value(_MISPLACED)
    if not off:
        return well("Lists show what they should.")
    return wrong(
        f"{counted(off, 'article')}: in lists where none should be, or the other way.",
        mendable=True,
    )


def _mend_lists(patient: Patient) -> None:
    patient.library.run(f"UPDATE status SET shown = ({shown()}) WHERE shown <> ({shown()})")


CHECKS = (Check("lists", _look_at_lists, _mend_lists), Check("counts", _look, _mend))
