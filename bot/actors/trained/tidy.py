"""Tidying: what the model labelled, as names an editor would underline.

Two names in one label are parted ("Lakeside's Mara Ellis", "Ellis and Roe", "LIMA/QUITO"), titles
and what a title belongs to are taken off people ("Ostia Mayor Ada Quill"), and names that the lists
know get the type they have there. Nothing is dropped for being no actor: that is for `combine`.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.actors import english
from bot.actors.english import ALL_TITLED
from bot.actors.gazetteer import Form, Gazetteer, Phrase
from bot.actors.openers import NATIVE
from bot.actors.recognise import Candidate
from bot.actors.stoplist import MEDIA, NOTHING, REGIONS, SHORT_FOR_THINGS
from bot.actors.tokens import fold, tokenise, word_set
from bot.model.actor import ActorType

_PART = re.compile(r"\s*/\s*|['’]s (?=[A-Z])|(?<=s)['’] (?=[A-Z])|,? and (?=[A-Z])")
_VERB = re.compile(r"(?<=\w) ([a-z]{3,}) (?=[A-Z])")
_INNER = english.SMALL_WORDS | word_set(
    """
    of the and for in on at to by with without against from under over per pro sans sous sur por
    para con und für der die das dem den des del della delle dei degli dos das los las les aux och
    van von
    """
)
"""Small words that stand inside names."""
_ENDS_COMPANY = word_set("inc corp group plc ltd llc co holdings ag sa nv")
_KINDS = {
    "person": ActorType.PERSON,
    "organisation": ActorType.ORGANISATION,
    "place": ActorType.PLACE,
    "country": ActorType.PLACE,
}
_WIDE = frozenset(fold(name) for name in REGIONS)
_PRESS = frozenset(fold(name) for name in MEDIA)
_NOTHING = frozenset(fold(name) for name in NOTHING)
_STORMS = word_set("storm hurricane typhoon cyclone")
_THING = re.compile(
    r"\b(?:storm|hurricane|typhoon|cyclone|ship|vessel|ferry|tanker|yacht|frigate|destroyer"
    r"|submarine|satellite|missile|rocket|film|novel|album|song) $",
    re.IGNORECASE,
)
"""Nouns right before the names of things that act for nobody."""
_IS_THING = re.compile(rf" (?:{english.CRAFT}|launcher|drone|destroyer)s?\b")
"""Nouns right after a name that is then nobody's: "the Nuri rocket"."""
_IN = re.compile(r"\b(?:in|at|near|from|to|outside) $")
_NO_PEOPLE = english.ORGANISATION_WORDS | english.PLACE_WORDS | english.NEVER_IN_PEOPLE


class Tidier:
    """Tidies the names of one document after the other."""

    def __init__(self, gazetteer: Gazetteer, names: Mapping[str, str]) -> None:
        self._look_up = lru_cache(maxsize=4096)(gazetteer.look_up)
        self._names = names

    def __call__(self, text: str, found: Sequence[Candidate]) -> list[Candidate]:
        """Return the names in `found`, in order, not overlapping, each of a type."""
        seen = Counter(text[one.start : one.end] for one in found)
        parted = (part for one in found for part in self._part(text, one, seen))
        bare = [name for one in parted for name in self._bare(text, one)]
        people = _words_of_people(text, bare)
        typed = (self._typed(text, one, people) for one in bare)
        return [name for name in typed if name is not None]

    # ── two names in one ────────────────────────────────────────────────────────────────

    def _part(self, text: str, name: Candidate, seen: Counter[str]) -> Iterator[Candidate]:
        words = text[name.start : name.end]
        verb = next((m for m in _VERB.finditer(words) if self._is_verb(m.group(1))), None)
        if verb is not None:
            yield from self._part(text, replace(name, end=name.start + verb.start()), seen)
            yield from self._part(text, replace(name, start=name.start + verb.end()), seen)
            return
        for match in _PART.finditer(words):
            left, right = words[: match.start()], words[match.end() :]
            kinds = self._parted(name, left, right, match.group(), seen)
            if kinds is None:
                continue
            middle = name.start + match.end()
            yield Candidate(name.start, name.start + match.start(), kinds[0])
            yield from self._part(text, Candidate(middle, name.end, kinds[1]), seen)
            return
        yield name

    def _is_verb(self, word: str) -> bool:
        """Whether a small word stands between two names: "Ostia stun Lakeside"."""
        verb = word.endswith(("s", "ed")) or "s" in self._names.get(word, "")
        return verb and word not in _INNER

    def _parted(
        self, name: Candidate, left: str, right: str, between: str, seen: Counter[str]
    ) -> tuple[ActorType | None, ActorType | None] | None:
        """Return the types of both parts; None where they are one name."""
        if not left or not right or self._look_up(f"{left}{between}{right}"):
            return None
        if "/" in between:
            return (name.type, name.type)
        place = self._is_place(left)
        if "and" not in between:
            if name.type is ActorType.PERSON:
                return (ActorType.PLACE if place else ActorType.ORGANISATION, name.type)
            return (ActorType.PLACE, name.type) if place else None
        known = seen[left] or seen[right] or self._is_place(right)
        ended = fold(left.split()[-1]) in _ENDS_COMPANY
        person = name.type is ActorType.PERSON
        return (name.type, name.type) if person or known or ended else None

    def _is_place(self, words: str) -> bool:
        phrase = self._look_up(words)
        if phrase is None:
            return "t" in self._names.get(words, "")
        return phrase.form is Form.CAPITAL or _kind(phrase) is ActorType.PLACE

    # ── titles ──────────────────────────────────────────────────────────────────────────

    def _bare(self, text: str, name: Candidate) -> Iterator[Candidate]:
        """Yield a person without titles."""
        if name.type is ActorType.ORGANISATION:
            yield from self._led(text, name)
            return
        tokens = tokenise(text, name.start, name.end) if name.type is ActorType.PERSON else []
        title = max((at for at, t in enumerate(tokens[:-1]) if t.fold in ALL_TITLED), default=-1)
        first = title + 1
        while first < len(tokens) - 1 and NATIVE.match(tokens[first].fold):
            first += 1
        if first == 0:
            yield name
            return
        yield replace(name, start=tokens[first].start)

    def _led(self, text: str, name: Candidate) -> Iterator[Candidate]:
        """Yield an organisation; of "ZPX Director General Ada Quill" the body, then the person."""
        tokens = tokenise(text, name.start, name.end)
        title = max((at for at, token in enumerate(tokens) if token.fold in ALL_TITLED), default=0)
        rest = tokens[title + 1 :]
        people = len(rest) in (2, 3) and not any(token.fold in _NO_PEOPLE for token in rest)
        if title == 0 or not people or not tokens[0].acronym or not rest[0].capital:
            yield name
            return
        yield replace(name, end=tokens[0].end)
        yield Candidate(rest[0].start, name.end, ActorType.PERSON)

    # ── types ───────────────────────────────────────────────────────────────────────────

    def _typed(self, text: str, name: Candidate, people: Collection[str]) -> Candidate | None:
        words = text[name.start : name.end].removeprefix("the ").removeprefix("The ")
        low = fold(words)
        before = text[max(0, name.start - 12) : name.start]
        if words.islower() or low.split(" ")[0] in _STORMS or _THING.search(before):
            return None
        if low in _PRESS:
            return _of_type(name, ActorType.ORGANISATION)
        if low in _WIDE:
            return _of_type(name, ActorType.PLACE)
        phrase = self._look_up(words)
        if phrase is None:
            return self._unknown(text, name, words)
        if phrase.form is Form.DEMONYM or low in people:
            return name
        if phrase.form is Form.NOBODY:
            return None if low in _NOTHING else name
        if phrase.form is Form.CAPITAL:
            return _of_type(name, ActorType.PLACE)
        return _of_type(name, _kind(phrase) or name.type)

    def _unknown(self, text: str, name: Candidate, words: str) -> Candidate | None:
        """Return a name that no list has whole; None for peoples ("Costa Ricans") and things."""
        one = words.removesuffix("s")
        phrase = self._look_up(one)
        if phrase is not None and phrase.form is Form.DEMONYM:
            return None
        if words in SHORT_FOR_THINGS or one in SHORT_FOR_THINGS:
            return None
        if name.type is ActorType.PERSON and _IS_THING.match(text, name.end):
            return None
        in_town = self._is_place(words) and _IN.search(text[max(0, name.start - 8) : name.start])
        if in_town and name.type is ActorType.ORGANISATION:
            return _of_type(name, ActorType.PLACE)
        if name.type is ActorType.PLACE and self._is_person(words):
            return _of_type(name, ActorType.PERSON)
        return name

    def _is_person(self, words: str) -> bool:
        """Whether both words are names of people and of nothing else."""
        parts = words.split(" ")
        if len(parts) not in (2, 3) or any(fold(part) in _NO_PEOPLE for part in parts):
            return False
        if any("s" in self._names.get(fold(part), "") for part in parts):
            return False  # "Sandy Hook", "Beverly Hills"
        first, last = self._names.get(parts[0], ""), self._names.get(parts[-1], "")
        return (
            "f" in first and "l" in last and "t" not in first + last and not self._is_place(words)
        )


def _of_type(name: Candidate, kind: ActorType | None) -> Candidate:
    return name if name.type is kind else replace(name, type=kind)


def _kind(phrase: Phrase) -> ActorType | None:
    return _KINDS.get(phrase.key.partition(":")[0])


def _words_of_people(text: str, names: Sequence[Candidate]) -> frozenset[str]:
    """Return the words of the full names of people: "Jordan" may be one of them here."""
    return frozenset(
        token.fold
        for name in names
        if name.type is ActorType.PERSON and " " in text[name.start : name.end]
        for token in tokenise(text, name.start, name.end)
    )
