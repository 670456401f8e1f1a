"""Only the public web is fetched: a table of addresses, tried for real up to the dialling.

The client is the real one down to its sockets, which are stopped as they dial and written down;
one internal server listens to see whether anybody comes.
"""

import socket
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.model.errors import ReadError, RefusedAddressError, UnreachableError
from bot.sources.client import Client
from tests.fakes.web import Reply, ScriptedWeb

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)

INSIDE = (
    *("127.0.0.1", "127.0.0.2", "127.1", "127.0.1", "127.255.255.254", "0", "0.0.0.0", "0.0.0.1"),
    *("2130706433", "017700000001", "0x7f000001", "0x7f.0.0.1", "0x7f.1", "0177.0.0.1"),
    *("0177.0.0.01", "127.0.0.01", "0x7F.0x0.0x0.0x1", "00000177.0.0.1", "3232235521"),
    *("10.0.0.1", "10.255.255.255", "167772161", "0xa000001", "012.0.0.1", "10.1"),
    *("172.16.0.1", "172.31.255.254", "192.168.0.1", "192.168.1.1", "192.168.257", "0xc0a80001"),
    *("100.64.0.1", "100.100.100.200", "100.127.255.254", "169.254.169.254", "2852039166"),
    *("0xa9fea9fe", "0xa9.0xfe.0xa9.0xfe", "0251.0376.0251.0376", "169.254.43518", "169.254.170.2"),
    *("168.63.129.16", "192.0.0.192", "192.0.0.1", "192.0.2.1", "192.88.99.1", "198.18.0.1"),
    *("198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250"),
    *("240.0.0.1", "255.255.255.255"),
    *("[::]", "[::1]", "[0:0:0:0:0:0:0:1]", "[::127.0.0.1]", "[::ffff:127.0.0.1]"),
    *("[::ffff:7f00:1]", "[::ffff:10.0.0.1]", "[::ffff:169.254.169.254]", "[::ffff:a9fe:a9fe]"),
    *("[::ffff:100.64.0.1]", "[::ffff:0:7f00:1]", "[64:ff9b::7f00:1]", "[64:ff9b::10.0.0.1]"),
    *("[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2002:a00:1::1]"),
    *("[2002:a9fe:a9fe::1]", "[fc00::1]", "[fd00::1]", "[fd00:ec2::254]", "[fe80::1]"),
    *("[fe80::a9fe:a9fe]", "[fec0::1]", "[ff02::1]", "[ff05::1:3]", "[2001:db8::1]", "[2001::1]"),
    *("[2001:10::1]", "[2001:2::1]", "[3fff::1]", "[100::1]", "[5f00::1]", "[4000::1]", "[200::1]"),
    *("127。0。0。1", "１２７.0.0.1", "①②⑦.⓪.⓪.①", "127．0．0．1", "127｡0｡0｡1", "ⓛocalhost"),
)
NAMES = {
    "localhost": ("127.0.0.1", "::1"),
    "localhost.": ("127.0.0.1",),
    "LOCALHOST": ("127.0.0.1",),
    "foo.localhost": ("127.0.0.1",),
    "metadata.google.internal": ("169.254.169.254",),
    "loopback.example": ("127.0.0.1",),
    "loopback6.example": ("::1",),
    "lan.example": ("192.168.1.10",),
    "ten.example": ("10.20.30.40",),
    "cgnat.example": ("100.64.3.4",),
    "mixed.example": ("93.184.216.34", "10.0.0.1"),
    "mixed6.example": ("2606:4700::1111", "fe80::1"),
    "mapped.example": ("::ffff:127.0.0.1",),
    "nat64.example": ("64:ff9b::a00:1",),
    "sixtofour.example": ("2002:a00:1::1",),
    "linklocal.example": ("fe80::1%eth0",),
    "empty.example": (),
    "zero.example": ("0.0.0.0",),
    "nonsense.example": ("not-an-address",),
}
FORMS = (
    *("http://user@127.0.0.1/", "http://user:pass@127.0.0.1/", "http://8.8.8.8@127.0.0.1/"),
    *("http://127.0.0.1:80/", "https://127.0.0.1/", "http://127.0.0.1?x=1", "http://127.0.0.1#x"),
    *("http://8.8.8.8:22/", "http://8.8.8.8:25/", "http://8.8.8.8:6379/", "http://8.8.8.8:0/"),
    *("http://8.8.8.8:2375/", "http://8.8.8.8:9200/", "http://8.8.8.8:11211/", "http://8.8.8.8:1/"),
    *(
        "http://8.8.8.8:445/",
        "http://8.8.8.8:5432/",
        "http://8.8.8.8:3306/",
        "http://8.8.8.8:10250/",
    ),
    *("http://8.8.8.8:65536/", "http://8.8.8.8:-1/", "http://8.8.8.8:a/", "http://8.8.8.8:٢٢/"),
    *("file:///etc/passwd", "file://localhost/etc/passwd", "gopher://8.8.8.8/", "ftp://8.8.8.8/"),
    *("unix:/var/run/docker.sock", "http+unix://%2Fvar%2Frun%2Fdocker.sock/", "dict://8.8.8.8/"),
    *(
        "data:text/xml,<rss/>",
        "javascript:alert(1)",
        "ldap://8.8.8.8/",
        "ws://8.8.8.8/",
        "//8.8.8.8/",
    ),
    *("jar:http://8.8.8.8!/", "view-source:http://8.8.8.8/", "http:///etc/passwd", "http://"),
    *("http:/8.8.8.8/", "http://[::1", "http://[]/", "http://[::1]x/", "http://[fe80::1%25eth0]/"),
    *("http://[::ffff:127.0.0.1%25lo]/", "http://[v1.x]/", "http://\\127.0.0.1/", "http://.", ""),
    *("http://127.0.0.1\\@8.8.8.8/", "http://8.8.8.8\\@127.0.0.1/", "http://a b/", "8.8.8.8"),
)
REFUSED = (
    *(f"http://{host}/" for host in INSIDE),
    *(f"http://{name}/" for name in NAMES),
    *FORMS,
)
OUTSIDE = {
    "news.example": ("93.184.216.34",),
    "cdn.example": ("93.184.216.34", "1.1.1.1"),
    "six.example": ("2606:4700:4700::1111",),
    "dual.example": ("93.184.216.34", "2606:4700:4700::1111"),
    "nat64-public.example": ("64:ff9b::808:808",),
    "bücher.example": ("93.184.216.34",),
}
ALLOWED = {
    "http://news.example/": "93.184.216.34",
    "https://news.example/": "93.184.216.34",
    "HTTP://NEWS.EXAMPLE/feed": "93.184.216.34",
    "http://news.example:80/feed.xml": "93.184.216.34",
    "https://news.example:443/feed.xml": "93.184.216.34",
    "http://news.example:8080/": "93.184.216.34",
    "https://news.example:8443/": "93.184.216.34",
    "http://news.example:3000/": "93.184.216.34",
    "http://news.example:65535/": "93.184.216.34",
    "http://user:pass@news.example/": "93.184.216.34",
    "http://news.example/?url=http://127.0.0.1/": "93.184.216.34",
    "http://news.example/#127.0.0.1": "93.184.216.34",
    "http://news.example/10.0.0.1": "93.184.216.34",
    "http://cdn.example/": "93.184.216.34",
    "http://six.example/": "2606:4700:4700::1111",
    "http://dual.example/": "93.184.216.34",
    "http://nat64-public.example/": "8.8.8.8",
    "http://bücher.example/": "93.184.216.34",
    "http://xn--bcher-kva.example/": "93.184.216.34",
    "http://1.1.1.1/": "1.1.1.1",
    "http://8.8.8.8:8080/": "8.8.8.8",
    "http://100.63.255.255/": "100.63.255.255",
    "http://100.128.0.1/": "100.128.0.1",
    "http://172.15.255.255/": "172.15.255.255",
    "http://172.32.0.1/": "172.32.0.1",
    "http://192.0.1.1/": "192.0.1.1",
    "http://192.169.0.1/": "192.169.0.1",
    "http://198.20.0.1/": "198.20.0.1",
    "http://223.255.255.255/": "223.255.255.255",
    "http://169.253.255.255/": "169.253.255.255",
    "http://168.63.129.17/": "168.63.129.17",
    "http://[2606:4700:4700::1111]/": "2606:4700:4700::1111",
    "https://[2a00:1450:4001:81b::200e]/": "2a00:1450:4001:81b::200e",
    "http://[::ffff:8.8.8.8]/": "8.8.8.8",
    "http://[2002:808:808::1]/": "8.8.8.8",
    "http://134744072/": "8.8.8.8",
}
"""With the address that is dialled."""


async def resolve(host: str, port: int) -> list[str]:
    """Answer from the tables, and spell numbers out as the system does; nobody is asked."""
    for name, found in {**NAMES, **OUTSIDE}.items():
        if host in (name.lower(), name.encode("idna").decode()):
            return list(found)
    try:
        entries = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST
        )
    except (OSError, UnicodeError) as error:
        raise UnreachableError(f"The host {host} was not found.") from error
    return [str(entry[4][0]) for entry in entries]


_recording: list[tuple[str, int]] | None = None


def _record(event: str, arguments: tuple[Any, ...]) -> None:
    """Python tells of every socket before it connects; while a test records, none does."""
    if _recording is not None and event == "socket.connect":
        _recording.append(arguments[1][:2])
        raise ConnectionRefusedError("nobody there")


sys.addaudithook(_record)  # for good: hooks cannot be taken away


@pytest.fixture
def dialled() -> Iterator[list[tuple[str, int]]]:
    """What would have been dialled, by whatever way to the network."""
    global _recording
    _recording = []
    yield _recording
    _recording = None


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    made = Client(user_agent="x", clock=lambda: NOW, resolve=resolve)
    yield made
    await made.aclose()


def test_the_tables_are_as_long_as_promised() -> None:
    assert len(set(REFUSED)) >= 150
    assert len(ALLOWED) >= 30


@pytest.mark.parametrize("url", REFUSED)
async def test_what_is_inside_is_never_dialled(
    client: Client, dialled: list[tuple[str, int]], url: str
) -> None:
    with pytest.raises(ReadError) as caught:
        await client.get(url)
    assert isinstance(caught.value, RefusedAddressError | UnreachableError)
    assert dialled == []


@pytest.mark.parametrize(("url", "address"), ALLOWED.items())
async def test_the_public_web_is_dialled_where_it_was_checked(
    client: Client, dialled: list[tuple[str, int]], url: str, address: str
) -> None:
    with pytest.raises(UnreachableError, match="refused the connection"):
        await client.get(url)
    assert dialled[0][0] == address


@pytest.mark.parametrize(
    "target",
    [
        *(
            f"http://{host}:{{port}}/"
            for host in ("127.0.0.1", "127.1", "2130706433", "0x7f.1", "0")
        ),
        *(f"http://{host}:{{port}}/" for host in ("[::1]", "[::ffff:127.0.0.1]", "[::]")),
        *(f"http://{name}:{{port}}/" for name in NAMES),
        *("http://127。0。0。1:{port}/", "//127.0.0.1:{port}/", "http://x@127.0.0.1:{port}/"),
        *("file:///etc/passwd", "gopher://127.0.0.1:{port}/", "ftp://127.0.0.1:{port}/"),
        *(
            "http://169.254.169.254/latest/meta-data/",
            "http://[fd00:ec2::254]/",
            "http://10.0.0.1/",
        ),
        *("http://8.8.8.8:6379/", "unix:/x.sock", "http://127.0.0.1:22/", "http://[fe80::1%25lo]/"),
    ],
)
@pytest.mark.parametrize("status", [301, 302, 307])
async def test_no_redirect_leads_inside(target: str, status: int) -> None:
    async with ScriptedWeb() as inside, ScriptedWeb() as outside:
        location = target.format(port=inside.port).encode().decode("latin-1")
        outside.script("/feed", Reply(status=status, headers={"Location": location}))
        inside.script("/", Reply(body=b"secret"))

        async def as_public(host: str, port: int) -> list[str]:
            return ["127.0.0.1"] if host == "feeds.example" else await resolve(host, port)

        exempt = [f"feeds.example:{outside.port}"]
        client = Client(user_agent="x", clock=lambda: NOW, resolve=as_public, allow_private=exempt)
        with pytest.raises(ReadError) as caught:
            await client.get(f"http://feeds.example:{outside.port}/feed")
        await client.aclose()
        assert isinstance(caught.value, RefusedAddressError | UnreachableError)
        assert inside.connections == 0
        assert len(outside.requests) == 1


async def test_an_exemption_opens_one_port_of_one_host_and_no_other() -> None:
    async with ScriptedWeb() as exempt, ScriptedWeb() as other:
        exempt.script("/feed", Reply(body=b"<rss/>"))
        client = Client(user_agent="x", clock=lambda: NOW, allow_private=[exempt.address])
        assert (await client.get(exempt.url("/feed"))).body == b"<rss/>"
        for url in (
            other.url("/feed"),
            f"http://127.1:{exempt.port}/feed",
            f"http://2130706433:{exempt.port}/feed",
            f"http://[::ffff:127.0.0.1]:{exempt.port}/feed",
        ):
            with pytest.raises(RefusedAddressError):
                await client.get(url)
        await client.aclose()
        assert other.connections == 0
        assert len(exempt.requests) == 1


async def test_a_name_that_changes_its_mind_is_dialled_where_it_was_checked(
    dialled: list[tuple[str, int]],
) -> None:
    answers = [["93.184.216.34"], ["127.0.0.1"]]

    async def rebind(host: str, port: int) -> list[str]:
        return answers.pop(0)

    client = Client(user_agent="x", clock=lambda: NOW, resolve=rebind)
    with pytest.raises(UnreachableError):
        await client.get("http://rebind.example/")
    with pytest.raises(RefusedAddressError):
        await client.get("http://rebind.example/")
    await client.aclose()
    assert dialled == [("93.184.216.34", 80)]
