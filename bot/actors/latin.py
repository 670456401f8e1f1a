"""Names in languages of the Latin and Cyrillic alphabets other than English: precision first.

Known names by the gazetteer (with the language's own country names); unknown people where a title
stands before at least two capitalised words ("la ministra María López"), or where the last of
these stands alone elsewhere in the article (not in German, which writes every noun so); single
capitalised words only as parts that the article's full names may claim.
"""

from collections.abc import Sequence

from bot.actors.english import PARTICLES
from bot.actors.gazetteer import Form, Gazetteer
from bot.actors.recognise import Candidate
from bot.actors.tokens import BREAK, SPACE, Token, word_set
from bot.model.actor import ActorType

TITLES = word_set(
    """
    presidente presidenta primer primera ministro ministra canciller secretario secretaria
    portavoz senador senadora diputado diputada alcalde alcaldesa gobernador gobernadora lider
    director directora fiscal senor senora rey reina papa vicepresidente vicepresidenta
    exministro exministra expresidente expresidenta candidato candidata profesor profesora
    economista analista embajador embajadora comisario comisaria capitan capitana general
    prasident prasidentin bundesprasident bundeskanzler bundeskanzlerin kanzler kanzlerin
    minister ministerin außenminister außenministerin aussenminister aussenministerin
    finanzminister finanzministerin verteidigungsminister verteidigungsministerin innenminister
    innenministerin ministerprasident ministerprasidentin premierminister premierministerin
    sprecher sprecherin regierungssprecher regierungschef regierungschefin staatschef machthaber
    vorsitzender vorsitzende parteichef parteichefin notenbankchef burgermeister burgermeisterin
    staatsprasident okonom okonomin analyst analystin professor professorin botschafter
    gewerkschafter gewerkschafterin kommissar kommissarin kapitan generalsekretar premier
    premiere ministre chancelier chanceliere secretaire senateur senatrice depute deputee maire
    gouverneur directeur directrice roi reine pape porte-parole chef cheffe professeur
    economiste primo sindaco segretario segretaria cancelliere governatore professore primeiro
    primeira prefeito prefeita governador governadora professora president voorzitter
    burgemeester koning koningin staatsminister statsminister
    """
)
"""Folded titles that stand before a name."""

_COURTESIES = word_set("herr frau monsieur madame mme don dona sr sra signor signora")
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
            else frozenset(
                words[at].fold
                for words in sentences
                for at in range(1, len(words))
                if words[at].gap != BREAK and _is_alone(words, at)
            )
        )

    def read(self, tokens: Sequence[Token]) -> list[Candidate]:
        """Return the candidates of one sentence, in order."""
        found: list[Candidate] = []
        at = 0
        while at < len(tokens):
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
        titled = at > 0 and tokens[at].gap == SPACE and tokens[at - 1].fold in TITLES | _COURTESIES
        repeated = span[-1].fold in self._alone and span[0].fold not in self._alone and size <= 4
        if not titled and (not repeated or (at == 0 and size == 2 and len(span[0].text) < 4)):
            return []
        return [Candidate(span[0].start, span[-1].end, ActorType.PERSON)]


def _is_alone(tokens: Sequence[Token], at: int) -> bool:
    joined = at + 1 < len(tokens) and tokens[at + 1].gap == SPACE and tokens[at + 1].capital
    return tokens[at].capital and not tokens[at - 1].capital and not joined


def _goes_on(tokens: Sequence[Token], at: int, size: int) -> bool:
    """Whether a known single name is a part of a longer, unknown one."""
    return size == 1 and tokens[at].capital and _run(tokens, at) > 1 and not tokens[at].acronym


def _run(tokens: Sequence[Token], at: int) -> int:
    """Return how many words from `at` on are one capitalised name."""
    first = tokens[at]
    if not first.capital or len(first.text) < 2:
        return 0
    if first.fold in TITLES | _COURTESIES or (at == 0 and first.fold in _OPENINGS):
        return 0
    end = at + 1
    while end < len(tokens) and tokens[end].gap == SPACE and not tokens[end - 1].possessive:
        small = tokens[end].fold in PARTICLES and end + 1 < len(tokens) and tokens[end + 1].capital
        if not tokens[end].capital and not small:
            break
        end += 1
    return end - at
