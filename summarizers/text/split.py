"""Splits text into sentences by rules, without data files, in some forty languages.

A line break is always a boundary: headings, captions and "Also Read" lines must not be glued to
a sentence. The dateline of an opening ("GENEVA —") stands alone. Inside a line, every run of
stops is looked at once, so the time is linear:

- full-width stops, the danda and their like end a sentence, unless a quotation is still open or
  the words after its closing bracket carry on ("…。」と述べた");
- `!` and `?` end one unless a small letter, or a speaker ("asked Ms Lee"), follows;
- a full stop ends one unless a small letter follows, or what stands before it is an abbreviation,
  an initial, or (in German and its like) an ordinal;
- stops with spaces between them (". . .") are one sign, which ends one if there are four;
- the items of a list on one line ("1. … 2. …") are sentences of their own.

Where the optional library sentencex is installed, it splits the lines of the languages it knows
better (`summarizers.text.segmenter`).
"""

import re
from itertools import pairwise

from summarizers.text.abbreviations import BEFORE_NUMBER, before_name, may_end
from summarizers.text.dateline import dateline_length
from summarizers.text.segmenter import segment
from summarizers.text.stops import stop_words

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CLOSERS = "\"'”’»›)\\]}」』】）〉》｣"
_OPENERS = "\"'“‘«‹„‚([{「『【（〈《¿¡"
_WIDE = "。！？｡۔।॥։።။។᙮"
_STOP = re.compile(
    rf"(?P<stop>[.!?…‽؟{_WIDE}]++"
    rf"(?:(?: \.){{2,3}}(?:(?<=\s\. \. \.)(?!\S)|(?<=\s\. \. \. \.)(?!\S)|(?=[{_CLOSERS}]*\s*$)))?)"
    # “ closes a German quotation, « a Danish one, and French puts a space before »
    rf"(?P<close>(?:[{_CLOSERS}]|[“«‹](?!\w)|[ \u00a0\u202f]»(?!\w))*+)"
    r"(?P<note>(?:\[\d{1,3}\])*+)"
)
_STOPS = {
    "el": re.compile(_STOP.pattern.replace("؟", ";\u037e؟")),  # Greek asks with a semicolon
    "hy": re.compile(_STOP.pattern.replace("؟", ":؟")),  # Armenian keyboards end with a colon
}
_TOKEN_BEFORE = re.compile(r"[^\s\"'“”‘’«»„(\[{/—―–]*$")
_NEXT_WORD = re.compile(rf"[{_OPENERS}—―–-]*\s?((?:[^\W\d_]|['’](?=\w))+)")
_SMALL = re.compile(
    rf"[{_OPENERS}—―–-]*\s?(?!(?:al|el|as|ad)-[A-Z])(?![a-z]{{1,2}}[A-Z])[^\W\d_A-Z]"
)
_LETTER = re.compile(r"\w")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_ORDINAL = re.compile(r"\d{1,2}|[IVXivx]{1,5}")
_SPEAKER = re.compile(
    r"(?:[A-Z][\w’'.-]*\s+){1,4}"
    r"(?:said|says|asked|asks|wrote|writes|added|told|replied|warned|shouted|exclaimed)\b"
)
_CITATION = re.compile(r"\([^()\n]{1,40}\)[.,;]")
_ITEM = re.compile(r"(?P<before>\W{0,3}?)(?P<label>\d{1,2}|[a-h])(?P<after>\.\)|[.)])\s+[^\W\d_]")
_GLUED_END = re.compile(r"(?:^|[\s(“\"])[a-zß-öø-ÿ]{3,}$")
_GLUED_OPENING = re.compile(r"([A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]*) [a-zß-öø-ÿ]")
_DOMAINS = frozenset(("ai", "co", "com", "de", "di", "eu", "io", "me", "net"))
"""Function words of some language that end names of sites and parties: "amazon.De", "ver.Di"."""
_TOKEN_WINDOW = 24
_LINES_WITH_DATELINE = 3
"""A dateline opens a text: after a title and a byline at the latest."""
_QUOTE_WINDOW = 400

_ORDINAL_LANGUAGES = frozenset(
    ("de", "da", "no", "nb", "fi", "cs", "sk", "sl", "hr", "sr", "hu", "pl", "et", "lv", "tr")
)
_GOES_ON = re.compile(
    # Japanese: a quotation as part of a clause; Chinese: who said so
    r"と|って|など|の|を|は|が|に|も|で|、|，|,"
    r"|[^，。！？\s]{0,12}?(?:说|說|表示|称|稱|指出|写道|寫道|问道|問道)[，。：,]"
)
_WIDE_OPEN = re.compile("[「『（“【〈《]")
_WIDE_CLOSE = re.compile("[」』）”】〉》]")


def split_sentences(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Return the spans (start, end) of the sentences of `text`, in order.

    Spans do not overlap, neither begin nor end with white space, and cover every other character.
    `language` is an ISO 639-1 code; an unknown one gets the rules that hold everywhere.
    """
    spans: list[tuple[int, int]] = []
    for number, line in enumerate(_LINE.finditer(text)):
        start = line.start()
        if number < _LINES_WITH_DATELINE and (length := dateline_length(line.group(), language)):
            _add(text, start, start + length, spans)
            start += length
        better = segment(text[start : line.end()], language)
        if better is not None:
            spans += [(start + begin, start + end) for begin, end in better]
            continue
        starts = [*_items(text, start, line.end(), language), line.end()]
        for begin, end in pairwise(starts):
            _split_line(text, begin, end, language, spans)
    return spans


def _items(text: str, start: int, end: int, language: str) -> list[int]:
    """Return where the items of a list begin that stands on one line; `start` if it is none."""
    starts = [start]
    first = _ITEM.match(text, start, end)
    if first is None or (first["after"] == "." and language in _ORDINAL_LANGUAGES):
        return starts
    label = first["label"]
    while True:
        label = str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)
        mark = f" {first['before']}{label}{first['after']} "
        found = text.find(mark, starts[-1] + 1, end)
        if found < 0 or not text[found + len(mark) : found + len(mark) + 1].isupper():
            return starts
        starts.append(found + 1)


def _split_line(
    text: str, start: int, end: int, language: str, spans: list[tuple[int, int]]
) -> None:
    pattern = _STOPS.get(language, _STOP)
    begin = start
    for match in pattern.finditer(text, start, end):
        if _ends(text, begin, match, end, language):
            _add(text, begin, match.end(), spans)
            begin = match.end()
    _add(text, begin, end, spans)


def _add(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if left < right:
        spans.append((start + left, start + right))


def _ends(text: str, begin: int, match: re.Match[str], line_end: int, language: str) -> bool:
    stop, after = match["stop"], match.end()
    if after >= line_end:
        return True
    if stop[-1] in _WIDE:
        return _wide_ends(text, begin, match, line_end)
    if not text[after].isspace():
        return stop == "." and not match["close"] and _is_glued(text, begin, match, language)
    following = text[after : after + 64].lstrip()
    if not following:
        return True
    if _is_small(following):
        return False
    if stop[0] in ".…":
        return _full_stop_ends(text, begin, match, following, language)
    return not (match["close"] and _SPEAKER.match(following))


def _is_glued(text: str, begin: int, match: re.Match[str], language: str) -> bool:
    """Whether the space between two sentences was lost: "for years.A series of".

    Only a function word shows it: anything else may be a name ("logging.Handler").
    """
    stop, after = match.span()
    opens = _GLUED_OPENING.match(text, after)
    if opens is None or opens[1].lower() in _DOMAINS or not _is_starter(opens[1], language):
        return False
    if _GLUED_END.search(text[max(begin, stop - _TOKEN_WINDOW) : stop]) is None:
        return False
    return not _is_abbreviation(_token_before(text, begin, stop), opens[0], language)


def _is_small(following: str) -> bool:
    found = _SMALL.match(following)
    return found is not None and found[0][-1].islower()


def _full_stop_ends(
    text: str, begin: int, match: re.Match[str], following: str, language: str
) -> bool:
    if match["close"] and _CITATION.match(following):
        return False
    if len(match["stop"]) > 1 or match["stop"] == "…":
        return not following[0].isdigit() and match["stop"] != ". . ."
    if match["close"] and match["close"][0] not in ")]":
        return True
    token = _token_before(text, begin, match.start())
    if _is_ordinal(token, text, begin, match.start(), language):
        return False
    return not _is_abbreviation(token, following, language)


def _token_before(text: str, begin: int, stop: int) -> str:
    found = _TOKEN_BEFORE.search(text[max(begin, stop - _TOKEN_WINDOW) : stop])
    return found[0] if found else ""


def _is_ordinal(token: str, text: str, begin: int, stop: int, language: str) -> bool:
    first = stop - len(token)
    if (
        token.isdigit()
        and len(token) < 4
        and first - begin < 8
        and not _LETTER.search(text, begin, first)
    ):
        return True  # "1. The first item of a list"
    if language not in _ORDINAL_LANGUAGES or not _ORDINAL.fullmatch(token):
        return False
    word = _NEXT_WORD.match(text[stop + 1 : stop + 65].lstrip())
    return word is not None and not _is_starter(word[1], language)


def _is_abbreviation(token: str, following: str, language: str) -> bool:
    if not token:
        return False
    folded = token.lower()
    if language == "de" and folded.endswith("str"):
        return not following[0].isalpha()  # "Hauptstr. 5"
    if folded in BEFORE_NUMBER and token != "P":
        return following[0].isdigit()
    if folded in before_name(language):
        return True
    initial = len(token) == 1 and token.isalpha()
    if not (initial or folded in may_end(language) or _ACRONYM.fullmatch(token)):
        return False
    if initial and token.islower():
        return following[0].isalpha() or (language != "en" and following[0].isdigit())
    word = _NEXT_WORD.match(following)
    return word is None or not _is_starter(word[1], language, at_least=3 if initial else 1)


def _is_starter(word: str, language: str, at_least: int = 1) -> bool:
    """Whether a capitalised word is one that begins sentences rather than names."""
    first = word.replace("’", "'").split("'")[0]
    if len(first) < at_least or not (first[0].isupper() and first[1:] == first[1:].lower()):
        return False
    return first.lower() in stop_words(language)


def _wide_ends(text: str, begin: int, match: re.Match[str], line_end: int) -> bool:
    after = match.end()
    said = text[max(begin, after - _QUOTE_WINDOW) : after]
    if len(_WIDE_OPEN.findall(said)) > len(_WIDE_CLOSE.findall(said)):
        return not _WIDE_CLOSE.search(text, after, min(line_end, after + _QUOTE_WINDOW))
    return not (match["close"] and _GOES_ON.match(text, after, line_end))
