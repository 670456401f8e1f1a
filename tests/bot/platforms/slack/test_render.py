"""Messages as Slack shows them: as kept in files, as meant, and within limits whatever comes."""

import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from slack_sdk.models.blocks import Block

from bot.model.message import (
    ActorName,
    Bold,
    Button,
    Buttons,
    Chart,
    Choices,
    Code,
    Divider,
    Heading,
    Image,
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
from bot.platforms.slack.render import render_blocks, render_message, show_part
from bot.platforms.text import tidy
from tests.bot.platforms.slack.any_message import messages as any_message
from tests.builders import messages
from tests.fakes.slack.rules import problems_of_blocks, problems_of_message, strings

GOLDEN = Path(__file__).parents[3] / "data" / "golden" / "slack"
AT = Time(datetime(2026, 1, 13, 2, 0, tzinfo=UTC))


def show(*parts: Part) -> list[dict[str, Any]]:
    """Return the blocks of a message that fits into one payload."""
    (payload,) = render_message(Message(parts, line="x"))
    blocks: list[dict[str, Any]] = payload["blocks"]
    return blocks


def inlines(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the inline elements of rich text, in reading order."""
    for element in value.get("elements", ()) if value["type"].startswith("rich_text") else ():
        if element["type"].startswith("rich_text"):
            yield from inlines(element)
        else:
            yield element


def seen(blocks: list[dict[str, Any]]) -> str:
    """Return what a reader sees, without addresses."""
    return " ".join(
        text for block in blocks for text in strings(block) if not text.startswith("https://")
    )


@pytest.mark.parametrize(
    "message", [messages.digest, messages.who, messages.which, messages.hostile]
)
def test_messages_look_as_kept(message: Callable[[], Message]) -> None:
    # After a wanted change, write the files anew with VERBATIM_GOLDEN=write, and read each.
    payloads = render_message(message())
    path = GOLDEN / f"{message.__name__}.json"
    shown = json.dumps(payloads, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("VERBATIM_GOLDEN") == "write":
        path.write_text(shown, encoding="utf-8")

    assert shown == path.read_text(encoding="utf-8")
    assert [problems_of_message(payload) for payload in payloads] == [[]] * len(payloads)


def test_every_part_has_its_blocks() -> None:
    assert set(get_args(Part)) <= set(show_part.registry)


def test_a_story_says_what_was_meant() -> None:
    card = StoryCard(
        label="1.",
        headline="Lee & <Takaichi>",
        url="https://wire.example/a",
        sentences=(Quote("He said *no*.", (Link("Post", "https://post.example/b"),)),),
        actors=(ActorName("Lee"), ActorName("Takaichi")),
        outlet="Wire",
        more_outlets=3,
        at=AT,
        update=True,
        story_id=41,
    )
    story, asks = show(card)

    lead, link, said, dash, source, about, date = inlines(story)
    assert (lead["text"], lead["style"]) == ("1. Update: ", {"bold": True})
    assert (link["text"], link["url"]) == ("Lee & <Takaichi>", "https://wire.example/a")
    assert said == {"type": "text", "text": "He said *no*."}
    assert (dash["text"], source["url"]) == (" — ", "https://post.example/b")
    assert about["text"] == "Lee · Takaichi — Wire +3 · "
    assert (date["type"], date["timestamp"]) == ("date", int(AT.at.timestamp()))
    values = [[o["value"] for o in select["options"]] for select in asks["elements"]]
    assert values == [
        ["story #41"],
        ['alert add actor:"Lee"', 'alert add actor:"Takaichi"'],
        ["digest mute story:#41"],
        ["digest why #41"],
    ]


def test_text_of_every_kind_says_what_was_meant() -> None:
    (block,) = show(
        Paragraph(
            (
                Plain("a <!channel> *b* "),
                Bold("c"),
                Code("/who Kim"),
                Link("d", "https://wire.example/d e"),
                Link("script", "javascript:alert(1)"),
                ActorName("<@U1>"),
                Time(AT.at, "date"),
            )
        )
    )

    assert list(inlines(block)) == [
        {"type": "text", "text": "a <!channel> *b* "},
        {"type": "text", "text": "c", "style": {"bold": True}},
        {"type": "text", "text": "/news who Kim", "style": {"code": True}},
        {"type": "link", "url": "https://wire.example/de", "text": "d"},
        {"type": "text", "text": "script"},
        {"type": "text", "text": "<@U1>"},
        {
            "type": "date",
            "timestamp": 1768269600,
            "format": "{date_short_pretty}",
            "fallback": "13 Jan 2026",
        },
    ]


def test_small_print_shows_moments_in_the_readers_zone() -> None:
    (block,) = show(Paragraph((Plain("next *digest* <x> "), AT), quiet=True))

    assert block["elements"] == [
        {"type": "plain_text", "text": "next *digest* <x>", "emoji": False},
        {
            "type": "mrkdwn",
            "text": "<!date^1768269600^{date_short_pretty} {time}|13 Jan 2026, 02:00 UTC>",
        },
    ]


def test_the_line_for_notifications_is_one_line_without_pings() -> None:
    (payload,) = render_message(Message((Divider(), Heading((Plain("T"),))), "a\n<!here> @channel"))

    assert payload["text"] == "a &lt;!here&gt; @\u200bchannel"


def test_a_message_without_a_line_gets_its_first_words() -> None:
    (payload,) = render_message(Message((Divider(), StoryCard("1.", "Ferries", ""))))

    assert payload["text"] == "Ferries"


def test_a_link_that_looks_like_another_address_shows_where_it_leads() -> None:
    (block,) = show(Paragraph((Link("https://bank.example", "https://evil.example/x"),)))

    text, link, _ = inlines(block)
    assert (text["text"], link["text"]) == ("https://bank.example (", "evil.example")
    (story,) = show(StoryCard("#1", "https://bank.example", "https://evil.example/x"))
    assert [i["text"] for i in inlines(story) if i["type"] == "link"] == ["evil.example"]


def test_a_button_whose_request_is_too_long_is_left_out() -> None:
    short, long = Button("a", "x" * 2_000), Button("b", "x" * 2_001)
    (row,) = show(Buttons((long, short)))

    assert [(b["action_id"], b["value"]) for b in row["elements"]] == [("ask-0", "x" * 2_000)]


def test_a_question_stays_with_its_buttons() -> None:
    fill = Paragraph((Plain("word " * 2_396),))
    ask = Choices("Which Kim?", (Button("Kim A", "who @1"), Button("Kim B", "who @2")))
    first, second = render_message(Message((fill, ask), "x"))

    assert "Which Kim?" not in seen(first["blocks"])
    assert [block["type"] for block in second["blocks"]] == ["rich_text", "actions"]


def test_a_chart_is_a_line_of_bars_and_its_words() -> None:
    bars, alt = show(Chart((0, 1, 8), "Three days", "2026-01-01"))

    assert [i["text"] for i in inlines(bars)] == ["▁▂█"]
    assert alt["elements"][0]["text"] == "Three days"


def test_a_picture_is_a_link_that_no_failure_to_fetch_it_can_refuse() -> None:
    (block,) = show(Image("https://wire.example/n.jpg", "A temple"))

    (link,) = inlines(block)
    assert (link["text"], link["url"]) == ("Picture: A temple", "https://wire.example/n.jpg")


def test_a_long_list_goes_on_counting() -> None:
    items = tuple((Plain(f"item {n}"),) for n in range(95))
    lists = [block["elements"][0] for block in show(Listing(items, ordered=True))]

    assert [element.get("offset", 0) for element in lists] == [0, 40, 80]
    assert sum(len(element["elements"]) for element in lists) == 95


def test_long_text_is_all_there_cut_at_spaces() -> None:
    words = [f"word{n}" for n in range(5_000)]
    payloads = render_message(Message((Paragraph((Plain(" ".join(words)),)),), "x"))

    texts = [i["text"] for p in payloads for block in p["blocks"] for i in inlines(block)]
    assert "".join(texts).split() == words
    assert all(text.endswith(" ") for text in texts[:-1])


def test_stories_are_never_split_over_payloads() -> None:
    card = StoryCard("1.", "H" * 200, "", tuple(Quote("s " * 400) for _ in range(4)))
    payloads = render_message(Message((card,) * 20, "x"))

    stories = [b for p in payloads for b in p["blocks"] if b["type"] == "rich_text"]
    assert len(payloads) > 1
    assert len(stories) == 20
    assert all(story == stories[0] for story in stories)


def test_what_is_beyond_all_payloads_is_said_to_be_missing() -> None:
    payloads = render_message(Message((Paragraph((Plain("word " * 60_000),)),), "x"))

    assert len(payloads) == 10
    assert "too long to be shown" in seen(payloads[-1]["blocks"])


def test_rules_stand_between_parts_only() -> None:
    blocks = show(Divider(), Paragraph((Plain("a"),)), Divider(), Divider())

    assert [block["type"] for block in blocks] == ["rich_text"]


def test_a_message_for_a_view_is_one_list_of_blocks() -> None:
    blocks = render_blocks(Message((Heading((Plain("h"),)),) * 120, "x"), 100)

    assert len(blocks) == 100
    assert "too long to be shown" in seen(blocks)


def test_nothing_to_show_is_nothing() -> None:
    empty = (Heading(()), Paragraph(()), Listing(()), Buttons(()), Choices("", ()), Divider())

    assert render_message(Message(empty)) == []


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_message)
def test_any_message_is_within_all_limits_and_pings_nobody(message: Message) -> None:
    payloads = render_message(message)

    assert len(payloads) <= 10
    for payload in payloads:
        assert problems_of_message(payload) == []
        json.dumps(payload, ensure_ascii=False).encode()  # no half of a character
        assert Block.parse_all(payload["blocks"])
    assert problems_of_blocks(render_blocks(message, 100), 100, "modal") in ([], ["no blocks"])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_message)
def test_any_message_says_its_own_words_in_their_order(message: Message) -> None:
    paragraphs = [p for p in message.parts if isinstance(p, Paragraph) and not p.quiet]
    payloads = render_message(Message(tuple(paragraphs), "x"))
    if len(payloads) == 10:
        return
    shown = "".join(
        inline["text"]
        for payload in payloads
        for block in payload["blocks"]
        for inline in inlines(block)
        if inline["type"] == "text" and "code" not in inline.get("style", {})
    )
    plain = [tidy(i.text) for p in paragraphs for i in p.text if isinstance(i, Plain | Bold)]
    places = [shown.find(text) for text in plain if text.strip()]

    assert -1 not in places
    if len(set(plain)) == len(plain):
        first = [
            shown.find(a) <= shown.rfind(b) for a, b in pairwise(t for t in plain if t.strip())
        ]
        assert all(first)
