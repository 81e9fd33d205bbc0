"""A keyring for tests: a JSON file. `PYTHON_KEYRING_BACKEND=cli_keyring.FileKeyring` chooses it."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend


class FileKeyring(KeyringBackend):
    """At the path in TEST_KEYRING."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        return self._all().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._path().write_text(json.dumps({**self._all(), f"{service} {username}": password}))

    def _all(self) -> dict[str, str]:
        kept: dict[str, str] = json.loads(self._path().read_text()) if self._path().exists() else {}
        return kept

    def _path(self) -> Path:
        return Path(os.environ["TEST_KEYRING"])
