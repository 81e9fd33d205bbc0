"""Who is asked, by what `[assistant]` says. PURE."""

from hashlib import blake2b
from pathlib import PurePath
from urllib.parse import urlsplit

from msgspec import Struct

from newsreader.addresses import is_this_machine
from newsreader.assistant.dialects import PATHS
from newsreader.assistant.prompts import VERSION, Prompt
from newsreader.config import Assistant
from newsreader.models.access import Secret, secret_in
from newsreader.models.asking import Route
from newsreader.models.speaking import PRESETS, Dialect, Preset


class Target(Struct, frozen=True):
    """An address or a command, and a model there."""

    to: str
    """As the person knows it: a host, with its port; a command."""
    model: str
    route: Route
    encrypted: bool = True
    address: str = ""
    dialect: Dialect = Dialect.OPENAI
    key: Secret | None = None
    command: tuple[str, ...] = ()

    def key_of(self, prompt: Prompt) -> bytes:
        """The same for the same words to the same model."""
        asked = (VERSION, self.address, self.dialect.value, self.command, self.model)
        words = repr((*asked, prompt.rules, prompt.text))
        return blake2b(words.encode("utf-8", "replace"), digest_size=20).digest()


def target_of(config: Assistant) -> Target:
    """Of a table without faults that names somebody."""
    if config.command:
        name = PurePath(config.command[0]).name
        return Target(
            to=f"the command {name}",
            model=config.model or name,
            route=Route.COMMAND,
            command=config.command,
        )
    preset = PRESETS.get(config.preset, Preset("", ""))
    address = _without_path((config.address or preset.address).rstrip("/"))
    parts = urlsplit(address)
    here = is_this_machine(parts.hostname or "")
    return Target(
        to=parts.netloc,
        model=config.model,
        route=Route.HERE if here else Route.AWAY,
        encrypted=parts.scheme == "https",
        address=address,
        dialect=Dialect(config.protocol) if config.protocol else preset.dialect,
        key=secret_in(config.key),
    )


def _without_path(address: str) -> str:
    """As it is copied from examples, with the path that is added to every address anyway."""
    for path in PATHS.values():
        address = address.removesuffix(path)
    return address


def cost_of(config: Assistant, tokens_in: int | None, tokens_out: int | None) -> str:
    """Nothing where no price is given or nobody counted."""
    if tokens_in is None and tokens_out is None:
        return ""
    cost = (config.price_in * (tokens_in or 0) + config.price_out * (tokens_out or 0)) / 1_000_000
    if not cost:
        return ""
    apart = "\u00a0" if config.currency[-1:].isalpha() else ""
    return f"{config.currency}{apart}{cost:.{4 if cost < 0.1 else 2}f}"
