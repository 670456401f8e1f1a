"""People of one name, found wherever it stands again."""

from hypothesis import given
from hypothesis import strategies as st

from bot.actors.lone import find_lone


def starts(text: str, *names: str) -> list[int]:
    return [start for start, _ in find_lone(text, names)]


def test_a_name_that_is_a_word_is_found_before_a_verb() -> None:
    assert starts("Per likes cats. “Per sings,” she said.", "Per") == [0, 17]


def test_a_word_that_only_opens_the_sentence_is_no_name() -> None:
    assert starts("Per head it costs a crown. Will he go?", "Per", "Will") == []


def test_a_part_of_another_name_is_left_alone() -> None:
    assert starts("They met Per Holm and Ada Per there.", "Per") == []


def test_who_is_asked_for_is_found() -> None:
    assert starts("Ask Bikram, they say.", "Bikram") == [4]


@given(st.text(alphabet="Per aeb.,“”’s\n", max_size=60))
def test_spans_are_the_name(text: str) -> None:
    text += "\nShe and her husband, Per, saw it."
    spans = list(find_lone(text, ["Per"]))
    assert len(spans) >= 1
    assert all(text[start:end] == "Per" for start, end in spans)
