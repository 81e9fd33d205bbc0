"""What was exported, in words."""

from pathlib import Path

from newsreader.press.kinds import Form
from newsreader.wording import counted


def wrote(form: Form, written: int, there: int, goal: Path) -> str:
    """`there`: how many files were there already."""
    if form.together:
        return f"Bound {counted(written, 'article')} into {goal}"
    kept = f"; {there:,} were there already and stay as they are" if there else ""
    return f"Wrote {counted(written, 'file')} into {goal}{kept}"
