"""Rules for single sites: which parts of their pages to keep and which to drop."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode


@dataclass(frozen=True, slots=True)
class SiteRule:
    """CSS selectors for the pages of a host and of all below it."""

    host: str
    keep: tuple[str, ...] = ()
    """What the article is, in its order on the page; empty: as it is found."""
    drop: tuple[str, ...] = ()


def applied(page: LexborHTMLParser, url: str, rules: Iterable[SiteRule]) -> str:
    """Drops from the page; the HTML of what is to be kept, empty where no rule says what."""
    kept: list[LexborNode] = []
    for rule in rules:
        if _is_of(url, rule.host):
            for selector in rule.drop:
                for node in page.css(selector):
                    node.decompose()
            kept += _outermost([node for selector in rule.keep for node in page.css(selector)])
    return "".join(node.html or "" for node in kept)


def is_selector(text: str) -> bool:
    """Whether CSS understands it."""
    try:
        LexborHTMLParser("<p></p>").css(text)
    except Exception:  # noqa: BLE001 - the parser has more than one of its own
        return False
    return True


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
