"""An assistant without a model, for the demo: it says the beginning of what it was sent."""

import asyncio
import json
import re
from collections.abc import AsyncGenerator
from typing import Any

from newsreader.models.fetching import Failed, Post

_PAUSE = 0.015
_LONGEST, _BRIEF, _ENOUGH = 250, 160, 40
_PARAGRAPH = 120
"""Characters."""
_ARTICLE = re.compile(r"Title: ([^\n]*)\n.*?Date: \S*\n\n(.*?)\n</article>", re.DOTALL)
_SENTENCES = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)\s+|(?<=[。！？])")
_ENDED = re.compile(r"[.!?…。！？][\"'”’»“」]?$")
"""A caption ends with whose picture it is."""
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
    found = _ARTICLE.findall(sent)
    most = _LONGEST if len(found) == 1 else _BRIEF
    firsts = (_begun(text.removeprefix(title), most) for title, text in found)
    return "\n\n".join([*firsts, _OWN_WORDS])


def _begun(text: str, most: int) -> str:
    """Whole sentences from the first paragraph on; captions stand above that."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    start = next((at for at, line in enumerate(lines) if _is_paragraph(line)), 0)
    said = ""
    for sentence in _SENTENCES.split(" ".join(lines[start:])):
        if len(said) >= _ENOUGH and len(said) + len(sentence) > most:
            break
        said += sentence if not said or said[-1] in "。！？" else f" {sentence}"
    return said if len(said) <= most else said[:most].rpartition(" ")[0] + " …"


def _is_paragraph(line: str) -> bool:
    return len(line) >= _PARAGRAPH and _ENDED.search(line) is not None


def _event(event: dict[str, Any]) -> bytes:
    return f"data: {json.dumps(event)}\n\n".encode()
