"""English names by their capitals: runs of capitalised words, parted at titles and known names.

What tells a name from a capitalised word, in order of weight: the gazetteer; a title before it
("foreign minister Wang Yi"); a role after it ("Anna Roe, the mayor,"); a word of organisations
("Halberd Energy Group"); the same word alone and capitalised elsewhere in the article; a known
given name; a verb of saying beside it. A run with none of these names nobody.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.actors import english
from bot.actors.evidence import Evidence, Line, is_initial
from bot.actors.gazetteer import Form, Gazetteer
from bot.actors.known_names import ALSO_PEOPLE, KnownNames, end_of_name
from bot.actors.recognise import Candidate
from bot.actors.tokens import SPACE, Token, word_set
from bot.model.actor import ActorType
from bot.model.full_name import SUFFIXES

_ROLE_AFTER = re.compile(r",\s+(?:\d{2},|who\b|whose\b|(?P<role>[^,.;:()\n]{3,80}))")
_LONGEST_NAME = 5


class RunReader:
    """Reads the candidates of one sentence after the other."""

    def __init__(self, gazetteer: Gazetteer, evidence: Evidence) -> None:
        self._gazetteer = gazetteer
        self._known = KnownNames(gazetteer)
        self._evidence = evidence

    def read(self, line: Line) -> list[Candidate]:
        """Return the candidates of one sentence, in order."""
        found: list[Candidate] = []
        tokens, at, opened = line.tokens, 0, -1
        while at < len(tokens):
            phrase = self._known.find(line, at, opened)
            if phrase is not None:
                found += self._close(line, opened, at)
                opened = -1
                found += self._known.read(line, at, phrase)
                at += len(phrase.folds)
            elif opened >= 0 and self._joins(line, at, opened):
                at += 1
            else:
                if opened >= 0:
                    found += self._close(line, opened, at)
                opened = at if tokens[at].capital and self._starts(line, at) else -1
                at += 1
        return [*found, *self._close(line, opened, len(tokens))]

    # ── unknown names ───────────────────────────────────────────────────────────────────

    def _starts(self, line: Line, at: int) -> bool:
        token = line.tokens[at]
        if token.text == "I" or token.text[0].isdigit():
            return False
        if not is_initial(line, at):
            return token.fold not in english.MONTHS_AND_DAYS
        alone = at + 1 == len(line.tokens) or not line.tokens[at + 1].capital
        return token.fold not in english.PROSE and not (
            alone and token.fold in self._evidence.small
        )

    def _joins(self, line: Line, at: int, opened: int) -> bool:
        before, token = line.tokens[at - 1], line.tokens[at]
        if token.gap != SPACE or before.possessive or line.headline:
            return False
        if token.capital:
            return token.fold not in english.MONTHS_AND_DAYS and token.text != "I"
        if token.glued:
            return at - opened >= 2 and len(token.text) < 8 and not _is_tail(token)
        return self._links(line, at, opened)

    def _links(self, line: Line, at: int, opened: int) -> bool:
        """Whether a small word goes on with the name: "von" in a person's, "of" in a bank's."""
        tokens = line.tokens
        if at + 1 >= len(tokens) or tokens[at + 1].gap != SPACE:
            return False
        word, following = tokens[at].fold, tokens[at + 1]
        if word in english.PARTICLES and (following.capital or following.fold in english.PARTICLES):
            return True
        return (
            word in english.LINKS
            and _takes_link(tokens[opened:at], word)
            and following.fold not in english.TITLES
            and (following.capital or (following.fold == "the" and at + 2 < len(tokens)))
        )

    def _close(self, line: Line, start: int, end: int) -> list[Candidate]:
        """Return what the unknown words from `start` to `end` name, if anything."""
        if start < 0 or line.shouting:
            return []
        while end > start and _ends_no_name(line.tokens[end - 1]):
            end -= 1
        start += _opens_office(line.tokens, start)
        titles = (at for at in range(end - 1, start - 1, -1) if _is_title(line.tokens[at]))
        first = next(titles, start - 1) + 1
        if first >= end:
            return []
        span = line.tokens[first:end]
        kind = self._type(line, first, end)
        if kind is None and len(span) > 1 and not line.headline:
            return []
        if all(token.fold in _PLAIN for token in span):
            return []
        return [Candidate(span[0].start, end_of_name(line.text, span[-1]), kind)]

    def _type(self, line: Line, start: int, end: int) -> ActorType | None:
        span = line.tokens[start:end]
        words = [token.fold for token in span]
        linked = any(
            word in english.ORGANISATION_WORDS and following in english.LINKS
            for word, following in pairwise(words)
        )
        if len(span) > 1 and (words[-1] in english.ORGANISATION_WORDS or linked):
            return ActorType.ORGANISATION if _is_particular(words) else None
        if len(span) > 1 and (words[-1] in english.PLACE_WORDS or words[0] in ("mount", "lake")):
            return ActorType.PLACE
        if len(span) > _LONGEST_NAME or any(_is_no_name(token) for token in span):
            return None
        if _is_titled(line.tokens, start):
            return None if _is_adjunct(line.tokens, end) else ActorType.PERSON
        if sum(not token.glued for token in span) > 1 and self._is_person(line, start, end):
            return ActorType.PERSON
        return None

    def _is_person(self, line: Line, start: int, end: int) -> bool:
        tokens = line.tokens
        span = tokens[start:end]
        before = tokens[start - 1].fold if start else ""
        if before in _NO_PERSON_AFTER or any(t.fold in _NEVER_IN_PEOPLE for t in span):
            return False
        if any(self._is_place(tokens, at) for at in range(start, end)):
            return False
        opening = span[0].fold
        if opening in self._gazetteer.given_names or opening in self._gazetteer.surnames_first:
            return True
        if any(len(t.text) == 1 or t.fold in _INSIDE_PEOPLE for t in span[1:]):
            return True
        alone = self._evidence.alone
        if span[0].fold not in alone and any(t.fold in alone for t in span[1:]):
            return True
        if self._is_known_person(tokens, end - 1):
            return True
        after = tokens[end].fold if end < len(tokens) and tokens[end].gap == SPACE else ""
        if before in english.SAYING or after in english.SAYING:
            return True
        if start and tokens[start].gap == "," and _is_title(tokens[start - 1]):
            return line.text[span[-1].end : span[-1].end + 1] == ","  # "the baker, Anna Roe, said"
        return before not in ("of", "for") and _role_follows(line.text, span[-1].end)

    def _is_place(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether that word is a known city or country, as in the name of a club."""
        phrase = self._gazetteer.match(tokens, at)
        if phrase is None or len(phrase.folds) > 1 or phrase.folds[0] in ALSO_PEOPLE:
            return False
        return phrase.form is Form.CAPITAL or phrase.key.startswith(("country:", "place:"))

    def _is_known_person(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether that word alone is a well-known person, whose kin this may be."""
        phrase = self._gazetteer.match(tokens, at)
        return bool(phrase and phrase.form is Form.NAME and phrase.key.startswith("person:"))


# ── small questions ─────────────────────────────────────────────────────────────────────

_OFFICES = word_set(
    "ministry department office bureau institute committee commission agency centre center council"
)
_TEACHING = word_set("institute university college academy school")
_NEVER_IN_PEOPLE = english.NEVER_IN_PEOPLE | english.GENERIC
_PLAIN = english.PROSE | english.MODIFIERS
_INSIDE_PEOPLE = english.PARTICLES | SUFFIXES
_ADJUNCTS = english.PLACE_WORDS | english.ORGANISATION_WORDS | english.TITLES | {"station"}
_NO_PERSON_AFTER = word_set("the a an in at near around across into")


def _is_adjunct(tokens: Sequence[Token], end: int) -> bool:
    """Whether the name belongs to what follows ("the King Sejong station", "chief Acme lawyer")."""
    if end >= len(tokens) or tokens[end].gap != SPACE or tokens[end - 1].possessive:
        return False
    return tokens[end].fold in _ADJUNCTS


def _takes_link(name: Sequence[Token], word: str) -> bool:
    """Whether an organisation's name so far can go on with "of", "for", "the" or "and"."""
    linked = any(token.fold in ("of", "for") for token in name)
    if word in ("of", "for"):
        return linked or name[-1].fold in english.ORGANISATION_WORDS
    if word == "and":  # "Ministry of Trade and Industry", but "University of Oak and Ash Bank"
        return linked and any(token.fold in _OFFICES for token in name)
    return linked


def _is_title(token: Token) -> bool:
    return token.fold in english.ALL_TITLED


def _opens_office(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word ends a title with "of" ("Secretary of State Jane Roe")."""
    return at > 1 and (
        tokens[at].fold in english.MODIFIERS
        and tokens[at - 1].fold in ("of", "for")
        and _is_title(tokens[at - 2])
    )


def _is_titled(tokens: Sequence[Token], at: int) -> bool:
    if at == 0 or tokens[at].gap != SPACE:
        return False
    return _is_title(tokens[at - 1]) or _opens_office(tokens, at - 1)


def _is_tail(token: Token) -> bool:
    return token.fold in english.COMPOUND_TAILS or token.fold.endswith(("ed", "ing"))


def _is_no_name(token: Token) -> bool:
    if token.fold in english.PARTICLES or token.fold in SUFFIXES:
        return False
    return (
        token.fold in english.PROSE
        or token.fold in english.MONTHS_AND_DAYS
        or (token.acronym and len(token.text.replace(".", "")) > 2)
        or any(character.isdigit() for character in token.text)
    )


def _ends_no_name(token: Token) -> bool:
    small = not token.capital and not token.glued
    return small or token.fold in english.MONTHS_AND_DAYS or _is_title(token)


def _is_particular(words: Sequence[str]) -> bool:
    """Whether the words tell this organisation from all others of its kind."""
    if words[0] not in _TEACHING and _TEACHING & set(words) and len(words) > 3:
        return True  # "Royal Institute of Technology"
    return any(word not in english.COMMON for word in words)


def _role_follows(text: str, end: int) -> bool:
    match = _ROLE_AFTER.match(text, end, end + 90)
    if match is None:
        return False
    role = match.group("role")
    return role is None or any(word in english.TITLES for word in role.lower().split()[:7])
