"""What holds for every command, whoever adds one."""

from collections import Counter

import pytest

from bot.model.request import CommandInfo
from commands.dispatch import describe, load_commands
from commands.line import parse_line

COMMANDS = [describe(name, command) for name, command in load_commands().items()]
FOR_MANAGERS = {
    *("feed add", "feed remove", "feed import", "feed export", "feed pack"),
    *("digest set", "digest now", "digest pause", "digest resume", "digest sections"),
    *("digest mute", "digest unmute", "story split", "managers add", "managers remove"),
}
LONGEST = 100
"""Characters of a description on Discord."""


def test_the_commands_of_the_first_day_are_there() -> None:
    names = {info.name for info in COMMANDS}
    assert names >= {
        *("who", "between", "topic", "latest", "story", "trending", "summarize", "help"),
        *("alert add", "alert list", "alert remove"),
        *("feed add", "feed list", "feed remove"),
        *("digest preview", "digest why"),
    }


def test_no_platforms_limit_on_commands_is_exceeded() -> None:
    assert len(COMMANDS) <= 50  # Slack's; Discord takes 100
    characters = Counter[str]()
    for info in COMMANDS:
        texts = (p.name + p.help for p in info.parameters)
        characters[info.name.split()[0]] += len(info.name + info.help + "".join(texts))
    assert max(characters.values()) <= 8_000  # of one command with its groups, on Discord


@pytest.mark.parametrize("info", COMMANDS, ids=lambda info: info.name)
class TestEveryCommand:
    def test_its_texts_fit_every_platform(self, info: CommandInfo) -> None:
        texts = [info.help, *(parameter.help for parameter in info.parameters)]
        assert all(0 < len(text) <= LONGEST for text in texts)
        assert not any(text.endswith(".") for text in texts)

    def test_its_name_is_one_or_two_words_of_small_letters(self, info: CommandInfo) -> None:
        words = info.name.split(" ")
        assert len(words) <= 2
        assert all(word.isalpha() and word.islower() and len(word) <= 32 for word in words)

    def test_required_parameters_come_first(self, info: CommandInfo) -> None:
        required = [parameter.required for parameter in info.parameters]
        assert required == sorted(required, reverse=True)

    def test_what_may_be_left_out_says_what_it_is_then(self, info: CommandInfo) -> None:
        for parameter in info.parameters:
            assert parameter.required != ("if not given" in parameter.help)

    def test_its_examples_can_be_typed(self, info: CommandInfo) -> None:
        assert info.examples
        for example in info.examples:
            found, _ = parse_line(example, COMMANDS)
            assert found is info

    def test_what_changes_things_for_all_is_for_managers(self, info: CommandInfo) -> None:
        assert info.for_managers == (info.name in FOR_MANAGERS)
