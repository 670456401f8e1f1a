"""Who manages on Slack, and what people are called: asked of the real SDK."""

from datetime import timedelta
from typing import Any

import pytest

from bot.model.workspace import Managers
from bot.platforms.slack.people import RULE
from tests.bot.platforms.slack.conftest import NOW, Connect
from tests.fakes.slack.desk import FakeDesk
from tests.fakes.slack.people import Someone
from tests.fakes.slack.server import ADMIN, PERSON, TEAM, FakeSlack, Fault


async def test_admins_owners_and_those_in_the_settings_are_named(
    connect: Connect, slack: FakeSlack
) -> None:
    slack.people = {
        ADMIN: {"profile": {"display_name": "Aya"}, "is_admin": True},
        "UOWN": {"real_name": "Ben Ode", "is_owner": True},
        "UBOT2": {"real_name": "A bot", "is_bot": True, "is_admin": True},
        "UGONE": {"real_name": "Gone", "deleted": True, "is_admin": True},
        "UFAR": {"real_name": "Far", "team_id": "T2", "is_admin": True},
        "U9": {"real_name": "Cho"},
    }
    async with connect(managers=("U9", "UFAR")) as platform:
        found = await platform.who_manages(TEAM)

    assert found == Managers(RULE, ("Aya", "Ben Ode", "Cho"))


async def test_only_members_of_this_workspace_have_a_name(
    connect: Connect, slack: FakeSlack
) -> None:
    slack.people = {
        PERSON: {"real_name": "Rolf"},
        "UBOT2": {"real_name": "A bot", "is_bot": True},
        "UFAR": {"real_name": "Far", "team_id": "T2"},
    }
    async with connect() as platform:
        names = [await platform.name_of(TEAM, one) for one in (PERSON, "UBOT2", "UFAR")]
        slack.fail("users.info", Fault("user_not_found"))
        unknown = await platform.name_of(TEAM, "U404")

    assert names == ["Rolf", "", ""]
    assert unknown == ""


async def test_admins_and_those_in_the_settings_manage_by_right(
    connect: Connect, slack: FakeSlack
) -> None:
    slack.people = {"UFAR": {"team_id": "T2", "is_admin": True}}
    async with connect(managers=("U9",)) as platform:
        people = (ADMIN, "U9", PERSON, "UFAR")
        assert [await platform.has_right(TEAM, one) for one in people] == [True, True, False, False]


async def test_the_list_of_members_is_asked_once_an_hour(
    connect: Connect, slack: FakeSlack
) -> None:
    now = [NOW]
    async with connect(clock=lambda: now[0]) as platform:
        for _ in range(3):
            await platform.who_manages(TEAM)
        now[0] += timedelta(minutes=61)
        slack.fail("users.list", Fault("ratelimited"))
        without = await platform.who_manages(TEAM)

    assert slack.count("users.list") == 2
    assert without == Managers(RULE)


@pytest.mark.parametrize(
    "user",
    [
        {"is_restricted": True},
        {"is_admin": True, "deleted": True},
        {"is_admin": True, "is_bot": True},
        {"is_admin": "yes"},
        {"is_admin": True, "team_id": "T2"},
    ],
)
async def test_guests_bots_and_those_who_left_do_not_manage(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, user: dict[str, Any]
) -> None:
    slack.people = {"U5": user}
    async with connect():
        await Someone(slack, "U5").types("feed list")
        await slack.responded.next()

    assert [request.manager for request in desk.asked] == [False]


async def test_a_clock_that_is_set_back_leaves_nobody_a_right_that_was_taken(
    connect: Connect, slack: FakeSlack, desk: FakeDesk
) -> None:
    """What was learned by a clock that ran ahead lasts no longer than anything else."""
    now = [NOW + timedelta(days=365)]
    slack.people = {"U5": {"is_admin": True}}
    async with connect(clock=lambda: now[0]):
        await Someone(slack, "U5").types("feed list")
        await slack.responded.next()
        now[0] = NOW
        slack.people = {"U5": {}}
        await Someone(slack, "U5").types("feed list")
        await slack.responded.next()

    assert [request.manager for request in desk.asked] == [True, False]
