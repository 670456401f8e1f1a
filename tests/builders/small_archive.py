"""A small archive that the tests of the commands ask: five events, the newest a summit in Nara."""

from dataclasses import dataclass
from typing import TypeAlias

from tests.builders.newsroom import Cast, Newsroom, Report

TAKAICHI = Cast(
    "Sanae Takaichi",
    role="Japanese Prime Minister",
    forms=("Takaichi",),
    key="person:sanae-takaichi",
    native=("高市早苗",),
)
LEE = Cast(
    "Lee Jae Myung",
    role="South Korean President",
    forms=("Lee", "Myung"),
    key="person:lee-jae-myung",
    native=("이재명",),
)
KIM_JONG_UN = Cast(
    "Kim Jong-un", role="North Korean leader", forms=("Kim",), key="person:kim-jong-un"
)
KIM_MIN_SEOK = Cast(
    "Kim Min-seok", role="South Korean Prime Minister", forms=("Kim",), key="person:kim-min-seok"
)
JAPAN = Cast("Japan", "place", forms=("Tokyo",), key="country:jp")
SOUTH_KOREA = Cast("South Korea", "place", forms=("Seoul",), key="country:kr")
NORTH_KOREA = Cast("North Korea", "place", forms=("Pyongyang",), key="country:kp")
CHINA = Cast("China", "place", forms=("Beijing",), key="country:cn")
OKINAWA = Cast("Okinawa", "place")

SUMMIT = (
    Report(
        "Coast Herald",
        "Takaichi and Lee open two days of talks in Nara",
        (
            "Japanese Prime Minister Sanae Takaichi welcomed South Korean President Lee Jae Myung "
            "in Nara on Thursday for two days of talks on trade and security.",
            "Also Read: Five temples to see in Nara",
            "Takaichi said that Japan and South Korea would restart ministerial meetings in April.",
            "She also thanked her guest for coming to her home town.",
            "Myung is the first South Korean leader to stay in the old capital.",
        ),
        (TAKAICHI, LEE, JAPAN, SOUTH_KOREA),
        hours=5,
        unfit=(1,),
    ),
    Report(
        "Han River Post",
        "Lee proposes a joint fund for chip research at the Nara summit",
        (
            "Lee Jae Myung proposed a joint fund for chip research on the first evening in Nara.",
            "Tokyo has not answered yet, but Takaichi called the idea serious and worth a study.",
            "The fund would hold 800 billion won in its first three years.",
            "Seoul hopes that China will not read the fund as a step against Beijing.",
        ),
        (LEE, TAKAICHI, JAPAN, SOUTH_KOREA, CHINA),
        hours=3,
    ),
    Report(
        "Harbour Wire",
        "Japan, South Korea leaders agree on April meetings",
        (
            "Takaichi told reporters that Japan and South Korea would restart ministerial meetings "
            "in April.",
            "Lee Jae Myung and Sanae Takaichi will visit a temple before he flies home on Friday.",
        ),
        (TAKAICHI, LEE, JAPAN, SOUTH_KOREA),
        hours=2,
    ),
)
MISSILE = (
    Report(
        "Harbour Wire",
        "North Korea fires a missile into the sea off its east coast",
        (
            "North Korea fired one missile into the sea off its east coast on Wednesday morning.",
            "Japan lodged a protest with Pyongyang through its embassy.",
            "State media showed Kim Jong-un at the launch with a pair of binoculars.",
        ),
        (NORTH_KOREA, KIM_JONG_UN, JAPAN),
        hours=28,
    ),
    Report(
        "Han River Post",
        "Seoul counts the third launch of the year",
        (
            "The launch was the third of the year, the joint chiefs in Seoul said.",
            "North Korea had warned South Korea of a response to this month's naval drill.",
        ),
        (NORTH_KOREA, SOUTH_KOREA),
        hours=26,
    ),
)
BUDGET = (
    Report(
        "Han River Post",
        "Kim Min-seok defends the budget in parliament",
        (
            "South Korean Prime Minister Kim Min-seok defended the budget in parliament for six "
            "hours.",
            "Kim said that every won of the new research money had been counted twice.",
        ),
        (KIM_MIN_SEOK, SOUTH_KOREA),
        hours=50,
    ),
)
STORM = (
    Report(
        "Coast Herald",
        "Storm closes the airport of Okinawa for a day",
        (
            "A spring storm closed the airport of Okinawa on Wednesday night and stranded 4,000 "
            "travellers.",
            "Japan's weather agency expects the wind to ease by Friday.",
        ),
        (OKINAWA, JAPAN),
        hours=10,
    ),
)
DISPUTE = (
    Report(
        "Coast Herald",
        "Beijing summons the Japanese ambassador",
        (
            "China summoned the Japanese ambassador after Takaichi's remarks on the strait.",
            "Takaichi declined to take back what she had said in the budget committee.",
        ),
        (CHINA, TAKAICHI),
        hours=20 * 24,
    ),
)


StoryIds: TypeAlias = dict[str, int]


@dataclass(frozen=True, slots=True)
class SmallArchive:
    """The newsroom and the ids of its stories."""

    room: Newsroom
    dispute: int
    budget: int
    missile: int
    storm: int
    summit: int


async def publish_all(room: Newsroom) -> StoryIds:
    """Store the stories of the archive in an empty newsroom; return their ids by name."""
    stories = {
        "dispute": DISPUTE,
        "budget": BUDGET,
        "missile": MISSILE,
        "storm": STORM,
        "summit": SUMMIT,
    }
    return {name: await room.publish(*reports) for name, reports in stories.items()}
