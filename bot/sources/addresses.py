"""Which network addresses are public: our own list, because `ipaddress.is_global` leaks.

It calls multicast, NAT64-wrapped private addresses, 6to4 relays and cloud metadata hosts public,
and its answer differs between Python versions. The list follows IANA's special-purpose registries
(RFC 6890 and its updates): IPv4 is public unless listed; IPv6 is refused unless it lies in
2000::/3 and not in a listed block.
"""

from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
)
from typing import TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address

_REFUSED_V4 = tuple(
    IPv4Network(block)
    for block in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16"),
        *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        "168.63.129.16/32",  # the wire server of a cloud, at a public-looking address
    )
)
_PUBLIC_V6 = IPv6Network("2000::/3")
_REFUSED_V6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments: Teredo, benchmarking, ORCHID
        "2001:db8::/32",  # documentation
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_6TO4 = IPv6Network("2002::/16")


def is_public(text: str) -> bool:
    """Return whether an address literal is public. Anything that is no address is not."""
    try:
        address = unwrap(ip_address(text))
    except ValueError:
        return False
    if isinstance(address, IPv4Address):
        return not any(address in block for block in _REFUSED_V4)
    return (
        address.scope_id is None
        and address in _PUBLIC_V6
        and not any(address in block for block in _REFUSED_V6)
    )


def unwrap(address: Address) -> Address:
    """Return the IPv4 address inside an IPv6 one (v4-mapped, NAT64, 6to4), else the address."""
    if isinstance(address, IPv4Address) or address.scope_id is not None:
        return address
    if address in _MAPPED or address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _6TO4:
        return IPv4Address(int(address) >> 80 & 0xFFFFFFFF)
    return address
