"""Whether a sentence quotes an actor."""

import pytest

from commands.speech import speaks

QUOTED = [
    "“We will build the bridge,” Quill said on Monday.",
    "“We will build the bridge,” said Quill, who was late.",
    "“We will build the bridge,” said Mayor Ada Quill.",
    "Quill said: “The bridge will be built this year.”",
    'Quill told reporters that the bridge was "not in any danger at all".',
    "“It will hold,” Quill, 52, said, “and it will be ours.”",
    "“It will hold,” said Quill on Monday.",
    "“It will hold,” said Quill in the council.",
    "According to Quill, the bridge is “as good as new”.",
    "Quill: “The bridge will be built this year.”",
]
NOT_QUOTED = [
    "Quill said that the bridge would be built.",
    "“Quill lied to all of us,” said the treasurer.",
    "“We will build the bridge,” a spokesman for Quill said.",
    "“We will build the bridge,” said Quill’s deputy.",
    "Quill walked over the “bridge” on Monday.",
    "Quill listened as the treasurer cried: “It will fall!”",
    "Quill’s deputy said: “The bridge will be built.”",
    "Another mayor said Quill should “cancel the meeting at once.”",
    "The treasurer, in a rare rebuke, said Quill was “not fit for the work”.",
    "The board said Quill lied to “all of the town”.",
    "The board told reporters that it said Quill walked over “the bridge of sighs”.",
    "Quill.",
]


def is_quoted(sentence: str) -> bool:
    start = sentence.index("Quill")
    return speaks(sentence, start, start + len("Quill"))


@pytest.mark.parametrize("sentence", QUOTED)
def test_a_quotation_of_the_actor_is_known(sentence: str) -> None:
    assert is_quoted(sentence)


@pytest.mark.parametrize("sentence", NOT_QUOTED)
def test_what_another_one_says_is_not_the_actors(sentence: str) -> None:
    assert not is_quoted(sentence)


@pytest.mark.parametrize("pump", ["“a", '"a', "“", "said ", ", a", " ", "Aa "])
def test_no_sentence_takes_forever(pump: str) -> None:
    """Of the first one, 1,700 characters took 40 s, in which nothing else of the bot ran."""
    sentence = f"Quill said on Monday {pump * 20_000} and left."
    assert not speaks(sentence, 0, len("Quill"))
    assert not speaks(sentence, len(sentence) - 9, len(sentence) - 6)
