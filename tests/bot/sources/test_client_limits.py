"""What one answer may take: time, bytes, headers, codings, and how many are given up."""

import asyncio
import gzip
import zlib
from datetime import UTC, datetime

import pytest

from bot.model.errors import (
    NotTextError,
    ReadError,
    TooLargeError,
    UnreachableError,
)
from bot.model.feed import FetchState
from bot.sources.client import Client
from tests.fakes.waiting import pass_time
from tests.fakes.web import Reply, ScriptedWeb

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("ending", ["drip", "hang", "silent"])
async def test_one_deadline_holds_for_the_whole_answer(web: ScriptedWeb, ending: str) -> None:
    client = Client(user_agent="x", allow_private=[web.address], clock=lambda: NOW, seconds=0.2)
    web.script("/a", Reply(body=b"x" * 1000, ending=ending))  # type: ignore[arg-type]
    with pytest.raises(UnreachableError, match="did not answer in full within"):
        await client.get(web.url("/a"))
    await client.aclose()


async def test_an_endless_body_ends_at_the_limit(web: ScriptedWeb, client: Client) -> None:
    web.script("/a", Reply(body=b"x" * 65_536, ending="endless"))
    with pytest.raises(TooLargeError, match="larger than 1 MB"):
        await client.get(web.url("/a"), limit=1_048_576)


@pytest.mark.parametrize("ending", ["short", "reset"])
async def test_a_broken_answer_is_no_answer(web: ScriptedWeb, client: Client, ending: str) -> None:
    web.script("/a", Reply(body=b"x" * 10, ending=ending))  # type: ignore[arg-type]
    with pytest.raises(UnreachableError):
        await client.get(web.url("/a"))


@pytest.mark.parametrize(
    "bad",
    [
        Reply(body="é".encode() * 50, headers={"Content-Length": "50"}),
        Reply(status=204, body=b"nothing", headers={"Content-Length": "7"}),
        Reply(status=304, body=b"nothing", headers={"Content-Length": "7", "ETag": '"1"'}),
    ],
    ids=["counted in characters", "204 with a body", "304 with a body"],
)
async def test_what_a_bad_answer_leaves_behind_costs_no_other_feed_of_its_host(
    web: ScriptedWeb, client: Client, bad: Reply
) -> None:
    """Bytes after an answer stay on its connection, and look like the beginning of the next."""
    web.script("/bad", bad)
    web.script("/good", Reply(body=b"good"))
    for _ in range(2):
        await client.get(web.url("/bad"), state=FetchState(etag='"1"'))
        assert (await client.get(web.url("/good"))).body == b"good"


async def test_who_does_not_speak_http_is_asked_once(client: Client, web: ScriptedWeb) -> None:
    web.script("/a", Reply(ending="reset"))
    with pytest.raises(UnreachableError):
        await client.get(web.url("/a"))
    assert len(web.requests) == 1


async def test_huge_headers_are_refused(web: ScriptedWeb, client: Client) -> None:
    web.script("/a", Reply(headers={"X-Big": "x" * 2_000_000}))
    with pytest.raises(UnreachableError):
        await client.get(web.url("/a"))


async def test_an_absurd_validator_is_not_kept(web: ScriptedWeb, client: Client) -> None:
    web.script("/a", Reply(body=b"x", headers={"ETag": '"' + "e" * 5_000 + '"'}))
    assert (await client.get(web.url("/a"))).etag == ""


def squeeze(body: bytes, coding: str) -> bytes:
    if coding == "gzip":
        return gzip.compress(body)
    raw = zlib.compressobj(wbits=-15)
    return zlib.compress(body) if coding == "deflate" else raw.compress(body) + raw.flush()


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw"])
async def test_one_coding_is_inflated(web: ScriptedWeb, client: Client, coding: str) -> None:
    body = b"<rss>" + b"many words " * 50_000
    named = "deflate" if coding == "raw" else f" {coding.upper()} "
    web.script("/a", Reply(body=squeeze(body, coding), headers={"Content-Encoding": named}))
    assert (await client.get(web.url("/a"))).body == body


async def test_a_bomb_stops_at_the_limit(web: ScriptedWeb, client: Client) -> None:
    bomb = gzip.compress(b"\0" * 30_000_000)
    web.script("/a", Reply(body=bomb, headers={"Content-Encoding": "gzip"}))
    with pytest.raises(TooLargeError):
        await client.get(web.url("/a"), limit=1_000_000)


@pytest.mark.parametrize("coding", ["gzip, gzip", "gzip,deflate", "br", "zstd"])
async def test_other_codings_are_refused(web: ScriptedWeb, client: Client, coding: str) -> None:
    web.script("/a", Reply(body=b"x", headers={"Content-Encoding": coding}))
    with pytest.raises(NotTextError, match="was not offered"):
        await client.get(web.url("/a"))


async def test_a_server_that_only_says_gzip_is_believed_its_bytes(
    web: ScriptedWeb, client: Client
) -> None:
    web.script("/a", Reply(body=b"<rss/>", headers={"Content-Encoding": "gzip"}))
    assert (await client.get(web.url("/a"))).body == b"<rss/>"


@pytest.mark.parametrize("coding", ["UTF-8", "none", "binary", "text/xml", "utf-8, gzip"])
async def test_what_is_no_coding_means_nothing(
    web: ScriptedWeb, client: Client, coding: str
) -> None:
    body = gzip.compress(b"<rss/>") if "gzip" in coding else b"<rss/>"
    web.script("/a", Reply(body=body, headers={"Content-Encoding": coding}))
    assert (await client.get(web.url("/a"))).body == b"<rss/>"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw", ""])
async def test_a_coding_is_told_however_small_the_pieces_are(
    web: ScriptedWeb, client: Client, coding: str
) -> None:
    named = {"raw": "deflate"}.get(coding, coding)
    body = squeeze(b"<rss/>", coding or "gzip")
    web.script("/a", Reply(body=body, headers={"Content-Encoding": named}, ending="drip"))
    assert (await client.get(web.url("/a"))).body == b"<rss/>"


@pytest.mark.parametrize("body", [b"", b"x", b"xy", b"xyz"])
async def test_hardly_a_byte_is_a_body(web: ScriptedWeb, client: Client, body: bytes) -> None:
    web.script("/a", Reply(body=body, headers={"Content-Encoding": "gzip"}))
    assert (await client.get(web.url("/a"))).body == body


async def test_damaged_gzip_is_named(web: ScriptedWeb, client: Client) -> None:
    damaged = gzip.compress(b"words " * 100)[:20] + b"\xff" * 50
    web.script("/a", Reply(body=damaged, headers={"Content-Encoding": "gzip"}))
    with pytest.raises(NotTextError, match="damaged gzip"):
        await client.get(web.url("/a"))


@pytest.mark.parametrize(
    "url",
    [
        *("", "http://", "http://a b/", "http://x:99999/", "http://[::1", "nonsense"),
        *("http://\ud800/", "http://e.example\r\nX: y/", "http://" + "a" * 300 + ".example/"),
        *("http://nothing.invalid/", "http://e.example/\x00"),
    ],
)
async def test_nonsense_is_a_read_error(client: Client, url: str) -> None:
    with pytest.raises(ReadError) as caught:
        await client.get(url)
    assert caught.value.message


async def test_a_thousand_cancelled_and_timed_out_requests_leave_the_pool_usable(
    web: ScriptedWeb,
) -> None:
    client = Client(user_agent="x", allow_private=[web.address], clock=lambda: NOW, seconds=30)
    web.script("/silent", Reply(ending="silent"))
    web.script("/half", Reply(body=b"half of it", ending="hang"))
    web.script("/ok", Reply(body=b"ok"))

    async def give_up(path: str) -> None:
        async with asyncio.timeout(0.02):
            await client.get(web.url(path))

    for _ in range(5):
        paths = ("/silent", "/half") * 50
        patient = [asyncio.create_task(client.get(web.url(path))) for path in paths]
        given_up = await asyncio.gather(*map(give_up, paths), return_exceptions=True)
        pass_time(30)
        timed_out = await asyncio.gather(*patient, return_exceptions=True)
        # Whose time was up first is nobody's business: a busy machine may be late with the shorter.
        failed = (*given_up, *timed_out)
        assert all(isinstance(outcome, TimeoutError | UnreachableError) for outcome in failed)
    good = [await client.get(web.url("/ok")) for _ in range(50)]
    good += await asyncio.gather(*(client.get(web.url("/ok")) for _ in range(50)))
    await client.aclose()
    assert [response.body for response in good] == [b"ok"] * 100


async def test_the_next_address_is_tried_when_one_is_dead(web: ScriptedWeb) -> None:
    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.77", "127.0.0.1"]

    client = Client(
        user_agent="x",
        allow_private=[f"feeds.example:{web.port}"],
        clock=lambda: NOW,
        resolve=resolve,
    )
    web.script("/a", Reply(body=b"ok"))
    response = await client.get(f"http://feeds.example:{web.port}/a")
    await client.aclose()
    assert response.body == b"ok"
    assert web.requests[0].headers["host"] == f"feeds.example:{web.port}"
