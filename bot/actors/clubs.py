"""Clubs in copy about sport: "Ashford Town", "the Miami Heat", and whom somebody plays for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.actors import name_words
from bot.actors.beside import (
    has_players,
    is_about_sport,
    is_club_place,
    is_no_team,
    is_team,
    is_town_place,
)
from bot.actors.capitals import Capitals, Row
from bot.actors.gazetteer import Form, Gazetteer
from bot.actors.parting import TITLES
from bot.actors.recognise import Candidate
from bot.actors.tokens import fold
from bot.actors.trained.lexicon import is_given_name
from bot.model.actor import ActorType

_ONLY_FOOTBALL = re.compile(
    r"\b(?:Premier League|League (?:One|Two)|La Liga|Serie A|Bundesliga|Ligue 1|FA Cup"
    r"|Champions League|Europa League|EFL|[Ss]trikers?|[Mm]idfielders?)\b"
)
"""Without one of these it is no copy about football, however many penalties there are."""
_FOOTBALL = re.compile(
    rf"{_ONLY_FOOTBALL.pattern}|\b(?:Championship|Premiership|[Gg]oalkeepers?|[Ww]inger|full-back"
    r"|centre-back|left-back|right-back|defenders?|penalty|header|on loan)\b"
)
_NO_FOOTBALL = re.compile(
    r"\b(?:rugby|cricket|wickets?|innings|scrum-half|fly-half|quarterback|touchdowns?|NFL|NBA"
    r"|(?:\d|two|three|four|five|six|seven|eight|scored|more|his|her|their|late) tries"
    r"|MLB|NHL|basketball|baseball|(?<!European )Super League|netball|hockey|camogie|GAA|Gaelic"
    r"|hurling(?! (?:\w+ )?(?:abuse|bottles|coins|flares|insults|missiles|objects|stones|bricks))"
    r"|All-Ireland|Ulster|Munster|Leinster|Connacht|bowls|snooker|speedway|varsity)\b",
    re.IGNORECASE,
)
"""Other sports: not "for hurling bottles" or "he tries again"."""
_READ = 20_000
_RESULT = re.compile(r"\b\d{1,2}[-–]\d{1,2}\b")


def find_clubs(
    text: str,
    capitals: Capitals,
    found: Sequence[Candidate],
    surnames: set[str],
    gazetteer: Gazetteer,
) -> Iterator[Candidate]:
    """Yield the clubs of an article about sport; nothing where it is about anything else.

    `found` are the candidates so far, `surnames` the folded ones of its people.
    """
    if not (_RESULT.search(text) or is_about_sport(text)):
        return
    reader = _Reader(text, capitals, found, surnames, gazetteer)
    for row in capitals.rows:
        if reader.is_short(row) or reader.is_whole(row):
            yield Candidate(row.start, row.end, ActorType.ORGANISATION)


def with_known_clubs(
    text: str, found: Sequence[Candidate], gazetteer: Gazetteer
) -> Sequence[Candidate]:
    """Return the candidates, a town that plays in copy about football as its known club.

    Only where the gazetteer knows one such club of the town, and the article no other of its name.
    """
    names = {text[one.start : one.end] for one in found}
    towns = {name: key for name in names if (key := gazetteer.clubs.get(fold(name), ""))}
    others = {town for town in towns if _has_other(town, towns[town], names, gazetteer)}
    if not towns or not _is_about_football(text):
        return found
    bodies = (one for one in found if one.type is ActorType.ORGANISATION and not one.key)
    clubs = {text[one.start : one.end] for one in bodies} & towns.keys() - others
    return [
        replace(one, type=ActorType.ORGANISATION, key=towns[name])
        if (name := text[one.start : one.end]) in clubs and _plays(text, one)
        else one
        for one in found
    ]


def _plays(text: str, one: Candidate) -> bool:
    """Whether a town that plays in the text may be its club here too: not "in Burnley"."""
    if one.key or one.type is ActorType.PERSON:
        return False
    return one.type is ActorType.ORGANISATION or not is_town_place(text, one.start)


def _has_other(town: str, key: str, names: set[str], gazetteer: Gazetteer) -> bool:
    longer = (name for name in names if name.startswith(f"{town} ") or name.endswith(f" {town}"))
    known = (gazetteer.look_up(name) for name in longer)
    return any(phrase is None or phrase.key != key for phrase in known)


def _is_about_football(text: str) -> bool:
    read = text[:_READ]
    if _ONLY_FOOTBALL.search(read) is None or _NO_FOOTBALL.search(read):
        return False
    return len({match.group().lower() for match in _FOOTBALL.finditer(read)}) > 1


class _Reader:
    def __init__(
        self,
        text: str,
        capitals: Capitals,
        found: Sequence[Candidate],
        surnames: set[str],
        gazetteer: Gazetteer,
    ) -> None:
        self._text = text
        self._surnames = surnames
        self._gazetteer = gazetteer
        self._alone = capitals.alone
        self._articled = {r.folds[0] for r in capitals.rows if r.words == 1 and r.before == "the"}
        self._named = {(one.start, one.end) for one in found}
        people = [one for one in found if one.type is ActorType.PERSON]
        self._people = {place for one in people for place in (one.start, one.end)}

    def is_short(self, row: Row) -> bool:
        """Whether it is one unknown word where copy about sport names a club."""
        if row.words > 1 or row.start in self._people or row.folds[-1] in self._surnames:
            return False
        if self._gazetteer.look_up(self._text[row.start : row.end]) is not None:
            return False
        bracketed = row.start - 2 in self._people and self._text[row.start - 1] == "("
        if bracketed or is_club_place(self._text, row.start):
            return True
        return self._is_team(row) or has_players(self._text, row.start, row.end)

    def is_whole(self, row: Row) -> bool:
        """Whether it is the name of a club with the word that says so."""
        club = row.folds[-1] in name_words.CLUB_WORDS and row.before not in TITLES
        if not (club or self._is_franchise(row)):
            return False
        free = not row.initial or (row.words > 1 and row.folds[-1] in self._alone)
        return free and (row.words > 1 or row.folds[0].endswith("s"))

    def _is_native(self, row: Row) -> bool:
        """Whether a nationality and a given name begin it: "the American Harvey Roe"."""
        first = self._gazetteer.match(row.tokens, 0)
        native = first is not None and first.form is Form.DEMONYM
        return native and is_given_name(row.tokens[1].text)

    def _is_team(self, row: Row) -> bool:
        people = self._text[row.start : row.end].removesuffix("s")  # "the Mexicans" are none
        team = is_team(self._text, row.start, row.end) and not is_no_team(row.folds[-1])
        return team and self._gazetteer.look_up(people) is None

    def _is_franchise(self, row: Row) -> bool:
        """Whether it is a club behind "the", by its last word alone: "the Miami Heat … Heat"."""
        if row.before != "the" or row.words < 2 or is_no_team(row.folds[-1]):
            return False
        if row.words > 2 and self._is_native(row):
            return False
        if self._text.startswith(" of ", row.end) or row.folds[-1] in name_words.HOUSES:
            return False
        plural = row.folds[-1].endswith("s") and (row.start, row.end) in self._named
        return plural or row.folds[-1] in self._alone | self._articled
