"""Addresses as far as they say which article they lead to."""

import re
from functools import lru_cache
from urllib.parse import urldefrag

from newsreader.addresses import place_of

_PLAIN = re.compile(
    r"https?://(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*)((?:/[A-Za-z0-9/_.~!$&'()*+,=:@-]*)?)"
    r"(?:\?([A-Za-z0-9/_.~!$&'()*+,=:@?-]*))?"
)
"""Most addresses: a host in small letters, path and query without escapes, no fragment."""
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE)
_VOLATILE = re.compile(
    r"""(?: (?: utm_\w+ | at_(?:medium|campaign|custom\d|link\w*) | mc_[ce]id | pk_\w+ | mtm_\w+
      | hsa_\w+ | _hs(?:enc|mi|ctatracking) | fb(?:clid|_\w+) | gclid | gclsrc | dclid | [gw]braid
      | msclkid | yclid | twclid | ttclid | igshid | li_fat_id | oly_\w+_id | vero_(?:conv|id)
      | wt_mc | wt\.mc\w* | xtor | cmpid | ncid | ns_\w+ | s_cid | spm | wkey | __twitter_impression
      | j?session_?id | phpsessid | aspsessionid\w* | cfid | cftoken | sessid ) (?:=.*)?
      | (?: sid | sess ) = [\w,-]{16,} )""",
    re.IGNORECASE | re.VERBOSE,
)
"""`sid=26/02/10/1234` is a story (Slashcode, PHP-Nuke); a long word is a session."""
_BESIDE = re.compile(
    r"(?: comments? | respond | reply-title | disqus_thread | more(?:-\d+)? | rss | atom | feed"
    r" | top | :~:.* | (?: ref | source | from | link_id | ns_\w+ ) =.* )",
    re.IGNORECASE | re.VERBOSE,
)
"""Fragments that are no place of their own within a page."""


@lru_cache(maxsize=4096)
def normalised_link(url: str) -> str:
    """`url` without what publishers change between two fetches of the same article.

    Scheme, `www.`, default port, trailing slash, tracking and session parameters go; the order of
    the others does not count. A fragment stays where it tells articles apart that share a page.
    The result is a key, not an address.
    """
    if plain := _PLAIN.fullmatch(url):
        return plain[1] + plain[2].rstrip("/") + _steady(plain[3])
    host, path, query = place_of(url)
    key = host + _SESSION_IN_PATH.sub("", path).rstrip("/") + _steady(query)
    fragment = urldefrag(url).fragment.partition(":~:")[0]
    return key if all(map(_says_nothing, fragment.split("&"))) else f"{key}#{fragment}"


def leads_nowhere_special(link: str) -> bool:
    """A site's front page: many feeds without pages of their own link every entry there."""
    return not {"/", "?", "#"} & set(link)


def _steady(query: str | None) -> str:
    """With its question mark; nothing where nothing is left of it."""
    if not query:
        return ""
    kept = sorted(pair for pair in query.split("&") if pair and not _VOLATILE.fullmatch(pair))
    return "?" + "&".join(kept) if kept else ""


def _says_nothing(part: str) -> bool:
    """Of a fragment."""
    return not part or bool(_BESIDE.fullmatch(part) or _VOLATILE.fullmatch(part))
