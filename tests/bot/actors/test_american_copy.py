"""Names as American papers print them: parties, states, offices and bodies around a name."""

import pytest

from bot.actors.tag import tag_actors
from bot.model.actor import ActorType, TaggedActor
from tests.bot.actors.test_traps import split


def tag(text: str) -> dict[str, TaggedActor]:
    return {actor.name: actor for actor in tag_actors(text, split(text))}


@pytest.mark.parametrize(
    "text",
    [
        "The Illinois Democrat pleaded guilty. Nobody met the Illinois Democrat.",
        "The Minnesota Republican shook it off. They asked the Minnesota Republican.",
        "Others, the New York Democrat among them, left.",
        "Five senior Missouri Republicans left. They met Missouri Republicans.",
        "The First Daughters joined in. The First Family left.",
        "It has value to the Executive Branch, a memo said.",
    ],
)
def test_who_is_only_described_is_no_actor_of_that_name(text: str) -> None:
    assert not tag(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He called out Speaker of the House Ada Roe (R-Elm). Roe left.", {"Ada Roe"}),
        ("Sen. Susan Collins' (R-Maine) is open to it. She voted.", {"Susan Collins"}),
        ("He spoke in Osk, Va. Douglas Holtz-Eakin recalled that.", {"Douglas Holtz-Eakin"}),
        ("Conservative super PAC Osk Rising posted it. Osk Rising said so.", {"Osk Rising"}),
        (
            "The Center on Budget and Policy Priorities, a think tank, estimates that.",
            {"Center on Budget and Policy Priorities"},
        ),
        (
            "The Gay and Lesbian Alliance Against Defamation asked its supporters.",
            {"Gay and Lesbian Alliance Against Defamation"},
        ),
        (
            "The Health and Human Services Department said so.",
            {"Health and Human Services Department"},
        ),
        ("Trustees of the Social Security and Medicare Trust Fund warned of it.", set()),
        ("The Treasury and State Department said no.", {"US State Department"}),
        ("It was the Bank of England and Health Department.", {"Bank of England"}),
    ],
)
def test_a_name_is_cut_where_it_begins_and_ends(text: str, names: set[str]) -> None:
    assert tag(text).keys() == names


def test_a_party_before_a_state_is_no_part_of_it() -> None:
    assert tag("The move by Democratic Illinois Sen. Dick Durbin failed.").keys() == {"Dick Durbin"}


def test_a_state_is_nobody() -> None:
    found = tag("It is a Senate race in Missouri. Missouri Republicans, were less forgiving.")
    assert all(actor.type is not ActorType.PERSON for actor in found.values())


def test_an_office_inside_a_bodys_name_is_the_holders() -> None:
    found = tag("A spokesman for Wake County Prosecutor Bob McCulloch spoke.")
    assert found["Bob McCulloch"].role == "Wake County Prosecutor"


@pytest.mark.parametrize("given", ["Jay Carney", "Dana Carney"])
def test_what_is_sent_to_a_namesake_of_somebody_known_is_the_articles_own(given: str) -> None:
    text = f"{given}, the press secretary, spoke. A star was added to Carney's statement."
    assert tag(text).keys() == {given}


def test_a_firm_is_known_without_its_legal_form_too() -> None:
    found = tag("Oskmart Stores Inc. sued the town. Oskmart Stores Inc. said so.")
    assert found["Oskmart Stores Inc."].known_aliases == ("Oskmart Stores",)
    assert tag("Apple Foods sued. Apple Foods left.")["Apple Foods"].known_aliases == ()
