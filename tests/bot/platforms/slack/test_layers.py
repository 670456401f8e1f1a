"""The SDK waits until the platform starts: a bot without Slack's tokens never loads it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[4]
CODE = """
import sys
from datetime import UTC, datetime
from bot.model.message import Message, Paragraph, Plain
from bot.platforms.slack import Slack
slack = Slack(bot_token="x", app_token="y", clock=lambda: datetime.now(UTC))
slack.render(Message((Paragraph((Plain("a"),)),), "a"))
print([name for name in ("slack_sdk", "slack_bolt", "aiohttp") if name in sys.modules])
"""


def test_making_the_platform_and_rendering_load_no_sdk() -> None:
    done = subprocess.run(
        [sys.executable, "-B", "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
