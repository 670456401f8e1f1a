"""`/digest mute`: leave a topic out of a channel's digest."""

from collections.abc import Sequence
from dataclasses import replace

from bot.model.message import (
    Bold,
    Button,
    Buttons,
    Choices,
    Code,
    Heading,
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
from bot.model.workspace import Channel, Mute
from bot.pipeline.chips import chips
from bot.pipeline.match import filed_under, sections_of
from bot.pipeline.summarise import headlined
from bot.storage.contract import Transaction
from bot.topics.query import Query, parse_query
from commands.base import Command, Context
from commands.cards import actor_query, hint
from commands.channel_reference import (
    WHOSE_DIGEST,
    argument_of,
    find_channel,
    look_at_channel,
    offered_names,
    take_known_channel,
    where,
    zone_of,
)
from commands.moments import parse_end, take_end
from commands.query_words import doubts_about, in_words, same_sense
from commands.story_reference import find_story
from commands.wording import argument

_ACTORS, _SECTIONS = 5, 3
"""How many of a story's are offered."""


class DigestMute(Command):
    """Mutes a topic in a channel's digest, or lists what is muted."""

    help = "Leave a topic out of a channel's digest"
    parameters = (
        Parameter(
            "query",
            Kind.QUERY,
            'Such as actor:Takaichi or "North Korea" (lists what is muted if not given)',
            required=False,
        ),
        Parameter(
            "until",
            Kind.TEXT,
            "2h, 3 days, Monday or 2026-04-01 (until it is unmuted if not given)",
            required=False,
        ),
        WHOSE_DIGEST,
        Parameter(
            "story",
            Kind.STORY,
            "Its place in the last digest, or #41: offers its topics (any query if not given)",
            required=False,
        ),
    )
    for_managers = True
    examples = (
        "/digest mute actor:Takaichi",
        '/digest mute football until:"3 days"',
        "/digest mute section:sport",
        "/digest mute story:2",
    )

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with what is left out, or with all that is muted."""
        storage = context.services.storage
        typed, end = take_end(arguments.get("query", ""), "until")
        end = arguments.get("until", end)
        names = await storage.read(lambda t: offered_names(t, context))
        reference, typed = take_known_channel(typed, names)
        reference = arguments.get("channel", reference)
        if not typed and "story" in arguments:
            return await _offer(context, reference, arguments["story"])
        if not typed:
            return await _list(context, reference)
        query = parse_query(typed)
        channel, muted = await storage.write(lambda t: _mute(t, context, reference, query, end))
        doubts = await storage.read(lambda t: doubts_about(t, context.workspace.id, query))
        return _show(context, channel, muted, doubts)


def _mute(
    t: Transaction, context: Context, reference: str, query: Query, end: str
) -> tuple[Channel, Mute]:
    """Keep a mute; one of the same topic in other words gets the new end."""
    workspace_id, now = context.workspace.id, context.services.clock()
    channel = find_channel(t, context, reference)
    until = parse_end(end, now, zone_of(channel)) if end else None
    before = same_sense(t.mutes.of_channel(workspace_id, channel.id, now), str(query))
    kept = before[0].query if before else str(query)
    return channel, t.mutes.set(workspace_id, channel.id, kept, until)


async def _offer(context: Context, reference: str, story: str) -> Message:
    """Ask which topic of a story is meant."""

    def look_up(t: Transaction, channel: Channel) -> tuple[Channel, Story, list[str]]:
        found = find_story(t, replace(context, channel=channel), story)
        filed = filed_under(t, context.workspace.id)
        sections = [name for article in found.articles for name in sections_of(article, filed)]
        return channel, found, list(dict.fromkeys(sections))

    channel, found, sections = await look_at_channel(context, reference, look_up)
    [found] = await headlined(context.services, [found])
    there = argument_of(context, channel)
    topics = [(actor.name, actor_query(actor.name)) for actor in chips(found.actors)[:_ACTORS]]
    topics += [(f"All of {name}", f"section:{argument(name)}") for name in sections[:_SECTIONS]]
    if not topics:
        text = f"No actor is known of #{found.id} {found.title}, so there is no topic to choose."
        more: Text = (Plain(" Mute it by a word: "), Code("/digest mute ferry"), Plain("."))
        return Message((Paragraph((Plain(text), *more)),), line=text)
    prompt = f"What shall the digest {where(context, channel)} leave out from now on?"
    buttons = tuple(Button(name, f"digest mute {query}{there}") for name, query in topics)
    about = Paragraph((Bold(f"#{found.id} "), Plain(found.title)))
    return Message((about, Choices(prompt, buttons)), line=prompt)


async def _list(context: Context, reference: str) -> Message:
    now, workspace_id = context.services.clock(), context.workspace.id

    def look_up(t: Transaction, channel: Channel) -> tuple[Channel, Sequence[Mute]]:
        return channel, t.mutes.of_channel(workspace_id, channel.id, now)

    channel, mutes = await look_at_channel(context, reference, look_up)
    place = where(context, channel)
    if not mutes:
        text = f"No topic is muted {place}."
        more: Text = (Plain(" One is left out with "), Code("/digest mute actor:NAME"), Plain("."))
        return Message((Paragraph((Plain(text), *more)),), line=text)
    title = f"Muted {place}"
    unmute = Code(f"/digest unmute {mutes[0].query}{argument_of(context, channel)}")
    parts: tuple[Part, ...] = (
        Heading((Plain(title),)),
        Listing(tuple((Code(one.query), *_until(one, " · until ")) for one in mutes)),
        Paragraph((Plain("One of them comes back with "), unmute), quiet=True),
    )
    return Message(parts, line=f"{title}: {', '.join(one.query for one in mutes)}")


def _show(context: Context, channel: Channel, muted: Mute, doubts: Sequence[str]) -> Message:
    place = where(context, channel)
    text = f"The digest {place} leaves out stories with {in_words(parse_query(muted.query))}"
    end = _until(muted, " until ") or (Plain(" until it is unmuted"),)
    back = Button("Unmute", f"digest unmute {muted.query}{argument_of(context, channel)}")
    parts: tuple[Part, ...] = (
        Paragraph((Plain(text), *end, Plain("."))),
        *(Paragraph((Plain(doubt),)) for doubt in doubts),
        hint("Alerts and look-ups still find them; `/digest why` says what was left out."),
        Buttons((back, Button("All muted topics", f"digest mute{argument_of(context, channel)}"))),
    )
    return Message(parts, line=text)


def _until(mute: Mute, words: str) -> Text:
    return (Plain(words), Time(mute.until, "full")) if mute.until else ()
