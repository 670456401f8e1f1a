"""Names in Chinese, Japanese and Korean writing, where no space and no capital marks them.

Known native spellings are found letter by letter. A known person named in full is then also found
by surname with a title ("高市首相", "이 대통령"); an unknown foreigner in Katakana by the dot in
the name and the title after it ("アンナ・ロウ氏"); unknown Japanese and Koreans by the title or
the age after their full name ("山田花子容疑者", "홍길동 의원").
"""

import re
import unicodedata
from collections.abc import Iterator

from bot.actors.gazetteer import Form, Gazetteer, Known
from bot.actors.recognise import Candidate
from bot.actors.spaceless import spaceless
from bot.model.actor import ActorType

_TITLES = (
    "首相|大統領|主席|総書記|総理|外相|防衛相|財務相|官房長官|国務長官|長官|総裁|党首|代表|氏"
    "|議員|知事|"
    "主席|总统|總統|总理|總理|首相|部长|部長|外长|外長|국무장관|대통령|총리|장관|위원장|의원"
    "|대표|총재|"
    "주석|실장|차관|부부장"
)
_KATAKANA_NAME = re.compile(rf"[ァ-ヴー]{{2,12}}(?:・[ァ-ヴー]{{2,12}}){{1,3}}(?={_TITLES})")
_KANJI_NAME = re.compile(
    r"(?<![一-龥々])(?![同各両故]|[一-龥々]*(?:学生|生徒|職員|社員|店員|男性|女性|会社|主婦|無職"
    r"|少年|少女|団代表|大学|学校|議会|議長|本部|商店街|運転手|夫婦|委員|組合|協会|病院))"
    r"[一-龥々]{3,5}?(?<![者員官長業営民犯都配児店院会部府県師校館署課])"
    r"(?<!理士|祉士|年生|大生|[国法]人|警部)(?:(?=(?:(?:副|前|元)?(?:社長|会長|知事|市長|理事長)|教授|准教授|監督"
    r"|選手|議員|氏|代表|取締役|専務|常務|院長|校長|署長|頭取|容疑者|被告|さん|弁護士|医師)?（\d{1,3}）)"
    r"|(?=容疑者|被告|さん[はがもの、]|氏[はがもをにの、]))"
)
"""Family and given name in Kanji, with an age or a title that only people have behind them."""
_KOREAN_HEADS = (
    "(?:서울|부산|대구|인천|광주|대전|울산|세종|수원|용인|성남|고양|창원|경기|강원|충북|충남|전북|전남"
    "|경북|경남|제주)(?:특별|광역)?(?:시장|도지사|지사)(?![가-힣]{2})"
)
"""Mayors and governors: "시장" alone is a market, too."""
_KOREAN_NAME = re.compile(
    "(?<![가-힣])(?!정부|고위|고등|유력|유명|강력|최[고근대선소신우초다연]|이번|지난|문제|한국|서울"
    "|전[국문직]|주[요장]|신인|신임|우[리승수]|민주|국회|민간|장애|문학|노벨|정치|이른|임기|오늘|고인"
    "|조합|진행|문화|이튿|이날|고려|한양|연세|이화|안보)"
    "[김이박최정강조윤장임한오서신권황안송류홍전고문손양배백허유남심노하곽성차주우구민진엄채원천]"
    "[가-힣](?![당부청회측처가는을를에과만의한급된될적던시단])[가-힣]"
    f"(?=씨|(?: 전| 신임)? {_KOREAN_HEADS}|(?: 전| 신임)? (?:[가-힣]{{1,8}}"
    " )?(?:대통령|총리|장관|의원|대표"
    "|위원장|최고위원|원내대표|시장|지사|교수|회장|사장|후보|대변인|수석대변인|검사|판사|변호사"
    "|감독|선수|실장"
    "|청장)(?![가-힣]{2}))"
)
"""A family name of one syllable, a given name of two, and a title behind them."""
_NO_CHINESE_NAME = (
    "(?!向|曾[经經任多公明在就对對与與因一私直表强強反]|周[一二三四五六日末]|[马馬]上|高[度级級层層调調兴興声聲校管]"
    "|[严嚴][正肃肅厉厲格重]|成[员員功]|方[面才]|[单單][位独獨方]|安全|[温溫]和|文[章件化]|任何|康[复復]"
    "|何[时時况況]|[万萬][分一]|[毕畢]竟|尚未|[宁寧][可愿願]|左右|[许許]多|[顾顧][问問客]|包[括含]|[关關][于於键鍵心]"
    "|[陆陸][续續]|[庄莊][严嚴]|凌晨|董事|侯任|范[大生]|(?<=官)方"
    "|[一-龥](?:大学|大學|证券|汽车|集团|公司|人士|媒体|媒體|记者|記者|法院|医院|银行))"
)
"""Words that begin as a family name does: "发言人向记者表示", "外长周三说"."""
_CHINESE_NAME = re.compile(
    r"(?:(?<=[长長任席授理员員师師记記家监監官裁士总總])|(?<=言人|始人|代表|专家|学者))"
    rf"{_NO_CHINESE_NAME}"
    r"[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁潘"
    r"蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍"
    r"史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴武戴莫孔向汤湯温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄聂聶章鲁魯岳翟殷"
    r"詹申欧耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷曲盛曲翁冉骆駱阎閻詹]"
    r"[一-龥]{1,2}?(?=说[，：:]?|說[，：:]?|认为|認為|指出|介绍[，说]|介紹[，說]|表示[，：]|告诉|告訴|坦言|透露|强调[，说])"
)
"""A Chinese family name and given name between what somebody is and a verb of saying."""
_COMPOUND = re.compile("(?<=[一-龥])[ァ-ヴ]")
"""A place in Kanji and a word in Katakana are another name: "南海トラフ", "沖縄タイムス"."""
_LATIN = "A-Za-z0-9Ａ-Ｚａ-ｚ０-９"
_LETTERS = re.compile(
    rf"(?<![{_LATIN}])(?<![{_LATIN}][ .・-])[A-ZＡ-Ｚ][A-Za-zＡ-Ｚａ-ｚ]+(?![ .・-]?[{_LATIN}])"
)
"""One word in our letters, of either width, among others: "ＮＡＴＯは", no "Quad Level Cell"."""
_OTHERS = ("EPA",)
"""Initials that are something else there: economic partnership agreements."""
_AFTER_KOREAN_NAME = re.compile("[은는이가을를의과와도에로만씨측]|한테|께|보다|까지|부터|라고|라는")
# A country's name goes on as another word: its people, its language ("日本人", "한국어").
_ANOTHER_WORD = re.compile("人|語|语|语言|文化|料理|菜|系|製|인(?![민])|어[^느]|산 |계 ")


def find_native(text: str, title: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Return the names in `text` that are written without spaces, in order.

    Whoever the title names in full may be named by surname in the text.
    """
    known = [*_known_spellings(text, gazetteer), *_known_in_letters(text, gazetteer)]
    named = [*_known_spellings(title, gazetteer), *known]
    people = dict.fromkeys(c.key for c in named if c.key.startswith("person:"))
    taken = {at for candidate in known for at in range(candidate.start, candidate.end)}
    found = [*known]
    for key in people:
        found += _free(_by_surname(text, gazetteer.known[key]), taken)
    found += _free(_unknown_people(text), taken)
    return sorted(found, key=lambda candidate: candidate.start)


def _known_spellings(text: str, gazetteer: Gazetteer) -> Iterator[Candidate]:
    at = 0
    while at < len(text):
        form, key = _spelling_at(text, at, gazetteer)
        if form:
            yield Candidate(at, at + len(form), gazetteer.known[key].type, key)
        at += len(form) or 1


def _known_in_letters(text: str, gazetteer: Gazetteer) -> Iterator[Candidate]:
    for match in _LETTERS.finditer(text):
        word = unicodedata.normalize("NFKC", match.group())
        phrase = gazetteer.look_up(word)
        if phrase is not None and phrase.form is Form.NAME and word not in _OTHERS:
            yield Candidate(*match.span(), gazetteer.known[phrase.key].type, phrase.key)


def _spelling_at(text: str, at: int, gazetteer: Gazetteer) -> tuple[str, str]:
    for form, key in gazetteer.characters.get(text[at], ()):
        if text.startswith(form, at) and _bounded(text, at, at + len(form), key):
            return form, key
    return "", ""


def _bounded(text: str, start: int, end: int, key: str) -> bool:
    """Whether the letters around it let it be a word: no Katakana or Hangul runs on into it."""
    before, after = text[start - 1 : start], text[end : end + 3]
    if _katakana(text[start]) and (_katakana(before) or before == "・" or _katakana(after[:1])):
        return False
    if _hangul(text[start]) and (_hangul(before) or _is_longer_korean(text, start, end, key)):
        return False
    if key.startswith("place:") and _COMPOUND.match(text, end):
        return False
    return not (key.startswith("country:") and _ANOTHER_WORD.match(after))


def _is_longer_korean(text: str, start: int, end: int, key: str) -> bool:
    """Whether a person's name of two syllables goes on as another's of three: 조현 in 조현재."""
    person = key.startswith("person:") and end - start == len("조현")
    return person and _hangul(text[end : end + 1]) and not _AFTER_KOREAN_NAME.match(text, end)


def _by_surname(text: str, person: Known) -> Iterator[Candidate]:
    for spelling in person.native:
        if not spaceless(spelling[0]) or not 2 <= len(spelling) <= 5 or _katakana(spelling[0]):
            continue
        lengths = (1,) if _hangul(spelling[0]) or len(spelling) < 4 else (2, 1)
        for length in lengths:
            surname = re.escape(spelling[:length])
            pattern = rf"(?<![\uac00-\ud7a3\u4e00-\u9fff]){surname}(?= ?(?:{_TITLES}))"
            for match in re.finditer(pattern, text):
                yield Candidate(*match.span(), ActorType.PERSON, person.key)


def _unknown_people(text: str) -> Iterator[Candidate]:
    for pattern in (_KATAKANA_NAME, _KANJI_NAME, _KOREAN_NAME, _CHINESE_NAME):
        for match in pattern.finditer(text):
            yield Candidate(*match.span(), ActorType.PERSON)


def _free(candidates: Iterator[Candidate], taken: set[int]) -> list[Candidate]:
    """Return the candidates that overlap nothing taken, and take their letters."""
    kept: list[Candidate] = []
    for candidate in candidates:
        letters = range(candidate.start, candidate.end)
        if taken.isdisjoint(letters):
            kept.append(candidate)
            taken.update(letters)
    return kept


def _katakana(character: str) -> bool:
    return bool(character) and ("ァ" <= character <= "ヴ" or character == "ー")


def _hangul(character: str) -> bool:
    return bool(character) and "\uac00" <= character <= "\ud7a3"
