"""What an article is about, in numbers."""

from newsreader.stories.sketch import address_mark, is_copy, sketch_of
from newsreader.stories.words import spelled, words_of

TEXT = " ".join(f"word{number} went to town{number * 7 % 97}" for number in range(120))


def test_words_are_folded_and_scripts_without_spaces_are_read_in_pairs() -> None:
    assert list(spelled("Ébauche, a 2nd DRAFT")) == ["ebauche", "2nd", "draft"]
    assert list(spelled("日本政府")) == ["日本", "本政", "政府"]
    assert list(spelled("नमस्ते")) == ["नमस्ते"]


def test_a_headline_counts_twice() -> None:
    (often,) = set(words_of("chips", "").values())
    assert (often, max(words_of("chips", "chips").values())) == (2, 3)


def test_a_copy_is_known_though_cut_prefixed_and_retitled() -> None:
    text = sketch_of(TEXT)
    half = TEXT[: len(TEXT) * 6 // 10]
    assert is_copy(text, sketch_of(f"LONDON (Reuters) - {half} Read more on our site."))
    assert not is_copy(text, sketch_of(TEXT.replace("went", "goes").replace("to", "by")))


def test_short_texts_have_no_sketch() -> None:
    assert sketch_of("Too short to tell.") == frozenset()
    assert not is_copy(frozenset(), frozenset())


def test_an_address_has_a_mark_of_its_own() -> None:
    assert address_mark("x.example/1") != address_mark("x.example/2")
    assert 0 < address_mark("x.example/1") < 2**63
