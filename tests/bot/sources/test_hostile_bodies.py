"""Pages, lists and answers made to hurt: each is read in little time and memory, or refused."""

import resource
from datetime import UTC, datetime

import pytest

from benchmarks.ingest.hostile_feeds import HOSTILE
from benchmarks.ingest.hostile_pages import LISTS, PAGES
from benchmarks.ingest.ordeal import undergo
from bot.model.article import Loaded
from bot.model.errors import NotTextError, ReadError, TooLargeError, UnreachableError
from bot.model.text import clean_text
from bot.sources.client import Client
from bot.sources.document import read_document
from bot.sources.opml import read_opml
from tests.fakes.hostile_answers import ANSWERS
from tests.fakes.web import ScriptedWeb

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
URL = "https://courier.example/2026/pier"
PAGE_SECONDS = 6.0
"""CPU seconds; the worker that reads pages is stopped later than that."""
MEGABYTES = 300.0
LIMIT = 2_000_000
MOST_MORE = 64
"""Megabytes of memory that an answer may add to the highest use of the process."""
COPIES = 4
"""How often the far end, which is in this process too, holds what it sends: text, head, buffers."""


def test_there_are_as_many_as_promised() -> None:
    assert len(HOSTILE) + len(PAGES) + len(LISTS) + len(ANSWERS) >= 150


def refusal(error: ReadError) -> str:
    assert error.message.endswith(".")
    return "refused with what to do" if error.fix else f"no fix: {error.message}"


def read_page(body: bytes) -> str:
    try:
        document = read_document(Loaded(body, URL, content_type="text/html"), now=NOW)
    except ReadError as error:
        return refusal(error)
    assert len(document.text) <= LIMIT
    assert document.text == clean_text(document.text)
    return "read"


def read_list(body: bytes) -> str:
    try:
        feeds = read_opml(body)
    except ReadError as error:
        return refusal(error)
    assert all(feed.address.startswith(("http://", "https://")) for feed in feeds)
    assert "root:" not in str(feeds[:9])
    return "read"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_little(name: str) -> None:
    ordeal = undergo(name, PAGES[name], read_page, patience=int(PAGE_SECONDS))
    assert ordeal.survived, ordeal
    assert ordeal.megabytes <= MEGABYTES, ordeal
    assert ordeal.answer in ("read", "refused with what to do"), ordeal


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_little(name: str) -> None:
    ordeal = undergo(name, LISTS[name], read_list, patience=3)
    assert ordeal.survived, ordeal
    assert ordeal.megabytes <= MEGABYTES, ordeal
    assert ordeal.answer in ("read", "refused with what to do"), ordeal


@pytest.mark.parametrize("name", ANSWERS)
async def test_an_answer_is_refused_in_time(name: str) -> None:
    reply = ANSWERS[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    async with ScriptedWeb() as web:
        client = Client(user_agent="x", allow_private=[web.address], clock=lambda: NOW, seconds=0.7)
        web.script("/a", reply)
        with pytest.raises(ReadError) as caught:
            await client.get(web.url("/a"), limit=LIMIT)
        await client.aclose()
    assert caught.value.message
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sent = len(reply.body) + sum(map(len, reply.headers.values()))
    assert (after - before) / 1024 <= MOST_MORE + COPIES * sent / 1024**2


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("gzip bomb of 100 MB", TooLargeError),
        ("deflate bomb", TooLargeError),
        ("ten codings", NotTextError),
        ("endless", TooLargeError),
        ("a byte at a time", UnreachableError),
        ("20 MB header", UnreachableError),
    ],
)
async def test_it_says_why(name: str, kind: type[ReadError]) -> None:
    async with ScriptedWeb() as web:
        client = Client(user_agent="x", allow_private=[web.address], clock=lambda: NOW, seconds=0.7)
        web.script("/a", ANSWERS[name]())
        with pytest.raises(kind):
            await client.get(web.url("/a"), limit=LIMIT)
        await client.aclose()
