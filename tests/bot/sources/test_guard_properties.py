"""Any address at all: what is not public is refused, however it is dressed."""

from ipaddress import IPv4Address, IPv6Address, ip_network

from hypothesis import given
from hypothesis import strategies as st

from bot.model.errors import RefusedAddressError
from bot.sources.addresses import is_public
from bot.sources.guard import Guard

PRIVATE = tuple(
    ip_network(block)
    for block in (
        *("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.168.0.0/16", "0.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4"),
    )
)
private = st.sampled_from(PRIVATE).flatmap(lambda block: st.ip_addresses(network=block))
PIECES = ("http://", "https:", "//", "@", ":", "[", "]", "\\", "%", "#", "?", "::1", "127.0.0.1")


async def nobody(host: str, port: int) -> list[str]:
    return []


@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES) | st.text(max_size=4)).map("".join))
def test_any_text_is_let_through_or_refused_with_a_sentence(text: str) -> None:
    guard = Guard(nobody)
    for check in (guard.check, guard.check_unresolved):
        try:
            check(text)
        except RefusedAddressError as error:
            said = error.message
        else:
            continue
        assert said.endswith(".")


@given(private)
def test_a_private_address_is_refused_in_every_dress(address: IPv4Address) -> None:
    number = int(address)
    dressed = (
        str(address),
        f"::ffff:{address}",
        str(IPv6Address(0xFFFF << 32 | number)),
        str(IPv6Address((0x64FF9B << 96) | number)),
        str(IPv6Address(0x2002 << 112 | number << 80)),
        str(IPv6Address(number)),
    )
    assert not [one for one in dressed if is_public(one)]
    for host in (str(address), f"[::ffff:{address}]"):
        try:
            Guard(nobody).check_unresolved(f"http://{host}/feed")
        except RefusedAddressError:
            continue
        raise AssertionError(host)


@given(st.ip_addresses())
def test_nothing_is_public_that_python_knows_to_be_private(
    address: IPv4Address | IPv6Address,
) -> None:
    known = (address.is_private, address.is_loopback, address.is_link_local, address.is_multicast)
    inside = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if is_public(str(address)) and inside is None:
        assert not any(known)
        assert not address.is_unspecified
