"""Formulas as text that reads well in one line (MathML Core, w3.org/TR/mathml-core)."""

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

from newsreader.page.nodes import bare_text, value
from newsreader.page.scripts import SMALL, lowered, raised

_BINARY = frozenset("=≠<>≤≥≪≫≈≅≡∼∝→←↔⇒⇐⇔∈∉∋⊂⊃⊆⊇±∓+-−×÷⋅·∗∘∩∪∧∨|∣:≔↦")
_AFTER = frozenset(",;")
_LARGE = frozenset("∑∏∐∫∬∮⋂⋃⋁⋀")
_NOTHING = frozenset("\u2061\u2062\u2063\u2064")
"""Operators that are not seen: apply, times, separator, plus."""
_OVER = {
    **dict.fromkeys("→⃗⇀", "\u20d7"),
    **dict.fromkeys("¯‾_―", "\u0304"),
    **dict.fromkeys("^ˆ", "\u0302"),
    **dict.fromkeys("~˜", "\u0303"),
    **dict.fromkeys("˙.", "\u0307"),
    "¨": "\u0308",
}
_SIGNS = frozenset("+−±∓")
_ATOM = re.compile(r".|[√∂]?[^\W_]+[\u0300-\u036f\u20d7⁰-₟]*(\^\([^()]*\))?")
_PRIMES = frozenset("′″‴'*∗†")
_MINUS = str.maketrans("-", "−")


def formula_text(math: LexborNode) -> str:
    """Of a `math` element: its shape where it has one, else the TeX that it was made of."""
    try:
        shape = " ".join(_row(math).split())
    except RecursionError:
        shape = ""
    if shape:
        return shape.replace("( ", "(")
    tex = math.css_first('annotation[encoding*="tex" i]')
    text = bare_text(tex) if tex is not None else value(math.attributes, "alttext")
    return text or bare_text(math)


def _row(node: LexborNode) -> str:
    """One after the other; an operator between two terms stands apart from them."""
    said = ""
    for child in node.iter():
        begins = not said.strip() or said.endswith((" ", "("))
        said += _operator(child, begins=begins) if child.tag == "mo" else _term(child)
    return said


def _term(node: LexborNode) -> str:
    return _TERMS.get(node.tag or "", _row)(node)


def _operator(node: LexborNode, *, begins: bool) -> str:
    """Where a term begins, plus and minus belong to it."""
    sign = bare_text(node)
    if sign in _NOTHING:
        return ""
    if sign in _AFTER:
        return f"{sign} "
    if sign not in _BINARY:
        return sign
    sign = sign.translate(_MINUS)
    return sign if begins and sign in _SIGNS else f" {sign} "


def _name(node: LexborNode) -> str:
    """`sin x`, but `4ac`."""
    name = bare_text(node)
    return f" {name} " if len(name) > 1 and name.isalpha() else name


def _whole(text: str) -> str:
    """In brackets where it would fall apart."""
    text = " ".join(text.split())
    one = not text or _ATOM.fullmatch(text) or _bracketed(text.removeprefix("√"))
    return text if one else f"({text})"


def _bracketed(text: str) -> bool:
    """One pair of brackets holds all of it."""
    if not text.startswith("("):
        return False
    depth = 0
    for at, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if not depth:
            return at == len(text) - 1
    return False


def _parts(node: LexborNode) -> Iterator[str]:
    for child in node.iter():
        yield bare_text(child) if child.tag == "mo" else " ".join(_term(child).split())


def _two(node: LexborNode) -> tuple[str, str]:
    first, second, *_ = (*_parts(node), "", "")
    return first, second


def _three(node: LexborNode) -> tuple[str, str, str]:
    first, second, third, *_ = (*_parts(node), "", "", "")
    return first, second, third


def _fraction(node: LexborNode) -> str:
    above, below = _two(node)
    if node.attributes.get("linethickness") in ("0", "0px", "0pt"):
        return f"{above} over {below}"
    return f"{_whole(above)}/{_whole(below)}"


def _root(node: LexborNode) -> str:
    return f"√{_whole(_row(node))}"


def _nth_root(node: LexborNode) -> str:
    base, index = _two(node)
    return f"{_up(index)}√{_whole(base)}"


def _up(text: str) -> str:
    return _small(text, raised, "^")


def _down(text: str) -> str:
    return _small(text, lowered, "_")


def _small(text: str, form: Callable[[str], str], mark: str) -> str:
    """In small characters where there are such, else behind a mark."""
    if text in _PRIMES:
        return text
    close = text.replace(" ", "")
    small = form(close.replace("−", "-"))
    return small if SMALL.issuperset(small) else f"{mark}{_whole(close)}"


def _base(text: str) -> str:
    return text if text in _LARGE or text in (")", "]", "}") else _whole(text)


def _raised(node: LexborNode) -> str:
    base, above = _two(node)
    return _base(base) + _up(above)


def _lowered(node: LexborNode) -> str:
    base, below = _two(node)
    return _base(base) + _down(below)


def _both(node: LexborNode) -> str:
    base, below, above = _three(node)
    return _base(base) + _down(below) + _up(above)


def _limits(node: LexborNode) -> str:
    return f" {_both(node)} "


def _over(node: LexborNode) -> str:
    base, above = _two(node)
    if len(base) == 1 and above in _OVER:
        return base + _OVER[above]
    return _raised(node)


def _fenced(node: LexborNode) -> str:
    first, last = (node.attributes.get(name) for name in ("open", "close"))
    sign = (node.attributes.get("separators") or ",").strip()[:1]
    within = f"{sign} ".join(_parts(node))
    return f"{'(' if first is None else first}{within}{')' if last is None else last}"


def _table(node: LexborNode) -> str:
    return "; ".join(" ".join(_parts(row)) for row in node.iter())


def _space(_: LexborNode) -> str:
    return " "


def _nothing(_: LexborNode) -> str:
    return ""


_TERMS: dict[str, Callable[[LexborNode], str]] = {
    "mi": _name,
    "mo": lambda node: _operator(node, begins=True),
    **dict.fromkeys(("mn", "ms", "mtext"), bare_text),
    "mfrac": _fraction,
    "msqrt": _root,
    "mroot": _nth_root,
    "msup": _raised,
    "msub": _lowered,
    "msubsup": _both,
    "munderover": _limits,
    "munder": _lowered,
    "mover": _over,
    "mfenced": _fenced,
    "mtable": _table,
    "mspace": _space,
    **dict.fromkeys(("mphantom", "annotation", "annotation-xml", "none"), _nothing),
}
