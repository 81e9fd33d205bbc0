"""The `[[rule]]` tables of config.toml. A rule that makes no sense is a fault, and no rule."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from newsreader.cleaning import clean_line
from newsreader.models.rules import Effect, EffectKind, Rule, Rulebook
from newsreader.query.errors import QueryError
from newsreader.store import tables
from newsreader.store.tables import Unreadable, Values
from newsreader.store.tagging import tag_name

_KEYS = ("name", "when", "then")
_LONGEST = 100
"""Characters of a name."""
_ONE_RULE = "write [[rule]] above each rule; [rules] is what holds for all of them."
_SCORE = re.compile(r"[+-]?[0-9]{1,4}")
_THEN = (
    'then takes "read", "bookmark", "hide", "notify", "tag:later", "score:+5", or a list of them'
)


def read_rules(path: Path) -> Rulebook:
    """Of a config.toml. What config.load refuses altogether has no rules."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        placed = tables.placed(text, "rule")
    except (OSError, UnicodeDecodeError):
        return Rulebook(path=str(path))
    except Unreadable as error:
        return Rulebook(faults=(f"{path}: {error}",), path=str(path))
    rules: dict[str, Rule] = {}
    faults = [f"{path}, {place}: {_ONE_RULE}" for place in _misnamed(text)]
    for place, table in placed:
        try:
            rule = _rule(table)
            if rule.name in rules:
                raise Unreadable(f"there is a rule called “{rule.name}” already: rename one.")
            rules[rule.name] = rule
        except Unreadable as error:
            faults.append(f"{path}, {place}: {error}")
    return Rulebook(tuple(rules.values()), tuple(faults), str(path))


def _misnamed(text: str) -> list[str]:
    """Where `[[rules]]` stands for `[[rule]]`."""
    try:
        return [place for place, _ in tables.placed(text, "rules")]
    except Unreadable:  # a table, as it should be
        return []


def _rule(table: Values) -> Rule:
    """Raises Unreadable."""
    when, name = table.get("when"), table.get("name", table.get("when"))
    if not isinstance(when, str) or not when.strip():
        raise Unreadable('the rule needs when = "…", such as "title:football".')
    if not isinstance(name, str) or not name.strip():
        raise Unreadable('the name of a rule is text in quotes, such as name = "No football".')
    called = clean_line(name, _LONGEST)
    try:
        _refuse_unknown_keys(table)
        _refuse_nonsense(when)
        return Rule(called, when.strip(), tuple(_effects(table.get("then"))))
    except (Unreadable, QueryError) as error:
        raise Unreadable(f"the rule “{called}”: {clean_line(str(error))}") from error


def _refuse_unknown_keys(table: Values) -> None:
    for key in table:
        if key not in _KEYS:
            raise Unreadable(f"it has no key {key}.{_guess(key, _KEYS)}")


def _refuse_nonsense(when: str) -> None:
    """Raises QueryError. The language is loaded by who has rules: the others sync without it."""
    from newsreader.query.parse import parse
    from newsreader.query.tree import All

    if parse(when).root == All(()):
        raise Unreadable("its query asks for nothing. Say which articles: is:unread is all.")


def _effects(then: object) -> Iterable[Effect]:
    """Raises Unreadable."""
    wanted = then if isinstance(then, list) else [then]
    if then is None or not wanted:
        raise Unreadable(f"{_THEN}.")
    return dict.fromkeys(map(_effect, wanted))


def _effect(word: object) -> Effect:
    kind, _, value = word.partition(":") if isinstance(word, str) else ("", "", "")
    match kind.strip(), value.strip():
        case ("read" | "bookmark" | "hide" | "notify") as plain, "":
            return Effect(EffectKind(plain))
        case "tag", name if tag_name(name):
            return Effect(EffectKind.TAG, tag_name(name))
        case "score", number if _SCORE.fullmatch(number) and int(number):
            return Effect(EffectKind.SCORE, f"{int(number):+}")
    raise Unreadable(f"{_THEN}, not {word!r}.{_colon(kind) or _guess(kind, tuple(EffectKind))}")


def _colon(word: str) -> str:
    """`tag later` lacks one."""
    kind, _, value = word.strip().partition(" ")
    return f" Did you mean {kind}:{value}?" if kind in ("tag", "score") and value else ""


def _guess(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), 1)
    return f" Did you mean {near[0]}?" if near and near[0] != word else ""
