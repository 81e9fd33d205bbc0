"""Who the assistant can be, and how they are spoken to: what `[assistant]` may say."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from newsreader.models.access import KEPT_ELSEWHERE, secret_in


class Dialect(StrEnum):
    """How an address is spoken to: whose way of asking it understands."""

    OPENAI = "openai"
    ANTHROPIC = "anthropic"


class Preset(Struct, frozen=True):
    """A program or a service that newsreader knows the address of."""

    name: str
    address: str
    dialect: Dialect = Dialect.OPENAI
    needs_key: bool = False


PRESETS: Mapping[str, Preset] = {
    "ollama": Preset("Ollama", "http://localhost:11434/v1"),
    "llama.cpp": Preset("llama.cpp", "http://localhost:8080/v1"),
    "lm-studio": Preset("LM Studio", "http://localhost:1234/v1"),
    "vllm": Preset("vLLM", "http://localhost:8000/v1"),
    "openai": Preset("OpenAI", "https://api.openai.com/v1", needs_key=True),
    "openrouter": Preset("OpenRouter", "https://openrouter.ai/api/v1", needs_key=True),
    "anthropic": Preset(
        "Anthropic", "https://api.anthropic.com/v1", Dialect.ANTHROPIC, needs_key=True
    ),
}


def asking_faults(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(the key of `[assistant]`, what is wrong with it); every value has the right kind."""
    for name, known in (("preset", tuple(PRESETS)), ("protocol", tuple(Dialect))):
        if name in table and table[name] not in known:
            yield name, f"{name} is one of {', '.join(known)}, not {table[name]!r}."
    if "address" in table and (fault := _address_fault(table["address"])):
        yield "address", fault
    if "key" in table and secret_in(table["key"]) is None:
        yield "key", f"key takes no key itself, for none is kept here: key = {KEPT_ELSEWHERE}."
    yield from _lacking(table)


def _lacking(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    named = [name for name in ("preset", "address", "command") if table.get(name)]
    if not named:
        yield "assistant", 'say who is asked: preset = "ollama", an address or a command.'
    elif "command" in named and len(named) > 1:
        yield "command", f"a command is asked or {named[0]}, not both: take one of them out."
    elif "command" not in named and not table.get("model"):
        yield "assistant", 'say which model is asked, such as model = "qwen3:8b".'
    preset = PRESETS.get(table.get("preset", ""))
    if preset and preset.needs_key and "address" not in table and "key" not in table:
        yield "preset", f"{preset.name} wants a key: key = {KEPT_ELSEWHERE}."


def _address_fault(address: str) -> str | None:
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        good = False
    if "@" in address:
        return f"address has a password in it: take it out and write key = {KEPT_ELSEWHERE}."
    return None if good else 'address takes one such as "http://localhost:11434/v1".'
