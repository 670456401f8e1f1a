"""Articles × subscriptions → alerts, each story once a subscription."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache, lru_cache
from itertools import islice

from bot.actors.gazetteer import load_gazetteer
from bot.model.actor import Actor, ActorType
from bot.model.article import Article
from bot.model.delivery import NewDelivery, Subscription, alert_key
from bot.model.message import to_json
from bot.model.story import FiledArticle, Story
from bot.model.workspace import Mute
from bot.pipeline.show import alert_message
from bot.storage.contract import Transaction
from bot.topics.index import Subject, TopicIndex
from bot.topics.query import Query, parse_query
from bot.topics.subject import fold_name


def queue_alerts(
    t: Transaction, workspace_id: int, article_ids: Sequence[int], now: datetime
) -> int:
    """Queue an alert for every subscription that a new article matches; return how many.

    A subscription gets one alert a story: articles that follow on it stay quiet. A snoozed one
    gets none, nor one whose channel is closed to the bot; what goes on afterwards does alert.
    Those of several people that ask the same in one channel share a message: all of them read it,
    and who subscribes later has read it.
    """
    everyone = t.subscriptions.all(workspace_id) if article_ids else ()
    subscriptions = _ready(t, workspace_id, everyone, now)
    if not subscriptions:
        return 0
    queries = {s.id: _read_query(s.query) for s in everyone}
    index = TopicIndex((one, queries[one]) for one in subscriptions)
    same = _asking_the_same(everyone, queries)
    articles = t.articles.many(workspace_id, article_ids)
    subjects = subjects_of(t, articles, filed_under(t, workspace_id))
    matched = [
        (article, one) for article in articles for one in sorted(index.match(subjects[article.id]))
    ]
    return sum(_alert(t, subscriptions[one], article, same[one], now) for article, one in matched)


def _ready(
    t: Transaction, workspace_id: int, everyone: Sequence[Subscription], now: datetime
) -> dict[int, Subscription]:
    """Return the subscriptions that alerts can be given for now, by their ids."""
    awake = [s for s in everyone if not s.sleeps(now)]
    channels = t.channels.list(workspace_id) if awake else ()
    open_ones = {channel.id for channel in channels if channel.closed_at is None}
    return {s.id: s for s in awake if s.channel_id in open_ones}


def _alert(
    t: Transaction,
    subscription: Subscription,
    article: Article,
    same: Sequence[int],
    now: datetime,
) -> bool:
    """Queue an alert, unless the story had one; `same`: who asks the same in the channel."""
    read = _was_read(t, subscription.workspace_id, article, same)
    if not _is_new(t, subscription, article, now) or read:
        return False
    _queue(t, subscription, article, now)
    return True


def forget_alerts(t: Transaction, workspace_id: int, person: str) -> int:
    """Delete a person's alerts with what was sent for them; return how many.

    A message that others in the channel wait for, who ask the same, still comes to them.
    """
    everyone = t.subscriptions.all(workspace_id)
    same = _asking_the_same(everyone, {s.id: _read_query(s.query) for s in everyone})
    own = {s.id for s in everyone if s.person_id == person}
    shared = {one: [other for other in same[one] if other not in own] for one in own}
    return t.subscriptions.forget(workspace_id, person, shared)


def _asking_the_same(
    everyone: Iterable[Subscription], queries: Mapping[int, Query]
) -> dict[int, list[int]]:
    """Return with each subscription those of its channel that ask the same, itself included."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    found: dict[int, list[int]] = {}
    for one in everyone:
        found[one.id] = groups[one.channel_id, queries[one.id].sense]
        found[one.id].append(one.id)
    return found


_TOGETHER = 40
"""Stories that mutes are held against at once."""
_TOPIC = 0.5
"""How much a story is about what an alert asks for in words, where no actor answers to it."""


def followed_stories(
    t: Transaction, workspace_id: int, stories: Sequence[Story]
) -> dict[int, float]:
    """Return the stories that a subscription of the workspace matches, by id.

    With each, how much it is about what is followed, 0 to 1: the salience of its actors that a
    matching subscription asks for, and 0.5 where that asks for none of them.
    """
    subscriptions = t.subscriptions.all(workspace_id)
    if not subscriptions:
        return {}
    queries = {one.id: _read_query(one.query) for one in subscriptions}
    index, filed = TopicIndex(queries.items()), filed_under(t, workspace_id)
    subjects = subjects_of(t, [one for story in stories for one in story.articles], filed)
    followed: dict[int, float] = {}
    for story in stories:
        matched = {m for article in story.articles for m in index.match(subjects[article.id])}
        if matched:
            followed[story.id] = max(_about(story, queries[one]) for one in matched)
    return followed


def _about(story: Story, query: Query) -> float:
    """Return the salience of the story's strongest actor that answers to the query."""
    asked_for = (
        actor.salience
        for actor in story.actors
        if query.matches(Subject(actor.name, "", persons=((actor.name,),)))
    )
    return max(asked_for, default=_TOPIC)


def muted_stories(
    t: Transaction, mutes: Sequence[Mute], stories: Iterable[Story]
) -> Iterator[tuple[Story, str]]:
    """Yield each story with the query of the first mute that an article of it matches, else "".

    They are looked at a few together: whom they name is read of many as quickly as of one.
    """
    if not mutes:
        yield from ((story, "") for story in stories)
        return
    index = TopicIndex((mute.id, _read_query(mute.query)) for mute in mutes)
    filed = filed_under(t, mutes[0].workspace_id)
    waiting = iter(stories)
    while some := list(islice(waiting, _TOGETHER)):
        articles = [article for story in some for article in story.articles]
        subjects = subjects_of(t, articles, filed)
        for story in some:
            matched = {m for one in story.articles for m in index.match(subjects[one.id])}
            yield story, next((mute.query for mute in mutes if mute.id in matched), "")


def filed_under(t: Transaction, workspace_id: int) -> dict[int, str]:
    """Return the section of each of a workspace's feeds."""
    return {feed.id: feed.section for feed in t.feeds.list(workspace_id)}


def subjects_of(
    t: Transaction, articles: Sequence[Article], filed: Mapping[int, str]
) -> dict[int, Subject]:
    """Return a workspace's articles as the topic index sees them, by their ids.

    That is their words, actors' names and sections. `filed`: the sections of feeds, by their ids.
    """
    if not articles:
        return {}
    named = t.actors.of_articles(articles[0].workspace_id, [article.id for article in articles])
    return {
        article.id: make_subject(
            article.title,
            article.news,
            [actor for actor, _ in named[article.id]],
            sections_of(article, filed),
        )
        for article in articles
    }


def sections_of(article: Article | FiledArticle, filed: Mapping[int, str]) -> tuple[str, ...]:
    """Return what an article is filed under: by itself, and by the feed it came from."""
    both = (article.section, filed.get(article.feed_id or 0, ""))
    return tuple(dict.fromkeys(section for section in both if section))


def make_subject(
    title: str, text: str, actors: Sequence[Actor], sections: tuple[str, ...] = ()
) -> Subject:
    """Return words with the names of actors; a person answers to every part of the name."""
    return Subject(
        title=title,
        text=text,
        actors=tuple(_names(actor) for actor in actors if actor.type is not ActorType.PERSON),
        persons=tuple(_names(actor) for actor in actors if actor.type is ActorType.PERSON),
        sections=sections,
        never_persons=_country_names(),
    )


@cache
def _country_names() -> frozenset[str]:
    """Return the folded names of countries: an alert on Jordan is not on Michael Jordan."""
    known = load_gazetteer().known.items()
    return frozenset(fold_name(one.name) for key, one in known if key.startswith("country:"))


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *(alias.text for alias in actor.aliases))


@lru_cache(maxsize=1_024)
def _read_query(text: str) -> Query:
    """Return a stored query, parsed once: all of them are asked with each feed's new articles."""
    return parse_query(text)


def _is_new(t: Transaction, subscription: Subscription, article: Article, now: datetime) -> bool:
    """Note that a story matched a subscription; False where it had that one before."""
    return article.story_id is not None and t.subscriptions.record_alert(
        subscription.workspace_id, subscription.id, article.story_id, now
    )


def _was_read(t: Transaction, workspace_id: int, article: Article, same: Sequence[int]) -> bool:
    """Return whether a channel has had the article's story for one of these subscriptions."""
    return article.story_id is not None and t.subscriptions.were_told(
        workspace_id, article.story_id, same
    )


def _queue(t: Transaction, subscription: Subscription, article: Article, now: datetime) -> None:
    workspace_id, story_id = subscription.workspace_id, article.story_id
    story = t.stories.get(workspace_id, story_id) if story_id is not None else None
    if story is None:
        return
    channel = t.channels.get(workspace_id, subscription.channel_id)
    direct = channel is not None and channel.is_direct
    message = alert_message(subscription, story, article, now, direct=direct)
    key = alert_key(subscription.id, story.id)
    t.deliveries.queue(
        NewDelivery(workspace_id, subscription.channel_id, key, to_json(message), now)
    )
