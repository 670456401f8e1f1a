"""What people and Discord do on the stand-in: commands, presses, joins, kicks, changes."""

from typing import Any

from tests.fakes.discord.gateway import Gateway
from tests.fakes.discord.people import (
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    Interaction,
    Who,
    acted,
    slash_data,
)
from tests.fakes.discord.world import NEWS, World


class Acts:
    """The half of the stand-in that tests drive."""

    world: World
    gateway: Gateway
    _interactions: dict[str, Interaction]

    async def slash(
        self,
        line: str,
        *,
        manager: bool = False,
        in_guild: bool = True,
        at: str = NEWS,
        who: Who | None = None,
        **values: Any,
    ) -> Interaction:
        """Somebody uses a slash command in a channel (`at`).

        The value of a picked channel is what stands in `world.channels`.
        """
        data = slash_data(line, values)
        return await self._act(COMMAND, data, manager, in_guild, channel=at, who=who)

    def upload(self, name: str, body: bytes, *, size: int = 0) -> Any:
        """A file of somebody's machine, for an option of a slash command; `size` as it is said."""
        kept = self.world.files.keep(self.world.new_id(), name, body, "text/xml").attachment()
        return {**kept, "size": size or kept["size"]}

    async def type(
        self, line: str, focused: str, *, manager: bool = False, **values: Any
    ) -> Interaction:
        """Somebody types an option of a command; of what was picked nothing is told but its id."""
        data = slash_data(line, values, focused)
        data.pop("resolved", None)
        return await self._act(AUTOCOMPLETE, data, manager)

    async def press(
        self,
        custom_id: str,
        *,
        on: Any = None,
        picked: str = "",
        manager: bool = False,
        at: str = NEWS,
        in_guild: bool = True,
        who: Who | None = None,
    ) -> Interaction:
        """Somebody presses a button (or picks an option) on a message."""
        data: Any = {"custom_id": custom_id, "component_type": 3 if picked else 2, "id": 7}
        if picked:
            data["values"] = [picked]
        return await self._act(
            COMPONENT, data, manager, in_guild, message=on or {}, channel=at, who=who
        )

    async def is_read(self) -> None:
        """Wait until the bot has taken in all that it was told: it answers what comes after."""
        await (await self.slash("trending")).answer()

    async def join(self, guild: str, *channels: Any, **special: Any) -> None:
        """The bot is added to a server, or back to it."""
        self.world.add_guild(guild, *channels, **special)
        # Of a server that the bot was added to, Discord does not say whether it is available.
        created = {k: v for k, v in self.world.guild(guild).items() if k != "unavailable"}
        await self.gateway.dispatch("GUILD_CREATE", created)

    async def kick(self, guild: str) -> None:
        """The bot is removed from a server."""
        self.world.guilds.pop(guild)
        await self.gateway.dispatch("GUILD_DELETE", {"id": guild})

    async def outage(self, guild: str) -> None:
        """A server cannot be reached for a while."""
        await self.gateway.dispatch("GUILD_DELETE", {"id": guild, "unavailable": True})

    async def change(self, channel: str, **values: Any) -> None:
        """A channel is changed."""
        self.world.channels[channel] |= values
        await self.gateway.dispatch("CHANNEL_UPDATE", self.world.channels[channel])

    async def delete(self, channel: str) -> None:
        """A channel is deleted."""
        await self.gateway.dispatch("CHANNEL_DELETE", self.world.channels.pop(channel))

    async def _act(
        self,
        kind: int,
        data: Any,
        manager: bool = False,
        in_guild: bool = True,
        message: Any = None,
        channel: str = NEWS,
        who: Who | None = None,
    ) -> Interaction:
        number = self.world.new_id()
        interaction = Interaction(number, f"token-{number}", kind)
        self._interactions[interaction.token] = interaction
        ids = (interaction.id, interaction.token)
        place = self.world.channels[channel] if in_guild else None
        event = acted(
            kind,
            data,
            ids=ids,
            manager=manager,
            place=place,
            who=who,
            app_rights=self.world.rights,
        )
        if message is not None:
            pressed = self.world.message(channel, message)
            event["message"] = pressed | {"id": message.get("id", pressed["id"])}
        await self.gateway.dispatch("INTERACTION_CREATE", event)
        return interaction
