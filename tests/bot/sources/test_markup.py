import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.markup import line_of, text_of


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("plain", "plain"),
        ("a &amp; b &lt;c&gt; 3 < 4", "a & b <c> 3 < 4"),
        ("<p>One\n line</p><p>Two<br>three</p>tail", "One line\nTwo\nthree\ntail"),
        ("a<b>b</b>c<script>x</script>d<style>y</style>e", "abcde"),
        ("<ul><li>1</li><li>2</li></ul>", "1\n2"),
        ("<p>x<figure><img><figcaption>Caption</figcaption></figure>y</p>", "x\ny"),
        ("<p>unclosed <b>bold", "unclosed bold"),
        ("<!-- c --><p>x</p><?pi?>", "x"),
        ("<?xml version='1.0' encoding='utf-16'?><p>é</p>", "é"),
        ("<img src='data:" + "x" * 50_000 + "'>text", "text"),
        ("", ""),
    ],
)
def test_text_of(fragment: str, text: str) -> None:
    assert text_of(fragment) == text


def test_titles_that_were_escaped_twice() -> None:
    assert line_of("Fish &amp;amp; chips &lt;i&gt;now&lt;/i&gt;") == "Fish & chips <i>now</i>"
    assert line_of("Fish &amp; chips\n <i>now</i>") == "Fish & chips now"


@given(st.text(alphabet="<>/abp&;!-#x0\n\x00é\u202e ", max_size=120))
def test_never_raises_and_hides_nothing(fragment: str) -> None:
    text = text_of(fragment)
    assert "\u202e" not in text
    assert "\n\n" not in text
