"""Which actor a person means: by any form of its name, asked back where several have it."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from bot.actors.gazetteer import Form, load_gazetteer
from bot.model.actor import Actor, ActorType
from bot.model.errors import NotFoundError
from bot.model.message import Button, Choices, Message
from bot.pipeline.show import plural
from bot.storage.contract import Transaction
from commands.cards import kind_of
from commands.wording import argument, quoted

_MOST_CHOICES = 5
"""What fits on one row of buttons."""
_LONGEST_ACRONYM = 5
_SHORTEST_NAME = 3
_MOST_WORDS = 5
_BY_FAR = 5
"""Who is named in so many times as many articles as anybody else who is called so is meant."""
_BY_ID = "@"
"""`@12` is the actor with that id: what a button asks for where two share one name."""


def find_actors(t: Transaction, workspace_id: int, name: str) -> list[Actor]:
    """Return the actors that a name may mean, the most mentioned first; one where it is sure.

    A name that is the full name of one actor means that one, though it be a word of others' names
    ("Jordan" is the country, not Michael Jordan). A demonym that nobody bears as a name means its
    country ("Chinese" is China). Raises NotFoundError with the nearest names.
    """
    found = (
        _by_id(t, workspace_id, name)
        or t.actors.find(workspace_id, name)
        or _by_demonym(t, workspace_id, name)
    )
    if not found:
        near = t.actors.near(workspace_id, name) or _by_a_word(t, workspace_id, name)
        raise not_found(name, near)
    namesakes = [actor for actor in found if _folded(actor.name) == _folded(name)]
    return namesakes or _by_acronym(found, name) or found


def likely_meant(found: Sequence[Actor]) -> Sequence[Actor]:
    """Return the one who is by far the most in the news, else all: `/who Trump` is no question.

    For what shows something. What is kept, such as an alert, asks.
    """
    first, *others = found
    often = max((other.mentions for other in others), default=0)
    return found[:1] if first.mentions >= _BY_FAR * max(often, 1) else found


def _by_a_word(t: Transaction, workspace_id: int, name: str) -> list[Actor]:
    """Return who the last of its words that is a name may mean: "PM Takaichi", "Takaichi-san"."""
    words = [word for word in re.split(r"[\s-]+", name) if len(word) >= _SHORTEST_NAME]
    for word in reversed(words if len(words) <= _MOST_WORDS else ()):
        if found := t.actors.find(workspace_id, word):
            return found[:_MOST_CHOICES]
    return []


def _by_acronym(found: Sequence[Actor], name: str) -> list[Actor]:
    """Return the one that is called so where an acronym was typed: "UN" is not Kim Jong Un."""
    if not (name.isupper() and len(name) <= _LONGEST_ACRONYM):
        return []
    called = [
        actor
        for actor in found
        if actor.type is not ActorType.PERSON and name in {alias.text for alias in actor.aliases}
    ]
    return called if len(called) == 1 else []


def not_found(name: str, near: Sequence[Actor]) -> NotFoundError:
    """Return the error that says that no article names it, with the nearest names."""
    return NotFoundError(
        f"No article here names {quoted(name)}.",
        nearest=tuple(actor.name for actor in near),
        fix="" if near else "`/trending` shows who is in the news.",
        subject=name,
    )


def ask_which(name: str, actors: Sequence[Actor], request: Callable[[str], str]) -> Message:
    """Return the question which of several actors is meant.

    `request` makes the command line that a choice stands for from the actor as an argument.
    """
    prompt = f"Which {quoted(name)} do you mean?"
    return Message((Choices(prompt, _buttons(actors, request)[:_MOST_CHOICES]),), line=prompt)


def offer_others(found: Sequence[Actor], request: Callable[[str], str]) -> list[Choices]:
    """Return the others of those a name may mean, beside the first, which is shown; if any."""
    others = _buttons(found, request)[1 : _MOST_CHOICES + 1]
    return [Choices("Or did you mean", others)] if others else []


def _buttons(actors: Sequence[Actor], request: Callable[[str], str]) -> tuple[Button, ...]:
    names = [actor.name for actor in actors]
    return tuple(Button(_described(one), request(sure_argument(one, names))) for one in actors)


def _by_id(t: Transaction, workspace_id: int, name: str) -> list[Actor]:
    digits = name.removeprefix(_BY_ID)
    if digits == name or not digits.isdecimal() or not digits.isascii() or len(digits) > 18:
        return []
    actor = t.actors.get(workspace_id, int(digits))
    return [actor] if actor else []


def _by_demonym(t: Transaction, workspace_id: int, name: str) -> list[Actor]:
    """Return the country whose people are called so, where an article names it."""
    gazetteer = load_gazetteer()
    phrase = gazetteer.look_up(name.title())
    if phrase is None or phrase.form is not Form.DEMONYM:
        return []
    country = gazetteer.known[phrase.key]
    return [one for one in t.actors.find(workspace_id, country.name) if one.key == country.key]


def sure_argument(actor: Actor, names: Sequence[str]) -> str:
    """Return what means this actor alone on a command line, among some of these names."""
    return f"{_BY_ID}{actor.id}" if names.count(actor.name) > 1 else argument(actor.name)


def _described(actor: Actor) -> str:
    what = actor.role.text if actor.role else kind_of(actor)
    return f"{actor.name} · {what} · {plural(actor.mentions, 'article')}"


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if character.isalnum())
