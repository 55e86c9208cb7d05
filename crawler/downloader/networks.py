"""Which addresses of the internet are public, and which names can only be of a private network."""

import re
import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

_ANY_V4 = (
    IPv4Network("192.0.0.0/24"),  # protocols of the IETF; Python calls parts of it global
    IPv4Network("192.88.99.0/24"),  # relays of 6to4
)
_GLOBAL_V6 = IPv6Network("2000::/3")
"""All that was ever given out: IANA, "Internet Protocol Version 6 Address Space"."""
_NOT_GLOBAL_V6 = (
    IPv6Network("2001::/23"),  # Teredo, benchmarks, ORCHID
    IPv6Network("2001:db8::/32"),
    IPv6Network("2002::/16"),  # 6to4: leads to the IPv4 address that it holds
    IPv6Network("3fff::/20"),
)
_HOLDS_V4 = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
"""Mapped, and what a NAT64 makes for networks without IPv4 (RFC 6052): each is the IPv4 address in
its last 32 bits."""

_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)", re.ASCII)
_LOCAL = re.compile(
    r"(?:.+\.)?(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|test"
    r"|home\.arpa)|[^.]+",
)
"""Names that nobody can register: RFC 6761, 6762 and 8375, ICANN's .internal and the three that it
gives to nobody, and those of one label."""


def is_public(text: str) -> bool:
    """Tell whether an IP address is anybody's to reach; false for text that is none.

    Private are loopback, link-local, shared (100.64.0.0/10), multicast, documentation and all
    others that are reserved, in IPv4, in IPv6, and in IPv6 addresses that stand for IPv4 ones.
    """
    try:
        address = ip_address(text)
    except ValueError:
        return False
    if isinstance(address, IPv4Address):
        return _is_public_v4(address)
    if address.scope_id is not None:
        return False
    if any(address in network for network in _HOLDS_V4):
        return _is_public_v4(IPv4Address(int(address) & 0xFFFFFFFF))
    return address in _GLOBAL_V6 and not any(address in network for network in _NOT_GLOBAL_V6)


def _is_public_v4(address: IPv4Address) -> bool:
    is_odd = address.is_multicast or any(address in network for network in _ANY_V4)
    return address.is_global and not is_odd


def literal(host: str) -> Address | None:
    """Return the IP address that *host* spells; null for a name.

    *host*: in lower case, without brackets. IPv4 comes in all spellings that a C library takes:
    ``127.1``, ``0177.0.0.1``, ``0x7f000001``, ``2130706433``. Raises ValueError for what ends in a
    number, so that it is no name, and spells no address.
    """
    if ":" in host:
        return ip_address(host)
    bare = host.removesuffix(".")
    if not _NUMBER.fullmatch(bare.rpartition(".")[2]):
        return None
    try:
        return IPv4Address(socket.inet_aton(bare))
    except OSError:
        raise ValueError(f"{host} is no address") from None


def is_local(host: str) -> bool:
    """Tell whether *host*, as of :func:`literal`, can be nothing but private: address or name."""
    address = literal(host)
    if address is not None:
        return not is_public(str(address))
    return bool(_LOCAL.fullmatch(host.removesuffix(".")))
