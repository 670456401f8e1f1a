"""`/topic`: stored stories on a topic."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.model.errors import TooLongError
from bot.model.message import (
    Button,
    Buttons,
    Code,
    Heading,
    Message,
    Paragraph,
    Part,
    Plain,
)
from bot.model.request import Kind, Parameter
from bot.pipeline.show import plural
from bot.pipeline.summarise import headlined
from bot.topics.query import Query, parse_query
from commands.base import Command, Context
from commands.cards import quiet, quoting_card, sentence_quote
from commands.matches import Match, find_matches
from commands.query_words import doubts_about, in_words

_STORIES = 6


class Topic(Command):
    """Shows stored stories that a topic query matches, with the sentence that shows it."""

    help = 'Stored stories on a topic: words, "phrases", actor:NAME, OR, -word'
    parameters = (Parameter("query", Kind.QUERY, 'What it is about, e.g. "North Korea" missile'),)
    examples = ('/topic "North Korea"', "/topic typhoon OR earthquake", "/topic actor:Xi trade")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the matching stories, the newest first."""
        query = parse_query(arguments["query"])
        found = await context.services.storage.read(
            lambda t: find_matches(t, context.workspace.id, query, _STORIES)
        )
        leads = await headlined(context.services, [match.story for match in found])
        found = [replace(match, story=lead) for match, lead in zip(found, leads, strict=True)]
        buttons = [Button("Follow this topic", f"alert add {query}")]
        if context.manager:
            buttons.append(Button("Mute it in the digest here", f"digest mute {query}"))
        if not found:
            doubts = await context.services.storage.read(
                lambda t: doubts_about(t, context.workspace.id, query)
            )
            return _nothing(query, await _with_other_endings(context, query), doubts, buttons)
        return _show(query, found, Buttons(tuple(buttons)), context.services.clock())


async def _with_other_endings(context: Context, query: Query) -> str:
    """Return a query that finds something where words may end differently, or ""."""
    wide, workspace_id = query.widened(), context.workspace.id
    if wide == query:
        return ""
    try:
        near = await context.services.storage.read(lambda t: find_matches(t, workspace_id, wide, 1))
    except TooLongError:  # only an offer: that nothing was found is the answer all the same
        return ""
    return str(wide) if near else ""


def _nothing(query: Query, wide: str, doubts: Sequence[str], buttons: Sequence[Button]) -> Message:
    text = f"There is no story here with {in_words(query)}."
    parts: list[Part] = [Paragraph((Plain(said),)) for said in (text, *doubts)]
    if wide:
        parts.append(quiet("Words count as they are written; with other endings there is one:"))
        buttons = (Button("With other endings", f"topic {wide}"), *buttons)
    return Message((*parts, Buttons(tuple(buttons))), line=text)


def _show(query: Query, found: Sequence[Match], follow: Buttons, now: datetime) -> Message:
    parts: list[Part] = [Heading((Plain("Topic "), Code(str(query)))), quiet(_counts(query, found))]
    for match in found:
        quotes = [sentence_quote(match.article, match.sentence)] if match.sentence >= 0 else []
        parts.append(quoting_card(match.story, quotes, now))
    parts.append(follow)
    return Message(tuple(parts), line=f"{query}: {found[0].story.title}")


def _counts(query: Query, found: Sequence[Match]) -> str:
    if len(found) < _STORIES:
        return f"{plural(len(found), 'story', 'stories')} with {in_words(query)}."
    return f"The {_STORIES} newest stories with {in_words(query)}."
