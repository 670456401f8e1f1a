"""What is suggested while somebody types, within Discord's limits whatever is known."""

from hypothesis import given
from hypothesis import strategies as st

from bot.model.request import Completion
from bot.platforms.discord.answers import choices_of

MOST, LONGEST = 25, 100
TEXTS = st.text(max_size=160) | st.text("𝔸é́ \u200b\t", max_size=160)


def length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.lists(st.builds(Completion, TEXTS, TEXTS), max_size=40))
def test_any_suggestions_are_choices_that_discord_takes(found: list[Completion]) -> None:
    choices = choices_of(found)

    values = [str(choice.value) for choice in choices]
    assert len(choices) <= MOST
    assert len(set(values)) == len(values)
    assert all(0 < length(value) <= LONGEST for value in values)
    assert all(0 < length(choice.name.strip()) <= LONGEST for choice in choices)
    assert set(values) <= {completion.value for completion in found}
