import pytest

from bot.model.errors import RefusedAddressError, SettingsError
from bot.sources.guard import Guard


def resolve_to(*addresses: str):
    async def resolve(host: str, port: int) -> list[str]:
        return list(addresses)

    return resolve


@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/passwd", "gopher://example.org/", "ftp://example.org/", "javascript:1"),
        *("unix:/run/x.sock", "example.org", "//example.org/", "http://", "http:///path", ""),
        *("http://example.org:22/", "http://example.org:25/", "http://example.org:0/"),
        *("http://example.org:6379/", "http://example.org:1023/", "http://example.org:99999/"),
        *("http://example.org:port/", "http://[::1/", "http://example.org:443x/"),
    ],
)
def test_refuses_schemes_and_ports(url: str) -> None:
    with pytest.raises(RefusedAddressError):
        Guard(resolve_to("8.8.8.8")).check(url)


@pytest.mark.parametrize(
    "url",
    [
        *("http://example.org/", "https://example.org/feed.xml", "http://example.org:8080/"),
        *("https://example.org:8443/", "http://example.org:3000/", "https://[2606:4700::1]/"),
    ],
)
def test_allows_web_addresses(url: str) -> None:
    Guard(resolve_to("8.8.8.8")).check(url)


SERVICES = (
    *(1433, 1521, 2049, 2181, 2375, 2376, 2379, 3306, 3389, 5060, 5432, 5672, 5900, 5984, 6379),
    *(6443, 6667, 8500, 9042, 9092, 9100, 9200, 10250, 11211, 15672, 27017),
)
"""Ports of databases, queues, desktops and clusters: none of them serves feeds."""


def test_no_other_service_is_spoken_to() -> None:
    guard = Guard(resolve_to("8.8.8.8"))
    for port in SERVICES:
        with pytest.raises(RefusedAddressError, match=f"is on port {port}, which is not a port"):
            guard.check(f"http://example.org:{port}/")


def test_an_address_tells_by_itself_whether_it_is_public() -> None:
    guard = Guard(resolve_to("127.0.0.1"), ["192.168.0.9:80"])
    for url in ("http://8.8.8.8/", "http://192.168.0.9/", "http://name.example:8080/"):
        guard.check_unresolved(url)
    for url in ("http://192.168.0.9:8080/", "https://192.168.0.9/", "http://[::1]/"):
        with pytest.raises(RefusedAddressError, match="is not a public address"):
            guard.check_unresolved(url)


@pytest.mark.parametrize(
    "answers",
    [
        ("127.0.0.1",),
        ("169.254.169.254",),
        ("8.8.8.8", "10.0.0.1"),
        ("2606:4700::1", "::ffff:192.168.0.1"),
        ("64:ff9b::a00:1",),
        (),
    ],
)
async def test_refuses_a_name_unless_every_address_is_public(answers: tuple[str, ...]) -> None:
    with pytest.raises(RefusedAddressError):
        await Guard(resolve_to(*answers)).addresses("feeds.example", 443)


async def test_dials_exactly_what_was_checked() -> None:
    guard = Guard(resolve_to("8.8.8.8", "::ffff:1.1.1.1", "8.8.8.8"))
    assert await guard.addresses("feeds.example", 443) == ["8.8.8.8", "1.1.1.1"]


async def test_a_name_is_resolved_once_per_connection() -> None:
    asked: list[str] = []

    async def rebind(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["8.8.8.8"] if len(asked) == 1 else ["127.0.0.1"]

    assert await Guard(rebind).addresses("feeds.example", 80) == ["8.8.8.8"]
    assert asked == ["feeds.example"]


async def test_an_exemption_is_for_one_exact_host_and_port() -> None:
    guard = Guard(resolve_to("192.168.1.5"), ["RSSHub.lan:1200", "[::1]:81"])
    assert await guard.addresses("rsshub.lan", 1200) == ["192.168.1.5"]
    assert await guard.addresses("::1", 81) == ["192.168.1.5"]
    guard.check("http://rsshub.lan:1200/x")
    guard.check("http://[::1]:81/x")
    for host, port in (("rsshub.lan", 1201), ("other.lan", 1200), ("sub.rsshub.lan", 1200)):
        with pytest.raises(RefusedAddressError):
            await guard.addresses(host, port)


@pytest.mark.parametrize("text", ["rsshub.lan", ":80", "host:", "host:x", ""])
def test_a_wrong_exemption_is_named(text: str) -> None:
    with pytest.raises(SettingsError, match="allow_private"):
        Guard(resolve_to(), [text])


async def test_messages_hide_user_and_query() -> None:
    with pytest.raises(RefusedAddressError) as caught:
        Guard(resolve_to()).check("ftp://ann:secret@example.org/a?key=hidden&bare")
    for secret in ("ann", "secret", "hidden", "bare"):
        assert secret not in str(caught.value)
    assert "ftp://example.org/a?key=…" in str(caught.value)


@pytest.mark.parametrize(
    "url", ["http://javascript:alert(1)", "http://[::1/", "http://a.example:x/"]
)
def test_what_cannot_be_read_is_told_in_a_whole_sentence(url: str) -> None:
    """It said "an address that cannot be read is not a web address"."""
    with pytest.raises(RefusedAddressError, match=r"^That address cannot be read\. Give an"):
        Guard(resolve_to("192.0.2.1")).check(url)
