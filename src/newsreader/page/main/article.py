"""A web page → the article on it, or why there is none."""

import re
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from newsreader.models.sites import SiteRule
from newsreader.page.limits import is_bottomless
from newsreader.page.main.around import only_offers, without_surroundings
from newsreader.page.main.choosing import choose
from newsreader.page.main.cutting import cut_out, settle
from newsreader.page.main.judge import Judgement, judged
from newsreader.page.main.leaves import leaves_of
from newsreader.page.main.machine import told_html
from newsreader.page.main.opinions import precise
from newsreader.page.main.sites import drop, kept, rules_for
from newsreader.page.text import count_words, extract

MAX_PAGE = 3_000_000
"""Characters: what comes after them is not looked at."""
_LINKS = 0.6
"""Of the characters: more of them in links is a list of other articles."""
_FEW = 50
"""Words: fewer are no list."""
_NEXT_TO_NOTHING = 0.5
"""Of the words."""
_WITHIN = (0.75, 2.5)
"""How many of the judges' words the cut must have, or readability's own HTML is taken."""
_WALL = re.compile(
    r"(enable|activate|turn on) (javascript|cookies)|(accept|consent to) (all )?cookies"
    r"|you (have been|are being) (blocked|redirected)|are you a (robot|human)|access denied"
    r"|checking your browser|verify (that )?you are|(log|sign) ?in to (continue|read)"
    r"|javascript (aktivieren|ist deaktiviert)|activer javascript|habilit[ae] javascript",
    re.IGNORECASE,
)
_SHORT = 150
"""Words: a longer text that mentions cookies is about them."""


class MainArticle(NamedTuple):
    """The article of a page, as HTML of its own."""

    html: str
    text: str
    words: int


class NoArticle(NamedTuple):
    """Why there is none, as a sentence."""

    reason: str


def main_article(html: str, url: str, sites: Sequence[SiteRule] = ()) -> MainArticle | NoArticle:
    """Never raises for what is in `html`. Takes 10-100 ms: for a process of its own."""
    html = html[:MAX_PAGE]
    if is_bottomless(html):  # what opens the tree of a page would take for ever
        return _weighed(_paragraphs(precise(html, url)))
    page = LexborHTMLParser(html)
    if rules := rules_for(url, sites):
        drop(page, rules)
        html = page.html or ""
    if by_rules := kept(page, rules):
        return _weighed(by_rules)
    return _or_told(_weighed(_cut(page, judged(html, url))), html)


def _or_told(found: MainArticle | NoArticle, html: str) -> MainArticle | NoArticle:
    """What the page tells machines, where it shows people next to nothing of that."""
    body = told_html(html)
    if isinstance(found, MainArticle) and _NEXT_TO_NOTHING * len(body) < len(found.text):
        return found
    told = _weighed(body)
    if not isinstance(told, MainArticle):
        return found
    shown = found.words if isinstance(found, MainArticle) else 0
    return told if shown < _NEXT_TO_NOTHING * told.words else found


def _cut(page: LexborHTMLParser, judgement: Judgement) -> str:
    settle(page)
    body = page.body
    leaves = [leaf for leaf in leaves_of(body) if not only_offers(leaf)] if body is not None else []
    choice = choose(leaves, judgement)
    if choice is None:
        return judgement.html
    wanted = sum(map(len, judgement.lines))
    found = sum(len(leaf.words) for leaf in choice.kept)
    least, most = _WITHIN
    if not least * wanted <= found <= most * wanted:
        return judgement.html
    return cut_out(page, replace(choice, kept=without_surroundings(choice.kept, leaves)))


def _weighed(html: str) -> MainArticle | NoArticle:
    read = extract(html)
    words = count_words(read.on_one_line)
    if words < _SHORT and _WALL.search(read.text):
        return NoArticle("The page shows its text only to browsers, or to those who sign in.")
    if not words:
        return NoArticle("No article was found on the page.")
    if words > _FEW and _letters_of_links(html) > _LINKS * len(read.text):
        return NoArticle("The page is a list of links.")
    return MainArticle(html, read.text, words)


def _letters_of_links(html: str) -> int:
    return sum(len(link.text(strip=True)) for link in LexborHTMLParser(html).css("a[href]"))


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
