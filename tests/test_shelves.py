"""Every shelf is guarded: what is on it can be loaded, is described, and can be asked for."""

import inspect
import re

import pytest

from bot.model.request import Kind
from bot.platforms.base import Platform
from bot.plugins import load, load_all, names
from bot.sources.base import Source
from commands.base import Command
from commands.dispatch import describe, load_commands
from commands.line import parse_line
from summarizers.base import Summarizer

LONGEST_TEXT = 100
"""Characters in a description: Discord shows no more."""
MOST_COMMANDS = 100
"""Global commands on Discord."""

COMMANDS = load_commands()
INFOS = [describe(name, command) for name, command in COMMANDS.items()]
SUMMARIZERS = load_all("summarizers", Summarizer)
SHELVES = {
    "commands": Command,
    "summarizers": Summarizer,
    "bot.sources": Source,
    "bot.platforms": Platform,
}


@pytest.mark.parametrize(("shelf", "base"), SHELVES.items())
def test_nothing_on_a_shelf_is_overlooked(shelf: str, base: type) -> None:
    """A module that defines two plug-ins, or one that is still abstract, would be none."""
    found = {plugin.__name__ for plugin in load_all(shelf, base).values()}
    defined = {
        kind.__name__
        for kind in subclasses(base)
        if kind.__module__.startswith(f"{shelf}.")
        and not (inspect.isabstract(kind) and kind.__subclasses__())  # shared by several files
    }
    assert found
    assert defined == found


def subclasses(base: type) -> set[type]:
    below = set(base.__subclasses__())
    return below.union(*(subclasses(kind) for kind in below))


@pytest.mark.parametrize(("shelf", "base"), SHELVES.items())
def test_every_plug_in_is_documented_and_loads_by_its_name(shelf: str, base: type) -> None:
    for name in names(shelf, base):
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
        assert (load(shelf, name, base).__doc__ or "").strip().endswith(".")


@pytest.mark.parametrize("name", ["who", "between", "topic", "latest", "story", "trending"])
def test_the_words_readers_know_are_there(name: str) -> None:
    assert name in COMMANDS


def test_there_are_not_more_commands_than_discord_takes() -> None:
    assert len({name.split()[0] for name in COMMANDS}) <= MOST_COMMANDS


@pytest.mark.parametrize("info", INFOS, ids=lambda info: info.name)
class TestCommand:
    def test_describes_itself_in_a_line(self, info) -> None:
        assert 0 < len(info.help) <= LONGEST_TEXT
        assert "\n" not in info.help
        assert re.fullmatch(r"[a-z]+( [a-z]+)?", info.name)

    def test_describes_its_parameters(self, info) -> None:
        seen = [parameter.name for parameter in info.parameters]
        assert len(seen) == len(set(seen))
        for parameter in info.parameters:
            assert re.fullmatch(r"[a-z]+", parameter.name)
            assert 0 < len(parameter.help) <= LONGEST_TEXT
            assert isinstance(parameter.kind, Kind)

    def test_asks_for_required_parameters_first(self, info) -> None:
        required = [parameter.required for parameter in info.parameters]
        assert required == sorted(required, reverse=True)

    def test_has_examples_that_call_it(self, info) -> None:
        assert info.examples
        for example in info.examples:
            assert example.startswith(f"/{info.name}")
            called, arguments = parse_line(example, INFOS)
            assert called.name == info.name
            assert set(arguments) <= {parameter.name for parameter in info.parameters}


@pytest.mark.parametrize("kind", SUMMARIZERS.values(), ids=SUMMARIZERS)
class TestSummarizer:
    def test_says_what_it_is_good_for(self, kind: type[Summarizer]) -> None:
        assert 0 < len(kind.good_for) <= LONGEST_TEXT
        assert "\n" not in kind.good_for

    def test_needs_nothing_to_be_made_and_answers_an_empty_text(
        self, kind: type[Summarizer]
    ) -> None:
        assert kind()([], 2) == []
