"""Addresses as far as they say which article they lead to."""

import re

from newsreader.addresses import place_of

_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE)
_VOLATILE = re.compile(
    r"""(?: utm_\w+ | at_(?:medium|campaign|custom\d|link\w*) | mc_[ce]id | pk_\w+ | mtm_\w+
      | hsa_\w+ | _hs(?:enc|mi|ctatracking) | fb(?:clid|_\w+) | gclid | gclsrc | dclid | [gw]braid
      | msclkid | yclid | twclid | ttclid | igshid | li_fat_id | oly_\w+_id | vero_(?:conv|id)
      | wt_mc | wt\.mc\w* | xtor | cmpid | ncid | ns_\w+ | s_cid | spm | wkey | __twitter_impression
      | j?session_?id | phpsessid | aspsessionid\w* | cfid | cftoken | sid | sessid | sess )""",
    re.IGNORECASE | re.VERBOSE,
)


def normalised_link(url: str) -> str:
    """`url` without what publishers change between two fetches of the same article.

    Scheme, `www.`, default port, fragment, trailing slash, tracking and session parameters go;
    the order of the others does not count. The result is a key, not an address.
    """
    host, path, query = place_of(url)
    path = _SESSION_IN_PATH.sub("", path).rstrip("/")
    kept = sorted(pair for pair in query.split("&") if pair and not _is_volatile(pair))
    return host + path + ("?" + "&".join(kept) if kept else "")


def leads_nowhere_special(link: str) -> bool:
    """A site's front page: many feeds without pages of their own link every entry there."""
    return "/" not in link and "?" not in link


def _is_volatile(pair: str) -> bool:
    return _VOLATILE.fullmatch(pair.partition("=")[0]) is not None
