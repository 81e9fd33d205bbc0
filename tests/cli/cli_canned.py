"""The demo's network, moment and library: what a test sees does not depend on today."""

import shutil
from datetime import datetime
from pathlib import Path

from newsreader.paths import Paths


def at(moment: datetime) -> tuple[str, ...]:
    words = f"{moment:%Y-%m-%dT%H:%M:%S}"
    return "--canned", words, "--now", words


def at_rest(demo_root: Path, folder: Path) -> Path:
    """A copy of the demo's library that nothing changes but the person."""
    root = folder / "copy"
    shutil.copytree(demo_root, root)
    settings = "[reading]\nmark_read_after = -1\n[sync]\non_start = false\nwhile_open = false\n"
    Paths.under(root).config_toml.write_text(settings, encoding="utf-8")
    return root
