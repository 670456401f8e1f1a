import asyncio
import ssl
from datetime import UTC, datetime, timedelta

import httpx2
import pytest

from bot.model.errors import (
    HttpStatusError,
    ReadError,
    RefusedAddressError,
    UnreachableError,
)
from bot.model.feed import FetchState
from bot.sources.answers import unreachable
from bot.sources.client import Client, redirect_target
from tests.fakes.web import Reply, ScriptedWeb

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


async def test_fetches_with_its_name_and_without_cookies(web: ScriptedWeb, client: Client) -> None:
    web.script(
        "/a",
        Reply(
            body=b"hello",
            headers={"Content-Type": 'Text/XML; charset="ISO-8859-1"', "Set-Cookie": "a=b"},
        ),
    )
    response = await client.get(web.url("/a"))
    await client.get(web.url("/a"))
    assert (response.body, response.status) == (b"hello", 200)
    assert (response.media_type, response.charset) == ("text/xml", "ISO-8859-1")
    assert response.url == web.url("/a")
    second = web.requests[1].headers
    assert second["user-agent"] == "Verbatim-test/1"
    assert "cookie" not in second
    assert "referer" not in second
    assert second["accept-encoding"] == "gzip, deflate"


async def test_validators_go_back_byte_for_byte(web: ScriptedWeb, client: Client) -> None:
    headers = {"ETag": 'W/"a\xe9-gzip"', "Last-Modified": "Thu, 19 Nov 2026 08:00:00 GMT"}
    web.script("/a", Reply(body=b"x", headers=headers, conditional=True))
    first = await client.get(web.url("/a"))
    state = FetchState(etag=first.etag, last_modified=first.last_modified)
    second = await client.get(web.url("/a"), state=state)
    assert first.etag == headers["ETag"]
    assert web.requests[1].headers["if-none-match"] == headers["ETag"]
    assert web.requests[1].headers["if-modified-since"] == headers["Last-Modified"]
    assert second.not_modified
    assert (second.etag, second.last_modified) == (first.etag, first.last_modified)


async def test_what_a_header_says_on_several_lines_counts(web: ScriptedWeb, client: Client) -> None:
    lines = {"Cache-Control": "public", "cache-control": "max-age=600"}
    web.script("/a", Reply(body=b"x", headers=lines))
    assert (await client.get(web.url("/a"))).fresh_for == timedelta(minutes=10)


async def test_a_304_may_bring_a_new_validator(web: ScriptedWeb, client: Client) -> None:
    web.script("/a", Reply(status=304, headers={"ETag": '"2"'}))
    response = await client.get(web.url("/a"), state=FetchState(etag='"1"', last_modified="x"))
    assert (response.etag, response.last_modified) == ('"2"', "x")


async def test_validators_are_forgotten_when_they_vanish(web: ScriptedWeb, client: Client) -> None:
    web.script("/a", Reply(body=b"new"))
    response = await client.get(web.url("/a"), state=FetchState(etag='"1"', last_modified="x"))
    assert (response.etag, response.last_modified) == ("", "")


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (404, "404 (Not Found)"),
        (403, "403"),
        (410, "410"),
        (500, "500"),
        (999, "999"),
        (304, "304"),
    ],
)
async def test_failures_are_sentences(
    web: ScriptedWeb, client: Client, status: int, says: str
) -> None:
    web.script("/a", Reply(status=status))
    with pytest.raises(HttpStatusError) as caught:
        await client.get(web.url("/a?key=secret"))
    assert caught.value.status == status
    assert says in caught.value.message
    assert caught.value.fix
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (403, {"cf-mitigated": "challenge"}),
        (202, {"x-amzn-waf-action": "challenge"}),
        (405, {"x-amzn-waf-action": "captcha"}),
    ],
)
async def test_a_firewalls_challenge_is_named(
    web: ScriptedWeb, client: Client, status: int, headers: dict[str, str]
) -> None:
    web.script("/a", Reply(status=status, headers=headers))
    with pytest.raises(HttpStatusError, match="whether you are a robot") as caught:
        await client.get(web.url("/a"))
    assert "automated readers" in caught.value.fix


async def test_a_server_that_speaks_no_tls_is_not_said_to_refuse() -> None:
    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.close()

    async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as server:
        address = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        client = Client(user_agent="x", allow_private=[address], clock=lambda: NOW, seconds=5)
        with pytest.raises(UnreachableError, match="no secure connection could be made"):
            await client.get(f"https://{address}/")
        await client.aclose()


def test_a_network_out_of_reach_is_not_said_to_refuse() -> None:
    failure = httpx2.ConnectError("All connection attempts failed")
    failure.__cause__ = OSError(101, "Network is unreachable")
    assert "cannot be reached from here" in unreachable("https://e.example/", failure).message


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("certificate has expired", "has expired"),
        ("Hostname mismatch, certificate is not valid for 'e.example'.", "is for another name"),
        ("self-signed certificate", "nobody known vouches"),
        ("unable to get local issuer certificate", "nobody known vouches"),
        ("certificate is not yet valid", "not valid yet"),
        ("CA signature digest algorithm too weak", "is not valid"),
    ],
)
def test_what_is_wrong_with_a_certificate_is_said(said: str, reason: str) -> None:
    failure = ssl.SSLCertVerificationError(1, f"certificate verify failed: {said} (_ssl.c:1006)")
    error = unreachable("https://e.example/", failure)
    assert reason in error.message
    assert "only the site can mend that" in error.fix


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", timedelta(minutes=2)),
        ("99999999", timedelta(days=1)),
        ("Fri, 20 Nov 2026 13:00:00 GMT", timedelta(hours=1)),
        ("Fri, 20 Nov 2020 13:00:00 GMT", timedelta()),
        ("soon", None),
        ("-5", None),
        ("1e9", None),
    ],
)
async def test_retry_after(
    web: ScriptedWeb, client: Client, value: str, wait: timedelta | None
) -> None:
    web.script("/a", Reply(status=429, headers={"Retry-After": value}))
    with pytest.raises(HttpStatusError) as caught:
        await client.get(web.url("/a"))
    assert caught.value.retry_after == (None if wait is None else NOW + wait)


# ── redirects ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_follows_redirects(web: ScriptedWeb, client: Client, status: int) -> None:
    web.script("/a", Reply(status=status, headers={"Location": "b?x=1"}))
    web.script("/b", Reply(body=b"here"))
    response = await client.get(web.url("/a"))
    assert (response.body, response.url) == (b"here", web.url("/b?x=1"))


async def test_gives_up_on_a_loop(web: ScriptedWeb, client: Client) -> None:
    web.script("/a", Reply(status=301, headers={"Location": "/a"}))
    with pytest.raises(UnreachableError, match="redirects in a circle") as caught:
        await client.get(web.url("/a"))
    assert "cookie" in caught.value.fix
    assert len(web.requests) == 1  # asking again would be answered the same


async def test_gives_up_on_a_long_chain(web: ScriptedWeb, client: Client) -> None:
    for number in range(9):
        web.script(f"/{number}", Reply(status=302, headers={"Location": f"/{number + 1}"}))
    with pytest.raises(UnreachableError, match="redirects more than 5 times"):
        await client.get(web.url("/0"))
    assert len(web.requests) == 6


@pytest.mark.parametrize(
    "target",
    ["mailto:a@e.example", "javascript:1", "http://x:99999/", "https:", "/" + "a" * 70_000],
)
async def test_a_redirect_to_what_is_no_address_is_the_sites_mistake(
    web: ScriptedWeb, client: Client, target: str
) -> None:
    web.script("/a", Reply(status=302, headers={"Location": target}))
    with pytest.raises(RefusedAddressError, match=f"{web.address}/a redirects to what is no web"):
        await client.get(web.url("/a"))


@pytest.mark.parametrize("sent", ["/café", "/caf\xc3\xa9", "/caf%C3%A9"])
async def test_a_redirect_to_a_name_in_any_script(
    web: ScriptedWeb, client: Client, sent: str
) -> None:
    """Sent as Latin-1, as UTF-8 (both are seen), and as it should be."""
    web.script("/a", Reply(status=302, headers={"Location": sent}))
    web.script("/caf%C3%A9", Reply(body=b"here"))
    assert (await client.get(web.url("/a"))).body == b"here"


@pytest.mark.parametrize(
    "target",
    [
        *("http://127.0.0.1:9/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/"),
        *("file:///etc/passwd", "http://10.0.0.1/", "http://localhost:8081/", "gopher://x/"),
        *("http://2130706433/", "http://0x7f.1/", "http://127。0。0。1/", "http://0/"),
        *("http://[::ffff:127.0.0.1]/", "http://user@127.0.0.1/", "http://127.1/"),
    ],
)
async def test_no_redirect_leads_inside(web: ScriptedWeb, client: Client, target: str) -> None:
    location = target.encode().decode("latin-1")
    web.script("/a", Reply(status=302, headers={"Location": location}))
    with pytest.raises(ReadError) as caught:
        await client.get(web.url("/a"))
    assert isinstance(caught.value, RefusedAddressError | UnreachableError)
    assert len(web.requests) == 1


async def test_a_private_server_is_never_reached_unless_exempt(web: ScriptedWeb) -> None:
    client = Client(user_agent="x", clock=lambda: NOW)
    for host in ("127.0.0.1", "localhost", "127.1", "2130706433", "[::ffff:127.0.0.1]"):
        with pytest.raises(RefusedAddressError):
            await client.get(f"http://{host}:{web.port}/")
    await client.aclose()
    assert web.connections == 0


async def test_a_name_that_resolves_inside_is_refused(web: ScriptedWeb) -> None:
    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    client = Client(user_agent="x", clock=lambda: NOW, resolve=resolve)
    with pytest.raises(RefusedAddressError, match="not a public address"):
        await client.get(f"http://feeds.example:{web.port}/")
    await client.aclose()
    assert web.connections == 0


async def test_the_environment_cannot_add_a_proxy(
    web: ScriptedWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", web.url())
    monkeypatch.setenv("ALL_PROXY", web.url())
    client = Client(user_agent="x", clock=lambda: NOW)
    with pytest.raises(RefusedAddressError):
        await client.get("http://127.0.0.1:8099/")
    await client.aclose()
    assert web.connections == 0


async def test_credentials_stay_with_their_origin(web: ScriptedWeb) -> None:
    async with ScriptedWeb() as other:
        client = Client(
            user_agent="x", allow_private=[web.address, other.address], clock=lambda: NOW
        )
        web.script("/a", Reply(status=302, headers={"Location": "/b"}))
        web.script("/b", Reply(status=302, headers={"Location": other.url("/c")}))
        other.script("/c", Reply(body=b"x"))
        response = await client.get(f"http://ann:pw@{web.address}/a")
        await client.aclose()
        assert [("authorization" in request.headers) for request in web.requests] == [True, True]
        assert "authorization" not in other.requests[0].headers
        assert "ann" not in response.url


async def test_no_way_down_from_https(client: Client, web: ScriptedWeb) -> None:
    answer = httpx2.Response(301, headers={"Location": "http://e.example/"})
    with pytest.raises(RefusedAddressError, match="from https to http"):
        redirect_target(httpx2.URL("https://e.example/"), answer)
