"""Stories → digest: what a channel gets for one slot, with the reasons. Stores nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from bot.model.digest import Burst, Digest, Told
from bot.model.feed import Feed
from bot.model.story import ArrivedStory, Story, StoryOutline
from bot.model.workspace import Channel, DigestPlan, Mute
from bot.pipeline.choose import ECHO_WITHIN, Material, choose_stories
from bot.pipeline.feed_names import feed_title
from bot.pipeline.match import followed_stories, muted_stories, sections_of
from bot.pipeline.rank import promise
from bot.pipeline.services import Services
from bot.pipeline.slots import plan_due
from bot.storage.contract import Transaction

WINDOW = timedelta(hours=36)
"""A story is a candidate while its newest article arrived at most so long ago."""
MOST_STORIES = 8
CANDIDATES = 40
"""Of more stories, those are weighed that promise most by their outlets, age and section."""
_SILENT_AFTER = timedelta(hours=6)
"""How long a feed fails before a digest says so: what passes in a morning costs no news."""


async def compose(services: Services, channel: Channel, due_at: datetime) -> Digest:
    """Return the digest of a channel's slot as it would be posted at `due_at`."""
    plan = channel.plan or DigestPlan(at=due_at.time(), zone="UTC")
    material = await services.storage.read(
        lambda t: _gather(t, channel, plan, due_at, services.rules.memory)
    )
    choices, stories = await services.run(
        choose_stories,
        material,
        due_at,
        limit=min(plan.stories, MOST_STORIES),
        sentences=services.rules.sentences,
        model=plan.model,
    )
    return Digest(
        workspace_id=channel.workspace_id,
        channel_id=channel.id,
        due_at=due_at,
        stories=tuple(stories),
        choices=tuple(choices),
        articles=sum(len(story.articles) for story in material.stories),
        feeds=material.feeds,
        next_due=plan_due(plan, due_at) if channel.plan else None,
        zone=plan.zone,
        bursts=material.bursts,
        silent=material.silent,
    )


def _gather(
    t: Transaction,
    channel: Channel,
    plan: DigestPlan,
    due_at: datetime,
    memory: timedelta,
) -> Material:
    """Read what the digest can be made of; the most promising stories if there are too many."""
    feeds = t.feeds.list(channel.workspace_id)
    filed = {feed.id: feed.section for feed in feeds}
    arrived = t.stories.arrived(channel.workspace_id, due_at - WINDOW)
    weights = _weigh_sections(arrived, plan.weights, filed)
    recent = _pick_recent(arrived, due_at, plan.sections, filed, weights)
    mutes = t.mutes.of_channel(channel.workspace_id, channel.id, due_at)
    candidates, muted = _part_muted(t, _load(t, channel.workspace_id, recent), mutes)
    told = t.digests.told(channel.workspace_id, channel.id, due_at - memory)
    return Material(
        stories=tuple(candidates),
        told=tuple(told),
        followed=followed_stories(t, channel.workspace_id, candidates),
        feeds=len(feeds),
        silent=_count_silent(feeds, due_at),
        weights=weights,
        muted=muted,
        known=_known(t, channel.workspace_id, told, candidates),
        bursts=_bursts(feeds, plan.sections, _told_until(t, channel, due_at, told), due_at),
    )


def _pick_recent(
    arrived: Sequence[ArrivedStory],
    due_at: datetime,
    sections: Sequence[str],
    filed: Mapping[int, str],
    weights: Mapping[int, float],
) -> list[int]:
    """Return the ids of those that are news in the sections, the most promising first.

    A feed that is new here may bring old articles: seen today is not happened today.
    """
    recent = [
        story
        for story in arrived
        if due_at - story.last_at <= 2 * WINDOW and in_sections(story, sections, filed)
    ]
    promised = {story.id: _promise(story, weights, due_at) for story in recent}
    return sorted(promised, key=lambda one: (-promised[one], one))


def _promise(story: ArrivedStory, weights: Mapping[int, float], due_at: datetime) -> float:
    outlets = len({article.outlet for article in story.articles})
    return promise(outlets, story.last_at, weights.get(story.id, 1.0), due_at)


def _load(t: Transaction, workspace_id: int, story_ids: Sequence[int]) -> Iterator[Story]:
    """Yield the stories, read a few at a time: as a rule the first ones are enough."""
    for start in range(0, len(story_ids), CANDIDATES):
        yield from t.stories.many(workspace_id, story_ids[start : start + CANDIDATES])


def _count_silent(feeds: Sequence[Feed], now: datetime) -> int:
    """Return how many feeds could not be read for hours.

    All of them where each has just failed and none was read for hours: the bot was not running,
    and the way to the web is not there yet.
    """
    out = all(_is_silent(feed, now) or _has_failed_anew(feed, now) for feed in feeds)
    return len(feeds) if out else sum(_is_silent(feed, now) for feed in feeds)


def _has_failed_anew(feed: Feed, now: datetime) -> bool:
    state = feed.state
    unread = state.last_ok_at is None or now - state.last_ok_at >= _SILENT_AFTER
    return state.failing_since is not None and unread


def _known(
    t: Transaction, workspace_id: int, told: Sequence[Told], candidates: Sequence[Story]
) -> tuple[StoryOutline, ...]:
    """Return the stories told that are no candidates any more, but may be the same as one."""
    if not candidates:
        return ()
    ids = {memory.story_id for memory in told} - {story.id for story in candidates}
    since = min(story.last_at for story in candidates) - ECHO_WITHIN
    return tuple(t.stories.outlines(workspace_id, tuple(ids), since))


def _is_silent(feed: Feed, now: datetime) -> bool:
    """Return whether a feed is not read any more, or could not be read for hours."""
    since = feed.state.failing_since
    return bool(feed.state.stopped) or (since is not None and now - since >= _SILENT_AFTER)


def _told_until(
    t: Transaction, channel: Channel, due_at: datetime, told: Sequence[Told]
) -> datetime:
    """Return until when the digests of a channel have told what was left out."""
    last = t.digests.last(channel.workspace_id, channel.id)
    # One that came late has told what was left out between its slot and then.
    return max((last.due_at if last else due_at - WINDOW, *(memory.at for memory in told)))


def _bursts(
    feeds: Sequence[Feed], sections: Sequence[str], since: datetime, until: datetime
) -> tuple[Burst, ...]:
    """Return what feeds of the sections left out between two moments, the most first.

    Without sections every feed counts.
    """
    wanted = {section.casefold() for section in sections}
    found = [
        Burst(feed_title(feed), feed.state.left_out)
        for feed in feeds
        if feed.state.left_out
        and feed.state.left_out_at is not None
        and since < feed.state.left_out_at <= until
        and (not wanted or feed.section.casefold() in wanted)
    ]
    return tuple(sorted(found, key=lambda burst: -burst.left_out))


def in_sections(
    story: Story | ArrivedStory, sections: Sequence[str], filed: Mapping[int, str]
) -> bool:
    """Return whether an article of a story, or the feed it came from, is filed under one of them.

    Without sections every story is in. `filed`: the sections of feeds, by their ids.
    """
    wanted = {section.casefold() for section in sections}
    return not wanted or not wanted.isdisjoint(_sections_of(story, filed))


def _weigh_sections(
    stories: Sequence[ArrivedStory], weights: Sequence[tuple[str, float]], filed: Mapping[int, str]
) -> dict[int, float]:
    """Return the weight of each story whose sections have one: that of the heaviest."""
    by_section = {section.casefold(): weight for section, weight in weights}
    weighed: dict[int, float] = {}
    for story in stories if by_section else ():
        own = [by_section[name] for name in _sections_of(story, filed) if name in by_section]
        if own:
            weighed[story.id] = max(own)
    return weighed


def _sections_of(story: Story | ArrivedStory, filed: Mapping[int, str]) -> set[str]:
    """Return the folded sections of a story's articles and of the feeds they came from."""
    return {name.casefold() for article in story.articles for name in sections_of(article, filed)}


def _part_muted(
    t: Transaction, stories: Iterable[Story], mutes: Sequence[Mute]
) -> tuple[list[Story], dict[int, str]]:
    """Return the candidates and which of them are muted, by what.

    Muted ones come with the others, to be explained, as many at most: they never take the place
    of one, and a mute of half the news does not make the digest long in the making.
    """
    candidates: list[Story] = []
    muted: dict[int, str] = {}
    for story, topic in muted_stories(t, mutes, stories):
        if len(candidates) - len(muted) == CANDIDATES:
            break
        if topic and len(muted) == CANDIDATES:
            continue
        candidates.append(story)
        if topic:
            muted[story.id] = topic
    return candidates, muted
