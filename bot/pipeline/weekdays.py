"""Which days of the week an article names.

A report says when: "on Tuesday". Two that name a day each, and none in common, seldom report one
event. The names are found among an article's terms, so nothing else has to be kept with it.

Names that are everyday words too, or have their stems, are left out: Portuguese "segunda" is also
the second, Turkish "pazar" also a market, and Spanish "sabe" has the stem of "sábado".
"""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from summarizers.text.words import content_stems

_NAMES = {
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "de": "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "es": "lunes martes miércoles jueves viernes - domingo",
    "fi": "maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "ja": "月曜 火曜 水曜 木曜 金曜 土曜 日曜",
    "ko": "월요일 화요일 수요일 목요일 금요일 토요일 일요일",
    "nb": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "no": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "pl": "poniedziałek wtorek środę czwartek piątek sobotę niedzielę",
    "ru": "понедельник вторник - четверг пятницу субботу воскресенье",
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "uk": "понеділок вівторок середу четвер п'ятницю суботу неділю",
    "zh": "周一/星期一 周二/星期二 周三/星期三 周四/星期四 周五/星期五 周六/星期六"
    " 周日/星期日/星期天",
}
"""As they stand in news, Monday first; inflected where that is how they mostly stand.

A dash is a day left out.
"""


def named_days(terms: Mapping[str, object], language: str) -> int:
    """Return the days of the week among the terms: bit 0 is Monday, 0 is none or not known."""
    known = _known(language)
    found = 0
    for term in known.keys() & terms.keys():  # of two views the smaller one is gone through
        found |= known[term]
    return found


@lru_cache(maxsize=32)
def _known(language: str) -> dict[str, int]:
    """Return the stems that stand for one day each."""
    stems_of = [
        {stem for name in names.split("/") for stem in content_stems(name, language)}
        for names in _NAMES.get(language, "").split()
    ]
    days_with = Counter(stem for stems in stems_of for stem in stems)
    return {
        stem: 1 << day
        for day, stems in enumerate(stems_of)
        for stem in stems
        if days_with[stem] == 1
    }
