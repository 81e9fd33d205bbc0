"""A public server may not send us on to a private one: decided on the address connected to.

What a name resolves to may change between looking and connecting; the peer of a connection cannot.
"""

from collections.abc import Awaitable, Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

import httpx

_CONNECTS, _CONNECTED = ".connect_tcp.started", ".connect_tcp.complete"
_NAT64 = ip_network("64:ff9b::/96")


Trace = Callable[[str, dict[str, Any]], Awaitable[None]]
"""What httpcore tells each of its steps to."""


class LedInside(Exception):
    """The connection is closed; nothing was sent on it."""


def is_private(address: str) -> bool:
    """Anything but an address of the public internet, however it is wrapped."""
    try:
        ip = _unwrapped(ip_address(address.partition("%")[0]))
    except ValueError:
        return True
    site_local = isinstance(ip, IPv6Address) and ip.is_site_local
    return not ip.is_global or ip.is_multicast or ip.is_reserved or site_local


def _unwrapped(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address inside of a mapped, 6to4 or NAT64 one (RFC 4291, 3056, 6052)."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip


class Guard:
    """Looks at the peer of a connection before anything is sent on it."""

    def __init__(self, is_private: Callable[[str], bool] = is_private) -> None:
        self._is_private = is_private

    def is_public(self, response: httpx.Response) -> bool:
        """The server, or the proxy, that gave `response`."""
        return not self._is_inside(response.extensions["network_stream"])

    def watching(self, host: str) -> Trace:
        """For one request to `host`: raises LedInside. A proxy, which may be inside, is let be."""
        straight = True

        async def trace(event: str, info: dict[str, Any]) -> None:
            nonlocal straight
            if event.endswith(_CONNECTS):
                straight = info["host"] == host
            elif event.endswith(_CONNECTED) and straight:
                await self._refuse_inside(info["return_value"])

        return trace

    async def _refuse_inside(self, stream: Any) -> None:
        if self._is_inside(stream):
            await stream.aclose()
            raise LedInside

    def _is_inside(self, stream: Any) -> bool:
        peer = stream.get_extra_info("server_addr")
        return bool(peer) and self._is_private(str(peer[0]))
