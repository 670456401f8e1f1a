"""Titles before a name in Slavic languages, with whose they are between: "prezydent Ukrainy Ek".

What may stand between the title and the name is in the genitive: known countries and bodies,
acronyms ("президент США"), and a short list of what offices are over ("ministr zahraničí").
"""

from collections.abc import Mapping, Sequence

from bot.actors.gazetteer import Form, Gazetteer
from bot.actors.tokens import SPACE, Token, folds

_MOST_BETWEEN = 5


def _folded(text: str) -> frozenset[str]:
    return frozenset(word for word in folds(text))


SLAVIC_TITLES: Mapping[str, frozenset[str]] = {
    "ru": _folded(
        """
        президент вице-президент премьер министр замминистра вице-премьер глава губернатор
        мэр депутат сенатор лидер директор гендиректор председатель зампред спикер секретарь
        пресс-секретарь помощник советник посол канцлер представитель уполномоченный адвокат
        генпрокурор прокурор король королева генерал полковник главнокомандующий командующий
        профессор эксперт политолог экономист журналист режиссёр режиссер актёр актер
        актриса певец певица тренер основатель руководитель начальник заместитель
        экс-президент
        """
    ),
    "uk": _folded(
        """
        президент прем'єр міністр міністерка віцепрем'єр голова губернатор мер депутат
        депутатка сенатор лідер директор спікер секретар речник речниця радник радниця посол
        канцлер представник представниця омбудсмен адвокат генпрокурор прокурор король
        генерал полковник головнокомандувач командувач професор експерт експертка політолог
        журналіст журналістка режисер тренер засновник керівник начальник заступник
        заступниця очільник очільниця
        """
    ),
    "pl": _folded(
        """
        prezydent prezydenta prezydentem premier premiera premierem wicepremier minister
        ministra ministrem ministra wiceminister wiceministra szef szefowa szefa szefem
        rzecznik rzeczniczka rzecznika przewodniczący przewodnicząca przewodniczącego
        marszałek marszałka poseł posłanka senator prezes prezesa wiceprezes dyrektor
        dyrektorka lider liderka lidera burmistrz wojewoda kanclerz kanclerza sekretarz
        sekretarza ambasador generał prokurator sędzia trener ekspert profesor doradca
        kandydat kandydatka król królowa papież
        """
    ),
    "cs": _folded(
        """
        prezident prezidenta prezidentem premiér premiéra premiérka ministr ministra
        ministryně vicepremiér šéf šéfka šéfa předseda předsedkyně předsedy místopředseda
        místopředsedkyně mluvčí hejtman hejtmanka primátor primátorka starosta starostka
        poslanec poslankyně senátor senátorka ředitel ředitelka ředitele generál náčelník
        kancléř kancléře tajemník velvyslanec žalobce soudce soudkyně advokát advokátka
        trenér expert ekonom analytik analytička lídr král papež
        """
    ),
}
SLAVIC_TITLES = {
    **SLAVIC_TITLES,
    "sk": SLAVIC_TITLES["cs"] | _folded("premiér minister predseda predsedníčka hovorca"),
}
_OVER: Mapping[str, frozenset[str]] = {
    "ru": _folded(
        """
        иностранных внутренних дел обороны финансов юстиции экономики здравоохранения
        образования культуры энергетики транспорта сельского хозяйства правительства
        президента парламента области края республики района города партии фракции компании
        комитета совета федерации государственной думы госдумы комиссии страны безопасности
        штаба полиции министра банка завода больницы школы
        университета института фабрики театра музея клуба
        """
    ),
    "uk": _folded(
        """
        закордонних внутрішніх справ оборони фінансів юстиції економіки охорони здоров'я
        освіти культури енергетики уряду президента парламенту області міста партії фракції
        компанії комітету ради країни безпеки штабу поліції міністра банку верховної
        """
    ),
    "pl": _folded(
        """
        spraw zagranicznych wewnętrznych obrony narodowej finansów sprawiedliwości zdrowia
        edukacji kultury rolnictwa infrastruktury klimatu cyfryzacji aktywów państwowych
        rządu prezydenta sejmu senatu klubu partii rady komisji europejskiej krajowej
        policji straży granicznej miasta banku spółki generalny generalnego prasowy
        rzecznika sztabu dyplomacji resortu
        """
    ),
    "cs": _folded(
        """
        zahraničí vnitra obrany financí spravedlnosti zdravotnictví školství kultury
        zemědělství dopravy průmyslu vlády prezidenta sněmovny senátu strany hnutí klubu
        rady komise policie hasičů kraje města banky společnosti nemocnice generálního štábu
        diplomacie resortu unie evropské státního úřadu
        """
    ),
}
_OVER = {**_OVER, "sk": _OVER["cs"]}
_REGIONS = (
    *("ск", "цк", "ськ", "цьк", "ской", "ского", "ськой", "ської", "ського"),
    *("skiego", "skiej", "ckiego", "ckiej", "skeho", "ske"),
)
"""Ends of adjectives of regions, folded: "губернатор Брянской области"."""
_GENITIVES: Mapping[str, tuple[str, ...]] = {
    "ru": ("ого", "его", "ой", "их", "ых", "и", "ы"),
    "uk": ("ого", "ої", "их", "и", "і", "ї", "у", "ю"),
    "pl": ("a", "i", "y", "u", "ej", "ego", "ych", "ich", "ów"),
    "cs": ("ého", "ího", "ské", "ní", "ých", "a", "e", "i", "u", "y", "ů"),
}
_GENITIVES = {**_GENITIVES, "sk": _GENITIVES["cs"]}
"""Ends of what an office is over: "глава Верховного Суда", "мэр Казани Эккем"."""
_OPEN = ("а", "я")
"""They end women's names and genitives: "Ада Роевская", but "тренер Зенита Эккем"."""
_FATHERS = ("ич", "вна", "чна")
WITH_GENITIVES = frozenset(_OVER)
"""Languages in which titles are read so."""


def title_before(
    tokens: Sequence[Token], language: str, gazetteer: Gazetteer
) -> tuple[int, bool] | None:
    """Return where a title begins that ends right before the name, and whether it says whose.

    None where none does: then a verb, or somebody else's name, stands between.
    """
    titles = SLAVIC_TITLES[language]
    at = len(tokens)
    while at > max(0, len(tokens) - 1 - _MOST_BETWEEN):
        at -= 1
        if at + 1 < len(tokens) and tokens[at + 1].gap != SPACE:
            return None
        if tokens[at].fold in titles and not _is_over(tokens, at, language):
            return _with_first_part(tokens, at), at + 1 < len(tokens)
        if not _says_whose(tokens, at, language, gazetteer):
            return None
    return None


def shows_person(tokens: Sequence[Token], at: int, language: str, gazetteer: Gazetteer) -> bool:
    """Return whether a title shows that a row of capitals is a person's name, no body's.

    The first word tells: "глава Верховного Суда", "prezes Akcji Ludowej". Of three words or more
    it is rather whose the office is ("мэр Москвы Ада Ро"), unless the second names the father.
    """
    return (
        not _begins_with_whose(tokens, at, language)
        and title_before(tokens[:at], language, gazetteer) is not None
    )


def _begins_with_whose(tokens: Sequence[Token], at: int, language: str) -> bool:
    first, second = tokens[at].text, tokens[at + 1].text
    if any(token.capital and token.gap == SPACE for token in tokens[at + 2 : at + 3]):
        return not second.endswith(_FATHERS)
    open_ended = first.endswith(_OPEN) and not second.endswith(_OPEN)
    return open_ended or first.endswith(_GENITIVES[language])


def _is_over(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether a title is only whose assistant: "помощник президента Ада Ро"."""
    if not at or tokens[at].gap != SPACE or tokens[at].glued:
        return False
    return tokens[at].fold in _OVER[language] and tokens[at - 1].fold in SLAVIC_TITLES[language]


def _with_first_part(tokens: Sequence[Token], at: int) -> int:
    """Return where a compound begins: "премьер-министр"."""
    while at and tokens[at].glued:
        at -= 1
    return at


def _says_whose(tokens: Sequence[Token], at: int, language: str, gazetteer: Gazetteer) -> bool:
    token = tokens[at]
    if token.acronym or token.fold in _OVER[language]:
        return True
    if not token.capital:
        return False
    known = gazetteer.match(tokens, at, language) or gazetteer.match_inflected(tokens, at, language)
    if known is not None and known.form is Form.NAME:
        return not known.key.startswith("person:")
    return token.fold.endswith(_REGIONS)
