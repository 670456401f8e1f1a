"""Wikidata through the real client, against a stand-in written from its documented API."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.errors import HttpStatusError, ReadError, TooLargeError
from bot.model.wikidata import WikidataItem
from bot.sources.client import Client
from bot.sources.wikidata import Kind, Wikidata, read_items, read_search
from tests.builders.articles import NOON
from tests.builders.wikidata import API, entity, found, items, say
from tests.fakes.runner import run_inline
from tests.fakes.web import Reply, ScriptedWeb


@pytest.fixture
async def web() -> AsyncIterator[ScriptedWeb]:
    async with ScriptedWeb() as server:
        yield server


@pytest.fixture
async def wikidata(web: ScriptedWeb) -> AsyncIterator[Wikidata]:
    client = Client(user_agent="test", clock=lambda: NOON, allow_private=[web.address])
    yield Wikidata(client, run_inline, web.url(""))
    await client.aclose()


async def test_the_one_human_of_that_label_is_found(web: ScriptedWeb, wikidata: Wikidata) -> None:
    takaichi = entity(
        "Sanae Takaichi",
        "Prime Minister of Japan",
        P31=[{"id": "Q5"}],
        P18=["Sanae Takaichi 2025.jpg"],
        P1559=[{"text": "高市早苗", "language": "ja"}],
    )
    say(web, found(Q42="Sanae Takaichi", Q43="Sanae Takaichi Library"), items(Q42=takaichi))

    assert await wikidata.find("Sanae Takaichi", Kind.HUMAN) == WikidataItem(
        "Q42",
        "Prime Minister of Japan",
        "https://commons.wikimedia.org/wiki/Special:FilePath/Sanae_Takaichi_2025.jpg",
        ("高市早苗",),
    )
    search, get = (parse_qs(urlsplit(one.target).query) for one in web.asked(API))
    assert search["search"] == ["Sanae Takaichi"]
    assert search["type"] == ["item"]
    assert get["ids"] == ["Q42"], "only what is labelled exactly so is read"


async def test_a_country_is_told_from_a_band_by_its_class(
    web: ScriptedWeb, wikidata: Wikidata
) -> None:
    country = entity("Japan", "country in East Asia", P31=[{"id": "Q6256"}], P41=["Flag.svg"])
    band = entity("Japan", "English band", P31=[{"id": "Q215380"}])
    say(web, found(Q17="Japan", Q9="Japan"), items(Q17=country, Q9=band))
    item = await wikidata.find("Japan", Kind.COUNTRY)
    assert item is not None
    assert (item.id, item.image[-8:]) == ("Q17", "Flag.svg")


async def test_two_of_one_kind_are_nobody(web: ScriptedWeb, wikidata: Wikidata) -> None:
    one, other = (entity("Ana Costa", said, P31=[{"id": "Q5"}]) for said in ("singer", "judge"))
    say(web, found(Q1="Ana Costa", Q2="Ana Costa"), items(Q1=one, Q2=other))
    assert await wikidata.find("Ana Costa", Kind.HUMAN) is None


async def test_another_kind_is_nobody(web: ScriptedWeb, wikidata: Wikidata) -> None:
    ship = entity("Ada Quill", "ship", P31=[{"id": "Q11446"}])
    say(web, found(Q1="Ada Quill"), items(Q1=ship))
    assert await wikidata.find("Ada Quill", Kind.HUMAN) is None


async def test_a_deprecated_class_does_not_count(web: ScriptedWeb, wikidata: Wikidata) -> None:
    ship = entity("Ada Quill", "ship", P31=[{"id": "Q5"}])
    ship["claims"]["P31"][0]["rank"] = "deprecated"
    say(web, found(Q1="Ada Quill"), items(Q1=ship))
    assert await wikidata.find("Ada Quill", Kind.HUMAN) is None


async def test_an_alias_or_a_part_is_no_match(web: ScriptedWeb, wikidata: Wikidata) -> None:
    say(web, found(Q1="Ada Quill Prize", Q2="Adele Quill"), items())
    assert await wikidata.find("Ada Quill", Kind.HUMAN) is None
    assert len(web.requests) == 1, "nothing is read where no label is the name"


async def test_very_many_of_one_label_are_not_read(web: ScriptedWeb, wikidata: Wikidata) -> None:
    say(web, found(**{f"Q{n}": "Ada Quill" for n in range(1, 30)}), items())
    assert await wikidata.find("Ada Quill", Kind.HUMAN) is None
    assert len(web.requests) == 1


async def test_an_error_is_told_as_one(web: ScriptedWeb, wikidata: Wikidata) -> None:
    web.script(API, Reply(status=503))
    with pytest.raises(HttpStatusError):
        await wikidata.find("Ada Quill", Kind.HUMAN)


async def test_a_huge_answer_is_not_read(web: ScriptedWeb, wikidata: Wikidata) -> None:
    web.script(API, Reply(body=b" " * 65_536, ending="endless"))
    with pytest.raises(TooLargeError):
        await wikidata.find("Ada Quill", Kind.HUMAN)


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b"{}", b"\xff", b"[" * 90_000, b'{"search": {}}', b'{"error": {}}'],
)
async def test_what_is_no_answer_is_refused(
    web: ScriptedWeb, wikidata: Wikidata, body: bytes
) -> None:
    web.script(API, Reply(body=body))
    with pytest.raises(ReadError):
        await wikidata.find("Ada Quill", Kind.HUMAN)


async def test_hostile_values_are_cleaned_or_left_out(web: ScriptedWeb, wikidata: Wikidata) -> None:
    hostile = entity(
        "Ada Quill",
        "judge\u202e\x00\n\n@everyone " + "x" * 9_000,
        P31=[{"id": "Q5"}, 7, None],
        P18=["../../evil.jpg", "a?b&c.jpg"],
        P1559=[{"text": ["no"]}, {"text": "エイダ\u200b"}],
    )
    say(web, found(Q1="Ada Quill", **{"Q1|Q2": "Ada Quill"}), items(Q1=hostile))
    item = await wikidata.find("Ada Quill", Kind.HUMAN)
    assert item is not None
    assert item.description.startswith("judge @everyone xxx")
    assert len(item.description) <= 160
    assert item.image.endswith("/a%3Fb%26c.jpg")
    assert item.native == ("エイダ",)


IN_SEARCH = ("search", "label", "id", "entities", "Q1", "labels", "en", "value")
KEYS = (*IN_SEARCH, "claims", "P31", "mainsnak", "datavalue", "rank", "descriptions")
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just("Ada Quill"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=25,
)
READERS: list[Callable[[bytes], Any]] = [
    lambda body: read_search(body, "Ada Quill"),
    lambda body: read_items(body, ("Q1",), "Ada Quill", Kind.HUMAN),
]


@given(values, st.sampled_from(READERS))
def test_any_json_is_read_or_refused(value: object, read: Callable[[bytes], Any]) -> None:
    with suppress(ReadError):
        read(json.dumps(value).encode())
