"""Part by part: how each looks, and that markup from a feed stays text."""

import pytest

from bot.model.message import (
    ActorName,
    Bold,
    Button,
    Buttons,
    Chart,
    Choices,
    Code,
    Divider,
    Heading,
    Image,
    Link,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
    Quote,
    StoryCard,
    Text,
)
from bot.platforms.discord.controls import request_of
from bot.platforms.discord.render import render_message, title_of
from tests.bot.platforms.discord.test_render import show
from tests.builders import messages
from tests.fakes.discord.markdown import GUARD
from tests.fakes.discord.rules import texts_of, walk


def lines_of(*parts: Part) -> list[str]:
    """Return the text of every line that is seen of parts."""
    return [line.text for line in show(*parts) if line.text]


@pytest.mark.parametrize(
    "text",
    [
        "**now** __u__ *i* _i_ ~~s~~ ||spoiler|| `code` ```block```",
        "# no heading",
        "-# no small print",
        "> no quote",
        ">>> no quote",
        "- no list",
        "+ no list",
        "2026. No list either",
        "[free money](https://evil.example)",
        "[free money](<https://evil.example>) [x][y]",
        "see https://evil.example/a_b_c now",
        "<https://evil.example> steam://run",
        "@everyone and @here, <@123>, <@!123>, <@&123>, <#123>",
        "<:emoji:123> <a:emoji:123> <t:0:R> </who:123> <id:customize>",
        "back\\slash \\*not escaped\\*",
        "snake_case_name and 2*3*4",
    ],
)
def test_markup_in_a_feed_is_seen_as_typed(text: str) -> None:
    for part in (
        Paragraph((Plain(text),)),
        Quote(text),
        Heading((Plain(text),)),
        Listing(((Plain(text),),)),
        Paragraph((Plain("x "), Plain(text))),
        StoryCard("1.", "h", "", (Quote(text),), outlet=text),
        StoryCard("1.", text, "", actors=(ActorName(text),)),
    ):
        shown = show(part)
        assert any(text in line.text for line in shown), shown
        assert {style for line in shown for style in line.styles} <= {"bold"}


def test_a_link_leads_where_it_says_without_a_preview() -> None:
    body = render_message(messages.digest())[0]

    assert "[Lee and Takaichi open summit in Nara](<https://wire.example/2026" in str(body)


@pytest.mark.parametrize(
    ("label", "url", "shown", "leads"),
    [
        ("Story", "https://wire.example/a b(c)", "Story", "https://wire.example/ab%28c%29"),
        ("[Live] Storm", "https://wire.example/", "[Live] Storm", "https://wire.example/"),
        ("Half [a bracket", "https://wire.example/", "Half (a bracket", "https://wire.example/"),
        ("", "https://wire.example/a", "wire.example", "https://wire.example/a"),
        ("https://bank.example", "https://evil.example/x", None, "https://evil.example/x"),
        ("Story", "javascript:alert(1)", "Story", ""),
        ("Story", "https://wire.example/" + "a" * 3_000, "Story", ""),
        ("Story", "https://bücher.example/ä", "Story", "https://xn--bcher-kva.example/%C3%A4"),
        ("Story", "https://a:b@wire.example/", "Story", "https://wire.example/"),
    ],
)
def test_a_link_shows_its_label_unless_that_misleads(
    label: str, url: str, shown: str | None, leads: str
) -> None:
    line = show(Paragraph((Link(label, url),)))[0]

    assert line.text == (shown or "https://bank.example (evil.example)")
    assert {span.url for span in line.spans if span.url} == ({leads} - {""})


@pytest.mark.parametrize("after", ["](https://evil.example)", "x](<https://evil.example>) ["])
def test_what_follows_a_link_does_not_take_it_over(after: str) -> None:
    link = Link("Story", "https://wire.example/")
    pieces = (link, *map(Plain, after))
    for text in ((link, Plain(after)), pieces):
        (line,) = show(Paragraph(text))
        assert line.text == f"Story{after}".rstrip()
        assert {span.url for span in line.spans} == {"https://wire.example/", ""}


def test_neighbours_do_not_run_into_each_other() -> None:
    text: Text = (
        Bold("a"),
        ActorName("b"),
        Code("c"),
        Code("d"),
        Bold("e "),
        Plain("f"),
        Link("g", "https://wire.example/"),
        Link("h", "https://wire.example/"),
    )
    line = show(Paragraph(text))[0]

    assert [(span.text.replace(GUARD, ""), sorted(span.styles)) for span in line.spans] == [
        ("ab", ["bold"]),
        ("c", ["code"]),
        ("", []),
        ("d", ["code"]),
        ("e", ["bold"]),
        (" f", []),
        ("g", ["link"]),
        ("h", ["link"]),
    ]


def test_a_card_names_actors_outlets_and_time() -> None:
    assert lines_of(messages.digest().parts[2]) == [
        "1. Lee and Takaichi open summit in Nara",
        "The leaders of South Korea and Japan sat down in the old capital of Nara on Tuesday, and "
        "both spoke of a year in which trade between them grew again.",
        "A joint statement is expected on Wednesday. — Harbour Post",
        "Lee Jae Myung · Sanae Takaichi · Japan · South Korea — Meridian Wire +3 · 1768269600:R",
    ]


def test_a_digest_offers_to_follow_its_actors_and_to_explain_its_choices() -> None:
    (body,) = render_message(messages.digest())
    controls = [c for c in walk(body["components"]) if "custom_id" in c]
    requests = [request_of(c["custom_id"]) for c in controls if c["type"] == 2]
    selects = {c["placeholder"]: c for c in controls if c["type"] == 3}

    assert requests == ["story #41", "story #7", "story #42", "story #43", "story #44"]
    follow = selects["Follow an actor …"]
    assert follow["options"][1]["label"] == "Sanae Takaichi"
    assert request_of(follow["custom_id"], ["who"]) == "who"
    assert follow["options"][1]["value"] == 'alert add actor:"Sanae Takaichi"'
    assert selects["Why this story? …"]["options"][1]["value"] == "digest why #7"


def test_many_choices_become_a_select_and_few_become_buttons() -> None:
    few = tuple(Button(f"Kim {n}", f"who @{n}") for n in range(5))
    many = tuple(Button(f"Kim {n}", f"who @{n}") for n in range(30))
    (some,) = render_message(Message((Choices("Which?", few),)))
    (all_of_them,) = render_message(Message((Choices("Which?", many),)))

    assert [c["label"] for c in walk(some["components"]) if c["type"] == 2] == [
        button.label for button in few
    ]
    selects = [c for c in walk(all_of_them["components"]) if c["type"] == 3]
    assert [len(select["options"]) for select in selects] == [25, 5]
    assert {select["custom_id"] for select in selects} == {"pick", "pick2"}


def test_a_request_too_long_for_a_button_can_be_copied() -> None:
    request = 'topic "' + "word " * 30 + '"'
    shown = lines_of(Buttons((Button("All of it", request), Button("Short", "latest"))))

    assert shown == [f"All of it: /{' '.join(request.split())}"]


def test_requests_come_back_from_their_buttons() -> None:
    same = (Button("One", "who @1"), Button("Again", "who @1"), Button("Two", "who @2"))
    (body,) = render_message(Message((Buttons(same), Buttons(same))))
    ids = [c["custom_id"] for c in walk(body["components"]) if "custom_id" in c]

    assert len(set(ids)) == 4
    assert [request_of(custom_id) for custom_id in ids] == ["who @1", "who @2"] * 2
    assert request_of("share") == request_of("ask") == request_of("pick") == ""


def test_a_picture_has_its_words() -> None:
    picture = Image("https://wire.example/nara.jpg", "Two people bow")
    (body,) = render_message(Message((picture,)))
    items = body["components"][0]["components"][0]["items"]

    assert items == [
        {"media": {"url": "https://wire.example/nara.jpg"}, "description": "Two people bow"}
    ]
    assert lines_of(Image("data:image/png;base64,x", "Two people")) == ["Picture: Two people"]


def test_a_chart_is_a_line_of_bars_with_its_words() -> None:
    assert lines_of(Chart((0, 1, 4, 8), "From 0 to 8")) == ["▁▂▅█", "From 0 to 8"]
    assert lines_of(Chart((), "")) == []


def test_a_message_without_parts_shows_its_line() -> None:
    (body,) = render_message(Message((), line="Nothing new"))

    assert texts_of(body) == ["Nothing new"]
    assert render_message(Message((Divider(), Paragraph(())))) == []


def test_a_title_is_the_heading_or_the_line() -> None:
    assert title_of(messages.digest()) == "Your digest · Tue 13 Jan"
    assert title_of(messages.which()) == "Which Kim?"
    assert title_of(Message((Heading((Plain("語" * 400),)),))) == "語" * 99 + "…"
    assert title_of(Message(())) == "News"
