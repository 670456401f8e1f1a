"""Rows of capitals in an article, and which of their words also stand alone.

News copy names a person in full once and by the surname after that, and a company by its full name
or its first word. So a word that ends a row of capitals here and stands alone there says more about
the row than the row itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.actors import english, name_words
from bot.actors.evidence import is_initial, read_line
from bot.actors.tokens import SPACE, Token, tokenise, word_set
from bot.model.article import Span

_TITLES = english.TITLED | english.PLURAL_TITLES | name_words.HONORIFICS
_ONLY_FIRST = name_words.CALLINGS | english.MODIFIERS | name_words.SIBLINGS
_DAYS = english.MONTHS_AND_DAYS - name_words.WORD_NAMES - {"sun", "mon", "sat"}
_CALLED = english.TITLES | name_words.CALLINGS
"""Words in small letters after which a day is a name: "driver Sunday Okoro"."""
_NO_BEGINNING = english.PROSE | _DAYS | name_words.ASKING
_OPENS_ROW = _NO_BEGINNING - name_words.WORD_NAMES
_IS_PROSE = _NO_BEGINNING - name_words.SHORT_FORMS
_RANKS = english.MODIFIERS | _TITLES
AFTER_VERBS = word_set(
    """
    a an the this that these those your his her its our their my some any all for with without
    under over after before in into on of from to by at as or me him them us you it
    """
)
"""What follows a verb or a noun rather than a name: "Cook for your friends"."""


@dataclass(frozen=True, slots=True)
class Row:
    """Words with capitals that follow one another, small ones of people's names among them."""

    tokens: tuple[Token, ...]
    initial: bool
    """Whether the first word has its capital from the start of a sentence."""
    before: str
    """The folded word before it in the sentence, a title among them; empty for none."""

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.tokens[-1].end

    @property
    def folds(self) -> tuple[str, ...]:
        """Its folded words."""
        return tuple(token.fold for token in self.tokens)

    @property
    def words(self) -> int:
        """How many words it has; those a hyphen joins count as one."""
        return sum(not token.glued for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Capitals:
    """All rows of an article, in order, and what stands alone."""

    rows: tuple[Row, ...]
    lone: tuple[Row, ...]
    """Those of one word, where the place they stand in shows a name."""

    @property
    def alone(self) -> frozenset[str]:
        """The folded words of the lone rows."""
        return frozenset(row.tokens[-1].fold for row in self.lone)

    @property
    def several(self) -> frozenset[tuple[str, ...]]:
        """The folded words of the rows of two words and more."""
        return frozenset(row.folds for row in self.rows if len(row.tokens) > 1)


def read_capitals(text: str, sentences: Sequence[Span]) -> Capitals:
    """Return the rows of capitals of an article, none of headlines: there they say nothing."""
    rows: list[Row] = []
    lone: list[Row] = []
    for span in sentences:
        line = read_line(text, tokenise(text, span.start, span.end))
        if line.headline or line.shouting:
            continue
        for first, last in _bounds(line.tokens):
            row = _row(line.tokens, first, last, initial=is_initial(line, first))
            if row is None:
                continue
            rows.append(row)
            if _is_surname(row) and _says_something(line.tokens, last, row):
                lone.append(row)
    return Capitals(tuple(rows), tuple(lone))


def _is_surname(row: Row) -> bool:
    """Whether it is one word, or one behind the small words of a surname ("Van der Meulen")."""
    small = all(token.fold in english.SMALL_WORDS for token in row.tokens[:-1])
    return row.words == 1 or small


def _bounds(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return first and last + 1 of each row of capitals, titles still before the names."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        if not _is_name_word(tokens[at]):
            at += 1
            continue
        first = at
        at = _end(tokens, at + 1)
        found.append((first, at))
    return found


def _end(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and _is_glued_on(tokens[at]):
        at += 1  # "Hyun-soo"
    while at < len(tokens) and tokens[at].gap == SPACE and not tokens[at - 1].possessive:
        ahead = at
        while ahead < len(tokens) and _is_particle(tokens[ahead]):
            ahead += 1
        # "Dutch skipper Joost van der Meulen", but not "Rome and de Wit".
        if ahead >= len(tokens) or tokens[ahead].gap != SPACE or not _is_name_word(tokens[ahead]):
            return at
        at = ahead + 1
        while at < len(tokens) and _is_glued_on(tokens[at]):
            at += 1
    return at


def _is_glued_on(token: Token) -> bool:
    """Whether it is the second half of a name ("Hyun-soo"), not of "Ostrava-based"."""
    tail = not token.capital and token.fold in english.COMPOUND_TAILS
    return token.glued and len(token.text) < 8 and not tail


def _is_particle(token: Token) -> bool:
    return not token.capital and token.fold in english.SMALL_WORDS and token.gap == SPACE


def _is_name_word(token: Token) -> bool:
    return token.capital and token.text != "I" and not token.text.startswith(("I'", "I’"))


def _row(tokens: Sequence[Token], first: int, last: int, *, initial: bool) -> Row | None:
    """Return the row without the titles before the name; None where nothing is left."""
    while last > first and tokens[last - 1].fold in _DAYS:  # "told Ms. Roe Thursday"
        last -= 1
    while last > first + 1 and tokens[last - 1].fold in name_words.HONOURS:
        last -= 1
    opens = tokens[first].fold in _OPENS_ROW
    if initial and last - first > 1 and opens:
        first, initial = first + 1, False
    called = first > 0 and tokens[first].gap == SPACE and tokens[first - 1].fold in _CALLED
    while last - first > 1 and tokens[first].fold in _DAYS and not called:  # "On Monday Roe left"
        first, initial = first + 1, False
    if last <= first:
        return None
    cut = _after_titles(tokens, first, last)
    prose = tokens[first].fold in _IS_PROSE
    if last - first == 1 and initial and prose:
        return None
    before = tokens[cut - 1].fold if cut else ""
    return Row(tuple(tokens[cut:last]), initial and cut == first, before)


def _after_titles(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where the name begins; the last word is one even if it is a title: "Ada Judge"."""
    cut = first + (last - first > 2 and tokens[first].fold in name_words.ALSO_GIVEN)
    for at in range(cut, last - 1):
        callings = at in (first, cut) and tokens[at].fold in _ONLY_FIRST
        more = at == cut > first and tokens[at].fold in english.MODIFIERS  # "Chief Executive Roe"
        rank = at > 0 and tokens[at - 1].fold in _RANKS  # "Vice-Admiral Roe"
        if (callings or more or tokens[at].fold in _TITLES) and (rank or not tokens[at].glued):
            cut = at + 1
    return cut


def _says_something(tokens: Sequence[Token], end: int, row: Row) -> bool:
    """Whether a word alone is a name: not "the Bank", not "Cook for your friends"."""
    token = row.tokens[-1]
    if row.before in ("the", "a", "an", "in", "near"):
        return False
    if not row.initial or token.possessive:
        return True
    if end >= len(tokens) or tokens[end].gap != SPACE:
        return end < len(tokens)
    return tokens[end].fold not in AFTER_VERBS
