"""What stands in news pages but is not the news: pointers, credits, pleas, bylines, stamps.

The patterns of all languages are tried on every text: pages mix languages, and each pattern is
narrow enough to spare an ordinary sentence of another one. Precision comes first.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from summarizers.text.foreign_lines import is_foreign_line

_SEEN = 600
"""How many characters of a sentence are looked at."""
_SENTENCES = 512
"""So many sentences that were looked at last are known: a page is read for its text, its actors
and its stories."""

_POINTERS = (
    "also read|also see|see also|read also|read more|read next|read the full (?:story|article)",
    "more (?:on this|from)|recommended(?: for you)?|you (?:may|might) also like|don't miss",
    "related(?: (?:story|stories|articles?|coverage|topics?|news|links?|content))?",
    "watch(?: (?:live|now|more|here|the video|video))?|listen|in pictures|in photos|trending",
    "most read|editor'?s (?:picks?|note)|explained|key (?:points|events|takeaways)|live updates?",
    "advertisement|sponsored|comments?|tags|topics|share|video",
    "lesen sie (?:auch|mehr|hier|dazu)|mehr (?:zum thema|dazu|lesen)|auch interessant|zum thema",
    "das könnte sie auch interessieren|anzeige|weiterlesen",
    "le[ae] (?:también|más)|lea además|leer más|ve[ar]? también|también le[ae]|publicidad",
    "(?:te|le) puede interesar|más información|relacionad[oa]s?",
    "(?:à )?lire aussi|à lire|lire (?:la suite|également)|voir aussi|à voir|publicité",
    "sur le même sujet|leggi anche|potrebbe interessarti|leia (?:também|mais)|saiba mais",
    "veja também|lees (?:ook|meer)|bekijk ook",
)
"""Lines that lead elsewhere: such words, then a colon, a bar, a bracket, or the line's end."""

_CREDITS = (
    "(?:file )?(?:photo|image|picture|video|graphic|illustration|map|chart)s?"
    "(?: (?:credit|courtesy|source|by))?",
    "sources?|credits?|caption|fotos?|bild(?:er)?(?:nachweis|quelle)?|grafik|quellen?|fuentes?",
    "imagen|crédits?(?: photos?)?|crédito(?: de la foto)?|photo d'archives?|fonte|foto de archivo",
)
"""Such words, then a colon, a slash or a bar."""

_NETWORK = r"(?:x|twitter|facebook|instagram|telegram|whatsapp|youtube|tiktok)\b"

_PLEAS = (
    r"also read\b|read (?:more|also) (?:about|on|here|at|from|in)\b",
    r"(?:please )?subscribe (?:now|to|today|here|for)\b|sign up (?:for|to|here|now)\b",
    r"(?:log|sign) in to\b|register (?:now|here|for free)\b|enter your e-?mail",
    r"become a (?:member|subscriber|supporter)\b|support (?:our|independent) journalism",
    r"join (?:our|us on)\b.{0,40}(?:whatsapp|telegram|facebook|newsletter|channel|group)",
    r"download (?:our|the)\b.{0,40}\bapp\b|get (?:the|our)\b.{0,60}\b(?:newsletter|inbox|app)\b",
    r"follow (?:us|@|our\b.{0,30}\b(?:page|channel|coverage|blog))|like us on\b",
    rf"(?:why not )?(?:follow|find) .{{2,40}} on {_NETWORK}"
    rf"(?:,? {{1,2}}(?:(?:and|or) )?(?:on )?{_NETWORK})*.{{0,20}}$",
    r"(?:you can also )?send (?:us )?(?:your )?story ideas\b|if you have a story suggestion\b",
    r"if you are reading this page and can't see\b|share your experiences?\b",
    r"(?:click|tap) here\b|share this (?:article|story|post|page)|skip to (?:main )?content",
    r"thank(?:s| you) for (?:reading|subscribing|signing)|scroll down (?:for|to)\b",
    r"on this page (?:you (?:will|can) find|are)\b",
    r"for a chance to (?:be (?:mentioned|featured)|win)\b",
    r"(?:story|article) continues (?:below|after)|loading\b.{0,20}$",
    r"this (?:article|story|piece) (?:was|is|has been) (?:originally |first |also )?"
    r"(?:published|appeared|produced|updated|corrected|republished|translated)\b",
    r"have (?:a tip|something to share)|got a (?:tip|story)\b|e-?mail your\b",
    r"(?:if|do|have) you\b.{0,80}\be-?mail (?:us|your)\b",
    r"for (?:more|further|additional) (?:information|details)\b.{0,60}?"
    r"\b(?:visit|contact|call|click|see|go to|e-?mail|check)\b",
    r"(?:the )?(?:views|opinions) expressed (?:(?:in|on) th(?:is|ese)|here|herein|are"
    r"|by (?:the|our) (?:author|writer|contributor|columnist)s?)\b",
    r"in this (?:[a-z.]{3,9} \d{1,2}, \d{4},? |undated |\d{4} )?(?:file |handout |combination )?"
    r"(?:photo|image|frame grab)(?:,| (?:from|made|taken|provided|released|posted|by)\b)",
    r"pictured (?:right|left|above|below|here|at|from|with|are|is)\b",
    r"(?:e-?mail|contact) (?:us|the (?:author|reporter|editor)s?)\b",
    r"abonnieren sie\b|folgen sie (?:uns|@)|melden sie sich\b.{0,40}newsletter|hier klicken",
    r"s[íi]guenos\b|suscr[íi](?:bete|base)\b|haga? clic\b|haz clic\b|reg[íi]strate\b",
    r"abonnez-vous|suivez-nous|inscrivez-vous|cliquez ici|rejoignez-nous",
    r"seguici su|iscriviti|abbonati|siga-nos|inscreva-se|volg ons|abonneer (?:je|nu)",
    "関連記事|関連ニュース|関連リンク|あわせて読みたい|こちらもおすすめ|続きを読む"
    "|もっと(?:読む|見る)",
    r"(?:写真|画像|動画|図|出典|撮影|提供|資料写真)\s*[:：=＝／/]|【(?:写真|動画|画像)",
    "フォロー(?:する|してください|はこちら)|会員登録|(?:メールマガジン|ニュースレター)に?登録",
    "この記事は(?:有料|会員)|無断転載",
    r"관련\s?(?:기사|뉴스)(?![가-힣])|더\s?(?:보기|읽기)|많이\s본|추천\s?기사|구독\s?(?:하기|신청)",
    r"(?:사진|영상|그래픽|출처|자료)\s*[:：=＝/]|무단\s?전재|저작권자|ⓒ",
    r"(?:네이버|카카오톡?|유튜브)에?서?\s?.{0,20}(?:구독|채널)",
    r"(?:相关|相關|延伸)(?:阅读|閱讀|新闻|新聞)|(?:图片|圖片)?来源\s*[:：]|责任编辑|編輯\s*[:：]",
)
"""How such lines begin."""

_ANYWHERE = (
    (
        ("contributed ",),
        r"contributed (?:reporting|to (?:this|the) (?:report|story|article|guide))",
    ),
    (
        ("rights reserved", "©", "(c) ", "copyright ", "vorbehalten"),
        r"\ball rights reserved\b|^\W*(?:©|\(c\) |copyright )|alle rechte vorbehalten",
    ),
    (
        ("reservados", "réservés", "転載", "전재", "재배포"),
        r"todos los derechos reservados|tous droits réservés|無断転載を禁|무단\s?전재"
        r"|재배포\s?금지",
    ),
    (
        ("cookie",),
        r"\b(?:we|site|website|partners?)\b.{0,60}\bcookies\b.{0,80}\b(?:experience|consent"
        r"|accept|agree|settings|policy|browser|improve|personali[sz]e|traffic)"
        r"|accept (?:all )?cookies|cookie[ -](?:policy|settings|preferences|banner|richtlinie)"
        r"|\bcookies?\b.{0,60}(?:einverstanden|akzeptieren|zustimmen|aceptar|accepter|acepta)"
        r"|(?:verwende[nt]|nutz(?:en|t)|utiliza(?:mos)?|utilise)\b.{0,40}\bcookies\b",
    ),
    (
        ("javascript", "read", "lesezeit", "lectura"),
        r"(?:enable|turn on) javascript"
        r"|(?<!\d)\d+\s?min(?:ute)?s?\s(?:read|lesezeit|de lectura)\s*$",
    ),
    (
        ("(", "[", "/", "|"),
        r"[(\[/|]\s*(?:ap photo|getty images?|afp|reuters|epa|shutterstock|via ap)\b[^.]{0,60}$",
    ),
    (("byline:", "(soundbite of"), r"^[^:]{3,60}, byline:|\(soundbite of "),
    (
        ("photo by", "기자"),
        r"photo by .{2,60}[)\]]\s*\.?$|기자\s*(?:[^\s@]{0,60}\s+)?[^\s@]{0,60}[\w.+-]@[\w-]+\.\w",
    ),
    (
        ("mit material", "con información"),
        r"mit material (?:von|der)\b|con información de (?:agencias|afp|efe|reuters|ap)\b",
    ),
)
"""Where what is no news may stand in a line; in lower case, every match of a pattern holds one of
the texts before it: looking for them is ten times as fast, and few sentences hold any."""

_STAMPS = (
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?|uhr|h)?\s*(?:[a-z]{2,5})?",
    r"\d+\s*(?:min(?:ute)?s?|hours?|hrs?|days?)\s+ago",
    r"(?:first |last )?(?:published|updated|posted|modified)\b[^.!?]{0,80}",
    r"(?:aktualisiert|stand|actualizado|publicado|mis à jour|publié)\b[^.!?]{0,80}",
    r"(?:入力|수정|등록|更新|公開|配信)\s*[:：]?\s*[\d年月日./:\ -]+.{0,10}",
)
"""Whole lines that say when."""

_NAME = r"[^\W\d_a-z][\w.'-]+(?: [^\W\d_a-z][\w.'-]*){1,3}"
_NAMES = rf"{_NAME}(?:(?:,| and| und| y| et| &) {_NAME})*"
_TOWN = r"[^\W\d_a-z][\w.'-]+(?: [^\W\d_a-z][\w.'-]+){0,2}"
_REPORTED = r"(?:reported(?: and wrote)?|wrote(?: and reported)?|contributed)"
_WROTE = r"wrote (?:this|the) (?:story|report|article) (?:from|in)"
_FILED = rf"(?:{_REPORTED} (?:from|in)|{_WROTE}) {_TOWN}(?:, {_TOWN})?"
_FILED_FIRST = rf"(?:{_REPORTED} from|{_WROTE}) {_TOWN}(?:, {_TOWN})?"
"""Who wrote from where: all there is in such a line ("reported in Nature" is no town)."""
_BYLINES = (
    rf"(?:By|BY|by|Von|Por|Par|Di|Door|Av|Af|Oleh|Autor|Autorka|Autori|Written by|Edited"
    rf" by):?\s+{_NAMES}"
    r"(?:\s*[,|·–—―-].{0,60})?[^.!?]?$",
    rf"(?:Additional )?[Rr]eporting (?:and writing )?by {_NAMES}(?: in \w+)?(?:\s*[;.)].*)?$",
    rf"(?:[Ee]diting|[Ww]riting|[Cc]ompiled) by {_NAMES}\W*$",
    rf"{_NAMES} {_FILED_FIRST}(?:[,;]?(?: and| while)? (?:journalists? )?{_NAMES} {_FILED})*\W*$",
)


def is_boilerplate(sentence: str) -> bool:
    """Return whether a sentence is a pointer, credit, plea, byline or stamp, not news."""
    return _is_boilerplate(sentence[:_SEEN])


@lru_cache(maxsize=_SENTENCES)
def _is_boilerplate(sentence: str) -> bool:
    text = sentence.replace("’", "'").strip()
    lower = text.lower()
    if _LEADS_ELSEWHERE(lower) or _STAMP(lower) or _BYLINE(text):
        return True
    if _MARK(lower) and any(mark in lower and found(lower) for mark, found in _ANYWHERE_BY_MARK):
        return True
    return is_foreign_line(lower)


def _any_of(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


_LEAD_IN = r"[\s•·▶►▷◆■●*#>\-–—|\[(（【「<＜]*"
# For lower-case texts: where the case is to be ignored, every one of the words is tried in full.
_LEADS_ELSEWHERE = re.compile(
    rf"{_LEAD_IN}(?:{_any_of(_POINTERS)}\s*(?:[:：|\])>»…]|\.\.\.|$)"
    rf"|{_any_of(_CREDITS)}\s*[:：/|]|{_any_of(_PLEAS)})"
).match
_STAMP = re.compile(rf"\W*{_any_of(_STAMPS)}[^\w.!?]*$").match
_BYLINE = re.compile(rf"\W*{_any_of(_BYLINES)}").match
_ANYWHERE_BY_MARK = [
    (mark, re.compile(pattern).search) for marks, pattern in _ANYWHERE for mark in marks
]
_MARK = re.compile("|".join(re.escape(mark) for mark, _ in _ANYWHERE_BY_MARK)).search
"""Whether any mark is there, which in few sentences is so."""
