"""The gazetteer: well-known names, what they name, and finding them in a row of words.

Its people, organisations and regions are `seeds/actors.yaml`; its countries come from libraries
(`bot.actors.countries`). It is read once a process, on first use, from `gazetteer.tsv`, in which
`python -m bot.actors.gazetteer` keeps all that ready (`bot.actors.prebuilt`).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.actors.club_towns import clubs_of_towns
from bot.actors.countries import SHORT_FOR_COUNTRIES, Country, load_countries, own_names
from bot.actors.everyday import EVERYDAY_IN, is_everyday, is_numeral, is_shouted
from bot.actors.inflected import has_case, nominatives
from bot.actors.own_names import own_bodies
from bot.actors.prebuilt import Rows, Table, read_prebuilt, write_prebuilt
from bot.actors.spaceless import index_characters, spaceless
from bot.actors.stoplist import NOT_ACTORS
from bot.actors.tokens import Token, folds, same_case, tokenise, words_of
from bot.model.actor import ActorType
from bot.model.errors import FileError

SEEDS = Path(__file__).parents[2] / "seeds" / "actors.yaml"
PREBUILT = Path(__file__).with_name("gazetteer.tsv")

# Cities that stand for an organisation when they act.
_ORGANISATION_SEATS = {"organisation:european-union": "Brussels"}

_NO_TERRITORIES = frozenset(("", "en", "ja", "ko", "zh", "ru", "ar"))
"""Languages whose names of countries are known already."""

_LONGEST_CASES = 4
"""Words of a name that may all stand in another case."""


class Form(StrEnum):
    """How a form stands for its actor."""

    NAME = "name"
    DEMONYM = "demonym"
    """`Japanese`: belongs to the country, does not name it."""
    CAPITAL = "capital"
    """`Tokyo`: the government when it acts, else a city."""
    NOBODY = "nobody"
    """`Middle East`, `World Cup`, names of media: looks like a name, is no actor of the news."""


@dataclass(frozen=True, slots=True)
class Known:
    """One well-known actor."""

    key: str
    name: str
    type: ActorType
    aliases: tuple[str, ...] = ()
    native: tuple[str, ...] = ()
    surname: str = ""
    given: str = ""
    gender: str = ""
    """`f` or `m`, empty for what is no person."""
    country: str = ""
    short: tuple[str, ...] = ()
    """Forms that name it only where the article names it in full elsewhere ("Congress")."""
    bare: bool = False
    """Never the actor after an article ("the Amazon")."""
    asked: tuple[str, ...] = ()
    """Forms it can be looked up by and is not read by in English copy ("Alemania")."""
    shown: tuple[str, ...] = ()
    """Forms that are a surname, a town or a word too, and name it only where the article shows an
    organisation ("Ford")."""

    @property
    def known_aliases(self) -> tuple[str, ...]:
        """All other forms it can be looked up by."""
        given = (self.given,) if self.given else ()
        forms = (*self.aliases, *self.native, *self.asked, *self.shown, *given)
        return tuple(dict.fromkeys(form for form in forms if form != self.name))


@dataclass(frozen=True, slots=True)
class Phrase:
    """One form of a known actor as words to look for."""

    folds: tuple[str, ...]
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    key: str
    form: Form

    def fits(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the words at `at` are this phrase, with the capitals it needs."""
        if at + len(self.folds) > len(tokens):
            return False
        for offset, wanted in enumerate(self.words):
            token = tokens[at + offset]
            if token.fold != self.folds[offset] or not same_case(token.text, wanted):
                return False
            if offset and token.gap != self.gaps[offset]:
                return False
        return len(self.words) > 1 or not is_numeral(tokens[at].text, self.words[0])


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All known actors, by key and by form."""

    known: Mapping[str, Known]
    phrases: Mapping[str, tuple[Phrase, ...]]
    """By the first folded word, the longest first."""
    characters: Mapping[str, tuple[tuple[str, str], ...]]
    """Forms in scripts without spaces and their keys, by first character, the longest first."""
    surnames_first: frozenset[str] = field(default_factory=frozenset)
    """Folded family names that stand before the given name (Kim, Xi)."""
    given_names: frozenset[str] = field(default_factory=frozenset)
    """Folded given names of known people, as evidence that an unknown name is a person's."""
    shown: Mapping[str, str] = field(default_factory=dict)
    """Folded words that name a firm where the article shows one, and its key: Ford, Target."""
    clubs: Mapping[str, str] = field(default_factory=dict)
    """Folded towns that have one known football club, and its key: Leeds, Barcelona."""

    def match(self, tokens: Sequence[Token], at: int, language: str = "en") -> Phrase | None:
        """Return the longest phrase that begins at word `at`, in English or the article's own."""
        known = self._match_known(tokens, at, language)
        for own in _own_names(tokens[at].fold, language):  # "Saudi-Arabien", though not "Saudi"
            longer = known is None or len(own.folds) > len(known.folds)
            if longer and own.fits(tokens, at) and not _is_plain(tokens, at, own, language):
                return own
        return known

    def _match_known(self, tokens: Sequence[Token], at: int, language: str) -> Phrase | None:
        first = tokens[at].fold
        second = tokens[at + 1].fold if at + 1 < len(tokens) else ""
        for phrase in self.phrases.get(first, ()):
            words = phrase.folds
            # Hundreds begin with "Bank": most are told apart by the second word.
            if (len(words) == 1 or words[1] == second) and phrase.fits(tokens, at):
                if language in EVERYDAY_IN and is_everyday(tokens[at].text, phrase.words, language):
                    continue
                return phrase
        return None

    def match_inflected(self, tokens: Sequence[Token], at: int, language: str) -> Phrase | None:
        """Return the longest name at word `at` whose words stand there in other cases."""
        forms = [list(nominatives(token, language)) for token in tokens[at : at + _LONGEST_CASES]]
        for first in [tokens[at], *forms[0]]:
            known = (*self.phrases.get(first.fold, ()), *_own_names(first.fold, language))
            for phrase in known:
                size = len(phrase.folds)
                if phrase.form is not Form.NAME or size > len(forms):
                    continue
                if size == 1 and not has_case(tokens[at], language):
                    continue
                if _is_plain(tokens, at, phrase, language):
                    continue
                words = [
                    _in_case(token, forms[place], phrase.folds[place])
                    for place, token in enumerate(tokens[at : at + size])
                ]
                if all(words) and phrase.fits([word for word in words if word], 0):
                    return phrase
        return None

    def look_up(self, text: str, language: str = "en") -> Phrase | None:
        """Return the phrase that is exactly `text`."""
        tokens = words_of(text)
        phrase = self.match(tokens, 0, language) if tokens else None
        return phrase if phrase and len(phrase.folds) == len(tokens) else None


def _own_names(first: str, language: str) -> tuple[Phrase, ...]:
    return () if language in _NO_TERRITORIES else _territory_phrases(language).get(first, ())


def _in_case(token: Token, forms: Sequence[Token], wanted: str) -> Token | None:
    """Return a word as it is or in the form that is wanted, None if it has no such form."""
    return next((form for form in (token, *forms) if form.fold == wanted), None)


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer, read once a process. Raises FileError when its file is unusable."""
    tables = read_prebuilt(PREBUILT, SEEDS)
    return build_gazetteer() if tables is None else from_tables(tables)


def build_gazetteer() -> Gazetteer:
    """Put the gazetteer together from its sources (slow). Raises FileError."""
    known = {entry.key: entry for entry in read_known(SEEDS)}
    for key, city in _ORGANISATION_SEATS.items():
        known[key] = replace(known[key], aliases=(*known[key].aliases, city))
    countries = load_countries()
    english = {form for country in countries for form in (country.name, *country.aliases)}
    known.update((country.key, _known_country(country, english)) for country in countries)
    nobody = [_phrase(form, "", Form.NOBODY) for form in NOT_ACTORS]
    phrases = [*nobody, *_country_phrases(countries), *_name_phrases(known.values())]
    return _gazetteer(known, phrases)


def as_tables(gazetteer: Gazetteer) -> dict[str, Mapping[str, Any]]:
    """Return a gazetteer as rows of plain values by key; `from_tables` makes the same one."""
    groups = gazetteer.phrases.items()
    return {
        "known": {key: _as_row(entry) for key, entry in gazetteer.known.items()},
        "phrases": {first: [astuple(phrase) for phrase in group] for first, group in groups},
        "characters": gazetteer.characters,
        "words": {
            "surnames_first": sorted(gazetteer.surnames_first),
            "given_names": sorted(gazetteer.given_names),
        },
        "shown": gazetteer.shown,
        "clubs": gazetteer.clubs,
    }


def from_tables(tables: Mapping[str, Rows]) -> Gazetteer:
    """Return the gazetteer that `as_tables` wrote down; its rows are read when they are needed."""
    words = Table(tables["words"], frozenset[str])
    return Gazetteer(
        known=Table(tables["known"], _as_known),
        phrases=Table(tables["phrases"], _as_phrases),
        characters=Table(tables["characters"], _as_pairs),
        surnames_first=words["surnames_first"],
        given_names=words["given_names"],
        shown=Table(tables["shown"], str),
        clubs=Table(tables["clubs"], str),
    )


def _as_row(entry: Known) -> tuple[Any, ...]:
    """Return the values of an entry without the empty ones at the end, which nearly all have."""
    values = astuple(entry)
    while not values[-1]:
        values = values[:-1]
    return values


def _as_known(row: Sequence[Any]) -> Known:
    values: list[Any] = [tuple(v) if isinstance(v, list) else v for v in row]
    values[2] = ActorType(values[2])
    return Known(*values)


def _as_phrases(rows: Sequence[Any]) -> tuple[Phrase, ...]:
    return tuple(
        Phrase(tuple(folded), tuple(words), tuple(gaps), key, Form(form))
        for folded, words, gaps, key, form in rows
    )


def _as_pairs(rows: Sequence[Any]) -> tuple[tuple[str, str], ...]:
    return tuple((form, key) for form, key in rows)


def _gazetteer(known: dict[str, Known], phrases: Iterable[Phrase]) -> Gazetteer:
    people = [entry for entry in known.values() if entry.type is ActorType.PERSON]
    return Gazetteer(
        known=known,
        phrases=_index(phrases),
        characters=index_characters(
            (form, entry.key) for entry in known.values() for form in entry.native
        ),
        surnames_first=frozenset(
            folds(p.surname)[0] for p in people if _family_first(p) and " " not in p.surname
        ),
        given_names=frozenset(folds(p.name)[0] for p in people if not _family_first(p)),
        shown=_shown(known.values()),
        clubs=clubs_of_towns((entry.key, entry.name) for entry in known.values()),
    )


def _shown(known: Iterable[Known]) -> dict[str, str]:
    """Return the words that name a firm where one is shown, and the keys of the firms."""
    return {word: entry.key for entry in known for form in entry.shown for word in folds(form)}


def read_known(path: Path) -> list[Known]:
    """Return the entries of a gazetteer file.

    Raises FileError when it is missing, no YAML, or an entry lacks key, name or type.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        entries: list[dict[str, Any]] = yaml.load(path.read_bytes(), Loader=loader)
        return [_read_entry(entry) for entry in entries]
    except OSError as error:
        raise FileError(
            f"The list of known actors, {path}, cannot be read: {error.strerror}.",
            fix="Restore seeds/actors.yaml from the release you run.",
        ) from error
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise FileError(
            f"The list of known actors, {path}, has an entry that cannot be understood: {error}.",
            fix="Each entry needs key, name and type; compare it with its neighbours.",
        ) from error


def _read_entry(entry: dict[str, Any]) -> Known:
    kind = ActorType(entry["type"])
    return Known(
        key=entry["key"],
        name=entry["name"],
        type=kind,
        aliases=tuple(entry.get("aliases", ())),
        native=tuple(entry.get("native", ())),
        surname=entry.get("surname", ""),
        given=entry.get("given", ""),
        gender=entry.get("gender", "m") if kind is ActorType.PERSON else "",
        country=entry.get("country", ""),
        short=tuple(entry.get("short", ())),
        bare=entry.get("bare", False),
        shown=tuple(entry.get("shown", ())),
    )


def _known_country(country: Country, english: Collection[str]) -> Known:
    """Return it as known; a form that is another country's English name is not asked for."""
    return Known(
        key=country.key,
        name=country.name,
        type=ActorType.PLACE,
        aliases=(*country.aliases, *country.capitals, *country.seats),
        native=country.native,
        short=SHORT_FOR_COUNTRIES.get(country.code, ()),
        asked=tuple(form for form in country.asked if form not in english),
        country=country.code,
    )


def _family_first(person: Known) -> bool:
    return bool(person.given) and folds(person.name)[:1] == folds(person.surname)[:1]


# ── phrases ─────────────────────────────────────────────────────────────────────────────


def _name_phrases(known: Iterable[Known]) -> Iterator[Phrase]:
    for entry in known:
        if entry.key.startswith("country:"):
            continue
        for form in (entry.name, *entry.aliases, *entry.native):
            if not spaceless(form[0]):
                yield _phrase(form, entry.key, Form.NAME)


def _country_phrases(countries: Iterable[Country]) -> Iterator[Phrase]:
    for country in countries:
        for form in (country.name, *country.aliases, *country.native, *country.seats):
            if not spaceless(form[0]):
                yield _phrase(form, country.key, Form.NAME)
        for form in country.demonyms:
            yield _phrase(form, country.key, Form.DEMONYM)
        for form in country.capitals:
            yield _phrase(form, country.key, Form.CAPITAL)
    for key, city in _ORGANISATION_SEATS.items():
        yield _phrase(city, key, Form.CAPITAL)


def _is_plain(tokens: Sequence[Token], at: int, phrase: Phrase, language: str) -> bool:
    return is_everyday(tokens[at].text, phrase.words, language) or is_shouted(tokens, at)


@lru_cache(maxsize=8)
def _territory_phrases(language: str) -> dict[str, tuple[Phrase, ...]]:
    """Names of countries and bodies in the article's own language that English copy lacks."""
    known = load_gazetteer().known
    countries = ((f"country:{code.lower()}", name) for code, name in own_names(language))
    names = (*countries, *own_bodies(language))
    return _index(_phrase(name, key, Form.NAME) for key, name in names if key in known)


def _phrase(form: str, key: str, kind: Form) -> Phrase:
    tokens = tokenise(form.removeprefix("the ").removeprefix("The ") if key else form)
    words = tuple(token.text for token in tokens)
    gaps = tuple(token.gap for token in tokens)
    return Phrase(tuple(token.fold for token in tokens), words, gaps, key, kind)


def _index(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    by_first: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        if phrase.folds:
            by_first.setdefault(phrase.folds[0], []).append(phrase)
    return {
        first: tuple(sorted(group, key=lambda phrase: -len(phrase.folds)))
        for first, group in by_first.items()
    }


if __name__ == "__main__":
    write_prebuilt(PREBUILT, SEEDS, as_tables(build_gazetteer()))
