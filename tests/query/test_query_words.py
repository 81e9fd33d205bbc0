from newsreader.query.words import indexed, may_have_runs

RUNS = (
    "\u1100\u11ff\u3005\u30ff\u3105\u31ff\u3400\u4dbf\u4e00\u9fff\uac00\ud7af\uf900\uff66\U00020000"
)


def test_no_letter_that_is_indexed_in_pairs_is_overlooked() -> None:
    assert all(may_have_runs(letter) for letter in RUNS)
    assert all(indexed(2 * letter) != 2 * letter for letter in RUNS)


def test_letters_with_accents_and_signs_of_printers_are_no_runs() -> None:
    assert not may_have_runs("plain, naïve Größe “quoted” — жук، عربي…")
