"""What a page has around its article: hashtags, words that only offer something."""

import re

from selectolax.lexbor import LexborHTMLParser

from newsreader.cleaning import clean_line
from newsreader.page.main.leaves import Leaf

_HASHTAG = re.compile(r"#([^\W\d_][\w-]{1,40})")
_OFFER = re.compile(
    r"(try|discover|explore|meet|ask) .{0,40}\bai\b.{0,40}"
    r"|no comments?( yet)?|be the first to (leave a )?comment|(leave|post|add) a comment"
    r"|hashtags?|noch keine kommentare|aucun commentaire|コメントはまだありません",
    re.IGNORECASE,
)
_FEW = 14
"""Words: more of them say something."""


def only_offers(leaf: Leaf) -> bool:
    """`Try our AI features`, `No comments yet`."""
    return len(leaf.words) <= _FEW and bool(_OFFER.fullmatch(" ".join(leaf.words)))


def hashtags_of(page: LexborHTMLParser) -> tuple[str, ...]:
    """Those that lead to what else has them, without their sign."""
    found = (_HASHTAG.fullmatch(clean_line(link.text())) for link in page.css("a[href]"))
    return tuple(dict.fromkeys(tag[1] for tag in found if tag))
