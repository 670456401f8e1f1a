"""Doubts: people the recogniser found that the article shows to be none.

What mostly stands behind "the" is no person ("the Alba Marina"), nor is what ends or begins like a
building, a paper, a school or a union ("Bram Hall", "FNV Havens", "University College Cork").
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property

from bot.actors import english, name_words
from bot.actors.foreign_bodies import begins_as_body
from bot.actors.gazetteer import Gazetteer
from bot.actors.joint_bodies import is_field
from bot.actors.nobodies import is_nobody
from bot.actors.phrases import (
    has_maker,
    is_idea,
    is_run_together,
    kind_of_phrase,
    without_plain_word,
)
from bot.actors.recognise import Candidate
from bot.actors.tokens import Token, folds, tokenise, word_set
from bot.actors.trained.groups import read_groups
from bot.actors.trained.lexicon import is_given_name, read_names
from bot.model.actor import ActorType
from bot.model.full_name import SUFFIXES

_IS_PLACE = re.compile(r" (?:camps?|provinces?|districts?|villages?|valley|peninsula|prefecture)\b")
"""What makes the name before it a place's: "the Pailin camps"."""
_OWNER = re.compile(r"(?P<name>[\w-]+)['’]s $")
_KIND_OF = re.compile(
    r"\b(?:[Aa]n?|[Aa]nother|[Tt]he (?:second|third|fourth|fifth|sixth)) $"
    r"|\b(?:is|was|makes|plays|as) an? [a-z-]+ $"
)
"""Before a surname: one of a kind, not its bearer: "a Roe stolen in 1938", "the third Roe"."""
_NO_NOUN = re.compile(
    r"(?:$|[^\w\s-]|\s+(?:that|who|which|to|by|from|in|at|of|for|and|or|on|with|as|was|is)\b)"
)
"""What follows it then: "a Roe that", not "a Roe aide"."""
_PEOPLE = re.compile(
    r" (?:people|peoples|families|woman|women|man|men|children|fishermen|villagers|elders|herders"
    r"|tribes?|tribesmen|clans?|chiefs|language|dialect|ancestry|minority|communit(?:y|ies)"
    r"|churches|culture|heritage|descent)\b"
)
"""Behind the name of a people or an island."""
_THING_CALLED = re.compile(
    r"\b(?:nam(?:e[ds]?|ing)|call(?:ed|s|ing)?|christen(?:ed|ing)?|dub(?:bed)?) (?:it|them) $"
    r"|\b(?:reads?|reading) $"
)
"""Before what is no person of the news: "wanted to name it Gary", "read Plato in the pit"."""
_STYLES = word_set(
    "his her their your royal imperial serene highness highnesses majesty majesties excellency "
    "excellencies holiness eminence honour honor lordship ladyship almighty god allah mps mep meps"
)
"""Words of address that name nobody: "His Highness"."""
_OFFICERS = (("commissioner",), ("superintendent",), ("inspector",), ("registrar",))
"""Last words of offices that recognisers take for bodies: "Special Relief Commissioner"."""
_MONEY = re.compile(
    r"(?:US|HK|A|C|S|NZ|R|NT|Z|J)(?=[$€£¥₹])|(?:Rs|RM|Ksh|KSh|Tk|Rp|Sfr|Dhs?)\.? ?(?=\d)"
)
"""Money, not a country: "US$80 million", "Rs 1,206 crore"."""
_ERA = re.compile(r"\d,? (?:B\.?C|A\.?D|C\.?E|B\.?C\.?E)(?![\w-])")
"""Before or since Christ: "612 B.C." is no province."""
_CONTRACTED = re.compile(
    r"I['’](?:m|ll|d|ve)$|(?:He|She|We|They|You|It|That|There|Who)['’](?:ll|d|ve|re)$"
)
_LAND = re.compile(
    r" (?:river|airport|crossing|estuary|canal|peninsula|reef|glacier|volcano|desert|basin|plateau"
    r"|reservoir|gorge|lagoon|delta|marsh(?:es)?|oilfield|dam|wetlands?)\b"
)
"""What makes a thing of the one word before it: "the Osk river"."""
_STATIONS = word_set("radio tv channel television")
"""First words of stations' names: "Radio Osk"."""
_LONE_BODIES = word_set("embassy consulate ministry army navy legation delegation")
"""What every state has: whose it is is listed, not it."""
_MEETING = re.compile(
    r"\b(?:[Aa]t|[Dd]uring|[Aa]fter|[Bb]efore|[Aa]head of|for) (?:the|a|this|next) $"
)
_MAKER = re.compile(
    r"(?:Boeing|Airbus|Embraer|ATR|Cessna|Antonov|Bombardier|Sukhoi|Tupolev)s? [A-Z]?\d"
)
"""A plane, not its maker: "the Boeing 737"."""
_CLASSICS = word_set(
    "plato aristotle socrates homer virgil ovid cicero confucius shakespeare dante cervantes "
    "goethe schiller voltaire rousseau kant hegel nietzsche mozart bach beethoven schubert brahms "
    "chopin haydn handel verdi vivaldi mahler puccini tchaikovsky tolstoy dostoevsky chekhov kafka "
    "dickens proust euclid"
)
"""Who is read, quoted or played, and acts in no news."""
_DATE = re.compile(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\.? \d")
_LANDS = word_set("england scotland wales ireland britain uk")
_OF_LANDS = word_set(
    "sport highways homes skills visit historic natural research creative health transport swim "
    "universities badminton basketball boxing cycling marine netball rowing triathlon volleyball "
    "athletics hockey disability forestry"
)
"""What begins and what ends names of bodies of Britain's lands: "Sport England"."""
_AGED = re.compile(r",? \(?\d\d[,)]")
_PLAIN = (
    english.PROSE | english.TITLES | english.MODIFIERS | english.SMALL_WORDS | name_words.CALLINGS
)
_ALL_TITLES = english.TITLES | {"solicitor"}
_CAPITAL_BEFORE = re.compile(r"\b[A-Z]\w* $")


def doubt(
    text: str, found: Sequence[Candidate], alone: Collection[str], gazetteer: Gazetteer
) -> list[Candidate]:
    """Return the candidates, those that are hardly people with another type or none.

    `alone` are the folded words that stand alone in the article as surnames do.
    """
    doubter = _Doubter(text, found, alone, gazetteer)
    return [doubter.read(one) for one in found]


def is_given(text: str, token: Token, gazetteer: Gazetteer) -> bool:
    """Whether it is a known given name or an initial."""
    name = token.fold
    initial = "." in text[token.start : token.end + 1] and len(token.text) < 6
    return initial or name in gazetteer.given_names or name in name_words.WORD_NAMES


def is_common(token: Token) -> bool:
    """Whether it may be a plain word with the capital of a sentence: "Artist", not "Frits"."""
    if token.fold in _PLAIN or token.acronym:
        return True
    names = read_names()
    return token.fold in names or (token.text not in names and any(read_groups().of(token.fold)))


def is_no_name(token: Token) -> bool:
    """Whether it stands in no person's name: an acronym, a number."""
    if token.fold in SUFFIXES:
        return False
    acronym = token.acronym and len(token.text.replace(".", "")) > 2
    return acronym or any(character.isdigit() for character in token.text)


def is_no_actor(text: str, one: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether it is only a title or an office, money, a date, a thing: "Solicitor General"."""
    words = folds(text[one.start : one.end])
    rest = one.type is ActorType.ORGANISATION and text[one.start].islower() and not one.key
    if rest and _CAPITAL_BEFORE.search(text, max(0, one.start - 20), one.start):
        return True  # "de Osk" of the Tour de Osk
    officer = one.type is ActorType.ORGANISATION and words[-1:] in _OFFICERS
    if set(words) <= _STYLES or (officer and not one.key) or _DATE.match(text, one.start):
        return True
    if (
        _CONTRACTED.match(text, one.start, one.end)
        or _MONEY.match(text, one.start)
        or _ERA.match(text, max(0, one.start - 2))
        or is_nobody(text, one, gazetteer)
        or _is_office(text, one, words, gazetteer)
        or _is_thing(text, one, words, gazetteer)
        or is_idea(text, one)
    ):
        return True
    titles = english.TITLES if len(words) == 1 else _ALL_TITLES
    return not set(words) - titles


def _is_thing(text: str, one: Candidate, words: tuple[str, ...], gazetteer: Gazetteer) -> bool:
    """Whether it is a plane, a meeting or what every state has: "at the G20 in Osk"."""
    if len(words) != 1:
        return False
    if words[0] in _LONE_BODIES and not one.key:
        return True
    if words[0] in ("g20", "g7", "g8"):
        before = _MEETING.search(text, max(0, one.start - 20), one.start) is not None
        return before and text.startswith((" in ", " at ", " on ", ".", ",", " summit"), one.end)
    if _LAND.match(text, one.end) and not one.key and one.type is not ActorType.PERSON:
        return gazetteer.look_up(text[one.start : one.end]) is None
    return _MAKER.match(text, one.start) is not None


def _is_office(text: str, one: Candidate, words: tuple[str, ...], gazetteer: Gazetteer) -> bool:
    """Whether all its words are plain and it ends in a title, or one follows: "Fire Officer"."""
    if one.type is ActorType.PERSON:
        if words[-1] not in english.TITLES:
            return False
    elif one.type is ActorType.PLACE or not text[one.end + 1 : one.end + 2].isupper():
        return False
    tokens = tokenise(text, one.start, one.end) if len(words) > 1 else []
    if not tokens or not all(map(_is_plain, tokens)):
        return False
    if one.key or any(gazetteer.match(tokens, at) for at in range(len(tokens))):
        return False
    if one.type is ActorType.PERSON:
        return True
    after = tokenise(text, one.end, min(len(text), one.end + 20))[:1]
    follows = bool(after) and text[one.end : after[0].start] == " "
    return follows and after[0].capital and after[0].fold in english.TITLES


def _is_plain(token: Token) -> bool:
    titled = token.fold in english.OFFICE_WORDS
    return (titled or is_field(token)) and not read_names().get(token.text)


def without_nobodies(
    text: str, found: Sequence[Candidate], gazetteer: Gazetteer
) -> list[Candidate]:
    """Return the names without those of one word that are no person where they stand.

    "A Schiele" is a drawing; what was named "Gary", and an author who is read, are none anywhere,
    unless the gazetteer knows them.
    """
    lone = [
        one
        for one in found
        if one.type is ActorType.PERSON and not one.key and " " not in text[one.start : one.end]
    ]
    before = {one: text[max(0, one.start - 30) : one.start] for one in lone}
    kinds = {one for one in lone if _KIND_OF.search(before[one]) and _NO_NOUN.match(text, one.end)}
    full = {text[one.start : one.end].split()[-1] for one in found if one not in before}
    called = {text[one.start : one.end] for one in lone if _THING_CALLED.search(before[one])} - full
    called = {name for name in called if gazetteer.look_up(name) is None}
    peoples = _peoples(text, found, full, gazetteer)
    found = [one for one in found if text[one.start : one.end].removesuffix("s") not in peoples]
    gone = {
        one
        for one in lone
        if text[one.start : one.end].lower() in _CLASSICS and text[one.start : one.end] not in full
    }
    gone |= kinds | {one for one in lone if text[one.start : one.end] in called}
    return [one for one in found if one not in gone]


def _peoples(
    text: str, found: Sequence[Candidate], full: Collection[str], gazetteer: Gazetteer
) -> set[str]:
    """Return the unknown words that name a people or its land: "the Mapuche families"."""
    before = {one: text[one.start : one.end] for one in found if not one.key}
    return {
        name.removesuffix("s")
        for one, name in before.items()
        if _PEOPLE.match(text, one.end) and " " not in name and name not in full
        if gazetteer.look_up(name) is None and not name.isupper()
    }


class _Doubter:
    def __init__(
        self,
        text: str,
        found: Sequence[Candidate],
        alone: Collection[str],
        gazetteer: Gazetteer,
    ) -> None:
        self._text = text
        self._alone = alone
        self._gazetteer = gazetteer
        full = (text[one.start : one.end].split() for one in found if one.type is ActorType.PERSON)
        self._surnames = {words[-1] for words in full if len(words) > 1}
        self._acronyms = {
            text[one.start : one.end]
            for one in found
            if one.type is ActorType.ORGANISATION and text[one.start : one.end].isupper()
        }
        self._often = Counter(text[one.start : one.end] for one in found)
        self._articled = Counter(
            text[one.start : one.end]
            for one in found
            if text.startswith(("the ", "The "), max(0, one.start - 4))
        )

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of the article as they are printed."""
        return frozenset(re.findall(r"\w+", self._text))

    def read(self, one: Candidate) -> Candidate:
        name = self._text[one.start : one.end]
        acronym = name.isupper() and name.isalpha() and len(name) > 1
        place = one.type is ActorType.PLACE and len(name) > 2  # "NZ"
        if acronym and (place or one.type is ActorType.PERSON):
            known = self._gazetteer.look_up(name) is not None
            return one if known or one.key else replace(one, type=ActorType.ORGANISATION)
        if one.key:
            return one
        if _IS_PLACE.match(self._text, one.end):
            return replace(one, type=ActorType.PLACE)
        if one.type is not ActorType.PERSON:
            return one
        if " " not in name:
            return replace(one, type=None) if self._is_body_word(one) else one
        kind = ActorType.PLACE if self._is_placed(one) else self._type_of(name)
        if self._is_owned(one):
            kind = ActorType.ORGANISATION
        if kind is ActorType.PERSON and not self._is_introduced(one):
            return self._as_phrase(one, name)
        if kind is not ActorType.PERSON:
            return replace(one, type=kind)
        return self._unless_articled(one, name)

    def _unless_articled(self, one: Candidate, name: str) -> Candidate:
        return replace(one, type=None) if self._articled[name] * 2 > self._often[name] else one

    def _is_introduced(self, one: Candidate) -> bool:
        """Whether a title stands before it, or an age behind it."""
        before = folds(self._text[max(0, one.start - 20) : one.start])[-1:]
        titled = bool(english.TITLED.intersection(before))
        return titled or _AGED.match(self._text, one.end) is not None

    def _without_word(self, one: Candidate, bare: Sequence[Token]) -> Candidate:
        """Return what is left of a name; of one word only the rest of the article can tell."""
        if len(bare) > 1:
            return replace(one, start=bare[0].start)
        return Candidate(bare[0].start if bare else one.start, one.end)

    def _as_phrase(self, one: Candidate, name: str) -> Candidate:
        """Return a person, unless the words are none of a name: "Brydge Pro"."""
        tokens = tokenise(self._text, one.start, one.end)
        if is_run_together(name, self._words):
            return replace(one, type=None)
        given = is_given_name(tokens[0].text)
        if len(tokens) < 2 or given or is_given(self._text, tokens[0], self._gazetteer):
            return self._unless_articled(one, name)
        bare = without_plain_word(tokens, self._alone, self._gazetteer)
        if bare is not tokens:
            return self._without_word(one, bare)
        if has_maker(tokens, self._alone, self._gazetteer):
            return replace(one, end=tokens[0].end, type=ActorType.ORGANISATION)
        kind = kind_of_phrase(tokens, self._alone, self._gazetteer)
        person = kind is ActorType.PERSON
        return self._unless_articled(one, name) if person else replace(one, type=kind)

    def _is_body_word(self, one: Candidate) -> bool:
        """Whether it is what a title cut off: "Court" in "the General Court"."""
        name = self._text[one.start : one.end]
        before = self._text[max(0, one.start - 20) : one.start].split()[-1:]
        titled = bool(before) and before[0][0].isupper() and len(before[0]) > 3
        return titled and name.lower() in english.ORGANISATION_WORDS

    def _is_placed(self, one: Candidate) -> bool:
        """Whether it stands behind "in" and nothing else makes it a person: "in Santa Cruz"."""
        before = self._text[max(0, one.start - 4) : one.start]
        name = self._text[one.start : one.end]
        first, last = tokenise(name)[0], folds(name)[-1]
        if not before.endswith((" in ", "In ")):
            return False
        owns = self._text.startswith(("'s ", "’s "), one.end)
        return not (owns or last in self._alone or is_given(self._text, first, self._gazetteer))

    def _is_owned(self, one: Candidate) -> bool:
        """Whether it is what somebody of the article leads: "Lapid's Yesh Atid"."""
        owner = _OWNER.search(self._text, max(0, one.start - 30), one.start)
        return owner is not None and owner.group("name") in self._surnames

    def _type_of(self, name: str) -> ActorType:
        """Return what a name is whose words may be those of a house, a paper, a school."""
        words = folds(name)
        last = words[-1] if words else ""
        first = tokenise(name)[0]
        given = is_given(self._text, first, self._gazetteer)
        if last in name_words.HOUSES and last not in self._alone:
            return ActorType.PLACE
        if words[0] in _STATIONS and not given:
            return ActorType.ORGANISATION  # "told Radio Osk"
        if last in name_words.MEDIA_WORDS and last not in self._alone:
            station = last in ("fm", "tv", "radio")
            return ActorType.PERSON if given and not station else ActorType.ORGANISATION
        if begins_as_body(name):
            return ActorType.ORGANISATION
        if last in name_words.BUSINESS_WORDS and last not in self._alone and not given:
            return ActorType.ORGANISATION  # "Bee Productions"
        if len(words) == 2 and last in _LANDS and words[0] in _OF_LANDS:
            return ActorType.ORGANISATION  # "Highways England"
        short = "".join(word[0] for word in words).upper()
        if short in self._acronyms and not given and last not in self._alone:
            return ActorType.ORGANISATION  # "Compromiso Ciudadano … CC"
        school = name_words.SCHOOLS & set(words) and last not in self._alone
        if school or (is_no_name(first) and not name.isupper()):
            return ActorType.ORGANISATION
        return ActorType.PERSON
