"""The gist of an article: an extract, every word of it its publisher's.

What the publisher says it is about, where that is more than its beginning; else the beginning,
which no method that picks sentences has beaten (`benchmarks/README.md`). Of long texts also what
they say further down, the names and the numbers.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from newsreader.models.articles import Article
from newsreader.models.gists import Gist
from newsreader.page.runs import repeated
from newsreader.page.sentences import sentences
from newsreader.page.text import extract
from newsreader.query.words import may_have_runs
from newsreader.stories.likeness import Usage
from newsreader.stories.words import meant, numbered, spelled

WAY = 3
"""Another number whenever what is below makes others."""
_LEAD = 2
"""Sentences."""
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
    r"|egli|lui|lei|loro|questo|questa|ma|ele|isso|mas|он|она|они|это|но|и)\b"
    r"|[これそあ](?:れ|の)|しかし|だが|また|そして|彼|他|她|它|这|那|但|而|그|이것|하지만)",
    re.IGNORECASE,
)
"""Begins with words that mean something said before."""
_SOMEBODY = re.compile(
    r"\b(?:he|she|they|er|sie|ils?|elles?|él|ella|egli|lei|ele|ela|он|она)\b", re.IGNORECASE
)
_SPOKEN = re.compile(r"[“„«「\"]|[?？][”“»」\"]?$")
_ENDED = re.compile(r"[.!?…;。！？][\"”’»“」)\]]*$")
_LEANING, _UNNAMED, _UNENDED = 0.4, 0.5, 0.3
"""What that is worth of another; what nobody is named in, or somebody says; what has no end."""
_CLOSE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
"""Letters that nothing stands between, not even sentences."""
_LONG_IN_PAIRS = 1_200
"""The same in pairs of letters."""
_LETTERS = "A-Za-zÀ-ɏΑ-ωА-яЁё’'"
_CAPITAL = f"[A-ZÀ-ÞΑ-ΩА-ЯЁ][{_LETTERS}-]+"
_NAME = re.compile(f"{_CAPITAL}(?: (?:of|de|van|von|der|bin|al|the|del|la) )?(?:[ ]{_CAPITAL})+")
_APART = r"[^\W\d_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uffff]"
"""Letters of scripts with spaces between words."""
_NUMBER = re.compile(
    r"(?<![A-Za-zÀ-ɏ\d-])(?:"
    r"[$€£¥₹]\s?\d(?:[\d.,\u00a0]*\d)?(?: (?:million|billion|trillion|Mio|Mrd)\w*)?"
    rf"|\d(?:[\d.,\u00a0]*\d)?(?:\s?%|\s{_APART}{{3,}}|[\u30a0-\u30ff\u4e00-\u9fff]{{1,3}}))"
)
_DATE = re.compile(r"(?:19|20)\d\d\b|\d+[年月日]")

UsageOf = Callable[[Iterable[int]], Usage]
"""In how many articles of the library words are."""


def gist_of_article(article: Article, own: str, usage_of: UsageOf) -> Gist | None:
    """`own` is what its feed says of it, where the text is that of its page; else empty."""
    body = extract(article.html or article.text, (article.link, article.comments_url))
    return gist_of(article.title, body.prose.split("\n"), own, usage_of)


def gist_of(title: str, lines: Sequence[str], description: str, usage_of: UsageOf) -> Gist | None:
    """`lines` are the paragraphs; `None` where there is nothing to say. The same for ever."""
    text = "\n".join(lines)[:_READ]
    said = list(sentences(text.split("\n")))
    beginning = ("" if _is_close(text) else " ").join(said[:_LEAD])
    described = _says_more(description, text)
    lead = " ".join(description.split()) if described else beginning
    if not lead:
        return None
    in_pairs = may_have_runs(text[:400])
    if len(list(spelled(text))) < (_LONG_IN_PAIRS if in_pairs else _LONG):
        return Gist(lead, described)
    points = _points(title, said, lead, usage_of)
    names = repeated(title, text, usage_of)[:_LISTED] if in_pairs else _names(said)
    return Gist(lead, described, tuple(points), tuple(names), tuple(_numbers(said, title)))


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
    alone = _LEANING if _LEANS.match(sentence) else 1.0
    alone *= 1.0 if _ENDED.search(sentence) else _UNENDED
    alone *= _UNNAMED if _SOMEBODY.search(sentence) else 1.0
    return alone * (_UNNAMED if _SPOKEN.search(sentence) else 1.0)


def _names(said: Sequence[str]) -> Sequence[str]:
    """Of two words at least, those that come again first; a sentence begins like one anyway."""
    spoken = (_name_in(name) for sentence in said for name in _NAME.finditer(sentence))
    found = Counter(name for name in spoken if " " in name)
    best = sorted(found, key=lambda name: -found[name])[:_LISTED]
    return [name for name in best if not any(name != other and name in other for other in best)]


def _name_in(found: re.Match[str]) -> str:
    return found[0] if found.start() > 1 else found[0].partition(" ")[2]


def _numbers(said: Sequence[str], title: str) -> Sequence[str]:
    """With what they count, in the order they are told; dates tell little."""
    found = dict.fromkeys(
        " ".join(number.split())
        for sentence in (title, *said)
        for number in _NUMBER.findall(sentence)
        if not _DATE.match(number)
    )
    return list(found)[:_LISTED]


def _is_close(text: str) -> bool:
    """Written without any spaces."""
    return len(_CLOSE.findall(text[:200])) > 60
