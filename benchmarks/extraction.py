"""How much of an article is taken from its page, beside trafilatura and readability, in one run.

    python benchmarks/extraction.py [PAGES ...]

A folder of PAGES has a folder for each page with source.html and expected.html (Mozilla's form), or
is scrapinghub's benchmark: ground-truth.json and html/*.html.gz. Word F1 is that of the multisets
of words, every Chinese, Japanese or Korean character being one; the mean over pages. Structure: of
what is expected, how many elements are kept, and how many there are in all.
"""

import argparse
import gzip
import json
import logging
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean, median, quantiles
from typing import NamedTuple

from readability import Document
from selectolax.lexbor import LexborHTMLParser
from trafilatura import extract

from newsreader.page.main.article import MainArticle, main_article
from newsreader.page.main.words import Said, words_of

SHARED = Path(__file__).parents[2] / "shared" / "corpus" / "pages"
PARTS = {
    "headings": "h2, h3, h4, h5, h6",
    "lists": "li",
    "quotes": "blockquote",
    "code": "pre",
    "tables": "table",
    "pictures": "img",
    "figures": "figure",
    "links": "a",
}


class Page(NamedTuple):
    html: str
    url: str
    expected: str
    """HTML, or plain text."""


Extractor = Callable[[Page], str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path, nargs="*", default=[SHARED])
    logging.disable()
    for folder in parser.parse_args().pages:
        table(folder.name, list(pages_of(folder)))


def pages_of(folder: Path) -> Iterator[Page]:
    truth = folder / "ground-truth.json"
    if truth.exists():
        for name, one in json.loads(truth.read_text("utf-8")).items():
            packed = (folder / "html" / f"{name}.html.gz").read_bytes()
            html = gzip.decompress(packed).decode("utf-8", "replace")
            yield Page(html, one["url"], one["articleBody"])
        return
    for one in sorted(folder.iterdir()):
        expected = (one / "expected.html").read_text("utf-8")
        yield Page((one / "source.html").read_text("utf-8"), "http://example.com/a", expected)


def table(name: str, pages: Sequence[Page]) -> None:
    print(f"\n| {name}: {len(pages)} pages | F1 | precision | recall | < 0.5 | ms p50 / p95 |")
    print("|---|---|---|---|---|---|")
    outputs = {who: row(who, ask, pages) for who, ask in EXTRACTORS.items()}
    structure(outputs, pages)


def row(who: str, ask: Extractor, pages: Sequence[Page]) -> list[str]:
    outputs, times = [], []
    for page in pages:
        began = time.process_time()
        outputs.append(ask(page))
        times.append((time.process_time() - began) * 1000)
    scores = [score(out, page.expected) for out, page in zip(outputs, pages, strict=True)]
    means = " | ".join(f"{mean(column):.3f}" for column in zip(*scores, strict=True))
    missed = sum(one[0] < 0.5 for one in scores)
    slow = quantiles(times, n=20)[-1]
    print(f"| {who} | {means} | {missed} | {median(times):.0f} / {slow:.0f} |")
    return outputs


def score(output: str, expected: str) -> tuple[float, float, float]:
    """F1, precision, recall."""
    have, want = Counter(words_of(text_of(output))), Counter(words_of(text_of(expected)))
    common = (have & want).total()
    if not common:
        return (float(have == want),) * 3
    precision, recall = common / have.total(), common / want.total()
    return 2 * precision * recall / (precision + recall), precision, recall


def text_of(html: str) -> str:
    if not re.search(r"<\w", html):
        return html
    tree = LexborHTMLParser(html)
    for node in tree.css("script, style, noscript, template"):
        node.decompose()
    return tree.body.text(separator=" ") if tree.body is not None else ""


def structure(outputs: dict[str, list[str]], pages: Sequence[Page]) -> None:
    expected = [LexborHTMLParser(page.expected) for page in pages]
    if not any(tree.css_first("figure") for tree in expected):
        return
    print(f"\n| kept / emitted | {' | '.join(PARTS)} | captions |")
    print("|---" * (len(PARTS) + 2) + "|")
    for who, found in outputs.items():
        trees = [LexborHTMLParser(html) for html in found]
        cells = [share(trees, expected, selector) for selector in PARTS.values()]
        print(f"| {who} | {' | '.join(cells)} | {captions(found, expected)} |")


Trees = Sequence[LexborHTMLParser]


def share(trees: Trees, expected: Trees, selector: str) -> str:
    counts = [
        (len(tree.css(selector)), len(want.css(selector)))
        for tree, want in zip(trees, expected, strict=True)
    ]
    wanted = sum(want for _, want in counts)
    kept = sum(min(pair) for pair in counts)
    return f"{kept / wanted:.2f} / {sum(have for have, _ in counts) / wanted:.2f}"


def captions(found: Sequence[str], expected: Trees) -> str:
    """Of the texts of captions, wherever they stand."""
    kept = wanted = 0
    for html, tree in zip(found, expected, strict=True):
        said = Said([tuple(words_of(text_of(html)))])
        for node in tree.css("figcaption"):
            if words := tuple(words_of(node.text(separator=" "))):
                wanted += 1
                kept += said.share(words) >= 0.8
    return f"{kept} of {wanted}"


def ours(page: Page) -> str:
    found = main_article(page.html, page.url)
    return found.html if isinstance(found, MainArticle) else ""


def trafilaturas(page: Page) -> str:
    html = extract(
        page.html,
        url=page.url,
        include_comments=False,
        include_links=True,
        include_images=True,
        include_formatting=True,
        output_format="html",
    )
    return html or ""


def readabilitys(page: Page) -> str:
    html: str = Document(page.html, url=page.url).summary(html_partial=True)
    return html


EXTRACTORS: dict[str, Extractor] = {
    "newsreader": ours,
    "trafilatura": trafilaturas,
    "readability-lxml": readabilitys,
}

if __name__ == "__main__":
    main()
