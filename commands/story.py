"""`/story`: one story in full."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.model.digest import Told
from bot.model.message import (
    Bold,
    Button,
    Buttons,
    Heading,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
    Quote,
    Text,
    Time,
)
from bot.model.request import Kind, Parameter
from bot.model.story import Story, SummarySentence
from bot.pipeline.figures import figures_note
from bot.pipeline.show import plural, story_card
from bot.pipeline.slots import find_zone
from bot.pipeline.summarise import headlined, story_summary
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.cards import article_line, follow_button, key_actors, label, link, quiet
from commands.story_reference import find_story, numbered_articles
from commands.wording import day, join

_SENTENCES = 4
_ARTICLES = 12
_MEMORY = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Found:
    """A story with what this channel knows of it."""

    story: Story
    told: tuple[Told, ...]
    weighed: bool
    """Whether the last digest here chose or left it: then it can say why."""


class ShowStory(Command):
    """Shows one story: summary with sources, key actors, every article."""

    help = "One story in full: summary with sources, key actors, every article"
    parameters = (
        Parameter("story", Kind.STORY, "Its place in the last digest here, or its number as #41"),
    )
    examples = ("/story 2", "/story #41")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the story."""
        services, now = context.services, context.services.clock()
        found = await services.storage.read(
            lambda t: _look_up(t, context, arguments["story"], now - _MEMORY)
        )
        [story] = await headlined(services, [found.story])
        summary = await story_summary(services, story, _SENTENCES)
        note = await services.run(figures_note, found.story.articles)
        zone = find_zone(context.channel.plan.zone if context.channel.plan else "UTC")
        return _show(replace(found, story=story), summary, note, now.astimezone(zone))


def _look_up(t: Transaction, context: Context, reference: str, since: datetime) -> Found:
    workspace_id, channel_id = context.workspace.id, context.channel.id
    story = find_story(t, context, reference)
    told = t.digests.told(workspace_id, channel_id, since)
    last = t.digests.last(workspace_id, channel_id)
    return Found(
        story,
        tuple(memory for memory in told if memory.story_id == story.id),
        weighed=last is not None and any(c.story_id == story.id for c in last.choices),
    )


def _show(found: Found, summary: Sequence[SummarySentence], note: str, now: datetime) -> Message:
    story = found.story
    card = story_card(story, (), now, f"#{story.id}")
    parts: list[Part] = [
        Heading((Plain(f"{card.label} "), link(card.headline, card.url))),
        Paragraph(_counts(story), quiet=True),
        *(Quote(s.text, (link(s.outlet or "source", s.url),)) for s in summary),
    ]
    if note:
        parts.append(label(note))
    if story.actors:
        parts.append(key_actors(story.actors))
    parts += [label("Articles"), _articles(story)]
    if len(story.articles) > _ARTICLES:
        parts.append(quiet(f"And {plural(len(story.articles) - _ARTICLES, 'older article')}."))
    if story.split_from:
        parts.append(quiet(f"Split off from story #{story.split_from}."))
    if found.told:
        parts.append(quiet(_told_on(found.told, now)))
    if buttons := _buttons(found):
        parts.append(Buttons(buttons))
    return Message(tuple(parts), line=f"{card.label} {card.headline}")


def _articles(story: Story) -> Listing:
    """List the articles, the newest first; numbered where they can be split off by number."""
    lines = [article_line(article) for article in story.articles[:_ARTICLES]]
    if len(story.articles) > 1:
        numbers = {article.id: number for number, article in numbered_articles(story).items()}
        shown = zip(story.articles, lines, strict=False)
        lines = [(Bold(str(numbers[one.id])), Plain(" · "), *line) for one, line in shown]
    return Listing(tuple(lines))


def _counts(story: Story) -> Text:
    outlets = f" from {plural(len(story.outlets), 'outlet')}" if story.outlets else ""
    counts = plural(len(story.articles), "article") + outlets
    if len(story.articles) == 1:
        return (Plain(f"{counts}, "), Time(story.first_at))
    return (
        Plain(f"{counts}, first "),
        Time(story.first_at),
        Plain(", newest "),
        Time(story.last_at),
    )


def _told_on(told: Sequence[Told], now: datetime) -> str:
    days = dict.fromkeys(day(memory.at.astimezone(now.tzinfo), now) for memory in told)
    return f"In the digest here on {join(list(days))}."


def _buttons(found: Found) -> tuple[Button, ...]:
    story = found.story
    why = (Button("Why in the digest, or not", f"digest why #{story.id}"),) if found.weighed else ()
    return (*why, *(follow_button(actor.name) for actor in story.actors[:1]))
