"""Mends what keeps feeds from being well-formed, as publishers are known to break them.

Every step is linear in the length of the text: what is broken may be broken on purpose.
"""

import contextlib
import html
import re
from html.entities import html5

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
HIDDEN = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
"""CDATA sections and comments, the last one perhaps without an end."""
_CDATA = "<![CDATA["
_MOST_WRAPPED = 2
_NESTED = re.compile(r"(<!\[CDATA\[)\s{0,40}<!\[CDATA\[|(\]\]>)\s{0,40}\]\]>")
"""A section in a section, as it begins and as it ends."""
_NO_MARK = r"(?:(?!<!\[CDATA\[|\]\]>).)*+"
_NESTED_AMID = re.compile(
    rf"(<!\[CDATA\[{_NO_MARK})<!\[CDATA\[({_NO_MARK})\]\]>({_NO_MARK}\]\]>)", re.DOTALL
)
"""A section amid the text of another one."""
_END_TAG = re.compile(r"</[a-zA-Z]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,10})|(\d{1,10}));")
_AMPERSAND = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,10}|#x[0-9a-fA-F]{1,10});)(?:([a-zA-Z]\w{1,31};))?"
)
_BARE_BRACKET = re.compile(r"<(?![a-zA-Z/!?_])")
_VOID = re.compile(r"<((?:br|hr|img|wbr)(?:\s[^<>]*)?)(?<!/)>(?!\s*</(?:br|hr|img|wbr)>)", re.I)
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{50000,}>")
_MARKUP_FIELDS = ("description", "content:encoded", "summary", "content", "title")
_MARKUP_FIELD = re.compile(
    rf"<({'|'.join(_MARKUP_FIELDS)})((?:\s[^<>]*)?)(?<!/)>", re.IGNORECASE | re.ASCII
)
_BORDER = re.compile(r"</?(?:item|entry)[\s>]", re.IGNORECASE)
_FIELD_END = {name: re.compile(f"</{name}", re.IGNORECASE | re.ASCII) for name in _MARKUP_FIELDS}
"""Not looked for in small letters: those of `İ` are two, so that all places would be off."""
_PREFIX = re.compile(r"</?([a-zA-Z][\w.-]{0,30}):")
_ATTRIBUTE_PREFIX = re.compile(r"\s([a-zA-Z][\w.-]{0,30}):[\w.-]{1,60}\s*=")
_DECLARED = re.compile(r"\sxmlns:([\w.-]{1,40})\s*=")
_SPACED_NAMESPACE = re.compile(r"(\sxmlns(?::[\w.-]{1,40})?\s*=\s*)([\"'])([^\"'<>]{1,300})\2")
_ROOT_NAME = re.compile(r"<[\w.:-]+")
_MOST_PREFIXES = 100
_WELL_KNOWN = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
_TWICE_ENCODED = re.compile("[\xc2-\xf4][\x80-\xbf]")
_SLIP = re.compile("[\x80-\x9f\xc2-\xf4](?:(?<=[\x80-\x9f])|[\xa0-\xbf])")
"""A control character, or what looks like the bytes of UTF-8. Its first character in one set, so
that the engine looks for that alone."""
_LOOKED_AT = 1_000
"""Characters in which a slip of encoding shows, if a text has any."""
_C1 = re.compile("[\x80-\x9f]")


def drop_forbidden(text: str) -> str:
    """Return the text without the characters XML forbids, written out or as references."""
    dropped = _REFERENCE.sub(_allowed, _FORBIDDEN.sub("", text))
    # What stood around one that is gone may be one now; it becomes text, so that none is left.
    return _REFERENCE.sub(lambda match: _allowed(match) or f"&amp;{match[0][1:]}", dropped)


def repair(text: str) -> str:
    """Return a feed's document with what is known to be broken mended.

    Bare `&` and `<`, HTML entities, references to forbidden characters, undeclared prefixes, tags
    too long to be meant, HTML that stands in a description without being escaped, a CDATA section
    in a CDATA section.
    """
    once = _NESTED_AMID.sub(_join_sections, drop_forbidden(text))
    once = _NESTED.sub(lambda match: match[1] or match[2], once)
    mended = _LONG_TAG.sub(" ", _first_document(once))
    return _mend_markup(_mend_namespaces(_wrap_markup(mended)))


def _first_document(text: str) -> str:
    """Cut what follows the first end of the root: files written over longer ones end twice."""
    root = _ROOT_NAME.match(text)
    closing = f"</{root[0][1:]}>" if root else ""
    if not root or text.count(closing) < 2:
        return text
    shown = HIDDEN.sub(lambda match: " " * len(match[0]), text)
    end = shown.find(closing)
    return text[:end] + closing if end >= 0 else text


def mend_text(text: str) -> str:
    """Return a text of a feed with two old slips of encoding undone, and without CDATA's marks.

    UTF-8 that was taken for Latin-1 and encoded again; Windows-1252 that was taken for Latin-1.
    """
    text = unwrap(text)
    if text.isascii() or not _SLIP.search(text, 0, _LOOKED_AT):
        return text
    if _TWICE_ENCODED.search(text):
        with contextlib.suppress(UnicodeError):  # only some of it looks so: leave it
            return text.encode("latin-1").decode("utf-8")
    return _C1.sub(lambda match: match[0].encode("latin-1").decode("cp1252", "ignore"), text)


def unwrap(text: str) -> str:
    """Return what stands between the marks of a CDATA section that were written as text.

    Publishers put a section into a section, or escape one; a plain text that only holds one stays.
    """
    if _CDATA not in text and not text.endswith("]]>"):
        return text  # nearly always
    for _ in range(_MOST_WRAPPED):
        if text.lstrip().startswith(_CDATA):
            text = text.lstrip().removeprefix(_CDATA).strip().removesuffix("]]>").strip()
    if _CDATA not in text:
        return text.removesuffix("]]>")
    # In HTML a section is a comment: what stands in it would not be read.
    return text.replace(_CDATA, "").replace("]]>", "") if _END_TAG.search(text) else text


def _mend_markup(text: str) -> str:
    """Mend text that stands outside CDATA sections and comments."""
    kept: list[str] = []
    end = 0
    for section in HIDDEN.finditer(text):
        kept += (_mend_piece(text[end : section.start()]), section[0])
        end = section.end()
    return "".join((*kept, _mend_piece(text[end:])))


def _mend_piece(text: str) -> str:
    if not text:
        return text
    return _VOID.sub(r"<\1/>", _BARE_BRACKET.sub("&lt;", _AMPERSAND.sub(_mend_reference, text)))


def _mend_reference(match: re.Match[str]) -> str:
    """Return the character that HTML's name stands for; a bare `&` is escaped."""
    name = match[1]
    meant = html5.get(name) if name else None
    return html.escape(meant) if meant else f"&amp;{name or ''}"


def _allowed(match: re.Match[str]) -> str:
    """Return a reference to a character, unless it is one that XML forbids."""
    code = int(match[1], 16) if match[1] else int(match[2])
    if code > 0x10FFFF or _FORBIDDEN.match(chr(code)):
        return ""
    return f"&#{code};"


def _join_sections(match: re.Match[str]) -> str:
    """Return a section without the marks of the one amid it, unless they end in two fields."""
    if any(end.search(match[3]) for end in _FIELD_END.values()):
        return match[0]
    return f"{match[1]}{match[2]}{match[3]}"


def _close_gaps(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}{''.join(match[3].split())}{match[2]}"


def _wrap_markup(text: str) -> str:
    """Put HTML that stands unescaped in a description or title into a CDATA section."""
    kept: list[str] = []
    end = 0
    hopeless: set[str] = set()
    for field in _MARKUP_FIELD.finditer(text):
        name = field[1].lower()
        if field.start() < end or name in hopeless or "xhtml" in field[2]:
            continue
        close = _FIELD_END[name].search(text, field.end())
        if close is None:
            hopeless.add(name)
            continue
        inner = text[field.end() : close.start()]
        if "<" not in inner or "<![CDATA[" in inner or "]]>" in inner:
            continue
        if _BORDER.search(inner):  # its end is missing, and that is another one's
            continue
        kept += (text[end : field.end()], "<![CDATA[", inner, "]]>")
        end = close.start()
    return "".join((*kept, text[end:]))


def _mend_namespaces(text: str) -> str:
    """Close the gaps in namespaces; declare the prefixes that are used without being declared."""
    text = _SPACED_NAMESPACE.sub(_close_gaps, text)
    shown = HIDDEN.sub("", text)
    used = {*_PREFIX.findall(shown), *_ATTRIBUTE_PREFIX.findall(shown)}
    missing = sorted(used - set(_DECLARED.findall(shown)) - {"xml", "xmlns"})[:_MOST_PREFIXES]
    if not missing:
        return text
    declarations = "".join(
        f' xmlns:{prefix}="{_WELL_KNOWN.get(prefix.lower(), f"urn:undeclared:{prefix}")}"'
        for prefix in missing
    )
    return _ROOT_NAME.sub(lambda match: match[0] + declarations, text, count=1)
