import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.errors import NotTextError
from bot.sources.decode import decode, mend_twice_encoded, require_text

JA = "首相は火曜日に港の町で知事と会談し、新しい桟橋について話し合った。"
KO = "장관은 화요일 항구 도시에서 시장과 만나 새 부두에 대해 이야기했다."
ZH = "市长星期二在港口会见了渔民，双方同意明年三月开始修建新码头。"
RU = "Мэр встретился с рыбаками во вторник и обещал новый причал."
TW = "臺灣新聞標題今天天氣很好，總統府表示將於明日召開記者會說明。"
EL = "Ο δήμαρχος συναντήθηκε την Τρίτη με τους ψαράδες και υποσχέθηκε νέα προβλήτα."
AR = "التقى رئيس البلدية الصيادين يوم الثلاثاء ووعد بإنشاء رصيف جديد"
FR = "Le maire a promis mardi une nouvelle jetée à la criée, après l’été."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((JA, "cp932"), (JA, "euc_jp"), (KO, "cp949"), (ZH, "gb18030"), (RU, "cp1251")),
        *((RU, "koi8_r"), (TW, "big5"), (EL, "iso8859_7"), (AR, "cp1256")),
        *((FR, "cp1252"), (FR, "utf-16"), (JA, "utf-16"), (FR, "utf-8-sig"), (JA, "utf-32")),
    ],
)
def test_reads_files_that_name_no_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(("text", "encoding"), [(RU, "cp1251"), (JA, "cp932"), (TW, "big5")])
def test_markup_around_a_text_hides_no_encoding(text: str, encoding: str) -> None:
    item = (
        f"<item><title>{text}</title><link>https://paper.example/2026/11/20/1234567</link></item>"
    )
    feed = f"<?xml version='1.0' encoding='utf-8'?><rss><channel>{item * 20}</channel></rss>"
    assert decode(feed.encode(encoding)) == feed
    # Servers name Latin-1 unasked; no text in Latin-1 looks like that.
    assert decode(feed.encode(encoding), "iso-8859-1") == feed


def test_a_name_helps_where_nothing_else_does() -> None:
    assert decode(RU.encode("koi8_r"), "KOI8-R") == RU
    assert decode(b'<meta charset="windows-1251">' + RU.encode("cp1251")).endswith(RU)
    assert decode(JA.encode("iso2022_jp"), "ISO-2022-JP") == JA


@pytest.mark.parametrize(
    ("name", "codec", "text"),
    [
        *(("ISO8859-2", "iso8859_2", "Żółć"), ("latin2", "iso8859_2", "Żółć")),
        *(("csISOLatin2", "iso8859_2", "Żółć"), ("iso8859-15", "iso8859_15", "5 € d’œuvre")),
        *(("ISO-8859-8-I", "iso8859_8", "שר החוץ"), ("logical", "iso8859_8", "שר החוץ")),
        *(("latin5", "cp1254", "Şişli"), ("euc_kr", "cp949", "한국 신문")),
        *(("cp866", "cp866", "Мэр"), ("x-mac-cyrillic", "mac_cyrillic", "Мэр")),
        *(("x-euc", "euc_jp", "港の新聞"), ("x-x-big5", "big5", "總統府")),
    ],
)
def test_a_name_is_known_however_it_is_written(name: str, codec: str, text: str) -> None:
    """Of a text as short as this nothing but its name tells the encoding."""
    sent = text.replace("’", "'")
    assert decode(f"<t>{sent}</t>".encode(codec), name) == f"<t>{sent}</t>"


@pytest.mark.parametrize(
    "name", ["rot13", "zlib", "hex", "unicode_escape", "punycode", "idna", "x"]
)
def test_codecs_that_are_no_encodings_are_never_used(name: str) -> None:
    assert decode(b"\\u003cscript \xe9", name) == "\\u003cscript é"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("é — caf".encode() + b"\xe9s".ljust(4, b"x"), "é — cafésxx"),
        ("é — it".encode() + b"\x92s", "é — it’s"),
        ("é — ".encode() + b"\xff\xfe x", "é — �� x"),
        ("é — half ".encode() + b"\xe3\x81", "é — half ��"),
    ],
)
def test_a_lone_byte_between_letters_is_a_letter_and_others_are_marked(
    body: bytes, text: str
) -> None:
    assert decode(body, "iso-8859-1") == text


@given(st.binary(max_size=200), st.text(max_size=20))
def test_never_raises(body: bytes, charset: str) -> None:
    assert isinstance(decode(body, charset), str)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    if "\x00" not in text and not text.startswith("\ufeff"):
        assert decode(text.encode(), "iso-8859-1") == text


@pytest.mark.parametrize(
    "body", [b"words", b"", b"one \x00 slip", FR.encode("utf-16"), JA.encode()]
)
def test_text_is_text(body: bytes) -> None:
    require_text(body, "x")


def test_what_is_no_text_is_named() -> None:
    with pytest.raises(NotTextError, match=r"notes\.txt is a picture, not text"):
        require_text(b"\xff\xd8\xff\xe0" + b"\x00" * 50, "notes.txt")


def twice(text: str) -> str:
    return text.encode().decode("latin-1")


def test_what_was_encoded_twice_is_read_as_it_is_meant() -> None:
    text = "We’ll meet at the café — ‘soon’, says Zoë. €5 and 🎣."
    assert mend_twice_encoded(twice(text)) == text


def test_only_some_of_a_page_may_be_encoded_twice() -> None:
    assert mend_twice_encoded(f"首相 {twice('“a”, it’s')} é") == "首相 “a”, it’s é"


@pytest.mark.parametrize("text", ["plain", "Â© and Ã© are odd, but may be meant", "a\x92s b\x93"])
def test_what_nothing_shows_to_be_encoded_twice_stays(text: str) -> None:
    assert mend_twice_encoded(text) == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), max_size=200))
def test_a_text_without_control_characters_is_never_changed(text: str) -> None:
    assert mend_twice_encoded(text) == text
