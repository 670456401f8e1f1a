"""`/search`: stored articles that hold all of some words."""

import unicodedata
from collections.abc import Sequence
from datetime import datetime

from bot.model.article import Article
from bot.model.message import Code, Heading, Message, Paragraph, Part, Plain, StoryCard
from bot.model.request import Kind, Parameter
from bot.model.story import Story
from bot.model.text import clean_line
from bot.pipeline.show import plural
from bot.pipeline.summarise import headlined
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.cards import hint, quiet, quoting_card, sentence_quote
from commands.matches import by_time
from commands.wording import quoted

_STORIES = 6
_LONGEST = 300
"""Characters; what is typed beyond is not looked for, and the answer shows what was."""
_ARTICLES = 60
"""The newest articles with the words; several of them may be one story."""


class Search(Command):
    """Shows stories with an article that holds all the words, each with the sentence."""

    help = "Stored stories whose text holds all these words, the newest first"
    parameters = (Parameter("words", Kind.TEXT, "Words as they stand in the text, in any order"),)
    examples = ("/search ferry talks", "/search 台風")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the stories whose articles with the words are newest, the newest first."""
        words, workspace_id = clean_line(arguments["words"], _LONGEST), context.workspace.id

        def look_up(t: Transaction) -> list[tuple[Story, Article]]:
            found = t.articles.search(workspace_id, words, limit=_ARTICLES)
            by_story = {a.story_id: a for a in reversed(found) if a.story_id is not None}
            newest = dict.fromkeys(a.story_id for a in found if a.story_id is not None)
            stories = sorted(t.stories.many(workspace_id, list(newest)[:_STORIES]), key=by_time)
            return [(story, by_story[story.id]) for story in stories]

        found = await context.services.storage.read(look_up)
        now = context.services.clock()
        leads = await headlined(context.services, [story for story, _ in found])
        articles = (article for _, article in found)
        cards = [
            _card(story, article, words, now)
            for story, article in zip(leads, articles, strict=True)
        ]
        return _show(words, cards) if cards else _nothing(words)


def _card(story: Story, article: Article, words: str, now: datetime) -> StoryCard:
    index = telling_sentence(article, words)
    quotes = [sentence_quote(article, index)] if index >= 0 else []
    return quoting_card(story, quotes, now)


def _show(words: str, cards: Sequence[StoryCard]) -> Message:
    held = "all these words" if len(words.split()) > 1 else "this word"
    counts = f"{plural(len(cards), 'story', 'stories')} with {held}."
    if len(cards) == _STORIES:
        counts = f"The {_STORIES} newest stories with {held}; more words find fewer."
    parts: list[Part] = [Heading((Plain("Search "), Code(words))), quiet(counts), *cards]
    return Message(tuple(parts), line=f"{words}: {cards[0].headline}")


def _nothing(words: str) -> Message:
    several = len(words.split()) > 1
    text = f"No stored article holds {'all of ' if several else ''}{quoted(words)}."
    fix = "Whole words are looked for, as they stand in the text"
    fewer = "; fewer words find more" if several else ""
    more = "`/topic` knows phrases, the beginning of a word (`semicond*`) and -words."
    return Message(
        (Paragraph((Plain(text),)), hint(f"{fix}{fewer}. {more}")),
        line=text,
    )


def telling_sentence(article: Article, words: str) -> int:
    """Return the first of the sentences that hold most of the words; -1 where none holds any."""
    wanted = [word for word in (_folded(w) for w in words.split()) if word]
    best, most = -1, 0
    for index in sorted(article.usable):
        sentence = _folded(article.sentence(index))
        held = sum(word in sentence for word in wanted)
        if held > most:
            best, most = index, held
    return best


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if c.isalnum() or c.isspace())
