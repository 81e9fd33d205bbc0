"""Pictures: every row has its file, every file its row."""

from newsreader.store.album import Album
from newsreader.store.health.kinds import Check, Look, Patient, well, wrong
from newsreader.wording import counted


def _album(patient: Patient) -> Album:
    return Album(patient.library, patient.paths.pictures, lambda: patient.now)


def _look(patient: Patient) -> Look:
    strays, gone = _album(patient).lost()
    if not strays and not gone:
        return well("Every picture has its file, and every file its picture.")
    return wrong(
        f"{counted(len(strays), 'file')} of no picture, {counted(len(gone), 'picture')} "
        "without a file, which will be fetched again.",
        mendable=True,
    )


CHECKS = (Check("pictures", _look, lambda patient: _album(patient).find_again()),)
