"""Which days of the week an article names."""

import pytest

from bot.pipeline.group import story_terms
from bot.pipeline.weekdays import named_days

MONDAY, TUESDAY, WEDNESDAY, SATURDAY = 1, 2, 4, 32


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "The council voted on Tuesday, a day after Monday's march.", MONDAY | TUESDAY),
        ("en", "The council voted.", 0),
        ("de", "Der Rat stimmte am Dienstag ab.", TUESDAY),
        ("fr", "Le conseil a voté mardi.", TUESDAY),
        ("es", "El consejo votó el martes.", TUESDAY),
        ("es", "Nadie sabe quién votó.", 0),
        ("it", "Il consiglio ha votato martedì.", TUESDAY),
        ("ru", "Совет проголосовал во вторник среди протестов.", TUESDAY),
        ("ja", "市議会は火曜日に採決した。", TUESDAY),
        ("zh", "议会星期三表决。", WEDNESDAY),
        ("zh", "议会周三表决。", WEDNESDAY),
        ("ko", "의회는 화요일에 표결했다.", TUESDAY),
        ("pl", "Rada głosowała w sobotę.", SATURDAY),
        ("xx", "The council voted on Tuesday.", 0),
    ],
)
def test_days_are_found_among_the_terms(language: str, text: str, days: int) -> None:
    assert named_days(story_terms("", [text], language), language) == days
