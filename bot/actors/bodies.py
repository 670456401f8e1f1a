"""Bodies: organisations that show in how their name is printed, whoever recognised it or not.

1. an acronym anywhere in the article finds the row of capitals whose initials it is;
2. "Banco ...", "Grupo ...", "Cartel del ...": the first word says what it is, small words and all;
3. "Teachers' Union of Norrland", "St. Mary's Hospital": an apostrophe stands inside the name;
4. in copy about sport, whom somebody plays for, joins or beats is a club.
"""

import re
from collections.abc import Iterator, Sequence

from bot.actors import english, name_words
from bot.actors.recognise import Candidate
from bot.actors.tokens import SPACE, Token, tokenise
from bot.model.actor import ActorType
from bot.model.article import Span

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w-]+"
_SMALL = r"(?:de|del|della|delle|dei|di|da|do|dos|das|du|des|la|las|los|le|les|el|y|e|et|van|für)"
_ABROAD = re.compile(
    rf"(?<![\w-])(?:{'|'.join(name_words.FOREIGN_HEADS)})(?:(?: {_SMALL}){{0,3}} {_CAPITAL}){{1,4}}"
)
_OF_PEOPLE = re.compile(
    rf"(?<![\w-])(?:{_CAPITAL}s['’]|(?:People|Women|Men|Children)['’]s)(?: {_CAPITAL}){{0,2}} "
    rf"(?:{'|'.join(word.title() for word in sorted(name_words.SHORT_FORMS | {'bank', 'fund'}))})"
    rf"(?: of (?:the )?{_CAPITAL}(?: {_CAPITAL})?)?(?![\w-])"
)
_OF_SAINT = re.compile(
    rf"(?<![\w-])(?:(?:St\.?|Saint) {_CAPITAL}|King|Queen|Children|Women|Veterans|Guy)['’]s "
    rf"(?:{_CAPITAL} )?(?:Hospital|School|College|University|Church|Academy|Infirmary|Theatre)\b"
)
_ACRONYM = re.compile(r"(?<![\w.-])[A-Z]{3,6}(?![\w.-]|['’][a-rt-z])")
_LINKS = frozenset(("of", "and", "for", "the", "in", "on", "de", "del", "da", "do", "la", "des"))
_MOST_ACRONYMS = 40
_GAPS = (SPACE, "'s", "'")

_PLAYS = re.compile(
    r"\b(?:plays?|played|playing|sign(?:s|ed)?) for $"
    r"|\b(?:join(?:s|ed|ing)?|leav(?:e|es|ing)|left|loan (?:at|from|to|with)|beat(?:s|ing)?)"
    r" $|\b(?:lost|losing) to $|\bdr(?:ew|aw) (?:with|against) $|\b(?:defeated|thrashed|edged) $"
    r"|\b(?:win|victory|defeat|draw) (?:over|against|at|to|by|with) $"
    r"|\b(?:move|moved|switch|transfer) (?:to|from) $|\bjoin(?:s|ed)? (?:[\w .]{2,25} )?from $"
)
_REACH = 40


def find_bodies(text: str, sentences: Sequence[Span]) -> Iterator[Candidate]:
    """Yield the organisations whose print alone shows them, in no order; some may overlap."""
    for pattern in (_OF_PEOPLE, _OF_SAINT):
        for match in pattern.finditer(text):
            yield Candidate(*match.span(), ActorType.ORGANISATION)
    for match in _ABROAD.finditer(text):
        end = _before_title(text, *match.span())
        if " " in text[match.start() : end]:
            yield Candidate(match.start(), end, ActorType.ORGANISATION)
    yield from _spelt_out(text, sentences)


def is_club_place(text: str, start: int) -> bool:
    """Whether a name that begins at `start` stands where copy about sport names a club."""
    return _PLAYS.search(text, max(0, start - _REACH), start) is not None


def is_about_sport(text: str) -> bool:
    """Whether two words of sport or more stand in the text."""
    words = set(re.findall(r"[a-z-]{3,}", text[:20_000]))
    return len(words & name_words.SPORT_WORDS) > 1


def _before_title(text: str, start: int, end: int) -> int:
    """Return where the name ends: before "Chief Executive Ana Roe"."""
    tokens = tokenise(text, start, end)
    for at, token in enumerate(tokens[1:], 1):
        if token.fold in english.TITLES:
            return tokens[at - 1].end
    return end


# ── acronyms ────────────────────────────────────────────────────────────────────────────


def _spelt_out(text: str, sentences: Sequence[Span]) -> Iterator[Candidate]:
    acronyms = dict.fromkeys(_ACRONYM.findall(text))
    wanted = tuple(acronyms)[:_MOST_ACRONYMS]
    if not wanted:
        return
    for span in sentences:
        tokens = tokenise(text, span.start, span.end)
        for at, token in enumerate(tokens):
            for acronym in wanted:
                if token.text[0] == acronym[0] and not token.acronym:
                    last = _spells(tokens, at, acronym)
                    if last:
                        ends = (token.start, tokens[last].end)
                        yield Candidate(*ends, ActorType.ORGANISATION)


def _spells(tokens: Sequence[Token], at: int, acronym: str) -> int:
    """Return the last of the words from `at` whose initials are the acronym; 0 for none."""
    left = acronym[1:]
    for index in range(at + 1, len(tokens)):
        token = tokens[index]
        if token.gap not in _GAPS:
            return 0
        if token.capital and token.text[0] == left[0]:
            left = left[1:]
            if not left:
                return index
        elif token.capital or token.fold not in _LINKS:
            return 0
    return 0
