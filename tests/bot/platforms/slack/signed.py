"""What tests of Slack over HTTP send: commands, moments, and a look whether the bot still hears."""

from datetime import timedelta
from urllib.parse import urlencode

from tests.bot.platforms.slack.conftest import NOW
from tests.fakes.slack.http import FORM, Requests
from tests.fakes.slack.server import CHANNEL, PERSON, TEAM, FakeSlack

MOMENT, SIGNATURE = "X-Slack-Request-Timestamp", "X-Slack-Signature"


def command(slack: FakeSlack, text: str = "latest", team: str = TEAM) -> bytes:
    """Return the body of a slash command."""
    fields = {
        "command": "/news",
        "text": text,
        "user_id": PERSON,
        "channel_id": CHANNEL,
        "team_id": team,
        "trigger_id": "t.9",
        "response_url": slack.response_url(),
    }
    return urlencode(fields).encode()


def seconds(**later: float) -> str:
    return str(int((NOW + timedelta(**later)).timestamp()))


async def hears(slack: FakeSlack, requests: Requests) -> bool:
    """Return whether a command still comes through."""
    await requests.post(command(slack, "who Kim"), FORM)
    return bool((await slack.responded.next())["text"] == "You asked: who Kim")
