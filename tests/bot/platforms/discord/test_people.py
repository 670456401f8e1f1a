"""Who manages on Discord, and what people are called, without the intent for members."""

from bot.model.workspace import Managers
from bot.platforms.discord.people import RULE
from tests.bot.platforms.discord.conftest import Connect
from tests.fakes.discord.server import FakeDiscord, Fault
from tests.fakes.discord.world import BOT, GUILD, MANAGE_SERVER, MANAGER, READER

ADMINISTRATOR = 1 << 3


async def test_roles_with_the_right_and_the_owner_are_named(
    discord: FakeDiscord, connect: Connect
) -> None:
    discord.world.add_role("Readers", 0)
    discord.world.add_role("Desk", MANAGE_SERVER)
    discord.world.add_role("Some app", ADMINISTRATOR, managed=True)
    discord.world.add_role("Admins", ADMINISTRATOR)
    async with connect() as platform:
        await discord.gateway.wait_for_session(1)
        await discord.is_read()
        found = await platform.who_manages(GUILD)

    assert found == Managers(RULE, ("Maria",), ("Admins", "Desk"))


async def test_a_server_that_is_not_known_has_the_rule_alone(
    discord: FakeDiscord, connect: Connect
) -> None:
    async with connect() as platform:
        await discord.is_read()
        assert await platform.who_manages("710000000000000001") == Managers(RULE)
        assert await platform.who_manages("no id") == Managers(RULE)
        assert await platform.name_of("710000000000000001", READER) == ""


async def test_members_have_names_bots_and_strangers_have_none(
    discord: FakeDiscord, connect: Connect
) -> None:
    discord.world.members[BOT] = "Verbatim"
    async with connect() as platform:
        await discord.is_read()
        people = (MANAGER, READER, BOT, "800000000000000404", "x", "")
        names = [await platform.name_of(GUILD, person) for person in people]
        again = await platform.name_of(GUILD, MANAGER)

    assert names == ["Maria", "Rolf", "", "", "", ""]
    assert again == "Maria"
    assert discord.count("GET", f"/members/{MANAGER}") == 1


async def test_the_owner_and_who_has_a_role_with_the_right_manage_by_it(
    discord: FakeDiscord, connect: Connect
) -> None:
    discord.world.add_role("Desk", MANAGE_SERVER)
    discord.world.add_role("Admins", ADMINISTRATOR)
    discord.world.members |= {"8": "Desk", "9": "Admin", BOT: "Verbatim"}
    desk, admins = (role["id"] for role in discord.world.roles)
    discord.world.given = {"8": [desk], "9": [admins], BOT: [admins]}
    async with connect() as platform:
        await discord.is_read()
        people = (MANAGER, "8", "9", READER, BOT, "7", "x")
        found = [await platform.has_right(GUILD, person) for person in people]

    assert found == [True, True, True, False, False, False, False]


async def test_trouble_at_discord_leaves_the_name_out(
    discord: FakeDiscord, connect: Connect
) -> None:
    broken = Fault(200, "<html>", content_type="text/html")
    discord.fail("GET", f"/members/{MANAGER}", broken)
    async with connect() as platform:
        await discord.is_read()
        assert await platform.name_of(GUILD, MANAGER) == ""
        # For ten minutes nobody could name her as a manager: she was no member.
        assert await platform.name_of(GUILD, MANAGER) == "Maria"
