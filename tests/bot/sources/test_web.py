from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.model.errors import HttpStatusError, NotAFeedError, TooLargeError
from bot.model.feed import Feed, FetchState
from bot.sources.client import Client
from bot.sources.web import Web
from tests.fakes.runner import run_inline
from tests.fakes.web import Reply, ScriptedWeb

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
BODY = (Path(__file__).parents[2] / "data" / "feeds" / "rss2.xml").read_bytes()


@pytest.fixture
def source(client: Client) -> Web:
    return Web(client, run_inline, lambda: NOW)


def feed(web: ScriptedWeb, state: FetchState | None = None) -> Feed:
    return Feed(1, 1, web.url("/feed.xml"), "web", state=state or FetchState())


async def test_reads_a_feed(web: ScriptedWeb, source: Web) -> None:
    web.script("/feed.xml", Reply(body=BODY, headers={"ETag": '"1"'}))
    failed = FetchState(failures=3, last_error="It was down.")
    result = await source.read(feed(web, failed))
    assert (result.title, result.language, len(result.entries)) == (
        "The Harbour Courier & Mail",
        "en",
        3,
    )
    assert result.state.etag == '"1"'
    assert result.state.last_ok_at == NOW
    assert result.state.next_at is not None
    assert timedelta(minutes=15) <= result.state.next_at - NOW <= timedelta(hours=24)
    assert (result.state.failures, result.state.last_error) == (0, "")


async def test_asks_only_for_changes(web: ScriptedWeb, source: Web) -> None:
    web.script("/feed.xml", Reply(body=BODY, headers={"ETag": '"1"'}, conditional=True))
    first = await source.read(feed(web))
    second = await source.read(feed(web, first.state))
    assert second.not_modified
    assert second.entries == ()
    assert second.state == replace(first.state, readings=2, unchanged=1)


async def test_the_same_body_is_not_parsed_again(web: ScriptedWeb, client: Client) -> None:
    parsed: list[str] = []

    async def run(work, /, *arguments, **options):  # type: ignore[no-untyped-def]
        parsed.append(work.__name__)
        return work(*arguments, **options)

    source = Web(client, run, lambda: NOW)
    replies = (Reply(body=BODY, headers={"ETag": f'"{n}"'}) for n in range(3))
    web.script("/feed.xml", *replies)
    first = await source.read(feed(web))
    second = await source.read(feed(web, first.state))
    assert second.not_modified
    assert second.state.etag == '"1"'
    assert parsed == ["parse_feed"]


async def test_validators_of_a_broken_off_feed_are_not_kept(web: ScriptedWeb, source: Web) -> None:
    web.script("/feed.xml", Reply(body=BODY[:-300], headers={"ETag": '"1"'}))
    result = await source.read(feed(web, FetchState(etag='"0"', body_hash="old")))
    assert "breaks off" in result.warnings[0]
    assert (result.state.etag, result.state.last_modified, result.state.body_hash) == ("", "", "")


async def test_what_is_no_feed_is_an_error(web: ScriptedWeb, source: Web) -> None:
    web.script("/feed.xml", Reply(body=b"<html>Welcome</html>", headers={"ETag": '"1"'}))
    with pytest.raises(NotAFeedError, match="a page with hardly a word on it"):
        await source.read(feed(web))


async def test_what_a_feed_was_redirected_to_is_told_with_its_own_address(
    web: ScriptedWeb, source: Web
) -> None:
    web.script("/feed.xml", Reply(status=301, headers={"Location": "/"}))
    web.script("/", Reply(body=b"<html><title>The Courier</title>" + b"<p>Words.</p>" * 20))
    with pytest.raises(NotAFeedError) as caught:
        await source.read(feed(web))
    front = web.url("/")
    assert caught.value.message == (
        f"{front}feed.xml, which leads to {front}, is no feed but a web page (“The Courier”)."
    )


async def test_a_limit_of_the_server_is_an_error_with_its_time(
    web: ScriptedWeb, source: Web
) -> None:
    web.script("/feed.xml", Reply(status=503, headers={"Retry-After": "600"}))
    with pytest.raises(HttpStatusError) as caught:
        await source.read(feed(web))
    assert caught.value.retry_after == NOW + timedelta(minutes=10)


async def test_a_feed_too_large_is_an_error(web: ScriptedWeb, source: Web) -> None:
    web.script("/feed.xml", Reply(body=BODY.ljust(11_000_000)))
    with pytest.raises(TooLargeError, match="larger than 10 MB"):
        await source.read(feed(web))


async def test_relative_links_follow_a_redirect(web: ScriptedWeb, source: Web) -> None:
    body = (
        b"<rss><channel><title>T</title><item><title>x</title><link>a</link></item></channel></rss>"
    )
    web.script("/feed.xml", Reply(status=301, headers={"Location": "/new/feed.xml"}))
    web.script("/new/feed.xml", Reply(body=body))
    result = await source.read(feed(web))
    assert result.entries[0].link == web.url("/new/a")
