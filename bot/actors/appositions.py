"""Roles between commas in languages of the Latin alphabet other than English.

"La presidenta de la Comisión Europea, Ada Roe, …", "Ivo Ek, Präsident des Bundes der Reeder, …". An
office is a title, adjectives behind it, and whose it is; a verb among them, or a second name right
behind the title, makes it somebody else's.
"""

import re
from collections.abc import Sequence

from bot.actors.inflected import bare_tokens
from bot.actors.latin_doubts import NAMED_AFTER
from bot.actors.latin_words import ARTICLES, LEADING, is_role, is_saying
from bot.actors.origins import is_origin
from bot.actors.roles import FoundRole
from bot.actors.tokens import PROPER, SPACE, Token, tokenise, word_set
from bot.actors.trained.lexicon import read_names

_LINKS = word_set(
    """
    de del la las los el du des d l da do das dos di della dello dei degli delle e et y en para por
    pour per nel nella au aux chez van voor der dem den von vom für fur beim bei im am und in
    """
)
_WHOSE = word_set(
    "de del du des au aux chez della dello dei degli delle di do da dos das van voor der von vom"
)
_NOT_IN_OFFICES = word_set(
    """
    que qui che quien dont où cui cuyo es era fue est etait a ha han ont se no ne non como comme
    deren dessen ihr ihre sein seine su sus leur leurs son sa ses suo sua loro seu zijn haar
    ese esa esos este esta dicho dicha mismo misma aquel ce cet cette ces meme questo questa
    quello quella stesso stessa esse essa mesmo mesma dieser dieses diese diesem deze dit
    come ist war hat wird sind haben nicht auch sich ayer hoy hier oggi ieri heute gestern dijo
    """
)
_ONLY_BEHIND = word_set("charge chargee cadre membre")
"""What a person is behind the name only: "Ada Roe, chargée de recherche au port"."""
_NAMED = NAMED_AFTER | word_set(
    """
    affaire agence association banque cabinet centre clan clinique college compagnie couple ecole
    editions enfants entreprise epoux famille festival fondation freres galerie gare gouvernement
    groupe loi maison marque musee parents prison proces societe soeurs theatre universite
    """
)
"""French nouns whose own name stands behind them: "l'avocat de la famille Roe"."""
_NO_OWNERS = _LINKS | _NAMED
_MOST_WORDS = 16
"""So many words before a name are looked at for an office."""
_SMALL_WORDS = 2
"""Adjectives and nouns in a row; what has more is a clause."""
_ELIDED = "l'"
"""The gap before a word that an elided article begins: "l'avocate", "d'Elm"."""
_GAPS = (SPACE, _ELIDED, "'s")
"""What may part the words of an office: "professeur au King's College"."""
_LONG = 8
_AND = ("und", "y", "et", "e", "en")
_WITHOUT_COMMA = ("fr", "it", "nl")
"""Languages in which a name follows right behind such an office."""
_COURTEOUS = re.compile(
    r", (?:(?:le|la) )?(?:Dr|Pr|M|Mme|Me|Sir|docteur|professeur|colonel|général)\.? $"
)
"""What may stand between the comma and the name: "le maire de Hale, le Dr Ivo Ek,"."""
_REACH_BACK, _REACH_ON = 120, 110
_STOP = re.compile(r"[,;)](?=\W|$)| \(|\.(?=\s|$)")
"""What ends an office."""
_NEXT = re.compile(rf",(?: {PROPER}){{2,4}},")
"""Whose the office between is: "selon Ada Roe, le maire de Port-Hale, Ivo Ek, s'en va"."""
_ANOTHER = ("y ", "e ", "et ", "ed ", "und ", "en ", "o ", "ou ", "oder ", "sowie ")


def find_appositions(text: str, start: int, end: int, language: str) -> list[FoundRole]:
    """Return the offices that a comma parts from the name at `text[start:end]`."""
    if language not in ARTICLES:
        return []
    found = (_before(text, start, end, language), _after(text, end, language))
    return [FoundRole(role, frozenset(), affiliated=True) for role in found if role]


def _before(text: str, start: int, end: int, language: str) -> str:
    """Return the office before the name: "el ministro de Puertos, Ivo Ek,"."""
    courteous = _COURTEOUS.search(text, max(0, start - 20), start)
    comma = courteous.start() if courteous else start - 2
    if text[max(0, comma) : comma + 2] != ", ":
        return _right_before(text, start, end, language)
    if not _is_closed(text, end):
        return ""
    tokens = _read(text, max(0, start - _REACH_BACK), comma, language)
    return _printed(text, _office_at_end(tokens, language))


def _right_before(text: str, start: int, end: int, language: str) -> str:
    """Return the office that a space parts from the name: "le ministre de la mer Ivo Ek".

    One word says of what, for a second may be a verb: "le ministre de la mer accuse Ivo Ek".
    Of a full name only: "le chef de la mission Ek" says whose mission it is. In Italian and Dutch
    the word may have a capital: "il ministro degli Esteri Ivo Ek", "il sindaco di Elm Ivo Ek".
    """
    if language not in _WITHOUT_COMMA or " " not in text[start:end]:
        return ""
    tokens = _read(text, max(0, start - _REACH_BACK), start, language)[-_MOST_WORDS:]
    if len(tokens) < 3 or text[tokens[-1].end : start] != " ":
        return ""
    last = tokens[-1]
    named = last.acronym or language != "fr"
    plain = (named or not last.capital) and last.fold not in _NO_OWNERS
    at = len(tokens) - 1
    while last.capital and at > 1 and tokens[at].gap == SPACE and tokens[at - 1].capital:
        at -= 1  # "degli Stati Uniti"
    owned = tokens[at].gap == _ELIDED or (tokens[at].gap == SPACE and tokens[at - 1].fold in _LINKS)
    return _printed(text, _office_at_end(tokens, language)) if plain and owned else ""


def follows_office(printed: Sequence[Token], at: int, language: str) -> bool:
    """Return whether a comma and an office stand before a word: "le maire de Port-Hale, Ek"."""
    if language not in ARTICLES or not at or printed[at].gap != ",":
        return False
    return bool(_office_at_end(_marked(printed[max(0, at - _MOST_WORDS) : at], language), language))


def _office_at_end(tokens: Sequence[Token], language: str) -> Sequence[Token]:
    """Return the words of the office that they end in, none where they end in no office."""
    for head in range(len(tokens) - 1, -1 if language == "nl" else 0, -1):
        first = _start_of_title(tokens, head)
        if is_role(tokens[head]) and _has_article(tokens, first, language):
            owned = any(is_role(token) for token in tokens[max(0, first - 3) : max(0, first - 1)])
            office = _is_office(tokens[head:], language) and not owned
            return tokens[first:] if office else ()
        if tokens[head].gap not in (SPACE, _ELIDED):
            return ()
    return ()


def _start_of_title(tokens: Sequence[Token], head: int) -> int:
    """Return where a title begins that ends at `head`: "Premier ministre", "EU-Kommissar"."""
    first = head
    while first and (tokens[first].glued or tokens[first - 1].fold in LEADING):
        first -= 1
    return first


def _has_article(tokens: Sequence[Token], first: int, language: str) -> bool:
    elided = tokens[first].gap == _ELIDED
    needed = language != "nl"  # "Minister van Havens Ivo Ek"
    return elided or not needed or (first > 0 and tokens[first - 1].fold in ARTICLES[language])


def _after(text: str, end: int, language: str) -> str:
    """Return the office behind the name: "Ivo Ek, maire de Port-Hale,"."""
    if text[end : end + 2] != ", ":
        return ""
    stop = _STOP.search(text, end + 2, end + _REACH_ON)
    tokens = _read(text, end + 2, stop.start(), language) if stop else []
    if tokens and tokens[0].fold in ARTICLES[language]:
        if stop and _NEXT.match(text, stop.start()):
            return ""
        tokens = tokens[1:]
    head = 0
    while head + 1 < len(tokens) and (tokens[head + 1].glued or _leads(tokens, head)):
        head += 1
    if not tokens or not _heads(tokens[head]) or not _is_office(tokens[head:], language):
        return ""
    return _printed(text, tokens)


def _heads(token: Token) -> bool:
    """Whether an office behind a name may begin with a word."""
    return is_role(token) or token.fold in _ONLY_BEHIND


def _leads(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word belongs to the title behind it: "primer ministro", "ancien maire"."""
    return tokens[at].fold in LEADING and is_role(tokens[at + 1])


def _printed(text: str, tokens: Sequence[Token]) -> str:
    """Return a role as printed; of two offices in a long one the first."""
    last = len(tokens)
    if not last:
        return ""
    if last > _LONG:
        joints = [at for at in range(2, last - 1) if tokens[at].fold in _AND]
        last = next((at for at in joints if is_role(tokens[at + 1])), last)
    return text[tokens[0].start : tokens[last - 1].end]


def _is_office(tokens: Sequence[Token], language: str) -> bool:
    """Whether words are a title, what it is like, and whose it is."""
    if len(tokens) > 1 and tokens[1].capital and tokens[1].gap != _ELIDED:
        return False  # somebody else: "Ada Roe, alcalde Ivo Ek y …"
    small = 0
    for token in tokens[1:]:
        if token.gap not in _GAPS or _is_no_part(token) or is_saying(token):
            return False
        linked = token.fold in _LINKS or token.capital or token.gap == _ELIDED or _is_at(token)
        small = 0 if linked else small + 1
        if small > _SMALL_WORDS:
            return False
    if any(_names_another(tokens, at) for at in range(2, len(tokens) - 1)):
        return False
    if tokens[-1].fold == "cartera":
        return False  # "el subsecretario de la cartera": of which?
    return any(
        token.fold in _WHOSE or token.gap == _ELIDED or _is_at(token) or is_origin(token, language)
        for token in tokens[1:]
    )


def _is_no_part(token: Token) -> bool:
    return token.fold in _NOT_IN_OFFICES and not _is_at(token)


def _is_at(token: Token) -> bool:
    """Whether it is the French "à", which folded is the verb "a"."""
    return token.text == "à"


def _names_another(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is the office of who is named in it: "Ada Roe, el presidente de Elm Ivo Ek"."""
    names = read_names()
    given, surname = names.get(tokens[at].text, ""), names.get(tokens[at + 1].text, "")
    owned = tokens[at - 1].fold in _LINKS or tokens[at].gap == _ELIDED
    return "f" in given and "t" not in given and "l" in surname and not owned


def _read(text: str, start: int, end: int, language: str) -> list[Token]:
    """Return the words without their elided articles, which leave their mark in the gap."""
    return _marked(tokenise(text, start, end), language)


def _marked(printed: Sequence[Token], language: str) -> list[Token]:
    return [
        bare._replace(gap=_ELIDED) if bare.start > token.start and token.gap == SPACE else bare
        for token, bare in zip(printed, bare_tokens(printed, language), strict=True)
    ]


def _is_closed(text: str, end: int) -> bool:
    """Whether the name ends the clause, and no other name follows in a list."""
    if text[end : end + 1] in (".", ";") or text[end : end + 2] == " (":
        return True
    return text[end : end + 2] == ", " and not text.startswith(_ANOTHER, end + 2)
