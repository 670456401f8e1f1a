"""Countries: names, native spellings, demonyms and capitals, from babel and countryinfo.

Nothing is listed by hand but what the libraries get wrong or lack (the tables of this module).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.actors.tokens import word_set

NATIVE_LANGUAGES = ("ja", "ko", "zh", "zh_Hant", "ru", "ar")
"""Languages whose country names are always known: readers look countries up by them."""
LATIN_LANGUAGES = ("es", "fr", "de", "pt", "it")
"""Languages whose country names can be asked for, and are read in their own articles only.

"Island" is Iceland in German and "Francia" France in Spanish, but not in English copy.
"""


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory."""

    code: str
    """ISO 3166, two letters."""
    name: str
    aliases: tuple[str, ...]
    native: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    """Cities that stand for the government when they act ("Tokyo said")."""
    asked: tuple[str, ...] = ()
    """Its names in the languages that share our letters (`LATIN_LANGUAGES`)."""
    seats: tuple[str, ...] = ()
    """Houses and offices that always stand for the government ("the Kremlin")."""

    @property
    def key(self) -> str:
        """The gazetteer's key."""
        return f"country:{self.code.lower()}"


_LANGUAGE = re.compile(r"[a-z]{2,3}(?:_[A-Za-z]{2,4})?")

# ── corrections: where the libraries are wrong, or lack what newspapers print ─────────────

# Not countries, nobody lives there, or the name is an everyday word ("Reunion", "Jersey").
_LEFT_OUT = word_set(
    "AC AN AQ BL BQ BV CC CP CQ CS CX DG EA EU EZ GF GG GP GS HM IC IM IO JE MF MQ NF PM PN QO RE "
    "SH SJ SX TA TF TK UM UN WF XA XB YT ZZ"
)
_NAMES = {
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "CZ": "Czech Republic",
    "HK": "Hong Kong",
    "MM": "Myanmar",
    "MO": "Macau",
    "PS": "Palestine",
    "TL": "Timor-Leste",
    "TR": "Turkey",
    "VA": "Vatican",
}
_MORE_ALIASES = {
    "AE": ("UAE", "U.A.E."),
    "AG": ("Antigua",),
    "BA": ("Bosnia", "Bosnia-Herzegovina"),
    "BS": ("The Bahamas",),
    "CD": ("DR Congo", "DRC", "Congo", "Democratic Republic of Congo"),
    "CG": ("Congo-Brazzaville",),
    "CI": ("Côte d'Ivoire",),
    "CN": ("PRC", "mainland China"),
    "CV": ("Cabo Verde",),
    "CZ": ("Czechia",),
    "GB": ("UK", "U.K.", "Britain", "Great Britain"),
    "GM": ("The Gambia",),
    "KP": ("DPRK", "D.P.R.K."),
    "KR": ("ROK", "Republic of Korea"),
    "MM": ("Burma",),
    "MO": ("Macao",),
    "NL": ("Holland", "The Netherlands"),
    "PH": ("The Philippines",),
    "PS": ("Palestinian Territories", "Palestinian territories"),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "TR": ("Türkiye", "Turkiye"),
    "US": ("US", "U.S.", "USA", "U.S.A.", "America", "United States of America"),
    "VA": ("Holy See", "Vatican City"),
    "VN": ("Viet Nam",),
}
SHORT_FOR_COUNTRIES = {"GB": ("GB",)}
"""Forms that name a country only where the article names it in full: a phone has 64 GB."""
_MORE_NATIVE = {
    "AU": ("豪州", "호주"),
    "CN": ("中华人民共和国", "中國", "КНР"),
    "DE": ("독일",),
    "FR": ("프랑스",),
    "HK": ("香港", "홍콩", "Гонконг"),
    "AE": ("الإمارات",),
    "BY": ("Белоруссия",),
    "GB": ("英国", "英國", "영국", "Великобритания", "Британия", "بريطانيا"),
    "IN": ("インド", "인도"),
    "KP": ("朝鲜", "朝鮮民主主義人民共和国", "Северная Корея", "КНДР"),
    "KR": ("大韓民国", "韩国", "韓國", "한국", "Южная Корея", "Корея Южная"),
    "MD": ("Молдавия",),
    "MM": ("Мьянма",),
    "PS": ("Палестина", "فلسطين", "팔레스타인", "巴勒斯坦", "パレスチナ"),
    "RU": ("露国", "РФ", "Кремль"),
    "SA": ("السعودية",),
    "TR": ("튀르키예", "Турция"),
    "US": (
        "米国",
        "アメリカ",
        "美國",
        "미국",
        "США",
        "أمريكا",
        "EE.UU.",
        "EE. UU.",
        "EEUU",
        "Белый дом",
    ),
}
_USUAL = {
    "cs": (
        "GB:Británie GB:Velká_Británie NL:Nizozemí CZ:Česká_republika PS:Palestina HK:Hongkong "
        "MM:Barma KP:KLDR"
    ),
    "da": "BY:Hviderusland PS:Palæstina VA:Vatikanet HK:Hongkong",
    "de": (
        "GB:Großbritannien BY:Weißrussland CI:Elfenbeinküste CD:Kongo MD:Moldawien VA:Vatikan "
        "HK:Hongkong PS:Palästina BA:Bosnien CZ:Tschechische_Republik TL:Osttimor CV:Kap_Verde "
        "MM:Birma"
    ),
    "el": "GB:Βρετανία GB:Μεγάλη_Βρετανία US:ΗΠΑ PS:Παλαιστίνη MM:Βιρμανία",
    "es": (
        "GB:Gran_Bretaña NL:Holanda PS:Palestina VA:Vaticano CZ:República_Checa "
        "CI:Costa_de_Marfil SA:Arabia_Saudita TL:Timor_Oriental MM:Birmania"
    ),
    "fi": "GB:Britannia NL:Hollanti PS:Palestiina HK:Hongkong",
    "fr": (
        "GB:Grande-Bretagne CF:Centrafrique CZ:République_tchèque CD:RDC BA:Bosnie "
        "CD:République_démocratique_du_Congo MM:Birmanie"
    ),
    "hi": "US:अमेरिका GB:ब्रिटेन",
    "id": "US:AS PS:Palestina",
    "it": (
        "GB:Gran_Bretagna NL:Olanda PS:Palestina VA:Vaticano CZ:Repubblica_Ceca US:Usa MM:Birmania"
    ),
    "nl": (
        "GB:Groot-Brittannië BY:Wit-Rusland PS:Palestina VA:Vaticaan US:VS GB:VK HK:Hongkong "
        "MM:Birma"
    ),
    "no": "BY:Hviterussland PS:Palestina VA:Vatikanet HK:Hongkong",
    "pl": "PS:Palestyna HK:Hongkong CI:Wybrzeże_Kości_Słoniowej MM:Birma",
    "pt": (
        "GB:Grã-Bretanha NL:Holanda PS:Palestina VA:Vaticano CZ:República_Tcheca "
        "CZ:República_Checa US:EUA IR:Irão VN:Vietname MM:Birmânia"
    ),
    "sv": "BY:Vitryssland PS:Palestina VA:Vatikanen HK:Hongkong",
    "tr": "US:ABD PS:Filistin GB:İngiltere",
    "uk": "GB:Британія",
}
"""What newspapers call countries for which CLDR has another name, by language."""
_DEMONYMS = {
    "AR": ("Argentine", "Argentinian"),
    "BF": ("Burkinabe",),
    "BW": ("Botswanan",),
    "CV": ("Cape Verdean",),
    "DJ": ("Djiboutian",),
    "EC": ("Ecuadorian", "Ecuadorean"),
    "GL": ("Greenlandic",),
    "IS": ("Icelandic",),
    "KG": ("Kyrgyz",),
    "KZ": ("Kazakh",),
    "LA": ("Lao", "Laotian"),
    "MV": ("Maldivian",),
    "NP": ("Nepali", "Nepalese"),
    "NZ": ("New Zealander",),
    "PS": ("Palestinian",),
    "PH": ("Philippine", "Filipino"),
    "SA": ("Saudi", "Saudi Arabian"),
    "SI": ("Slovenian", "Slovene"),
    "SR": ("Surinamese",),
    "TJ": ("Tajik",),
    "UZ": ("Uzbek",),
    "XK": ("Kosovar",),
}
# Demonyms that name somebody else first ("Chinese" is China, never Macau).
_NO_DEMONYM = word_set("AI CG DM EH GI GU HK MO MP TD VA")
# Seats of government that are not the capital in the library, and common spellings.
_CAPITALS = {
    "BO": ("La Paz",),
    "BE": (),  # "Brussels" is the European Union's
    "CI": ("Yamoussoukro", "Abidjan"),
    "CL": ("Santiago",),
    "IL": ("Jerusalem", "Tel Aviv"),
    "IN": ("New Delhi", "Delhi"),
    "KZ": ("Astana",),
    "MM": ("Naypyidaw", "Naypyitaw"),
    "NL": ("The Hague",),
    "PS": ("Ramallah",),
    "TZ": ("Dodoma",),
    "UA": ("Kyiv", "Kiev"),
    "US": ("Washington", "Washington DC", "Washington, D.C."),
    "XK": ("Pristina",),
    "YE": ("Sanaa", "Sana'a"),
}
# Cities that are people's names or everyday words far more often than governments.
_NOT_ACTING = word_set(
    "Hamilton Stanley Kingston Plymouth Victoria Georgetown Male Malé Majuro Apia Roseau Castries "
    "Nassau Douglas Avarua Yaren Alofi Suva Moroni Willemstad Oranjestad"
)
_SEATS = {
    "CN": ("Zhongnanhai",),
    "FR": ("Elysee Palace", "Élysée", "Quai d'Orsay"),
    "GB": ("Downing Street", "Whitehall"),
    "KR": ("Blue House", "Cheong Wa Dae"),
    "PH": ("Malacañang", "Malacañang Palace"),
    "RU": ("Kremlin",),
    "US": ("White House", "Oval Office"),
}

# ── loading ─────────────────────────────────────────────────────────────────────────────


def load_countries() -> tuple[Country, ...]:
    """Return all countries, in the order of their codes. Reads the libraries' data (slow once)."""
    english = territory_names("en")
    native = [territory_names(language) for language in NATIVE_LANGUAGES]
    latin = [territory_names(language) for language in LATIN_LANGUAGES]
    codes = sorted(code for code in english if code not in _LEFT_OUT)
    facts = _read_facts(codes)
    return tuple(
        replace(
            _country(code, english[code], native, facts.get(code, _Facts())),
            asked=_unique(names.get(code, "") for names in latin),
        )
        for code in codes
    )


def territory_names(language: str) -> dict[str, str]:
    """Return the names of territories by ISO code in one language; empty if it is not known."""
    from babel import localedata

    if not _LANGUAGE.fullmatch(language) or not localedata.exists(language):
        return {}
    # Territory names inherit nothing, so the parents are not read, and the rest of the locale is
    # not kept: both would cost a worker 10 MB. The cache must not hold half a locale for others.
    names = localedata.load(language, merge_inherited=False).get("territories", {})
    localedata._cache.pop(language, None)
    return {code: str(name) for code, name in names.items() if len(code) == 2}


def own_names(language: str) -> Iterator[tuple[str, str]]:
    """Yield ISO codes and the names of territories in one language, as its newspapers print them.

    Of "Myanmar (Birmanie)" the first; in brackets there is often whose it is.
    """
    for code, name in territory_names(language).items():
        yield code, name.partition(" (")[0]
    for entry in _USUAL.get(language, "").split():
        code, _, name = entry.partition(":")
        yield code, name.replace("_", " ")


@dataclass(frozen=True, slots=True)
class _Facts:
    capital: str = ""
    demonyms: tuple[str, ...] = ()
    official: tuple[str, ...] = ()


def _read_facts(codes: Iterable[str]) -> dict[str, _Facts]:
    from countryinfo import CountryInfo, CountryNotFoundError

    facts: dict[str, _Facts] = {}
    for code in codes:
        try:
            info = CountryInfo(code)
        except CountryNotFoundError:
            continue
        names = (str(info.name()), *(info.alt_spellings() or ()))
        capital = info.capital()
        facts[code] = _Facts(
            capital=capital if isinstance(capital, str) else "",
            demonyms=tuple(d for d in (info.demonym() or "").split(",") if d),
            official=tuple(name for name in names if _is_official(name)),
        )
    return facts


def _is_official(name: str) -> bool:
    """Whether it is an English name in full ("Kingdom of Spain"), not a code or a native form."""
    if not name.isascii() or "," in name or "(" in name:
        return False
    return " of " in name or name.endswith((" Republic", " Federation", " Darussalam"))


def _country(code: str, english: str, native: list[dict[str, str]], facts: _Facts) -> Country:
    library = english.replace("St. ", "Saint ").replace(" & ", " and ").replace("’", "'")
    name = _NAMES.get(code, library)
    saint = name.replace("Saint ", "St. ") if name.startswith("Saint ") else ""
    forms = (library, *facts.official, *_MORE_ALIASES.get(code, ()), saint)
    demonyms = () if code in _NO_DEMONYM else _DEMONYMS.get(code, facts.demonyms)
    capitals = _CAPITALS.get(code, (facts.capital,))
    return Country(
        code=code,
        name=name,
        aliases=_unique(f for f in forms if "(" not in f and " - " not in f and f != name),
        native=_unique(
            form
            for form in (*(n.get(code, "") for n in native), *_MORE_NATIVE.get(code, ()))
            if not set("(（") & set(form)
        ),
        demonyms=_unique(demonyms),
        capitals=_unique(c for c in capitals if c not in _NOT_ACTING and c != name),
        seats=_SEATS.get(code, ()),
    )


def _unique(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in forms if form))
