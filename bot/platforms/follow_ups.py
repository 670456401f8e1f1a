"""What one can do with an answer: share it, or ask more of its stories; as platforms show it."""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.model.message import (
    Attachment,
    Button,
    Charts,
    Heading,
    Message,
    Part,
    Quote,
    StoryCard,
)

_NAME = 80
_IN_DIGEST = re.compile(r"[0-9]{1,2}\.")

Tidy = Callable[[str, int], str]
"""Returns text as one line of at most so many characters, as its platform counts them."""


def is_sharable(message: Message) -> bool:
    """Return whether an answer may be worth showing to all, with one press.

    Not a sentence to the asker, such as a refusal; nor what holds a file.
    """
    if any(isinstance(part, Attachment) for part in message.parts):
        return False
    return any(isinstance(part, Heading | Quote | StoryCard | Charts) for part in message.parts)


def askable_cards(parts: Sequence[Part]) -> list[StoryCard]:
    """Return the stories of a digest or a list; none of a message on one story."""
    cards = [part for part in parts if isinstance(part, StoryCard)]
    if len(cards) < 2 and not any(_IN_DIGEST.fullmatch(card.label) for card in cards):
        return []
    return cards


def follow_requests(cards: Sequence[StoryCard], tidy: Tidy) -> Iterator[Button]:
    """Yield a request to follow each actor of the stories, each once."""
    names = (tidy(actor.name, _NAME) for card in cards for actor in card.actors)
    for name in dict.fromkeys(name.replace('"', "").replace("\\", "") for name in names):
        if name.strip():
            yield Button(name, f'alert add actor:"{name}"')


def why_requests(cards: Sequence[StoryCard]) -> Iterator[Button]:
    """Yield why each story was chosen. Only a digest's were weighed: those numbered by place."""
    for card in cards:
        if card.story_id > 0 and _IN_DIGEST.fullmatch(card.label):
            yield Button(f"{card.label} {card.headline}", f"digest why #{card.story_id}")


def mute_requests(cards: Sequence[StoryCard]) -> Iterator[Button]:
    """Yield what asks which topic of a digest's story its channel shall be spared."""
    for card in cards:
        if card.story_id > 0 and _IN_DIGEST.fullmatch(card.label):
            yield Button(f"{card.label} {card.headline}", f"digest mute story:#{card.story_id}")
