"""What the app writes into config.toml: `[keys]` alone. The rest stays as the person wrote it."""

from collections.abc import Mapping

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Table

from newsreader.config import ConfigError


def with_keys(text: str, keys: Mapping[str, str]) -> str:
    """`text` with exactly these under `[keys]`. Raises ConfigError where it has no such table."""
    try:
        document = tomlkit.parse(text)
    except TOMLKitError as error:
        raise ConfigError(f"config.toml is not valid TOML: {error}.") from error
    table = document.setdefault("keys", tomlkit.table())
    if not isinstance(table, Table):
        raise ConfigError("keys in config.toml is no table: write [keys] above them.")
    for name in [name for name in table if name not in keys]:
        del table[name]
    for name, value in keys.items():
        if table.get(name) != value:
            table[name] = value
    return tomlkit.dumps(document)
