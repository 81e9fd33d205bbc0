"""Preformatted text: its characters, its language, without the highlighter's spans."""

import re

from selectolax.lexbor import LexborNode

from newsreader.cleaning import clean_text
from newsreader.models.document import Code
from newsreader.page.nodes import DROPPED

_LANGUAGE = re.compile(
    r"(?:^|\s)(?:language-|lang-|highlight-source-|highlight-(?!source)|brush:\s*|sourceCode\s+)"
    r"([a-zA-Z0-9+#_-]{1,20})"
)
_GUTTER = re.compile(r"(^|[\s_-])(gutter|linenos?|line-?numbers?|lineno|blob-num)($|[\s_-])")
_GUTTER_WORDS = ("gutter", "lineno", "line-number", "linenumber", "blob-num")
_TAG = re.compile(r"<([a-z][^\s>]*)")
_INLINE = frozenset("pre code span a b i em strong u tt var kbd samp mark font wbr".split())
_NO_LANGUAGE = frozenset("none text plain plaintext txt nohighlight".split())


def code_of(node: LexborNode) -> Code | None:
    """A `pre` as text: `<br>` is a line, tabs stop at every 4th column (BOM and such removed)."""
    text = clean_text(_text_of(node)).expandtabs(4)
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        del lines[0]
    return Code("\n".join(lines), language_of(node)) if lines else None


def language_of(node: LexborNode) -> str | None:
    """From `class="language-x"` or `data-lang`, on the code, inside of it or just around it."""
    near = [node, *(child for child in node.iter() if child.tag == "code")]
    around = node.parent
    for _ in range(2):
        if around is not None and around.tag != "body":
            near.append(around)
            around = around.parent
    for candidate in near:
        attributes = candidate.attributes
        match = _LANGUAGE.search(attributes.get("class") or "")
        language = attributes.get("data-lang") or attributes.get("data-language")
        language = (language or (match[1] if match else "")).lower()
        if re.fullmatch(r"[a-z0-9+#_.-]{1,20}", language):
            return None if language in _NO_LANGUAGE else language
    return None


def is_gutter(class_: str | None) -> bool:
    """A column of line numbers beside code."""
    return bool(class_) and bool(_GUTTER.search(class_ or ""))


def _text_of(node: LexborNode) -> str:
    html = node.html or ""
    if _INLINE.issuperset(_TAG.findall(html)) and not any(word in html for word in _GUTTER_WORDS):
        return node.text()  # at once: highlighters make thousands of spans
    parts: list[str] = []
    _collect(node, parts, 0)
    return "".join(parts)


def _collect(node: LexborNode, parts: list[str], depth: int) -> None:
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            parts.append(child.text_content or "")
        elif tag == "br":
            parts.append("\n")
        elif depth > 100:
            parts.append(child.text())
        elif tag not in DROPPED and not (
            tag == "span" and is_gutter(child.attributes.get("class"))
        ):
            _collect(child, parts, depth + 1)
            if tag in ("div", "p", "li") and parts and not parts[-1].endswith("\n"):
                parts.append("\n")
