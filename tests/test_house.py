"""The house's own rules, where import-linter cannot see."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from newsreader.cli import newsreader
from newsreader.view.actions import key_summary, key_table

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src" / "newsreader").rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_no_module_is_longer_than_400_lines(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 400


def test_no_module_hides_work_in_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}

    assert not [module for module in MODULES if module.stem in drawers]


def loaded_after(statement: str) -> set[str]:
    """The top-level packages that a fresh interpreter has loaded after `statement`."""
    probe = f"import json, sys; {statement}; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True)
    return {name.partition(".")[0] for name in json.loads(done.stdout)}


def test_commands_load_neither_the_screen_nor_the_network() -> None:
    loaded = loaded_after("import newsreader.cli")

    assert not loaded & {"textual", "httpx", "feedparser", "selectolax", "multiprocessing"}


def test_a_start_waits_for_no_dataclass() -> None:
    """Each takes half a millisecond to make; `msgspec.Struct` takes a fortieth of that."""
    probe = """
import sys
import newsreader.cli.building
found = (
    (name, kind)
    for name, module in sys.modules.items()
    for kind in vars(module).values()
    if name.startswith("newsreader.") and getattr(kind, "__module__", "") == name
)
print([kind for _, kind in found if hasattr(kind, "__dataclass_fields__")])
"""
    done = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True)

    assert done.stdout == "[]\n"


@pytest.mark.parametrize("room", ["sync.flow", "store.library", "page.document", "typeset.sheet"])
def test_the_flow_does_not_load_the_screen(room: str) -> None:
    assert "textual" not in loaded_after(f"import newsreader.{room}")


def test_a_sync_with_nothing_to_ask_loads_neither_the_network_nor_a_parser(tmp_path: Path) -> None:
    arguments = ["--root", str(tmp_path), "sync", "--quiet"]
    loaded = loaded_after(
        "from newsreader.cli import newsreader;"
        f" newsreader.main({arguments!r}, standalone_mode=False)"
    )

    assert not loaded & {"httpx", "feedparser", "selectolax"}


def test_the_app_begins_without_what_the_first_list_needs_not() -> None:
    probe = "import sys, newsreader.cli.building; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True)
    later = ("newsreader.page", "newsreader.query.parse", "newsreader.store.feedlist.accessfaults")

    assert not [name for name in done.stdout.split() if name.startswith(later)]


def test_the_app_begins_without_what_decodes_pictures() -> None:
    assert "PIL" not in loaded_after("import newsreader.view.app, newsreader.cli.building")


def test_the_decisions_do_not_load_the_network() -> None:
    loaded = loaded_after(
        "import newsreader.sync.due, newsreader.sync.changes, newsreader.query.parse"
    )

    assert not loaded & {"httpx", "sqlite3", "textual"}


def test_no_registry_or_lock_file_is_committed() -> None:
    names = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.splitlines()

    assert not [name for name in names if re.search(r"(uv|poetry|Pipfile)\.lock$|pylock", name)]


def test_every_room_of_the_guide_is_there() -> None:
    guide = (ROOT / "docs" / "rooms.md").read_text(encoding="utf-8")
    rooms = {
        path.name
        for path in (ROOT / "src" / "newsreader").iterdir()
        if (path / "__init__.py").exists()
    }

    assert len(guide.splitlines()) <= 100
    assert not [room for room in rooms if f"`{room}/`" not in guide]


def test_readme_and_guide_show_todays_keys() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    guide = (ROOT / "docs" / "guide" / "keys.md").read_text(encoding="utf-8")

    assert key_summary() in readme, "make readme"
    assert key_table() in guide, "make readme"
    assert len(readme.splitlines()) <= 150


def test_the_readme_names_only_commands_that_there_are() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    context = newsreader.make_context("newsreader", ["status"], resilient_parsing=True)
    named = set(re.findall(r"^newsreader ([a-z]+)", readme, re.MULTILINE))

    assert len(named) >= 5
    assert named <= set(newsreader.list_commands(context))
