"""Names that are drawn or made up, of all the world, for invented training texts."""

import random
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks import invented_words as words
from bot.actors.gazetteer import Gazetteer
from bot.actors.stoplist import MEDIA


@dataclass(frozen=True, slots=True)
class Stock:
    """What names are drawn from."""

    given: Sequence[str]
    surnames: Sequence[str]
    cities: Sequence[str]
    countries: Sequence[str]
    demonyms: Sequence[str]
    organisations: Sequence[str]
    media: Sequence[str]
    letters: Mapping[str, Sequence[str]]
    """What follows two letters in surnames, for made-up words."""


def read_stock(names: Mapping[str, str], gazetteer: Gazetteer) -> Stock:
    """Return the names to draw from: those of the lexicon and of the gazetteer."""

    def marked(mark: str) -> list[str]:
        found = (n for n, marks in names.items() if mark in marks and _is_printed(n))
        return sorted({_as_agencies_print(name) for name in found})

    entries = sorted(gazetteer.known.values(), key=lambda known: known.key)
    forms = sorted({p for group in gazetteer.phrases.values() for p in group}, key=repr)
    follow: defaultdict[str, list[str]] = defaultdict(list)
    for name in marked("l"):
        word = f"^^{name.lower()}$"
        for at in range(len(word) - 2):
            follow[word[at : at + 2]].append(word[at + 2])
    return Stock(
        given=marked("f"),
        surnames=marked("l"),
        cities=marked("t"),
        countries=[k.name for k in entries if k.key.startswith("country:")],
        demonyms=[p.words[0] for p in forms if p.form == "demonym" and len(p.words) == 1],
        organisations=[k.name for k in entries if k.key.startswith("organisation:")],
        media=[name for name in MEDIA if not name.startswith("The ")],
        letters=follow,
    )


def _is_printed(name: str) -> bool:
    return name[0].isupper() and not name.isupper() and len(name) > 2


def _as_agencies_print(name: str) -> str:
    """Return three of four names without their accents."""
    if name.isascii() or zlib.crc32(name.encode()) % 4 == 0:
        return name
    bare = unicodedata.normalize("NFKD", name)
    return "".join(c for c in bare if not unicodedata.combining(c))


class Maker:
    """Draws names; one for each text, so that texts do not depend on each other."""

    def __init__(self, stock: Stock, seed: str) -> None:
        self._stock, self._lot = stock, random.Random(seed)

    def chance(self, share: float) -> bool:
        """Return true that often."""
        return self._lot.random() < share

    def make(self, kind: str) -> str:
        """Return a name for a slot of that letter."""
        makers: dict[str, Callable[[], str]] = {
            "P": self.person,
            "O": self.company,
            "A": self.acronym,
            "B": self.institution,
            "T": self.club,
            "M": self.paper,
            "G": self.band,
            "U": self.unit,
            "R": self.station,
            "K": self.site,
            "X": self.title,
            "E": self.machine,
            "V": self.word,
            "F": self.brand,
            "I": self.firm,
            "L": self.party,
            "H": self.venue,
            "Q": self.group,
            "J": lambda: self._of(words.TRADES),
            "Z": lambda: self._of(words.CALLINGS),
            "Y": lambda: self.word() if self.chance(0.5) else self.given(),
            "C": lambda: self.word() if self.chance(0.15) else self._of(self._stock.cities),
            "S": lambda: self._of(words.STATES),
            "N": lambda: self._of(self._stock.countries),
            "D": lambda: self._of(self._stock.demonyms),
        }
        return makers[kind]()

    def _of(self, choices: Sequence[str]) -> str:
        return self._lot.choice(choices)

    def word(self) -> str:
        """Return a made-up word with a capital."""
        made = "^^"
        while len(made) < 12 and (nexts := self._stock.letters.get(made[-2:])):
            letter = self._of(nexts)
            if letter == "$" and len(made) > 5:
                break
            made += letter if letter != "$" else self._of("aeiou")
        return made[2:].capitalize()

    def given(self) -> str:
        """Return a given name."""
        return self.word() if self.chance(0.15) else self._of(self._stock.given)

    def surname(self) -> str:
        """Return a surname, some of them with a particle."""
        plain = self.word() if self.chance(0.25) else self._of(self._stock.surnames)
        if self.chance(0.06):
            particle = self._of(words.PARTICLES)
            return particle + ("" if particle[-1] in "-'c" else " ") + plain
        return f"{plain}-{self._of(self._stock.surnames)}" if self.chance(0.03) else plain

    def person(self) -> str:
        """Return a full name."""
        if self.chance(0.12):
            family, (one, two) = (
                self._of(words.FAMILIES.split()),
                self._lot.sample(words.SHORT.split(), 2),
            )
            joint = self._of(["-", " ", ""])
            second = two.capitalize() if joint == " " else two
            return f"{family} {one.capitalize()}{joint}{second}"
        middle = ""
        if self.chance(0.15):
            middle = f"{self._of('ABCDEFGHJKLMNPRSTW')}." if self.chance(0.5) else self.given()
        return " ".join(filter(None, (self.given(), middle, self.surname())))

    def company(self) -> str:
        """Return a company's name."""
        if self.chance(0.12):
            return self._of(self._stock.organisations)
        if self.chance(0.12):
            return self.acronym()
        base = self.word() if self.chance(0.6) else self._of(self._stock.surnames)
        if self.chance(0.15):
            base += (
                f" {self.word()}" if self.chance(0.5) else f" & {self._of(self._stock.surnames)}"
            )
        if self.chance(0.08):
            base = base[:-1] + base[-1] + self.word()  # two words written as one: "VeloNord"
        return f"{base} {self._of(words.ENDINGS)}" if self.chance(0.45) else base

    def brand(self) -> str:
        """Return a name of one word, as start-ups, apps, firms and clubs of today have it."""
        noun = self._of(words.BRANDS)
        return self._of(
            [
                self.word(),
                self.word(),
                self.word(),
                self.surname(),
                self.surname(),
                noun,
                noun + self._of(words.TAILS),
                self.word() + self._of(words.TAILS),
                self.word()[:4] + self._of(words.TAILS),
                noun + self._of(words.BRANDS).lower(),
                noun + self._of(words.BRANDS),
                self._of(self._stock.cities),
                self._letters(2, 4),
                self._of("ei") + self._of(words.BRANDS) if self.chance(0.3) else self.word(),
                f"{noun}.{self._of(['ai', 'com', 'io'])}" if self.chance(0.3) else self.acronym(),
            ]
        )

    def firm(self) -> str:
        """Return a company's or a club's name of several words."""
        noun, word = self._of(words.BRANDS), self.word()
        kind = self._of(words.KINDS_OF_FIRM)
        name = self._of([word, self.surname(), self._of(self._stock.cities), noun])
        return self._of(
            [
                f"{name} {kind}",
                f"{name} {kind}",
                f"{noun} {self._of(words.BRANDS)}",
                f"{self.surname()} & {self.surname()}",
                self._of(words.ABROAD).format(word),
                self._of(words.ABROAD).format(self._of(self._stock.cities)),
                f"{word} {self.word()}",
                f"{name} {self._of(words.ENDINGS)}",
                f"{self.surname()} {self._of(['Brothers', '& Sons', '& Co', '& Daughters'])}",
                f"{word}-{self.surname()}",
                f"{noun} of {self._of(self._stock.cities)}",
                f"{self.surname()} {self.surname()}",
                f"{self.surname()} {self._of(words.BRANDS)}",
                f"{self.given()} {self.surname()}",
                f"{word} {self._of(['n', 'and', '&', 'de', 'of', 'et'])} {self.word()}",
                f"{self._letters(2, 3)} {self._letters(2, 3)}",
                f"{noun} {self._of(self._stock.countries)}",
            ]
        )

    def party(self) -> str:
        """Return a political party."""
        one, two = self._lot.sample(words.IDEALS, 2)
        return self._of(
            [
                self._of(words.PARTIES).format(one),
                self._of(words.PARTIES).format(f"{one} {two}"),
                self._of(words.PARTIES).format(
                    self._of([self.word(), self._of(self._stock.countries)])
                ),
                f"{one} {two}",
                self.word(),
                f"{self.word()} {self.word()}",
                self.acronym(),
            ]
        )

    def venue(self) -> str:
        """Return a school, hospital, museum, church or theatre."""
        kind = self._of(words.VENUES)
        saint = f"St {self.given()}'s"
        town = self._of(self._stock.cities)
        name = self._of([self.word(), self.surname(), town, saint, self._of(words.BRANDS)])
        if self.chance(0.15):
            return f"{kind.split()[-1]} of {town}"
        if self.chance(0.1):
            return f"Hospital {self._of(['de', 'del', 'da', 'San'])} {self.word()}"
        return f"{name} {kind}"

    def group(self) -> str:
        """Return a union, a charity or a campaign."""
        cause, body = self._of(words.CAUSES), self._of(words.BODIES)
        town = self._of(self._stock.cities)
        return self._of(
            [
                f"{town} {cause} {body}",
                f"{cause} {body}",
                f"{body} for {cause}",
                f"{self.word()} {body}",
                f"{self._of(words.LEADS)} {cause} {body}",
                f"{self.surname()} {body}",
                f"{cause} and {self._of(words.CAUSES)} {body}",
                f"{self._of(self._stock.countries)} {cause} {body}",
                f"{body} of {self._of(self._stock.countries)}",
                f"{self._of(words.TRADES)} {self._of(['Agency', 'Authority', 'Service', 'Board'])}",
                f"{self._of(['Transport', 'Justice', 'Homes', 'Voices'])} for {town}",
                f"{self._of(['Natural', 'Visit', 'Sport', 'Historic'])} {self._of(words.STATES)}",
                f"Friends of the {self._of(words.BRANDS)}",
                f"{_owned(self._of(words.MEMBERS))} {body}",
                f"{self._of(self._stock.demonyms)} {_owned(self._of(words.MEMBERS))} {body}",
                f"{cause} Without {self._of(words.BRANDS)}s",
                f"{self._of(self._stock.demonyms)} {cause} {body}",
            ]
        )

    def acronym(self) -> str:
        """Return an acronym; some are written as a word."""
        letters = self._letters(2, 5)
        return self.word() if self.chance(0.2) else letters

    def _letters(self, least: int, most: int) -> str:
        return "".join(self._lot.choices("ABCDEFGHIKLMNOPRSTUVW", k=self._lot.randint(least, most)))

    def institution(self) -> str:
        """Return the name of a public body, a school, an association."""
        field, head = self._of(words.FIELDS), self._of(words.HEADS)
        town = self._of(self._stock.cities)
        return self._of(
            [
                f"{head} of {field}",
                f"{head} for {field} and {self._of(words.FIELDS)}",
                f"{self._of(words.LEADS)} {field} {head}",
                f"{self._of(self._stock.demonyms)} {field} {head}",
                f"{town} University",
                f"University of {town}",
                f"{town} {head}",
                f"{self._of(self._stock.surnames)} {head}",
                f"{self._of(words.LEADS)} {head} of {field}",
                f"{self._of(self._stock.surnames)} College",
                f"{self._of(words.LEADS)} {field} {head}",
            ]
        )

    def club(self) -> str:
        """Return a club or a team as sport calls it."""
        town = self._of(self._stock.cities)
        nick = self._of(words.CLUBS)
        return self._of(
            [
                town,
                town,
                f"{town} {self._of(words.SIDES)}",
                nick,
                f"{town} {nick}",
                self.word(),
                self._of(words.STATES),
                self._of(self._stock.countries),
                f"{town} State",
                self._of(words.CLUBS_ABROAD).format(self.word()),
                self._of(words.CLUBS_ABROAD).format(town),
            ]
        )

    def band(self) -> str:
        """Return the name of a band."""
        nouns = self._lot.sample(words.THINGS, 2)
        return self._of(
            [
                f"The {nouns[0]}s",
                f"{nouns[0]} {nouns[1]}",
                nouns[0],
                self.word(),
                f"{nouns[0]} of the {nouns[1]}",
                f"{self.given()} and the {nouns[0]}s",
            ]
        )

    def unit(self) -> str:
        """Return a military unit."""
        number = self._lot.randint(1, 120)
        is_teen = number % 100 // 10 == 1
        ending = {1: "st", 2: "nd", 3: "rd"}.get(0 if is_teen else number % 10, "th")
        kind = self._of(words.UNITS)
        state = self._of(words.STATES)
        return self._of(
            [
                f"{number}{ending} {kind}",
                f"{number} {kind}",
                f"{number}{ending} {state}",
                f"{self.surname()} 's {kind}",
                f"Army of the {self.word()}",
                f"{state} {kind}",
            ]
        )

    def station(self) -> str:
        """Return a radio or television station."""
        letters = "".join(self._lot.choices("ABCDFJKMNPRSTWX", k=self._lot.randint(2, 4)))
        number = self._lot.randint(2, 105)
        return self._of(
            [
                letters,
                f"{letters} FM",
                f"{number}{letters}",
                f"Radio {self.word()}",
                f"{self.word()} TV",
                f"Channel {number}",
                f"{letters}{number}",
            ]
        )

    def site(self) -> str:
        """Return a street, river, building or park."""
        name = self._of([self.word(), self.word(), self.surname(), self._of(self._stock.cities)])
        return f"{name} {self._of(words.SITES)}"

    def title(self) -> str:
        """Return the title of a work, an event, a law, a prize: no actor."""
        one, two = self._lot.sample(words.THINGS, 2)
        name = self._of([self.word(), self.surname(), self._of(self._stock.cities), one])
        return self._of(
            [
                f"{one} of the {two}",
                f"The {one} {two}",
                f"{one} {two}",
                one,
                self.word(),
                *(f"{name} {self._of(words.EVENTS)}" for _ in range(6)),
                f"{self._of(words.EVENTS)} of {name}",
            ]
        )

    def machine(self) -> str:
        """Return a product or an aircraft: no actor."""
        code = f"{self._of('ABCEFGHKMTX')}-{self._lot.randint(2, 140)}"
        return self._of([code, f"{code} {self._of(words.THINGS)}", f"{self.word()} {code[2:]}"])

    def paper(self) -> str:
        """Return an agency or a newspaper."""
        if self.chance(0.4):
            return self._of(self._stock.media)
        return f"{self._of(self._stock.cities)} {self._of(words.PAPERS)}"


def _owned(members: str) -> str:
    return members + ("'" if members.endswith("s") else "'s")
