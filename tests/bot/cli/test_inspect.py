"""`inspect` end to end: real files through the real pipeline, in a worker."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import pytest

from bot.actors.choice import RULES
from bot.cli.document import Shown, as_json
from bot.cli.inspect import inspect_one
from bot.cli.main import main
from bot.model.article import Analysis
from bot.model.errors import WorkerError
from bot.model.progress import Runner
from bot.pipeline.models import DEFAULT_MODEL
from bot.plugins import names
from bot.sources.client import Client
from summarizers.base import Summarizer
from tests.fakes.runner import run_inline

ARTICLE = """Minister resigns after harbour report

Foreign Minister Mara Ellis resigned on Monday after a report on the harbour of Lund. She had led \
the ministry since 2021. Prime Minister Jonas Wirth accepted her resignation in the afternoon and \
named no successor. The opposition asked for elections. “The report leaves no other way,” Ellis \
told reporters in front of the ministry.
"""
FEED = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>Harbour Dispatch</title><language>en</language>
<item><title>One</title><link>https://example.org/1</link><guid>1</guid>
<pubDate>Mon, 23 Nov 2026 08:00:00 +0100</pubDate></item></channel></rss>
"""


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit is of real time: a machine that is very busy must not come near it."""
    monkeypatch.setenv("VERBATIM_WORKERS__SECONDS", "300")


@pytest.fixture
def inspected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[int, list[dict[str, object]]]:
    """The status and the objects of one run over an article, a feed and what is neither."""
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(ARTICLE, encoding="utf-8")
    Path("feed.xml").write_text(FEED, encoding="utf-8")
    Path("empty.txt").write_text("")
    Path("picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    files = ["article.txt", "feed.xml", "empty.txt", "picture.html", "gone.txt", "."]
    status = main(["inspect", "--json", "--url", "https://news.example/a", *files])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_document_has_its_line_in_the_order_asked(
    inspected: tuple[int, list[dict[str, object]]],
) -> None:
    status, found = inspected
    article, feed, *errors = found
    assert status == 1
    assert [one["kind"] for one in found] == ["article", "feed", *["error"] * 4]
    assert [error["error"] for error in errors] == ["empty", "not-text", "file", "file"]
    assert all(str(error["message"]).endswith(".") for error in errors)
    assert feed["title"] == "Harbour Dispatch"
    assert feed["entries"][0]["published"] == "2026-11-23T07:00:00Z"
    check_article(article)


def check_article(article: dict[str, object]) -> None:
    text = article["text"]
    assert isinstance(text, str)
    assert article["title"] == "Minister resigns after harbour report"
    assert article["language"] == "en"
    assert article["published"] is None
    for sentence in article["sentences"]:
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
    assert set(article["summaries"]) == set(names("summarizers", Summarizer))
    for chosen in article["summaries"].values():
        assert chosen == sorted(set(chosen))
        assert all(0 <= index < len(article["sentences"]) for index in chosen)
    ellis = next(actor for actor in article["actors"] if actor["name"] == "Mara Ellis")
    assert ellis["type"] == "person"
    assert ellis["aliases"] == ["Ellis"]
    for mention in ellis["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["text"]


def test_people_get_text_and_status_0_when_all_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(ARTICLE, encoding="utf-8")
    assert main(["inspect", "article.txt"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("article.txt\n  article   Minister resigns after harbour report\n")
    assert "Mara Ellis (person" in shown


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path / "article.txt"


async def read_by(run: Runner, file: Path) -> Shown:
    client = Client(user_agent="test", clock=lambda: datetime.now(UTC))
    try:
        return await inspect_one(str(file), "", client, run, RULES)
    finally:
        await client.aclose()


async def stop(*_: object, **__: object) -> NoReturn:
    """As the workers do with what takes too long."""
    raise WorkerError("Reading it took more than 10 seconds.", fix="It is skipped.")


async def stop_several_models(work: Any, *given: Any, models: Sequence[str], **more: Any) -> Any:
    """Have time for one model, and not for all of them."""
    run = run_inline if len(models) == 1 else stop
    return await run(work, *given, models=models, **more)


async def test_a_text_too_long_for_all_models_is_read_with_the_default_alone(file: Path) -> None:
    found = await read_by(stop_several_models, file)
    assert isinstance(found, Analysis)
    assert list(found.summaries) == [DEFAULT_MODEL]
    assert found.document.warnings[-1].startswith("Only the default model was quick enough")


async def test_a_document_that_takes_too_long_is_an_error(file: Path) -> None:
    found = await read_by(stop, file)
    assert as_json(found) == {
        "kind": "error",
        "error": "took-too-much",
        "message": "Reading it took more than 10 seconds. It is skipped.",
    }


def test_an_address_is_one_in_capitals_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", "--json", "HTTP://127.0.0.1/x"]) == 1
    assert "is not a public address" in json.loads(capsys.readouterr().out)["message"]
