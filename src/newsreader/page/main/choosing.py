"""Which pieces of a page belong to its article, and what they all stand in."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct
from selectolax.lexbor import LexborNode

from newsreader.page.main.boxes import Boxes, says_whose_it_is
from newsreader.page.main.judge import Judgement
from newsreader.page.main.leaves import Leaf, above, caption_near
from newsreader.page.main.words import Said, Words
from newsreader.page.nodes import is_hidden

_SAID, _REPEATED = 0.6, 0.8
"""How much of a piece the judges must have said, or one of them alone."""
_MOST = 0.85
"""Of the article's words stand in its container."""
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_A_SENTENCE, _A_CELL = 5, 12
"""Words: what is shorter may well be said twice on a page; what is longer is no cell of data."""

_ASIDE = re.compile(
    r"(^|[\s_-])(shar(e|ing)|social|related|recirc\w*|promo\w*|newsletters?|subscri\w+|recommend\w*"
    r"|sidebar|comments?|advert\w*|ads?|sponsor\w*|outbrain|taboola|popular|trending"
    r"|more-?(from|on|stories|news)|read-?more|see-?also|nav|menu|breadcrumbs?|footer|toolbar"
    r"|widget|signup|author-?bio|byline|tags?|meta|cookie\w*|banner|donat\w+|paywall|disqus"
    r"|pagination|pager|most-?read)($|[\s_-])",
    re.IGNORECASE,
)


class Choice(Struct, frozen=True, dict=True):
    """Of a page's leaves, those of its article."""

    container: LexborNode
    kept: Sequence[Leaf]

    @cached_property
    def nodes(self) -> frozenset[int]:
        return frozenset(node.mem_id for leaf in self.kept for node in leaf.nodes)


def choose(leaves: Sequence[Leaf], judgement: Judgement) -> Choice | None:
    """`None` when nothing of what the judges say is on the page."""
    return _Chooser(leaves, judgement).choice()


class _Chooser:
    def __init__(self, leaves: Sequence[Leaf], judgement: Judgement) -> None:
        self._said = Said(judgement.lines)
        self._repeated = Said(judgement.readable)
        self._hidden: dict[int, bool] = {}
        self._boxes = Boxes()
        self._leaves = leaves
        self._next = {id(leaf): after for leaf, after in pairwise(leaves)}

    def choice(self) -> Choice | None:
        rows = dict(_table_rows(self._leaves))
        marked = [leaf for leaf in self._leaves if self._is_said(rows.get(id(leaf), leaf.words))]
        marked = [leaf for leaf in marked if not self._is_hidden(leaf)] or marked
        if not marked:
            return None
        container = self._container(marked)
        inside = [leaf for leaf in self._leaves if _stands_in(leaf, container)]
        sure = {id(leaf) for leaf in marked}
        places = [place for place, leaf in enumerate(inside) if id(leaf) in sure]
        between = range(places[0], places[-1])
        kept: list[Leaf] = []
        for place in reversed(range(len(inside))):
            leaf = inside[place]
            leads = place < places[0] and self._is_leading_caption(leaf, container)
            belongs = place in between and self._belongs(leaf, container, kept)
            if id(leaf) in sure or belongs or leads:
                kept.append(leaf)
        return Choice(container, self._once(kept[::-1]))

    def _is_said(self, words: Words) -> bool:
        return self._said.share(words) >= _SAID

    def _container(self, marked: Sequence[Leaf]) -> LexborNode:
        """The deepest that has nearly all of them."""
        every: Counter[Words] = Counter()
        covered: dict[int, Counter[Words]] = {}
        nodes: dict[int, tuple[int, LexborNode]] = {}
        for leaf in marked:
            every[leaf.words] += 1
            for depth, node in enumerate(reversed(list(above(leaf.nodes[0])))):
                nodes[node.mem_id] = (depth, node)
                covered.setdefault(node.mem_id, Counter())[leaf.words] += 1
        enough = _MOST * self._weight(every)
        found = [nodes[key] for key, held in covered.items() if self._weight(held) >= enough]
        return max(found, key=lambda one: one[0])[1]

    def _weight(self, held: Counter[Words]) -> int:
        return sum(min(times, self._times(words)) * len(words) for words, times in held.items())

    def _times(self, words: Words) -> int:
        """How often the article says that; pages have texts twice, for telephones or printers."""
        return max(self._said.times[words], self._repeated.times[words], 1)

    def _once(self, kept: Iterable[Leaf]) -> list[Leaf]:
        seen: Counter[Words] = Counter()
        result = []
        for leaf in kept:
            seen[leaf.words] += 1
            if len(leaf.words) <= _A_SENTENCE or seen[leaf.words] <= self._times(leaf.words):
                result.append(leaf)
        return result

    def _belongs(self, leaf: Leaf, container: LexborNode, after: Sequence[Leaf]) -> bool:
        """Whether it does without the judges' word: readability has it, or its place tells."""
        if self._is_hidden(leaf) or _is_aside(leaf, container) or leaf.leads_away:
            return False
        heads = leaf.block.tag in _HEADINGS and after[-1] is self._next.get(id(leaf))
        return heads or self._repeated.share(leaf.words) >= _REPEATED or self._tells_a_picture(leaf)

    def _is_leading_caption(self, leaf: Leaf, container: LexborNode) -> bool:
        aside = self._is_hidden(leaf) or _is_aside(leaf, container)
        return not aside and (self._tells_a_picture(leaf) or says_whose_it_is(leaf))

    def _tells_a_picture(self, leaf: Leaf) -> bool:
        return caption_near(leaf) is not None or self._boxes.of(leaf) is not None

    def _is_hidden(self, leaf: Leaf) -> bool:
        return any(self._hides(node) for node in above(leaf.nodes[0]))

    def _hides(self, node: LexborNode) -> bool:
        key = node.mem_id
        if key not in self._hidden:
            self._hidden[key] = node.tag != "body" and is_hidden(node.attributes)
        return self._hidden[key]


def is_aside(node: LexborNode) -> bool:
    """Whether its names say that it stands beside the article."""
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    return bool(_ASIDE.search(names))


def _is_aside(leaf: Leaf, container: LexborNode) -> bool:
    for node in above(leaf.nodes[0]):
        if node.mem_id == container.mem_id:
            return False
        if is_aside(node):
            return True
    return False


def _stands_in(leaf: Leaf, container: LexborNode) -> bool:
    return any(node.mem_id == container.mem_id for node in above(leaf.nodes[0]))


def _table_rows(leaves: Sequence[Leaf]) -> Iterator[tuple[int, Words]]:
    """The words of the whole row for each short cell: a judge has a line for a row."""
    rows: dict[int, list[Leaf]] = {}
    for leaf in leaves:
        if len(leaf.words) <= _A_CELL and (row := _row_of(leaf)) is not None:
            rows.setdefault(row.mem_id, []).append(leaf)
    for cells in rows.values():
        words = tuple(word for cell in cells for word in cell.words)
        yield from ((id(cell), words) for cell in cells)


def _row_of(leaf: Leaf) -> LexborNode | None:
    return next((node for node in above(leaf.nodes[0]) if node.tag == "tr"), None)
