"""`/digest why`: the numbers behind the last digest's choice."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.model.delivery import is_digest
from bot.model.digest import Choice, Digest
from bot.model.errors import NotFoundError
from bot.model.message import (
    Bold,
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
    with_code,
)
from bot.model.request import Kind, Parameter
from bot.model.story import Story
from bot.pipeline.compose import CANDIDATES, WINDOW, in_sections
from bot.pipeline.match import filed_under
from bot.pipeline.rank import HALF_LIFE_HOURS
from bot.pipeline.show import plural
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.cards import actor_query, label, link, quiet
from commands.feed_health import why_no_news
from commands.story_reference import find_story, story_id_of
from commands.wording import join

_LEFT_OUT = 10
_WINDOW_HOURS = round(WINDOW / timedelta(hours=1))
_SECTION = "the weight its section has in this digest"


class DigestWhy(Command):
    """Explains in numbers why the last digest here chose or left a story."""

    help = "Why the last digest here chose or left a story, in numbers"
    parameters = (
        Parameter(
            "story",
            Kind.STORY,
            "Its place in the last digest, or its number as #41 (all if not given)",
            required=False,
        ),
    )
    examples = ("/digest why 2", "/digest why #41", "/digest why")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with one story's numbers, or with all of them."""
        reference = arguments.get("story", "")
        return await context.services.storage.read(lambda t: _explain(t, context, reference))


def _explain(t: Transaction, context: Context, reference: str) -> Message:
    digest = t.digests.last(context.workspace.id, context.channel.id)
    skipped = t.digests.skipped(context.workspace.id, context.channel.id)
    if digest is None:
        raise _none_yet(context, skipped[1] if skipped else "")
    if not reference:
        none = "" if digest.choices else _why_none(t, context)
        not_posted = _not_posted(context, skipped) or _on_its_way(t, context)
        return _show_all(digest, _ranked(digest), not_posted, none)
    story_id = story_id_of(reference, digest)
    weighing = t.digests.weighing(context.workspace.id, context.channel.id, story_id)
    if weighing:
        return _show(weighing, story_id, _buttons(context, weighing[0], story_id))
    story = find_story(t, context, reference)
    return _show_unweighed(story, digest, _why_unweighed(t, context, story, digest))


def _ranked(digest: Digest) -> list[Choice]:
    return sorted(digest.choices, key=lambda c: (-c.score, c.age_hours, c.story_id))


def _none_yet(context: Context, skipped: str) -> NotFoundError:
    """Return the error that says that no digest was posted, and why: what stands in the way now.

    Where nothing does, why the last slot had none.
    """
    plan, why = context.channel.plan, ""
    paused = plan is not None and plan.is_paused(context.services.clock())
    if context.channel.closed_at is not None:
        why = f" None can be at the moment. {context.channel.closed_reason}"
    elif skipped and not paused:
        why = f" The newest was let pass. {skipped}"
    if paused:
        return NotFoundError(
            f"No digest has been posted here yet.{why} It is paused.",
            fix="`/digest resume` ends that.",
        )
    planned = "`/digest preview` shows what the next one would be."
    return NotFoundError(
        f"No digest has been posted here yet.{why}",
        fix=planned if plan else "`/digest set 08:00 Europe/Berlin` plans one.",
    )


def _not_posted(context: Context, skipped: tuple[datetime, str] | None) -> list[Part]:
    """Return why no digest is posted at the moment, or why the newest slot had none."""
    plan = context.channel.plan
    if context.channel.closed_at is not None:
        why = with_code(context.channel.closed_reason)
        return [Paragraph((Bold("None is posted here at the moment. "), *why))]
    if plan and plan.is_paused(context.services.clock()):
        why = with_code("`/digest resume` ends that.")
        return [Paragraph((Bold("The digest here is paused. "), *why))]
    late = context.services.put_off.get(context.channel.id)
    due = context.channel.next_due
    if late and due and due <= context.services.clock():
        first: Text = (Bold("The newest could not be made yet. "), Plain(f"{late.why} It was due "))
        return [Paragraph((*first, Time(due, "full"), Plain(".")))]
    if skipped is None:
        return []
    due_at, reason = skipped
    return [
        Paragraph((Bold("The newest was not posted: "), Time(due_at, "full"), Plain(f". {reason}")))
    ]


def _on_its_way(t: Transaction, context: Context) -> list[Part]:
    """Return why a digest that was made has not arrived yet."""
    waiting = t.deliveries.waiting_for(context.workspace.id, context.channel.id)
    tried = [one for one in waiting if is_digest(one.key) and one.reason]
    if not tried:
        return []
    newest = tried[-1]
    again: Text = (Plain(" Next try "), Time(newest.next_at), Plain(".")) if newest.next_at else ()
    first = Bold("The newest has not arrived yet. ")
    return [Paragraph((first, *with_code(newest.reason), *again))]


def _buttons(context: Context, digest: Digest, story_id: int) -> Buttons:
    """Return where to go on; for managers, a mute of whom the story is most about."""
    shown = next((story for story in digest.stories if story.story_id == story_id), None)
    buttons = [Button("All stories' numbers", "digest why")]
    if context.manager and shown and shown.actors:
        name = shown.actors[0][0]
        buttons.append(Button(f"Mute {name} here", f"digest mute {actor_query(name)}"))
    return Buttons(tuple(buttons))


def _show(weighing: Sequence[Digest], story_id: int, buttons: Buttons) -> Message:
    """Show what the newest digest thought of a story that it weighed, as others may have before."""
    digest, *older = weighing
    choice = _choice(digest, story_id)
    verdict, rank = _verdict(choice), _ranked(digest).index(choice) + 1
    parts: tuple[Part, ...] = (
        Heading((Plain(f"#{choice.story_id} "), _headline(digest, choice))),
        Paragraph((Plain(verdict), *_of_digest(digest))),
        Listing(tuple(_part(*part) for part in _parts(choice))),
        Paragraph(
            (
                Bold(f"{choice.score:.2f}"),
                Plain(f" in all: place {rank} of {len(digest.choices)} by score."),
            )
        ),
        *([] if choice.position else _chosen_before(older, story_id)),
        buttons,
    )
    return Message(parts, line=f"#{choice.story_id} {choice.headline}: {verdict}")


def _chosen_before(older: Sequence[Digest], story_id: int) -> list[Part]:
    """Return the numbers with which an older digest showed the story: its buttons ask for them."""
    for digest in older:
        choice = _choice(digest, story_id)
        if choice.position:
            first = f"Chosen for place {choice.position} in the digest of "
            total = " + ".join(f"{number:.2f} {name}" for number, name, _ in _parts(choice))
            numbers = Plain(f": {choice.score:.2f} = {total}.")
            return [Paragraph((Plain(first), Time(digest.due_at, "full"), numbers))]
    return []


def _choice(digest: Digest, story_id: int) -> Choice:
    return next(choice for choice in digest.choices if choice.story_id == story_id)


def _verdict(choice: Choice) -> str:
    if not choice.position:
        return f"Left out. {choice.reason}"
    update = ", as an update" if choice.update else ""
    return f"Chosen for place {choice.position}{update}."


def _of_digest(digest: Digest) -> Text:
    return (Plain(" The digest was that of "), Time(digest.due_at, "full"), Plain("."))


def _headline(digest: Digest, choice: Choice) -> Inline:
    """Return the headline as the digest showed it, linked; else the story's own."""
    for story in digest.stories:
        if story.story_id == choice.story_id:
            return link(story.headline, story.url)
    return Plain(choice.headline)


def _part(number: float, name: str, why: str) -> Text:
    return (Bold(f"{number:.2f}"), Plain(f" {name}: {why}"))


def _parts(choice: Choice) -> list[tuple[float, str, str]]:
    """Return each part of the score with what it rests on."""
    own = "its" if choice.outlets == 1 else "their"
    outlets, articles = plural(choice.outlets, "outlet"), plural(choice.articles, "article")
    age = f"the newest article was {_hours(choice.age_hours)} old"
    return [
        (choice.coverage, "coverage", f"{articles}, {outlets} with a text of {own} own"),
        (choice.freshness, "freshness", f"{age}; halved every {HALF_LIFE_HOURS:g} hours"),
        (choice.actors, "actors", "how much it is about its main actor, at most 0.50"),
        (choice.followed, "followed", _followed(choice)),
        (choice.novelty, "novelty", "how much of it was not told here before, at most 0.50"),
        *([(choice.section, "section", _SECTION)] if choice.section else []),
    ]


def _followed(choice: Choice) -> str:
    if choice.followed:
        return "somebody has an alert that it matches; by how much it is about that, at most 0.50"
    return "nobody has an alert that it matches"


def _hours(hours: float) -> str:
    return plural(round(hours), "hour") if hours >= 1 else "less than an hour"


def _why_none(t: Transaction, context: Context) -> str:
    """Return in sentences why a digest had no story to choose from, as far as it is known now."""
    plan = context.channel.plan
    made_of = f" in {join(plan.sections)}" if plan and plan.sections else ""
    came = f"No fresh article{made_of} had come in the {_WINDOW_HOURS} hours before it."
    return f"{came} {why_no_news(t.feeds.list(context.workspace.id))}".rstrip()


def _show_all(
    digest: Digest, ranked: Sequence[Choice], not_posted: Sequence[Part], none: str
) -> Message:
    above: tuple[Part, ...] = (Heading((Plain("Why these stories"),)), *not_posted)
    if not ranked:
        nothing = Plain("There was no story to choose from.")
        why = (Paragraph((nothing, *_of_digest(digest))), Paragraph(with_code(none)))
        return Message((*above, *why), line=nothing.text)
    chosen = sorted((c for c in ranked if c.position), key=lambda c: c.position)
    left_out = [c for c in ranked if not c.position]
    section = " + section" if any(choice.section for choice in ranked) else ""
    about = f"Score = coverage + freshness + actors + followed + novelty{section}."
    score = Paragraph((Plain(about), *_of_digest(digest)), quiet=True)
    line = f"{plural(len(chosen), 'story', 'stories')} chosen, {len(left_out)} left out"
    lists = (*_chosen(digest, chosen), *_left_out(digest, left_out))
    return Message((*above, score, *lists), line=line)


def _chosen(digest: Digest, chosen: Sequence[Choice]) -> list[Part]:
    items = tuple(_row(choice, _headline(digest, choice)) for choice in chosen)
    return [label("Chosen"), Listing(items, ordered=True)] if items else []


def _left_out(digest: Digest, left_out: Sequence[Choice]) -> list[Part]:
    items = tuple(_row(choice, _headline(digest, choice)) for choice in left_out[:_LEFT_OUT])
    parts: list[Part] = [label("Left out"), Listing(items)] if items else []
    if len(left_out) > _LEFT_OUT:
        parts.append(quiet(f"And {len(left_out) - _LEFT_OUT} more with lower scores."))
    return parts


def _row(choice: Choice, headline: Inline) -> Text:
    total = " + ".join(f"{number:.2f}" for number, _, _ in _parts(choice))
    reason = f" · {choice.reason}" if choice.reason else ""
    return (
        Bold(f"{choice.score:.2f}"),
        Plain(f" = {total} · #{choice.story_id} "),
        headline,
        Plain(reason),
    )


def _why_unweighed(t: Transaction, context: Context, story: Story, digest: Digest) -> str:
    plan = context.channel.plan
    if all(article.seen_at > digest.due_at for article in story.articles):
        return "It came after the digest."
    if plan and not in_sections(story, plan.sections, filed_under(t, context.workspace.id)):
        return f"The digest here is made of {join(plan.sections)} only."
    seen = (digest.due_at - article.seen_at for article in story.articles)
    arrived = any(timedelta(0) <= before <= WINDOW for before in seen)
    if arrived and len(digest.choices) >= CANDIDATES:
        return f"Only the {CANDIDATES} that come first by outlets, age and section are."
    return f"Only stories with an article that came in the {_WINDOW_HOURS} hours before it are."


def _show_unweighed(story: Story, digest: Digest, why: str) -> Message:
    text = f"#{story.id} {story.title} was not weighed for the last digest here. {why}"
    return Message((Paragraph((Plain(text), *_of_digest(digest))),), line=text)
