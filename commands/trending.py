"""`/trending`: who is in the news more than usual and why, and who no longer is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.model.actor import Trend
from bot.model.message import (
    ActorName,
    Bold,
    Heading,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
    Text,
    say,
)
from bot.model.story import Story
from bot.pipeline.show import plural
from bot.pipeline.summarise import headlined
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.cards import label, link, quiet
from commands.charts import trend_charts
from commands.wording import day, join

_ACTORS = 6
_FALLING = 4
_DAYS = 30
_YOUNG = timedelta(days=7)
"""Who has been in the archive for less than that has no usual yet."""


@dataclass(frozen=True, slots=True)
class Rising:
    """An actor that rises, and the story that explains it."""

    trend: Trend
    story: Story | None


@dataclass(frozen=True, slots=True)
class Trends:
    """Who rises, the steepest first, and who falls."""

    rising: tuple[Rising, ...]
    falling: tuple[Trend, ...]


class Trending(Command):
    """Shows who rises and falls against their own normal, with the story behind it."""

    help = "Who is in the news more than usual, with the story behind it, and who less"
    examples = ("/trending",)

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the actors of the last day against their 30 days before."""
        now = context.services.clock()
        trends = await context.services.storage.read(
            lambda t: _gather(t, context.workspace.id, now)
        )
        behind = {each.story.id: each.story for each in trends.rising if each.story}
        stories = {one.id: one for one in await headlined(context.services, [*behind.values()])}
        rising = (Rising(e.trend, stories[e.story.id] if e.story else None) for e in trends.rising)
        return _show(Trends(tuple(rising), trends.falling), now)


def _gather(t: Transaction, workspace_id: int, now: datetime) -> Trends:
    trends = t.actors.trending(workspace_id, now, limit=_ACTORS)
    ids = [trend.story_id for trend in trends if trend.story_id is not None]
    stories = {story.id: story for story in t.stories.many(workspace_id, ids)}
    rising = tuple(Rising(trend, stories.get(trend.story_id or 0)) for trend in trends)
    return Trends(rising, tuple(t.actors.falling(workspace_id, now, limit=_FALLING)))


def _show(trends: Trends, now: datetime) -> Message:
    rising, falling = trends.rising, trends.falling
    if not rising and not falling:
        text = "No article of the last day names anybody more than usual."
        return say(text)
    since = min((_first_day(each) for each in rising), default=date.min)
    if now.date() - since < _YOUNG:
        named_most = sorted(rising, key=lambda each: -each.trend.recent)
        parts = _show_young(named_most, _about(since, now))
    else:
        parts = _show_trends(trends, now)
    return Message(tuple(parts), line=_line(trends))


def _line(trends: Trends) -> str:
    if trends.rising:
        names = [each.trend.actor.name for each in trends.rising[:3]]
        return f"In the news now: {join(names)}"
    return f"Less in the news: {join([trend.actor.name for trend in trends.falling[:3]])}"


def _show_trends(trends: Trends, now: datetime) -> list[Part]:
    """Return one picture of all, then who rises with the story behind it, then who falls."""
    ordered = [each for _, actors in _by_story(trends.rising) for each in actors]
    numbers = {each.trend.actor.id: number for number, each in enumerate(ordered, start=1)}
    parts: list[Part] = [
        Heading((Plain("Rising and falling" if trends.falling else "Rising"),)),
        quiet("Articles of the last day against what is usual over the 30 days before."),
        trend_charts([each.trend for each in ordered], trends.falling, now),
    ]
    if trends.rising and trends.falling:
        parts.append(label("Rising"))
    for story, actors in _by_story(trends.rising):
        for each in actors:
            parts.append(Paragraph(_numbered(numbers[each.trend.actor.id], each.trend)))
        parts += _why(story)
    if trends.falling:
        parts.append(label("Falling"))
        start = len(ordered) + 1
        for number, trend in enumerate(trends.falling, start=start):
            parts.append(Paragraph(_numbered(number, trend)))
    return parts


def _numbered(number: int, trend: Trend) -> Text:
    return (
        Plain(f"{number}. "),
        ActorName(trend.actor.name, trend.actor.type),
        Plain(f": {_against_usual(trend)}"),
    )


def _show_young(rising: Sequence[Rising], about: str) -> list[Part]:
    parts: list[Part] = [Heading((Plain("In the news now"),)), quiet(about)]
    for story, actors in _by_story(rising):
        named = (_named(each, plural(each.trend.recent, "article")) for each in actors)
        parts.append(Listing(tuple(named)))
        parts += _why(story)
    return parts


def _by_story(rising: Sequence[Rising]) -> list[tuple[Story | None, list[Rising]]]:
    """Return the actors together whom one story explains, in the order of each one's first."""
    groups: dict[int, tuple[Story | None, list[Rising]]] = {}
    for each in rising:
        key = each.story.id if each.story else -each.trend.actor.id
        groups.setdefault(key, (each.story, []))[1].append(each)
    return list(groups.values())


def _named(each: Rising, numbers: str) -> Text:
    return (ActorName(each.trend.actor.name, each.trend.actor.type), Plain(f": {numbers}"))


def _first_day(rising: Rising) -> date:
    """Return the first day that names the actor, as far back as is looked."""
    days = rising.trend.days
    return min(count.day for count in days if count.count or count is days[-1])


def _about(since: date, now: datetime) -> str:
    return (
        f"The archive begins on {day(since, now)}: too short a time to know what is usual for "
        "these names. So these are simply the most named of the last day."
    )


def _against_usual(trend: Trend) -> str:
    recent = plural(trend.recent, "article") if trend.recent else "no article"
    if trend.usual <= 0:
        return f"{recent}, none in the 30 days before"
    usual = f"{trend.usual:.1f}" if trend.usual >= 0.1 else "under 0.1"
    if trend.recent < trend.usual:
        return f"{recent}, usually {usual} a day"
    return f"{recent}, usually {usual} a day (×{trend.recent / trend.usual:.0f})"


def _why(story: Story | None) -> list[Part]:
    if story is None:
        return []
    url = story.lead.url if story.lead else ""
    id_and_headline = (Bold(f"#{story.id}"), Plain(" "), link(story.title, url))
    return [Paragraph((Plain("Mostly in "), *id_and_headline))]
