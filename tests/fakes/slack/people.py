"""What people do on Slack, as the envelopes that Slack makes of it."""

import itertools
from typing import Any

from tests.fakes.slack.server import BOT_USER, CHANNEL, DIRECT, PERSON, TEAM, FakeSlack
from tests.fakes.slack.socket import Ack

_numbers = itertools.count(1)


class Someone:
    """A person on the fake Slack."""

    def __init__(
        self,
        slack: FakeSlack,
        id: str = PERSON,  # noqa: A002
        channel: str = CHANNEL,
        team: str = TEAM,
    ) -> None:
        self._slack = slack
        self.team = team
        self.id = id
        self.channel = channel

    async def types(
        self, text: str, *, envelope: str = "", url: str = "r1", called: str = ""
    ) -> Ack:
        """Use the slash command; `called`: what Slack calls the conversation."""
        payload = {
            "command": "/news",
            "text": text,
            "user_id": self.id,
            "channel_id": self.channel,
            "channel_name": called or ("news" if self.channel == CHANNEL else "privategroup"),
            "team_id": self.team,
            "trigger_id": "t.1",
            "response_url": self._slack.response_url(url),
            "api_app_id": "A1",
        }
        return await self._deliver("slash_commands", payload, envelope=envelope)

    async def presses(
        self,
        action: dict[str, Any],
        *,
        thread: str = "",
        view: dict[str, Any] | None = None,
        url: str = "r2",
    ) -> Ack:
        """Press a button, or choose from a select."""
        payload: dict[str, Any] = {
            **self._interactive("block_actions"),
            "actions": [{**action, "block_id": "b", "action_ts": "1"}],
            "trigger_id": "t.2",
        }
        if view:
            payload |= {"view": view, "container": {"type": "view", "view_id": view["id"]}}
        else:
            payload |= {
                "channel": {"id": self.channel},
                "container": {"type": "message", "message_ts": "1.1"},
                "response_url": self._slack.response_url(url),
            }
            if thread:
                payload["container"]["thread_ts"] = thread
        return await self._deliver("interactive", payload)

    async def types_into(self, field: str, text: str, view: dict[str, Any]) -> list[Any]:
        """Type into a select of the form; return the options offered."""
        payload = {
            **self._interactive("block_suggestion"),
            "action_id": field,
            "block_id": field,
            "value": text,
            "view": view,
        }
        answer = await self._deliver("interactive", payload)
        options: list[Any] = answer["options"]
        return options

    async def submits(self, view: dict[str, Any], values: dict[str, Any]) -> Ack:
        """Submit the form."""
        filled = {**view, "id": "V1", "state": {"values": values}}
        return await self._deliver(
            "interactive", {**self._interactive("view_submission"), "view": filled}
        )

    async def mentions(self, text: str, *, thread: str = "", event_id: str = "") -> Ack:
        """Mention the bot in a channel."""
        event = {
            "type": "app_mention",
            "user": self.id,
            "text": f"<@{BOT_USER}> {text}",
            "ts": "1.5",
            "channel": self.channel,
        }
        return await self.causes(event | ({"thread_ts": thread} if thread else {}), event_id)

    async def writes(self, text: str, **extra: Any) -> Ack:
        """Write the bot a direct message."""
        event = {
            "type": "message",
            "channel_type": "im",
            "user": self.id,
            "text": text,
            "ts": "1.6",
            "channel": DIRECT,
        }
        return await self.causes({**event, **extra})

    async def shares(self, text: str, file: dict[str, Any]) -> Ack:
        """Write the bot a direct message with a file."""
        return await self.writes(text, subtype="file_share", files=[file])

    async def opens_home(self) -> Ack:
        """Open the app's home tab."""
        event = {"type": "app_home_opened", "user": self.id, "channel": DIRECT, "tab": "home"}
        return await self.causes(event)

    async def causes(self, event: dict[str, Any], event_id: str = "") -> Ack:
        """Cause any event."""
        payload = {
            "type": "event_callback",
            "team_id": self.team,
            "api_app_id": "A1",
            "event_id": event_id or f"Ev{next(_numbers)}",
            "event": event,
            "authorizations": [{"team_id": self.team, "user_id": BOT_USER, "is_bot": True}],
        }
        return await self._deliver("events_api", payload)

    def _interactive(self, kind: str) -> dict[str, Any]:
        return {
            "type": kind,
            "user": {"id": self.id},
            "team": {"id": self.team},
            "api_app_id": "A1",
        }

    async def _deliver(self, kind: str, payload: dict[str, Any], envelope: str = "") -> Ack:
        return await self._slack.deliver(kind, payload, envelope=envelope)
