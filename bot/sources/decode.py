"""Bytes → text: which encoding, and whether it is text at all.

Order: byte order mark > strictly valid UTF-8 > mostly valid UTF-8 > the encoding the server names >
the one the document names > a guess. Names are looked up in a list of our own: a codec name is a
code path, and some codecs ("rot13", "unicode_escape", "punycode") are no encodings of text.
"""

import codecs
import re

from bot.model.errors import NotTextError

_LATIN = {1: "cp1252", 5: "cp1254", 6: "iso8859_10", 7: "iso8859_13", 8: "iso8859_14"}
_LATIN |= {2: "iso8859_2", 3: "iso8859_3", 4: "iso8859_4", 9: "iso8859_15", 10: "iso8859_16"}
_ISO = {part: f"iso8859_{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
_ISO |= {1: "cp1252", 9: "cp1254", 11: "cp874"}
_WINDOWS = ("windows", "windowscp", "win", "cp")
_KNOWN = {
    **dict.fromkeys(("utf8", "u8", "unicode11utf8"), "utf-8"),
    **dict.fromkeys(("utf16", "utf16le", "utf16be", "ucs2"), "utf-16"),
    **{f"{form}{part}": codec for part, codec in _ISO.items() for form in ("iso8859", "8859")},
    **{
        f"{form}{part}": codec
        for part, codec in _LATIN.items()
        for form in ("latin", "isolatin", "l")
    },
    **{f"{form}{page}": f"cp{page}" for page in range(1250, 1259) for form in _WINDOWS},
    **{f"cp{page}": f"cp{page}" for page in (437, 850, 866)},
    **dict.fromkeys(("usascii", "ascii"), "cp1252"),
    **dict.fromkeys(("iso88596e", "iso88596i", "arabic"), "iso8859_6"),
    **dict.fromkeys(("iso88598e", "iso88598i", "hebrew", "visual", "logical"), "iso8859_8"),
    **{"cyrillic": "iso8859_5", "greek": "iso8859_7", "ibm866": "cp866"},
    **dict.fromkeys(("shiftjis", "sjis", "windows31j", "cp932", "mskanji"), "cp932"),
    **dict.fromkeys(("eucjp", "euc"), "euc_jp"),
    **{"iso2022jp": "iso2022_jp", "euccn": "gb18030", "cp936": "gb18030"},
    **dict.fromkeys(("gb2312", "gb231280", "gbk", "gb18030", "chinese"), "gb18030"),
    **dict.fromkeys(("big5", "big5hkscs", "cnbig5"), "big5hkscs"),
    **dict.fromkeys(("euckr", "ksc56011987", "ksc5601", "korean", "cp949", "windows949"), "cp949"),
    **{"koi8r": "koi8_r", "koi8": "koi8_r", "koi8u": "koi8_u", "koi8ru": "koi8_u"},
    **dict.fromkeys(("windows874", "tis620"), "cp874"),
    **{"macintosh": "mac_roman", "mac": "mac_roman", "macroman": "mac_roman"},
    **{"maccyrillic": "mac_cyrillic"},
}
"""By the names of the Encoding Standard (encoding.spec.whatwg.org) and others that are seen, as
`_codec` squeezes them."""
_SIGNS = re.compile(r"[^a-z0-9]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMED_INSIDE = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']?([\w.:-]{1,40})|<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_MARKUP = re.compile(rb"<[^<>]{0,2000}>|https?://[!-~]+")
_SAMPLE = 10_000
_GUESSED = sorted({*_KNOWN.values()} - {"utf-8", "utf-16", "iso2022_jp", "cp866", "mac_cyrillic"})
_STRAY = re.compile("[\udc80-\udcff]")
_LONE = re.compile("(?<=[a-zA-Z])[\udcc0-\udcfe](?=[a-zA-Z]{2})|(?<=[a-zA-Z])[\udc92](?=[a-zA-Z])")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile("[\x80-\x9f]")
_LEAST_CONTROLS = 3
_TWICE_ENCODED = re.compile(
    "(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+"
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"PK\x05\x06", "a ZIP file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"fLaC", "a sound file"),
    (b"RIFF", "a sound, picture or video file"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"wOF", "a font"),
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1b")
_CONTROL_SHARE = 0.01
_LOOKED_AT = 100_000
"""Bytes that show whether a body is text."""


def require_text(body: bytes, shown: str) -> None:
    """Raise NotTextError, saying what it is, when `body` is not text. `shown` names it."""
    kind = _binary_kind(body)
    if kind:
        raise NotTextError(
            f"{shown} is {kind}, not text.",
            fix="Only plain text, Markdown, HTML and feeds can be read.",
            subject=shown,
        )


def _binary_kind(body: bytes) -> str:
    for magic, kind in _MAGIC:
        if body.startswith(magic):
            return kind
    if body[4:8] == b"ftyp":
        return "a video"
    if _wide_encoding(body):
        return ""
    start = body[:_LOOKED_AT]
    controls = len(start) - len(start.translate(None, _CONTROLS))
    return "a binary file" if controls > max(8, len(start) * _CONTROL_SHARE) else ""


def decode(body: bytes, charset: str = "") -> str:
    """Return `body` as text. `charset` is what the server named. Never raises."""
    wide = _wide_encoding(body)
    if wide:
        return body.decode(wide, "replace").lstrip("\ufeff")  # one of each file they were made of
    named = [_codec(charset), _codec(_named_inside(body))]
    if "iso2022_jp" in named and b"\x1b" in body:
        return body.decode("iso2022_jp", "replace")  # seven-bit, so it passes for UTF-8
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(body, [name for name in named if name not in ("", "utf-8", "utf-16")])


def mend_twice_encoded(text: str) -> str:
    """Return a page's text, where UTF-8 was taken for Latin-1 and encoded again, as it was meant.

    Only where control characters show it, which no text has.
    """
    if text.isascii() or len(_CONTROL.findall(text, 0, _LOOKED_AT)) < _LEAST_CONTROLS:
        return text
    return _TWICE_ENCODED.sub(_encoded_once, text)


def _encoded_once(run: re.Match[str]) -> str:
    try:
        return run[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return run[0]


def _decode_other(body: bytes, named: list[str]) -> str:
    """Decode what is not strictly UTF-8: one bad byte must not cost the whole text."""
    tolerant = body.decode("utf-8", "surrogateescape")
    bad = len(body) - len(tolerant.encode("utf-8", "ignore"))
    wide = len(tolerant) - len(tolerant.encode("ascii", "ignore")) - bad
    if wide >= bad:  # sequences that are valid UTF-8 by accident are rarer than that
        return _STRAY.sub("\ufffd", _LONE.sub(_as_windows, tolerant))
    if "cp1252" in named and not _is_western(_prose(body)):
        named = [name for name in named if name != "cp1252"]  # servers name it unasked
    readable = (text for name in named if _is_readable(text := body.decode(name, "replace")))
    found = next(readable, None) or body.decode(_guess(body), "replace")
    return found if _is_readable(found) else body.decode("cp1252", "replace")


def _is_readable(text: str) -> bool:
    return text.count("\ufffd") <= len(text) * 0.02


def _codec(name: str) -> str:
    """Return Python's codec for the name of an encoding, however it is written; "" for none."""
    squeezed = _SIGNS.sub("", name.lower())
    return _KNOWN.get(squeezed.lstrip("x").removeprefix("cs"), "")  # private names, and MIME's


def _as_windows(match: re.Match[str]) -> str:
    """Return a lone byte between letters as what Windows-1252 means by it: a letter pasted in."""
    byte = bytes([ord(match[0]) - 0xDC00])
    return byte.decode("cp1252", "replace")


def _named_inside(body: bytes) -> str:
    match = _NAMED_INSIDE.search(body[:4_096])
    return (match[1] or match[2]).decode("ascii", "replace") if match else ""


def _wide_encoding(body: bytes) -> str:
    """Return the encoding a byte order mark names, or UTF-16 that lacks its mark, or ""."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return encoding
    start = body[:200]
    half = len(start) // 2
    if half >= 8:
        if start[1::2].count(0) > half * 0.7 and not start[::2].count(0):
            return "utf-16-le"
        if start[::2].count(0) > half * 0.7 and not start[1::2].count(0):
            return "utf-16-be"
    return ""


def _guess(body: bytes) -> str:
    """Guess an encoding that nobody named, from what the text would be in it."""
    from charset_normalizer import from_bytes

    sample = _prose(body)
    if _is_western(sample):
        return "cp1252"
    if japanese := next((name for name in ("cp932", "euc_jp") if _is_japanese(sample, name)), ""):
        return japanese
    found = from_bytes(sample, cp_isolation=_GUESSED, preemptive_behaviour=False).best()
    return found.encoding if found else "cp1252"


def _prose(body: bytes) -> bytes:
    """Return the start of a body without its markup, which is in ASCII whatever the text is in."""
    return _MARKUP.sub(b" ", body[:_LOOKED_AT])[:_SAMPLE]


def _is_western(prose: bytes) -> bool:
    """Return whether few bytes are above ASCII: text in another script consists of them."""
    return len(_HIGH.findall(prose)) < 0.3 * len(prose)


def _is_japanese(prose: bytes, encoding: str) -> bool:
    """Return whether an encoding makes of it what only Japanese is written in, short as it is."""
    text = prose.decode(encoding, "ignore")
    beyond = [character for character in text if character > "\x7f"]
    kana = sum(1 for character in beyond if "\u3040" <= character <= "\u30ff")
    whole = len(beyond) * 1.02 >= 0.45 * len(_HIGH.findall(prose))
    return bool(beyond) and whole and kana >= 0.3 * len(beyond)
