"""Which printed role is the present one, and which came before."""

from datetime import UTC, datetime, timedelta

from bot.actors.role_history import read_history
from bot.model.actor import Role

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


def role(text: str, days_ago: int) -> Role:
    return Role(text, 100 - days_ago, NOON - timedelta(days=days_ago))


def former(*roles: Role) -> list[str]:
    return [one.text for one in read_history(roles, roles[0]).former]


def test_what_was_printed_only_before_is_former() -> None:
    roles = (
        role("Prime Minister", 0),
        role("Japanese Prime Minister", 3),
        role("Finance Minister", 30),
        role("finance minister of Japan", 40),
    )
    assert former(*roles) == ["Finance Minister"]


def test_the_fullest_wording_of_the_present_role_is_shown() -> None:
    roles = (role("Prime Minister", 0), role("Japanese Prime Minister", 3))
    shown = read_history(roles, roles[0]).present
    assert shown is not None
    assert shown.text == "Japanese Prime Minister"


def test_two_offices_at_once_are_not_one_after_the_other() -> None:
    assert former(role("President", 0), role("Chairman", 1), role("President", 5)) == []


def test_a_vaguer_wording_is_no_other_office() -> None:
    assert former(role("Prime Minister", 0), role("minister", 9)) == []


def test_a_promotion_is_seen() -> None:
    assert former(role("President", 0), role("vice president", 9)) == ["vice president"]


def test_nobody_has_to_have_a_role() -> None:
    assert read_history((), None).present is None
