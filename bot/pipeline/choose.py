"""Which stories make a digest, and why: pure, from what there is to what is shown.

::

    material ─summarise what is new─▶ ─weigh─▶ ─best first─▶ ─take─▶ choices and digest stories
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.model.article import Article
from bot.model.digest import Burst, Choice, DigestStory, Told
from bot.model.story import Story, StoryOutline, SummarySentence
from bot.pipeline.chips import chips
from bot.pipeline.figures import figures_note
from bot.pipeline.rank import FLOOR, Weighed, weigh
from bot.pipeline.show import plural
from bot.pipeline.summarise import summarise
from summarizers.novelty import new_sentences
from summarizers.text.edge import is_verbatim

_LONG_STORIES = 3
"""So many stories at the top get the full summary; the rest one sentence."""
_KEY_ACTORS = 5
ECHO_WITHIN = timedelta(hours=48)
"""Two stories further apart are not one event in two languages."""
_ECHO_ACTORS = 2
_ECHO_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Material:
    """What a digest can be made of."""

    stories: tuple[Story, ...]
    told: tuple[Told, ...]
    """What the channel has been told in the days of its memory."""
    followed: Mapping[int, float]
    """Ids of the stories that somebody's alert matches, and how much they are about it, 0 to 1."""
    feeds: int
    silent: int = 0
    """How many of the feeds could not be read for hours."""
    weights: Mapping[int, float] = field(default_factory=dict)
    """Ids of the stories whose section weighs more or less than 1."""
    muted: Mapping[int, str] = field(default_factory=dict)
    """Ids of the stories on a topic that the channel has muted, with that topic's query."""
    known: tuple[StoryOutline, ...] = ()
    """The stories of what has been told that are no candidates any more, but for old ones."""
    bursts: tuple[Burst, ...] = ()
    """What feeds left out since the channel's last digest, the most first."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story with what of it is new to the channel."""

    story: Story
    fresh: tuple[Article, ...]
    """The articles that came after the channel was told."""
    told: bool
    """Whether the channel knows the story: then it can only come back as an update."""
    summary: tuple[SummarySentence, ...] = ()


def choose_stories(
    material: Material, now: datetime, *, limit: int, sentences: int, model: str
) -> tuple[list[Choice], list[DigestStory]]:
    """Return every story's choice, the best first, and the digest's stories. Worker function."""
    shown = [sentence for memory in material.told for sentence in memory.sentences]
    weighed: list[tuple[Choice, Candidate]] = []
    for story in material.stories:
        candidate = _candidate(story, material.told, sentences, model)
        facts = Weighed(
            candidate.story,
            followed=material.followed.get(story.id),
            section_weight=material.weights.get(story.id, 1.0),
            new_share=_new_share(candidate, shown),
            update=candidate.told,
        )
        weighed.append((weigh(facts, now), candidate))
    weighed.sort(key=lambda pair: (-pair[0].score, pair[0].age_hours, pair[0].story_id))
    return _take(weighed, limit, material)


def _candidate(story: Story, told: Sequence[Told], sentences: int, model: str) -> Candidate:
    earlier = [memory for memory in told if _is_of(memory, story)]
    known = {article_id for memory in earlier for article_id in memory.article_ids}
    shown = [sentence for memory in earlier for sentence in memory.sentences]
    fresh = tuple(article for article in story.articles if article.id not in known)
    if earlier:
        # What the known articles said but the digest had no room for is no news either.
        shown += [a.sentence(i) for a in story.articles if a.id in known for i in sorted(a.usable)]
    summary = summarise(fresh, sentences, model, shown)
    lead_id = summary[0].article_id if summary else _told_lead(story, earlier)
    return Candidate(replace(story, lead_id=lead_id), fresh, bool(earlier), summary)


def _is_of(memory: Told, story: Story) -> bool:
    """Return whether it was told of a story, of the one it was split off from or of its articles.

    They may have been told in a story further back: what was split off may be split again.
    """
    ids = {article.id for article in story.articles}
    return memory.story_id in (story.id, story.split_from) or not ids.isdisjoint(memory.article_ids)


def _told_lead(story: Story, earlier: Sequence[Told]) -> int:
    """Return the article that the story was last told by, 0 if that is not there any more."""
    opening = next((memory.sentences[0] for memory in reversed(earlier) if memory.sentences), "")
    said = (article.id for article in story.articles if is_verbatim(opening, article.text))
    return next(said, 0) if opening else 0


def _new_share(candidate: Candidate, shown: Sequence[str]) -> float:
    texts = [sentence.text for sentence in candidate.summary]
    if not texts or not shown:
        return float(bool(texts))
    return len(new_sentences(texts, shown, candidate.story.language)) / len(texts)


def _take(
    weighed: Sequence[tuple[Choice, Candidate]], limit: int, material: Material
) -> tuple[list[Choice], list[DigestStory]]:
    choices: list[Choice] = []
    chosen: list[DigestStory] = []
    told = [candidate.story.outline for _, candidate in weighed if candidate.told]
    known = [*material.known, *told]
    for choice, candidate in weighed:
        topic = material.muted.get(choice.story_id)
        reason = _muted(topic) if topic else _why_not(choice, candidate, chosen, known, limit)
        if reason:
            choices.append(replace(choice, reason=reason))
        else:
            position = len(chosen) + 1
            choices.append(replace(choice, position=position))
            chosen.append(_digest_story(candidate, position))
            known.append(candidate.story.outline)
    return choices, chosen


def _muted(topic: str) -> str:
    return f"Its topic is muted here: {topic}."


def _why_not(
    choice: Choice,
    candidate: Candidate,
    chosen: Sequence[DigestStory],
    known: Sequence[StoryOutline],
    limit: int,
) -> str:
    """Return why a story is left out, as a sentence; empty if it is in."""
    if not candidate.summary:
        told = "This channel has been told it, and nothing new has been reported since."
        return told if candidate.told else "None of its text is fit to be shown."
    echoed = _echoed(candidate, known)
    if echoed is not None:
        return f"It is story #{echoed}, which this channel gets, in another language."
    if choice.score < FLOOR:
        return f"Its score is below the floor of {FLOOR:g}: no filler on a quiet day."
    if len(chosen) >= limit:
        return f"The digest is full: it shows at most {plural(limit, 'story', 'stories')}."
    twin = _twin(candidate, chosen)
    return f"It says nothing that story {twin} of this digest does not say." if twin else ""


def _twin(candidate: Candidate, chosen: Sequence[DigestStory]) -> int:
    texts = [sentence.text for sentence in candidate.summary]
    for story in chosen:
        shown = [sentence.text for sentence in story.sentences]
        if not new_sentences(texts, shown, candidate.story.language):
            return story.position
    return 0


def _echoed(candidate: Candidate, known: Sequence[StoryOutline]) -> int | None:
    """Return the known story in another language that tells the same event, if there is one.

    Grouping never crosses languages; whom a story is about does. Two days apart at most, with
    most of their key actors the same, two stories are one event.
    """
    story = candidate.story.outline
    actors = set(story.actor_ids[:_KEY_ACTORS])
    for other in known:
        theirs = set(other.actor_ids[:_KEY_ACTORS])
        shared = len(actors & theirs)
        if (
            other.language != story.language
            and abs(other.last_at - story.last_at) <= ECHO_WITHIN
            and shared >= max(_ECHO_ACTORS, _ECHO_SHARE * min(len(actors), len(theirs)))
        ):
            return other.id
    return None


def _digest_story(candidate: Candidate, position: int) -> DigestStory:
    story = candidate.story
    lead = _lead_article(candidate)
    return DigestStory(
        position=position,
        story_id=story.id,
        headline=lead.title,
        url=lead.url,
        sentences=candidate.summary if position <= _LONG_STORIES else candidate.summary[:1],
        actors=tuple((actor.name, actor.type) for actor in chips(story.actors)),
        outlet=lead.outlet,
        more_outlets=len([outlet for outlet in story.outlets if outlet != lead.outlet]),
        at=story.last_at,
        update=candidate.told,
        article_ids=tuple(article.id for article in story.articles),
        note=figures_note(story.articles),
    )


def _lead_article(candidate: Candidate) -> Article:
    """The article that the first sentence is from: headline, link and sentence belong together."""
    return next(a for a in candidate.fresh if a.id == candidate.summary[0].article_id)
