"""Known names in English copy: when a form of the gazetteer stands for itself.

"Jordan" is no country in "Michael Jordan", "Trump" no president in "Ivanka Trump", "Japan" no
country in "Japan Airlines", and the House of Representatives of the Philippines is not that of the
United States.
"""

from bot.actors import english
from bot.actors.club_towns import is_no_club
from bot.actors.evidence import Line
from bot.actors.gazetteer import Form, Gazetteer, Phrase
from bot.actors.recognise import Candidate
from bot.actors.tokens import SPACE, Token, word_set
from bot.model.actor import ActorType

ALSO_PEOPLE = word_set(
    """
    jordan israel chad georgia holland england ireland wales washington london paris kingston
    santiago lima victoria sofia kenya india cuba french german english christian west north east
    brooklyn chelsea austin sydney florence dakar vienna asia roman polish irish scott
    """
)
"""Countries, cities and adjectives that are also parts of people's names."""

_TITLE_WORDS = english.TITLED | english.MODIFIERS
_ENOUGH_ALONE = frozenset(("airlines", "airways", "university", "exchange"))


class KnownNames:
    """Finds the forms of the gazetteer in a sentence."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def find(self, line: Line, at: int, opened: int) -> Phrase | None:
        """Return the known form that stands for itself at word `at`.

        `opened` is where the unknown name begins that is being read, -1 for none.
        """
        phrase = self._gazetteer.match(line.tokens, at)
        if phrase is None:
            return None
        single = len(phrase.folds) == 1
        stands = self._word_stands if single else self._row_stands
        return phrase if stands(line, at, opened, phrase) else None

    def read(self, line: Line, at: int, phrase: Phrase) -> list[Candidate]:
        """Return the candidate that the form at word `at` is, if it names an actor here."""
        if phrase.form is Form.NOBODY:
            return []
        known = self._gazetteer.known[phrase.key]
        if known.bare and at and line.tokens[at - 1].fold in ("the", "an", "a"):
            return []
        if known.type is ActorType.ORGANISATION and self._is_abroad(line, at, known.country):
            return []
        kind = known.type if phrase.form is Form.NAME else None
        last = line.tokens[at + len(phrase.folds) - 1]
        return [Candidate(line.tokens[at].start, end_of_name(line.text, last), kind)]

    def _is_abroad(self, line: Line, at: int, country: str) -> bool:
        """Whether another country stands before the organisation ("Philippine House of ...")."""
        tokens = line.tokens
        if not country or not at or tokens[at].gap not in (SPACE, "'s", "'"):
            return False
        before = self._gazetteer.match(tokens, at - 1)
        if before is None and at > 1:
            before = self._gazetteer.match(tokens, at - 2)
            if before is not None and len(before.folds) != 2:
                return False
        own = ("", f"country:{country.lower()}")
        return before is not None and before.key.startswith("country:") and before.key not in own

    def _row_stands(self, line: Line, at: int, opened: int, phrase: Phrase) -> bool:
        """Whether several known words are no part of a longer name ("Hafez al-Assad")."""
        last = line.tokens[at + len(phrase.folds) - 1]
        if is_no_club(line.text, line.tokens[at].start, last.end, phrase.key):
            return False
        if not phrase.key.startswith("person:") or line.headline or line.shouting:
            return True
        if self._is_followed(line, at + len(phrase.folds)):
            return False
        partial = phrase.folds[0] in english.PARTICLES
        return not (partial and self._is_inside(line, at, opened))

    def _word_stands(self, line: Line, at: int, opened: int, phrase: Phrase) -> bool:
        token = line.tokens[at]
        if line.shouting:
            return len(token.text) > 3
        if line.headline:
            return True
        if opened >= 0 and line.tokens[at - 1].fold in english.LINKS:
            return False  # "University of Tokyo"
        inside = self._is_inside(line, at, opened)
        followed = self._is_followed(line, at + 1)
        also_person = token.fold in ALSO_PEOPLE
        if phrase.form is Form.DEMONYM:
            return not (inside and also_person)
        if phrase.form is Form.NOBODY and not inside:
            return not (followed and also_person) and not self._begins_organisation(line, at + 1)
        if phrase.key.startswith("country:") and phrase.form is Form.NAME and not also_person:
            return not self._begins_organisation(line, at + 1)
        return not inside and not followed

    def _is_inside(self, line: Line, at: int, opened: int) -> bool:
        """Whether the unknown name being read goes on with this word."""
        if opened < 0 or line.tokens[at].gap != SPACE:
            return False
        return any(token.fold not in _TITLE_WORDS for token in line.tokens[opened:at])

    def _is_followed(self, line: Line, at: int) -> bool:
        """Whether an unknown name goes on at word `at`."""
        tokens = line.tokens
        if at >= len(tokens) or tokens[at].gap != SPACE or tokens[at - 1].possessive:
            return False
        token = tokens[at]
        if token.fold in english.PARTICLES and not token.capital:
            return at + 1 < len(tokens) and tokens[at + 1].capital
        if not token.capital or token.glued or token.fold in _NO_NAME:
            return False
        return self._gazetteer.match(tokens, at) is None

    def _begins_organisation(self, line: Line, at: int) -> bool:
        for index in range(at, min(at + 4, len(line.tokens))):
            token = line.tokens[index]
            if not _continues(token):
                return False
            if token.fold in english.ORGANISATION_WORDS:
                words = {t.fold for t in line.tokens[at:index]}
                particular = words - english.GENERIC - english.ORGANISATION_WORDS
                return bool(particular) or token.fold in _ENOUGH_ALONE
        return False


_NO_NAME = _TITLE_WORDS | english.MONTHS_AND_DAYS


def _continues(token: Token) -> bool:
    return (
        token.gap == SPACE
        and not token.glued
        and token.capital
        and token.fold not in english.TITLES
    )


def end_of_name(text: str, last: Token) -> int:
    """Return where a name ends: the dot of `Jr.` and of `Inc.` belongs to it."""
    suffixed = last.fold in ("jr", "sr", "inc", "corp", "co", "ltd") and last.capital
    return last.end + 1 if suffixed and text[last.end : last.end + 1] == "." else last.end
