"""Two ways of asking over HTTP, as they are written and read. PURE.

https://platform.openai.com/docs/api-reference/chat and https://docs.anthropic.com/en/api/messages
"""

import json
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from newsreader.assistant.prompts import Prompt
from newsreader.models.access import Access, Secret
from newsreader.models.speaking import Dialect

_MOST_TOKENS = 8192
"""Of an answer and the thoughts before it, where that must be said."""
_THOUGHTS = ("reasoning_content", "reasoning", "thinking")
"""Where models that think first put that, beside `content`."""
_FAULTS = {
    "error": "the model failed",
    "content_filter": "a filter stopped the answer",
    "refusal": "the model refuses to answer this",
}
"""Where that is all that is said of it."""
PATHS = {Dialect.OPENAI: "/chat/completions", Dialect.ANTHROPIC: "/messages"}
_COUNTING = "stream_options"
_THINKING = ("thinking", "redacted_thinking", "thinking_delta")
_ENDS = frozenset({"length", "max_tokens", "model_context_window_exceeded"})


class Said(Struct, frozen=True):
    """What one event brings."""

    text: str = ""
    thinking: bool = False
    tokens_in: int | None = None
    tokens_out: int | None = None
    over: bool = False
    """The answer is whole; counts may follow."""
    last: bool = False
    """Nothing follows."""
    cut: bool = False
    fault: str | None = None
    """In the words of the server."""


class Speech(Struct, frozen=True):
    """One request, without its key."""

    path: str
    body: bytes
    access: Access


def asked(
    dialect: Dialect, prompt: Prompt, model: str, key: Secret | None, *, counting: bool = True
) -> Speech:
    """How `dialect` asks `model`; `counting`: what it took is to be told, where one must ask."""
    if dialect is Dialect.OPENAI:
        return _in_openai(prompt, model, key, counting=counting)
    return _in_anthropic(prompt, model, key)


def forbids_counting(complaint: bytes) -> bool:
    """Some servers, Mistral's for one, refuse who asks for counts; they tell them unasked."""
    return _COUNTING.encode() in complaint


def _in_openai(prompt: Prompt, model: str, key: Secret | None, *, counting: bool) -> Speech:
    messages = [
        {"role": "system", "content": prompt.rules},
        {"role": "user", "content": prompt.text},
    ]
    counts = {_COUNTING: {"include_usage": True}} if counting else {}
    body = {"model": model, "messages": messages, "stream": True, **counts}
    return Speech(PATHS[Dialect.OPENAI], json.dumps(body).encode(), Access(token=key))


def _in_anthropic(prompt: Prompt, model: str, key: Secret | None) -> Speech:
    body = {
        "model": model,
        "system": prompt.rules,
        "messages": [{"role": "user", "content": prompt.text}],
        "max_tokens": _MOST_TOKENS,
        "stream": True,
    }
    version = ("anthropic-version", "2023-06-01")
    headers = (version, ("x-api-key", key)) if key else (version,)
    return Speech(PATHS[Dialect.ANTHROPIC], json.dumps(body).encode(), Access(headers=headers))


def heard(dialect: Dialect, data: str) -> Said:
    """Raises ValueError for what is no event of `dialect`."""
    if data.strip() == "[DONE]":
        return Said(over=True, last=True)
    event = json.loads(data)
    if not isinstance(event, dict):
        raise ValueError(data[:80])
    if fault := _fault_in(event):
        return Said(fault=fault)
    return (_from_openai if dialect is Dialect.OPENAI else _from_anthropic)(event)


def _fault_in(event: Mapping[str, Any]) -> str | None:
    """What a server complains about: `{"error": {"message": …}}`, or some likeness of it."""
    match event:
        case {"error": {"message": str(words)}} | {"error": str(words)}:
            return words
        case {"type": "error", "message": str(words)} | {"object": "error", "message": str(words)}:
            return words
        case {"error": error} if error:
            return "an error without a word"
    return None


def _from_openai(event: Mapping[str, Any]) -> Said:
    choices = event.get("choices")
    usage = _table(event.get("usage"))
    if not isinstance(choices, list) and not usage:
        raise ValueError("no choices")
    choice = _table(choices[0]) if isinstance(choices, list) and choices else {}
    spoken = _table(choice.get("delta") or choice.get("message"))
    if fault := _FAULTS.get(str(choice.get("finish_reason"))):
        return Said(fault=fault)
    return Said(
        text=_words(spoken.get("content")) or _words(spoken.get("refusal")),
        thinking=any(spoken.get(name) for name in _THOUGHTS),
        tokens_in=_count(usage.get("prompt_tokens")),
        tokens_out=_count(usage.get("completion_tokens")),
        over=bool(choice.get("finish_reason")),
        cut=choice.get("finish_reason") in _ENDS,
    )


def _from_anthropic(event: Mapping[str, Any]) -> Said:
    match event:
        case {"type": "message_start", "message": {"usage": usage}}:
            return Said(tokens_in=_tokens_in(_table(usage)))
        case {"type": "content_block_delta", "delta": {"type": "text_delta", "text": str(text)}} | {
            "type": "content_block_start",
            "content_block": {"type": "text", "text": str(text)},
        }:
            return Said(text)
        case {"type": "message_delta"}:
            usage = _table(event.get("usage"))
            why = _table(event.get("delta")).get("stop_reason")
            return Said(
                tokens_in=_tokens_in(usage) or None,
                tokens_out=_count(usage.get("output_tokens")),
                cut=why in _ENDS,
                fault=_FAULTS.get(str(why)),
            )
        case {"type": "message_stop"}:
            return Said(over=True, last=True)
        case {"type": "message", "content": list(parts)}:
            text = "".join(_words(_table(part).get("text")) for part in parts)
            usage = _table(event.get("usage"))
            cut = event.get("stop_reason") in _ENDS
            used = _count(usage.get("output_tokens"))
            return Said(text, False, _tokens_in(usage), used, over=True, cut=cut)
        case {"type": str()}:
            part = _table(event.get("delta") or event.get("content_block"))
            return Said(thinking=part.get("type") in _THINKING)
    raise ValueError("no type")


def _tokens_in(usage: Mapping[str, Any]) -> int | None:
    """What was read from a cache is counted apart, and sent all the same."""
    names = ("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens")
    counts = [count for name in names if (count := _count(usage.get(name))) is not None]
    return sum(counts) if counts else None


def _words(content: object) -> str:
    """Text, or a list of parts of which some are text."""
    match content:
        case str():
            return content
        case list():
            return "".join(_words(_table(part).get("text")) for part in content)
    return ""


def _count(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9:
        return value
    return None


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
