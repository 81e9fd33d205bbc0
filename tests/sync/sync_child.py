"""A stand-in for `python -m newsreader`: says lines, then ends, hangs or dies as it is told."""

import json
import os
import signal
import sys
import time


def line(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def say(**event: object) -> None:
    line(json.dumps(event))


def main(script: str, *arguments: str) -> None:
    match script:
        case "echo":
            say(event="refused", reason=" ".join(arguments))
        case "finish":
            say(event="sync_started", due=1)
            line("not an event")
            say(event="from_the_future")
            failures = [{"feed_url": "https://x.example", "reason": "x" * 200_000}]
            counts = dict.fromkeys(
                ["fetched", "unchanged", "skipped", "new", "changed", "bytes"], 0
            )
            say(event="sync_finished", due=1, failed=1, failures=failures, seconds=0.1, **counts)
        case "ask":
            choice = {"url": "https://x.example/f", "title": "X", "kind": "RSS", "articles": 1}
            say(event="feeds_found", address="x.example", choices=[choice])
            say(event="refused", reason=sys.stdin.readline().strip())
        case "die":
            say(event="sync_started", due=1)
            sys.exit(3)
        case "hang":
            say(event="sync_started", due=1)
            time.sleep(3600)
        case "ignore":
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            say(event="sync_started", due=os.getpid())
            time.sleep(3600)


main(*sys.argv[1:])
