"""Where things live, XDG variables honoured."""

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from platformdirs import PlatformDirs

from newsreader.models.moving import Home


class Paths(Struct, frozen=True):
    """The folders of one profile and the files in them. Nothing is created here."""

    config: Path
    data: Path
    state: Path

    @classmethod
    def of_profile(cls, name: str | None = None) -> "Paths":
        """The person's own folders; a named profile gets folders beside them.

        Raises ValueError when the name is not made of letters, digits, `-` and `_`.
        """
        dirs = PlatformDirs("newsreader", appauthor=False)
        roots = (dirs.user_config_path, dirs.user_data_path, dirs.user_state_path)
        if name is None:
            return cls(*roots)
        if not re.fullmatch(r"[\w-]{1,40}", name):
            raise ValueError(f"A profile's name has letters, digits, - and _ only, not {name!r}.")
        return cls(*(root / "profiles" / name for root in roots))

    @classmethod
    def under(cls, root: Path) -> "Paths":
        """Everything below one folder: the demo, the tests."""
        return cls(root / "config", root / "data", root / "state")

    @property
    def config_toml(self) -> Path:
        return self.config / "config.toml"

    @property
    def feeds_toml(self) -> Path:
        return self.config / "feeds.toml"

    @property
    def sites_toml(self) -> Path:
        return self.config / "sites.toml"

    @property
    def library(self) -> Path:
        return self.data / "library.db"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def pictures(self) -> Path:
        return self.data / "pictures"

    @property
    def pictures_lock(self) -> Path:
        return self.data / "pictures.lock"

    @property
    def sync_lock(self) -> Path:
        return self.data / "sync.lock"

    @property
    def log(self) -> Path:
        return self.state / "newsreader.log"

    @property
    def first_frame(self) -> Path:
        return self.state / "first-frame"


def newsboat_homes(home: Path, environ: Mapping[str, str]) -> list[Home]:
    """Where newsboat and newsbeuter look for their files, in their order."""
    config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
    data = Path(environ.get("XDG_DATA_HOME") or home / ".local/share")
    return [
        Home(program, above / folder / "urls", beside / folder / "cache.db")
        for program in ("newsboat", "newsbeuter")
        for above, beside, folder in ((config, data, program), (home, home, f".{program}"))
    ]


def path_of(words: str) -> Path:
    """What a person wrote; `~name` stays as it is where nobody is called so."""
    try:
        return Path(words).expanduser()
    except RuntimeError:
        return Path(words)


def is_there(path: Path) -> bool:
    """Nothing is where no name can be so long."""
    try:
        return path.exists()
    except OSError:
        return False
