"""An assistant without a model, for the demo: it says the beginning of what it was sent."""

import asyncio
import json
import re
from collections.abc import AsyncGenerator, Sequence
from typing import Any

from newsreader.models.fetching import Failed, Post

_PAUSE = 0.015
_LONGEST = 250
_ARTICLE = re.compile(r"Title: ([^\n]*)\n.*?Date: \S*\n\n(.*?)\n</article>", re.DOTALL)
_SENTENCES = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
_OWN_WORDS = "(There is no model in the demo: these are the article's own first sentences.)"


async def converse(post: Post) -> AsyncGenerator[bytes | Failed, None]:
    """In the way of OpenAI, a word at a time."""
    sent = json.loads(post.body)["messages"][-1]["content"]
    for word in re.findall(r"\S{1,16}\s*", _answer(sent)):
        yield _event({"choices": [{"delta": {"content": word}}]})
        await asyncio.sleep(_PAUSE)
    yield _event({"choices": [{"delta": {}, "finish_reason": "stop"}]})
    yield b"data: [DONE]\n\n"


def _answer(sent: str) -> str:
    texts = [text.removeprefix(title).strip() for title, text in _ARTICLE.findall(sent)]
    most = 3 if len(texts) == 1 else 1
    firsts = (_begun(_SENTENCES.split(text.replace("\n", " "))[:most]) for text in texts)
    return "\n\n".join([*firsts, _OWN_WORDS])


def _begun(sentences: Sequence[str]) -> str:
    """As many of them as there is room for, whole ones if one fits."""
    text = " ".join(sentences)
    while len(text) > _LONGEST and len(sentences) > 1:
        sentences = sentences[:-1]
        text = " ".join(sentences)
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0] + " …"


def _event(event: dict[str, Any]) -> bytes:
    return f"data: {json.dumps(event)}\n\n".encode()
