"""The privacy page names every table that holds a person, and no other."""

import re
from pathlib import Path

from bot.storage.schema import metadata

PAGE = Path(__file__).parent.parent / "docs" / "privacy.md"
_OF_A_PERSON = re.compile(r"person|set_by|user|member")


def test_every_table_that_holds_a_person_is_listed() -> None:
    holding = {
        name
        for name, table in metadata.tables.items()
        if any(_OF_A_PERSON.search(column.name) for column in table.columns)
    }
    listed = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(holding)
    assert holding


def test_the_days_after_leaving_are_those_of_the_page() -> None:
    from bot.pipeline.presence import KEPT_AFTER_LEAVING

    assert f"{KEPT_AFTER_LEAVING.days} days" in " ".join(PAGE.read_text(encoding="utf-8").split())
