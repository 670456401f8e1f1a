"""What holds at start: the settings' plan, or what people said in chat."""

from dataclasses import replace
from datetime import UTC, datetime, time

from bot.app import merge_plans
from bot.model.workspace import DigestPlan

SETTINGS = DigestPlan(at=time(8), zone="UTC")


def test_the_settings_make_the_first_plan_and_change_it() -> None:
    assert merge_plans(None, SETTINGS) == SETTINGS
    assert merge_plans(DigestPlan(at=time(6), zone="Asia/Tokyo"), SETTINGS) == SETTINGS


def test_a_plan_set_in_chat_outlives_a_restart() -> None:
    kept = DigestPlan(at=time(6), zone="Asia/Tokyo", from_chat=True)
    assert merge_plans(kept, SETTINGS) == kept


def test_a_pause_and_sections_outlive_a_restart() -> None:
    until = datetime(2026, 3, 16, tzinfo=UTC)
    kept = replace(SETTINGS, paused=True, paused_until=until, sections=("Asia",), at=time(6))
    assert merge_plans(kept, SETTINGS) == replace(kept, at=SETTINGS.at)
