"""Superscripts, subscripts and ruby in one line of plain characters."""

import re
from collections.abc import Mapping

from newsreader.models.document import Style

_FIGURES = "0123456789+-=()"
_SUPER = str.maketrans(
    _FIGURES + "abcdefghijklmnoprstuvwxyzT", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ"
)
_SUB = str.maketrans(_FIGURES + "aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
SMALL = frozenset(map(chr, (*_SUPER.values(), *_SUB.values())))
_LETTERS = 2
"""More of them are hard to read when they are that small."""
_FOOTNOTE = re.compile(r"\[(\d{1,3})\]")
_ORDINALS = frozenset("st nd rd th er re e ère ème o a os as TM SM ™ ® ℠".split())


def raised(text: str) -> str:
    """`10` → `¹⁰`, `[3]` → `³`; ordinals stay (`1st`); what has no small form gets a `^`."""
    if text in _ORDINALS:
        return text
    return _small(_FOOTNOTE.sub(r"\1", text), _SUPER) or _marked("^", text)


def lowered(text: str) -> str:
    """`2` → `₂`; what has no small form gets a `_`."""
    return _small(text, _SUB) or _marked("_", text)


def _small(text: str, forms: Mapping[int, int]) -> str:
    """Empty where that cannot be, or would not be read."""
    fits = sum(map(str.isalpha, text)) <= _LETTERS and all(ord(one) in forms for one in text)
    return text.translate(forms) if fits else ""


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
