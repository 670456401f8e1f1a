"""`/between`: the stories where one article names two actors."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.model.actor import Actor, ActorMention
from bot.model.article import Article
from bot.model.errors import UsageError
from bot.model.message import Button, Buttons, Choices, Heading, Message, Paragraph, Part, Plain
from bot.model.request import Kind, Parameter
from bot.model.story import Story
from bot.pipeline.show import plural
from bot.pipeline.summarise import headlined
from bot.storage.contract import Transaction
from commands.actor_search import (
    ask_which,
    find_actors,
    likely_meant,
    offer_others,
    sure_argument,
)
from commands.base import Command, Context
from commands.cards import actor_query, quiet, quoting_card, sentence_quote
from commands.lately import Naming, find_namings
from commands.wording import argument

_STORIES = 6
_ARTICLES = 8
"""The newest articles of a story, which a sentence is looked for in."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Two actors with the stories that name both, and a sentence of each where there is one."""

    a: Actor
    b: Actor
    stories: tuple[tuple[Story, Naming | None], ...]
    others: tuple[Choices, ...] = ()
    """Who else may have been meant."""


class Between(Command):
    """Shows what happens between two actors: stories of which one article names both."""

    help = "Stories that name both of two actors, with the sentence that does"
    parameters = (
        Parameter("a", Kind.ACTOR, "One actor"),
        Parameter("b", Kind.ACTOR, "The other actor"),
    )
    examples = ('/between Japan "South Korea"', "/between Takaichi China")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the stories, or ask which of several actors is meant."""
        a, b = arguments["a"], arguments["b"]
        now = context.services.clock()

        def look_up(t: Transaction) -> Shared | Message:
            firsts = find_actors(t, context.workspace.id, a)
            if len(likely_meant(firsts)) > 1:
                return ask_which(a, firsts, lambda sure: f"between {sure} {argument(b)}")
            seconds = find_actors(t, context.workspace.id, b)
            if len(likely_meant(seconds)) > 1:
                return ask_which(b, seconds, lambda sure: f"between {argument(a)} {sure}")
            shared = _gather(t, firsts[0], seconds[0], now)
            return replace(shared, others=_others(firsts, seconds))

        answer = await context.services.storage.read(look_up)
        if isinstance(answer, Message):
            return answer
        leads = await headlined(context.services, [story for story, _ in answer.stories])
        namings = (naming for _, naming in answer.stories)
        return _show(replace(answer, stories=tuple(zip(leads, namings, strict=True))), now)


def _others(firsts: Sequence[Actor], seconds: Sequence[Actor]) -> tuple[Choices, ...]:
    a, b = (sure_argument(found[0], [one.name for one in found]) for found in (firsts, seconds))
    return (
        *offer_others(firsts, lambda sure: f"between {sure} {b}"),
        *offer_others(seconds, lambda sure: f"between {a} {sure}"),
    )


def _gather(t: Transaction, a: Actor, b: Actor, now: datetime) -> Shared:
    if a.id == b.id:
        raise UsageError(
            f"Both names mean {a.name}.",
            fix=f"`/who {argument(a.name)}` shows what is known of it.",
        )
    workspace_id = a.workspace_id
    ids = t.actors.between(workspace_id, a.id, b.id, limit=_STORIES)
    stories = t.stories.many(workspace_id, ids)
    return Shared(a, b, tuple((story, _best_sentence(t, story, a, b, now)) for story in stories))


def _best_sentence(
    t: Transaction, story: Story, a: Actor, b: Actor, now: datetime
) -> Naming | None:
    found: list[Naming] = []
    for article in story.articles[:_ARTICLES]:
        mentions = {
            actor.id: mention for actor, mention in t.actors.of_article(a.workspace_id, article.id)
        }
        if a.id in mentions and b.id in mentions:
            found += _naming_both(article, mentions[a.id], mentions[b.id], now)
    return max(found, key=lambda naming: naming.score, default=None)


def _naming_both(article: Article, a: ActorMention, b: ActorMention, now: datetime) -> list[Naming]:
    """Return the sentences that name both, each rated by the one of the two it is more about."""
    with_b = {n.index: n for n in find_namings(article, b.spans, b.salience, now)}
    return [
        max(naming, with_b[naming.index], key=lambda n: n.score)
        for naming in find_namings(article, a.spans, a.salience, now)
        if naming.index in with_b
    ]


def _show(shared: Shared, now: datetime) -> Message:
    pair = f"{shared.a.name} and {shared.b.name}"
    if not shared.stories:
        return _nothing(shared, pair)
    parts: list[Part] = [Heading((Plain(pair),)), quiet(_counts(shared))]
    for story, naming in shared.stories:
        quotes = [sentence_quote(naming.article, naming.index)] if naming else []
        parts.append(quoting_card(story, quotes, now))
    if any(naming is None for _, naming in shared.stories):
        parts.append(
            quiet(
                "Where no sentence is shown, an article names both, but none of its sentences does."
            )
        )
    parts += [Buttons((_follow(shared),)), *shared.others]
    return Message(tuple(parts), line=f"{pair}: {shared.stories[0][0].title}")


def _counts(shared: Shared) -> str:
    if len(shared.stories) < _STORIES:
        return f"{plural(len(shared.stories), 'story', 'stories')} with an article that names both"
    return f"The {_STORIES} newest stories with an article that names both"


def _nothing(shared: Shared, pair: str) -> Message:
    text = f"No article here names both {pair}."
    counts = (
        f"{shared.a.name} is in {plural(shared.a.mentions, 'article')}, "
        f"{shared.b.name} in {plural(shared.b.mentions, 'article')}."
    )
    about: tuple[Part, ...] = (Paragraph((Plain(text),)), quiet(counts))
    return Message((*about, Buttons((_follow(shared),)), *shared.others), line=text)


def _follow(shared: Shared) -> Button:
    names = (shared.a.name, shared.b.name)
    return Button("Follow the two", f"alert add {' '.join(map(actor_query, names))}")
