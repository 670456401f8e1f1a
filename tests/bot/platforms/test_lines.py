"""Lines that are cut say so, wherever the cut falls."""

import pytest

from bot.platforms.discord.escape import tidy_line as on_discord
from bot.platforms.slack.escape import tidy_line as on_slack


@pytest.mark.parametrize("tidy_line", [on_discord, on_slack])
def test_a_cut_at_the_end_of_a_word_is_seen_too(tidy_line) -> None:
    text = "Port closes two quays"
    for limit in range(3, len(text)):
        cut = tidy_line(text, limit)
        assert cut.endswith("…")
        assert len(cut) <= limit
    assert tidy_line(text, len(text)) == text
