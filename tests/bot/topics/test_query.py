from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.model.errors import QueryError
from bot.topics.query import MAX_CHARACTERS, parse_query
from bot.topics.subject import Subject

SUMMIT = Subject(
    title="Leaders open summit in Nara",
    text=(
        "South Korea’s president met Japan’s prime minister, far from the typhoon.\n"
        "Élysée officials watched. The U.S. economy and chipmakers came up as well.\n"
        "高市早苗首相は日本銀行の決定に触れた。이재명 대통령은 나라에 도착했다."
    ),
    actors=(("South Korea", "Republic of Korea", "Seoul"), ("Japan", "Tokyo")),
    persons=(("Lee Jae Myung", "이재명"), ("Sanae Takaichi", "高市早苗"), ("Luiz da Silva",)),
)


@pytest.mark.parametrize(
    "text",
    [
        "summit",
        "SUMMIT nara",
        '"prime minister"',
        "“South Korea”",
        "elysee",
        '"u.s. economy"',
        "US",
        "chipm*",
        "chipmaker*",
        "日本",
        "日本銀行",
        "대통령",
        "「日本銀行」",
        "earthquake OR typhoon",
        "earthquake or typhoon",
        "summit -earthquake",
        "summit NOT earthquake",
        "summit –earthquake",
        "(earthquake OR summit) (tokyo OR japan)",
        "summit -(earthquake flood)",
        "nara AND NOT (NOT summit)",
        "actor:Takaichi",
        "ACTOR:takaichi summit",
        'actor:"sanae takaichi"',
        "actor:Jae",
        'actor:"Lee Jae-myung"',
        "actor:高市",
        "actor:早苗",
        "actor:이재명",
        "actor:Seoul",
        'actor:"South Korea"',
        "actor: Silva",
    ],
)
def test_what_the_summit_article_matches(text: str) -> None:
    assert parse_query(text).matches(SUMMIT)


@pytest.mark.parametrize(
    "text",
    [
        "summits",
        "chip",
        "typho",
        '"North Korea"',
        '"Korea South"',
        '"Nara South"',  # title and text do not touch
        '"typhoon Élysée"',  # nor do paragraphs
        "summit -nara",
        "earthquake OR flood",
        "summit -(earthquake OR nara)",
        "actor:Korea",
        'actor:"North Korea"',
        "actor:nara",
        "actor:da",
        "actor:Kim",
        'actor:"Takaichi Lee"',
        "京都",
    ],
)
def test_what_the_summit_article_does_not_match(text: str) -> None:
    assert not parse_query(text).matches(SUMMIT)


def test_a_name_stands_for_a_country_or_a_person_alike() -> None:
    country = Subject("Aid", "", actors=(("Jordan", "Amman"),))
    player = Subject("Basketball", "", persons=(("Michael Jordan",),))
    query = parse_query("actor:Jordan")
    assert query.matches(country)
    assert query.matches(player)
    assert not parse_query('actor:"Michael Jordan"').matches(country)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("  typhoon   AND landfall ", "typhoon landfall"),
        ("“North Korea” or Iran", '"North Korea" OR Iran'),
        ("((typhoon))", "typhoon"),
        ("typhoon Typhoon TYPHOON", "typhoon"),
        ("NOT NOT typhoon", "typhoon"),
        ("storm NOT (rain OR snow)", "storm -rain -snow"),
        ("storm -(rain snow)", "storm (-rain OR -snow)"),
        ("Actor:“Kim Jong-un”", 'actor:"Kim Jong-un"'),
        ("actor:Takaichi semicond*", "actor:Takaichi semicond*"),
        ("Section:“Middle East” -section:sport", 'section:"Middle East" -section:sport'),
        ('"or" oil', '"or" oil'),
        ("(a b) OR c d", "a b OR c d"),
        ("日本*", "日本"),
    ],
)
def test_a_query_is_written_in_its_normal_form(text: str, normal: str) -> None:
    assert str(parse_query(text)) == normal


def test_spelling_does_not_make_another_query() -> None:
    assert parse_query("actor:TAKAICHI élysée") == parse_query("actor:takaichi  Elysee")
    assert parse_query("chip*") != parse_query("chip")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "There is nothing to look for."),
        ("   \x00\u200b ", "There is nothing to look for."),
        (
            'typhoon "North Kor',
            'A closing quotation mark is missing after "North Kor (character 9).',
        ),
        ("(typhoon OR flood", "The bracket opened at character 1 is never closed."),
        ("typhoon)", "The closing bracket at character 8 has no opening one."),
        ("typhoon OR", "A word is missing after OR (character 9)."),
        ("OR typhoon", "A word is missing at the beginning, where OR stands."),
        ("()", "A word is missing after ( (character 1), where ) stands."),
        ("rain actor:", "A name is missing after actor: at character 6."),
        ("actor:Tak*", "A star cannot stand in a name (character 7)."),
        ("ta*", "Before the star at character 3 there are too few letters."),
        ("ty*oon", "A star may only stand at the end of one plain word (character 1)."),
        (
            "title:typhoon",
            '"title:" at character 1 is not known here; "actor:" and "section:" are.',
        ),
        ("rain & snow", 'There is no letter or digit in "&" at character 6.'),
        (
            "-football",
            "The query only says what must be absent, so it would match nearly everything.",
        ),
        (
            "rain OR -snow",
            "The query only says what must be absent, so it would match nearly everything.",
        ),
        ("(" * 11 + "a" + ")" * 11, "At character 11 the brackets are more than 10 deep."),
        ("a" * 301, "The query is 301 characters long; 300 is the most."),
    ],
)
def test_what_cannot_be_read_is_explained(text: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(text)
    assert caught.value.message == message
    assert caught.value.fix


def test_a_query_whose_normal_form_is_too_long_is_refused() -> None:
    crowd = " ".join(f"a{number}" for number in range(60))
    with pytest.raises(QueryError, match="300 is the most"):
        parse_query(f"storm -({crowd})")


SIGNS = ['"', "(", ")", "-", "*", ":", " ", "  ", "actor:", "or", "and", "not", "NOT"]
PHRASES = [
    "storm",
    "Élysée",
    "U.S.",
    "Kim",
    "semi*",
    "’s",
    '"North Korea"',
    "“x y”",
    "12:30",
    "AT&T",
]
PIECES = st.sampled_from([*SIGNS, *PHRASES, "日本", "이재명"])
TYPED = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=12).map("".join))


@given(TYPED)
@example("actor:-x")
@example('"-x"')
@example("-actor:not")
def test_the_normal_form_parses_to_an_equal_query(text: str) -> None:
    try:
        query = parse_query(text)
    except QueryError:
        return
    again = parse_query(str(query))
    assert again == query
    assert str(again) == str(query)


@given(st.text(alphabet='()-" ORNTa*:', max_size=MAX_CHARACTERS + 5))
def test_any_typed_text_is_a_query_or_a_query_error(text: str) -> None:
    with suppress(QueryError):
        parse_query(text).matches(SUMMIT)


def test_a_section_is_what_an_article_is_filed_under() -> None:
    filed = Subject("Ferry", "asia", sections=("Middle East", "Sport"))
    assert parse_query('section:"middle east"').matches(filed)
    assert parse_query("ferry -section:asia").matches(filed)
    assert not parse_query("section:East").matches(filed)
    assert parse_query("section:sport") != parse_query("sport")


def test_a_section_without_a_name_is_explained() -> None:
    with pytest.raises(QueryError, match="A section is missing after section: at character 7"):
        parse_query("ferry section:")


@pytest.mark.parametrize(
    ("query", "wider"),
    [
        ('"North Korea" missile', '"North Korea" missile*'),
        ("actor:Xi trade -war", "actor:Xi trade* -war"),
        ("(storm OR gale) coast", "(storm* OR gale*) coast*"),
        ("AI", "AI"),
        ("東京", "東京"),
        ("covid-19", "covid-19"),
        ("semicond*", "semicond*"),
    ],
)
def test_a_widened_query_lets_plain_words_go_on(query: str, wider: str) -> None:
    found = parse_query(query).widened()
    assert str(found) == wider
    assert parse_query(wider) == found
