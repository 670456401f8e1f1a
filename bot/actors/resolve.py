"""Resolving: which names in one article are the same actor.

In two readings. First everything that stands for itself founds or joins a figure: names the
gazetteer knows, and full names of people and organisations. Then, in the order of the text, what
is only a part of a name ("Myung", "Mr Kim", "the WHO") goes to the fullest figure it fits:

1. a surname before any other part of a name;
2. title and gender must agree ("Mrs Ito" is not Kenji Ito);
3. of several that fit, the one the article calls so, else mentioned last (`parts.bearer`);
4. a part that fits nobody is left alone: it is never guessed from other articles;
5. an organisation of one unknown word stands for itself where it is an acronym, comes again, or is
   neither a plain word nor where a town stands.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from bot.actors.english import GENERIC, ORGANISATION_WORDS, PROSE
from bot.actors.figure import Figure, only_reports
from bot.actors.firms import find_firms
from bot.actors.gazetteer import Gazetteer
from bot.actors.genders import gender_of
from bot.actors.headline import mend_headline
from bot.actors.link import Named
from bot.actors.name_words import CLUB_WORDS, short_forms
from bot.actors.names import read_name
from bot.actors.parts import (
    LINKS,
    agree,
    bearer,
    begin,
    beginnings,
    clean,
    initials,
    is_part_of_a_person,
    is_short_for,
    is_spelt_out,
    may_bear,
    shared_surnames,
    stands_for_itself,
    strength_of,
)
from bot.actors.people import People, is_fuller
from bot.actors.shortened import beginning, without_form
from bot.actors.tokens import folds
from bot.model.actor import ActorType
from bot.model.given_names import long_forms
from bot.model.spelling import is_slip, respell

_FIRM = ActorType.ORGANISATION
_PLAIN = GENERIC | PROSE
_COMMON = GENERIC | ORGANISATION_WORDS
_MOST_RIVALS = 60
"""How many bearers of one name are compared (a list of 10,000 names must not take for ever)."""


def resolve(names: Sequence[Named], gazetteer: Gazetteer) -> list[Figure]:
    """Return the figures of one article. `names` are in order, those of the headline first."""
    names = mend_headline(names)
    resolver = _Resolver(gazetteer, names)
    later = [at for at, named in enumerate(names) if not resolver.found(named, at)]
    waiting = set(later)
    for at, named in enumerate(names):
        if at in waiting:
            resolver.attach(named, at)
        else:
            resolver.passed(named, at)
    return [figure for figure in resolver.figures if not only_reports(figure)]


class _Resolver:
    def __init__(self, gazetteer: Gazetteer, names: Sequence[Named]) -> None:
        self._gazetteer = gazetteer
        self._firms = find_firms(names)
        self._families = frozenset(
            named.words[-1]
            for named in names
            if named.type is ActorType.PERSON and len(named.words) > 1
        )
        self._often = Counter(named.words for named in names)
        self._beginnings = beginnings(names)
        self._shared = shared_surnames(names)
        self._people = People(gazetteer, names)
        self._shown = {named.words: key for named in names if (key := self._shown_firm(named))}
        self.figures: list[Figure] = []
        self._by_key: dict[str, Figure] = {}
        self._by_words: dict[tuple[str, ...], Figure] = {}
        self._by_initials: dict[str, Figure] = {}
        self._bearers: dict[str, list[Figure]] = defaultdict(list)
        self._homes: dict[int, Figure] = {}
        self._own = set[tuple[str, ...]]()
        self._previous: tuple[Named, Figure] | None = None

    # ── first reading ───────────────────────────────────────────────────────────────────

    def found(self, named: Named, at: int) -> bool:
        """Give the name its figure if it stands for itself; False if it has to wait."""
        figure = self._anchor(named)
        if figure is not None:
            self._homes[at] = figure
            figure.gender = figure.gender or named.gender
            self._previous = (named, figure)
        return figure is not None

    def _anchor(self, named: Named) -> Figure | None:
        part = is_part_of_a_person(named) or named.words in self._beginnings
        single = len(named.words) == 1 or part
        if named.words in self._own or (named.key and is_spelt_out(named, self._previous)):
            self._own.add(named.words)
            return self._by_words.get(named.words) or self._define(named)
        if named.key:
            return None if single and self._may_be_part(named) else self._known(named.key)
        if named.defined and single and self._previous:
            return self._define(named)
        if self._previous and self._previous[0].end == named.alias_of:
            return self._also_called(named)
        if single or named.type is None:
            return None
        return self._person(named) if named.type is ActorType.PERSON else self._other(named)

    def _may_be_part(self, named: Named) -> bool:
        """Whether a known single word may yet be a part of somebody's name: Trump, Jordan."""
        if named.affiliation:
            return False
        if named.type is ActorType.ORGANISATION and named.words[-1] not in self._families:
            return False  # "Ferrari" is the firm where nobody of the article is called so
        return named.text not in self._gazetteer.known[named.key].native

    def _known(self, key: str) -> Figure:
        if key not in self._by_key:
            known = self._gazetteer.known[key]
            figure = Figure(known.name, known.type, key, gender=known.gender)
            if known.type is ActorType.PERSON:
                figure.person = read_name(
                    known.name, surname=known.surname, families_first=frozenset()
                )
                self._index(figure)
            if known.type is ActorType.ORGANISATION:
                self._index_organisation(figure, folds(known.name))
                self._index_initials(figure, folds(known.name))
            self._by_words.update((folds(form), figure) for form in (*known.short, *known.shown))
            self._by_key[key] = figure
            self.figures.append(figure)
        return self._by_key[key]

    def _person(self, named: Named) -> Figure:
        printed = named.nominative or named.text
        name = read_name(printed, families_first=self._gazetteer.surnames_first)
        key = self._people.key_of(named, name)
        known = self._by_words.get(named.words)
        if key:
            figure: Figure | None = self._known(key)
        else:
            figure = self._people.owner(named, name, self._rivals(named), known)
        if figure is None:
            figure = Figure(clean(printed), ActorType.PERSON, person=name)
            figure.gender = named.gender or gender_of(named.words[0])
            self.figures.append(figure)
            self._index(figure)
            self._by_words[named.words] = figure
        elif not figure.key and is_fuller(name, figure):
            figure.name = clean(printed)
        self._by_words.setdefault(named.words, figure)
        self._people.take(figure, named)
        return figure

    def _other(self, named: Named) -> Figure:
        words = named.words[1:] if named.words[0] == "the" else named.words
        figure = self._by_words.get(words) or self._without_form(named) or self._known_firm(named)
        if figure is None:
            printed = clean(named.nominative or named.text)
            figure = Figure(printed, named.type or ActorType.ORGANISATION)
            self.figures.append(figure)
            self._by_words[words] = figure
            if figure.type is ActorType.ORGANISATION:
                self._index_organisation(figure, words)
                self._index_initials(figure, words)
        return figure

    def _known_firm(self, named: Named) -> Figure | None:
        """Return the known firm also named without its form: "Jollibee Foods … Jollibee"."""
        short = without_form(named.text)
        phrase = self._gazetteer.look_up(short) if short else None
        known = self._gazetteer.known.get(phrase.key) if phrase else None
        if known is None or known.type is not _FIRM or not self._often[folds(short)]:
            return None
        return self._known(known.key)

    def _without_form(self, named: Named) -> Figure | None:
        """Return the firm that was named without its "Ltd" before, which it bears from now on."""
        figure = self._by_words.get(folds(without_form(named.text)))
        if figure is None or figure.key or figure.type is not _FIRM or named.type is not _FIRM:
            return None
        figure.name = clean(named.text)
        self._by_words[named.words] = figure
        return figure

    def _index_organisation(self, figure: Figure, words: tuple[str, ...]) -> None:
        """Let its first word stand for it, if it tells anything, and "Guild" where it ends so."""
        ends = short_forms(words)
        phrase = self._gazetteer.look_up(words[0].title())
        club = words[-1] in CLUB_WORDS and words[0] not in _PLAIN
        if not figure.key or club or not (words[0] in _COMMON or phrase):
            ends.add(words[0])
        if not figure.key and not LINKS & set(words):
            ends.add(words[-1])
        if len(words) > 2 and not figure.key:
            self._by_words.setdefault(words[1:], figure)  # "Rio Pardo" of Mineradora Rio Pardo
        if words[0] in ("st", "saint") and len(words) > 2:
            self._by_words.setdefault(words[:2], figure)  # "St Oswald's"
        for word in ends:
            self._bearers[respell(word)].append(figure)
        begin = folds(beginning(figure.name))
        if begin:
            self._by_words.setdefault(begin, figure)

    def _index_initials(self, figure: Figure, words: tuple[str, ...]) -> None:
        """Keep it by its initials, with small words and without, and by those of its beginning."""
        begins = folds(beginning(figure.name)) or words
        for some in (initials(words), "".join(word[0] for word in words), initials(begins)):
            self._by_initials.setdefault(some, figure)

    def _define(self, named: Named) -> Figure | None:
        """Let an acronym in brackets stand for the organisation just named."""
        assert self._previous is not None
        before, figure = self._previous
        fits = 0 < named.start - before.end <= 2 and figure.type is ActorType.ORGANISATION
        other = named.type in (ActorType.PERSON, ActorType.PLACE) and not named.text.isupper()
        if other or not fits or not is_short_for(named, before):
            return None
        self._by_words[named.words] = figure
        return figure

    def _also_called(self, named: Named) -> Figure | None:
        """Let "El Zurdo" stand for the person just named of whom it is said to be an alias."""
        assert self._previous is not None
        _, figure = self._previous
        if figure.person is None or named.key:
            return None
        self._by_words[named.words] = figure
        return figure

    def _index(self, figure: Figure) -> None:
        assert figure.person is not None
        for word in {respell(w) for w in (*figure.person.surnames, *figure.person.others)}:
            self._bearers[word].append(figure)
        for given in figure.person.others & set(figure.person.words[:1]):
            self._bearers[begin(given)].append(figure)

    # ── second reading ──────────────────────────────────────────────────────────────────

    def passed(self, named: Named, at: int) -> None:
        """Take in a name that has its figure."""
        self._homes[at].add(named, at)
        self._previous = (named, self._homes[at])

    def attach(self, named: Named, at: int) -> None:
        """Give a part of a name, or an ambiguous name, its figure, if it has one."""
        figure = None
        if self._previous and self._previous[0].end == named.alias_of:
            figure = self._also_called(named)
        figure = figure or self._owner(named)
        if figure is not None:
            figure.add(named, at)
            self._previous = (named, figure)

    def _owner(self, named: Named) -> Figure | None:
        is_firm = named.words in self._firms and not named.title
        figure = self._other(replace(named, type=_FIRM)) if is_firm else self._claimant(named)
        figure = self._polite(named, figure) or figure
        key = named.key or (self._shown.get(named.words, "") if named.type is _FIRM else "")
        if figure is None and key:
            figure = self._known(key)
        if figure is None:
            figure = self._by_words.get(named.words) or self._acronym(named)
        if figure is None and not named.key:
            figure = self._slip(named) or self._lone(named)
        return figure

    def _shown_firm(self, named: Named) -> str:
        """Return the key of the firm that a word names which is nobody's of the article: Ford."""
        if not named.traded or named.words[0] in self._families:
            return ""
        return self._gazetteer.shown.get(named.words[0], "")

    def _claimant(self, named: Named) -> Figure | None:
        """Return the figure whose name this is a part of."""
        is_place = named.placed and named.type is not ActorType.PERSON
        if named.key and (named.key in self._by_key or is_place):
            return self._by_key.get(named.key)
        rivals = [
            (strength, figure)
            for figure in self._rivals(named)
            if (strength := strength_of(figure, named)) and self._agree(figure, named)
        ]
        if named.type is not _FIRM and any(figure.person for _, figure in rivals):
            rivals = [pair for pair in rivals if pair[1].person]  # Armand, not "Chez Armand"
        if named.key:
            # "Jordan" goes to Michael Jordan, "Trump" to Ivanka Trump, if they are the article's
            # only ones; a country never goes to somebody's given name.
            rivals = [pair for pair in rivals if pair[0] == 2 and pair[1].last >= 0]
            known = self._gazetteer.known[named.key].gender or "m"
            if not any(may_bear(figure, named, known) for _, figure in rivals):
                return None
        return self._nearest(rivals, named)

    def _polite(self, named: Named, claimant: Figure | None) -> Figure | None:
        """Return "Mr Holloway" for the "Holloway" after him, not his widow Agnes Holloway."""
        lone = self._by_words.get(named.words)
        if claimant is None or lone is None or lone.whole or named.gender or not lone.gender:
            return None
        return lone if lone.last > claimant.last else None

    def _agree(self, figure: Figure, named: Named) -> bool:
        if named.kin:  # "his wife, Mrs Ito" is not the Ito just named
            just_named = max((other.last for other in self.figures if other.person), default=-1)
            given = strength_of(figure, named) == 1 and not figure.gender
            same = given or (bool(figure.gender) and figure.gender == named.gender)
            return same and (figure.last < 0 or figure.last != just_named)
        return agree(named.gender, figure.gender)

    def _rivals(self, named: Named) -> list[Figure]:
        words = [word for w in named.words if (word := respell(w)) in self._bearers]
        if not words and len(named.words) == 1 and named.type in (ActorType.PERSON, None):
            words = [w for w in map(begin, long_forms(named.words[0])) if w in self._bearers]
        return self._bearers[words[-1]][-_MOST_RIVALS:] if words else []

    def _nearest(self, rivals: list[tuple[int, Figure]], named: Named) -> Figure | None:
        if not rivals:
            return None
        strongest = max(strength for strength, _ in rivals)
        best = [figure for strength, figure in rivals if strength == strongest]
        titled = [figure for figure in best if named.title and named.title in figure.titles]
        alike = [figure for figure in best if named.gender and figure.gender == named.gender]
        suffixed = [f for f in best if f.person and f.person.suffix in named.words[-1:]]
        best = suffixed or titled or alike or best
        return bearer(best, named.words, named.start, family=strongest > 1)

    def _acronym(self, named: Named) -> Figure | None:
        """Return the organisation whose initials these are, brackets or not."""
        spoken = named.text[-1].isupper() and len(named.text) < 6  # "TfL"
        letters = named.text.isupper() or spoken
        if named.type not in (ActorType.ORGANISATION, None) or not letters:
            return None
        return self._by_initials.get(named.words[0]) if len(named.words) == 1 else None

    def _slip(self, named: Named) -> Figure | None:
        """Return the only figure whose surname this is but for one letter."""
        if len(named.words) != 1 or named.placed or self._often[named.words] > 1:
            return None
        near = [
            figure
            for figure in self.figures[:_MOST_RIVALS]
            if figure.person
            and figure.whole
            and agree(named.gender, figure.gender)
            and any(is_slip(named.words[0], surname) for surname in figure.person.surnames)
        ]
        return near[0] if len(near) == 1 else None

    def _lone(self, named: Named) -> Figure | None:
        """Return a figure for a part of a name that nobody in the article bears in full."""
        if named.type is ActorType.ORGANISATION and len(named.words) == 1:
            sure = self._often[named.words] > 1 or stands_for_itself(named, self._previous)
            return self._other(named) if sure else None
        if named.type is ActorType.PLACE and len(named.words) == 1 and not named.key:
            return self._other(named) if self._often[named.words] > 1 else None
        is_person = named.type is ActorType.PERSON or (
            len(named.words) == 1 and named.words[0] in self._gazetteer.surnames_first
        )
        if not is_person or not named.words:
            return None
        surname = self._shared.get(named.words, "")
        name = f"{clean(named.text)} {surname}".rstrip()
        figure = Figure(name, ActorType.PERSON, whole=bool(surname), gender=named.gender)
        self.figures.append(figure)
        self._by_words[named.words] = figure
        return figure
