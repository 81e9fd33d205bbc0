"""Regular expressions that say no more than "one of these words": the others are left alone."""

import re

from msgspec import Struct

_BEGINS, _ENDS = r"(?:\\b|\\<|\[\[:<:\]\])", r"(?:\\b|\\>|\[\[:>:\]\])"
_CHOICE = re.compile(
    rf"(?P<begins>{_BEGINS})?(?P<words>(?:[^\W_]|[ '’.-]|\\[.-])+)(?P<ends>{_ENDS})?"
)
_WORDS = re.compile(r"[^\W_]+(?:(?: +|['’.-])[^\W_]+)*")


class Choice(Struct, frozen=True):
    """Words in a row."""

    words: str
    begins: bool
    """They begin at the beginning of a word, as our searches always do."""
    ends: bool


def choices(pattern: str) -> list[Choice] | None:
    """`chips|tariffs` as two; `None` when the pattern says anything else."""
    inner = re.fullmatch(r"\(([^()]*)\)", pattern)
    found = [_choice(part) for part in (inner[1] if inner else pattern).split("|")]
    return [one for one in found if one] if all(found) else None


def _choice(part: str) -> Choice | None:
    """A bare full stop would match any letter: that is all the same where words are looked for."""
    found = _CHOICE.fullmatch(part)
    if found is None:
        return None
    words = re.sub(r"\\(.)", r"\1", found["words"]).strip()
    if not _WORDS.fullmatch(words):
        return None
    return Choice(words, bool(found["begins"]), bool(found["ends"]))
