"""Combining: the model's candidates beside those of gazetteer and rules.

Precision first. What the gazetteer knows stands as the rules found it; a title or a word of
organisations beside an unknown name decides its type; for the rest the model decides where a name
begins and ends, what it is, and what the rules overlooked. A full name that only the rules see is
dropped: measured, nearly all of them were none.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from bot.actors import english
from bot.actors.gazetteer import Form, Gazetteer, Phrase
from bot.actors.name_words import CALLINGS, HONORIFICS
from bot.actors.recognise import Candidate
from bot.actors.tokens import Token, tokenise, word_set
from bot.actors.trained.lexicon import is_given_name
from bot.model.actor import ActorType

_BEFORE_PEOPLE = english.TITLED | english.MODIFIERS
_RANKED = english.TITLED | HONORIFICS | CALLINGS
_NO_NAME = english.COMMON | english.MONTHS_AND_DAYS
_OPENS = re.compile(r"(?:^|[.!?:\n]\s*)[“\"‘'(]*$")
_OWNER = re.compile(r"\b[A-Z]\w+$")
_BRACKETS = frozenset('()[]{}"“”;:!?|<>/@#*_=~')

_CREEDS = word_set(
    "communist socialist labour labor democratic liberal conservative green republican national "
    "people's nationalist progressive centre unity workers independence left reform pirate"
)
"""What makes a party's name with the word itself: "the Communist Party"."""
_OF_STATES = (
    english.GENERIC
    | english.MODIFIERS
    | english.PROSE
    | word_set(
        """
    government republic kingdom state states people ministry ministries embassy embassies consulate
    parliament senate congress assembly house cabinet presidency army navy force forces guard guards
    police coastguard military department office officials court supreme treasury team football
    capitol
    """
    )
)
"""What a state has: with them its name is the country's."""

_ALSO_FIRMS = word_set("bank gas finance oil energy")
"""What a state has and firms are called too: "Ghana Gas"."""
_ONLY_OF_STATES = _OF_STATES - _ALSO_FIRMS
_BEFORE_LANDS = word_set(
    """
    north south east west northern southern eastern western central new greater mainland modern
    metropolitan inner outer upper lower communist nazi soviet imperial colonial democratic
    republican occupied neighbouring neighboring rural urban team miss brand post-war fellow rival
    """
)
"""What stands before a country's name and makes no body of it."""
LookUp = Callable[[str], Phrase | None]


def combine(
    text: str,
    ruled: Sequence[Candidate],
    labelled: Sequence[Candidate],
    gazetteer: Gazetteer,
    *,
    unread: Sequence[tuple[int, int]] = (),
) -> list[Candidate]:
    """Return one list of candidates, in order, not overlapping.

    `unread` are the stretches the model was not asked about: there the rules stand alone.
    """
    names = [name for candidate in labelled if (name := _trim(text, candidate)) is not None]
    often = Counter(text[name.start : name.end] for name in names)
    names = [_doubt_person(text, name, often) for name in names]
    look_up = cache(gazetteer.look_up)
    free = [name for name in names if name.type and _may_stand(text, name, look_up, gazetteer)]
    judge = _Judge(text, gazetteer, look_up, names, frozenset(free), unread)
    kept = [found for candidate in ruled if (found := judge.settle(candidate)) is not None]
    return _merge(kept, [*judge.winners, *free])


class _Judge:
    """Decides for every candidate of the rules whether it or the model's stands."""

    def __init__(
        self,
        text: str,
        gazetteer: Gazetteer,
        look_up: LookUp,
        names: Sequence[Candidate],
        sure: frozenset[Candidate],
        unread: Sequence[tuple[int, int]],
    ) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._look_up = look_up
        self._names = names
        self._starts = [name.end for name in names]
        self._sure = sure
        self._unread = unread
        self.winners: list[Candidate] = []
        """The model's candidates that took the place of one of the rules'."""

    def settle(self, ruled: Candidate) -> Candidate | None:
        """Return the rules' candidate as it stands, or None where the model's does."""
        holder = self._holder(ruled)
        if holder is not None:
            self.winners.append(holder)
            return None
        rival = self._rival(ruled)
        if rival is None:
            return ruled if self._stands_alone(ruled) else None
        if (rival.start, rival.end) == (ruled.start, ruled.end):
            return ruled if ruled.type else replace(ruled, type=self._type_of(rival))
        if rival in self._sure and self._yields(ruled, rival):
            self.winners.append(rival)
            return None
        return ruled

    def _holder(self, ruled: Candidate) -> Candidate | None:
        """Return the person whom the rules took with the office: "Hexham Sheriff Ada Quill"."""
        if ruled.type is not ActorType.PERSON or self._is_known(ruled):
            return None
        at = bisect_left(self._starts, ruled.end)
        name = self._names[at] if at < len(self._names) else None
        if name is None or name not in self._sure or name.type is not ActorType.PERSON:
            return None
        if name.end != ruled.end or name.start <= ruled.start:
            return None
        before = tokenise(self._text, ruled.start, name.start)
        return name if before and before[-1].fold in _RANKED else None

    def _rival(self, ruled: Candidate) -> Candidate | None:
        at = bisect_left(self._starts, ruled.start + 1)
        if at < len(self._names) and self._names[at].start < ruled.end:
            return self._names[at]
        return None

    def _is_known(self, ruled: Candidate) -> bool:
        return bool(ruled.key or self._look_up(self._text[ruled.start : ruled.end]) is not None)

    def _stands_alone(self, ruled: Candidate) -> bool:
        if ruled.type is not ActorType.PERSON or self._is_known(ruled):
            return True
        if any(start <= ruled.start < end for start, end in self._unread):
            return True
        words = tokenise(self._text, ruled.start, ruled.end)
        return sum(not word.glued for word in words) < 2

    def _type_of(self, rival: Candidate) -> ActorType | None:
        phrase = self._look_up(self._text[rival.start : rival.end])
        return rival.type if phrase is None else None

    def _yields(self, ruled: Candidate, rival: Candidate) -> bool:
        if rival.end - rival.start <= ruled.end - ruled.start:
            return False
        before = tokenise(self._text, rival.start, ruled.start)
        if self._is_known(ruled):
            if self._is_fuller_person(ruled, rival):
                return True
            if self._is_body_of(ruled, rival, before) or self._is_longer_body(ruled, rival, before):
                return True
            last = before[-1:] if rival.end == ruled.end else []
            return bool(last) and self._is_unknown_name(before)
        single = len(tokenise(self._text, ruled.start, ruled.end)) == 1
        if single and ruled.type is ActorType.PERSON:
            return rival.type is ActorType.PERSON
        return " and " not in self._text[rival.start : rival.end]

    def _is_fuller_person(self, ruled: Candidate, rival: Candidate) -> bool:
        """Whether a known firm's name begins a person's: "John Lewis Ritchie"."""
        known = self._look_up(self._text[ruled.start : ruled.end])
        if known is None or not known.key.startswith("organisation:"):
            return False
        words = self._text[rival.start : rival.end].split(" ")
        begins = rival.start == ruled.start and rival.type is ActorType.PERSON and len(words) == 3
        return begins and len(known.folds) == 2 and is_given_name(words[0])

    def _is_body_of(self, ruled: Candidate, rival: Candidate, before: Sequence[Token]) -> bool:
        """Whether a country stands in a body's own name: "Church of Peru", "Peru Dockers' Union".

        What its state has is the country's: "Government of Peru", "Peru Navy".
        """
        if rival.type is not ActorType.ORGANISATION or ruled.key:
            return False
        known = self._look_up(self._text[ruled.start : ruled.end])
        if known is None or not known.key.startswith("country:"):
            return False
        own = [token.fold for token in (*before, *tokenise(self._text, ruled.end, rival.end))]
        if not set(own) - _OF_STATES or "and" in own:
            return False
        if not before:
            return len(own) > 1 or own[0] in english.ORGANISATION_WORDS
        headed = own[0] not in _OF_STATES and own[-1] in ("of", "the", "for")
        return headed or rival.end > ruled.end

    def _is_longer_body(self, ruled: Candidate, rival: Candidate, before: Sequence[Token]) -> bool:
        """Whether the known name begins or ends a longer one: "Vodafone Fiji", "Mumbai Police"."""
        known = self._look_up(self._text[ruled.start : ruled.end])
        if rival.type is not ActorType.ORGANISATION or ruled.key or known is None:
            return False
        after = tokenise(self._text, ruled.end, rival.end)
        around = (*before, *after)
        beside = self._text[max(0, ruled.start - 1) : ruled.end + 1]
        joined = beside.startswith("-") or beside.endswith("-")
        if joined or not around or not all(map(_is_in_body, around)):
            return False
        if not known.key.startswith("country:"):
            return not before or known.key.startswith("place:")
        words = {word.fold for word in around}
        if before and not after:
            return not words & _BEFORE_LANDS  # "Energy UK", not "Greater China"
        many = len(after) == 1 and after[0].fold.endswith("s")
        return not words <= _ONLY_OF_STATES and not (
            many and self._text[ruled.start + 1 : ruled.start + 2].isupper()
        )

    def _is_unknown_name(self, tokens: Sequence[Token]) -> bool:
        """Whether the words before a known form make it another name ("Inner Mongolia")."""
        return all(
            (token.capital or token.fold in english.PARTICLES)
            and token.fold not in _BEFORE_PEOPLE
            and self._gazetteer.match(tokens, at) is None
            for at, token in enumerate(tokens)
        )


def _is_in_body(token: Token) -> bool:
    """Whether a word may stand beside a known name in a body's: no title, no small word."""
    titled = token.fold in english.TITLED
    return token.capital and not token.glued and (not titled or token.fold == "general")


def _trim(text: str, candidate: Candidate) -> Candidate | None:
    """Return the name without titles and small words at its ends; None where none is left."""
    words = text[candidate.start : candidate.end]
    if words.isalpha() and words[0].isupper():
        person = candidate.type is ActorType.PERSON
        return None if person and words.lower() in _BEFORE_PEOPLE else candidate
    owner = (
        _OWNER.search(text, max(0, candidate.start - 20), candidate.start)
        if words.startswith(("'s ", "’s "))
        else None
    )
    if owner and candidate.type is ActorType.ORGANISATION:  # "Lord" and "'s Resistance Army"
        return replace(candidate, start=owner.start())
    tokens = tokenise(text, candidate.start, candidate.end)
    inside = _OPENS.search(text, max(0, candidate.start - 4), candidate.start) is None
    while tokens and _is_no_beginning(tokens[0], candidate.type, inside=inside):
        del tokens[0]
    while tokens and not (tokens[-1].capital or tokens[-1].glued or tokens[-1].text[0].isdigit()):
        del tokens[-1]
    if not tokens or _BRACKETS & set(text[tokens[0].start : tokens[-1].end]):
        return None
    end = candidate.end if text[tokens[-1].end : candidate.end] == "." else tokens[-1].end
    return replace(candidate, start=tokens[0].start, end=end)


def _is_no_beginning(token: Token, kind: ActorType | None, *, inside: bool) -> bool:
    if not token.capital:
        return token.fold not in english.PARTICLES
    if token.fold in ("the", "a", "an"):
        return not (token.text == "An" and inside)  # "lost to An Se-young"
    return kind is ActorType.PERSON and token.fold in _BEFORE_PEOPLE


def _doubt_person(text: str, name: Candidate, often: Counter[str]) -> Candidate:
    """Return the name, with another type or none where it is hardly a person's.

    A lone word that is labelled a person once, where it begins a sentence, is none too often.
    """
    if name.type is not ActorType.PERSON:
        return name
    words = [token.fold for token in tokenise(text, name.start, name.end)]
    if len(words) == 1:
        sure = often[text[name.start : name.end]] > 1 or not _OPENS.search(
            text[max(0, name.start - 4) : name.start]
        )
        return name if sure else replace(name, type=None)
    if words[-1] in english.ORGANISATION_WORDS:
        return replace(name, type=ActorType.ORGANISATION)
    own = words[1:] if words[0] == "bill" else words  # a given name before it, a law behind it
    return replace(name, type=None) if english.NEVER_IN_PEOPLE & set(own) else name


def _may_stand(text: str, name: Candidate, look_up: LookUp, gazetteer: Gazetteer) -> bool:
    """Whether a name the rules did not see is sure enough."""
    words = text[name.start : name.end]
    before = text[max(0, name.start - 30) : name.start]
    phrase = look_up(words)
    if phrase is not None and not _names_somebody(phrase, before, gazetteer):
        return False
    if words.rpartition(" ")[2].lower() in english.PRIZES:
        return False
    folded = [token.fold for token in tokenise(words)]
    party = len(folded) > 1 and folded[-1] == "party" and folded[0] in _CREEDS
    return party or any(fold not in _NO_NAME for fold in folded)


def _names_somebody(phrase: Phrase, before: str, gazetteer: Gazetteer) -> bool:
    """Whether a known form that the rules passed over may name its actor here."""
    if phrase.form in (Form.NOBODY, Form.DEMONYM):
        return False
    return not (gazetteer.known[phrase.key].bare and before.lower().endswith(("the ", "an ")))


def _merge(kept: Sequence[Candidate], added: Iterable[Candidate]) -> list[Candidate]:
    """Return all in order; of those that overlap the first list wins, then the longer."""
    taken: list[Candidate] = sorted(kept, key=lambda candidate: candidate.start)
    for candidate in sorted(set(added), key=lambda c: (c.start - c.end, c.start)):
        at = bisect_left(taken, candidate.start, key=lambda other: other.start)
        before = taken[at - 1].end if at else 0
        after = taken[at].start if at < len(taken) else candidate.end
        if before <= candidate.start and candidate.end <= after:
            taken.insert(at, candidate)
    return taken
