"""What a test is given: a fixed moment, folders of its own, a library, a plain environment."""

import os
import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from newsreader.cli.demo import prepare
from newsreader.paths import Paths
from newsreader.store.library import Library

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

# Textual, click and httpx look at these; a developer's own settings must not reach a test.
for name in ("NO_COLOR", "TEXTUAL_THEME", "COLUMNS", "LINES", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
    os.environ.pop(name, None)
for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
    os.environ.pop(name, None)
    os.environ.pop(name.lower(), None)
os.environ["TEXTUAL_ANIMATIONS"] = "none"
# Rich keeps how a style was written first, also for a console with fewer colours:
# a picture that one test takes must not change what another sees.
os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"

# What is started in the background has ctrl+c ignored, and hands that on to its children.
signal.signal(signal.SIGINT, signal.default_int_handler)

# A push is judged by the same examples each time; at home every run looks for new ones.
# Neither is judged by the clock: a busy machine is no fault of what is tested.
calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("home", calm)
settings.register_profile("push", calm, derandomize=True)
settings.load_profile("push" if os.environ.get("CI") else "home")


@pytest.fixture
def noon() -> datetime:
    return NOON


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.under(tmp_path)


@pytest.fixture
def library(paths: Paths, noon: datetime) -> Iterator[Library]:
    with Library.open(paths, lambda: noon) as library:
        yield library


@pytest.fixture(scope="session")
def demo_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's profile, synced once at noon through the real flow. Copy it before you write."""
    root = tmp_path_factory.mktemp("demo")
    prepare(root, NOON)
    return root
