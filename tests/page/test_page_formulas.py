"""Formulas in one line."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsreader.page.formulas import formula_text


def x(letter: str) -> str:
    return f"<mi>{letter}</mi>"


def o(sign: str) -> str:
    return f"<mo>{sign}</mo>"


def said(mathml: str) -> str:
    math = LexborHTMLParser(f"<p><math>{mathml}</math></p>").css_first("math")
    assert math is not None
    return formula_text(math)


UNSEEN = "<mo>\u2061</mo>"
TEX = "<annotation encoding=application/x-tex>\\pi</annotation>"
SQUARE = "<msup><mi>b</mi><mn>2</mn></msup>"
SUM = f"<mrow>{x('a')}{o('+')}{x('b')}</mrow>"
CASES = [
    ("terms stand close, relations apart", f"<mn>4</mn>{x('a')}{o('=')}{x('c')}", "4a = c"),
    ("a sign belongs to its term", f"{o('-')}{x('b')}{o('±')}{x('c')}", "−b ± c"),
    ("a sign after a relation too", f"{x('z')}{o('=')}{o('-')}{x('b')}", "z = −b"),
    ("small powers", SQUARE, "b²"),
    ("great powers", f"<msup>{x('e')}{SUM}</msup>", "eᵃ⁺ᵇ"),
    ("a power of a sum", f"<msup>{SUM}<mn>2</mn></msup>", "(a + b)²"),
    (
        "a power of what has brackets",
        f"<msup><mfenced>{SUM}</mfenced><mn>2</mn></msup>",
        "(a + b)²",
    ),
    ("an index", f"<msub>{x('a')}<mn>10</mn></msub>", "a₁₀"),
    ("an index that has no small form", f"<msub>{x('a')}{x('q')}</msub>", "a_q"),
    ("both", f"<msubsup>{x('a')}<mn>1</mn><mn>2</mn></msubsup>", "a₁²"),
    ("primes", f"<msup>{x('f')}{o('′')}</msup>", "f′"),
    ("simple fractions", f"<mfrac>{x('a')}{x('b')}</mfrac>", "a/b"),
    ("fractions of more", f"<mfrac>{SUM}<mrow><mn>2</mn>{x('a')}</mrow></mfrac>", "(a + b)/2a"),
    ("binomials", f"{o('(')}<mfrac linethickness=0>{x('n')}{x('k')}</mfrac>{o(')')}", "(n over k)"),
    ("roots", f"<msqrt>{SQUARE}{o('−')}<mn>4</mn></msqrt>", "√(b² − 4)"),
    ("cube roots", f"<mroot>{x('b')}<mn>3</mn></mroot>", "³√b"),
    (
        "sums",
        f"<munderover>{o('∑')}<mrow>{x('k')}{o('=')}<mn>1</mn></mrow>{x('n')}</munderover>{x('k')}",
        "∑ₖ₌₁ⁿ k",
    ),
    ("vectors", f"<mover>{x('E')}{o('→')}</mover>", "E\u20d7"),
    ("functions", f"{x('sin')}{x('x')}", "sin x"),
    ("commas", f"{x('f')}{o('(')}{x('x')}{o(',')}{x('y')}{o(')')}", "f(x, y)"),
    ("unseen signs", x("f") + UNSEEN + x("x"), "fx"),
    (
        "matrices",
        "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr>"
        "<mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable>",
        "1 0; 0 1",
    ),
    (
        "the shape says more than its TeX",
        f"<semantics>{SQUARE}{TEX}</semantics>",
        "b²",
    ),
    (
        "TeX, where there is no shape",
        TEX,
        "\\pi",
    ),
    ("half of a formula", "<mfrac></mfrac>", "/"),
]


@pytest.mark.parametrize(
    ("mathml", "text"), [one[1:] for one in CASES], ids=[one[0] for one in CASES]
)
def test_a_formula_reads_well_in_one_line(mathml: str, text: str) -> None:
    assert said(mathml) == text


@pytest.mark.parametrize("around", ["msqrt", "mfrac", "mrow"])
def test_what_nests_as_no_formula_does_keeps_its_letters(around: str) -> None:
    assert "x" in said(f"<{around}>" * 390 + x("x"))
