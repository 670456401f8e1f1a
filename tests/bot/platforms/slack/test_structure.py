"""What is meant is what is seen: payloads are read back as Slack shows them, and compared."""

import re
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.model.message import (
    ActorName,
    Bold,
    Code,
    Heading,
    Inline,
    Link,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
    Quote,
    StoryCard,
    Time,
)
from bot.platforms.slack.escape import tidy_line
from bot.platforms.slack.inlines import as_typed, say_date
from bot.platforms.slack.render import render_message
from bot.platforms.text import host_of, tidy, web_url
from tests.bot.platforms.discord.any_message import short_text_parts

_DATE = re.compile(r"<!date\^-?\d+\^[^|]*\|([^>]*)>")
LOOKS = {"bold", "code"}


def inlines(value: Any) -> Iterator[dict[str, Any]]:
    """Yield what a reader sees of blocks, in reading order."""
    if isinstance(value, list):
        for item in value:
            yield from inlines(item)
    elif value["type"].startswith("rich_text") or value["type"] == "context":
        yield from inlines(value["elements"])
    elif value["type"] == "header":
        yield value["text"]
    elif value["type"] in ("text", "link", "date", "plain_text", "mrkdwn"):
        yield value


def seen(inline: dict[str, Any]) -> str:
    """Return a piece as it is read; small print is parsed, so a moment alone stands in it."""
    if inline["type"] == "date":
        return str(inline["fallback"])
    if inline["type"] == "mrkdwn":
        found = _DATE.fullmatch(inline["text"])
        return found[1] if found else inline["text"]
    return str(inline["text"])


def meant(part: Part) -> Iterator[str]:
    """Return what a reader is meant to read of a part."""
    match part:
        case Heading(text) | Paragraph(text):
            yield from map(word, text)
        case Quote(said, source) if tidy_line(said).strip():
            yield tidy_line(said)
            behind = "".join(map(word, source))
            if behind.strip() or any(isinstance(inline, Time) for inline in source):
                yield f" — {behind}"
        case Listing(items):
            for item in items:
                yield from map(word, item)


def word(inline: Inline) -> str:
    match inline:
        case Plain(text) | Bold(text):
            return tidy(text)
        case ActorName(name):
            return tidy_line(name)
        case Code(text):
            return as_typed(text)
        case Time():
            return say_date(inline)
        case Link(text, url):
            label, address = tidy_line(text), web_url(url)
            if not address:
                return label
            misleading = "://" in label and label not in (url, address)
            return f"{label} ({host_of(address)})" if misleading else label or host_of(address)


def links(part: Part) -> Iterator[str]:
    """Yield where a part leads."""
    if isinstance(part, Quote) and not tidy_line(part.text).strip():
        return
    for inline in all_of(part):
        if isinstance(inline, Link) and web_url(inline.url):
            yield web_url(inline.url)


def squeeze(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


def read(*parts: Part) -> list[dict[str, Any]]:
    return [
        inline
        for payload in render_message(Message(parts, line="x"))
        for inline in inlines(
            [b for b in payload["blocks"] if b["type"] not in ("actions", "divider")]
        )
    ]


@given(st.lists(short_text_parts, max_size=3).map(tuple))
def test_what_is_meant_is_what_is_seen(parts: tuple[Part, ...]) -> None:
    shown = read(*parts)

    assert squeeze("".join(map(seen, shown))) == squeeze(
        "".join(w for p in parts for w in meant(p))
    )
    leads = [inline["url"] for inline in shown if inline["type"] == "link"]
    assert leads == [url for part in parts for url in links(part)]
    assert {look for inline in shown for look in inline.get("style", {})} <= LOOKS


@given(short_text_parts)
def test_bold_and_code_are_ours_alone(part: Part) -> None:
    styled = [i for i in read(part) if i["type"] == "text" and i.get("style")]
    given_texts = {
        squeeze(word(inline)) for inline in all_of(part) if isinstance(inline, Bold | Code)
    }
    assert {squeeze(inline["text"]) for inline in styled} - {""} <= given_texts


def all_of(part: Part) -> Iterator[Inline]:
    match part:
        case Heading(text) | Paragraph(text):
            yield from text
        case Quote(_, source):
            yield from source
        case Listing(items):
            for item in items:
                yield from item


@given(
    st.text(alphabet="*_~`<>|@#!&:ax ", min_size=1, max_size=40),
    st.sampled_from(["https://wire.example/a", "javascript:alert(1)", "https://wire.example/|x>y"]),
)
def test_a_storys_words_are_data_wherever_they_stand(words: str, url: str) -> None:
    card = StoryCard(
        label="1.",
        headline=f"H {words}",
        url=url,
        sentences=(Quote(f"S {words}", (Link(f"L {words}", url),)),),
        actors=(ActorName(f"A {words}"),),
        outlet=f"O {words}",
        story_id=7,
    )
    shown = read(card)
    text = squeeze("".join(map(seen, shown)))

    for start in "HSLAO":
        assert squeeze(tidy_line(f"{start} {words}")) in text
    assert {inline["url"] for inline in shown if inline["type"] == "link"} <= {web_url(url)}
    assert {inline["type"] for inline in shown} <= {"text", "link", "date"}
