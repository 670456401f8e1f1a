"""What the documents quote is there: commands as typed, variables, metrics, the bot's sentences."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from bot.model.errors import UsageError
from bot.model.health import Health
from bot.monitor.lag import LoopLag
from bot.monitor.metrics import write_metrics
from bot.platforms.discord.commands import words_of
from commands.dispatch import describe, load_commands
from commands.line import parse_line
from config.layers import PREFIX, SECRETS_DIR
from config.settings import setting_names
from docs.reference.messages import find_wordless

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
COPIED = [ROOT / "compose.yaml", ROOT / "Dockerfile", DOCS / "deploy" / "verbatim.service"]
COMMANDS = [describe(name, command) for name, command in load_commands().items()]
NAMES = {info.name for info in COMMANDS}
GROUPS = {" ".join(name.split()[:1]) for name in NAMES}

OTHERS = {"invite", "healthz", "metrics", "run", "data", "amp"}
"""Words behind a slash that are a platform's, an address or a folder."""
IN_QUERIES = {"actor", "section"}
"""Words before a colon that belong to the language of topics."""
OF_PLATFORMS = {
    "The application did not respond",
    "Your URL didn't respond with the value of the challenge parameter",
    "/news is not a valid command",
    "/news failed because the app did not respond",
    "missing_scope",
}
"""What Discord and Slack themselves say."""


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def typed_in(text: str) -> Iterator[str]:
    """Yield what stands in backticks, or alone in a line of a code block, and begins with `/`."""
    yield from re.findall(r"`(/[a-z]+(?:[- ][^`/\n]*)?)`", text)
    for block in re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        yield from re.findall(r"^(?:> )?(/[a-z]+ [^|\n]*)$", block, re.MULTILINE)


def is_command(line: str) -> bool:
    words = line.removeprefix("/").split()
    hyphened = {"-".join(words_of(name, COMMANDS)) for name in NAMES}
    if " ".join(words) in NAMES | GROUPS or words[0] in OTHERS or words[0] in hyphened:
        return True
    if words[0] == "news" and " ".join(words[:2]) not in NAMES:  # as typed on Slack
        words = words[1:]
    if " ".join(words) in NAMES | GROUPS:
        return True
    try:
        info, _ = parse_line(" ".join(words), COMMANDS)
    except UsageError:
        return False
    if info.name == "digest sections":  # its colons stand before weights
        return True
    options = {word.partition(":")[0] for word in words if re.match(r"[a-z]+:(?!//)", word)}
    return options <= {parameter.name for parameter in info.parameters} | IN_QUERIES


TYPED = [page for page in PAGES if page.name not in ("CHANGELOG.md", "troubleshooting.md")]
"""The one is written in shorthand, the other made of the code's own sentences, with gaps."""


@pytest.mark.parametrize("path", TYPED, ids=short)
def test_commands_are_such_as_can_be_typed(path: Path) -> None:
    lines = list(typed_in(path.read_text(encoding="utf-8")))
    assert [line for line in lines if not is_command(line)] == []


@pytest.mark.parametrize(
    "line", ["/alerts add x", "/digest plan 08:00", "/who-join a", "/digest set 08:00 storeys:5"]
)
def test_what_is_no_command_would_be_seen(line: str) -> None:
    assert list(typed_in(f"Type `{line}`.")) == [line]
    assert not is_command(line)


@pytest.mark.parametrize("path", [*PAGES, *COPIED], ids=short)
def test_variables_are_settings(path: Path) -> None:
    named = set(re.findall(rf"\b{PREFIX}[A-Z_]+", path.read_text(encoding="utf-8")))
    known = {f"{PREFIX}{name.upper().replace('.', '__')}" for name in setting_names()}
    known |= {f"{name}_FILE" for name in known} | {SECRETS_DIR}
    assert named - known == set()


def test_the_metrics_of_the_handbook_are_measured() -> None:
    named = set(
        re.findall(r"`(verbatim_\w+)`", (DOCS / "operating.md").read_text(encoding="utf-8"))
    )
    health = Health(datetime(2026, 3, 12, tzinfo=UTC))
    measured = write_metrics(health, LoopLag(), {"discord": True}, "1").decode()
    assert named <= set(re.findall(r"^# TYPE (\w+)", measured, re.MULTILINE))
    assert named


@cache
def said() -> str:
    """Return all that stands between quotation marks in the bot's source, a piece a line."""
    return "\n".join(
        " ".join(node.value.split())
        for part in ("bot", "commands")
        for path in (ROOT / part).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def quoted_in(guide: str) -> list[str]:
    """Return what the table of troubles in a set-up guide quotes in its first column."""
    text = (DOCS / guide).read_text(encoding="utf-8").partition("## When something is wrong")[2]
    cells = re.findall(r"^\| (.+?) \| ", text.partition("\n## ")[0], re.MULTILINE)
    return [
        quote for cell in cells for quote in re.findall(r"[`\"]([A-Z/…].+?)[`\"](?=[,( ]|$)", cell)
    ]


@pytest.mark.parametrize("guide", ["setup-discord.md", "setup-slack.md"])
def test_the_sentences_of_the_guide_are_the_bots(guide: str) -> None:
    quotes = [quote for quote in quoted_in(guide) if quote not in OF_PLATFORMS]
    assert len(quotes) > 3
    for quote in quotes:
        # What is put in, and where one sentence is put into another.
        for piece in re.split(r"…|: |platforms\.[\w.]+|127\.0\.0\.1:\d+", quote):
            assert piece.strip(" .#()") in said(), quote


def test_what_is_seen_where_nothing_was_posted_is_what_the_bot_says() -> None:
    page = (DOCS / "troubleshooting.md").read_text(encoding="utf-8")
    quotes = re.findall(r"“(.+?)”", page.partition("## Every sentence")[0])
    assert len(quotes) > 8
    for quote in quotes:
        assert all(piece in said() for piece in quote.split(": ")), quote


@pytest.mark.parametrize("path", PAGES, ids=short)
def test_files_of_tests_and_benchmarks_are_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"(?<![\w/.])(?:tests|benchmarks)/[\w/]+\.\w+", text)
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_error_is_on_the_page_of_troubles() -> None:
    """But for settings: their sentences are put together of what is wrong and where it stands."""
    assert set(find_wordless()) == {"config/settings.py"}
