"""Names that are drawn or made up, of all the world, for invented training texts."""

import random
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.actors.gazetteer import Gazetteer
from bot.actors.stoplist import MEDIA


def listed_words(listed: str) -> tuple[str, ...]:
    """Return the words of a list parted by bars."""
    return tuple(word.strip() for word in listed.split("|"))


_ENDINGS = listed_words(
    """Inc|Corp|Group|Plc|PLC|AG|SA|SE|Ltd|Holdings|Energy|Bank|Motors|Pharma|Capital|
Airlines|Partners|Technologies|Systems|Foods|Co|Oil|Media|Sports|Insurance|Resources|Mining|
Steel|Securities|Industries|Software|Labs|NV|ASA|SpA|Telecom|Health|Properties|Markets|
International|Studios|Records"""
)
_FIELDS = listed_words(
    """Health|Trade|Education|Energy|Agriculture|Transport|Justice|Science|Labour|
Commerce|Culture|Tourism|Statistics|Aviation|Fisheries|Human Rights|Economic Affairs|
Public Works|Sport|Water"""
)
_HEADS = listed_words(
    """Ministry|Institute|Department|Agency|Commission|Council|Federation|Association|
Bureau|Office|Board|Centre|Academy|Union|Authority|Committee|Foundation|Congress|Alliance|
Movement"""
)
_LEADS = listed_words(
    "National|Federal|Central|International|State|World|Royal|European|African|Asian|United|Free"
)
_PAPERS = listed_words(
    "Times|Herald|Post|Tribune|News|Gazette|Observer|Daily|Chronicle|Mail|Press|Star|Today"
)
_CLUBS = listed_words(
    """Tigers|Eagles|Bears|Mountaineers|Wildcats|Hawks|Lions|Panthers|Raiders|Pirates|
Bulls|Rangers|Giants|Wolves|Bulldogs|Trojans|Rockets|Knights|Spartans|Falcons|Sharks|Titans|
Hornets|Warriors|Cowboys|Dolphins|Saints|Chiefs|Rebels|Aggies|Badgers|Cardinals|Cougars|Kings|
Stars"""
)
_SIDES = listed_words("United|City|Rovers|FC|Athletic|Wanderers|Town|Albion|Sporting|County")
STATES = listed_words(
    """Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|
Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|
Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|
New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|
Rhode Island|South Carolina|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|
Wisconsin|Wyoming|Ontario|Quebec|Alberta|Manitoba|Queensland|Victoria|Tasmania|Punjab|Sindh|
Kerala|Gujarat|Bihar|Assam|Odisha|Karnataka|Telangana|Rajasthan|Kano|Borno|Kaduna|Ogun|Oyo|
Enugu|Rivers|Bavaria|Saxony|Hesse|Catalonia|Galicia|Andalusia|Lombardy|Sicily|Tuscany|Brittany|
Normandy|Sichuan|Hubei|Guangdong|Xinjiang|Hokkaido|Aceh|Jalisco|Oaxaca|Chiapas|Bahia|Gauteng|
Limpopo|Darfur|Tigray|Oromia|Puntland|Anbar|Helmand|Idlib"""
)
_THINGS = listed_words(
    """Mirror|River|Shadow|Thunder|Summer|Velvet|Stone|Crown|Winter|Dragon|Silver|Fire|
Garden|Glass|Storm|Dream|Light|Night|Rose|Wolf|Arrow|Sabre|Falcon|Ghost|Road|Moon|Heart|Engine|
Machine|Sky"""
)
_UNITS = listed_words(
    """Division|Brigade|Regiment|Infantry|Cavalry|Fighter Wing|Air Division|Battalion|
Corps|Squadron|Air Force|Fleet|Artillery|Air Defense Command|Rifles|Volunteers|Guards"""
)
_SITES = listed_words(
    """Street|Road|Avenue|River|Lake|Park|Bridge|Square|Hall|Stadium|Airport|House|Castle|
Hill|Bay|Island|Islands|Valley|County|District|Forest|Market|Tower|Beach|Prison|Hospital|
Station|Field"""
)
_EVENTS = listed_words(
    """Cup|Award|Prize|Treaty|Act|Bill|War|Campaign|Festival|Plan|Project|Accord|
Agreement|Championship|Open|Rally|Trophy|Bowl|Code|Declaration|Scheme|Initiative|Forum|Summit|
Revolution|Programme|Games|Protocol|Policy|Conference|Mission"""
)
_SHORT = """ae jin ho min jun seok woo hyun young sung il won ki chul mi sook kyung hee jae in
wei ming hua li jing yang feng tao xin bo lei yu chen guo long hai qiang mei lan zhi
cheng"""
FAMILIES = """Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Moon Han Shin Hwang Song Li Wang Zhang
Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Nguyen
Tran Pham Le Vo Dang"""
_PARTICLES = listed_words(
    "van|van der|de|von|bin|al|Al|El|da|dos|del|di|ben|ter|la|O'|Mc|Mac|al-|Al-|El-"
)


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
            "C": lambda: self.word() if self.chance(0.15) else self._of(self._stock.cities),
            "S": lambda: self._of(STATES),
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
            particle = self._of(_PARTICLES)
            return particle + ("" if particle[-1] in "-'c" else " ") + plain
        return f"{plain}-{self._of(self._stock.surnames)}" if self.chance(0.03) else plain

    def person(self) -> str:
        """Return a full name."""
        if self.chance(0.12):
            family, (one, two) = self._of(FAMILIES.split()), self._lot.sample(_SHORT.split(), 2)
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
        return f"{base} {self._of(_ENDINGS)}" if self.chance(0.45) else base

    def acronym(self) -> str:
        """Return an acronym; some are written as a word."""
        letters = "".join(self._lot.choices("ABCDEFGHIKLMNOPRSTUVW", k=self._lot.randint(2, 5)))
        return self.word() if self.chance(0.2) else letters

    def institution(self) -> str:
        """Return the name of a public body, a school, an association."""
        field, head = self._of(_FIELDS), self._of(_HEADS)
        town = self._of(self._stock.cities)
        return self._of(
            [
                f"{head} of {field}",
                f"{head} for {field} and {self._of(_FIELDS)}",
                f"{self._of(_LEADS)} {field} {head}",
                f"{self._of(self._stock.demonyms)} {field} {head}",
                f"{town} University",
                f"University of {town}",
                f"{town} {head}",
                f"{self._of(self._stock.surnames)} {head}",
                f"{self._of(_LEADS)} {head} of {field}",
                f"{self._of(self._stock.surnames)} College",
                f"{self._of(_LEADS)} {field} {head}",
            ]
        )

    def club(self) -> str:
        """Return a club or a team as sport calls it."""
        town = self._of(self._stock.cities)
        nick = self._of(_CLUBS)
        return self._of(
            [
                town,
                town,
                f"{town} {self._of(_SIDES)}",
                nick,
                f"{town} {nick}",
                self.word(),
                self._of(STATES),
                self._of(self._stock.countries),
                f"{town} State",
            ]
        )

    def band(self) -> str:
        """Return the name of a band."""
        nouns = self._lot.sample(_THINGS, 2)
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
        ending = {1: "st", 2: "nd", 3: "rd"}.get(
            number % 10 if number % 100 // 10 != 1 else 0, "th"
        )
        kind = self._of(_UNITS)
        state = self._of(STATES)
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
        return f"{name} {self._of(_SITES)}"

    def title(self) -> str:
        """Return the title of a work, an event, a law, a prize: no actor."""
        one, two = self._lot.sample(_THINGS, 2)
        name = self._of([self.word(), self.surname(), self._of(self._stock.cities), one])
        return self._of(
            [
                f"{one} of the {two}",
                f"The {one} {two}",
                f"{one} {two}",
                one,
                self.word(),
                *(f"{name} {self._of(_EVENTS)}" for _ in range(6)),
                f"{self._of(_EVENTS)} of {name}",
            ]
        )

    def machine(self) -> str:
        """Return a product or an aircraft: no actor."""
        code = f"{self._of('ABCEFGHKMTX')}-{self._lot.randint(2, 140)}"
        return self._of([code, f"{code} {self._of(_THINGS)}", f"{self.word()} {code[2:]}"])

    def paper(self) -> str:
        """Return an agency or a newspaper."""
        if self.chance(0.4):
            return self._of(self._stock.media)
        return f"{self._of(self._stock.cities)} {self._of(_PAPERS)}"
