import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.request import CommandInfo, Kind, Parameter
from commands.cursor import find_fragment, written

ACTORS = (Parameter("a", Kind.ACTOR, "A name"), Parameter("b", Kind.ACTOR, "A name"))
COMMANDS = (
    CommandInfo("who", "Who", ACTORS[:1]),
    CommandInfo("between", "Both", ACTORS),
    CommandInfo("topic", "Stories", (Parameter("query", Kind.QUERY, "Words"),)),
    CommandInfo("help", "Help", (Parameter("command", Kind.COMMAND, "A command"),)),
    CommandInfo("alert add", "Alerts", (Parameter("query", Kind.QUERY, "Words"),)),
    CommandInfo(
        "summarize",
        "A summary",
        (Parameter("address", Kind.ADDRESS, "A page"), Parameter("model", Kind.MODEL, "A model")),
    ),
    CommandInfo("trending", "Trends"),
)


@pytest.mark.parametrize(
    ("line", "command", "parameter", "rest", "typed"),
    [
        ("", None, None, "", ""),
        ("/wh", None, None, "wh", "wh"),
        ("/who", None, None, "who", "who"),
        ("/alert a", None, None, "alert a", "alert a"),
        ("/who ", "who", "a", "", ""),
        ("/who Lee Ja", "who", "a", "Lee Ja", "Lee Ja"),
        ('/who "Lee Ja', "who", "a", '"Lee Ja', "Lee Ja"),
        ("/between Jap", "between", "a", "Jap", "Jap"),
        ("/between Japan ", "between", "b", "", ""),
        ('/between Japan "South K', "between", "b", '"South K', "South K"),
        ("/between b:Ja", "between", "b", "Ja", "Ja"),
        ('/topic "North Korea" AND actor:Ta', "topic", "query", "actor:Ta", "actor:Ta"),
        ('/topic actor:"Sanae T', "topic", "query", 'actor:"Sanae T', 'actor:"Sanae T'),
        ("/topic typhoon ", "topic", "query", "", ""),
        ("/help alert a", "help", "command", "alert a", "alert a"),
        ("/summarize a.txt model:le", "summarize", "model", "le", "le"),
        ("/trending x", "trending", None, "x", "x"),
    ],
)
def test_the_fragment_is_what_is_being_typed(
    line: str, command: str | None, parameter: str | None, rest: str, typed: str
) -> None:
    fragment = find_fragment(line, COMMANDS)

    assert (fragment.command.name if fragment.command else None) == command
    assert (fragment.parameter.name if fragment.parameter else None) == parameter
    assert line[fragment.start :] == rest
    assert fragment.typed == typed


@pytest.mark.parametrize(
    ("line", "value", "completed"),
    [
        ("/al", "alert add", "/alert add"),
        ("/who Tak", "Sanae Takaichi", '/who "Sanae Takaichi"'),
        ("/who Tak", "Takaichi", "/who Takaichi"),
        ('/between Japan "Sou', "South Korea", '/between Japan "South Korea"'),
        ("/topic storm actor:Ta", 'actor:"Sanae Takaichi"', '/topic storm actor:"Sanae Takaichi"'),
        ("/help al", "alert add", "/help alert add"),
        ("/who x", 'The "Rock"  Man', '/who "The Rock  Man"'),
    ],
)
def test_a_completion_takes_the_fragments_place(line: str, value: str, completed: str) -> None:
    fragment = find_fragment(line, COMMANDS)

    assert line[: fragment.start] + written(fragment, value) == completed


@settings(deadline=None)
@given(st.one_of(st.text(), st.from_regex(r"/?(who|between|topic|help) [a-b \"“:]{0,20}")))
def test_any_line_has_a_fragment_at_its_end(line: str) -> None:
    fragment = find_fragment(line, COMMANDS)

    assert 0 <= fragment.start <= len(line)
    assert fragment.typed in line
