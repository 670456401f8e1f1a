"""Digests, stories and alerts → messages: what a reader sees, before any platform's limits."""

from collections.abc import Sequence
from datetime import datetime

from bot.model.article import Article
from bot.model.delivery import Subscription
from bot.model.digest import Burst, Digest, DigestStory
from bot.model.message import (
    ActorName,
    Bold,
    Code,
    Divider,
    Heading,
    Link,
    Message,
    Paragraph,
    Part,
    Plain,
    Quote,
    StoryCard,
    Text,
    Time,
    with_code,
)
from bot.model.story import Story, SummarySentence
from bot.pipeline.chips import chips
from bot.pipeline.slots import find_zone
from summarizers.text.edge import shown

QUIET_DAY = 3
"""Fewer stories than that are called a quiet day."""
_NAMED_BURSTS = 2
_SHORT_QUERY = 60


def digest_message(digest: Digest, *, on_request: bool = False, preview: bool = False) -> Message:
    """Return a digest as its channel gets it; one that somebody asked for says so.

    A preview does not point to its numbers: `/digest why` explains what was posted.
    """
    day = digest.due_at.astimezone(find_zone(digest.zone))
    kind = "Digest on request" if on_request else "Your digest"
    title = f"{kind} · {day:%a} {day.day} {day:%b}"
    parts: list[Part] = [Heading((Plain(title),)), Paragraph(_counts(digest), quiet=True)]
    if len(digest.stories) < QUIET_DAY:
        parts.append(Paragraph(_quiet_day(digest)))
    parts.extend(_digest_card(story) for story in digest.stories)
    parts += [Divider(), Paragraph(_footer(digest, explained=not preview), quiet=True)]
    headlines = "; ".join(story.headline for story in digest.stories[:3])
    nothing = "no news" if digest.silent or not digest.feeds else "a quiet day"
    return Message(tuple(parts), line=f"{title}: {headlines or nothing}")


def story_card(
    story: Story, summary: Sequence[SummarySentence], now: datetime, label: str
) -> StoryCard:
    """Return a story as a card, its headline that of the article the summary opens with.

    Without a summary it is that of the story's lead.
    """
    by_id = {article.id: article for article in story.articles}
    lead = by_id[summary[0].article_id] if summary else story.lead or story.articles[-1]
    return StoryCard(
        label=label,
        headline=lead.title,
        url=lead.url,
        sentences=_quotes(summary, lead.outlet, lead.url),
        actors=tuple(ActorName(a.name, a.type) for a in chips(story.actors)),
        outlet=lead.outlet,
        more_outlets=len([name for name in story.outlets if name != lead.outlet]),
        at=Time(min(story.last_at, now)),
        story_id=story.id,
    )


def alert_message(
    subscription: Subscription,
    story: Story,
    article: Article,
    now: datetime,
    *,
    direct: bool = False,
) -> Message:
    """Return the alert on the first article of a story that a subscription matches.

    `direct`: it goes to the direct messages of whoever set it.
    """
    card = story_card(story, _summary_of(article), now, f"#{story.id}")
    about: Text = (Bold("Alert"), Plain(" on "), Code(subscription.query))
    return Message(
        (Paragraph(about), card, Paragraph(_end_of(subscription, direct), quiet=True)),
        line=f"Alert on {subscription.query}: {card.headline}",
    )


def _summary_of(article: Article) -> list[SummarySentence]:
    sentences = [article.sentence(index) for index in range(len(article.sentences))]
    return [
        SummarySentence(text, article.id, article.outlet, article.url)
        for text in shown(sentences, article.summary, article.language or "en")
    ]


def _end_of(subscription: Subscription, direct: bool) -> Text:
    """Return how an alert is ended.

    Many read it in a channel, and several may have set it: by its words, since each has a number of
    its own.
    """
    short = len(subscription.query) <= _SHORT_QUERY
    which = subscription.query if short else str(subscription.id)
    who = "End it with " if direct else "Whoever set it, or a manager, ends it with "
    return (Plain(who), Code(f"/alert remove {which}"))


def plural(count: int, one: str, many: str = "") -> str:
    """Return `count` with its noun: "1 story", "2 stories"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def _counts(digest: Digest) -> Text:
    left_out = len(digest.choices) - len(digest.stories)
    counts = [
        plural(digest.articles, "article"),
        plural(len(digest.stories), "story", "stories"),
        plural(digest.feeds, "feed"),
    ]
    counts[-1] += f" ({digest.silent} cannot be read)" if digest.silent else ""
    more = f" · {left_out} more left out" if left_out else ""
    # Not a line of its own: eight rich stories leave no room for one on Discord.
    burst = f" · {_burst_words(digest.bursts)}" if digest.bursts else ""
    return (Plain(", ".join(counts) + more + burst),)


def _burst_words(bursts: Sequence[Burst]) -> str:
    """Return in a sentence what was never read, so that nobody takes the digest for everything."""
    total = sum(burst.left_out for burst in bursts)
    names = [burst.feed for burst in bursts[:_NAMED_BURSTS]]
    others = len(bursts) - len(names)
    if others:
        names.append(plural(others, "other feed"))
    listed = ", ".join(names[:-1]) + (" and " if names[:-1] else "") + names[-1]
    entries = f"{total:,} more {'entry' if total == 1 else 'entries'} of {listed}"
    return f"{entries} came at once and {'was' if total == 1 else 'were'} not read"


def _quiet_day(digest: Digest) -> Text:
    if not digest.feeds and not digest.stories:
        return with_code("There is no news: no feed is followed here. `/news setup` begins.")
    if digest.silent and (not digest.stories or 2 * digest.silent >= digest.feeds):
        return with_code(_silent_day(digest))
    if not digest.stories:
        return (Plain("Quiet day: nothing new that is worth your minute."),)
    shown = plural(len(digest.stories), "story", "stories")
    return (Plain(f"Quiet day: {shown}, and no filler."),)


def _silent_day(digest: Digest) -> str:
    """Return what keeps a day from being called quiet: it may not have been."""
    new = f"Only {plural(len(digest.stories), 'story', 'stories')}" if digest.stories else "No news"
    few = f"{digest.silent} of {digest.feeds} feeds cannot"
    which = few if digest.silent < digest.feeds else "none of the feeds can"
    return f"{new}: {which} be read at the moment. `/feed list` says why."


def _digest_card(story: DigestStory) -> StoryCard:
    return StoryCard(
        label=f"{story.position}.",
        headline=story.headline,
        url=story.url,
        sentences=_quotes(story.sentences, story.outlet, story.url),
        actors=tuple(ActorName(name, kind) for name, kind in story.actors),
        outlet=story.outlet,
        more_outlets=story.more_outlets,
        at=Time(story.at),
        update=story.update,
        story_id=story.story_id,
        note=story.note,
    )


def _quotes(sentences: Sequence[SummarySentence], outlet: str, url: str) -> tuple[Quote, ...]:
    """Quote sentences; as soon as one is not from the card's own outlet, each names its source.

    Naming only the strangers would read as if the one named last had written all of them. The
    card's headline links its own article already.
    """
    several = any(s.outlet and s.outlet != outlet for s in sentences)
    return tuple(Quote(s.text, _source(s, url) if several else ()) for s in sentences)


def _source(sentence: SummarySentence, url: str) -> Text:
    if sentence.url in ("", url):
        return (Plain(sentence.outlet),)
    return (Link(sentence.outlet, sentence.url),)


def _footer(digest: Digest, *, explained: bool) -> Text:
    parts: list[Text] = [(Plain("Extracted, not generated"),)]
    if digest.next_due:
        parts.append((Plain(" · next digest "), Time(digest.next_due, "full")))
    if digest.stories and explained:
        parts.append((Plain(" · "), Code("/digest why 1"), Plain(" says why")))
    return tuple(inline for part in parts for inline in part)
