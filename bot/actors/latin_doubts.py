"""Rows of capitals that a given name begins and that name nobody, in languages other than English.

Saints and Sundays ("Domingo de Pascua", "Santa Rosa del Aguaray"), parts of the world ("América
Latina"), hospitals and airports, English words in other copy ("Junior Software Tester").
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.actors.latin_words import ARTICLES, NOUNS_IN_CAPITALS, OPENINGS
from bot.actors.spelt_out import LINKS
from bot.actors.tokens import SPACE, Token, word_set
from bot.actors.trained.lexicon import is_given_name, read_names

_SURNAMES_TOO = word_set("ha hoy sabato")
"""Words that begin sentences, and end names: "Ernesto Sabato"."""
NO_GIVEN_NAMES = (OPENINGS - _SURNAMES_TOO) | word_set(
    """
    el la le les los las san santa saint sankt liga media africa marine wing fang han hun don dom
    santo sao mi tu fan jene jener jenes mal wilder solange klare tage server
    maison casa mare mar sky irish virgen nike belo amor golden
    januar februar marz april mai juni juli august september oktober november dezember
    montag dienstag mittwoch donnerstag freitag samstag sonntag
    """
)
FRENCH_NOUNS = frozenset(("etat", "canal", "lion"))
"""French nouns that are names elsewhere: "Lion Feuchtwanger" is one in German copy."""
GERMAN_NOUNS = frozenset(("rand", "pastor", "german", "gay"))
"""German and English words that are given names elsewhere: "am Rand von Elmsdorf", "Pastor Roe"."""
_GERMAN_ARTICLES = word_set(
    """
    der die das den dem des ein eine einen einem einer eines kein keine keinen im am zum zur beim
    vom ins ans seine seinen seiner seinem ihre ihren ihrer ihrem diese diesen dieser diesem
    """
)
CALLED_AFTER_NOBODY = word_set(
    """
    tribunal tribunale corte cour audiencia fiscalia ministerio ministero ministere ministerium
    junta consejo conselho consiglio conseil camara camera ayuntamiento comision commissione
    commission comissao bundesamt landesamt amtsgericht landgericht ministerstvo ministerstwo
    """
)
_NO_GIVEN_IN_BODIES = word_set("general mayor santa santo san sant saint sao")
NAMED_AFTER = word_set(
    """
    rue avenue place boulevard lycee prix stade calle avenida plaza estadio colegio premio via
    piazza viale stadio scuola rua praca escola straat plein arena stadion platz strasse allee
    aeropuerto aeroporto aeroport flughafen hospital hopital ospedale colonia barrio parque
    halle stiftung schule institut umzug
    """
)
"""What is called after people: "rue Victor Hugo", "Karl Marx Platz", "el aeropuerto de Ben Roe"."""
NO_BEGINNINGS = word_set(
    """
    divina sierra zona press cash lean tiny baron france canada radio virgin rio
    """
)
"""Given names and surnames elsewhere that begin no name in the copy of other languages."""
_NEVER_OWNED = word_set("aeropuerto aeroporto aeroport calle avenida estadio plaza")
"""What is never somebody's, unlike "el premio de Ada Roe"."""
_SAINTS = word_set("san santa santo sao saint sainte sankt virgen")
_NEVER_BEHIND_ARTICLES = ("es", "fr", "it")
"""Languages in which nobody with a given name takes an article: "la Sierra Nevada"."""
_NO_SURNAMES = word_set(
    """
    latina latine legislativa legislativo legislative social sociale nacional nazionale nationale
    medio central centrale federal federale publico publica judicial electoral municipal popular
    provincial regional regionale internacional oriental occidental pascua misericordia adviento
    cuaresma pentecostes nord sud
    inter culture info noir tester snacks wave original medium premium deluxe again
    """
)
"""Adjectives of bodies, regions ("Caroline du Nord"), holy days, words of foreign makers."""
_FIRMS = word_set(
    """
    enterprises enterprise shipholding holding holdings records studios entertainment solutions
    ventures productions publishing logistics consulting
    """
)
"""Words that end the name of a firm in any language."""
_BEHIND_NAMES = word_set(
    """
    abschied anzeige applaus auskunft beifall bescheid bezug copyright erfolg faktencheck fotos
    gluck hilfe hoffnung kritik mut platz recht ruckendeckung stellung unterstutzung vertrauen
    vorwurfe widerspruch zustimmung
    """
)
"""German nouns that a verb puts behind a name: "darauf nimmt Ada Roe Bezug"."""
_LONG_BEHIND = 3
_MINISTRIES = word_set("ministerio ministere ministero")
_AND = ("y", "e", "et", "ed")
_GERMAN_NOUN = re.compile(r"\w{5}(?:ung|ungen|tion|tionen|keit|keiten|heiten|schaft|ismus|itat)$")
_HUMP = re.compile(
    r"(?<!^Mc)(?<!^Mac)(?<!^De)(?<!^Di)(?<!^La)(?<!^Le)(?<!^Van)(?<!^Fitz)(?<=\w[a-zäöüß])[A-ZÄÖÜ]\w{5}"
)
"""A capital inside a word: two that a page printed without a space, but not "Li YangYang"."""


def is_named_after(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether a row of capitals is what is called after somebody."""
    if tokens[end - 1].fold in NAMED_AFTER:
        return True
    if not start or tokens[start].gap != SPACE:
        return False
    before = tokens[start - 1]
    if before.fold in ("de", "di") and start > 1 and before.gap == SPACE:
        called = tokens[max(0, start - 3) : start - 1]
        return any(one.fold in _NEVER_OWNED for one in called)
    return before.fold in NAMED_AFTER


def is_nobody(tokens: Sequence[Token], start: int, end: int, language: str) -> bool:
    """Return whether what a given name begins is no person's name after all."""
    before = tokens[start - 1] if start and tokens[start].gap == SPACE else None
    articled = before is not None and before.fold in ARTICLES.get(language, ())
    if articled and language in _NEVER_BEHIND_ARTICLES:
        return True
    rest = tokens[start + 1 : end]
    if before is not None and before.capital and _is_called_so(before, rest):
        return True
    if rest[-1].fold in _NO_SURNAMES or any(_HUMP.search(one.text) for one in rest):
        return True
    noun = language in NOUNS_IN_CAPITALS and _GERMAN_NOUN.search(rest[-1].fold) is not None
    return noun and not _is_surname(rest[-1])


def _is_called_so(before: Token, rest: Sequence[Token]) -> bool:
    """Whether it is a town's, school's or hospital's: "Santa Rosa del Aguaray"; no saint's own."""
    linked = any(not one.capital for one in rest)
    return before.fold in NAMED_AFTER | {"sierra"} or (linked and before.fold in _SAINTS)


def person_length(name: Sequence[Token], language: str) -> int:
    """Return how many words of what a given name begins are the person's."""
    if language not in NOUNS_IN_CAPITALS or len(name) < 3:
        return len(name)
    noun = name[-1].fold in _BEHIND_NAMES and not _is_surname(name[-1])
    return len(name) - noun


def ministry_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where the name of a ministry ends that lists its fields.

    "Ministerio de Ciencia, Pesca y Puertos", "Ministerio de Comercio e Industrias".
    """
    if tokens[start].fold not in _MINISTRIES:
        return end
    stop = end
    while stop < len(tokens) and tokens[stop].gap == "," and _is_field(tokens[stop]):
        stop = _fields_end(tokens, stop)
    joined = stop < len(tokens) - 1 and tokens[stop].fold in _AND and tokens[stop].gap == SPACE
    last = joined and tokens[stop + 1].gap == SPACE and _is_field(tokens[stop + 1])
    return _fields_end(tokens, stop + 1) if last else end


def _fields_end(tokens: Sequence[Token], at: int) -> int:
    at += 1
    while at < len(tokens) and tokens[at].gap == SPACE and _is_field(tokens[at]):
        at += 1
    return at


def _is_field(token: Token) -> bool:
    """Whether a word may be a ministry's field: no given name, no acronym."""
    named = is_given_name(token.text)
    return token.capital and not token.acronym and not named


def is_compound(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a small word joins a word to more: the "Mar" of Mar-a-Lago.

    In "Roe-regimet" the word is a name.
    """
    following = tokens[at + 1 : at + 2]
    return any(one.glued and not one.capital and len(one.text) < _LONG_BEHIND for one in following)


def goes_on(tokens: Sequence[Token], at: int, size: int) -> bool:
    """Return whether a known single name is a part of a longer, unknown one."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    goes_on = following is not None and following.gap == SPACE and following.capital
    return size == 1 and tokens[at].capital and goes_on and not tokens[at].acronym


def goes_on_as_body(span: Sequence[Token], first: int) -> bool:
    """Return whether a body's name goes on with a word that is a given name elsewhere.

    "Consejo General de la Abogacía", "Tribunale Santa Maria Capua Vetere".
    """
    words = {span[first - 1].fold, span[first].fold}
    return not words.isdisjoint(_NO_GIVEN_IN_BODIES) or span[first + 1].fold in LINKS


def nouns_of(sentences: Sequence[Sequence[Token]]) -> Iterator[str]:
    """Yield the words that stand behind an article, as German names hardly ever do.

    Behind a comma it may begin a clause: "das Video, auf dem Hoyer sprach", "die Ek wählt".
    """
    for tokens in sentences:
        for at, (before, token) in enumerate(pairwise(tokens)):
            if token.capital and before.fold in _GERMAN_ARTICLES and token.gap == SPACE:
                clause = before.gap == "," or (at and tokens[at - 1].gap == "," and at > 0)
                if not clause:
                    yield token.fold


def is_firm(name: Sequence[Token]) -> bool:
    """Return whether the last word makes what a given name begins a firm."""
    return len(name) > 2 and name[-1].fold in _FIRMS


def _is_surname(token: Token) -> bool:
    return "l" in read_names().get(token.text, "")
