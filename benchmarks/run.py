"""Measure the app through a pseudo-terminal, beside an empty Textual app and newsboat.

    python benchmarks/run.py [--articles 100000] [--runs 5] [--tools ../shared/tools]

Prints one table. Ratios count, not milliseconds: everything is run in one go on one machine.
"""

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from library import build
from words import Words

HERE = Path(__file__).parent
KEYS = {"j": "j*60", "PgDn": "<pgdn>*40", "n": "n*40", "open": "<enter><esc>"}


@dataclass(frozen=True)
class Program:
    """Something to measure: how it starts, what shows that it is ready, which keys it has."""

    name: str
    argv: list[str]
    ready: str
    keys: dict[str, str] = field(default_factory=dict)
    warm: str = ""
    quit: str = "q"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--articles", type=int, default=100_000)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--work", type=Path, default=Path("/tmp/newsreader-bench"))
    arguments.add_argument("--tools", type=Path, default=HERE.parents[1] / "shared" / "tools")
    arguments.add_argument("--size", default="120x36")
    options = arguments.parse_args()
    pty = load_tool(options.tools / "pty_latency.py")
    size = tuple(int(part) for part in options.size.split("x"))
    print(f"| program | first paint ms | ratio | CPU ms | RSS MB | {' | '.join(KEYS)} |")
    print("|---|---|---|---|---|" + "---|" * len(KEYS))
    base = None
    for program in programs(options.work, options.articles):
        row = measure(pty, program, size, options.runs)
        base = base or row["paint"]
        cells = [row["keys"].get(name, "") for name in KEYS]
        print(
            f"| {program.name} | {row['paint']:.0f} | {row['paint'] / base:.2f} "
            f"| {row['cpu']:.0f} | {row['rss']:.0f} | {' | '.join(cells)} |",
            flush=True,
        )
    print("Keys: ms from key to settled screen, p50 / p99 (CPU ms p50). " + load())


def programs(work: Path, articles: int) -> list[Program]:
    python = sys.executable
    root = work / f"library-{articles}"
    if not (root / "data" / "library.db").exists():
        build(root, articles, 200)
    found = [
        Program("empty Textual app", [python, str(HERE / "empty_app.py")], "READY"),
        Program(
            f"newsreader, {articles:,}",
            [python, "-m", "newsreader", "--root", str(root)],
            r"Unread.*\d",
            {**KEYS, "open": "<enter><esc>*1" * 15},
        ),
    ]
    if shutil.which("newsboat"):
        found.append(newsboat(work, articles))
    return found


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
        {"j": "j*60", "PgDn": "<pgdn>*40", "n": "n*40", "open": "<enter>q" * 15},
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


def measure(pty: Any, program: Program, size: tuple[int, ...], runs: int) -> dict[str, Any]:
    starts, rss = [], []
    results: dict[str, list[Any]] = {name: [] for name in program.keys}
    for run in range(runs):
        with pty.PtyApp(program.argv, size=size, quiet=0.06) as app:
            starts.append(app.wait_ready(program.ready))
            if run == 0 or program.keys:
                if program.warm:
                    app.measure(program.warm)
                for name, keys in program.keys.items() if run == 0 else ():
                    results[name] += app.measure(keys)
            rss.append(app.rss_mb())
            app.stop(program.quit)
    return {
        "paint": median(start["paint_ms"] for start in starts),
        "cpu": median(start["cpu_ms"] for start in starts),
        "rss": max(rss),
        "keys": {name: _figures(pty, found) for name, found in results.items()},
    }


def _figures(pty: Any, found: list[Any]) -> str:
    summary = pty.summary(found)
    settled = summary.get("settled_ms", {"p50": 0, "p99": 0})
    cpu = summary.get("cpu_ms", {"p50": 0})
    return f"{settled['p50']:.0f} / {settled['p99']:.0f} ({cpu['p50']:.0f})"


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


def load() -> str:
    one, _, _ = os.getloadavg()
    return f"{os.cpu_count()} cores, load {one:.1f} at the end."


if __name__ == "__main__":
    main()
