"""newsboat's filter language, read: `unread = "yes" and (age < 7 or tags # "linux")`.

`and` and `or` bind alike and to the right, as in newsboat 2.20 and later: what stands after one
belongs together.
"""

import re
from enum import StrEnum

from msgspec import Struct

_VALUE = re.compile(
    r"""[ ]*(?: "(?P<text>(?:[^"\\]|\\.)*)" | (?P<number>-?[0-9]+(?::-?[0-9]+)?) )""", re.VERBOSE
)
_NAME = re.compile(r"[ ]*([A-Za-z0-9_.-]+)")
_OPERATOR = re.compile(r"[ ]*(=~|==|=|!~|!=|<=|>=|<|>|between|#|!#)")
_LOGIC = re.compile(r"[ ]*(and|or)(?=[ (])")
_DEEPEST = 20


class Unreadable(ValueError):
    """It is no expression of newsboat's. `str()` says where."""


class Operator(StrEnum):
    """How an attribute is compared."""

    EQUALS = "="
    DIFFERS = "!="
    MATCHES = "=~"
    MATCHES_NOT = "!~"
    LESS = "<"
    GREATER = ">"
    AT_MOST = "<="
    AT_LEAST = ">="
    BETWEEN = "between"
    CONTAINS = "#"
    CONTAINS_NOT = "!#"


class Comparison(Struct, frozen=True):
    """`age < 7`."""

    attribute: str
    operator: Operator
    value: str


class Joined(Struct, frozen=True):
    """`left and right`, `left or right`."""

    either: bool
    left: "Expression"
    right: "Expression"


Expression = Comparison | Joined


def read_filter(text: str) -> Expression:
    """Raises Unreadable."""
    reader = _Reader(text)
    expression = reader.expression()
    if text[reader.at :].strip(" "):
        raise reader.stumble("and, or, or the end")
    return expression


class _Reader:
    def __init__(self, text: str) -> None:
        self.at = 0
        self._text = text
        self._depth = 0

    def expression(self) -> Expression:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Unreadable("It is nested too deeply.")
        left = self._group() if self._takes("(") else self._comparison()
        logic = self._match(_LOGIC)
        whole = Joined(logic == "or", left, self.expression()) if logic else left
        self._depth -= 1
        return whole

    def stumble(self, expected: str) -> Unreadable:
        return Unreadable(f"At character {self.at + 1} it needs {expected}.")

    def _group(self) -> Expression:
        inner = self.expression()
        if not self._takes(")"):
            raise self.stumble("a closing bracket")
        return inner

    def _comparison(self) -> Comparison:
        attribute = self._match(_NAME)
        if attribute is None:
            raise self.stumble("an attribute such as title")
        operator = self._match(_OPERATOR)
        if operator is None:
            raise self.stumble("a comparison such as =~")
        value = _VALUE.match(self._text, self.at)
        if value is None:
            raise self.stumble("a text in quotation marks, a number or a range")
        self.at = value.end()
        said = value["number"] if value["text"] is None else value["text"]
        return Comparison(attribute, Operator("=" if operator == "==" else operator), said)

    def _match(self, pattern: re.Pattern[str]) -> str | None:
        found = pattern.match(self._text, self.at)
        if found is None:
            return None
        self.at = found.end()
        return found[1]

    def _takes(self, sign: str) -> bool:
        start = len(self._text) - len(self._text[self.at :].lstrip(" "))
        if not self._text.startswith(sign, start):
            return False
        self.at = start + 1
        return True
