"""The demo's assistant, which is none."""

import json

import pytest

from newsreader.demo.talking import converse
from newsreader.models.access import PLAIN
from newsreader.models.fetching import Post

LONG = (
    "TOKYO (AW) -- Japan has offered to buy up to 1 trillion yen of chips from the U.S. makers, "
    "government sources said. The offer stands until Friday. Nobody knows what comes then."
)

CAPTION = (
    "Travelers wait beneath a board of cancelled flights at Naha Airport. The last departure left "
    "at 11:25. (Shun Higa / Asagiri Wire)"
)


def article(number: int, title: str, text: str) -> str:
    return (
        f"<article number={number}>\nTitle: {title}\nSource: Wire\nDate: 2026-11-22\n\n"
        f"{title}\n{text}\n</article>"
    )


async def answer(*articles: str) -> str:
    body = {"messages": [{"role": "user", "content": "\n".join(articles)}]}
    post = Post("https://demo.example/chat/completions", json.dumps(body).encode(), PLAIN)
    said = ""
    async for piece in converse(post):
        assert isinstance(piece, bytes)
        if b"content" in piece:
            said += json.loads(piece.removeprefix(b"data: "))["choices"][0]["delta"]["content"]
    return said


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (f"A woman and a man shake hands\n{LONG}", LONG),
        (f"{CAPTION}\n{LONG}", LONG),
        ("Chips. Japan goes on. " * 3, "Chips. Japan goes on. " * 3),
        ("日本は半導体を買う。" * 3, "日本は半導体を買う。日本は"),
    ],
)
async def test_it_says_how_an_article_begins_below_its_title_and_captions(
    text: str, first: str
) -> None:
    said = await answer(article(1, "Chips for all", text))
    assert said.startswith(first.strip())
    assert said.endswith("first sentences.)")


async def test_of_several_it_says_less_of_each_in_whole_sentences() -> None:
    said = await answer(article(1, "Chips", LONG), article(2, "More chips", LONG))
    assert said.count("The offer stands until Friday.\n\n") == 2
