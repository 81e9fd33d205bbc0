"""What goes along with a request to a feed's own server, and to nobody else."""

from base64 import b64encode
from collections.abc import Awaitable, Callable

from newsreader.models.access import Access, Secret, Value
from newsreader.vault import NoSecret

Tell = Callable[[Secret], Awaitable[str]]


async def personal_headers(access: Access, tell: Tell) -> dict[str, str]:
    """Raises NoSecret."""
    headers = {name: await _value(value, tell) for name, value in access.headers}
    if access.cookies:
        pairs = [f"{name}={await _value(value, tell)}" for name, value in access.cookies]
        headers["Cookie"] = "; ".join(pairs)
    if access.username and access.password:
        pair = f"{access.username}:{await tell(access.password)}"
        said = pair.encode(errors="surrogateescape")  # a variable's bytes, whatever they mean
        headers["Authorization"] = f"Basic {b64encode(said).decode()}"
    if access.token:
        headers["Authorization"] = f"Bearer {await tell(access.token)}"
    for name, value in headers.items():
        if not (value.isascii() and value.isprintable()):
            raise NoSecret(f"The secret for {name} has characters that no header can have.")
    return headers


async def _value(value: Value, tell: Tell) -> str:
    return value if isinstance(value, str) else await tell(value)
