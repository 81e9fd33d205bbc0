"""What a person may change: config.toml, read once."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict, replace

from newsreader.models.access import KEPT_ELSEWHERE, proxy_fault


class ConfigError(Exception):
    """config.toml cannot be used. `str()` has a sentence a line: file, line, what to do."""


class Reading(Struct, frozen=True):
    """`[reading]`."""

    mark_read_after: float = 1.0
    """Seconds an article rests on the screen until it counts as read; negative: never by itself."""
    mark_read_on_open: bool = True
    read_copies: bool = True
    """What is read is read in every feed that brought it."""
    width: int = 80
    """The measure: columns of text at most."""
    hyphenate: bool = False
    """Divide long words at the ends of lines, in languages that have rules for it."""
    justify: bool = False
    """Even both edges of the text, where no line gets holes by it."""
    priority: bool = False
    """Offer an order by what you are most likely to want, learned on this machine."""
    exports: str = "~/newsreader"
    """The folder that exported articles are written to."""
    drop: str = ""
    """A folder: pages that are saved there become bookmarks with the next sync. Empty: none."""
    browser: tuple[str, ...] = ()
    """A command and its arguments; the address is added as the last one. Empty: the system's."""


class Syncing(Struct, frozen=True):
    """`[sync]`."""

    every: int = 30
    """Minutes between two visits to a feed."""
    on_start: bool = True
    """Sync what is due when the app opens."""
    while_open: bool = True
    """Sync what falls due while the app is open."""
    timeout: float = 45.0
    """Seconds for one feed, all in all."""
    parallel: int = 50
    """Feeds asked at the same time."""
    per_host: int = 2
    pause: float = 0.5
    """Seconds between the starts of two requests to one host."""
    max_megabytes: int = 20
    """Of one decoded document."""
    user_agent: str = ""
    """Empty: newsreader's own."""
    proxy: str = ""
    """An address, or "direct". Empty: what HTTP_PROXY, HTTPS_PROXY and NO_PROXY say."""
    full_texts: int = 200
    """Pages asked for the full texts of feeds that bring only summaries, in one sync at most."""
    discussions: int = 20
    """Of bookmarks, asked for in one sync at most, to be read offline."""
    adaptive: bool = True
    """Ask quiet feeds less often than `every` says."""


class Look(Struct, frozen=True):
    """`[look]`."""

    theme: str = "newsreader-dark"
    icons: str = "unicode"
    """unicode or ascii."""
    absolute_times: bool = False
    bidi: str = "auto"
    """Who puts Arabic and Hebrew in order: auto, app or terminal."""
    badges: bool = True
    """Say of each headline how much can be read without a network: ▪ all, ▫ the text, · nothing."""
    first_frame: bool = True
    """Show what the app will paint first while it is still being loaded."""


class Pictures(Struct, frozen=True):
    """`[pictures]`."""

    fetch: bool = True
    """At the end of a sync, those of the newest unread articles and of bookmarks."""
    per_sync: int = 200
    """So many at most."""
    megabytes: int = 500
    """That all of them may take; what was not looked at for the longest time makes room."""
    show: str = "auto"
    """auto, kitty, sixel, blocks, half or off."""


class Retention(Struct, frozen=True):
    """`[retention]`: what is forgotten by itself. 0: nothing for that reason."""

    days: int = 0
    """After their arrival, or after they were last read in."""
    articles: int = 0
    """The newest so many of each feed stay."""
    library_megabytes: int = 0
    """That the library may take; pictures are not counted."""
    unread: bool = False
    """Forget unread articles too."""


class Ruling(Struct, frozen=True):
    """`[rules]`."""

    notify: tuple[str, ...] = ()
    """A command and its arguments, for rules that notify. Empty: none."""


class Assistant(Struct, frozen=True):
    """`[assistant]`. Nobody is asked until it says who."""

    preset: str = ""
    """ollama, llama.cpp, lm-studio, vllm, openai, openrouter, anthropic: whose address is known."""
    address: str = ""
    """Of the API, such as http://localhost:11434/v1."""
    protocol: str = ""
    """openai or anthropic. Empty: the preset's, else openai."""
    command: tuple[str, ...] = ()
    """Asked instead: it reads the text and prints the answer."""
    model: str = ""
    key: Mapping[str, Any] = field(default_factory=dict)
    """Where it is kept: a keyring, a command, the environment."""
    language: str = ""
    """Of the answers. Empty: the article's own."""
    price_in: float = 0.0
    """Of a million tokens that are sent."""
    price_out: float = 0.0
    """Of a million tokens that are answered."""
    currency: str = "$"
    most_characters: int = 12_000
    """Of articles, in one question."""
    seconds: int = 300
    """For an answer, all in all."""

    @property
    def on(self) -> bool:
        return bool(self.preset or self.address or self.command)


class Config(Struct, frozen=True):
    """Everything in config.toml; every key has a default."""

    reading: Reading = field(default_factory=Reading)
    sync: Syncing = field(default_factory=Syncing)
    look: Look = field(default_factory=Look)
    pictures: Pictures = field(default_factory=Pictures)
    retention: Retention = field(default_factory=Retention)
    rules: Ruling = field(default_factory=Ruling)
    assistant: Assistant = field(default_factory=Assistant)
    keys: Mapping[str, str] = field(default_factory=dict)
    """`[keys]`: action = "key" or "key,another key"."""
    rule: Sequence[Mapping[str, Any]] = ()
    """`[[rule]]`, as it is written: store/rules/rulebook.py understands it."""


_CHOICES = {
    "icons": ("unicode", "ascii"),
    "bidi": ("auto", "app", "terminal"),
    "show": ("auto", "kitty", "sixel", "blocks", "half", "off"),
}
_LEAST = {
    "width": 20,
    "every": 15,
    "timeout": 1,
    "parallel": 1,
    "per_host": 1,
    "pause": 0,
    "max_megabytes": 1,
    "per_sync": 0,
    "days": 0,
    "articles": 0,
    "library_megabytes": 0,
    "megabytes": 1,
    "full_texts": 0,
    "discussions": 0,
    "price_in": 0,
    "price_out": 0,
    "most_characters": 1000,
    "seconds": 5,
}
_MOST = 1_000_000_000
"""Of any number: nobody means more, and some things count no farther than 64 bits."""


def load(path: Path) -> Config:
    """The defaults where there is no file. Raises ConfigError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} cannot be read: {error}. Mend it or move it away.") from error
    try:
        tables = tomllib.loads(text)
    except ValueError as error:  # a number of thousands of digits is no TOMLDecodeError
        raise ConfigError(f"{path} is not valid TOML: {error}.") from error
    faults = [
        f"{path}{_line_of(text, section, name)}: {fault}"
        for section, name, fault in _faults(tables)
    ]
    if faults:
        raise ConfigError("\n".join(faults))
    return _config_from(tables)


def as_tables(config: Config) -> dict[str, Any]:
    """What `newsreader config show` prints, ready for TOML."""
    tables: dict[str, dict[str, Any]] = {}
    for section in _sections(config):
        values = getattr(config, section)
        tables[section] = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(values).items()
        }
    tables["keys"] = dict(config.keys)
    return {**tables, "rule": config.rule} if config.rule else tables


def _sections(config: Config) -> list[str]:
    return [name for name in config.__struct_fields__ if name not in ("keys", "rule")]


def _config_from(tables: Mapping[str, Any]) -> Config:
    config = Config(keys=dict(tables.get("keys", {})), rule=tables.get("rule", ()))
    changed = {}
    for section in _sections(config):
        given = tables.get(section, {})
        values = {k: tuple(v) if isinstance(v, list) else v for k, v in given.items()}
        changed[section] = replace(getattr(config, section), **values)
    return replace(config, **changed)


def _faults(tables: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(the table, the key in it if it is that, what is wrong with it)."""
    defaults = as_tables(Config())
    for section, given in tables.items():
        if section == "rule":
            continue
        if section not in defaults:
            guess = _guess(section, {**defaults, "rule": ()})
            yield section, "", f"there is no table [{section}].{guess}"
        elif section == "rules" and isinstance(given, list):
            fault = "write [[rule]] above each rule; [rules] is what holds for all of them."
            yield section, "", fault
        elif not isinstance(given, dict):
            yield section, "", f"{section} is a table: write [{section}]."
        else:
            faults = _faults_in(section, given, defaults[section])
            yield from ((section, name, fault) for name, fault in faults)


def _faults_in(
    section: str, given: Mapping[str, Any], defaults: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    faults = [(name, _fault(section, name, value, defaults)) for name, value in given.items()]
    wrong = [(name, fault) for name, fault in faults if fault]
    yield from wrong
    if section == "assistant" and not wrong:
        from newsreader.models.speaking import asking_faults

        yield from asking_faults(given)


def _fault(section: str, name: str, value: object, defaults: Mapping[str, Any]) -> str | None:
    if section == "keys":
        good = isinstance(value, str)
        return None if good else f'{name} takes a key in quotes, such as "n" or "n,ctrl+n".'
    if name not in defaults:
        return f"[{section}] has no key {name}.{_guess(name, defaults)}"
    default = defaults[name]
    if not _same_kind(value, default):
        instead = "" if isinstance(default, dict) else f", not {value!r}"
        return f"{name} takes {_kind_words(default)}{instead}."
    if isinstance(value, int | float):
        return _number_fault(name, value)
    if name in _CHOICES and value not in _CHOICES[name]:
        return f"{name} is one of {', '.join(_CHOICES[name])}, not {value!r}."
    return proxy_fault(name, str(value)) if name == "proxy" and value else None


def _number_fault(name: str, value: float) -> str | None:
    if name in _LEAST and value < _LEAST[name]:
        return f"{name} is at least {_LEAST[name]}, not {value}."
    return None if abs(value) <= _MOST else f"{name} is {_MOST:,} at most, not {value}."


def _same_kind(value: object, default: object) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    if isinstance(default, list):
        return isinstance(value, list) and all(isinstance(word, str) for word in value)
    if isinstance(default, float):
        return isinstance(value, int | float)
    return isinstance(value, type(default))


def _kind_words(default: object) -> str:
    kinds = {bool: "true or false", int: "a whole number", float: "a number", str: "text in quotes"}
    kinds[dict] = f"{KEPT_ELSEWHERE}, not the secret itself"
    return kinds.get(type(default), 'a list of words, such as ["firefox", "--new-tab"]')


def _guess(word: str, known: Mapping[str, Any]) -> str:
    near = get_close_matches(word, known, 1)
    return f" Did you mean {near[0]}?" if near else f" There are {', '.join(known)}."


def _line_of(text: str, table: str, name: str) -> str:
    """Of the name below its table's heading, else of the table."""
    lines = list(enumerate(text.split("\n"), 1))
    heading = next((number for number, line in lines if _begins(line, table)), 0)
    below = (number for number, line in lines[heading:] if name and _begins(line, name))
    number = next(below, heading)
    return f", line {number}" if number else ""


def _begins(line: str, name: str) -> bool:
    return re.match(rf'\s*\[*\s*["\']?{re.escape(name)}["\']?\s*[\]=.]', line) is not None
