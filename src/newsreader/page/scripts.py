"""Superscripts, subscripts and ruby in one line of plain characters."""

from newsreader.models.document import Style

_PLAIN = "0123456789+-=()ni"
_SUPER = str.maketrans(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_SUB = str.maketrans(_PLAIN[:15], "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_ORDINALS = frozenset("st nd rd th er re e ère ème o a os as TM SM ™ ® ℠".split())


def raised(text: str) -> str:
    """`10` → `¹⁰`; ordinals stay as they are (`1st`); what has no small form gets a `^`."""
    if text in _ORDINALS:
        return text
    return text.translate(_SUPER) if set(text) <= set(_PLAIN) else _marked("^", text)


def lowered(text: str) -> str:
    """`2` → `₂`; what has no small form gets a `_`."""
    return text.translate(_SUB) if set(text) <= set(_PLAIN[:15]) else _marked("_", text)


def _marked(mark: str, text: str) -> str:
    if text.startswith(("[", "(")):  # already apart from its word, as footnote marks are
        return text
    return f"{mark}{text}" if len(text.split()) == 1 else f"{mark}({text})"


STYLES = {
    "b": Style.STRONG,
    "strong": Style.STRONG,
    "em": Style.EMPHASIS,
    "i": Style.EMPHASIS,
    "cite": Style.EMPHASIS,
    "dfn": Style.EMPHASIS,
    "var": Style.EMPHASIS,
    "code": Style.CODE,
    "tt": Style.CODE,
    "samp": Style.CODE,
    "kbd": Style.KEY,
    "del": Style.STRIKE,
    "s": Style.STRIKE,
    "strike": Style.STRIKE,
    "ins": Style.UNDERLINE,
    "u": Style.UNDERLINE,
    "mark": Style.MARK,
}
"""What an inline element makes of its text."""
