"""Rules for single sites: which parts of their pages to keep and which to drop."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from newsreader.models.sites import SiteRule


def rules_for(url: str, rules: Iterable[SiteRule]) -> list[SiteRule]:
    return [rule for rule in rules if _is_of(url, rule.host)]


def drop(page: LexborHTMLParser, rules: Iterable[SiteRule]) -> None:
    for rule in rules:
        for node in _found(page, rule.drop):
            node.decompose()


def kept(page: LexborHTMLParser, rules: Iterable[SiteRule]) -> str:
    """The HTML of what is to be kept; empty where no rule says what."""
    found = [node for rule in rules for node in _found(page, rule.keep)]
    return "".join(node.html or "" for node in _outermost(found))


def is_selector(text: str) -> bool:
    """Whether CSS understands it."""
    try:
        LexborHTMLParser("<p></p>").css(text)
    except (SelectolaxError, ValueError):
        return False
    return True


def _found(page: LexborHTMLParser, selectors: Iterable[str]) -> list[LexborNode]:
    return [node for one in selectors if is_selector(one) for node in page.css(one)]


def _is_of(url: str, host: str) -> bool:
    asked = (urlsplit(url).hostname or "").removeprefix("www.")
    return asked == host or asked.endswith(f".{host}")


def _outermost(nodes: Sequence[LexborNode]) -> list[LexborNode]:
    known = {node.mem_id for node in nodes}
    return [node for node in nodes if not any(parent in known for parent in _ids_above(node))]


def _ids_above(node: LexborNode) -> Iterable[int]:
    around = node.parent
    while around is not None:
        yield around.mem_id
        around = around.parent
