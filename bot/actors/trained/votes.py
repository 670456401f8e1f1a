"""Votes: the type of a name is decided once for the whole document.

The model labels one sentence at a time; an article never means an organisation by "Halberd" here
and a person there. A surname takes the type of the full name it repeats.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.actors.recognise import Candidate
from bot.actors.tokens import folds
from bot.model.actor import ActorType

Words = tuple[str, ...]


def settle_types(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with one type per name. Names are compared folded."""
    words = [folds(text[candidate.start : candidate.end]) for candidate in found]
    votes: defaultdict[Words, Counter[ActorType]] = defaultdict(Counter)
    for name, candidate in zip(words, found, strict=True):
        if candidate.type is not None:
            votes[name][candidate.type] += 1
    types = {name: _winner(count) for name, count in votes.items()}
    _let_full_names_decide(types)
    return [
        _typed(candidate, types.get(name, candidate.type))
        for name, candidate in zip(words, found, strict=True)
    ]


def _typed(candidate: Candidate, kind: ActorType | None) -> Candidate:
    return candidate if candidate.type is kind else replace(candidate, type=kind)


def _winner(count: Counter[ActorType]) -> ActorType:
    return max(count, key=lambda kind: (count[kind], kind.value))


def _let_full_names_decide(types: dict[Words, ActorType]) -> None:
    surnames = {word for name in _people(types) for word in (name[0], name[-1])}
    for name in types:
        if len(name) == 1 and name[0] in surnames:
            types[name] = ActorType.PERSON


def _people(types: dict[Words, ActorType]) -> Iterable[Words]:
    return [name for name, kind in types.items() if kind is ActorType.PERSON and len(name) > 1]
