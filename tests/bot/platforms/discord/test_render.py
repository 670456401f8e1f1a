"""Payloads: what is meant is what is seen, and never more than Discord takes."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.model.message import (
    ActorName,
    Bold,
    Code,
    Heading,
    Image,
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
from bot.platforms.discord.blocks import CUT, MOST_PAYLOADS
from bot.platforms.discord.escape import tidy_line
from bot.platforms.discord.render import render_message, show_part, title_of
from bot.platforms.text import host_of, tidy, web_url
from tests.bot.platforms.discord import any_message
from tests.builders import messages
from tests.fakes.discord.markdown import GUARD, SeenLine, read
from tests.fakes.discord.openapi import DOCUMENT, violations
from tests.fakes.discord.rules import check_message, texts_of, walk

GOLDEN = Path(__file__).parents[3] / "data" / "golden" / "discord"
OURS = {"bold", "code", "link", "time"}
"""The looks that the renderer gives; any other would come out of a feed."""

needs_document = pytest.mark.skipif(
    not DOCUMENT.is_file(), reason=f"Discord's OpenAPI document is not at {DOCUMENT}"
)


def show(*parts: Part) -> list[SeenLine]:
    """Return every line that is seen of parts."""
    return seen(render_message(Message(parts)))


def seen(payloads: list[Any]) -> list[SeenLine]:
    return [line for body in payloads for text in texts_of(body) for line in read(text)]


# ── as kept ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["digest", "who", "which", "hostile"])
def test_messages_look_as_kept(name: str) -> None:
    made: Callable[[], Message] = getattr(messages, name)
    shown = json.dumps(render_message(made()), ensure_ascii=False, indent=2)

    # The guard against pings stands in the files as an escape, so that a person can see it.
    assert shown.replace(GUARD, r"\u200b") + "\n" == (GOLDEN / f"{name}.json").read_text("utf-8")


@pytest.mark.parametrize("characters", range(1_300, 1_360))
def test_the_title_of_a_list_never_ends_a_payload(characters: int) -> None:
    filling = "\n".join(("x" * 1_300, "x" * 1_300, "x" * characters))
    title, items = Paragraph((Bold("The bot"),)), Listing(((Plain("One"),),))
    shown = render_message(Message((Paragraph((Plain(filling),)), title, items)))
    (there,) = [text for body in shown for text in texts_of(body) if "The bot" in text]
    assert there.endswith("**The bot**\n- One")


def story(number: int, address: int) -> StoryCard:
    """A story of a digest, with an address of so many characters and five actors."""
    return StoryCard(
        label=f"{number}.",
        headline=f"Port {number} closes two of its five quays for a year of repairs",
        url="https://coast.example/".ljust(address, "x"),
        sentences=(Quote("Divers repair what the winter storms had damaged. " * 4),),
        actors=tuple(ActorName(f"Ada Number-{number} Holt-{actor}") for actor in range(5)),
        outlet="Coast Herald",
        more_outlets=2,
        at=Time(messages.NOW),
        story_id=number,
    )


def test_a_digest_a_little_too_long_names_fewer_actors_instead_of_coming_in_two() -> None:
    digest = Message(tuple(story(number, 160) for number in range(1, 8)))
    (body,) = render_message(digest)
    assert not check_message(body)
    text = "\n".join(texts_of(body))
    assert "Holt-0 · Ada" in text
    assert "Holt-4 — Coast" not in text
    hint = "Follow an actor …"
    follow = next(c for c in walk(body["components"]) if c.get("placeholder") == hint)
    assert [option["label"] for option in follow["options"][:5]] == [
        f"Ada Number-1 Holt-{actor}" for actor in range(5)
    ]


def test_a_digest_that_needs_two_payloads_anyway_names_all_actors() -> None:
    shown = render_message(Message(tuple(story(number, 400) for number in range(1, 8))))
    assert len(shown) == 2
    assert "Holt-4 — Coast" in "\n".join(text for body in shown for text in texts_of(body))


def test_every_part_has_its_blocks() -> None:
    assert set(get_args(Part)) <= set(show_part.registry)


@needs_document
@pytest.mark.parametrize("name", ["digest", "who", "which", "hostile"])
def test_payloads_are_what_the_official_document_says(name: str) -> None:
    made: Callable[[], Message] = getattr(messages, name)
    for body in render_message(made()):
        assert violations("MessageCreateRequest", body) == []
        assert violations("IncomingWebhookUpdateRequestPartial", body) == []
        post = {"name": title_of(made()), "message": body}
        assert violations("CreateForumThreadRequest", post) == []


# ── whatever comes ──────────────────────────────────────────────────────────────────────


@given(any_message.messages)
def test_any_message_becomes_valid_payloads(message: Message) -> None:
    bodies = render_message(message, spare_components=2)

    assert len(bodies) <= MOST_PAYLOADS
    for body in bodies:
        assert check_message(body) == []
        assert body["allowed_mentions"] == {"parse": []}
        json.dumps(body, ensure_ascii=False).encode("utf-8")  # no cut surrogate
        assert sum(1 for _ in walk(body["components"])) <= 38


@needs_document
@given(any_message.messages)
def test_any_message_is_what_the_official_document_says(message: Message) -> None:
    for body in render_message(message):
        assert violations("MessageCreateRequest", body) == []


@given(any_message.messages)
def test_nothing_in_any_message_comes_alive(message: Message) -> None:
    given_urls = {web_url(url) for url in urls_in(message)} - {""}
    for line in seen(render_message(message)):
        assert line.styles <= OURS, line
        for span in line.spans:
            assert not span.url or span.url in given_urls
        plain = "".join(span.text for span in line.spans if "code" not in span.styles)
        assert not re.search(r"@everyone|@here|<@!?&?\d|<#\d", plain, re.IGNORECASE)


@given(st.lists(any_message.short_text_parts, max_size=3).map(tuple))
def test_what_is_meant_is_what_is_seen(parts: tuple[Part, ...]) -> None:
    meant = [squeeze("".join(words_of(part))) for part in parts]
    assume(all(len(words) < 300 for words in meant))  # longer headings and sources are cut

    lines = show(*parts)

    assert squeeze("".join(line.text for line in lines)) == "".join(meant)
    leads = [span.url for line in lines for span in line.spans if "link" in span.styles]
    assert leads == [url for part in parts for url in map(web_url, urls_in(part)) if url]


def urls_in(value: Any) -> Iterator[str]:
    """Every address in a message."""
    if isinstance(value, Quote) and not tidy(value.text).strip():
        return
    if isinstance(value, Link | StoryCard | Image):
        yield value.url
    if isinstance(value, tuple):
        for item in value:
            yield from urls_in(item)
    for name in ("parts", "text", "source", "sentences", "items"):
        inner = getattr(value, name, None)
        if isinstance(inner, tuple):
            yield from urls_in(inner)


def squeeze(text: str) -> str:
    """Return text without what may differ: blanks, guards, the kind of brackets in a label."""
    return re.sub(r"[\s\u200b–]", "", text.translate(str.maketrans("[]", "()")))


def words_of(part: Part) -> Iterator[str]:
    """What a reader is meant to read of a part."""
    match part:
        case Heading(text) | Paragraph(text):
            yield from map(word_of, text)
        case Quote(said, source) if tidy(said).strip():
            yield tidy(said)
            if "".join(map(word_of, source)).strip():
                yield "—" + "".join(map(word_of, source))
        case Listing(items):
            for item in items:
                yield from map(word_of, item)


def word_of(inline: Inline) -> str:
    match inline:
        case Plain(text) | Bold(text) | ActorName(text):
            return tidy(text)
        case Code(text):
            return tidy_line(text).replace("`", "'")
        case Link(text, url):
            return word_of_link(tidy_line(text, 300), url)
        case Time(at, style):
            aware = at if at.tzinfo else at.replace(tzinfo=messages.NOW.tzinfo)
            letter = {"relative": "R", "date": "D", "time": "t", "full": "F"}[style]
            return f"{(aware - messages.NOW) // timedelta(seconds=1) + NOW_UNIX}:{letter}"


NOW_UNIX = 1_768_287_600


def word_of_link(label: str, url: str) -> str:
    address = web_url(url)
    if not address:
        return label or tidy_line(url, 300)
    if not label or label in (url, address):
        return host_of(address)
    return f"{label}({host_of(address)})" if "://" in label else label


# ── however large ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "character", ["x", "語", "👩‍👩‍👧‍👦", "ع", "*", "@everyone ", "e\u0301", "<", "word "]
)
def test_a_message_far_too_large_is_cut_where_a_reader_sees_it(character: str) -> None:
    card = StoryCard(
        "1.",
        character * 900,
        "https://wire.example/a",
        tuple(Quote(character * 3_000, (Plain(character * 300),)) for _ in range(9)),
        tuple(ActorName(character * 200) for _ in range(30)),
        outlet=character * 500,
        story_id=7,
    )
    bodies = render_message(
        Message((Paragraph((Plain(character * 4_000),)), *[card] * 60, Heading((Plain("end"),))))
    )

    assert len(bodies) == MOST_PAYLOADS
    assert [check_message(body) for body in bodies] == [[]] * MOST_PAYLOADS
    assert texts_of(bodies[-1])[-1].endswith(CUT)


def test_a_long_text_goes_on_in_the_next_payload_without_a_word_lost() -> None:
    words = " ".join(f"word{number}" for number in range(1_500))
    bodies = render_message(Message((Paragraph((Plain(words),)), Paragraph((Plain("end"),)))))

    assert len(bodies) > 1
    assert " ".join(line.text for line in seen(bodies)).split() == [*words.split(), "end"]


def test_eight_rich_stories_fit_one_payload() -> None:
    digest = messages.digest()
    heading, counts, story, *_ = digest.parts
    bodies = render_message(Message((heading, counts, *[story] * 8, *digest.parts[-2:])))

    assert len(bodies) == 1
    assert sum(1 for _ in walk(bodies[0]["components"])) == 40


@pytest.mark.parametrize("count", range(1, 14))
def test_no_boundary_goes_through_a_story(count: int) -> None:
    quote = Quote("The first boat left at dawn with four hundred passengers on board. " * 5)
    stories = [
        StoryCard(f"{n}.", f"Story {n}", "https://wire.example/a", (quote,) * 2, story_id=n)
        for n in range(1, count + 1)
    ]
    bodies = render_message(Message(tuple(stories)))

    texts = [text for body in bodies for text in texts_of(body)]
    assert [text.count("\n> ") for text in texts] == [2] * count
    assert [text.split("[")[1].split("]")[0] for text in texts] == [s.headline for s in stories]


def test_japanese_stories_are_counted_in_bytes() -> None:
    story = StoryCard("1.", "高市首相", "", (Quote("語" * 1_100),))
    bodies = render_message(Message((story,) * 6))

    assert [len(texts_of(body)) for body in bodies] == [3, 3]
