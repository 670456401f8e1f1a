"""Names in languages of the Latin and Cyrillic alphabets other than English: precision first.

Known names by the gazetteer (with the language's own country names); unknown people where at least
two capitalised words have a role before them ("la ministra María López") or behind a comma ("Gesche
Onnen, Betriebsleiterin"), a verb of saying before them ("relató Inés Robledo"), or where the last
of them stands alone elsewhere in the article (not in German, which writes every noun so); single
capitalised words only as parts that the article's full names may claim. Unknown organisations where
their initials follow in brackets ("Organización Internacional para las Migraciones (OIM)").
"""

from collections.abc import Iterator, Sequence

from bot.actors.english import PARTICLES
from bot.actors.gazetteer import Form, Gazetteer
from bot.actors.latin_words import COURTESIES, is_organisation, is_role, is_saying
from bot.actors.recognise import Candidate
from bot.actors.tokens import BREAK, SPACE, Token, word_set
from bot.model.actor import ActorType

# What begins a sentence and no name, in the languages most feeds come in.
_OPENINGS = word_set(
    """
    en el la los las un una unos unas al del de por para con sin segun tras desde entre sobre
    hasta cuando como pero y o si no tambien ademas este esta estos estas ese esa su sus lo que
    quien le les des du dans par pour avec sans selon apres depuis sur quand comme mais et ou ce
    cette ces son sa ses leur il elle ils elles on nous vous je a au aux der die das den dem ein
    eine einen einem einer im in am an auf bei mit nach seit von vor zu zum zur uber unter und
    oder aber wenn als wie auch nur er sie es wir ihr sein seine gli nel nella per tra fra dopo
    secondo quando ma e anche questo questa os as um uma na nos nas em com apos segundo mas ele
    ela het een van op voor met naar uit bij maar ook hij zij ze dit dat
    """
)
_LINKS = word_set(
    "de del la las los el para por y e des du pour et der die das fur und di della per da do dos"
)
"""Small words inside the name of an organisation."""
_NOUNS_IN_CAPITALS = ("de", "lb")


class LatinReader:
    """Reads the candidates of one sentence after the other."""

    def __init__(
        self, gazetteer: Gazetteer, language: str, sentences: Sequence[Sequence[Token]]
    ) -> None:
        self._gazetteer = gazetteer
        self._language = language
        self._alone = (
            frozenset()
            if language in _NOUNS_IN_CAPITALS
            else frozenset(word for words in sentences for word in _words_alone(words))
        )

    def read(self, tokens: Sequence[Token]) -> list[Candidate]:
        """Return the candidates of one sentence, in order."""
        found: list[Candidate] = []
        spelt_out = _spelt_out(tokens)
        at = 0
        while at < len(tokens):
            if at in spelt_out:
                end = spelt_out[at]
                found.append(_organisation(tokens[at:end]))
                at = end
                continue
            phrase = self._gazetteer.match(tokens, at, self._language)
            size = len(phrase.folds) if phrase else 0
            if phrase and phrase.form is Form.NAME and not _goes_on(tokens, at, size):
                kind = self._gazetteer.known[phrase.key].type
                found.append(Candidate(tokens[at].start, tokens[at + size - 1].end, kind))
                at += size
                continue
            size = _run(tokens, at)
            found += self._unknown(tokens, at, size)
            at += max(size, 1)
        return found

    def _unknown(self, tokens: Sequence[Token], at: int, size: int) -> list[Candidate]:
        if size == 0:
            return []
        span = tokens[at : at + size]
        if size == 1:
            return [Candidate(span[0].start, span[0].end)]
        titled = self._is_titled(tokens, at) or _has_role_behind(tokens, at + size)
        repeated = span[-1].fold in self._alone and span[0].fold not in self._alone and size <= 4
        if is_organisation(span):
            return [_organisation(span)]
        if any(token.acronym for token in span):
            return []
        if not titled and (not repeated or (at == 0 and size == 2 and len(span[0].text) < 4)):
            return []
        return [Candidate(span[0].start, span[-1].end, ActorType.PERSON)]

    def _is_titled(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a role, a courtesy or a verb of saying stands right before."""
        if at == 0 or tokens[at].gap != SPACE:
            return False
        before = tokens[at - 1]
        if is_role(before) or before.fold in COURTESIES:
            return True
        # "…«, sagte Gesche Onnen", but not "er sagte Ende November".
        ends_quotation = before.gap != SPACE or self._language not in _NOUNS_IN_CAPITALS
        return is_saying(before) and ends_quotation


def _organisation(tokens: Sequence[Token]) -> Candidate:
    return Candidate(tokens[0].start, tokens[-1].end, ActorType.ORGANISATION)


def _spelt_out(tokens: Sequence[Token]) -> dict[int, int]:
    """Return the names whose initials follow in brackets: where each begins → where it ends."""
    names = {_start_of(tokens, end): end for end in range(2, len(tokens)) if tokens[end].acronym}
    return {start: end for start, end in names.items() if start >= 0}


def _start_of(tokens: Sequence[Token], end: int) -> int:
    """Return where the name begins that the acronym at `end` is short for, or -1."""
    if tokens[end].gap != BREAK or tokens[end].start - tokens[end - 1].end != len(" ("):
        return -1
    letters, at = tokens[end].fold, end
    while letters and at > 0 and (at == end or tokens[at].gap == SPACE):
        at -= 1
        if tokens[at].capital and tokens[at].fold[0] == letters[-1]:
            letters = letters[:-1]
        elif tokens[at].capital or tokens[at].fold not in _LINKS:
            return -1
    return -1 if letters else at


def _has_role_behind(tokens: Sequence[Token], end: int) -> bool:
    """Whether a role follows behind a comma, with at most two words between."""
    if end >= len(tokens) or tokens[end].gap != ",":
        return False
    return any(
        is_role(token) and all(t.gap == SPACE for t in tokens[end + 1 : at + 1])
        for at, token in enumerate(tokens[end : end + 3], end)
    )


def _words_alone(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the capitalised words in the middle of a sentence that are no part of a longer name."""
    at = 0
    while at < len(tokens):
        size = _run(tokens, at)
        if size == 1 and at > 0 and tokens[at].gap != BREAK:
            yield tokens[at].fold
        at += max(size, 1)


def _goes_on(tokens: Sequence[Token], at: int, size: int) -> bool:
    """Whether a known single name is a part of a longer, unknown one."""
    return size == 1 and tokens[at].capital and _run(tokens, at) > 1 and not tokens[at].acronym


def _run(tokens: Sequence[Token], at: int) -> int:
    """Return how many words from `at` on are one capitalised name."""
    first = tokens[at]
    if not first.capital or len(first.text) < 2:
        return 0
    if is_role(first) or first.fold in COURTESIES or (at == 0 and first.fold in _OPENINGS):
        return 0
    end = at + 1
    while end < len(tokens) and tokens[end].gap == SPACE and not tokens[end - 1].possessive:
        small = tokens[end].fold in PARTICLES and end + 1 < len(tokens) and tokens[end + 1].capital
        if not tokens[end].capital and not small:
            break
        end += 1
    return end - at
