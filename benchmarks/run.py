"""Measure the app through a pseudo-terminal, beside an empty Textual app and newsboat.

    python benchmarks/run.py [--articles 100000] [--runs 5] [--tools ../shared/tools]

Prints one Markdown table. Ratios count, not milliseconds: everything runs in one go on one machine.
"""

import argparse
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from feed_server import addresses, running
from library import build
from words import Words

HERE = Path(__file__).parent
FEEDS = 1000
SLOWLY = 1.0
"""Seconds until a feed answers, 50 at once: news comes, and is made findable, all the while."""
HELD = "j*300"
"""At 30 a second: `j` held for ten seconds."""
FLICKED = "J*50"
"""At 30 a second, in an article: the next one."""


@dataclass(frozen=True)
class Keys:
    """Keys to press one by one, each when the screen has settled; every `step`-th one counts."""

    pressed: str
    step: int = 1
    after: str = ""
    """Pressed at the end, and not counted."""
    seen: bool = False
    """What is painted first is told too: what was asked for is seen then, the rest follows."""


MOVES = {"j": Keys("j*100"), "PgDn": Keys("<pgdn>*60"), "n": Keys("n*60")}
OURS = {
    **MOVES,
    "open": Keys("<enter>q" * 30, 2),
    "G / gg": Keys("G<home>" * 15),
    "m": Keys("mj" * 20, 2, seen=True),
    "mark all": Keys("A"),
    "search": Keys("/bank<bs><bs><bs><bs>house", after="<esc>"),
}
"""In this order; nothing is unread after `mark all`."""
COLUMNS = tuple(OURS)


@dataclass(frozen=True, eq=False)
class Program:
    """Something to measure: how it starts, what shows that it is ready, which keys it has."""

    name: str
    argv: list[str]
    ready: str
    keys: Mapping[str, Keys] = field(default_factory=dict)
    warm: str = ""
    quit: str = "q"
    changing: Path | None = None
    """Another before each start, as after a sync."""


def main() -> None:
    options = arguments()
    pty = load_tool(options.tools / "pty_latency.py")
    bench = Bench(pty, options.work, tuple(int(part) for part in options.size.split("x")))
    print(f"{datetime.now(UTC):%Y-%m-%d}, {options.size}, {machine()}\n")
    columns = [
        "program",
        "first paint",
        "ratio",
        "CPU",
        "RSS MB",
        *COLUMNS,
        "hold j",
        "flick",
        "RSS then",
    ]
    print(f"| {' | '.join(columns)} |\n{'|---' * len(columns)}|")
    found = programs(options.work, options.articles, options.peers)
    for program, start in bench.starts(found, options.runs).items():
        row = [program.name, *start, *bench.keys(program)]
        print(f"| {' | '.join(row)} |", flush=True)
    if options.corpus.is_dir():
        with syncing(options.work, options.articles, options.corpus) as (program, ready):
            row = [program.name, "", "", "", "", *bench.keys(program, before="R", when=ready)]
        print(f"| {' | '.join(row)} |")
    print(
        "\nStart: ms, medians. Keys: ms from key to settled screen, p50 / p99 (CPU ms p50)."
        f" hold j: 30 a second for 10 s, ms from the last key to rest (CPU);"
        f" flick: 50 articles so. {load()}"
    )


def arguments() -> argparse.Namespace:
    shared = HERE.parents[1] / "shared"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--peers", type=int, nargs="*", default=[20_000, 100_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--work", type=Path, default=Path("/tmp/newsreader-bench"))
    parser.add_argument("--tools", type=Path, default=shared / "tools")
    parser.add_argument("--corpus", type=Path, default=shared / "corpus" / "feeds")
    parser.add_argument("--size", default="120x36")
    return parser.parse_args()


class Bench:
    """Starts programs in a pseudo-terminal, with compiled modules as an installed program has."""

    def __init__(self, pty: Any, work: Path, size: tuple[int, ...]) -> None:
        self._pty = pty
        self._size = size
        self._env = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(work / "pyc")}

    def _app(self, program: Program) -> Any:
        return self._pty.PtyApp(program.argv, size=self._size, quiet=0.06, env=self._env)

    def starts(self, programs: list[Program], runs: int) -> dict[Program, list[str]]:
        """In turns, so that all of them meet the same noise; the first round only warms up."""
        rounds = [[self._start(program) for program in programs] for _ in range(runs + 1)][1:]
        base = median(starts[0]["paint_ms"] for starts in rounds)
        cells = {}
        for number, program in enumerate(programs):
            paint, cpu = (
                median(starts[number][name] for starts in rounds) for name in ("paint_ms", "cpu_ms")
            )
            rss = max(starts[number]["rss"] for starts in rounds)
            cells[program] = [f"{paint:.0f}", f"{paint / base:.2f}", f"{cpu:.0f}", f"{rss:.0f}"]
        return cells

    def _start(self, program: Program) -> dict[str, float]:
        if program.changing:
            os.utime(program.changing)
        with self._app(program) as app:
            times: dict[str, float] = app.wait_ready(program.ready)
            rss = app.rss_mb()
            app.stop(program.quit)
        return {**times, "rss": rss}

    def keys(self, program: Program, before: str = "", when: str = "") -> list[str]:
        """`before` is pressed first, and measured once the screen shows `when`."""
        if not program.keys:
            return [""] * (len(COLUMNS) + 3)
        with self._app(program) as app:
            app.wait_ready(program.ready)
            app.measure(program.warm)
            if before:
                app.send(before)
                app.wait_ready(when, quiet=0.02)
                app._tree = lambda: [app.pid]  # no key waits for what the sync works at
            flood = app.flood(HELD, rate=30) if not before else None
            flicked = self._flicked(app) if program.keys is OURS and not before else ""
            cells = [self._figures(app, program.keys.get(name)) for name in COLUMNS]
            if before:
                del app._tree
            rss = app.rss_mb()
            app.stop(program.quit)
        held = f"{flood.drain_ms:.0f} ({100 * flood.cpu_s / flood.send_s:.0f} %)" if flood else ""
        return [*cells, held, flicked, f"{rss:.0f}"]

    def _flicked(self, app: Any) -> str:
        app.measure("<home><enter>")
        flood = app.flood(FLICKED, rate=30)
        app.measure("q<home>")
        return f"{flood.drain_ms:.0f} ({100 * flood.cpu_s / flood.send_s:.0f} %)"

    def _figures(self, app: Any, keys: Keys | None) -> str:
        if keys is None:
            return ""
        summary = self._pty.summary(app.measure(keys.pressed)[:: keys.step])
        app.measure(keys.after)
        first, settled, cpu = (summary[name] for name in ("first_ms", "settled_ms", "cpu_ms"))
        seen = f"{first['p50']:.0f} / {first['p99']:.0f}, " if keys.seen else ""
        return f"{seen}{settled['p50']:.0f} / {settled['p99']:.0f} ({cpu['p50']:.0f})"


def programs(work: Path, articles: int, peers: list[int]) -> list[Program]:
    empty = Program("empty Textual app", [sys.executable, str(HERE / "empty_app.py")], "READY")
    root = copied(work, articles, "changing")
    with (root / "config" / "config.toml").open("a", encoding="utf-8") as config:
        config.write("[look]\nfirst_frame = false\n")  # what is waited for is the app itself
    ours = newsreader(root, f"newsreader, {articles:,}")
    kept = newsreader(copied(work, articles, "framed"), "… the first frame that it kept", {})
    root = copied(work, articles, "drawn")
    other = root / "data" / "library.db"
    drawn = replace(newsreader(root, "… one that it draws, after other news", {}), changing=other)
    found = [empty, ours, kept, drawn]
    for size in peers:
        found.append(option_list(size))
        if shutil.which("newsboat"):
            found.append(newsboat(work, size))
    return found


def option_list(articles: int) -> Program:
    argv = [sys.executable, str(HERE / "option_list.py"), str(articles)]
    return Program(
        f"OptionList, {articles:,}", argv, "READY", {"j": MOVES["j"], "PgDn": MOVES["PgDn"]}
    )


def copied(work: Path, articles: int, name: str) -> Path:
    """A library to be changed: its keys mark articles."""
    root = work / name
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(library(work, articles), root)
    os.sync()
    return root


def library(work: Path, articles: int) -> Path:
    root = work / f"library-{articles}"
    if not (root / "data" / "library.db").exists():
        build(root, articles, min(1000, articles // 500))
    # Its feeds lead nowhere, and so do their pages and pictures.
    quiet = "[sync]\non_start = false\nfull_texts = 0\n[pictures]\nfetch = false\n"
    (root / "config" / "config.toml").write_text(quiet, encoding="utf-8")
    return root


def newsreader(root: Path, name: str, keys: Mapping[str, Keys] = OURS) -> Program:
    argv = [sys.executable, "-m", "newsreader", "--root", str(root)]
    return Program(name, argv, r"Unread.*\d", keys, quit="qq")


@contextmanager
def syncing(work: Path, articles: int, corpus: Path) -> Iterator[tuple[Program, str]]:
    """newsreader with a thousand feeds on this machine to sync, and what shows that it does."""
    root = copied(work, articles, "syncing")
    feeds_toml = root / "config" / "feeds.toml"
    nowhere = feeds_toml.read_text(encoding="utf-8").replace('/rss"\n', '/rss"\npaused = true\n')
    here = "".join(f"[[feeds]]\nurl = {json.dumps(url)}\n\n" for url in addresses(FEEDS))
    feeds_toml.write_text(nowhere + here, encoding="utf-8")
    with running(corpus, FEEDS, SLOWLY):
        yield newsreader(root, f"… while it syncs {FEEDS:,} feeds"), r"Syncing \d\d+ of"
    shutil.rmtree(root)


def newsboat(work: Path, articles: int) -> Program:
    """newsboat with as many articles, which it fetched itself from this machine."""
    home = work / f"newsboat-{articles}"
    argv = ["newsboat", "-u", str(home / "urls"), "-c", str(home / "cache.db"), "-C", "/dev/null"]
    if not (home / "cache.db").exists():
        fill_newsboat(home, articles, argv)
    return Program(
        f"newsboat, {articles:,}",
        argv,
        r"Your feeds",
        {**MOVES, "open": Keys("<enter>q" * 20, 2)},
        warm="<enter>",
        quit="qqq",
    )


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, *_: object) -> None:
        pass


def fill_newsboat(home: Path, articles: int, argv: list[str]) -> None:
    home.mkdir(parents=True, exist_ok=True)
    words = Words(3)
    feeds = 100
    handler = partial(Quiet, directory=str(home))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for feed in range(feeds):
        items = "".join(
            f"<item><title>{words.sentence(4, 12)}</title><link>http://x.example/{feed}/{n}</link>"
            f"<description>{words.sentence(40, 120)}</description></item>"
            for n in range(articles // feeds)
        )
        (home / f"{feed}.xml").write_text(
            f'<rss version="2.0"><channel><title>Feed {feed}</title>{items}</channel></rss>',
            encoding="utf-8",
        )
    urls = "".join(f"http://127.0.0.1:{server.server_port}/{feed}.xml\n" for feed in range(feeds))
    (home / "urls").write_text(urls, encoding="utf-8")
    subprocess.run([*argv, "-x", "reload"], check=True, stdout=subprocess.DEVNULL)
    server.shutdown()


def load_tool(path: Path) -> Any:
    if not path.exists():
        raise SystemExit(f"{path} is not here: name the folder of pty_latency.py with --tools.")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def machine() -> str:
    return f"Python {platform.python_version()}, {os.cpu_count()} cores"


def load() -> str:
    one, _, _ = os.getloadavg()
    return f"Load at the end: {one:.1f}."


if __name__ == "__main__":
    main()
