"""The limits that the documents name are those of the code."""

import re
from pathlib import Path

import pytest

from bot.logs import DAYS_KEPT
from bot.model.request import MOST_HANDED_IN
from bot.monitor.supervisor import SILENT
from bot.pipeline.clean_up import RECORDS_KEPT
from bot.pipeline.entries import FIRST_PULL, FIRST_TOLD, LATER_PULL, SEEN_KEPT
from bot.pipeline.notices import MOST_A_DAY
from bot.pipeline.presence import KEPT_AFTER_LEAVING
from bot.pipeline.trouble import DOWN_AFTER, KILLS, MISSING_AFTER
from bot.platforms.slack.door import MOST_BYTES
from bot.schedule import TICKS
from bot.sources.pace import SHORTEST
from commands.opml import reading_time

DOCS = Path(__file__).parent.parent / "docs"
LATE, DISCORD, SLACK = "feeds-late-or-silent.md", "setup-discord.md", "setup-slack.md"
WORDS = {"three": 3, "five": 5, "six": 6, "seven": 7, "ten": 10, "quarter": 15}

FIGURES = [
    ("privacy.md", r"(\w+) days after the feed held it last", SEEN_KEPT.days),
    ("privacy.md", r"a digest with its reasons \| after (\w+) days", RECORDS_KEPT.days),
    ("privacy.md", r"where the console writes one \| after (\w+) days", DAYS_KEPT),
    ("privacy.md", r"after the start and every (\w+) hours", TICKS["clean-up"] / 3600),
    (LATE, r"only the newest (\w+) are read then", FIRST_PULL),
    (LATE, r"in a burst of more than (\w+)", LATER_PULL),
    (LATE, r"gives alerts on the newest (\w+)", FIRST_TOLD),
    (LATE, r"After (\w+) days it is told", DOWN_AFTER.days),
    (LATE, r"told after (\w+) days", MISSING_AFTER.days),
    (LATE, r"\((\w+) such notices", MOST_A_DAY),
    (LATE, r"(\w+) times in a row, reading it took", KILLS),
    (LATE, r"as often as it publishes, (\w+) minutes to a day", SHORTEST.total_seconds() / 60),
    (LATE, r"a thousand feeds take (\w+)", round(reading_time(1000).total_seconds() / 60)),
    ("operating.md", r"has not been looked at for a (\w+) of an hour", SILENT / 60),
    (DISCORD, r"OPML file \(at most (\w+) MB\)", MOST_HANDED_IN / 1024**2),
    (DISCORD, r"its feeds, plans and alerts for (\w+) days", KEPT_AFTER_LEAVING.days),
    (SLACK, r"keeps feeds, plans and alerts for (\w+) days", KEPT_AFTER_LEAVING.days),
    (SLACK, r"client_max_body_size (\w+)m;", MOST_BYTES / 1024**2),
]


@pytest.mark.parametrize(("page", "pattern", "meant"), FIGURES)
def test_the_page_names_the_codes_own_figure(page: str, pattern: str, meant: float) -> None:
    text = " ".join((DOCS / page).read_text(encoding="utf-8").split())
    (named,) = re.findall(pattern, text)
    assert WORDS.get(named.lower(), named) in (meant, f"{meant:g}")
