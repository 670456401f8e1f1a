"""`/who`: what the archive knows of an actor."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.actors.role_history import RoleHistory, read_history
from bot.model.actor import Actor, ActorMention, CoActor, DayCount, Role
from bot.model.article import Article
from bot.model.message import (
    ActorName,
    Button,
    Buttons,
    Heading,
    Inline,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
    Text,
    Time,
)
from bot.model.request import Kind, Parameter
from bot.model.story import Story
from bot.model.wikidata import WikidataItem
from bot.pipeline.show import plural
from bot.pipeline.summarise import headlined
from bot.storage.contract import Transaction
from commands.actor_search import ask_which, find_actors, likely_meant, offer_others
from commands.base import Command, Context
from commands.cards import (
    follow_button,
    kind_of,
    label,
    link,
    quiet,
    sentence_quote,
    story_line,
)
from commands.charts import days_chart
from commands.lately import Naming, choose, find_namings
from commands.wording import argument, quoted

_DAYS = 30
_ALIASES = 6
_SENTENCES = 4
_CO_ACTORS = 5
_STORIES = 4
_FORMER = 2
_ABOUT_CHANCE = "Articles that name both, and how many times as often as by chance."
_ENOUGH_TOGETHER = 3
"""In fewer articles than that, how often is chance itself."""
_MENTIONS = 40
"""The latest mentions that sentences and stories are chosen from."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is shown of an actor."""

    actor: Actor
    roles: RoleHistory
    role_articles: dict[int, Article]
    days: tuple[DayCount, ...]
    lately: tuple[Naming, ...]
    together: tuple[CoActor, ...]
    stories: tuple[Story, ...]
    wikidata: WikidataItem | None = None
    """What is not from the articles, and said to be so."""
    found: tuple[Actor, ...] = ()
    """All who are called so: the actor itself, and who is hardly in the news."""


class Who(Command):
    """Shows an actor: who it is, what was said or done lately, with whom, in which stories."""

    help = "Who someone is in the news: role, latest sentences, with whom, stories"
    parameters = (Parameter("actor", Kind.ACTOR, "A person, an organisation or a country"),)
    examples = ("/who Takaichi", '/who "South Korea"', "/who 高市早苗")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the actor's portrait, or ask which of several is meant."""
        name, now = arguments["actor"], context.services.clock()
        workspace_id = context.workspace.id

        def look_up(t: Transaction) -> Portrait | list[Actor]:
            found = find_actors(t, workspace_id, name)
            first, *others = likely_meant(found)
            return found if others else replace(gather(t, first, now), found=tuple(found))

        answer = await context.services.storage.read(look_up)
        if isinstance(answer, Portrait):
            enricher = context.services.enricher
            item = await enricher.describe(answer.actor) if enricher else None
            stories = tuple(await headlined(context.services, answer.stories))
            return show(replace(answer, wikidata=item, stories=stories), now)
        return ask_which(name, answer, _request)


def _request(sure: str) -> str:
    return f"who {sure}"


def gather(t: Transaction, actor: Actor, now: datetime) -> Portrait:
    """Return all that is shown of an actor, from storage."""
    workspace_id, today = actor.workspace_id, now.date()
    mentions = t.actors.mentions(workspace_id, actor.id, limit=_MENTIONS)
    articles = t.articles.many(workspace_id, [mention.article_id for mention in mentions])
    roles = read_history(t.actors.roles(workspace_id, actor.id), actor.role)
    printed = [role.article_id for role in (roles.present, *roles.former[:_FORMER]) if role]
    return Portrait(
        actor=actor,
        roles=roles,
        role_articles={one.id: one for one in t.articles.many(workspace_id, printed)},
        days=tuple(t.actors.days(workspace_id, actor.id, today - timedelta(days=_DAYS - 1), today)),
        lately=tuple(choose(_namings(mentions, articles, now), _SENTENCES)),
        together=tuple(t.actors.together(workspace_id, actor.id, limit=_CO_ACTORS)),
        stories=tuple(t.stories.many(workspace_id, _story_ids(articles)[:_STORIES])),
    )


def _namings(mentions: list[ActorMention], articles: list[Article], now: datetime) -> list[Naming]:
    by_id = {article.id: article for article in articles}
    return [
        naming
        for mention in mentions
        if mention.article_id in by_id
        for naming in find_namings(by_id[mention.article_id], mention.spans, mention.salience, now)
    ]


def _story_ids(articles: list[Article]) -> list[int]:
    return list(dict.fromkeys(a.story_id for a in articles if a.story_id is not None))


def show(portrait: Portrait, now: datetime) -> Message:
    """Return an actor's portrait as a message."""
    actor = portrait.actor
    parts: tuple[Part, ...] = (
        *_who_it_is(portrait),
        quiet(_counts(actor)),
        days_chart(actor.name, portrait.days, now),
        *_lately(portrait.lately),
        *_together(portrait.together),
        *_stories(portrait.stories),
        Buttons(_buttons(portrait)),
        *offer_others(portrait.found, _request),
    )
    return Message(parts, line=_line(portrait))


def _who_it_is(portrait: Portrait) -> Iterator[Part]:
    yield Heading((Plain(portrait.actor.name),))
    yield Paragraph(_what(portrait))
    for role in portrait.roles.former[:_FORMER]:
        yield Paragraph(_former(portrait, role))
    if portrait.wikidata:
        yield Paragraph(_wikidata(portrait.wikidata), quiet=True)


def _lately(namings: Sequence[Naming]) -> list[Part]:
    quotes = [sentence_quote(one.article, one.index, quoted=one.quoted) for one in namings]
    return [label("Lately"), *quotes] if quotes else []


def _together(together: tuple[CoActor, ...]) -> list[Part]:
    if not together:
        return []
    compared = any(map(_says_something, together))
    about = quiet(_ABOUT_CHANCE if compared else "Articles that name both.")
    return [label("Named with"), Paragraph(_named_with(together)), about]


def _stories(stories: Sequence[Story]) -> list[Part]:
    lines = tuple(story_line(story) for story in stories)
    return [label("Latest stories"), Listing(lines)] if lines else []


def _what(portrait: Portrait) -> Text:
    kind, role = kind_of(portrait.actor), portrait.roles.present
    if not role:
        return (Plain(f"{kind}."),)
    return (Plain(f"{kind}, {quoted(role.text)}, as printed "), *_source(portrait, role))


def _former(portrait: Portrait, role: Role) -> Text:
    printed = Plain(f"Formerly {quoted(role.text)}, last printed ")
    return (printed, *_source(portrait, role))


def _source(portrait: Portrait, role: Role) -> Text:
    """Return which outlet printed a role, and when."""
    article = portrait.role_articles.get(role.article_id)
    if article is None:
        return (Plain("on "), Time(role.at, "date"))
    outlet = link(article.outlet or "an article", article.url)
    return (Plain("by "), outlet, Plain(", "), Time(role.at))


def _wikidata(item: WikidataItem) -> Text:
    """Return what Wikidata says, marked as its own words."""
    said: list[Inline] = [Plain("Wikidata: "), link(item.description or item.id, item.url)]
    said += [Plain(f" · {name}") for name in item.native]
    if item.image:
        said += [Plain(" · "), link("picture", item.image)]
    return tuple(said)


def _counts(actor: Actor) -> str:
    seen = [alias for alias in actor.aliases if alias.count > 0 and alias.text != actor.name]
    seen.sort(key=lambda alias: (-alias.count, alias.text))
    forms = ", ".join(f"{alias.text} ({alias.count}×)" for alias in seen[:_ALIASES])
    counts = f"In {plural(actor.mentions, 'article')}"
    return f"{counts}, also as {forms}" if forms else counts


def _named_with(together: tuple[CoActor, ...]) -> Text:
    spaced: list[Inline] = []
    for other in together:
        separator = " · " if spaced else ""
        spaced += [Plain(separator), ActorName(other.actor.name, other.actor.type)]
        often = f" ({_against_chance(other.times_chance)})" if _says_something(other) else ""
        spaced.append(Plain(f" {other.together}{often}"))
    return tuple(spaced[1:])


def _says_something(other: CoActor) -> bool:
    """Return whether they are named together often enough to be held against chance."""
    return other.together >= _ENOUGH_TOGETHER


def _against_chance(times: float) -> str:
    """Return how many times as often as by chance: "×3.1", "×0.5" where it is rarer."""
    if times < 0.05:
        return "under ×0.1"
    return f"×{times:.1f}" if times < 10 else f"×{times:.0f}"


def _buttons(portrait: Portrait) -> tuple[Button, ...]:
    name = portrait.actor.name
    pairs = (
        Button(f"With {other.actor.name}", f"between {argument(name)} {argument(other.actor.name)}")
        for other in portrait.together[:2]
    )
    return (follow_button(name), *pairs)


def _line(portrait: Portrait) -> str:
    actor = portrait.actor
    role = portrait.roles.present
    what = role.text if role else kind_of(actor)
    return f"{actor.name}: {what}, in {plural(actor.mentions, 'article')}"
