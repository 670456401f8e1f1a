"""Which story a person means by a number.

A plain number is the place in this channel's last digest, from 1; `#41`, or a number beyond the
digest's last place, is the id that a story keeps for life.
"""

from bot.model.article import Article
from bot.model.digest import Digest
from bot.model.errors import NotFoundError, UsageError
from bot.model.story import Story
from bot.storage.contract import Transaction
from commands.base import Context
from commands.wording import quoted

_MOST_DIGITS = 18
"""More are no id of any database."""


def find_story(t: Transaction, context: Context, reference: str) -> Story:
    """Return the story a reference means.

    Raises UsageError for what is no number, NotFoundError where no such story is stored.
    """
    workspace_id = context.workspace.id
    story_id = story_id_of(reference, t.digests.last(workspace_id, context.channel.id))
    story = t.stories.get(workspace_id, story_id)
    if story is None or not story.articles:
        called = quoted(reference)
        if not reference.startswith("#"):
            called += " in the last digest here, nor one with that number"
        raise NotFoundError(
            f"There is no story {called}.",
            fix="`/latest` shows the newest stories with their numbers.",
            subject=reference,
        )
    return story


def numbered_articles(story: Story) -> dict[int, Article]:
    """Return a story's articles by the numbers that `/story` shows: as they came, from 1.

    So a new article changes no number that somebody has seen.
    """
    return dict(enumerate(sorted(story.articles, key=lambda article: article.id), start=1))


def story_id_of(reference: str, digest: Digest | None) -> int:
    """Return the id that a reference means, whether such a story is stored or not.

    Raises UsageError for what is no number.
    """
    digits = reference.removeprefix("#").strip().removesuffix(".")
    if not digits.isascii() or not digits.isdecimal() or len(digits) > _MOST_DIGITS:
        raise UsageError(
            f"A story is asked for by its number, not by {quoted(reference)}.",
            fix="`/story 2` is the second of the last digest here, `/story #41` the story of "
            "that number; `/topic` finds stories by their words.",
            subject=reference,
        )
    places = {story.position: story.story_id for story in digest.stories} if digest else {}
    number = int(digits)
    return number if reference.startswith("#") else places.get(number, number)
