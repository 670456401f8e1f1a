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
    ],
)
def test_labour_is_britains_only_where_britain_is_meant(text: str) -> None:
    assert "UK Labour Party" not in tag(text)


def test_a_town_is_no_football_club_in_copy_about_rugby() -> None:
    text = "Hooker Ana Roe joined Leeds from Barnsley. She scored two tries, a rugby record."
    assert not {"Leeds United", "Barnsley FC"} & tag(text).keys()


def test_a_town_with_another_club_in_the_text_is_not_the_known_one() -> None:
    text = "Striker Ivo Ek joined Leeds on loan. Leeds Rhinos won. Leeds play in League One."
    assert "Leeds United" not in tag(text)


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


def test_a_body_keeps_its_broadcasters_name() -> None:
    assert "BBC Studios" in tag("BBC Studios has sold the rights to the series, said Ada Roe.")


def test_a_woman_who_bears_a_mans_surname_is_another_person() -> None:
    text = "Dyrektor Jan Nowak mieszka w Gdyni. Jana Nowak mieszka tam od lat."
    found = tag(text, language="pl")
    assert {"Jan Nowak", "Jana Nowak"} <= found.keys()


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


def test_who_contributed_to_what_is_quoted_is_an_actor() -> None:
    text = "The WHO and UNICEF contributed to this report, which found much. More is needed."
    assert "UNICEF" in tag(text)
