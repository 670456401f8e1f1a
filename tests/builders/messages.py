"""Messages as the commands make them, for the golden files of every platform."""

from datetime import UTC, datetime, timedelta

from bot.model.message import (
    ActorName,
    Attachment,
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
    Plain,
    Quote,
    StoryCard,
    Text,
    Time,
)

NOW = datetime(2026, 1, 13, 7, 0, tzinfo=UTC)


BURST = "490 more entries of Harbour Post came at once and were not read"


def hours_ago(hours: float) -> Time:
    """Return a relative time."""
    return Time(NOW - timedelta(hours=hours))


def chips(*names: str) -> tuple[ActorName, ...]:
    """Return actors as a card shows them."""
    return tuple(ActorName(name) for name in names)


def digest() -> Message:
    """Return a morning's digest: several outlets, an update, a long headline, four languages."""
    footer: Text = (
        Plain("Extracted, not generated · next digest "),
        Time(NOW + timedelta(days=1), "full"),
        Plain(" · "),
        Code("/digest why 1"),
        Plain(" explains a choice"),
    )
    return Message(
        (
            Heading((Plain("Your digest · Tue 13 Jan"),)),
            Paragraph(
                (Plain(f"41 articles, 5 stories, 9 feeds · 6 more left out · {BURST}"),), quiet=True
            ),
            _summit(),
            _ferries(),
            _nara(),
            _port(),
            _dike(),
            Divider(),
            Paragraph(footer, quiet=True),
        ),
        line="Your digest · Tue 13 Jan: Lee and Takaichi open summit in Nara",
    )


def _summit() -> StoryCard:
    return StoryCard(
        label="1.",
        headline="Lee and Takaichi open summit in Nara",
        url="https://wire.example/2026/01/13/lee-takaichi-nara",
        sentences=(
            Quote(
                "The leaders of South Korea and Japan sat down in the old capital of Nara on "
                "Tuesday, and both spoke of a year in which trade between them grew again."
            ),
            Quote("A joint statement is expected on Wednesday.", (Plain("Harbour Post"),)),
        ),
        actors=chips("Lee Jae Myung", "Sanae Takaichi", "Japan", "South Korea"),
        outlet="Meridian Wire",
        more_outlets=3,
        at=hours_ago(5),
        story_id=41,
    )


def _ferries() -> StoryCard:
    return StoryCard(
        label="2.",
        headline="Ferry service between the islands resumes after ten days of storms that had "
        "closed every harbour on the northern coast",
        url="https://post.example/ferries",
        sentences=(Quote("The first boat left at dawn with four hundred passengers."),),
        actors=chips("Northern Ferries"),
        outlet="Harbour Post",
        at=hours_ago(9),
        update=True,
        story_id=7,
    )


def _nara() -> StoryCard:
    return StoryCard(
        label="3.",
        headline="高市首相と李大統領、奈良で会談",
        url="https://shimbun.example/nara",
        sentences=(
            Quote(
                "高市早苗首相と韓国の李在明大統領は十三日、奈良市で会談し、貿易と安全保障での協力"
                "を続けることで一致した。両首脳は翌日、法隆寺を訪れる予定で、文化交流の歴史を振り"
                "返るという。"
            ),
        ),
        actors=chips("高市早苗", "李在明", "奈良市"),
        outlet="あさひ川新報",
        more_outlets=1,
        at=hours_ago(2),
        story_id=42,
    )


def _port() -> StoryCard:
    return StoryCard(
        label="4.",
        headline="El puerto de Valdemar reabre su muelle más antiguo",
        url="https://diario.example/puerto",
        sentences=(Quote("Las obras duraron dos años y costaron menos de lo previsto."),),
        outlet="Diario del Cabo",
        at=hours_ago(11),
        story_id=43,
    )


def _dike() -> StoryCard:
    return StoryCard(
        label="5.",
        headline="Der neue Deich hält",
        url="",
        sentences=(Quote("„Wir haben ruhig geschlafen“, sagte die Bürgermeisterin."),),
        actors=chips("Anna Holm"),
        at=hours_ago(20),
        story_id=44,
    )


def who() -> Message:
    """Return an actor's portrait."""
    wire: Text = (
        Link("Meridian Wire", "https://wire.example/2026/01/13/lee-takaichi-nara"),
        Plain(" · "),
        hours_ago(5),
    )
    post: Text = (Link("Harbour Post", "https://post.example/vote"), Plain(" · "), hours_ago(30))
    return Message(
        (
            Heading((Plain("Sanae Takaichi"),)),
            Paragraph((Plain("Person, “Prime Minister of Japan”, as printed by "), *wire)),
            Paragraph((Plain("In 41 articles, also as Takaichi (33), 高市早苗 (2)"),), quiet=True),
            Chart(
                values=(0, 0, 1, 0, 2, 0, 0, 0, 3, 1, *[0] * 7, 1, 1, *[0] * 5, 4, 0, 2, 5, 9, 12),
                alt="Articles a day that name Sanae Takaichi, 15 Dec 2025 to 13 Jan: 41, most on "
                "13 Jan (12)",
                first_day="2025-12-15",
            ),
            Paragraph((Bold("Lately"),)),
            Quote("“We will keep talking, whatever the weather,” Takaichi told reporters.", wire),
            Quote("Takaichi has not said whether she will call an election.", post),
            Paragraph((Bold("Named with"),)),
            Paragraph((*chips("Lee Jae Myung"), Plain(" 9 · "), *chips("Japan"), Plain(" 8"))),
            Paragraph((Bold("Latest stories"),)),
            Listing(((Bold("#41"), Plain(" "), *wire), (Bold("#7"), Plain(" "), *post))),
            Image("https://wire.example/nara.jpg", "Two people bow in front of a temple"),
            Buttons(
                (
                    Button("Follow Sanae Takaichi", 'alert add actor:"Sanae Takaichi"'),
                    Button("With Lee", 'between "Sanae Takaichi" "Lee Jae Myung"'),
                )
            ),
        ),
        line="Sanae Takaichi: Prime Minister of Japan, in 41 articles",
    )


def which() -> Message:
    """Return the question which of several actors is meant."""
    buttons = (
        Button("Kim Jong-un · North Korean leader · 12 articles", 'who "Kim Jong-un"'),
        Button("Kim Min-seok · Prime Minister · 2 articles", 'who "Kim Min-seok"'),
        Button("김민석 · Person · 1 article", "who @12"),
    )
    return Message((Choices("Which “Kim” do you mean?", buttons),), line="Which Kim?")


def hostile() -> Message:
    """Return a story whose feed tries to be more than text."""
    return Message(
        (
            StoryCard(
                label="1.",
                headline="[bold]Breaking[/bold] \x1b[2J\x1b[31m**now** <b>@everyone</b>\r\nX",
                url="https://evil.example/\x1b]8;;https://other.example\x07 a",
                sentences=(Quote("A\u202egnitset line\x00 that\x9b1A climbs\tand\u2028breaks."),),
                actors=(ActorName("Eve\x1b[5m \u200bEvans"),),
                outlet="Wire\n\nTimes",
                at=hours_ago(1),
            ),
            Paragraph(
                (
                    Link("https://bank.example", "https://evil.example/bank"),
                    Plain(" and "),
                    Link("a script", "javascript:alert(1)"),
                )
            ),
        )
    )


def export() -> Message:
    """Return an answer with a file to download."""
    return Message(
        (Paragraph((Plain("2 feeds."),)), Attachment("feeds.opml", "text/x-opml", "<opml/>")),
        line="2 feeds.",
    )
