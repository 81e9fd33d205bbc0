"""The gist of an article: an extract, every word of it its publisher's.

What the publisher says it is about, where that is more than its beginning; else the beginning,
which no method that picks sentences has beaten (`benchmarks/README.md`). Of long texts also what
they say further down, the names and the numbers.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from newsreader.models.articles import Article
from newsreader.models.gists import Gist
from newsreader.page.amounts import amounts
from newsreader.page.naming import names
from newsreader.page.runs import repeated
from newsreader.page.sentences import sentences, unmarked
from newsreader.page.text import extract
from newsreader.query.words import may_have_runs
from newsreader.stories.likeness import UsageOf
from newsreader.stories.words import meant, numbered, spelled

WAY = 6
"""Another number whenever what is below makes others."""
_LEAD = 2
"""Sentences."""
_COLONS = (":", "：")
_ABOVE = 300
"""Characters at most that stand above a text and are none of it."""
_LABEL = 90
"""Characters of a line that says whose words follow."""
_LONG_LINE, _LONG_LINE_CLOSE, _SHORTEST_LINE = 100, 40, 12
"""Characters of a line that is prose without an end; of one that has an end."""
_LONG = 600
"""Words from which on there are key points."""
_POINTS, _LISTED = 3, 6
_READ = 40_000
"""Characters: an article says what it says in its first pages."""
_SHORTEST, _LONGEST = 40, 320
"""Characters of a sentence that can be a key point."""
_ALIKE = 0.5
"""Two sentences that share more of their words say the same."""
_LEANS = re.compile(
    r"[\W_]*(?:(?:he|she|it|they|we|this|that|these|those|his|her|its|their|but|and|so|then|there|or"
    r"|er|sie|es|wir|dies\w{0,2}|das|ihr\w{0,2}|sein\w{0,2}|aber|und|dann|doch|dort"
    r"|ils?|elles?|ce(?:la|t|tte|s)?|mais|et|puis|leur|él|ellos|ellas|esto|est[ae]s?|pero|y|su"
    r"|egli|lui|lei|loro|questo|questa|ma|ele|isso|mas|он|она|они|это|но|и"
    r"|det|den|detta|dessa|han|hon|men|så|hij|zij|dit|deze|maar|daar"
    r"|to|ten|ta|wtedy|już|ale|więc|jednak)\b"
    r"|[これそあ](?:れ|の)|しかし|だが|また|そして|彼|他|她|它|这|那|但|而|그|이것|하지만)",
    re.IGNORECASE,
)
"""Begins with words that mean something said before."""
_SOMEBODY = re.compile(
    r"\b(?:he|she|they|er|sie|ils?|elles?|él|ella|egli|lei|ele|ela|он|она)\b", re.IGNORECASE
)
_SPOKEN = re.compile(r"[“„«「\"]|[?？][”“»」\"]?$")
_ENDED = re.compile(r"[.!?…;。！？।॥؟።။។][\"”’»“」)\]]*$")
_LEANING, _UNNAMED, _UNENDED = 0.4, 0.5, 0.3
"""What that is worth of another; what nobody is named in, or somebody says; what has no end."""
_CLOSE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
"""Letters that nothing stands between, not even sentences."""
_LONG_IN_PAIRS = 1_200
"""The same in pairs of letters."""


def gist_of_article(article: Article, own: str, usage_of: UsageOf) -> Gist | None:
    """`own` is what its feed says of it, where the text is that of its page; else empty."""
    body = extract(article.html or article.text, (article.link, article.comments_url))
    return gist_of(article.title, body.prose.split("\n"), own, usage_of)


def gist_of(title: str, lines: Sequence[str], description: str, usage_of: UsageOf) -> Gist | None:
    """`lines` are the paragraphs; `None` where there is nothing to say. The same for ever."""
    text = "\n".join(lines)[:_READ]
    said = list(sentences(text.split("\n")))
    described = _says_more(description, text)
    lead = " ".join(description.split()) if described else _beginning(title, text)
    if not lead:
        return None
    in_pairs = may_have_runs(text[:400])
    if len(spelled(text)) < (_LONG_IN_PAIRS if in_pairs else _LONG):
        return Gist(lead, described)
    points = _points(title, said, lead, usage_of)
    named = repeated(title, text, usage_of)[:_LISTED] if in_pairs else names(said)
    counted = amounts(title, (lead, *points), said)
    return Gist(lead, described, tuple(points), tuple(named), tuple(counted))


def _beginning(title: str, text: str) -> str:
    """The first sentences, without the names, headings and labels that stand above a text."""
    first, *rest = (line.strip() for line in text.split("\n"))
    lines = [line for line in (_untitled(first, title), *rest) if line] or [first]
    start = next((place for place, line in enumerate(lines) if _opens(line)), 0)
    if sum(map(len, lines[:start])) <= _ABOVE:
        lines = lines[start:]
    label = list(filter(_is_label, lines[:1]))
    lines = lines[len(label) :]
    if _opens(next(iter(lines), "")):
        lines = [line for line in lines if _is_prose(line)] or lines
    said = [*label, *islice(sentences(lines), _LEAD)]
    if len(said) == _LEAD and said[-1].endswith(_COLONS):
        said.pop()
    return ("" if _is_close(text) else " ").join(said)


def _opens(line: str) -> bool:
    return _is_prose(line) or (" " in line and line.endswith(_COLONS))


def _is_label(line: str) -> bool:
    return line.endswith(_COLONS) and len(line) <= _LABEL and len(list(sentences([line]))) == 1


def _is_prose(line: str) -> bool:
    if _is_close(line) or unmarked(line):
        return len(line) >= _LONG_LINE_CLOSE or bool(_ENDED.search(line))
    ended = len(line) >= _SHORTEST_LINE and _ENDED.search(line)
    return " " in line and (len(line) >= _LONG_LINE or bool(ended))


def _untitled(line: str, title: str) -> str:
    """Some texts begin with their own headline, and who wrote them."""
    if len(title) < _SHORTEST_LINE or not line.startswith(title):
        return line
    rest = line.removeprefix(title).lstrip(" .:|–—-")
    return rest if _is_prose(rest) else ""


def _says_more(description: str, text: str) -> bool:
    """A description that is not just how the text begins."""
    bare, start = "".join(description.split()).rstrip(".… "), "".join(text[:2000].split())
    return len(bare) > _SHORTEST and bare[:80] not in start and len(bare) < len(start)


def _points(title: str, said: Sequence[str], lead: str, usage_of: UsageOf) -> Sequence[str]:
    """In their order: sentences with the rare words that the article keeps coming back to."""
    spoken = [frozenset(numbered(meant(sentence))) for sentence in said]
    often = Counter(word for words in spoken for word in words)
    usage, headline = usage_of(often), frozenset(numbered(meant(title)))
    weight = {
        word: count * usage.rarity(word) * (2 if word in headline else 1)
        for word, count in often.items()
        if count > 1 and usage.is_specific(word)
    }
    worth = {
        place: sum(weight.get(word, 0.0) for word in words)
        / (len(words) or 1) ** 0.7
        * _alone(said[place])
        for place, words in enumerate(spoken)
        if _SHORTEST <= len(said[place]) <= _LONGEST and said[place] not in lead
    }
    known = [frozenset(numbered(meant(lead)))]
    chosen: list[int] = []
    for place in sorted(worth, key=lambda place: (-worth[place], place)):
        words = spoken[place]
        if all(len(words & other) <= _ALIKE * min(len(words), len(other)) for other in known):
            chosen.append(place)
            known.append(words)
        if len(chosen) == _POINTS:
            break
    return [said[place] for place in sorted(chosen)]


def _alone(sentence: str) -> float:
    """How well it stands by itself, of 1."""
    leans = _LEANS.match(sentence) or sentence[0].islower()
    alone = _LEANING if leans or sentence.count("(") != sentence.count(")") else 1.0
    alone *= 1.0 if _ENDED.search(sentence) else _UNENDED
    alone *= _UNNAMED if _SOMEBODY.search(sentence) else 1.0
    return alone * (_UNNAMED if _SPOKEN.search(sentence) else 1.0)


def _is_close(text: str) -> bool:
    """Written without any spaces."""
    return len(_CLOSE.findall(text[:200])) > min(60, 0.3 * len(text))
