"""Strategies for any message at all: what a feed, a person or a bug might put into one."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from bot.model.message import (
    ActorName,
    Attachment,
    Bold,
    Button,
    Buttons,
    Chart,
    Charts,
    Choices,
    Code,
    Divider,
    Heading,
    Image,
    Link,
    Listing,
    Message,
    Paragraph,
    Plain,
    Quote,
    StoryCard,
    Time,
)

_NASTY = (
    *("<!channel>", "<!here|x>", "<@U123>", "<#C1|a>", "<!subteam^S1>", "<!date^1^{ago}|x>"),
    *("@channel", "@here", "@everyone", "&amp;", "&", "<", ">", "|", "<https://evil.example|a>"),
    *("*b*", "_i_", "~s~", "`c`", "```", "> ", "• ", ":smile:", "https://evil.example"),
    *("\n", "\u2028", "\x00", "\u202e", "\u200b", "👩‍👩‍👧‍👦", "e\u0301", "高市早苗首相", "مرحبا"),
    *("word ", " ", "\t", "\ud800", "😀" * 200, "x" * 700, "語" * 500),
)
_text = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from(_NASTY), max_size=12).map("".join),
    st.text(alphabet="*_~`|<>@#!&;:/\\ \n1.ax", max_size=60),
    st.sampled_from(("", "word " * 3_000, "😀" * 4_000)),
)
_urls = st.one_of(
    st.sampled_from(
        (
            "https://wire.example/a",
            "http://wire.example/a_(b)?q=*1*&r=[2]|<x>",
            "https://xn--bcher-kva.example/ü/ä>b",
            "javascript:alert(1)",
            "https://wire.example/" + "a" * 1_500,
            "https://[::1]/",
            "https://user:pass@wire.example:8443/x y",
            "",
        )
    ),
    _text,
)
_zones = st.sampled_from([UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))])
_moments = st.datetimes(timezones=_zones) | st.just(datetime(1, 1, 1))
_time = st.builds(Time, _moments, st.sampled_from(["relative", "date", "time", "full"]))
_actor = st.builds(ActorName, _text)
_inline = st.one_of(
    st.builds(Plain, _text),
    st.builds(Bold, _text),
    st.builds(Code, _text | st.just("/who Kim")),
    st.builds(Link, _text, _urls),
    _time,
    _actor,
)
_line = st.lists(_inline, max_size=6).map(tuple)
_button = st.builds(Button, _text, _text | st.just("story #1") | st.just("x" * 2_001))
_buttons = st.lists(_button, max_size=30).map(tuple)
_quote = st.builds(Quote, _text, _line)
_card = st.builds(
    StoryCard,
    label=st.sampled_from(["1.", "#41", ""]) | _text,
    headline=_text,
    url=_urls,
    sentences=st.lists(_quote, max_size=10).map(tuple),
    actors=st.lists(_actor, max_size=10).map(tuple),
    outlet=_text,
    more_outlets=st.integers(-1, 10**6),
    at=st.none() | _time,
    update=st.booleans(),
    story_id=st.integers(0, 10**9),
)
_charts = st.builds(
    Chart,
    st.lists(st.integers(-5, 10**6), max_size=90).map(tuple),
    _text,
    st.sampled_from(("", "2026-01-13", "9999-12-30", "soon")),
    _text,
    st.floats(allow_nan=True),
    st.booleans(),
)
_part = st.one_of(
    st.builds(Heading, _line),
    st.builds(Paragraph, _line, st.booleans()),
    _quote,
    _card,
    st.builds(Listing, st.lists(_line, max_size=60).map(tuple), st.booleans()),
    st.just(Divider()),
    st.builds(Image, _urls, _text),
    st.builds(Attachment, _text, _text, _text),
    _charts,
    st.builds(Charts, st.lists(_charts, max_size=50).map(tuple), _text),
    st.builds(Buttons, _buttons),
    st.builds(Choices, _text, _buttons),
)
messages = st.builds(Message, st.lists(_part, max_size=25).map(tuple), _text)
