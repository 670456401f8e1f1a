"""People: whose a full name is, of those the article has named before, or the gazetteer knows.

Nicknames, initials and suffixes of one name come together (`bot.model.full_name`); what stands side
by side never does: "Bob and Robert Crane", "James Carver and his brother Jim Carver".
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.actors.figure import Figure
from bot.actors.gazetteer import Gazetteer, Known
from bot.actors.link import Named
from bot.actors.names import PersonName, read_name
from bot.actors.parts import agree
from bot.actors.tokens import folds, words_of
from bot.model.actor import ActorType
from bot.model.full_name import SUFFIXES, FullName, adds_a_name, may_be_one, same_given
from bot.model.spelling import respell

_JOINTS = frozenset(len(joint) for joint in (", ", " and ", ", and "))


class People:
    """Tells for each full name of an article whose it is."""

    def __init__(self, gazetteer: Gazetteer, names: Sequence[Named]) -> None:
        """`names` are all of the article, in order."""
        self._gazetteer = gazetteer
        self._kin = {named.words for named in names if named.kin or named.related}
        self._rows = _rows(names)
        self._keys: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for named in names:
            if named.key.startswith("person:"):
                self._keys[named.key].add(named.words)
        self._surnames: dict[str, list[str]] = defaultdict(list)
        for key in self._keys:
            known = gazetteer.known[key]
            for word in folds(known.surname or known.name):
                self._surnames[respell(word)].append(key)
        self._forms: dict[int, set[tuple[str, ...]]] = defaultdict(set)

    def take(self, figure: Figure, named: Named) -> None:
        """Note that a full name is that figure's."""
        self._forms[id(figure)].add(named.words)

    def owner(
        self, named: Named, name: PersonName, rivals: Sequence[Figure], known: Figure | None
    ) -> Figure | None:
        """Return whom a full name means: who is `known` by it, or one of the `rivals`."""
        figure = known or self._namesake(named, name, rivals) or _bearer_of_all(named, rivals)
        return figure if figure and _are_one(figure, named, name) else None

    def _namesake(self, named: Named, name: PersonName, rivals: Sequence[Figure]) -> Figure | None:
        """Return which of the rivals it names: with the same given name, else the only one."""
        alike = [
            (figure, figure.person.full)
            for figure in rivals
            if figure.person and figure.person.full and name.full
            if may_be_one(figure.person.full, name.full)
            if not self._is_another(figure, named, figure.person.full, name.full)
        ]
        near = [pair for pair in alike if name.full and same_given(pair[1], name.full)]
        suffixed = [pair for pair in near if pair[1].suffix == name.suffix]
        if near or len(alike) == 1:
            return (suffixed or near or alike)[0][0]
        return None

    def _is_another(self, figure: Figure, named: Named, theirs: FullName, own: FullName) -> bool:
        """Whether the article tells two of nearly one name apart."""
        forms = self._forms[id(figure)] | self._keys.get(figure.key, set())
        if self._stand_side_by_side(named, forms):
            return True
        if same_given(theirs, own):
            return (named.kin or named.related) and adds_a_name(own, theirs)
        return bool(self._kin & {named.words, *forms})

    def _stand_side_by_side(self, named: Named, forms: set[tuple[str, ...]]) -> bool:
        rows = self._rows.get(named.words, set())
        return any(not rows.isdisjoint(self._rows.get(one, ())) for one in forms if rows)

    # ── the gazetteer's ─────────────────────────────────────────────────────────────────

    def key_of(self, named: Named, name: PersonName) -> str:
        """Return the key of the known person whose name it is in another form, or nothing.

        "Charles E. Schumer" is Chuck Schumer, since no other Schumer is meant in world news;
        "Michael Johnson" is Mike Johnson only where the article names him so.
        """
        if name.full is None or named.kin:
            return ""
        bare = (respell(name.full.surname), respell(name.full.given))  # "Orbán Viktor"
        for key in dict.fromkeys(key for word in bare for key in self._surnames.get(word, ())):
            if self._stand_side_by_side(named, self._keys[key]):
                continue
            if self._is_form_of(key, named, name.full):
                return key
        surname = _surname(named.text)
        phrase = self._gazetteer.look_up(surname) if surname else None
        key = phrase.key if phrase else ""
        sure = key.startswith("person:") and key not in self._keys
        return key if sure and self._is_form_of(key, named, name.full, alone=True) else ""

    def _is_form_of(self, key: str, named: Named, full: FullName, *, alone: bool = False) -> bool:
        known = self._gazetteer.known[key]
        forms = list(_full_forms(known))
        fitting = [form for form in forms if may_be_one(form, full)]
        forms = [form for form in forms if respell(form.surname) == respell(full.surname)]
        if not any(form.suffix == full.suffix for form in fitting):
            return False  # "Donald Trump Jr."
        if any(same_given(form, full) and form not in fitting for form in forms):
            return False  # "Donald K. Trump": his initial is J.
        if alone and all(adds_a_name(full, form) for form in fitting):
            return False  # "Jair Renan Bolsonaro" is the son
        return agree(named.gender, known.gender)


def is_fuller(name: PersonName, figure: Figure) -> bool:
    """Whether a name has more letters than the figure's, and is none with a nickname for it."""
    theirs = figure.person.full if figure.person else None
    alike = theirs is None or name.full is None or same_given(theirs, name.full)
    return alike and sum(map(len, name.words)) > sum(map(len, folds(figure.name)))


def _bearer_of_all(named: Named, rivals: Sequence[Figure]) -> Figure | None:
    """Return whose longer name ends in these words: both surnames of "Ana Núñez Ferrer"."""
    size = len(named.words)
    rows = ((one, one.person.words) for one in rivals if one.person)
    return next(
        (one for one, words in rows if len(words) > size and words[-size:] == named.words), None
    )


def _are_one(figure: Figure, named: Named, name: PersonName) -> bool:
    """Whether two full names that are nearly one are one person's (Donald Trump Jr. is not)."""
    suffix = figure.person.suffix if figure.person else ""
    differ = name.suffix != suffix
    parted = differ and (figure.key or named.kin or (name.suffix and suffix))
    return agree(named.gender, figure.gender) and not parted


def _rows(names: Sequence[Named]) -> dict[tuple[str, ...], set[int]]:
    """Return in which rows of people full names stand: "Bob Crane, Robert Crane and Ada Lund"."""
    found: dict[tuple[str, ...], set[int]] = defaultdict(set)
    row = 0
    for one, two in pairwise(names):
        if not _are_joined(one, two):
            row += 1
        elif one.words != two.words:
            found[one.words].add(row)
            found[two.words].add(row)
    return found


def _are_joined(one: Named, two: Named) -> bool:
    people = one.type is two.type is ActorType.PERSON
    gap = two.start - one.end
    title = len(two.title)
    joined = gap in _JOINTS or (title > 0 and bool({gap - title - 1, gap - title - 2} & _JOINTS))
    return people and two.inside and joined and one.in_title == two.in_title


def _full_forms(known: Known) -> Iterator[FullName]:
    for form in (known.name, *known.aliases):
        name = read_name(form, surname=known.surname, families_first=frozenset())
        if name.full is not None:
            yield name.full


def _surname(text: str) -> str:
    words = [token.text for token in words_of(text) if token.fold not in SUFFIXES]
    return words[-1] if len(words) > 1 else ""
