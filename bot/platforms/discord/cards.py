"""A story as one solid block: headline, quotes, one small line, and a button for all of it."""

from collections.abc import Iterator, Sequence

from bot.model.message import Button, Part, Quote, StoryCard
from bot.platforms.cards import DETAILS, HEADLINE, LABEL, NAME, NOTE, Detail
from bot.platforms.discord.blocks import Block, Solid, text_display
from bot.platforms.discord.controls import show_button, show_selects
from bot.platforms.discord.escape import escape, escape_line_start, tidy_line
from bot.platforms.discord.inlines import one_line, show_link, show_time
from bot.platforms.discord.limits import OPTIONS, measure_text
from bot.platforms.follow_ups import askable_cards, follow_requests, mute_requests, why_requests

_SECTION = 9
_MOST_CHARACTERS = 3_600
_MOST_BYTES = 9_000
_CROWDED = 8
_DETAILS = (*DETAILS, Detail(3, 100, sources=False, actors=0))
"""The last always fits."""


def show_card(card: StoryCard) -> Block:
    """Return a story that no payload boundary goes through."""
    text = text_display(next(content for content in _contents(card) if _fits(content)))
    if card.story_id <= 0:
        return Solid((text,), ruled=True)
    button = show_button(Button("Details", f"story #{card.story_id}"))
    return Solid(({"type": _SECTION, "components": [text], "accessory": button},), ruled=True)


def show_follow_ups(parts: Sequence[Part]) -> list[Block]:
    """Return what one can ask of a digest or a list: follow an actor, mute a topic, ask why.

    Beside eight stories there is room for two selects only: muting and why share one.
    """
    cards = askable_cards(parts)
    mute, why = list(mute_requests(cards)), list(why_requests(cards))
    asked = [(list(follow_requests(cards, tidy_line)), "Follow an actor …")]
    if len(cards) < _CROWDED:
        asked += [(mute, "Mute a topic …"), (why, "Why this story? …")]
    else:
        asked.append(([*_worded("Why", why), *_worded("Mute", mute)], "Why, or mute a topic …"))
    rows = [row for requests, hint in asked for row in show_selects(requests[:OPTIONS], hint)]
    return [Solid(tuple(rows))] if rows else []


def _worded(verb: str, requests: Sequence[Button]) -> Iterator[Button]:
    for request in requests:
        yield Button(f"{verb}: {request.label}", request.request)


def _contents(card: StoryCard) -> Iterator[str]:
    for detail in _DETAILS:
        lines = [_headline(card), *_quotes(card, detail), _note(card), _about(card, detail)]
        yield "\n".join(line for line in lines if line)
    yield _headline(card)


def _fits(content: str) -> bool:
    size = measure_text(content)
    return 0 < size.characters <= _MOST_CHARACTERS and size.utf8_bytes <= _MOST_BYTES


def _headline(card: StoryCard) -> str:
    label = escape(tidy_line(card.label, LABEL))
    update = "Update:" if card.update else ""
    title = show_link(tidy_line(card.headline, HEADLINE), card.url)
    words = " ".join(word for word in (label, update, title) if word)
    return f"**{words or '–'}**"


def _quotes(card: StoryCard, detail: Detail) -> Iterator[str]:
    for quote in card.sentences[: detail.sentences]:
        said = show_quote(quote, detail.characters, sourced=detail.sources)
        if said:
            yield said


def show_quote(quote: Quote, limit: int, *, sourced: bool) -> str:
    """Return a sentence as one quoted line, with its source behind it."""
    said = escape_line_start(escape(tidy_line(quote.text, limit)))
    source = one_line(quote.source) if sourced else ""
    line = f"{said} — {source}" if source.strip() else said
    return f"> {line}" if said else ""


def _note(card: StoryCard) -> str:
    """Return what a reader should know of the sources: figures that differ."""
    return escape_line_start(escape(tidy_line(card.note, NOTE)))


def _about(card: StoryCard, detail: Detail) -> str:
    """Return the small last line: actors, then outlets and time."""
    names = (tidy_line(actor.name, NAME) for actor in card.actors[: detail.actors])
    actors = " · ".join(escape(name) for name in names if name)
    outlet = escape(tidy_line(card.outlet, NAME))
    more = f"+{card.more_outlets}" if card.more_outlets > 0 else ""
    outlets = " ".join(word for word in (outlet, more) if word)
    time = show_time(card.at) if card.at else ""
    where = " · ".join(word for word in (outlets, time) if word)
    about = " — ".join(word for word in (actors, where) if word)
    return f"-# {about}" if about else ""
