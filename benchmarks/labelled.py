"""Labelled sets of news, of repositories that hold them, one JSON file each; none is committed.

    python benchmarks/labelled.py OUT SET=GIT [SET=GIT]...

A git directory, with or without a work tree beside it, for each set that is wanted:

    ecb       tommasoc80/EventStoryLine                  ECB+, English
    uci       pratikaher88/IPythonNotebooks              UCI News Aggregator, English headlines
    gnews     jackyin12/MStream                          GoogleNews-T, English headlines
    wikinews  tm4roon/jawikinews-headline-dataset        Wikinews and what it cites, Japanese
    baomoi    lupanh/VietnameseMDS                       clusters of Báo Mới, Vietnamese
    telegram  IlyaGusev/tgcontest                        pairs that people compared, Russian

Each file is a list of {title, lead, story, feed, at}: `at` in seconds, 0 where the set knows no
time.

Those of `told/` are this project's own, invented, a line each: story, outlet, title, lead.
"""

import csv
import gzip
import io
import json
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET
from zlib import crc32

_ECB = "ECB+_LREC2014/ECB+/"
_YEAR = 2006
_CITED = re.compile(
    r"『(?P<headline>(?=[^』]*[ぁ-ヿ一-龯])[^『』]{8,90})』[。―—－-](?P<outlet>[^、。『]{1,30})、"
    r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
)
_SENTENCE_END = re.compile(r"(?<=[.!?…]) ")
_BEFORE_MARK = re.compile(r" +(?=[,.:;!?)])")
_OURS = Path(__file__).with_name("told")
_ALONE, _LONE = "-", "alone "
_HELD_OUT, _TUNING = ("th", "zh", "zh-press"), ("zh-tuning",)
"""Sets too small to be halved: nothing is chosen by those, nothing else is asked of these."""


class Labelled(NamedTuple):
    """An article whose story is known."""

    title: str
    lead: str
    story: str
    feed: int
    at: int
    set: str

    @property
    def told(self) -> bool:
        """Others tell the same, or may."""
        return not self.story.startswith(_LONE)


def in_tuning_half(name: str, story: str) -> bool:
    """A half of a set's stories, for ever the same; stories that look alike are in one."""
    halved = name in _TUNING or crc32(story.rstrip("+").encode()) % 2 == 0
    return halved and name not in _HELD_OUT


def read(folder: Path) -> dict[str, list[Labelled]]:
    """Those sets that are there."""
    paths = {name: folder / f"{name}.json" for name in READERS}
    return {
        name: [Labelled(**row, set=name) for row in json.loads(path.read_text())]
        for name, path in paths.items()
        if path.exists()
    }


def committed(*, tuning: bool) -> dict[str, list[Labelled]]:
    """What only serves to choose by changes no other figures."""
    paths = [path for path in sorted(_OURS.glob("*.tsv")) if tuning or path.stem not in _TUNING]
    return {path.stem: list(told_rows(path)) for path in paths}


def told_rows(path: Path) -> Iterator[Labelled]:
    outlets: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        story, outlet, title, lead = line.split("\t")
        name = f"{_LONE}{number}" if story == _ALONE else story
        feed = outlets.setdefault(outlet, len(outlets))
        yield Labelled(title, lead, name, feed, 0, path.stem)


def main() -> None:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for word in sys.argv[2:]:
        name, _, repository = word.partition("=")
        found = list(READERS[name](Path(repository)))
        (out / f"{name}.json").write_text(json.dumps(found), encoding="utf-8")
        print(f"{name}: {len(found):,} articles, {len({row['story'] for row in found})} stories")


def git(repository: Path, *words: str) -> bytes:
    command = ["git", f"--git-dir={repository}", *words]
    return subprocess.run(command, capture_output=True, check=True).stdout


def gnews_rows(repository: Path) -> Iterator[dict[str, object]]:
    lines = git(repository, "show", "HEAD:MStream/data/News-T").decode().splitlines()
    for number, line in enumerate(lines):
        row = json.loads(line)
        yield article(row["textCleaned"], "", str(row["clusterNo"]), number)


def uci_rows(repository: Path) -> Iterator[dict[str, object]]:
    text = git(repository, "show", "HEAD:uci-news-aggregator.csv").decode("utf-8", "replace")
    publishers: dict[str, int] = {}
    for row in csv.DictReader(io.StringIO(text)):
        if row.get("STORY"):
            feed = publishers.setdefault(row["PUBLISHER"], len(publishers))
            at = int(float(row["TIMESTAMP"])) // 1000
            yield article(row["TITLE"], "", row["STORY"], feed, at)


def ecb_rows(repository: Path) -> Iterator[dict[str, object]]:
    names = git(repository, "ls-tree", "-r", "-z", "--name-only", "HEAD", _ECB).decode().split("\0")
    for number, name in enumerate(one for one in names if one.endswith(".xml")):
        root = ET.fromstring(git(repository, "show", f"HEAD:{name}"))
        spoken: dict[int, list[str]] = {}
        for token in root.iter("token"):
            spoken.setdefault(int(token.get("sentence", 0)), []).append(token.text or "")
        said = [" ".join(words) for _, words in sorted(spoken.items())]
        base = name.rpartition("/")[2].removesuffix(".xml")
        other = base.endswith("plus")
        if other and said[0].startswith("http"):
            said = said[1:]
        story = base.partition("_")[0] + ("+" if other else "")
        yield article(said[0], " ".join(said[1:3]), story, number)


def wikinews_rows(repository: Path) -> Iterator[dict[str, object]]:
    """The articles of a year, each with the headlines it cites of its last days.

    The set holds words with spaces between them; what is cited by several tells no one's story.
    """
    packed = git(repository, "show", "HEAD:raw/cleaned-data.tsv.gz")
    lines = gzip.decompress(packed).decode().replace(" ", "").splitlines()
    rows = [line.split("\t") for line in lines[1:]]
    cited = [list(_CITED.finditer(text)) for _, text, _ in rows]
    often = Counter(said for each in cited for said in {one["headline"] for one in each})
    outlets: dict[str, int] = {}
    for (number, text, title), citations in zip(rows, cited, strict=True):
        last = max((_day(one) for one in citations), default=date.min)
        if last.year != _YEAR:
            continue
        lead = "。".join(text[: citations[0].start()].split("。")[:2])
        yield article(title, lead, number, 0, _noon(last))
        for one in citations:
            if last - _day(one) <= timedelta(days=2) and often[one["headline"]] == 1:
                feed = outlets.setdefault(one["outlet"], len(outlets) + 1)
                yield article(one["headline"], "", number, feed, _noon(_day(one)))


def baomoi_rows(repository: Path) -> Iterator[dict[str, object]]:
    packed = io.BytesIO(git(repository, "show", "HEAD:KTLAB-200document-clusters.zip"))
    outlets: dict[str, int] = {}
    with zipfile.ZipFile(packed) as clusters:
        for path in map(PurePosixPath, clusters.namelist()):
            story = path.parent.name
            if not path.name.endswith(".info.txt") or path.name.startswith(story):
                continue
            lines = clusters.read(str(path)).decode("utf-8-sig").splitlines()
            known = dict(line.split(": ", 1) for line in lines if ": " in line)
            feed = outlets.setdefault(known["LINK"].split("/")[-3], len(outlets))
            at = datetime.strptime(known["TIME"].strip() + "+0700", "%d/%m/%Y %H:%M%z")
            title, lead = _spoken(known["TITLE"]), _spoken(known["SUMMARY"])
            yield article(title, lead, story, feed, int(at.timestamp()))


def telegram_rows(repository: Path) -> Iterator[dict[str, object]]:
    """Two articles are a story when someone said so; none of two pairs are compared."""
    seen: dict[str, tuple[str, str]] = {}
    story: dict[str, str] = {}
    for pool in ("train", "exam", "honey"):
        text = git(repository, "show", f"HEAD:toloka/clustering_pairs/ru_{pool}_pool.tsv").decode()
        for row in csv.DictReader(io.StringIO(text), delimiter="\t"):
            one, other = row["INPUT:first_url"], row["INPUT:second_url"]
            seen[one] = row["INPUT:first_title"], row["INPUT:first_text"]
            seen[other] = row["INPUT:second_title"], row["INPUT:second_text"]
            name, was = story.setdefault(one, one), story.setdefault(other, other)
            if row["GOLDEN:quality"] == "OK":
                story |= {url: name for url, told in story.items() if told == was}
    hosts: dict[str, int] = {}
    for url, (title, text) in seen.items():
        feed = hosts.setdefault(urlsplit(url).netloc, len(hosts))
        yield article(title, " ".join(_SENTENCE_END.split(text)[:2]), story[url], feed)


def article(title: str, lead: str, story: str, feed: int, at: int = 0) -> dict[str, object]:
    return {"title": title, "lead": lead, "story": story, "feed": feed, "at": at}


def _day(cited: re.Match[str]) -> date:
    return date(*(int(cited[part]) for part in ("year", "month", "day")))


def _noon(day: date) -> int:
    return int(datetime.combine(day, time(12), UTC).timestamp())


def _spoken(tokens: str) -> str:
    """Without the marks of a word that has several syllables, and the spaces before commas."""
    return _BEFORE_MARK.sub("", tokens.replace("_", " ")).strip()


READERS: Mapping[str, Callable[[Path], Iterator[dict[str, object]]]] = {
    "ecb": ecb_rows,
    "uci": uci_rows,
    "gnews": gnews_rows,
    "wikinews": wikinews_rows,
    "baomoi": baomoi_rows,
    "telegram": telegram_rows,
}


if __name__ == "__main__":
    main()
