"""How one feed is asked, where that differs from all others."""

from typing import Any, Self
from urllib.parse import unquote, urlsplit

from msgspec import Struct

KEPT_ELSEWHERE = (
    '{ keyring = "a name" }, { command = ["pass", "show", "…"] } or { environment = "A_NAME" }'
)
"""How a file says where a secret is."""


class Secret(Struct, frozen=True):
    """Where a secret is kept, never the secret itself: one of the three."""

    keyring: str = ""
    """Its name in the system's keyring."""
    command: tuple[str, ...] = ()
    """What prints it: a program and its arguments, no shell."""
    environment: str = ""
    """The variable that holds it."""

    @property
    def written(self) -> dict[str, str | list[str]]:
        """As it stands in a TOML file."""
        if self.command:
            return {"command": list(self.command)}
        return {"keyring": self.keyring} if self.keyring else {"environment": self.environment}


def secret_in(value: Any) -> Secret | None:
    """What `{ keyring = … }`, `{ command = […] }` or `{ environment = … }` names."""
    match value:
        case {"keyring": str(name), **rest} if not rest and _is_name(name):
            return Secret(keyring=name)
        case {"environment": str(name), **rest} if not rest and _is_name(name):
            return Secret(environment=name)
        case {"command": [str(program), *others], **rest} if not rest and program:
            words = all(isinstance(word, str) for word in others)
            return Secret(command=(program, *others)) if words else None
    return None


def _is_name(text: str) -> bool:
    return text.isprintable() and text.strip() == text != ""


Value = str | Secret


class Access(Struct, frozen=True):
    """What a feed's table says about asking for it."""

    user_agent: str = ""
    headers: tuple[tuple[str, Value], ...] = ()
    cookies: tuple[tuple[str, Value], ...] = ()
    username: str = ""
    password: Secret | None = None
    token: Secret | None = None
    """Sent as a bearer token (RFC 6750 §2.1)."""
    proxy: str = ""
    """An address, `direct`, or empty for what holds for all feeds."""

    @property
    def personal(self) -> bool:
        """Something goes with the request that is meant for this feed's server alone."""
        return bool(self.headers or self.cookies or self.username or self.token)


PLAIN = Access()


class Login(Struct, frozen=True):
    """What an address carries before its @, on its way to where secrets are kept."""

    username: str
    password: str

    def __repr__(self) -> str:
        """Without the password: a log may show it."""
        return f"Login({self.username!r})"

    @classmethod
    def in_address(cls, address: str) -> Self | None:
        """`None` when there is no password, or none that could be sent (RFC 7617 §2)."""
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return None
        username, password = unquote(parts.username or ""), unquote(parts.password or "")
        good = username and password and ":" not in username and (username + password).isprintable()
        return cls(username, password) if good else None


_PROXIES = frozenset({"http", "https", "socks5", "socks5h"})


def proxy_fault(name: str, proxy: str) -> str | None:
    """Why `proxy`, the value of the key `name`, names no proxy. Never repeats it."""
    try:
        parts = urlsplit(proxy)
        good = parts.scheme in _PROXIES and parts.hostname and parts.port != 0
    except ValueError:
        return f'{name} takes an address such as "http://localhost:3128".'
    if "@" in proxy:
        return f"{name} has a password in it: set HTTPS_PROXY in the environment instead."
    if proxy != "direct" and not good:
        return f'{name} takes "direct" or an address such as "socks5h://localhost:9050".'
    return None
