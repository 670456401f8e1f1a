"""What a sentence counts, in languages other than English: people killed, hurt, missing and so on.

Written for precision: a number counts only right beside its noun or predicate ("12 Tote", "15
personnes ont été tuées", "12人が死亡"), and only in a sentence without a word that makes counts
rough, old, expected or partial. So much is missed, and little is wrong.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from bot.pipeline.counts import YEAR, Count
from summarizers.text.words import content_stems

DEATHS, HURT, SAVED, MISSING, HELD = (
    "deaths",
    "people injured",
    "people rescued",
    "people missing",
    "people arrested",
)
_SAID = {
    "de": {
        DEATHS: r"(?:Tote|Todesopfer|Menschen (?:starben|kamen ums Leben|sind gestorben"
        r"|sind ums Leben gekommen|wurden getötet))",
        HURT: r"(?:Verletzte|Menschen wurden (?:schwer |leicht )?verletzt)",
        SAVED: r"Menschen wurden gerettet",
        MISSING: r"(?:Vermisste|Menschen (?:werden|wurden) (?:noch )?vermisst)",
        HELD: r"(?:Festnahmen|Menschen wurden (?:fest|in Gewahrsam )genommen)",
    },
    "fr": {
        DEATHS: r"(?:morts|personnes (?:sont mortes|ont péri|ont été tuées|ont perdu la vie))",
        HURT: r"(?:blessés|personnes (?:ont été )?blessées)",
        SAVED: r"personnes (?:ont été )?(?:secourues|sauvées)",
        MISSING: r"(?:disparus|personnes (?:sont )?(?:portées )?disparues)",
        HELD: r"(?:arrestations|personnes (?:ont été )?(?:arrêtées|interpellées))",
    },
    "es": {
        DEATHS: r"(?:muertos|fallecidos|personas (?:murieron|han muerto|fallecieron"
        r"|han fallecido|perdieron la vida))",
        HURT: r"(?:heridos|personas (?:resultaron|han resultado) heridas)",
        SAVED: r"personas (?:fueron|han sido) rescatadas",
        MISSING: r"(?:desaparecidos|personas (?:siguen|están) desaparecidas)",
        HELD: r"(?:detenidos|personas (?:fueron|han sido) (?:detenidas|arrestadas))",
    },
    "it": {
        DEATHS: r"(?:morti|persone (?:sono morte|hanno perso la vita|sono state uccise))",
        HURT: r"(?:feriti|persone sono (?:rimaste|state) ferite)",
        SAVED: r"persone sono state (?:salvate|soccorse)",
        MISSING: r"(?:dispersi|persone (?:risultano|sono) disperse)",
        HELD: r"(?:arresti|persone sono state arrestate)",
    },
    "pt": {
        DEATHS: r"(?:mortos|pessoas (?:morreram|perderam a vida|foram mortas))",
        HURT: r"(?:feridos|pessoas ficaram feridas)",
        SAVED: r"pessoas foram (?:resgatadas|salvas)",
        MISSING: r"(?:desaparecidos|pessoas (?:estão|continuam) desaparecidas)",
        HELD: r"(?:detidos|pessoas foram (?:detidas|presas))",
    },
    "nl": {
        DEATHS: r"(?:doden|mensen (?:kwamen|zijn) om(?:gekomen| het leven(?: gekomen)?))",
        HURT: r"(?:gewonden|mensen (?:raakten|zijn) gewond)",
        SAVED: r"mensen (?:zijn|werden) gered",
        MISSING: r"(?:vermisten|mensen worden (?:nog )?vermist)",
        HELD: r"(?:arrestaties|mensen (?:zijn|werden) (?:aangehouden|gearresteerd))",
    },
    "pl": {
        DEATHS: r"(?:zabitych|ofiar śmiertelnych|osób (?:zginęło|zmarło))",
        HURT: r"(?:rannych|osób (?:zostało|jest) rannych)",
        SAVED: r"osób (?:uratowano|zostało uratowanych)",
        MISSING: r"(?:zaginionych|osób (?:uznano za zaginione|zaginęło))",
        HELD: r"osób (?:zatrzymano|aresztowano|zostało zatrzymanych)",
    },
    "ja": {
        DEATHS: "人が?(?:死亡|亡くな)",
        HURT: "人が?(?:けが|負傷|重軽傷)",
        SAVED: "人[をが]?救助",
        MISSING: "人が?行方不明",
        HELD: "人[をが]?逮捕",
    },
    "zh": {
        DEATHS: "人(?:死亡|遇难|遇難|罹难|罹難|丧生|喪生)",
        HURT: "人(?:受伤|受傷)",
        SAVED: "人获救|人獲救",
        MISSING: "人(?:失踪|失蹤)",
        HELD: "人(?:被捕|被逮捕)",
    },
    "ko": {
        DEATHS: "명이? ?(?:숨졌|숨지|사망)",
        HURT: "명이? ?(?:다쳤|다치|부상)",
        SAVED: "명[이을]? ?구조",
        MISSING: "명이? ?실종",
        HELD: "명[이을]? ?체포",
    },
}
"""What stands right after the number, by language and by what it counts."""
_UNSURE = {
    "de": "mindestens|etwa|rund|fast|ungefähr|mehr als|weniger als|über|bis zu|könnten?|befürcht"
    r"\w+|zunächst|weitere[nr]?|vermutlich|wohl|zuvor|jahr\w*|geschätzt\w*|knapp|dutzende?"
    "|pro|täglich",
    "fr": "au moins|environ|près de|plus de|moins de|jusqu'à|quelque|pourraient|crain\\w+|d'abord"
    "|autres?|dont|précédent\\w*|ans?|année\\w*|presque|dizaines?|estim\\w+|de plus|de moins"
    "|chaque|par (?:jour|mois)",
    "es": "al menos|unos|unas|cerca de|más de|menos de|hasta|podrían|otr[oa]s|casi|alrededor"
    "|inicialmente|años?|aproximadamente|decenas|estim\\w+|tem\\w+|más que|menos que|cada"
    "|al (?:día|mes)",
    "it": "almeno|circa|quasi|oltre|più di|meno di|fino a|altr[ie]|potrebbero|inizialmente|ann[oi]"
    "|decine|stim\\w+|in più|in meno|ogni|al (?:giorno|mese)",
    "pt": "pelo menos|cerca de|quase|mais de|menos de|até|outr[oa]s|poderiam|podem|inicialmente"
    "|anos?|dezenas|estim\\w+|mais|menos|cada|por (?:dia|mês)",
    "nl": "minstens|zeker|ongeveer|bijna|meer dan|minder dan|tot|andere|nog eens|zouden|mogelijk"
    "|aanvankelijk|jaar|tientallen|naar schatting|circa|per|elke",
    "pl": "co najmniej|około|ponad|prawie|blisko|kolejn\\w+|może|mogło|początkowo|lat|rok\\w*"
    "|dziesiątk\\w+|szacuj\\w+|więcej|mniej|dziennie|każd\\w+",
    "ja": "少なくとも|約|以上|超|未満|およそ|可能性|おそれ|恐れ|新たに|ほか|のうち|年",
    "zh": "至少|约|約|超过|超過|逾|近|以上|多人|另有|可能|累计|累計|其中|年",
    "ko": "최소|약|이상|여 ?명|가량|넘|추가|가능성|우려|중|년",
}
"""Words that make a count rough, old, expected or partial, anywhere in the sentence."""
_NUMBERS = {
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf",
}
_DIGITS = r"\d{1,3}(?:[.\s]\d{3})+(?!\d)|\d{1,6}"
_RANGE = re.compile(r"\d\s?(?:bis|à|a|o|ou|oder|y|e|et|und|en|tot|do|of|[-–~～至])\s?$")
_UNSPACED = frozenset(("ja", "zh"))
LANGUAGES = frozenset(_SAID)


def find_foreign_counts(sentence: str, language: str) -> list[Count]:
    """Return what a sentence in one of `LANGUAGES` counts; the places are not looked for."""
    text = unicodedata.normalize("NFKC", sentence).replace("’", "'")
    unsure, counted = _patterns(language)
    asks = text.rstrip("\"'”»」 ").endswith("?")
    if asks or YEAR.search(text) or unsure.search(text):
        return []
    return list(_counts(text, counted, language))


def _counts(text: str, counted: re.Pattern[str], language: str) -> Iterator[Count]:
    for found in counted.finditer(text):
        value = _worth(found["number"], language)
        if value < 2 or _RANGE.search(text[: found.start()]):
            continue
        rest = f"{text[: found.start()]} {text[found.end() :]}"
        stems = content_stems(rest, language)
        context = frozenset(stem for stem in stems if not stem[0].isdigit())
        what = next(name for name, part in _GROUPS.items() if found[part])
        yield Count(value, what, frozenset(), context)


_GROUPS = {DEATHS: "deaths", HURT: "hurt", SAVED: "saved", MISSING: "missing", HELD: "held"}


def _worth(number: str, language: str) -> int:
    """Return what a number is worth; 0 for what is none: "dıx" matches "dix" whatever its case."""
    spelt = _NUMBERS.get(language, "").split()
    if number.lower() in spelt:
        return spelt.index(number.lower()) + 2
    return int(re.sub(r"\D", "", number) or 0)


@lru_cache(maxsize=16)
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    said = "|".join(f"(?P<{_GROUPS[what]}>{words})" for what, words in _SAID[language].items())
    spelt = "".join(f"|{word}" for word in _NUMBERS.get(language, "").split())
    edge = "" if language in (*_UNSPACED, "ko") else r"\b"
    space = r"\s?" if language in (*_UNSPACED, "ko") else r"\s"
    number = rf"(?<![\w.,:/+–-])(?P<number>{_DIGITS}{spelt})"
    if language in _UNSPACED:
        number = rf"(?<![\d.,])(?P<number>{_DIGITS})"
    return (
        re.compile(rf"{edge}(?:{_UNSURE[language]}){edge}", re.IGNORECASE),
        re.compile(rf"{number}{space}(?:{said}){edge}", re.IGNORECASE),
    )
