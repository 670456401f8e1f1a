"""The set-up guide says what is so."""

import re
from pathlib import Path

from discord import Permissions

GUIDE = (Path(__file__).parents[4] / "docs" / "setup-discord.md").read_text("utf-8")


def test_the_invitation_asks_for_what_the_table_names() -> None:
    asked = {int(number) for number in re.findall(r"(?:permissions=|^`)(\d+)", GUIDE, re.M)}
    table = GUIDE.partition("| Permission |")[2].partition("\n\n")[0]
    named = re.findall(r"^\| ([A-Z][A-Za-z ]+) \|", table, re.M)
    words = {name.lower().replace(" ", "_").replace("channels", "channel") for name in named}

    assert len(words) == 5
    assert asked == {Permissions(**dict.fromkeys(words, True)).value}
