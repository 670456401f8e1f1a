"""`/story split`: takes articles that are about something else out of a story."""

from collections.abc import Sequence

from bot.model.article import Article
from bot.model.errors import UsageError
from bot.model.message import Button, Buttons, Listing, Message, Paragraph, Plain
from bot.model.request import Kind, Parameter
from bot.model.story import Story
from bot.pipeline.show import plural
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.cards import article_line
from commands.story_reference import find_story, numbered_articles
from commands.wording import number


class StorySplit(Command):
    """Moves articles of a story into a new story, for good."""

    help = "Take articles that are about something else out of a story, for good"
    parameters = (
        Parameter("story", Kind.STORY, "Its place in the last digest here, or its number as #41"),
        Parameter("articles", Kind.TEXT, "Their numbers in /story, such as 2,3"),
    )
    for_managers = True
    examples = ("/story split 2 3", "/story split #41 2,3")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with both stories."""
        at = context.services.clock()

        def split(t: Transaction) -> tuple[Story, list[Article], int | None]:
            story = find_story(t, context, arguments["story"])
            if len(story.articles) == 1:
                raise _keeps_one(story)
            leaving = _find_articles(story, arguments["articles"])
            ids = [article.id for article in leaving]
            return story, leaving, t.stories.split(context.workspace.id, story.id, ids, at)

        story, leaving, new_id = await context.services.storage.write(split)
        if new_id is None:
            raise _keeps_one(story)
        return _show(story, leaving, new_id)


def _keeps_one(story: Story) -> UsageError:
    return UsageError(
        f"A story keeps at least one article, and #{story.id} has "
        f"{plural(len(story.articles), 'article')}.",
        fix=f"`/story #{story.id}` lists what is in it.",
    )


def _find_articles(story: Story, typed: str) -> list[Article]:
    """Return the articles with these numbers. Raises UsageError for what is no number of one."""
    numbered = numbered_articles(story)
    numbers = {
        number(one, what="The number of an article", least=1, most=len(numbered))
        for one in typed.replace(",", " ").split()
    }
    return [numbered[one] for one in sorted(numbers)]


def _show(story: Story, leaving: Sequence[Article], new_id: int) -> Message:
    text = f"{plural(len(leaving), 'article')} of story #{story.id} became story #{new_id}:"
    buttons = (
        Button(f"Story #{new_id}", f"story #{new_id}"),
        Button(f"Story #{story.id}", f"story #{story.id}"),
    )
    return Message(
        (Paragraph((Plain(text),)), Listing(tuple(map(article_line, leaving))), Buttons(buttons)),
        line=text.removesuffix(":") + ".",
    )
