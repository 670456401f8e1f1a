"""Roles as printed in languages other than English: the title that stands beside the name.

Before it in European languages ("la ministra María López", "US-Präsident Donald Trump"), behind it
in Japanese and Korean ("高市早苗首相", "이재명 대통령"), on either side in Chinese ("习近平主席").
"""

import re
from collections.abc import Sequence

from bot.actors.appositions import find_appositions
from bot.actors.gazetteer import Gazetteer
from bot.actors.inflected import ELIDING, bare_tokens
from bot.actors.latin_words import COURTESIES, LEADING, OPENINGS, title_at
from bot.actors.roles import FoundRole
from bot.actors.slavic_roles import WITH_GENITIVES, title_before
from bot.actors.tokens import SPACE, Token, tokenise, word_set
from bot.model.actor import ActorType

_BEHIND = re.compile(
    r"[ \u00a0]?("
    r"首相|大統領|国家主席|主席|総書記|官房長官|国務長官|長官|外相|防衛相|財務相|総裁|党首|知事|総理|幹事長|委員長"
    r"|副?社長|副?会長|教授|准教授|監督|選手|議員|市長|理事長|取締役|専務|常務|頭取|院長|校長|容疑者|被告|弁護士"
    r"|医師|报道官|報道官"
    r"|总统|總統|总理|總理|部长|部長|外长|外長)"
)
_KOREAN_TITLE = (
    "(?:대통령|총리|장관|차관|국무위원장|위원장|부부장|실장|의원|대표|후보|시장|지사|교수|회장|사장|대변인|감독"
    "|선수|최고위원|검사|판사|변호사|청장|총장|이사장|원장|주석)"
)
_KOREAN_WHOSE = rf"(?:(?!\w{{0,8}}{_KOREAN_TITLE} )[가-힣]{{1,8}}(?<![은는이가을를의과와에도로]) )"
_KOREAN_BEHIND = re.compile(
    rf"[ \u00a0]((?:(?:전|현|신임) )?{_KOREAN_WHOSE}{{0,2}}[가-힣]{{0,4}}{_KOREAN_TITLE})"
    r"(?![가-힣]{2}(?<!에게|까지|부터|께서|한테|에서|으로|이라|라고|보다|처럼)|팀|실|부)"
)
"""Who somebody is, behind the name: "무소속 의원", "전 대구시장"."""
_WHOSE = re.compile(r"^(?!Ex-|Vize-|Vice-)\w*[A-ZÄÖÜ&]\w*[A-Z&]\w*-")
"""A role that says whose: "US-Präsident", "CD&V-voorzitter"."""
_OWNERS_FIRST = ("de", "sv", "no", "da", "fi", "lt", "lv")
"""Languages in which whose president somebody is stands before the title, in the genitive."""
_REACH_BACK = 80
_COURTESIES = COURTESIES | {"senor", "senora"}
"""They say of nobody what he is."""
_EQUALS = word_set("homologue")
"""Somebody else's office is theirs as well: which, only the sentence before says."""
_RANKS = word_set("general generale chef jefe adjunto adjunta adjoint adjointe")
_AMPERSAND = re.compile(r"(?<![\w&])\w{1,8}&$")
_PORTFOLIOS = word_set(
    """
    diyanet isleri
    adalet aile altyapi belediye buyuksehir calisma cevre degisikligi devlet disisleri egitim
    enerji genclik genel guvenlik hazine hizmetler icisleri iklim kaynaklar kultur maliye milli
    orman parti saglik sanayi savunma sehircilik sosyal spor tabii tarim teknoloji ticaret turizm
    ulastirma
    """
)
"""What stands in Turkish before the title, a possessive: a minister of what?"""
_BODIES = (
    *("kurumu", "kurulu", "bankasi", "mahkemesi", "federasyonu", "komisyonu", "teskilati"),
    *("birligi", "universitesi", "meclisi", "konseyi", "partisi", "dernegi", "vakfi", "odasi"),
    *("sendikasi", "komitesi", "heyeti", "idaresi", "mudurlugu", "kulubu", "borsasi", "barosu"),
    *("ajansi", "merkezi", "dairesi", "baskanligi", "belediyesi", "odalari", "birlikleri"),
)
"""Ends of the last words of Turkish bodies, possessives: "Merkez Bankası"."""
_NO_BODY = OPENINGS | {"ayrica"}
_LOCATIVE = re.compile(r"\w{3}[dt][ae]n?$")
_OF_PROVINCES = ("valisi", "kaymakami")
_LONGEST_OWNER = 4
_BEFORE = re.compile(
    r"(?:国家主席|总统|總統|总理|首相|外长|总书记|副?(?:司长|局长|处长|主任|主席|教授|总经理|董事长|书记|院长"
    r"|校长|会长|秘书长|省长|市长|部长|总裁|局長|主任|院長|校長|會長|市長)|院士|发言人|發言人|专家|研究员"
    r"|工程师|总设计师|律师|分析师|联合创始人|创始人)$"
)


def find_foreign_roles(
    text: str, start: int, end: int, language: str, gazetteer: Gazetteer
) -> list[FoundRole]:
    """Return the title printed beside the name at `text[start:end]`, if there is one."""
    if language in ("ja", "ko", "zh"):
        behind = (_KOREAN_BEHIND if language == "ko" else _BEHIND).match(text, end)
        role = behind.group(1) if behind else ""
        if language == "zh" and not role:
            role = _chinese_role(text, start, gazetteer)
        return [FoundRole(role, frozenset(), affiliated=False)] if role else []
    if language in WITH_GENITIVES:
        return _slavic_role(text, start, language, gazetteer)
    printed = _right_before(text, start, language, gazetteer)
    whose = _WHOSE.search(printed) is not None or (" " in printed and language in _OWNERS_FIRST)
    title = [FoundRole(printed, frozenset(), affiliated=whose)] if printed else []
    return [*title, *find_appositions(text, start, end, language)]


def _slavic_role(text: str, start: int, language: str, gazetteer: Gazetteer) -> list[FoundRole]:
    tokens = tokenise(text, max(0, start - _REACH_BACK), start)
    if not tokens or text[tokens[-1].end : start] != " ":
        return []
    found = title_before(tokens, language, gazetteer)
    if found is None:
        return []
    first, whose = found
    return [FoundRole(text[tokens[first].start : tokens[-1].end], frozenset(), affiliated=whose)]


def _right_before(text: str, start: int, language: str, gazetteer: Gazetteer) -> str:
    """Return the title that only a space parts from the name."""
    turkish = language == "tr"
    tokens = tokenise(text, max(0, start - (_REACH_BACK if turkish else 40)), start)
    if language in ELIDING:
        tokens = bare_tokens(tokens, language)
    first = title_at(tokens, len(tokens), language)
    if first < 0 or text[tokens[-1].end : start] != " " or tokens[first].fold in _EQUALS:
        return ""
    while (
        first
        and tokens[first].gap == SPACE
        and (tokens[first].glued or tokens[first - 1].fold in LEADING)
    ):
        first -= 1
    first = _start_of_office(tokens, first, gazetteer) if turkish else _start_of_rank(tokens, first)
    if language in _OWNERS_FIRST:
        first = _start_of_land(tokens, first, language, gazetteer)
    if all(token.fold in _COURTESIES for token in tokens[first:]):
        return ""
    return text[_start_of_mark(text, tokens[first].start) : tokens[-1].end]


def _start_of_rank(tokens: Sequence[Token], first: int) -> int:
    """Return where an office begins whose last word is its rank: "fiscala general"."""
    if not first or tokens[first].gap != SPACE or tokens[first].fold not in _RANKS:
        return first
    before = tokens[first - 1]
    if before.fold == "en":  # "juge en chef"
        return max(0, first - 2)
    plain = len(before.fold) > 3 and before.fold.endswith(
        ("or", "ora", "ario", "aria", "al", "ala", "eur", "aire", "ro")
    )
    return first - 1 if plain and tokens[first].fold != "chef" else first


def _start_of_land(tokens: Sequence[Token], first: int, language: str, gazetteer: Gazetteer) -> int:
    """Return where the land's genitive begins: "Rysslands president", "Israels Premier"."""
    if not first or tokens[first].gap != SPACE or not tokens[first - 1].capital:
        return first
    owner = gazetteer.match_inflected(tokens, first - 1, language)
    return first - (owner is not None and owner.key.startswith("country:"))


def _start_of_mark(text: str, start: int) -> int:
    """Return where a word begins whose first letters an ampersand parts: "CD&V-voorzitter"."""
    before = _AMPERSAND.search(text, max(0, start - 12), start)
    return before.start() if before else start


def _start_of_office(tokens: Sequence[Token], title: int, gazetteer: Gazetteer) -> int:
    """Return where the office begins whose title stands behind it in Turkish, and whose it is.

    "Ulaştırma ve Altyapı Bakanı", "Rusya Devlet Başkanı"; who met the minister is no part of it.
    """
    first = title
    while first and tokens[first - 1].fold in _PORTFOLIOS and tokens[first].gap in (SPACE, ","):
        first -= 1
        joined = first > 1 and tokens[first - 1].fold == "ve"
        first -= joined and tokens[first - 2].fold in _PORTFOLIOS
    return _start_of_owner(tokens, first, gazetteer)


def _start_of_owner(tokens: Sequence[Token], first: int, gazetteer: Gazetteer) -> int:
    """Return where the one name of a body or place begins that ends right before the office."""
    if not first or tokens[first].gap != SPACE or tokens[first - 1].possessive:
        return first
    for at in range(max(0, first - _LONGEST_OWNER), first):
        owner = gazetteer.match(tokens[:first], at, "tr")
        if owner is not None and len(owner.folds) == first - at and owner.key in gazetteer.known:
            return first if gazetteer.known[owner.key].type is ActorType.PERSON else at
    if tokens[first - 1].fold.endswith(_BODIES):
        return _start_of_body(tokens, first - 1, gazetteer)
    province = tokens[first].fold in _OF_PROVINCES and tokens[first - 1].capital
    return first - (tokens[first - 1].acronym or province)  # "ABD Başkanı", "İzmir Valisi"


def _start_of_body(tokens: Sequence[Token], last: int, gazetteer: Gazetteer) -> int:
    """Return where a body's name begins that ends at `last`: "Milli İstihbarat Teşkilatı"."""
    first = last
    while first > max(0, last - _LONGEST_OWNER):
        before = tokens[first - 1]
        spaced = tokens[first].gap == SPACE and before.end + 1 == tokens[first].start
        if not spaced:  # "Ali Koç. Türkiye Futbol Federasyonu"
            break
        if not before.capital or before.fold in _NO_BODY or _LOCATIVE.search(before.fold):
            break
        known = gazetteer.match(tokens[:first], first - 1, "tr")
        if known is not None and known.key.startswith("person:"):
            break
        first -= 1
    return first


def _chinese_role(text: str, start: int, gazetteer: Gazetteer) -> str:
    """Return the title before a name with the country before it ("法国总统马克龙")."""
    title = _BEFORE.search(text, max(0, start - 6), start)
    if title is None:
        return ""
    for size in (5, 4, 3, 2):
        country = text[max(0, title.start() - size) : title.start()]
        spellings = gazetteer.characters.get(country[:1], ())
        if any(spelling == country for spelling, _ in spellings):
            return country + title.group()
    return title.group()
