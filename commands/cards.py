"""Pieces of messages that several commands show: articles, stories, actors, sentences."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.model.actor import Actor, ActorType, TaggedActor
from bot.model.article import Article
from bot.model.message import (
    ActorName,
    Bold,
    Button,
    Inline,
    Link,
    Paragraph,
    Plain,
    Quote,
    StoryCard,
    Text,
    Time,
    with_code,
)
from bot.model.story import Story, StoryActor
from bot.pipeline.chips import chips
from bot.pipeline.show import story_card
from commands.wording import argument


def link(text: str, url: str) -> Inline:
    """Return a link, or the bare text where there is no web address to lead to."""
    return Link(text, url) if url.startswith(("https://", "http://")) else Plain(text)


def label(text: str) -> Paragraph:
    """Return a line that opens a section of an answer."""
    return Paragraph((Bold(text),))


def quiet(text: str) -> Paragraph:
    """Return a secondary line."""
    return Paragraph((Plain(text),), quiet=True)


def hint(text: str) -> Paragraph:
    """Return a secondary line that names commands, between backticks."""
    return Paragraph(with_code(text), quiet=True)


def source_of(article: Article) -> Text:
    """Return where a sentence is from: the outlet, linked to the article, and when."""
    return (link(article.outlet or article.title, article.url), Plain(" · "), Time(article.at))


def sentence_quote(article: Article, index: int, *, quoted: bool = False) -> Quote:
    """Return one sentence of an article with its source; one that quotes the actor says so."""
    mark: Text = (Plain("own words · "),) if quoted else ()
    return Quote(article.sentence(index), (*mark, *source_of(article)))


def article_line(article: Article) -> Text:
    """Return an article on one line: its linked headline, outlet and time."""
    outlet = f" · {article.outlet} · " if article.outlet else " · "
    return (link(article.title, article.url), Plain(outlet), Time(article.at))


def story_line(story: Story) -> Text:
    """Return a story on one line: id, linked headline, outlets and time."""
    url = story.lead.url if story.lead else ""
    outlets = f" · {outlets_of(story)} · " if story.outlets else " · "
    return (
        Bold(f"#{story.id}"),
        Plain(" "),
        link(story.title, url),
        Plain(outlets),
        Time(story.last_at),
    )


def outlets_of(story: Story) -> str:
    """Return the outlets in short, that of the headline first: "Harbour Wire +3"."""
    first = (story.lead.outlet if story.lead else "") or next(iter(story.outlets), "")
    more = sum(outlet != first for outlet in story.outlets)
    return f"{first} +{more}" if more else first


def key_actors(actors: Sequence[StoryActor | TaggedActor]) -> Paragraph:
    """Return the most salient actors as chips on one line."""
    spaced: list[Inline] = [Plain("Key actors: ")]
    for actor in chips(actors):
        spaced += [ActorName(actor.name, actor.type), Plain(" · ")]
    return Paragraph(tuple(spaced[:-1]))


def quoting_card(story: Story, quotes: Sequence[Quote], now: datetime) -> StoryCard:
    """Return a story as a card that shows these sentences in place of its summary.

    Those of a story of one article need no source: the card names and links it already.
    """
    if len(story.articles) == 1:
        quotes = [replace(quote, source=()) for quote in quotes]
    return replace(story_card(story, (), now, f"#{story.id}"), sentences=tuple(quotes))


def kind_of(actor: Actor) -> str:
    """Return what an actor is, in a word."""
    if actor.type is ActorType.PLACE:
        return "Country" if actor.key.startswith("country:") else "Place"
    return actor.type.value.capitalize()


def follow_button(name: str) -> Button:
    """Return the button that sets an alert on an actor."""
    return Button(f"Follow {name}", f"alert add {actor_query(name)}")


def actor_query(name: str) -> str:
    """Return the topic query that asks for an actor."""
    return f"actor:{argument(name)}"
