"""What is suggested in the form, within Slack's limits whatever is typed and known."""

from hypothesis import given
from hypothesis import strategies as st

from bot.model.request import Completion
from bot.platforms.slack.modals import options_of

MOST, LABEL, VALUE = 100, 75, 150
TEXTS = st.text(max_size=200) | st.text("𝔸é́ \u200b\t\ud800", max_size=200)


def length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.lists(st.builds(Completion, TEXTS, TEXTS), max_size=120), TEXTS)
def test_any_suggestions_are_options_that_slack_takes(found: list[Completion], typed: str) -> None:
    options = options_of(found, typed)

    values = [option["value"] for option in options]
    assert len(options) <= MOST
    assert len(set(values)) == len(values)
    assert all(0 < length(value) <= VALUE for value in values)
    for option in options:
        text = option["text"]
        assert (text["type"], text["emoji"]) == ("plain_text", False)
        assert text["text"].strip()
        assert length(text["text"]) <= LABEL
