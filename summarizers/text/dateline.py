"""Datelines: where a report was filed, in front of its first sentence ("GENEVA — ").

A dateline is no part of the sentence. Set apart, the sentence after it is still verbatim, and
reads as one.
"""

import re
from functools import cache

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’/-]+(?: [A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’/-]*){0,3}"
_REGION = r"(?:, [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2})?"
_DATE = rf"(?:, {_MONTH} \d{{1,2}})?"
_AGENCY = r"\([^()\n]{2,40}\)"
_PLACED = rf"{_CAPITALS}{_REGION}{_DATE}(?: {_AGENCY})?"
_GLUED = r"(?:[^\W\d_][\w.’'/-]*,? ){0,5}\([A-Z]{2,10}\)(?=[\"“‘']?[A-Z])"
"""Rome (CNN)The … : no space follows, so it is no abbreviation that is being introduced."""
_DASH = r"\s?(?:—|―|–|--|-)"
_JOINED = r"\s?[—―](?=[\"“‘']?[A-Z])(?![^—―.]{0,80}[—―])"
"""WASHINGTON—The …: no space follows, and no second dash that would make it an aside."""
_LAST = ("—", "―", "–", "-", ")", ":")
"""What every dateline ends with."""
_FOREIGN_LAST = (
    *_LAST,
    "·",
    "/.",
    "Новости.",
    "=",
    "]",
    "】",
    "］",
    "－",
    "电",
    "電",
    "讯",
    "訊",
    "）",
    "।",
)
_STAMP = (
    r"(?:UPDATED?|Updated?|CORRECTED|Corrected|BREAKING|Breaking|Aktualisiert|Actualizado"
    r"|Aggiornato|Mis à jour|Mise à jour)"
    r"(?: (?:at )?\d{1,2}[:.]\d\d ?(?:[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?)? ?:"
    rf"(?=\s+[\"“‘']?(?!{_MONTH} \d|\w+, (?:\w+\.? )?\d)[A-ZÀ-ÖØ-Þ].{{40}})"
)
"""A stamp in front of the first sentence: "Updated: The mayor …", no "Updated: Nov 3"."""
_DATELINE = re.compile(
    rf"{_STAMP}|(?:{_PLACED}"  # GENEVA, Switzerland, Jan. 3 (Agency) —
    rf"|(?:[^\W\d_][\w.’'/-]*,? ){{1,3}}{_AGENCY}"  # Berlin (dpa) –
    rf"|{_AGENCY}){_DASH}(?=\s+\S)"  # (Agency) -
    rf"|{_PLACED}{_JOINED}"
    rf"|{_GLUED}"
)


_CAPITALS_ANYWHERE = "A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻČĎĚŇŘŠŤŮŽĞİŞĂÂÎȘȚĖĪŪĮŲА-ЯЁЇІЄҐΑ-ΩΆ-Ώ"
_UPPER = f"[{_CAPITALS_ANYWHERE}]"
_TOWN = (
    rf"(?!(?:Der|Die|Das|Ein|Eine)\b){_UPPER}[\w.'’-]+"
    rf"(?:(?:[ /]| / )(?:(?:am|an der|im|de|del|di|la|le|do|da)[ /])?{_UPPER}[\w.'’-]*){{0,2}}"
)
_DAY = r",? \d{1,2}(?:\.\d{1,2}\.\d{0,4}|\.? (?:de )?[^\W\d_]{3,10}\.?(?: (?:de )?\d{4})?)"
_BEGINS = rf"(?=\s+[\"“„«‚‘¿¡»]?\s?{_UPPER})"
_FOREIGN = (
    rf"{_TOWN}{_DAY} [-–—] РИА Новости\.{_BEGINS}"
    rf"|(?:{_TOWN}(?:{_DAY})?|{_UPPER}{{2,}}(?: {_UPPER}[{_CAPITALS_ANYWHERE}'’]*){{0,5}})"
    rf"(?:\s?{_AGENCY})?\s?\.?\s[-–—·]{_BEGINS}"  # Gundremmingen – | LE POINT –
    rf"|{_TOWN}(?:{_DAY})?\s?{_AGENCY}\s?\.?\s?[-–—]{_BEGINS}"  # Madrid, 3 mar (EFE).-
    rf"|{_TOWN}(?:{_DAY})?\.[-–—]{_BEGINS}"  # Washington.-
    rf"|\d{{1,2}}\.\d{{1,2}}\.(?:\d\d)?\d\d\s?[-–—]{_BEGINS}"  # 27.1.2022 -
    rf"|{_AGENCY} ?[-–—] {_TOWN}{_DAY} ?[-–—]{_BEGINS}"  # (ANSA) - ROMA, 03 MAR -
    rf"|{_TOWN}{_DAY}\.? /[^/\n]{{2,12}}/\.?{_BEGINS}"
    r"|\(?[가-힣]{2,6}=[^\W\d_]{2,10}\)?\s(?:[가-힣]{2,4}[·, ]{1,2}){1,3}"
    r"(?:기자|특파원|통신원)\s?=(?=\s\S)"
    r"|\[[^\]\n]{2,30}(?:기자|특파원|뉴스|=)[^\]\n]{0,20}\](?=\s*\S)"
    r"|【[^】\n]{1,12}(?:[＝=][^】\n]{2,14}|時事|共同|支局)】"
    r"|[\[［][^\]］\n]{2,12}\s?[\d０-９]{1,2}日[^\]］\n]{2,10}[\]］]\s*[-－ー—]"
    r"|(?:新华社|新華社|中新社|中新网|人民网|本报"
    r"|央视网)[^，。\n]{0,12}?\d{1,2}月\d{1,2}日(?:电|電|讯|訊)"
    r"(?:\s?[（(][^（()）\n]{2,30}[）)])?"
    r"|[（(]中央社記者[^（()）\n]{4,24}電[）)]"
    r"|[\u0900-\u097f ]{3,25}, \d{1,2} [\u0900-\u097f]+ \([^()\n]{2,20}\)[।:]?(?=\s\S)"
)
"""How reports in other languages than English begin; a kicker in capitals counts as well."""


_LONGEST = 70
_LONG_AFTER = f" {'X' * 50}"
"""A sentence for a stamp to stand before."""


def dateline_length(line: str, language: str = "en") -> int:
    """Return how many characters of the line are its dateline, dash included; 0 for none."""
    match = _foreign().match(line[:160]) if language != "en" else None
    match = match or _DATELINE.match(line[:160])
    return match.end() if match else 0


def is_dateline(sentence: str) -> bool:
    """Return whether a piece of text is a dateline and nothing else."""
    english = sentence.endswith(_LAST) and any(
        dateline_length(sentence + after) == len(sentence) for after in (" x", "X", _LONG_AFTER)
    )
    return english or (
        len(sentence) <= _LONGEST
        and sentence.endswith(_FOREIGN_LAST)
        and any(
            dateline_length(sentence + after, "") == len(sentence) for after in (" X", " 가", "あ")
        )
    )


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(_FOREIGN)
