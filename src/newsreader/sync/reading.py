"""From a web page to the article on it: what the worker processes do."""

from collections.abc import Sequence

from newsreader.models.fulltexts import Facts, FullText, PageRead
from newsreader.models.sites import SiteRule
from newsreader.page.main.article import MainArticle, main_article
from newsreader.page.main.facts import facts_of
from newsreader.page.main.stubs import related_html
from newsreader.page.text import excerpt
from newsreader.parse.encoding import decode
from newsreader.store.packing import pack_body

_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "")


def read_page(
    body: bytes,
    url: str,
    content_type: str | None,
    sites: Sequence[SiteRule] = (),
    *,
    saved: bool = False,
) -> PageRead:
    """Bodies are packed: whoever stores them has enough to do.

    `saved`: the person keeps the page; what it calls related stays below the text, as links.
    """
    kind = (content_type or "").partition(";")[0].strip().lower()
    if kind not in _PAGES or body.startswith(b"%PDF"):
        return PageRead(Facts(), reason=f"It is not a web page: {kind or 'application/pdf'}.")
    html = decode(body, content_type)
    facts = facts_of(html, url)
    if url.startswith("file:") and facts.canonical:  # a saved page that says where it is from
        url = facts.canonical
    found = main_article(html, url, sites)
    if not isinstance(found, MainArticle):
        return PageRead(facts, reason=found.reason)
    related = related_html(html, url) if saved else ""
    text = FullText(
        body=pack_body(found.html + related if saved else found.html, found.text),
        text=found.text,
        words=found.words,
        base=url,
        excerpt=excerpt(found.text, title=facts.title),
    )
    return PageRead(facts, text)
