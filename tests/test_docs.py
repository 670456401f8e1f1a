"""The documents tell what there is: every setting, command and subcommand, and no dead link."""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli.document import as_json
from bot.cli.main import build_parser
from bot.model import errors
from bot.model.errors import ReadError
from bot.model.feed import FetchResult, FetchState
from commands.dispatch import load_commands
from config.settings import load_settings, setting_names
from docs.reference import generate

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", generate.pages(), ids=lambda path: path.name)
def test_generated_pages_are_up_to_date(path: Path) -> None:
    """If not: python -m docs.reference.generate"""
    assert path.read_text(encoding="utf-8") == generate.pages()[path]


def test_every_setting_is_in_the_page_once_and_explained() -> None:
    rows = re.findall(r"^\| `([\w.]+)` \| .+ \| (.+) \|$", page("reference/settings.md"), re.M)
    assert [name for name, _ in rows] == list(setting_names())
    assert all(explained.endswith(".") for _, explained in rows)


def test_every_command_is_in_the_page_once() -> None:
    described = re.findall(r"^## `/([a-z ]*[a-z])", page("reference/commands.md"), re.MULTILINE)
    assert described == list(load_commands())


def subcommands(
    parser: argparse.ArgumentParser, words: str = "python -m bot"
) -> Iterator[tuple[str, list[str]]]:
    """Yield every subcommand that does something, with its own options."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                if below.get_default("run"):
                    options = [o for a in below._actions for o in a.option_strings]
                    yield f"{words} {name}", [o for o in options if o.startswith("--")]
                yield from subcommands(below, f"{words} {name}")


@pytest.mark.parametrize(("words", "options"), list(subcommands(build_parser())))
def test_every_subcommand_is_described_with_its_options(words: str, options: list[str]) -> None:
    text = page("reference/cli.md")
    assert f"`{words}" in text
    for option in options:
        assert option in text


def code_blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_the_form_of_inspect_is_the_documented_one() -> None:
    article, feed, error = (
        json.loads(b) for b in code_blocks(page("reference/inspect.md"), "json")
    )
    # The article's form is compared in tests/bot/cli/test_document.py, which has one to show.
    assert article["kind"] == "article"
    for span in (*article["sentences"], *article["actors"][0]["mentions"]):
        assert article["text"][span["start"] : span["end"]] == span["text"]
    assert set(feed) == set(as_json(FetchResult(FetchState())))
    assert set(error) == set(as_json(ReadError("No.")))


def test_every_code_of_inspect_is_described() -> None:
    kinds = [k for k in vars(errors).values() if isinstance(k, type) and issubclass(k, ReadError)]
    described = set(re.findall(r"^\| `([a-z-]+)` \|", page("reference/inspect.md"), re.MULTILINE))
    assert {kind.code for kind in kinds} <= described


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
class TestPage:
    def test_links_lead_somewhere(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
            if "://" not in target:
                assert (path.parent / target).exists(), target

    def test_settings_in_it_can_be_loaded(self, path: Path, tmp_path: Path) -> None:
        for block in code_blocks(path.read_text(encoding="utf-8"), "yaml"):
            (tmp_path / "verbatim.yaml").write_text(block, encoding="utf-8")
            load_settings(None, {}, tmp_path)

    def test_commands_in_it_are_commands(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        for line in re.findall(r"python -m bot ([a-z][^`\n|>]*)", text):
            words = line.split()
            known = {w.removeprefix("python -m bot ") for w, _ in subcommands(build_parser())}
            groups = {name.split()[0] for name in known}
            assert words[0].rstrip("),.") in groups, line


def test_the_words_of_the_glossary_are_each_there_once() -> None:
    words = re.findall(r"^\| ([a-z]+) \|", page("glossary.md"), re.MULTILINE)[1:]
    assert len(words) == len(set(words))
    assert {"feed", "entry", "article", "story", "digest", "slot", "workspace"} <= set(words)


class TestImage:
    TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8")

    def test_it_copies_all_that_runs_and_nothing_else(self) -> None:
        final = self.TEXT.split("\nFROM ")[-1]
        copied = set(re.findall(r"^COPY (?:--from=build )?(.+) \S+$", final, re.MULTILINE))
        names = {name for line in copied for name in line.split()} - {"/venv"}
        code = {"bot", "commands", "summarizers", "config", "seeds"}
        assert names == code | {"LICENSE", "NOTICE", "pyproject.toml"}
        assert all((ROOT / name).exists() for name in names)
        allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        assert {f"!{name}" for name in names} <= set(allowed)

    def test_it_installs_the_lock_with_hashes(self) -> None:
        assert "--no-deps --require-hashes -r requirements.lock" in self.TEXT

    def test_it_runs_as_a_numeric_user_that_is_not_root(self) -> None:
        user = re.findall(r"^USER (\d+):(\d+)$", self.TEXT, re.MULTILINE)
        assert user
        assert user[-1] != ("0", "0")

    def test_its_health_check_needs_no_shell(self) -> None:
        assert 'CMD ["python", "-m", "bot", "check"]' in self.TEXT
