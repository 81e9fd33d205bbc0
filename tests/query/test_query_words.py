import re

from hypothesis import given
from hypothesis import strategies as st

from newsreader.query.words import indexed, may_have_runs

RUNS = (
    "\u1100\u11ff\u3005\u30ff\u3105\u31ff\u3400\u4dbf\u4e00\u9fff\uac00\ud7af\uf900\uff66\U00020000"
)


def test_no_letter_that_is_indexed_in_pairs_is_overlooked() -> None:
    assert all(may_have_runs(letter) for letter in RUNS)
    assert all(indexed(2 * letter) != 2 * letter for letter in RUNS)


def test_letters_with_accents_and_signs_of_printers_are_no_runs() -> None:
    assert not may_have_runs("plain, naïve Größe “quoted” — жук، عربي…")


def pairs(run: str) -> str:
    """日本語 → 日本 本語 語"""
    return " " + " ".join(run[at : at + 2].ljust(2) for at in range(len(run)))


@given(st.lists(st.tuples(st.text("aé \n.", max_size=3), st.text(RUNS, max_size=4)), max_size=5))
def test_runs_become_pairs_wherever_they_stand(parts: list[tuple[str, str]]) -> None:
    text = "".join(map("".join, parts))

    assert indexed(text) == re.sub(f"[{''.join(RUNS)}]+", lambda run: pairs(run[0]), text)
