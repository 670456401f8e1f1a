"""Messages survive the outbox: as JSON and back they are the same."""

from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import message as m

texts = st.text(max_size=20)
moments = st.datetimes(timezones=st.just(UTC))
inlines = st.one_of(
    st.builds(m.Plain, texts),
    st.builds(m.Bold, texts),
    st.builds(m.Code, texts),
    st.builds(m.Link, texts, texts),
    st.builds(m.Time, moments, st.sampled_from(["relative", "date", "time", "full"])),
    st.builds(m.ActorName, texts, texts),
)
lines = st.lists(inlines, max_size=3).map(tuple)
buttons = st.lists(st.builds(m.Button, texts, texts), max_size=3).map(tuple)
quotes = st.builds(m.Quote, texts, lines)
parts = st.one_of(
    st.builds(m.Heading, lines),
    st.builds(m.Paragraph, lines, st.booleans()),
    quotes,
    st.builds(
        m.StoryCard,
        label=texts,
        headline=texts,
        url=texts,
        sentences=st.lists(quotes, max_size=2).map(tuple),
        actors=st.lists(st.builds(m.ActorName, texts, texts), max_size=2).map(tuple),
        at=st.none() | st.builds(m.Time, moments),
        update=st.booleans(),
        story_id=st.integers(min_value=0),
    ),
    st.builds(m.Listing, st.lists(lines, max_size=3).map(tuple), st.booleans()),
    st.just(m.Divider()),
    st.builds(m.Image, texts, texts),
    st.builds(m.Attachment, texts, texts, texts),
    st.builds(m.Chart, st.lists(st.integers(), max_size=4).map(tuple), texts, texts),
    st.builds(m.Buttons, buttons),
    st.builds(m.Choices, texts, buttons),
)
messages = st.builds(m.Message, st.lists(parts, max_size=4).map(tuple), texts)


@given(messages)
def test_a_message_comes_back_from_json_as_it_was(message: m.Message) -> None:
    assert m.from_json(m.to_json(message)) == message


@pytest.mark.parametrize("text", ["", "{", "[]", "1", '{"": "Plain", "text": "x"}'])
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        m.from_json(text)


@pytest.mark.parametrize("kind", [*m.Part.__args__, *m.Inline.__args__])  # type: ignore[attr-defined]
@settings(max_examples=5)
@given(data=st.data())
def test_every_part_and_inline_can_be_queued(kind: type, data: st.DataObject) -> None:
    one = data.draw(st.from_type(kind))
    message = m.Message((one if kind in m.Part.__args__ else m.Paragraph((one,)),))  # type: ignore[attr-defined]
    assert m.from_json(m.to_json(message)) == message
