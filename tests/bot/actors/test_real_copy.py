"""What the traps of `real_copy.txt` do not say: where its rules must not speak."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actors.club_towns import clubs_of_towns
from bot.actors.datelines import find_bylines
from bot.actors.tag import tag_actors
from bot.model.actor import TaggedActor
from tests.bot.actors.test_traps import split

_ABROAD = "The Commons and the Tories were silent in London."


def tag(text: str, title: str = "", language: str = "en") -> dict[str, TaggedActor]:
    actors = tag_actors(text, split(text), title=title, language=language)
    return {actor.name: actor for actor in actors}


@pytest.mark.parametrize(
    "text",
    [
        "Labour leader Ana Roe of New Zealand flew to London. Brexit worried Labour and Britain.",
        "Labour won the vote, said Ana Roe.",
        f"Labour costs rose. {_ABROAD}",
        f"It was closed on Labour Day. {_ABROAD}",
        f"Latvia's Labour Party quit. The Labour Party has ten seats. {_ABROAD}",
        f"The Latvian Labour Party quit. {_ABROAD}",
        f"She was minister of Employment and Labour. {_ABROAD}",
        f"They met the Minister for Labour and Jobs. {_ABROAD}",
        f"She was the US secretary of Labour. {_ABROAD}",
        f"Rules on Foreign Labour, quotas and Child Labour changed. {_ABROAD}",
        f"They called in Labour inspectors on Monday. {_ABROAD}",
        f"They met Labour leader Ada Roe in Dublin. {_ABROAD}",
        f"Labour won in Auckland. New Zealand voted. New Zealand was calm. {_ABROAD}",
    ],
)
def test_labour_is_britains_only_where_britain_is_meant(text: str) -> None:
    assert "UK Labour Party" not in tag(text)


@pytest.mark.parametrize(
    "text",
    [
        f"Voters left Keir Starmer's Labour Party. {_ABROAD}",
        f"Labour would keep its promise, Keir Starmer said. He flies to Japan. {_ABROAD}",
        f"Labour leader Keir Starmer met the Canadian prime minister. {_ABROAD}",
        f"A Labour spokesman wept. Kenya was calm. {_ABROAD}",
        f"Britain's Labour Party wept. They met Australia's Labour Party. {_ABROAD}",
    ],
)
def test_a_party_of_britain_stays_whoever_else_is_named(text: str) -> None:
    actor = tag(text)["UK Labour Party"]
    assert len(actor.mentions) == 1


def test_a_town_is_no_football_club_in_copy_about_rugby() -> None:
    text = "Hooker Ana Roe joined Leeds from Barnsley. She scored two tries, a rugby record."
    assert not {"Leeds United", "Barnsley FC"} & tag(text).keys()


@pytest.mark.parametrize(
    "text",
    [
        "Leeds won a grant. Leeds beat Burnley to a loan, faces a penalty and looks forward.",
        "Leeds defender Ana Roe took the penalty. Leeds beat Hull 3-1 in the Championship.",
        "Leeds beat Burnley in hockey. Leeds striker Ana Roe took a penalty.",
        "Cork beat Hull in the All-Ireland final. Cork midfielder Ivo Ek took a penalty.",
    ],
)
def test_without_a_sign_that_only_football_has_a_town_is_no_club(text: str) -> None:
    assert not {"Leeds United", "Burnley FC", "Hull City", "Cork City"} & tag(text).keys()


def test_a_sign_that_only_football_has_makes_the_town_its_club() -> None:
    text = "Leeds striker Ivo Ek took the penalty. Leeds beat Burnley 2-0."
    assert {"Leeds United", "Burnley FC"} <= tag(text).keys()


@pytest.mark.parametrize(
    "text",
    [
        "Fans were held for hurling bottles and hurling racist abuse.",
        "He tries again and again.",
        "Both wanted a European Super League.",
    ],
)
def test_words_of_other_sports_that_mean_none_leave_it_football(text: str) -> None:
    found = tag(f"Leeds striker Ivo Ek took the penalty. Leeds beat Burnley 2-0. {text}")
    assert {"Leeds United", "Burnley FC"} <= found.keys()


def test_a_town_with_another_club_in_the_text_is_not_the_known_one() -> None:
    text = "Striker Ivo Ek joined Leeds on loan. Leeds Rhinos won. Leeds play in League One."
    assert "Leeds United" not in tag(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hull City Hall was lit.",
        "Shops in Hull City centre closed.",
        "Hull City of Culture Trust owed much.",
        "Floods hit parts of Hull City, and Hull City residents left.",
        "Hull City and Wexley District Council met.",
        "Exeter City council said no.",
        "Ada Roe is sheriff of Ross County, Ohio.",
    ],
)
def test_a_town_with_its_hall_or_council_is_no_club(text: str) -> None:
    assert not {"Hull City", "Exeter City", "Ross County"} & {
        actor.name for actor in tag(text).values() if actor.key
    }


def test_a_clubs_name_with_city_in_it_stays_the_clubs() -> None:
    text = "Hull City and Exeter City drew. Ross County's club shop was shut."
    assert {"Hull City", "Exeter City", "Ross County"} <= {
        actor.name for actor in tag(text).values() if actor.key
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("New York City schools shut. Rain hit New York City streets.", "New York"),
        ("New York City police arrested ten. It snowed.", "New York"),
        ("Vatican City police arrested a man, said Ada Roe.", "Vatican"),
        ("The Manchester City of Ada Roe won six titles.", "Manchester City"),
        ("Analysts said Manchester City market value rose.", "Manchester City"),
        ("A Leicester City street party drew thousands.", "Leicester City"),
        ("Cardiff City streets ahead after a win, fans said.", "Cardiff City"),
    ],
)
def test_a_city_of_its_own_and_a_clubs_of_somebody_stay(text: str, name: str) -> None:
    assert tag(text)[name].key


def test_a_county_of_any_state_is_no_club() -> None:
    found = tag("Fire hit Ross County, California.")
    assert not [actor for actor in found.values() if "organisation:" in actor.key]


def test_a_town_of_two_clubs_is_neither() -> None:
    known = [
        ("organisation:osk-city", "Osk City"),
        ("organisation:osk-united", "Osk United"),
        ("organisation:fc-ek", "FC Ek"),
        ("person:mar-united", "Mar United"),
    ]
    assert clubs_of_towns(known) == {"ek": "organisation:fc-ek"}


def test_whoever_contributes_money_is_an_actor() -> None:
    text = "Ada Marlin contributed to this fund. Ivo Strand contributed to this report on Monday."
    assert list(tag(text)) == ["Ada Marlin"]


def test_a_capital_without_its_mayor_still_acts() -> None:
    assert "Austria" in tag("Vienna summoned the envoy. The mayor of Graz said nothing.")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Vienna mayor Ada Roe wept. Vienna said it had summoned the envoy.", "Austria"),
        ("The mayor of Oslo, Ivo Ek, wept. Berlin accused Oslo of theft.", "Norway"),
        ("The mayor of Kyiv, Ivo Ek, wept. Kyiv's forces hit a mill.", "Ukraine"),
        ("The mayor of Kyiv, Ivo Ek, wept. Moscow and Kyiv swapped prisoners.", "Ukraine"),
        ("The mayor of Kyiv, Ivo Ek, wept. Talks between Kyiv and Moscow go on.", "Ukraine"),
        ("Tehran's mayor wept. Tehran, which denies it, built a mill.", "Iran"),
        ("Tehran's mayor wept. It would end sanctions on Tehran.", "Iran"),
        ("Kyiv's mayor wept. Weapons for Kyiv came late.", "Ukraine"),
        ("Kyiv's mayor wept. They sent military aid to Kyiv.", "Ukraine"),
    ],
)
def test_a_capital_with_its_mayor_still_acts(text: str, country: str) -> None:
    assert country in tag(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vienna's first green mayor, Ada Roe, rode one of Vienna's trams.",
        "The mayor of Vienna, Ada Roe, wept. Vienna, which is old, is proud.",
        "The mayor of Vienna, Ada Roe, wept. Shops in Vienna and Oslo shut.",
        "Talks with Vienna police failed. Tariffs on Vienna taxis rose.",
        "The mayor of Vienna, Ada Roe, wept. A train between Vienna and Graz stopped.",
    ],
)
def test_what_a_city_with_its_mayor_owns_is_not_the_governments(text: str) -> None:
    assert "Austria" not in tag(text)


def test_the_world_baseball_classic_is_no_boxing_council() -> None:
    found = tag("Japan won the WBC in Tokyo. Ivo Ek pitched in the WBC final.")
    assert "World Boxing Council" not in found
    assert "World Boxing Council" in tag("The World Boxing Council met. The WBC was silent.")


def test_a_body_keeps_its_broadcasters_name() -> None:
    assert "BBC Studios" in tag("BBC Studios has sold the rights to the series, said Ada Roe.")


def test_a_woman_who_bears_a_mans_surname_is_another_person() -> None:
    text = "Dyrektor Jan Nowak mieszka w Gdyni. Jana Nowak mieszka tam od lat."
    found = tag(text, language="pl")
    assert {"Jan Nowak", "Jana Nowak"} <= found.keys()


@pytest.mark.parametrize(
    ("language", "man", "woman"),
    [("pl", "Stanisław Kos", "Stanisława Kos"), ("hr", "Goran Babić", "Gorana Babić")],
)
def test_a_mans_surname_is_never_the_same_in_another_case(
    language: str, man: str, woman: str
) -> None:
    assert {man, woman} <= tag(f"{man} i {woman} mówi.", language=language).keys()


def test_a_womans_surname_may_be_the_same_in_every_case() -> None:
    text = "Agnieszka Dudziak mówi. Widziano Agnieszkę Dudziak. Pomagano Agnieszce Dudziak."
    [actor] = tag(text, language="pl").values()
    assert actor.name == "Agnieszka Dudziak"
    assert len(actor.mentions) == 3


def test_mentions_in_other_cases_stay_as_printed() -> None:
    text = "Starosta Pavel Dvořák přišel. Lidé se ptali Pavla Dvořáka."
    [actor] = tag(text, language="cs").values()
    assert [text[m.start : m.end] for m in actor.mentions] == ["Pavel Dvořák", "Pavla Dvořáka"]


@given(st.text(alphabet="AÁbc ,.()\n'—CN", max_size=200))
def test_bylines_lie_inside_the_text(text: str) -> None:
    marked = f"{text} contributed to this report."
    for start, end in find_bylines(marked):
        assert 0 <= start < end <= len(marked)


@pytest.mark.parametrize(
    ("spelt", "short"),
    [
        ("quarry inspection team", "QIT"),
        ("quarry inspection squad", "QIS"),
        ("quarry crime unit", "QCU"),
        ("quarry anti-corruption unit", "QACU"),
        ("quarry offences wing", "QOW"),
    ],
)
def test_a_unit_spelt_out_small_is_a_body(spelt: str, short: str) -> None:
    assert short in tag(f"The {spelt} ({short}) joined. Raids by {short} go on.")


def test_a_ward_spelt_out_small_is_none() -> None:
    assert not tag("She is in the intensive care unit (ICU). Beds in ICU are few.")


def test_the_acronym_that_ends_a_headline_is_no_agencys_mark() -> None:
    text = "The EPA must act, a judge said. Rain fell. The EPA was silent."
    plain, named = tag(text), tag(text, title="A judge rules against the U.S. EPA")
    [key] = [name for name in named if "Environmental" in name or name == "EPA"]
    assert named[key].salience > plain[key].salience


@pytest.mark.parametrize(
    "text",
    [
        "Ada Roe contributed reporting. More is to come.",
        "Ada Roe contributed to this report. This article was corrected on Monday.",
        "Ada Roe contributed to this report from Oslo. Additional editing by Ivo Ek.",
    ],
)
def test_who_helped_with_a_report_is_no_actor(text: str) -> None:
    assert "Ada Roe" not in tag(f"Rain fell on Oslo. {text}")


def test_who_contributed_to_what_is_quoted_is_an_actor() -> None:
    text = "The WHO and UNICEF contributed to this report, which found much. More is needed."
    assert "UNICEF" in tag(text)
