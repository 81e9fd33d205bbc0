"""The one door for text from the network on its way to a terminal, a file name or a log.

Escape sequences, C0 and C1 controls, bidirectional overrides, tag characters, lone surrogates and
private graphics placeholders never pass. What scripts need does: ZWJ and ZWNJ (Persian, emoji
families), variation selectors, LRM and RLM, up to three combining marks in a row.
See Unicode TR 36 and ECMA-48.
"""

import re
from urllib.parse import quote, urlsplit, urlunsplit

_DROPPED = (
    "\x00-\x08\x0e-\x1f\x7f"  # C0 without the white space below, DEL
    "\x80-\x84\x86-\x9f"  # C1 without NEL
    "\xad\u061c\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"  # invisible
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides, isolates
    "\U000e0000-\U000e0fff"  # tags: text nobody sees
    "\U0010eeee"  # the Kitty protocol's picture placeholder
)
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_BROKEN = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)

HOSTILE = re.compile(f"[{_DROPPED}{_BREAKS}{_BROKEN}\r]")
"""A character that no text for a terminal may have."""
_PILED = re.compile(f"[{_MARKS}]{{4,}}")
_HIDDEN_MARK = re.compile(f"[{_MARKS}\U000e0100-\U000e01ef]")  # what isprintable() lets through
_SPACES = re.compile(r"[ \t\n]{2,}|[\t\n]")


def clean_text(text: str) -> str:
    """Text of several lines: newlines and tabs stay, everything hostile goes."""
    if _is_clean(text):
        return text
    return _mended(text) if HOSTILE.search(text) or _PILED.search(text) else text


def _mended(text: str) -> str:
    """These patterns are compiled by the first text that needs them."""
    text = re.sub(f"\r\n?|[{_BREAKS}]", "\n", text)
    text = re.sub(f"[{_DROPPED}]", "", text)
    text = re.sub(f"[{_BROKEN}]", "\ufffd", text)
    return re.sub(f"([{_MARKS}]{{3}})[{_MARKS}]+", r"\1", text)


def _is_clean(text: str) -> bool:
    return text.isprintable() and (text.isascii() or not _HIDDEN_MARK.search(text))


def clean_line(text: str, limit: int = 1000) -> str:
    """One line of at most `limit` characters, white space folded and trimmed."""
    if len(text) <= limit and "  " not in text and _is_clean(text):
        return text.strip()
    text = clean_text(text[: 4 * limit])
    text = _SPACES.sub(" ", text).strip()
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


_USER_INFO = re.compile(r"(?<=://)[^\s/?#]*@")


def without_user_info(text: str) -> str:
    """`text` with every name and password taken out of the addresses in it."""
    return _USER_INFO.sub("", text) if "@" in text else text


_LINE_ENDS = re.compile(r"[\t\n]")  # WHATWG: they drop out of an address wherever they are
# What needs no mending; also the quick way for all but a few addresses.
_PLAIN_URL = re.compile(
    r"https?://(?![^/?]{254})[a-z0-9]+(?:[.-][a-z0-9]+)*(?::[1-9][0-9]{0,3})?"
    r"(?:/[A-Za-z0-9/:@!$&()*+,;=._~%-]{0,2000})?(?:\?[A-Za-z0-9/:@!$&()*+,;=._~%?-]{1,2000})?"
)
_SCHEMES = frozenset({"http", "https", "mailto"})


def is_plain_url(text: str) -> bool:
    """Whether it is an http(s) address as it should be, with nothing to mend or to resolve."""
    return _PLAIN_URL.fullmatch(text) is not None and ";" not in text


def clean_url(url: str, *, schemes: frozenset[str] = _SCHEMES) -> str | None:
    """`url` in printable ASCII and without user info, or `None` when it must not be followed.

    Only http, https and mailto pass. Everything outside of RFC 3986's characters is
    percent-encoded, host names are put into their ASCII form (IDNA).
    """
    if _PLAIN_URL.fullmatch(url):
        return url if url.partition(":")[0] in schemes else None
    url = _LINE_ENDS.sub("", clean_text(url.strip()))
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in schemes or len(url) > 8192:
        return None
    if parts.scheme.lower() == "mailto":
        return _mail_url(parts.path)
    ascii_host = _ascii_host(host)
    if ascii_host is None:
        return None
    netloc = ascii_host if port is None else f"{ascii_host}:{port}"
    safe = "/:@!$&()*+,;=-._~%"  # not ': an address may be pasted into a shell
    path = quote(parts.path, safe=safe)
    query = quote(parts.query, safe=safe + "?[]")
    fragment = quote(parts.fragment, safe=safe + "?")
    return urlunsplit((parts.scheme.lower(), netloc, path, query, fragment))


def _mail_url(address: str) -> str | None:
    """An address may not carry encoded line ends (RFC 6068 §4); subjects and bodies are dropped."""
    if not re.fullmatch(r"[^@]+@[^@]+", address) or re.search(r"%(0|1|7f)", address.lower()):
        return None
    return "mailto:" + quote(address, safe="@+,;=&%.-_~!$()*")


def _ascii_host(host: str) -> str | None:
    if ":" in host:
        return f"[{host}]" if re.fullmatch(r"[0-9a-f:.]+", host) else None
    try:
        ascii_host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return ascii_host if re.fullmatch(r"[a-z0-9._-]{1,253}", ascii_host) else None
