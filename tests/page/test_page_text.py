import pytest

from newsreader.page.text import count_words, excerpt, plain_text


def test_plain_text_has_a_line_per_block_with_captions_and_alt_texts() -> None:
    html = (
        "<h2>Head</h2><p>One <b>two</b>.</p><ul><li>a<li>b</ul>"
        "<figure><img src=x.jpg alt='A cat'><figcaption>The cat</figcaption></figure>"
        "<table><tr><th>x<th>y<tr><td>1<td>2</table><script>no</script>"
    )
    assert plain_text(html).split("\n") == [
        "Head",
        "One two.",
        "a",
        "b",
        "A cat",
        "The cat",
        "x y",
        "1 2",
    ]


def test_an_excerpt_is_cut_at_a_word() -> None:
    assert excerpt("one two three four", 12) == "one two…"
    assert excerpt("one. two, three", 6) == "one…"
    assert excerpt("one two  \n three", 300) == "one two three"


def test_an_excerpt_without_spaces_is_cut_anywhere() -> None:
    assert excerpt("あ" * 50, 10) == "あ" * 9 + "…"


@pytest.mark.parametrize("between", ["\n", ". ", " – "])
def test_an_excerpt_does_not_repeat_the_title(between: str) -> None:
    assert excerpt(f"Tunnel  Opens{between}It is open.", 300, "Tunnel opens") == "It is open."


def test_an_excerpt_that_is_only_the_title_stays() -> None:
    assert excerpt("Tunnel opens", 300, "Tunnel opens") == "Tunnel opens"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("One two – three, it's 4.5", 5),
        ("日本語の文章", 3),
        ("Das 日本 Buch", 3),
        ("日本、東京。大阪", 3),
        ("한국어 문장", 2),
    ],
)
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    assert count_words(text) == words
