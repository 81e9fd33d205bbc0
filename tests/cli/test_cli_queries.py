"""The same language in every command."""

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from newsreader.cli import newsreader

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, demo_root: Path) -> Run:
    """Call newsreader on a copy of the demo library: `run("list", "is:unread")`."""
    root = tmp_path / "copy"
    shutil.copytree(demo_root, root)

    def call(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(newsreader, ["--root", str(root), *arguments], input=stdin)

    return call


def data(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.mark.parametrize("query", ["japan", "is:unread", "japan or is:bookmarked", "-japan"])
def test_count_says_how_many_list_lists(run: Run, query: str) -> None:
    listed = data(run("list", "--limit", "1000", "--json", "--", query))
    assert int(run("count", "--", query).output) == len(listed) > 1


def test_count_answers_queries_line_by_line(run: Run) -> None:
    queries = ["is:unread", "qqqq", "日本"]
    said = data(run("count", "-", "--json", stdin="\n".join(queries)))

    assert [one["query"] for one in said] == queries
    assert said[0]["count"] > said[2]["count"] > said[1]["count"] == 0
    assert run("count", "-", stdin="is:unread\nqqqq\n").output.split() == [
        str(said[0]["count"]),
        "0",
    ]


def test_count_refuses_a_broken_line_before_it_counts_any(run: Run) -> None:
    result = run("count", "-", stdin="japan\nis:unr\n")
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize(
    "act",
    [
        ["mark", "read"],
        ["mark", "bookmark"],
        ["mark", "archive"],
        ["mark", "hide"],
        ["tag", "later"],
    ],
)
def test_a_dry_run_says_what_the_act_then_does(run: Run, act: list[str]) -> None:
    before = data(run("list", "--limit", "1000", "--json"))

    trial = data(run(*act, "-n", "japan", "--json"))
    between = data(run("list", "--limit", "1000", "--json"))
    done = data(run(*act, "japan", "--json"))

    assert between == before
    assert trial["count"] == len(trial["ids"]) == done["count"] > 1
    assert data(run(*act, "-n", "japan or is:hidden", "--json"))["count"] == 0


def test_a_dry_run_lists_some_and_counts_the_others(run: Run) -> None:
    first, *headlines, last = run("mark", "read", "-n", "is:unread", "--limit", "3").output.split(
        "\n"
    )[:-1]

    unread = int(run("count", "is:unread").output)
    assert first == f"Would mark {unread} of {unread} articles read."
    assert len(headlines) == 3
    assert last == f"  … and {unread - 3} more: --limit shows them."


def test_found_articles_are_exported_one_after_the_other(run: Run) -> None:
    printed = run("export", "feed:asagiri japan").output

    titles = [one["title"] for one in data(run("list", "feed:asagiri japan", "--json"))]
    assert len(titles) > 2
    assert printed.count("─" * 80) == len(titles) - 1
    assert all(f"# {title}" in printed.replace("\\", "") for title in titles)


@pytest.mark.parametrize(("kind", "ending"), [("markdown", "md"), ("html", "html")])
def test_found_articles_become_files(run: Run, tmp_path: Path, kind: str, ending: str) -> None:
    folder = tmp_path / "notes" / "japan"
    said = run("export", "japan", "--format", kind, "-o", str(folder))

    count = run("count", "japan").output.strip()
    assert said.output == f"Wrote {count} files into {folder}.\n"
    assert len(list(folder.glob(f"*.{ending}"))) == int(count)
    again = run("export", "japan", "--format", kind, "-o", str(folder))
    assert f"Wrote 0 files into {folder}; {count} were there already" in again.output


def test_found_articles_become_a_book(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "japan.epub"
    said = run("export", "japan", "--format", "epub", "--title", "On Japan", "-o", str(path))
    count = run("count", "japan").output.strip()
    assert said.output == f"Bound {count} articles into {path}.\n"
    assert b"On Japan" in ZipFile(path).read("EPUB/nav.xhtml")
    refused = run("export", "japan", "--format", "epub", "-o", str(path))
    assert (refused.exit_code, "--overwrite" in refused.stderr) == (1, True)
    again = run("export", "--id", "1", "--format", "epub", "-o", str(path), "--overwrite")
    assert again.output == f"Bound 1 article into {path}.\n"


def test_a_book_goes_through_a_pipe(run: Run) -> None:
    piped = run("export", "japan", "--format", "epub").stdout_bytes
    assert "EPUB/package.opf" in ZipFile(io.BytesIO(piped)).namelist()
    assert run("export", "qqqq", "--format", "epub").exit_code == 1


def test_html_of_several_articles_wants_a_folder(run: Run) -> None:
    assert "-o FOLDER" in run("export", "japan", "--format", "html").stderr


@pytest.mark.parametrize("query", ["japan", "qqqq"])
def test_found_articles_are_one_json_list(run: Run, tmp_path: Path, query: str) -> None:
    path = tmp_path / "found.json"
    printed = data(run("export", query, "--format", "json"))
    run("export", query, "--format", "json", "-o", str(path))

    assert [one["id"] for one in printed] == [
        one["id"] for one in data(run("list", query, "--limit", "1000", "--json"))
    ]
    assert all(one["html"] for one in printed)
    assert json.loads(path.read_text(encoding="utf-8")) == printed


def test_json_is_never_written_over_another_file_unasked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "found.json"
    path.write_text("mine")
    refused = run("export", "japan", "--format", "json", "-o", str(path))
    assert (refused.exit_code, path.read_text()) == (1, "mine")
    run("export", "japan", "--format", "json", "-o", str(path), "--overwrite")
    assert json.loads(path.read_text(encoding="utf-8"))


def test_subscriptions_are_exported_through_a_link_and_to_a_pipe(run: Run, tmp_path: Path) -> None:
    link, kept = tmp_path / "feeds.opml", tmp_path / "dotfiles.opml"
    kept.write_text("older")
    link.symlink_to(kept)
    assert run("export", "-o", str(link)).exit_code == 0
    assert link.is_symlink()
    assert "</opml>" in kept.read_text(encoding="utf-8")
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []
    assert run("export", "-o", "/dev/null").exit_code == 0


def test_help_tells_the_language_and_every_command(run: Run) -> None:
    assert "folder:Tech/Python" in run("help", "queries").output
    assert run("help", "mark").output == run("mark", "--help").output
    assert "sync " in run("help").output
    assert run("help", "snyc").exit_code == 2
