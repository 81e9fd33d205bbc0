"""The forms of Arabic letters beside each other, for terminals that only paint cells. PURE."""

import unicodedata
from functools import cache

_JOINERS = ("\u0640", "\u200d")
"""Tatweel and ZWJ: everything joins them."""
_LAM = "\u0644"

Forms = dict[str, dict[str, str]]


@cache
def _forms() -> Forms:
    """Letter (or lam and alef) → isolated, final, initial, medial → what is painted."""
    forms: Forms = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        form, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        whole = "".join(chr(int(letter, 16)) for letter in letters)
        if len(whole) == 1 or (len(whole) == 2 and whole[0] == _LAM):
            forms.setdefault(whole, {})[form.strip("<>")] = chr(code)
    return forms


def shaped(text: str) -> list[str]:
    """What is painted for each character: nothing for an alef that is part of the lam before it."""
    painted = list(text)
    letters = [at for at, character in enumerate(text) if not _is_transparent(character)]
    for place, at in enumerate(letters):
        before = text[letters[place - 1]] if place else ""
        after = text[letters[place + 1]] if place + 1 < len(letters) else ""
        if not painted[at] or text[at] not in _forms():
            continue
        whole = text[at]
        if whole == _LAM and whole + after in _forms():
            whole += after
            painted[letters[place + 1]], after = "", ""
        painted[at] = _form(whole, before, after)
    return painted


def _form(whole: str, before: str, after: str) -> str:
    own = _forms()[whole]
    joined = "final" in own and _goes_on(before)
    goes_on = "initial" in own and _is_joined(after)
    name = ("medial" if goes_on else "final") if joined else ("initial" if goes_on else "isolated")
    return own.get(name, whole)


def _goes_on(letter: str) -> bool:
    return letter in _JOINERS or "initial" in _forms().get(letter, ())


def _is_joined(letter: str) -> bool:
    return letter in _JOINERS or "final" in _forms().get(letter, ())


def _is_transparent(character: str) -> bool:
    return unicodedata.category(character) == "Mn"
