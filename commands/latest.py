"""`/latest`: the newest stories."""

from bot.model.message import Code, Heading, Message, Paragraph, Part, Plain, StoryCard
from bot.model.request import Kind, Parameter
from bot.pipeline.show import story_card
from bot.pipeline.summarise import story_summary
from commands.base import Command, Context
from commands.wording import number

_STORIES = 5
_MOST = 15


class Latest(Command):
    """Shows the newest stories as compact cards, one sentence each."""

    help = "The newest stories, one sentence each"
    parameters = (
        Parameter(
            "number",
            Kind.NUMBER,
            f"How many, 1 to {_MOST} ({_STORIES} if not given)",
            required=False,
        ),
    )
    examples = ("/latest", "/latest 10")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the stories whose newest article is the newest."""
        typed, services = arguments.get("number", str(_STORIES)), context.services
        limit = number(typed, what="The number of stories", least=1, most=_MOST)
        stories = await services.storage.read(
            lambda t: t.stories.latest(context.workspace.id, limit=limit)
        )
        if not stories:
            return _nothing_yet()
        parts: list[Part] = [Heading((Plain("Latest stories"),))]
        for story in stories:
            # The first of as many as a digest has: so a story opens alike, here and there.
            summary = await story_summary(services, story, services.rules.sentences)
            parts.append(story_card(story, summary[:1], services.clock(), f"#{story.id}"))
        tells = (Plain("One of them in full: "), Code(f"/story #{stories[0].id}"))
        parts.append(Paragraph(tells, quiet=True))
        headlines = "; ".join(part.headline for part in parts[1:4] if isinstance(part, StoryCard))
        return Message(tuple(parts), line=f"Latest stories: {headlines}")


def _nothing_yet() -> Message:
    text = "No story is stored yet. Articles come with the first reading of a feed: "
    return Message(
        (Paragraph((Plain(text), Code("/feed list"), Plain(" shows when that is."))),),
        line="No story is stored yet",
    )
