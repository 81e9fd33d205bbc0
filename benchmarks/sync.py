"""Sync a thousand feeds, beside newsboat, sfeed and the `reader` library, in one run.

    python benchmarks/sync.py [--feeds 1000] [--latency 0 0.1] [--rounds 2] [--reader PYTHON]

Every program meets the same server in turns: a first sync, then one with nothing new. Prints one
Markdown table for each latency; ratios are to the fastest newsboat of the same run.
`--reader` names a Python that has `reader` (and sgmllib3k) installed: it is not ours to install.
"""

import argparse
import contextlib
import json
import os
import platform
import resource
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from feed_server import addresses, running

HERE = Path(__file__).parent


REPORT = b"Synced "
"""How newsreader begins to say what a sync brought; others have no more to do than that."""


@dataclass(frozen=True)
class Program:
    """Something that syncs: how its home is made, and how it is run."""

    name: str
    prepare: Callable[[Path, Sequence[str]], None]
    first: Callable[[Path], list[str]]
    again: Callable[[Path], list[str]]
    count: Callable[[Path], int]
    """Articles it has, to see that the work was done."""


@dataclass(frozen=True)
class Figures:
    """One sync of one program."""

    wall: float
    cpu: float
    megabytes: float
    reported: float
    """Seconds until it said that it was done; it may have work left that nobody waits for."""


@dataclass(frozen=True)
class Run:
    """A first sync, one with nothing new, and how many articles there are then."""

    first: Figures
    again: Figures
    articles: int

    @property
    def readable(self) -> Figures:
        """The first sync until every article was there to be listed and read."""
        return replace(self.first, wall=self.first.reported)


Part = Callable[[Run], Figures]
PARTS: tuple[Part, ...] = (
    lambda run: run.readable,
    lambda run: run.first,
    lambda run: run.again,
)


def main() -> None:
    options = arguments()
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, {options.feeds:,} feeds, Python "
        f"{platform.python_version()}, {os.cpu_count()} cores"
    )
    for latency in options.latency:
        with running(options.corpus, options.feeds, latency):
            table(options, latency)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    corpus = HERE.parents[1] / "shared" / "corpus" / "feeds"
    parser.add_argument("--corpus", type=Path, default=corpus)
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--latency", type=float, nargs="*", default=[0.0, 0.1])
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--only", nargs="*", default=[], help="words of the programs' names")
    parser.add_argument("--reader", default="")
    parser.add_argument("--work", type=Path, default=Path("/tmp/newsreader-bench/sync"))
    return parser.parse_args()


def table(options: argparse.Namespace, latency: float) -> None:
    print(
        f"\n| {latency * 1000:.0f} ms of latency | first sync, s | ratio | findable too, s (CPU) "
        "| ratio | nothing new, s (CPU) | ratio | MB, first and again | articles |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    found = [one for one in programs(options.reader) if wanted(one.name, options.only)]
    runs: dict[str, list[Run]] = {one.name: [] for one in found}
    for _ in range(options.rounds):
        for program in found:
            runs[program.name].append(run(program, options.work, options.feeds))
    bars = [best(runs, part) for part in PARTS]
    for name, own in runs.items():
        print(f"| {name} | {' | '.join(row(own, bars))} | {own[-1].articles:,} |", flush=True)


def row(runs: Sequence[Run], bars: Sequence[float | None]) -> Iterator[str]:
    for part, bar in zip(PARTS, bars, strict=True):
        seconds = wall(runs, part)
        cpu = median(part(one).cpu for one in runs)
        yield f"{seconds:.1f}" if part is PARTS[0] else f"{seconds:.1f} ({cpu:.1f})"
        yield f"{seconds / bar:.2f}" if bar else ""
    yield " / ".join(f"{max(most):.0f}" for most in zip(*map(megabytes, runs), strict=True))


def megabytes(run: Run) -> tuple[float, float]:
    return run.first.megabytes, run.again.megabytes


def wanted(name: str, words: Sequence[str]) -> bool:
    return not words or any(word in name for word in words)


def best(runs: dict[str, list[Run]], part: Part) -> float | None:
    walls = [wall(own, part) for name, own in runs.items() if "newsboat" in name]
    return min(walls, default=None)


def wall(runs: Sequence[Run], part: Part) -> float:
    return median(part(one).wall for one in runs)


def run(program: Program, work: Path, feeds: int) -> Run:
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    program.prepare(work, addresses(feeds))
    first = measured(program.first(work), work)
    again = measured(program.again(work), work)
    return Run(first, again, program.count(work))


def measured(argv: list[str], home: Path) -> Figures:
    env = {**os.environ, "HOME": str(home), "PYTHONPYCACHEPREFIX": str(home.parent / "pyc")}
    env["PYTHONUNBUFFERED"] = "1"
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    before, began = cpu_of_children(), time.monotonic()
    reported = 0.0
    out, trouble = subprocess.PIPE, subprocess.STDOUT
    with subprocess.Popen(argv, stdout=out, stderr=trouble, env=env, cwd=home) as process:
        assert process.stdout
        with watched(process.pid) as peak:
            for line in process.stdout:
                if line.startswith(REPORT):
                    reported = time.monotonic() - began
            process.wait(900)
    seconds = time.monotonic() - began
    return Figures(seconds, cpu_of_children() - before, peak[0], reported or seconds)


def cpu_of_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


@contextlib.contextmanager
def watched(pid: int) -> Iterator[list[float]]:
    """[the greatest sum of what the process and all below it have resident, in MB]."""
    peak, over = [0.0], threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            peak[0] = max(peak[0], sum(resident(one) for one in tree(pid)))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peak
    finally:
        over.set()
        thread.join()


def tree(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in task.read_text().split():
                yield from tree(int(child))


def resident(pid: int) -> float:
    """MB; pages that several share are divided among them."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1000
    return 0.0


def programs(reader: str) -> list[Program]:
    found = [newsreader()]
    if shutil.which("newsboat"):
        found += [newsboat(10), newsboat(50)]
    if shutil.which("sfeed_update"):
        found += [sfeed(8), sfeed(50)]
    return [*found, reader_library(reader)] if reader else found


def newsreader() -> Program:
    def prepare(home: Path, urls: Sequence[str]) -> None:
        (home / "config").mkdir()
        tables = "".join(f"[[feeds]]\nurl = {json.dumps(url)}\n\n" for url in urls)
        (home / "config" / "feeds.toml").write_text(tables, encoding="utf-8")
        # No other asks for the pages of articles and their pictures.
        alike = "[sync]\nfull_texts = 0\n[pictures]\nfetch = false\n"
        (home / "config" / "config.toml").write_text(alike, encoding="utf-8")

    def argv(home: Path) -> list[str]:
        return [
            sys.executable,
            "-m",
            "newsreader",
            "--root",
            str(home),
            "sync",
            "--force",
            "--no-pictures",
        ]

    return Program(
        "newsreader",
        prepare,
        argv,
        argv,
        lambda home: counted(home / "data" / "library.db", "article"),
    )


def newsboat(threads: int) -> Program:
    def prepare(home: Path, urls: Sequence[str]) -> None:
        (home / "urls").write_text("\n".join(urls) + "\n", encoding="utf-8")
        (home / "config").write_text(f"reload-threads {threads}\n", encoding="utf-8")

    def argv(home: Path) -> list[str]:
        files = ["-u", str(home / "urls"), "-c", str(home / "cache.db"), "-C", str(home / "config")]
        return ["newsboat", *files, "-x", "reload"]

    return Program(
        f"newsboat, {threads} threads",
        prepare,
        argv,
        argv,
        lambda home: counted(home / "cache.db", "rss_item"),
    )


def sfeed(jobs: int) -> Program:
    def prepare(home: Path, urls: Sequence[str]) -> None:
        lines = [f"\tfeed 'feed{number}' '{url}'" for number, url in enumerate(urls)]
        text = (
            f"sfeedpath='{home}/feeds'\nmaxjobs={jobs}\nfeeds() {{\n" + "\n".join(lines) + "\n}\n"
        )
        (home / "sfeedrc").write_text(text, encoding="utf-8")

    def argv(home: Path) -> list[str]:
        return ["sfeed_update", str(home / "sfeedrc")]

    def count(home: Path) -> int:
        files = (home / "feeds").iterdir()
        return sum(len(path.read_bytes().splitlines()) for path in files)

    return Program(f"sfeed, {jobs} jobs", prepare, argv, argv, count)


READER = """
import sys
from pathlib import Path
from reader import make_reader
home = Path(sys.argv[1])
reader = make_reader(str(home / "reader.db"))
for url in (home / "urls").read_text().split():
    reader.add_feed(url, exist_ok=True)
reader.update_feeds(workers=10)
"""


def reader_library(python: str) -> Program:
    def prepare(home: Path, urls: Sequence[str]) -> None:
        (home / "urls").write_text("\n".join(urls) + "\n", encoding="utf-8")

    def argv(home: Path) -> list[str]:
        return [python, "-c", READER, str(home)]

    return Program(
        "reader, 10 workers",
        prepare,
        argv,
        argv,
        lambda home: counted(home / "reader.db", "entries"),
    )


def counted(database: Path, table_: str) -> int:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        count: int = connection.execute(f"SELECT count(*) FROM {table_}").fetchone()[0]
        return count


if __name__ == "__main__":
    main()
