"""The door to the extractors: each says what it takes for the text of a page.

Loading them takes half a second and 60 MB: only for a process that reads pages.
"""

import logging
from collections.abc import Callable

from readability import Document
from resiliparse.extract.html2text import extract_plain_text
from trafilatura import extract

log = logging.getLogger(__name__)


def precise(html: str, url: str) -> str:
    """trafilatura's: plain text, little that does not belong, now and then too little."""
    return _said(lambda: extract(html, url=url, include_comments=False, favor_precision=True))


def readable(html: str, url: str) -> str:
    """readability's: HTML, one piece of the page."""
    return _said(lambda: Document(html, url=url).summary(html_partial=True, keep_all_images=True))


def generous(html: str) -> str:
    """resiliparse's: plain text, nearly everything, quickly."""
    return _said(lambda: extract_plain_text(html, main_content=True))


def _said(ask: Callable[[], str | None]) -> str:
    """Nothing, where a library fails on a page: the others still have theirs."""
    try:
        return ask() or ""
    except Exception:  # whatever it may be: of lxml, of an address, of odd markup
        log.warning("An extractor could not read a page", exc_info=True)
        return ""
