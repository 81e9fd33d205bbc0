"""Labelled sets of news, of repositories that hold them, one JSON file each; none is committed.

    python benchmarks/labelled.py OUT ECB.git UCI.git GNEWS.git

The git directories (with or without a work tree beside them) are those of
tommasoc80/EventStoryLine, pratikaher88/IPythonNotebooks and jackyin12/MStream. Each file is a list
of {title, lead, story, feed, at}: `at` in seconds, 0 where the set knows no time.

Those of `told/` are this project's own, invented, a line each: story, outlet, title, lead.
"""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET
from zlib import crc32

SETS = ("ecb", "uci", "gnews")
_ECB = "ECB+_LREC2014/ECB+/"
_OURS = Path(__file__).with_name("told")
_ALONE, _LONE = "-", "alone "
_HELD_OUT, _TUNING = ("th", "zh"), ("zh-tuning",)
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
    return {
        name: [
            Labelled(**row, set=name) for row in json.loads((folder / f"{name}.json").read_text())
        ]
        for name in SETS
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
    out, ecb, uci, gnews = map(Path, sys.argv[1:5])
    out.mkdir(parents=True, exist_ok=True)
    for name, rows in (
        ("ecb", ecb_rows(ecb)),
        ("uci", uci_rows(uci)),
        ("gnews", gnews_rows(gnews)),
    ):
        found = list(rows)
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


def article(title: str, lead: str, story: str, feed: int, at: int = 0) -> dict[str, object]:
    return {"title": title, "lead": lead, "story": story, "feed": feed, "at": at}


if __name__ == "__main__":
    main()
