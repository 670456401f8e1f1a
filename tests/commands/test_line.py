import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.errors import UsageError
from bot.model.request import CommandInfo, Kind, Parameter
from commands.dispatch import describe, load_commands
from commands.line import check_arguments, parse_line, write_line


def command(name: str, *parameters: Parameter, example: str = "") -> CommandInfo:
    return CommandInfo(name, f"help of {name}", parameters, examples=(example,) if example else ())


def optional(name: str, kind: Kind) -> Parameter:
    return Parameter(name, kind, name, required=False)


def needed(name: str, kind: Kind) -> Parameter:
    return Parameter(name, kind, name)


COMMANDS = (
    command("who", needed("actor", Kind.ACTOR), example="/who Takaichi"),
    command(
        "between",
        needed("a", Kind.ACTOR),
        needed("b", Kind.ACTOR),
        example='/between Japan "South Korea"',
    ),
    command("topic", needed("query", Kind.QUERY), example="/topic typhoon"),
    command("alert add", needed("query", Kind.QUERY), optional("where", Kind.TEXT)),
    command("alert remove", needed("alert", Kind.ALERT)),
    command("alert", optional("what", Kind.TEXT)),
    command("feed add", needed("address", Kind.ADDRESS), optional("section", Kind.TEXT)),
    command("feed list"),
    command(
        "summarize",
        needed("address", Kind.ADDRESS),
        optional("model", Kind.MODEL),
        optional("sentences", Kind.NUMBER),
    ),
    command("latest", optional("count", Kind.NUMBER)),
    command("trending"),
    command("help", optional("command", Kind.COMMAND)),
)


@pytest.mark.parametrize(
    ("line", "name", "arguments"),
    [
        ("/who Takaichi", "who", {"actor": "Takaichi"}),
        ("who Takaichi", "who", {"actor": "Takaichi"}),
        ("／who 高市早苗", "who", {"actor": "高市早苗"}),
        ("  /WHO   Lee  Jae Myung ", "who", {"actor": "Lee Jae Myung"}),
        ('/who "Kim Jong-un"', "who", {"actor": "Kim Jong-un"}),
        ("/who “Kim Jong-un”", "who", {"actor": "Kim Jong-un"}),
        ('/who “Kim Jong-un"', "who", {"actor": "Kim Jong-un"}),
        ('/who "Kim Jong-un', "who", {"actor": "Kim Jong-un"}),
        ("/who O'Brien d'Arc", "who", {"actor": "O'Brien d'Arc"}),
        ("/who actor:Takaichi", "who", {"actor": "Takaichi"}),
        ("/who actor: Takaichi", "who", {"actor": "Takaichi"}),
        ("/who actor:Lee Jae Myung", "who", {"actor": "Lee Jae Myung"}),
        ('/who Actor:"Lee Jae Myung"', "who", {"actor": "Lee Jae Myung"}),
        ("/who role:minister", "who", {"actor": "role:minister"}),
        ('/between Japan "South Korea"', "between", {"a": "Japan", "b": "South Korea"}),
        ('/between "South Korea" Japan', "between", {"a": "South Korea", "b": "Japan"}),
        ("/between Japan China", "between", {"a": "Japan", "b": "China"}),
        ("/between Japan and South Korea", "between", {"a": "Japan", "b": "South Korea"}),
        ("/between Lee Jae Myung & Japan", "between", {"a": "Lee Jae Myung", "b": "Japan"}),
        ("/between Japan, South Korea", "between", {"a": "Japan", "b": "South Korea"}),
        ("/between Japan, China", "between", {"a": "Japan", "b": "China"}),
        ('/between "Japan" Kim Jong-un', "between", {"a": "Japan", "b": "Kim Jong-un"}),
        ('/between Kim Jong-un "Japan"', "between", {"a": "Kim Jong-un", "b": "Japan"}),
        (
            '/between "Trinidad and Tobago" and Japan',
            "between",
            {"a": "Trinidad and Tobago", "b": "Japan"},
        ),
        ("/between b:Japan a:South Korea", "between", {"a": "South Korea", "b": "Japan"}),
        ("/between a:Japan South Korea", "between", {"a": "Japan", "b": "South Korea"}),
        ('/topic "North Korea"', "topic", {"query": '"North Korea"'}),
        ("/topic  don't  panic", "topic", {"query": "don't  panic"}),
        ('/topic query:"North Korea" x', "topic", {"query": '"North Korea" x'}),
        (
            '/alert add "North Korea" AND actor:Kim',
            "alert add",
            {"query": '"North Korea" AND actor:Kim'},
        ),
        (
            '/alert add where:"the office" actor:"Kim Jong-un"',
            "alert add",
            {"query": 'actor:"Kim Jong-un"', "where": "the office"},
        ),
        ("/alert add typhoon where:here", "alert add", {"query": "typhoon", "where": "here"}),
        ("/alert  remove 3", "alert remove", {"alert": "3"}),
        ('/alert remove "North Korea"', "alert remove", {"alert": '"North Korea"'}),
        ("/alert added", "alert", {"what": "added"}),
        ('/alert he said "no" twice', "alert", {"what": 'he said "no" twice'}),
        (
            "/feed add https://wire.example/feed?a=b:c asia and more",
            "feed add",
            {"address": "https://wire.example/feed?a=b:c", "section": "asia and more"},
        ),
        ("/summarize my file.txt", "summarize", {"address": "my file.txt"}),
        (
            "/summarize my file.txt model:lex-rank sentences:3",
            "summarize",
            {"address": "my file.txt", "model": "lex-rank", "sentences": "3"},
        ),
        (
            "/summarize model:lex-rank my file.txt",
            "summarize",
            {"address": "my file.txt", "model": "lex-rank"},
        ),
        (
            "/summarize https://wire.example/a lead 3",
            "summarize",
            {"address": "https://wire.example/a", "model": "lead", "sentences": "3"},
        ),
        ("/latest", "latest", {}),
        ("/latest 5", "latest", {"count": "5"}),
        ("/help alert add", "help", {"command": "alert add"}),
        ("trending", "trending", {}),
    ],
)
def test_a_line_is_read_as_a_person_means_it(
    line: str, name: str, arguments: dict[str, str]
) -> None:
    info, given = parse_line(line, COMMANDS)

    assert (info.name, given) == (name, arguments)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("/who", "`/who` needs a name: `/who Takaichi`."),
        ('/who ""', "`/who` needs a name: `/who Takaichi`."),
        ("/between Japan", '`/between` needs a second name: `/between Japan "South Korea"`.'),
        ("/alert add", "`/alert add` needs words to look for: `/alert add <query>`."),
        (
            "/between Japan South Korea",
            "It is not clear where the first name ends in “Japan South Korea”. Put quotes around "
            'a name of several words: `/between Japan "South Korea"` or '
            '`/between "Japan South" Korea`.',
        ),
        (
            "/between Hillary Clinton Barack Obama",
            "It is not clear where the first name ends in “Hillary Clinton Barack Obama”. Put "
            'quotes around a name of several words: `/between "Hillary Clinton" "Barack Obama"`, '
            '`/between Hillary "Clinton Barack Obama"` or '
            '`/between "Hillary Clinton Barack" Obama`.',
        ),
        ("/trending today", "`/trending` stands alone. Type `/trending`."),
        ("/latest 5 6", "“6” is more than `/latest` takes. Type `/latest 5`."),
        (
            "/summarize a.txt model:lsa model:lead",
            "“model” is given twice. Type it like this: `/summarize <address>`.",
        ),
        ("/feed", "`/feed` needs one more word. Type `/feed add` or `/feed list`."),
        ("/feed ad x", "There is no command `/feed ad`. Did you mean `/feed add`?"),
        ("/feed address x", "There is no command `/feed address`. Did you mean `/feed add`?"),
        ("/feed 7", "There is no command `/feed 7`. Type `/feed add` or `/feed list`."),
        ("/wo", "There is no command `/wo`. Did you mean `/who`?"),
        ("/alrt ad x", "There is no command `/alrt`. Did you mean `/alert add` or `/alert`?"),
        (
            "Xyzzy Müller?",
            "There is no command `/Xyzzy`. `/who Xyzzy Müller` looks up a name, `/topic Xyzzy "
            "Müller` what there is on it; `/help` lists the rest.",
        ),
        (
            "xyzzy is what I want",
            "There is no command `/xyzzy`. `/help` lists what you can ask.",
        ),
        ("/", "That is an empty line. `/help` lists what you can ask."),
        ("", "That is an empty line. `/help` lists what you can ask."),
        (
            "`" + "z" * 99,
            f"There is no command `/{'z' * 30}…`. `/help` lists what you can ask.",
        ),
    ],
)
def test_what_is_wrong_comes_with_the_line_to_type(line: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_line(line, COMMANDS)

    assert str(caught.value) == says


def test_arguments_of_a_form_are_checked_like_those_of_a_line() -> None:
    who = COMMANDS[0]

    assert check_arguments(who, {"actor": " Kim "}) == {"actor": "Kim"}
    with pytest.raises(UsageError, match="needs a name"):
        check_arguments(who, {"actor": " "})
    with pytest.raises(UsageError, match="has no “colour”"):
        check_arguments(who, {"actor": "Kim", "colour": "red"})


@settings(deadline=None)
@given(st.one_of(st.text(), st.from_regex(r"[/a-z \"“”:'&,]{0,40}")))
def test_any_line_is_read_or_is_a_usage_error(line: str) -> None:
    names = [info.name for info in COMMANDS]
    for typed in (line, *(f"/{name} {line}" for name in names)):
        try:
            info, given_arguments = parse_line(typed, COMMANDS)
        except UsageError:
            continue
        known = {parameter.name for parameter in info.parameters}
        assert set(given_arguments) <= known
        assert all(value and value == value.strip() for value in given_arguments.values())


words = st.text(
    st.characters(exclude_characters='"“”„‟\\', exclude_categories=("Cc", "Cs", "Zl", "Zp")),
    min_size=1,
    max_size=20,
)


@settings(deadline=None)
@given(st.sampled_from(COMMANDS), st.data())
def test_a_written_line_is_read_back(info: CommandInfo, data: st.DataObject) -> None:
    arguments = {
        parameter.name: value
        for parameter in info.parameters
        if parameter.required or data.draw(st.booleans())
        if (value := data.draw(words).strip())
    }
    verbatim = {p.name for p in info.parameters if p.kind in (Kind.QUERY, Kind.ALERT)}
    if any(":" in arguments.get(name, "") for name in verbatim):
        return  # a query may name its own command's parameters, and is then read as such
    if {p.name for p in info.parameters if p.required} <= set(arguments):
        assert parse_line(write_line(info, arguments), COMMANDS) == (info, arguments)


def test_a_greeting_is_not_taken_for_a_correction() -> None:
    shelf = [describe(name, command) for name, command in load_commands().items()]
    with pytest.raises(UsageError, match="no command `/hello`") as caught:
        parse_line("hello there", shelf)
    assert "merge" not in caught.value.fix
    with pytest.raises(UsageError) as caught:
        parse_line("alrt ad x", shelf)
    assert "`/alert add`" in caught.value.fix
