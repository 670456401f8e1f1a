"""Strategies for any message at all: what a feed, a person or a bug might put into one."""

from datetime import UTC, datetime

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
    Inline,
    Link,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
    Quote,
    StoryCard,
    Time,
)

_NASTY = (
    *("@everyone", "@here", "<@123>", "<@&9>", "<#5>", "<:x:1>", "<t:1:R>", "</who:1>", "<id:x>"),
    *("**b**", "*i*", "__u__", "_i_", "~~s~~", "||s||", "`c`", "```", "\\", "# ", "-# ", "> "),
    *("- ", "1. ", "[a](https://evil.example)", "[", "]", "](<", ")", "https://evil.example/x_y_"),
    *("\n", "\u2028", "\x00", "\u202e", "\u200b", "👩‍👩‍👧‍👦", "e\u0301", "高市早苗首相", "مرحبا"),
    *("word ", " ", "\t", "<https://evil.example>", "steam://x", "x" * 700, "語" * 500),
)
_text = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from(_NASTY), max_size=12).map("".join),
    st.text(alphabet="*_~`|[]()<>@#-+:/\\ \n1.ax", max_size=60),
)
_urls = st.one_of(
    st.sampled_from(
        (
            "https://wire.example/a",
            "http://wire.example/a_(b)?q=*1*&r=[2]",
            "https://xn--bcher-kva.example/ü/ä>b",
            "javascript:alert(1)",
            "https://wire.example/" + "a" * 1_500,
            "https://[::1]/",
            "https://user:pass@wire.example:8443/x y",
            "",
        )
    ),
    st.text(max_size=20).map("https://wire.example/{}".format),
    _text,
)
_times = st.datetimes(timezones=st.sampled_from([UTC])) | st.just(datetime(1, 1, 1))
_time = st.builds(Time, _times, st.sampled_from(["relative", "date", "time", "full"]))


def _typed(text: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Inline, ...]]:
    inlines = st.one_of(
        st.builds(Plain, text),
        st.builds(Bold, text),
        st.builds(Code, text),
        st.builds(Link, text, _urls),
        _time,
        st.builds(ActorName, text),
    )
    return st.lists(inlines, max_size=6).map(tuple)


def _text_parts(text: st.SearchStrategy[str]) -> st.SearchStrategy[Part]:
    typed = _typed(text)
    return st.one_of(
        st.builds(Heading, typed),
        st.builds(Paragraph, typed, st.booleans()),
        st.builds(Quote, text, typed),
        st.builds(Listing, st.lists(typed, max_size=5).map(tuple), st.booleans()),
    )


_short = st.lists(st.sampled_from(_NASTY[:-2]), max_size=4).map("".join) | st.text(
    alphabet="*_~`|[]()<>@#-+:/\\ \n1.ax", max_size=20
)
short_text_parts = _text_parts(_short)
typed = _typed(_text)
_quotes = st.builds(Quote, _text, typed)
_buttons = st.lists(st.builds(Button, _text, _text), max_size=40).map(tuple)
_cards = st.builds(
    StoryCard,
    label=st.sampled_from(("1.", "#41", "")) | _text,
    headline=_text,
    url=_urls,
    sentences=st.lists(_quotes, max_size=9).map(tuple),
    actors=st.lists(st.builds(ActorName, _text), max_size=9).map(tuple),
    outlet=_text,
    more_outlets=st.integers(-1, 10**9),
    at=st.none() | _time,
    update=st.booleans(),
    story_id=st.integers(0, 10**6),
)
charts = st.builds(
    Chart,
    st.lists(st.integers(-5, 10**6), max_size=90).map(tuple),
    _text,
    st.sampled_from(("", "2026-01-13", "9999-12-30", "soon")),
    _text,
    st.floats(allow_nan=True),
    st.booleans(),
)
parts = st.one_of(
    _text_parts(_text),
    _cards,
    st.just(Divider()),
    st.builds(Image, _urls, _text),
    st.builds(Attachment, _text, _text, _text),
    charts,
    st.builds(Charts, st.lists(charts, max_size=14).map(tuple), _text),
    st.builds(Buttons, _buttons),
    st.builds(Choices, _text, _buttons),
)
messages = st.builds(Message, st.lists(parts, max_size=25).map(tuple), _text)
