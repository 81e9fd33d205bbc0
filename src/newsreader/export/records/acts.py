"""An act of the journal, as `newsreader history --json` gives it."""

from typing import Any

from newsreader.export.records.times import iso
from newsreader.models.acts import Act, ActKind

_BY = {
    ActKind.RULE: "rule",
    ActKind.READING: "reading",
    ActKind.READ_AGAIN: "copy",
    ActKind.MOVED: "sync",
}


def act_record(act: Act) -> dict[str, Any]:
    return {
        "id": act.id,
        "at": iso(act.at),
        "act": act.kind.value,
        "by": _BY.get(act.kind, "person"),
        "words": act.words,
        "count": act.count,
        "undone": act.undone,
    }


def turned_record(act: Act) -> dict[str, Any]:
    """Of an act that has just been undone, or done again."""
    return {**act_record(act), "changed": act.turned}
