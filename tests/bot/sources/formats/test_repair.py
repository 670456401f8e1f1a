import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.formats.repair import drop_forbidden, mend_text, repair
from bot.sources.formats.strict import parse_document

SOUND = (
    "<rss xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>A &amp; B &#233;</title>"
    "<item><title><![CDATA[<b>&nbsp;& <x]]></title><dc:date>2026-11-19</dc:date></item>"
    "<!-- & <br> --></channel></rss>"
)


def test_what_is_sound_stays_as_it_is() -> None:
    assert repair(SOUND) == SOUND


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("<a>x & y</a>", "<a>x &amp; y</a>"),
        ("<a>&copy 2026 &eacute;&nosuch;</a>", "<a>&amp;copy 2026 é&amp;nosuch;</a>"),
        ("<a href='?x=1&y=2'/>", "<a href='?x=1&amp;y=2'/>"),
        ("<a>1 < 2</a>", "<a>1 &lt; 2</a>"),
        ("<a>x<br>y<hr/></a>", "<a>x<br/>y<hr/></a>"),
        ("<a>\x00x\x0b&#0;&#x1f;&#xD800;&#9;</a>", "<a>x&#9;</a>"),
        ("<a>x&#xD800&#xd800;;&#0&#0;;</a>", "<a>x&amp;#xD800;&amp;#0;</a>"),
        ("<title>a <i>b</title>", "<title><![CDATA[a <i>b]]></title>"),
        ("<a><dc:date>x</dc:date></a>", None),
        ("<a><x:y z:q='1'/></a>", None),
        ("<a xmlns:atom='http://www .w3.org/2005/Atom'><atom:b/></a>", None),
        ("<a><b>x</b></a><b>old</b></a>", "<a><b>x</b></a>"),
        ("<description>x <p>y</description>", None),
        ("<title>İİİ a <i>b</title>", "<title><![CDATA[İİİ a <i>b]]></title>"),
        ("<a><deſcription>x &</deſcription></a>", "<a><deſcription>x &amp;</deſcription></a>"),
        ("<a><![CDATA[<![CDATA[x]]>]]></a>", "<a><![CDATA[x]]></a>"),
        ("<a><![CDATA[<p>x <![CDATA[y]]> z</p>]]></a>", "<a><![CDATA[<p>x y z</p>]]></a>"),
        ("<a><![CDATA[x <![CDATA[y]]>]]></a>", "<a><![CDATA[x y]]></a>"),
    ],
)
def test_what_is_broken_becomes_well_formed(broken: str, mended: str | None) -> None:
    found = repair(broken)
    assert parse_document(broken, recover=False) is None or mended == found
    assert parse_document(found, recover=False) is not None
    assert mended in (found, None)


def test_well_known_prefixes_get_their_namespaces() -> None:
    root = parse_document(repair("<a><dc:date>x</dc:date></a>"), recover=False)
    assert root[0].tag == "{http://purl.org/dc/elements/1.1/}date"


@given(st.text("<>&;#x0a/!-[]CDAT \x00'\"=:", max_size=80))
def test_mending_never_fails_and_comes_to_rest(text: str) -> None:
    once = repair(text)
    assert drop_forbidden(once) == once
    assert parse_document(f"<a>{once}</a>", recover=False) is None or "\x00" not in once


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("SchÃ¶ne GrÃ¼Ã\x9fe", "Schöne Grüße"),
        ("It\x92s \x93here\x94", "It’s “here”"),
        ("Ã la carte", "Ã la carte"),
        ("Schöne Grüße", "Schöne Grüße"),
        ("港の新聞", "港の新聞"),
    ],
)
def test_two_old_slips_of_encoding(slip: str, meant: str) -> None:
    assert mend_text(slip) == meant


@pytest.mark.parametrize("text", ["Write <![CDATA[a & b]]>", "Write it <![CDATA[ and ]]>"])
def test_a_text_about_sections_keeps_their_marks(text: str) -> None:
    assert mend_text(text) == text
    assert mend_text("Storm]]>") == "Storm"


def test_a_section_amid_html_is_read_as_text() -> None:
    assert mend_text("<p>Storm <![CDATA[hits <b>Aarn</b>]]> & ebbs</p>") == (
        "<p>Storm hits <b>Aarn</b> & ebbs</p>"
    )


def test_a_title_without_an_end_takes_no_entry_with_it() -> None:
    broken = "<channel><title>Paper<item><title>Pier & sea</title></item></channel>"
    assert repair(broken) == broken.replace("&", "&amp;")


def test_a_section_without_an_end_takes_no_other_field_with_it() -> None:
    broken = "<title><![CDATA[a</title><description><![CDATA[b]]></description><x>c]]></x>"
    assert repair(broken) == broken
