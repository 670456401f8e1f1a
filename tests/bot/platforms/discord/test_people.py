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
