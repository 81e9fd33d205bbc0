"""Passwords that came in addresses go into the keyring; what is left behind names them there."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from msgspec.structs import replace

from newsreader.addresses import feed_key
from newsreader.cleaning import without_user_info
from newsreader.models.access import PLAIN, Access, Login, Secret
from newsreader.models.feeds import Subscription
from newsreader.models.syncing import Skipped
from newsreader.sync.parts import Parts
from newsreader.vault import NoSecret


def with_logins_kept(
    parts: Parts, wanted: Iterable[Subscription]
) -> tuple[list[Subscription], list[Skipped]]:
    """The same subscriptions, and the passwords that could not be kept.

    Of feeds that are followed already nothing is taken.
    """
    followed = {feed_key(one.url) for one in parts.library.subscriptions()}
    kept, lost = [], []
    for one in wanted:
        login = None if feed_key(one.url) in followed else one.login
        try:
            kept.append(_kept(parts, one, login) if login else replace(one, login=None))
        except NoSecret as error:
            kept.append(replace(one, login=None))
            lost.append(Skipped(one.title or one.url, f"Followed, without its password. {error}"))
    return kept, lost


def access_in(parts: Parts, words: str) -> Access:
    """What the address that a person typed says about logging in. Raises NoSecret."""
    address = _with_scheme(words)
    login = Login.in_address(address)
    return _access(parts, address, login) if login else PLAIN


def without_login(words: str) -> str:
    if Login.in_address(_with_scheme(words)) is None:
        return words
    return without_user_info(_with_scheme(words))


def _kept(parts: Parts, one: Subscription, login: Login) -> Subscription:
    """Raises NoSecret."""
    return replace(one, access=_access(parts, one.url, login), login=None)


def _access(parts: Parts, address: str, login: Login) -> Access:
    """Raises NoSecret."""
    name = f"{login.username}@{urlsplit(address).netloc.rpartition('@')[2]}"
    parts.keep(name, login.password)
    return Access(username=login.username, password=Secret(name))


def _with_scheme(words: str) -> str:
    return words if "://" in words else f"https://{words}"
