"""Parts of names: the small questions of who may be meant by one, asked by `bot.actors.resolve`."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.actors.beside import is_common_word
from bot.actors.english import (
    COURTESIES,
    GENERIC,
    ORGANISATION_WORDS,
    PLACE_WORDS,
)
from bot.actors.figure import Figure
from bot.actors.link import Named
from bot.actors.name_words import CIVIC_WORDS, CLUB_WORDS
from bot.actors.names import NO_PART
from bot.actors.spelt_out import LINKS as FOREIGN_LINKS
from bot.actors.tokens import folds, word_set
from bot.actors.trained.lexicon import is_given_name, read_names
from bot.actors.turkish import is_turkish_name
from bot.model.actor import ActorType
from bot.model.full_name import SUFFIXES

_COMMON = GENERIC | ORGANISATION_WORDS | PLACE_WORDS
_SPACE = re.compile(r"\s")
_OF_NATIONS = word_set("scottish welsh cornish catalan basque flemish bavarian kurdish tibetan")
"""Adjectives of nations that are no states, which no list of demonyms has."""
LINKS = frozenset(("of", "for", "the", "and", "in", "on"))
"""Small words inside an organisation's name."""
_CIVIC_HEADS = word_set(
    """
    junta agencia universidad universidade universita universite universitat universiteit
    uniwersytet ayuntamiento audiencia tribunal tribunale corte cour fiscalia camara camera comision
    consejo conselho consiglio conseil amtsgericht landgericht landesamt
    """
)
"""Words that begin the names of bodies of a place, in other languages: "Junta de Elmar"."""
_TOWN_RIGHT_BEHIND = ("universitat", "amtsgericht", "landgericht", "universiteit", "uniwersytet")
_OFTEN = 3
"""Whom an article has called by the surname alone so often is the one it calls so."""
_JUST_BEFORE = 100
"""Characters: who was named so near is whom the next sentence means."""
_NO_ACRONYMS = frozenset(("ai", "tv", "pr", "it", "hr", "pc", "id", "pm", "am", "us", "uk"))
"""Two letters that mean something else too often."""


def is_part_of_a_person(named: Named) -> bool:
    """Whether it is a surname of several words: "O'Dowd-Reyes", "von Asche", "Roe Jr."."""
    if named.type is not ActorType.PERSON or named.key:
        return False
    if not _SPACE.search(named.text):
        return True
    if named.text.startswith("Al ") and "l" in read_names().get(named.text[3:], ""):
        return False  # "Al Gore", not "Al Khalidi"
    bare = [word for word in named.words if word not in NO_PART]
    small = any(word.islower() for word in named.text.split())
    return len(bare) < 2 and (small or len(named.words) == 2)  # "Le Van Tam" is a full name


def beginnings(names: Sequence[Named]) -> frozenset[tuple[str, ...]]:
    """Return the rows of words that begin a longer full name: "Mary Jo" beside "Mary Jo Roe"."""
    full = {named.words for named in names if named.type is ActorType.PERSON and not named.key}
    longer = [words for words in full if len(words) > 2 and words[-1] not in SUFFIXES]
    return frozenset(full & {words[:size] for words in longer for size in range(2, len(words))})


def shared_surnames(names: Sequence[Named]) -> dict[tuple[str, ...], str]:
    """Return the surnames of those of whom only the given name is printed: "Ana and Iva Roe"."""
    found: dict[tuple[str, ...], str] = {}
    for one, two in pairwise(names):
        people = one.type is two.type is ActorType.PERSON and not (one.key or two.key)
        near = two.start - one.end == len(" and ") and not one.title
        given = len(one.words) == 1 < len(two.words) and is_given_name(one.text)
        if people and near and given:
            found[one.words] = two.text.split()[-1]
    return found


def strength_of(figure: Figure, named: Named) -> int:
    """Return how well a name is a part of the figure's: 2 surname, 1 another part, 0 not."""
    if figure.person is not None:
        strength = figure.person.strength(named.words)
        # "Austin" the city is not Austin Pell; "Washington" may be George Washington.
        return 0 if strength == 1 and named.type is ActorType.PLACE else strength
    firm = named.type is ActorType.ORGANISATION
    if named.words[0] in _OF_NATIONS:
        return 0  # "a Scottish vote" is nothing of the Scottish Parliament's
    if len(named.words) > 1 or (named.placed and not named.vouched and not firm):
        return 0
    if named.type is ActorType.PLACE and named.articled:
        return 0
    if not firm and is_civic(figure):  # "Selma" is a town and a given name, not Selma High School
        return 0
    if not firm and is_its_place(named, figure):
        return 0
    if named.key:  # "Leeds" is the club where the article is about Leeds United
        club = folds(figure.name)[-1:]
        return 2 * int(named.type is ActorType.PLACE and bool(CLUB_WORDS & set(club)))
    return 1


def agree(one: str, other: str) -> bool:
    """Whether two genders may be one person's; an empty one is unknown."""
    return not one or not other or one == other


def initials(words: tuple[str, ...]) -> str:
    """Return the initials of two words or more, small ones left out; else the name itself."""
    great = [word for word in words if word not in LINKS and word not in FOREIGN_LINKS]
    letters = "".join(word[0] for word in great)
    return letters if len(great) > 1 and letters not in _NO_ACRONYMS else " ".join(words)


def begin(given: str) -> str:
    """Return under what a given name is kept for its short forms: "Pat" for Patricia."""
    return f"{given[:3]}-"


def clean(text: str) -> str:
    """Return a printed name with single spaces."""
    return " ".join(text.split())


def is_club(named: Named) -> bool:
    """Whether it is the lone nickname of a club: "Rangers"."""
    return named.words[0] in CLUB_WORDS and named.words[0].endswith("s")


def is_civic(figure: Figure) -> bool:
    """Whether it is a place's own, whose name alone is the place's: "Wexley Council"."""
    words = folds(figure.name)
    return len(words) > 1 and set(words[1:]) <= CIVIC_WORDS


def is_its_place(named: Named, figure: Figure) -> bool:
    """Whether a word is the place of which a foreign body is: "Junta de Elmar", "Universität Elm".

    "El Supremo" is the Tribunal Supremo, and "Exteriores" the ministry.
    """
    words = folds(figure.name)
    if is_turkish_name(words):
        return True
    if words[0] not in _CIVIC_HEADS or named.words[0] not in words[1:]:
        return False
    before = words[words.index(named.words[0], 1) - 1]
    return before in FOREIGN_LINKS or before in _TOWN_RIGHT_BEHIND


def is_joined(named: Named, previous: tuple[Named, Figure] | None) -> bool:
    """Whether it follows another organisation and "and"."""
    if previous is None or named.start - previous[0].end != len(" and "):
        return False
    return previous[1].type is ActorType.ORGANISATION


def is_spelt_out(named: Named, previous: tuple[Named, Figure] | None) -> bool:
    """Whether a known acronym in brackets is here that of the unknown body before it."""
    if previous is None or not named.defined or previous[1].key:
        return False
    words = previous[0].words
    return named.words[0] in (initials(words), "".join(word[0] for word in words))


def is_short_for(named: Named, before: Named) -> bool:
    """Whether a short name in brackets is that of the body before it: by a letter, or in capitals.

    Acronyms are often those of the name in another language: "Information System Authority (RIA)".
    """
    if named.words[0][0] in {word[0] for word in before.words}:
        return True
    return named.text.isupper() and len(named.text) > 2 and not named.key and len(before.words) > 1


def is_made_by(named: Named, previous: tuple[Named, Figure] | None) -> bool:
    """Whether it stands behind the possessive of an organisation."""
    if previous is None or not named.owned or named.start - previous[0].end != len("'s "):
        return False
    return previous[1].type is ActorType.ORGANISATION


def stands_for_itself(named: Named, previous: tuple[Named, Figure] | None) -> bool:
    """Whether an organisation of one unknown word is one where it stands.

    It may be no plain word that begins a sentence nor stand where a town does ("at Ploiești"),
    unless it is written as only names are ("ActionSA") or what stands beside it vouches for it.
    What belongs to an organisation is a thing of it ("Hallym University's BioCabinet").
    """
    if is_made_by(named, previous):
        return named.vouched
    alone = not (named.articled or named.sited or named.words[0] in _COMMON)
    own = alone and (named.inside or not is_common_word(named.text))
    written = named.text[1:] != named.text[1:].lower()
    return own or written or named.vouched or is_club(named) or is_joined(named, previous)


def bearer(figures: Sequence[Figure], words: tuple[str, ...], at: int, *, family: bool) -> Figure:
    """Return whose name `words` are a part of, of several it fits alike.

    Copy keeps a surname for whom it has called so, or else named first, and calls the others of the
    `family` "Ida Roe" or "Ida". What need be no family's goes to whoever was named last: a given
    name, and a surname that stands before it ("Kim", "Chen"), unless that was in passing. `at` is
    where they stand.
    """
    before = [figure for figure in figures if figure.last >= 0]
    # "George Roe and his daughter Ida left. Roe spoke": Ida is no Roe till named in full.
    full = [figure for figure in before if any(len(words) > 1 for words in figure.called)]
    if family and full and all(_ends_in_surname(figure) for figure in full):
        return max(full, key=lambda figure: (figure.called[words], -figure.first))
    if not before:
        return figures[0]
    latest = max(full or before, key=lambda figure: figure.last)
    usual = max(before, key=lambda figure: figure.called[words])
    return usual if usual.called[words] >= _OFTEN and _in_passing(latest, at) else latest


def _in_passing(figure: Figure, at: int) -> bool:
    """Whether somebody was named but once, and not just before."""
    return len(figure.named) == 1 and at - figure.named[0].end > _JUST_BEFORE


def _ends_in_surname(figure: Figure) -> bool:
    person = figure.person
    return person is not None and person.words[0] not in person.surnames


def may_bear(figure: Figure, named: Named, known: str) -> bool:
    """Whether the title before a well-known name lets it be this figure's.

    `known` is the gender of the well-known one. "President Trump" is not Ivanka Trump's, nor is
    "Mr Trump"; "Ms Haddad" can only be Leila Haddad's, since the well-known Haddad is a man.
    """
    if not named.title or named.title in figure.titles:
        return True
    if named.title not in COURTESIES or not named.gender:
        return False
    return figure.gender == named.gender or (not figure.gender and known != named.gender)
