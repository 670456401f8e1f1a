"""Whatever is typed in chat is answered in a few words: queries, names and zones made to hurt."""

import logging

import pytest

from bot.model.message import to_json
from bot.model.request import Request
from commands.dispatch import Desk, load_commands
from tests.builders.small_archive import SmallArchive

QUERIES = (
    *(
        "",
        " ",
        '"',
        '""',
        '"""',
        "'",
        "''",
        "(",
        ")",
        "()",
        "((((",
        "*",
        "**",
        "a*",
        "*a",
        "-",
        "--",
    ),
    *("NOT", "AND", "OR", "NOT NOT NOT", "a OR", "OR a", "a AND", "NEAR(a b)", "a NEAR/3 b", "^a"),
    *(
        "title:a",
        "text : a",
        "{a b}: c",
        "rowid:1",
        "article_words",
        "a;b",
        "1; DROP TABLE article",
    ),
    *(
        "' OR 1=1 --",
        '" OR ""="',
        "%",
        "_",
        "%%%%",
        "\\",
        "\\\\",
        "\x00",
        "a\x00b",
        "\x1b[2J",
        "\n",
    ),
    *("(" * 5_000, ")" * 5_000, "(" * 900 + "a" + ")" * 900, "a " * 20_000, "NOT " * 5_000 + "a"),
    *("a OR " * 5_000 + "b", "-" * 9_000, "a" * 100_000, "語" * 20_000, "e" + "\u0301" * 9_000),
    *("(a+)+$", "(.*)*x", "a{99999}", "[" * 900, "actor:", 'actor:"', "actor:" * 900, "section:"),
    *(
        "actor:(a OR b)",
        "\u202eabc",
        "\ud800",
        "👩‍👩‍👧‍👦" * 200,
        "@everyone",
        "<@1>",
        "{0.__class__}",
    ),
)
ZONES = (
    *("", "../../etc/passwd", "/etc/localtime", "Europe/../../etc/passwd", "UTC\x00", "posixrules"),
    *(
        "Europe",
        "Europe/",
        "+99:99",
        "GMT+99999",
        "a" * 50_000,
        "\x00",
        "localtime",
        "語",
        "..",
        ".",
    ),
    *("EST5EDT,M3.2.0,M11.1.0", "Etc/GMT+99", "CON", "nul", "%s", "europe\\berlin"),
)
_LONGEST = 40_000
"""Characters of an answer; a message of the platforms' largest size is smaller."""


def test_there_are_as_many_as_promised() -> None:
    assert len({*QUERIES, *ZONES}) >= 60


@pytest.fixture
def desk(archive: SmallArchive) -> Desk:
    return Desk(archive.room.services, load_commands())


async def answer(desk: Desk, command: str, arguments: dict[str, str], line: str = "") -> str:
    request = Request(
        platform="console",
        workspace="w",
        channel="c",
        person="ada",
        manager=True,
        command=command,
        arguments=arguments,
        line=line,
    )
    await desk.complete(request)
    return to_json(await desk.answer(request))


def parameter_of(desk: Desk, command: str) -> str:
    info = next(info for info in desk.commands if info.name == command)
    return info.parameters[0].name


@pytest.mark.parametrize("command", ["search", "topic", "alert add", "who", "digest mute"])
async def test_queries_are_answered(
    desk: Desk, caplog: pytest.LogCaptureFixture, command: str
) -> None:
    name = parameter_of(desk, command)
    with caplog.at_level(logging.ERROR):
        for query in QUERIES:
            said = await answer(desk, command, {name: query})
            assert len(said) < _LONGEST, query[:40]
            assert not caplog.records, query[:40]


async def test_lines_are_answered(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        for query in QUERIES:
            for line in (query, f"/search {query}", f"/alert add {query}"):
                said = await answer(desk, "", {}, line)
                assert len(said) < _LONGEST, line[:40]
                assert not caplog.records, line[:40]


async def test_zones_are_known_ones_or_refused(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        for zone in ZONES:
            said = await answer(desk, "digest set", {"time": "08:00", "timezone": zone})
            assert len(said) < _LONGEST
            assert "root:" not in said
            assert not caplog.records, zone[:40]
