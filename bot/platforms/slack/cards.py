"""A story as one piece that no payload boundary goes through, and what one can ask of stories."""

from collections.abc import Iterable, Iterator, Sequence

from bot.model.message import Button, Link, Part, Quote, StoryCard
from bot.platforms.cards import DETAILS, HEADLINE, LABEL, NAME, NOTE, Detail
from bot.platforms.follow_ups import askable_cards, follow_requests, mute_requests, why_requests
from bot.platforms.slack.controls import show_selects
from bot.platforms.slack.escape import tidy_line
from bot.platforms.slack.inlines import pack, show_date, show_inline, show_text, text_element
from bot.platforms.slack.limits import Block, weigh

_MOST_CHARACTERS = 6_000
_SOURCE = 400


def rich_text(elements: Iterable[Block]) -> Block:
    """Return sections, quotes and lists as a block."""
    return {"type": "rich_text", "elements": list(elements)}


def section(elements: Sequence[Block]) -> Block:
    """Return elements as one run of text."""
    return {"type": "rich_text_section", "elements": list(elements)}


def show_card(card: StoryCard) -> Block:
    """Return a story: headline, quotes, one line of actors, outlets and time."""
    blocks = (rich_text(_sections(card, detail)) for detail in DETAILS)
    return next((b for b in blocks if weigh(b) <= _MOST_CHARACTERS), _least(card))


def show_quote(quote: Quote, limit: int, *, sourced: bool = True) -> list[Block]:
    """Return a sentence as a quote, with its source behind it; nothing for an empty one."""
    said = text_element(tidy_line(quote.text, limit))
    source = pack(show_text(quote.source), _SOURCE)[:1] if sourced else []
    if not said:
        return []
    behind = [*text_element(" — "), *source[0]] if source else []
    return [{"type": "rich_text_quote", "elements": [*said, *behind]}]


def show_follow_ups(parts: Sequence[Part]) -> list[Block]:
    """Return what one can ask of a digest or a list, as selects: a button a story is too much."""
    cards = askable_cards(parts)
    return show_selects(
        (
            ("Details …", list(_details(cards))),
            ("Follow an actor …", list(follow_requests(cards, tidy_line))),
            ("Mute a topic …", list(mute_requests(cards))),
            ("Why this story? …", list(why_requests(cards))),
        )
    )


def _sections(card: StoryCard, detail: Detail) -> Iterator[Block]:
    yield section(_headline(card))
    for quote in card.sentences[: detail.sentences]:
        yield from show_quote(quote, detail.characters, sourced=detail.sources)
    if note := text_element(tidy_line(card.note, NOTE)):
        yield section(note)
    about = _about(card, detail)
    if about:
        yield section(about)


def _least(card: StoryCard) -> Block:
    return rich_text([section(_headline(card))])


def _headline(card: StoryCard) -> list[Block]:
    label = tidy_line(card.label, LABEL)
    lead = " ".join(word for word in (label, "Update:" if card.update else "") if word)
    title = show_inline(Link(tidy_line(card.headline, HEADLINE) or "–", card.url), "bold")
    return [*text_element(f"{lead} " if lead else "", "bold"), *title]


def _about(card: StoryCard, detail: Detail) -> list[Block]:
    names = (tidy_line(actor.name, NAME) for actor in card.actors[: detail.actors])
    actors = " · ".join(name for name in names if name)
    outlet = tidy_line(card.outlet, NAME)
    more = f"+{card.more_outlets}" if card.more_outlets > 0 else ""
    outlets = " ".join(word for word in (outlet, more) if word)
    line = " — ".join(word for word in (actors, outlets) if word)
    if card.at is None:
        return text_element(line)
    return [*text_element(f"{line} · " if line else ""), show_date(card.at)]


def _details(cards: Sequence[StoryCard]) -> Iterator[Button]:
    for card in cards:
        if card.story_id > 0:
            yield Button(f"{card.label} {card.headline}", f"story #{card.story_id}")
