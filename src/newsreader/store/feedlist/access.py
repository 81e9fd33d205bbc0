"""How a feed is asked: from and to the keys of its table."""

import json
from collections.abc import Mapping
from typing import Any

from newsreader.models.access import PLAIN, Access, Secret, Value, secret_in


def access_of(table: Mapping[str, Any]) -> Access:
    """Of a table without faults; keys of other things are passed over."""
    password = table.get("password")
    return Access(
        user_agent=table.get("user_agent", ""),
        headers=_values(table.get("headers", {})),
        cookies=_values(table.get("cookies", {})),
        username=table.get("username", ""),
        password=secret_in(password),
        proxy=table.get("proxy", ""),
    )


def read_access(stored: str) -> Access:
    """As the library keeps it: `written` as JSON."""
    return PLAIN if stored == "{}" else access_of(json.loads(stored))


def written(access: Access) -> dict[str, Any]:
    """The keys of a table that says the same."""
    found = {
        "user_agent": access.user_agent,
        "headers": {name: _written(value) for name, value in access.headers},
        "cookies": {name: _written(value) for name, value in access.cookies},
        "username": access.username,
        "password": access.password and _written(access.password),
        "proxy": access.proxy,
    }
    return {name: value for name, value in found.items() if value}


def _values(table: Mapping[str, Any]) -> tuple[tuple[str, Value], ...]:
    values = ((name, _value(value)) for name, value in table.items())
    return tuple((name, value) for name, value in values if value is not None)


def _value(value: Any) -> Value | None:
    return value if isinstance(value, str) else secret_in(value)


def _written(value: Value) -> Any:
    match value:
        case Secret():
            return value.written
    return value
