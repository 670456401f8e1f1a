"""Reading again: the names a recogniser found, put right by what the whole article shows.

A recogniser reads a sentence at a time. With the article in view more is known, whoever recognised:

1. a title before it, or its last word standing alone elsewhere, makes a row of capitals a person;
2. its last word or what stands beside it makes it a company ("shares in Vantory");
3. a nickname in quotation marks, "von" and "dos" belong to the name, "&" joins a firm's;
4. siblings who share one surname, and kin named between commas, are people.

What the gazetteer knows is left as it stands.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.actors import english, name_words
from bot.actors.beside import employs, ends_as_firm, is_called_firm, is_owned, is_town_place
from bot.actors.bodies import bodies_of_places, find_bodies, named_in_brackets
from bot.actors.brands import keep_apostrophes
from bot.actors.capitals import AFTER_VERBS, Capitals, Row, read_capitals
from bot.actors.clubs import find_clubs
from bot.actors.doubts import doubt, is_common, is_given, is_no_actor, is_no_name, without_nobodies
from bot.actors.gazetteer import Gazetteer
from bot.actors.humans import find_siblings, with_humans
from bot.actors.joint_bodies import is_field
from bot.actors.known_names import ALSO_PEOPLE
from bot.actors.lone import find_lone, tail_of
from bot.actors.names import read_name
from bot.actors.openers import with_word_name, with_word_surname
from bot.actors.parting import NO_PERSON, TITLES, part
from bot.actors.printed import find_printed
from bot.actors.recognise import Candidate, without_overlap
from bot.actors.shortened import find_shortened, without_form
from bot.actors.singles import find_singles
from bot.actors.states import with_states
from bot.actors.tokens import find_name, folds, tokenise
from bot.actors.word_firms import find_word_firms, is_named_behind, without_plain_words
from bot.actors.works import without_works
from bot.model.actor import ActorType
from bot.model.article import Span

_FAMILY = re.compile(r" (?:family|families|clan|dynasty|brothers|sisters|household|estate)\b")
_COMMON = english.GENERIC | english.ORGANISATION_WORDS
_BEFORE_PEOPLE = TITLES | name_words.ONLY_PEOPLE
_ALSO_WORDS = name_words.WORD_NAMES | name_words.CALLINGS
_LONGEST = 5
_PLACED = (None, ActorType.PLACE)
_SHORTEST = 5
"""Letters of a name that is looked for again."""
_MOST_TAILS = 100
"""How many surnames of several words are looked for: each is looked for in the whole text."""
_STYLE = re.compile(r"\b(?:King|Queen|Pope|Prince|Princess|Emperor|Empress|Sultan|Emir) $")


def reread(
    text: str, sentences: Sequence[Span], found: Iterable[Candidate], gazetteer: Gazetteer
) -> list[Candidate]:
    """Return the candidates put right, in order, not overlapping. English only."""
    actors = (one for one in found if not is_no_actor(text, one, gazetteer))
    parted = without_overlap(
        with_word_surname(text, with_word_name(text, piece))
        for candidate in actors
        for piece in part(text, candidate, gazetteer)
    )
    reader = _Reader(text, read_capitals(text, sentences), gazetteer, parted)
    reader.find_people()
    reader.doubt_people()
    reader.find_firms()
    reader.find_humans()
    reader.find_bodies(sentences)
    reader.find_patterns()
    reader.find_surnames()
    reader.find_again()
    reader.spread_types()
    reader.find_styles()
    found = without_nobodies(text, without_works(text, reader.found), gazetteer)
    found = without_plain_words(text, found, gazetteer)
    return with_states(text, keep_apostrophes(text, found, gazetteer))


def reread_headline(text: str, found: Iterable[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """Return the candidates of a headline without titles, nicknames inside the names."""
    named = [piece for one in found for piece in part(text, one, gazetteer)]
    reader = _Reader(text, Capitals((), ()), gazetteer, named)
    for one in find_printed(text):
        reader.put(one)
    return reader.found


class _Reader:
    def __init__(
        self, text: str, capitals: Capitals, gazetteer: Gazetteer, found: list[Candidate]
    ) -> None:
        self._text = text
        self._capitals = capitals
        self._alone = capitals.alone
        self._several = capitals.several
        self._gazetteer = gazetteer
        self.found = found
        self._siblings = set[str]()
        """Given names of people who share the surname that stands behind the other's."""

    # ── people ──────────────────────────────────────────────────────────────────────────

    def find_people(self) -> None:
        """Take rows of capitals for people by a title before them or their last word alone."""
        for row in self._capitals.rows:
            if 1 < row.words <= _LONGEST and self._is_farm(row):
                self.put(Candidate(row.start, row.end, ActorType.PLACE))
            if 1 < row.words <= _LONGEST and self._is_person(row):
                self._put_parts(Candidate(row.start, row.end, ActorType.PERSON))
        people = {folds(self._words(one))[1:] for one in self.found if _is_person(one)}
        for row in self._capitals.rows:
            if row.words > 1 and row.folds in people and row.before not in ("the", "a"):
                self.put(Candidate(row.start, row.end, ActorType.PERSON))

    def _is_farm(self, row: Row) -> bool:
        last = row.folds[-1]
        return last in name_words.FARMS and last not in self._alone and row.before not in TITLES

    def doubt_people(self) -> None:
        """Take for no person what is printed as none ("the Alba Marina", "FNV Havens")."""
        self.found = doubt(self._text, self.found, self._alone, self._gazetteer)

    def _is_person(self, row: Row) -> bool:
        given = is_given(self._text, row.tokens[0], self._gazetteer)
        printed = self._text[row.start : row.end]
        name = read_name(printed, families_first=self._gazetteer.surnames_first)
        # "André Corrêa do Lago … Corrêa do Lago": the surname has several words.
        tailed = row.words > 2 and row.folds[1:] in self._several
        repeated = bool(name.surnames & self._alone) or tailed
        if not repeated and row.before not in _BEFORE_PEOPLE:
            return False
        small = bool(english.SMALL_WORDS & set(row.folds))
        loud = row.words == 2 and all(token.acronym for token in row.tokens)  # "ADA ROE … Roe"
        rare = repeated and len(row.tokens) == 2 and not is_common(row.tokens[0])
        opens = row.initial and not (tailed and small) and not (loud and repeated) and not rare
        if (opens or NO_PERSON & set(row.folds)) and not given:
            return False
        articled = row.before in ("the", "a", "an") and not given
        if articled or row.folds[0] in ("the", "a", "an"):
            return False
        numbered = not (loud and repeated) and any(is_no_name(token) for token in row.tokens[1:])
        office = row.folds[-1] in english.TITLES and all(map(is_field, row.tokens[:-1]))
        nobody = numbered or office or set(row.folds) <= english.OFFICE_PROSE
        return not nobody and not self._names_place(row)

    def _names_place(self, row: Row) -> bool:
        """Whether a country or a city is among the words, or the row is known as a whole."""
        for at, token in enumerate(row.tokens):
            phrase = self._gazetteer.match(row.tokens, at)
            if phrase is None or (len(phrase.folds) == 1 and token.fold in ALSO_PEOPLE):
                continue
            if len(phrase.folds) > 1 or not phrase.key.startswith("person:"):
                return True
        return False

    # ── companies ───────────────────────────────────────────────────────────────────────

    def find_firms(self) -> None:
        """Take names for companies by their last word or by what stands beside them."""
        for row in self._capitals.rows:
            if row.words > 1 and self._is_firm(row):
                self.put(Candidate(row.start, row.end, ActorType.ORGANISATION))
        surnames = self._surnames()
        for club in find_clubs(self._text, self._capitals, self.found, surnames, self._gazetteer):
            self.put(club)
        firms = {self._words(c) for c in self.found if self._is_traded(c, surnames)}
        firms |= self._short_firms(surnames)
        firms |= find_singles(self._text, self.found, surnames, self._gazetteer)
        self.found = [
            replace(candidate, type=ActorType.ORGANISATION)
            if self._words(candidate) in firms
            else candidate
            for candidate in self.found
        ]

    def _short_firms(self, surnames: set[str]) -> set[str]:
        """Return the names without "Ltd" and "Group" of firms that the article has with it."""
        full = {self._words(one) for one in self.found if _is_unkeyed_body(one)}
        short = {begin for name in full if (begin := without_form(name))}
        return {
            name
            for name in {self._words(one) for one in self.found if not one.key} & short
            if name.lower() not in surnames and self._gazetteer.look_up(name) is None
        }

    def _words(self, candidate: Candidate) -> str:
        return self._text[candidate.start : candidate.end]

    def _surnames(self) -> set[str]:
        full = {self._words(one) for one in self.found if _is_person(one)}
        first = self._gazetteer.surnames_first
        names = (read_name(name, families_first=first) for name in full)
        return {surname for name in names if len(name.words) > 1 for surname in name.surnames}

    def _is_firm(self, row: Row) -> bool:
        last = row.folds[-1]
        of = self._text.startswith((" of ", " for "), row.end)
        if last in name_words.SCHOOLS and row.before not in TITLES and not of:
            return not set(row.folds) <= _COMMON
        if last in self._alone or not ends_as_firm(row.tokens):
            return False
        return row.before not in TITLES and not self._names_place(row)

    def _is_traded(self, candidate: Candidate, surnames: set[str]) -> bool:
        """Whether an unknown name is a company's by its neighbours: "shares in Vantory"."""
        name = self._words(candidate)
        words = folds(name)
        if candidate.key or not words or self._gazetteer.look_up(name) is not None:
            return False
        if (
            len(words) == 1
            and words[0] not in surnames
            and employs(self._text, candidate.start, candidate.end)
        ):
            return True
        person = _is_person(candidate)
        place = candidate.type is ActorType.PLACE
        if not place and is_named_behind(self._text, candidate.start, candidate.end):
            return words[-1] not in surnames
        if is_called_firm(self._text, candidate.start, candidate.end):
            return words[-1] not in (self._alone if person else surnames)
        if person and words[-1] in surnames:
            return False
        return is_owned(self._text, candidate.start, candidate.end)

    def find_humans(self) -> None:
        """Take firms for people where what stands beside them says so."""
        self.found = with_humans(self._text, self.found, self._gazetteer)

    # ── bodies ──────────────────────────────────────────────────────────────────────────

    def find_bodies(self, sentences: Sequence[Span]) -> None:
        """Take in bodies as they are printed, except in people's places; then their short forms."""
        people = {(one.start, one.end) for one in self.found if _is_person(one)}
        for body in (
            *find_bodies(self._text, sentences, self._gazetteer),
            *bodies_of_places(self._text, tuple(self.found)),
        ):
            if (body.start, body.end) not in people:
                self.put(body)
        for body in named_in_brackets(self._text, tuple(self.found), self._gazetteer):
            self.put(body)

    # ── patterns ────────────────────────────────────────────────────────────────────────

    def find_patterns(self) -> None:
        """Take nicknames, firms with "&", kin and siblings as they are printed."""
        for one in find_printed(self._text):
            self._put_parts(one)
        for one in find_siblings(self._text, tuple(self.found), self._gazetteer):
            self._siblings.add(self._words(one))
            self.put(one)
        for firm in find_word_firms(self._text, self.found, self._gazetteer):
            self.put(firm)
        names = {self._words(one) for one in self.found if _is_unkeyed_body(one)}
        for span in find_shortened(self._text, self._capitals, names):
            self.put(Candidate(*span, ActorType.ORGANISATION))

    def spread_types(self) -> None:
        """Let a word be a person everywhere that is known for one somewhere ("Neymar, 33,")."""
        people = {self._words(one) for one in self.found if _is_person(one)}
        given = {name.partition(" ")[0] for name in people if " " in name}
        self.found = [
            replace(one, type=ActorType.PERSON) if self._is_also(one, people, given) else one
            for one in self.found
        ]

    def _is_also(self, one: Candidate, people: set[str], given: set[str]) -> bool:
        name = self._words(one)
        if name in self._siblings and not one.key:
            return True
        if one.key or one.type not in (None, ActorType.ORGANISATION):
            return False
        if one.type is None:
            return name in people
        return name in given and self._gazetteer.look_up(name) is None

    def find_again(self) -> None:
        """Find names wherever they stand again: "her husband, Per", then "Per likes"."""
        full = {(self._words(one), one.type) for one in self.found if one.type not in _PLACED}
        taken = {(one.start, one.end) for one in self.found}
        for name, kind in sorted(full)[:_MOST_TAILS]:
            if " " not in name or len(name) < _SHORTEST or set(folds(name)[:1]) & english.PROSE:
                continue
            for span in find_name(self._text, name):
                if span not in taken:
                    self.put(Candidate(*span, kind))
        surnames = self._surnames()
        lone = {self._words(one) for one in self.found if _is_person(one) and not one.key}
        alone = {name for name in lone if " " not in name and not surnames & set(folds(name)[-1:])}
        given = {name.partition(" ")[0] for name in lone if " " in name}
        given = {name for name in given if name.lower() not in TITLES}
        alone |= {name for name in given if self._gazetteer.look_up(name) is None}
        towns = {(one.start, one.end) for one in self.found if one.type is ActorType.PLACE}
        for span in find_lone(self._text, alone):
            if span not in towns and not is_town_place(self._text, span[0]):
                self.put(Candidate(*span, ActorType.PERSON))

    def find_styles(self) -> None:
        """Take "King" into "King Charles III" where the gazetteer knows him by it."""
        for candidate in tuple(self.found):
            match = _STYLE.search(self._text, max(0, candidate.start - 12), candidate.start)
            styled = self._text[match.start() : candidate.end] if match else ""
            phrase = self._gazetteer.look_up(styled) if styled else None
            name = self._gazetteer.known[phrase.key].name if phrase and phrase.key else ""
            if match and name.startswith(match.group()):
                self.put(Candidate(match.start(), candidate.end, ActorType.PERSON))

    # ── ends ────────────────────────────────────────────────────────────────────────────

    def find_surnames(self) -> None:
        """Find surnames wherever they stand alone, with their small words: "Van der Meulen"."""
        people = [self._words(candidate) for candidate in self.found if _is_person(candidate)]
        tails = {tail for name in people if (tail := tail_of(name))}
        for tail in sorted(tails)[:_MOST_TAILS]:
            for match in re.finditer(tail, self._text, re.I):
                if re.split(r"[\s-]", match.group())[-1][0].isupper():
                    self.put(Candidate(*match.span(), ActorType.PERSON))
        surnames = self._surnames()
        for row in self._capitals.lone:
            if row.folds[-1] in surnames:
                self.put(Candidate(row.start, row.end, ActorType.PERSON))
        given = {words.partition(" ")[0] for words in map(self._words, self.found) if " " in words}
        self.found = [one for one in self.found if not self._is_nobody(one, surnames, given)]

    def _is_nobody(self, candidate: Candidate, surnames: set[str], given: set[str]) -> bool:
        """Whether a name is only a word ("Mark my words") or a family's ("the Roe family")."""
        words = folds(self._words(candidate))
        if len(words) != 1:
            return False
        if _is_person(candidate) and _FAMILY.match(self._text, candidate.end):
            return True
        if words[0] not in _ALSO_WORDS:
            return False
        before = self._text[max(0, candidate.start - 5) : candidate.start].lower()
        if words[0] in ("bill", "grant", "will") and before.endswith(("the ", "this ")):
            return True  # "The Bill seeks"
        if words[0] in surnames:
            return all(row.start != candidate.start for row in self._capitals.lone)
        after = tokenise(self._text, candidate.end, min(len(self._text), candidate.end + 20))
        only = bool(after) and after[0].fold in AFTER_VERBS
        return _is_person(candidate) and only and self._words(candidate) not in given

    def put(self, new: Candidate) -> None:
        """Put a candidate in the place of those it covers; known and longer names stay."""
        first = max(0, bisect_right(self.found, new.start, key=_start) - 1)
        if first < len(self.found) and self.found[first].end <= new.start:
            first += 1
        last = bisect_left(self.found, new.end, key=_start)
        covered = self.found[first:last]
        if all(self._gives_way(old, new) for old in covered):
            self.found[first:last] = [new]

    def _put_parts(self, one: Candidate) -> None:
        for piece in part(self._text, one, self._gazetteer):
            self.put(piece)

    def _gives_way(self, old: Candidate, new: Candidate) -> bool:
        if old.start < new.start or old.end > new.end or old.key:
            return False
        if (old.start, old.end) != (new.start, new.end):
            return True
        return bool(new.key) or self._gazetteer.look_up(self._text[old.start : old.end]) is None


# ── small questions ─────────────────────────────────────────────────────────────────────


def _start(candidate: Candidate) -> int:
    return candidate.start


def _is_person(candidate: Candidate) -> bool:
    return candidate.type is ActorType.PERSON


def _is_unkeyed_body(candidate: Candidate) -> bool:
    return candidate.type is ActorType.ORGANISATION and not candidate.key
