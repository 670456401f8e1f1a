"""Stored stories that a topic query matches, each with the sentence that shows it.

The archive's search finds candidates by words and by actors; the query itself decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model.actor import Actor, ActorMention
from bot.model.article import Article
from bot.model.story import Story
from bot.pipeline.match import filed_under, make_subject, subjects_of
from bot.storage.contract import Transaction
from bot.topics.query import Query
from bot.topics.subject import Subject
from bot.topics.terms import And, Leaf, Name, Node, Not, Or, Section, Words
from bot.topics.words import is_unspaced
from commands.lately import sentence_at
from summarizers.text.openings import opens_unresolved
from summarizers.text.quotes import is_half_quote

_CANDIDATES = 150
"""Articles that are looked at for one part of a query, the newest."""
_AT_ONCE = 20
"""Of these, so many are read before it is asked whether more are needed."""


@dataclass(frozen=True, slots=True)
class Match:
    """A story that a query matches, by its newest article that does."""

    story: Story
    article: Article
    sentence: int
    """The sentence that holds most of what the query asks for; -1 where none is fit to show."""


def find_matches(t: Transaction, workspace_id: int, query: Query, limit: int) -> list[Match]:
    """Return the stories that a query matches, by their newest articles that do.

    In the order of the times that are shown with them, which are the stories' own.
    """
    found: dict[int, Article] = {}
    for article in _matching(t, workspace_id, query):
        if article.story_id is not None:
            found.setdefault(article.story_id, article)
        if len(found) == limit:
            break
    stories = sorted(t.stories.many(workspace_id, list(found)), key=by_time)
    return [
        Match(story, found[story.id], best_sentence(t, query, found[story.id])) for story in stories
    ]


def _matching(t: Transaction, workspace_id: int, query: Query) -> Iterator[Article]:
    """Yield the articles that match, the newest first, a few looked at together: few are needed."""
    candidates = sorted(_candidates(t, workspace_id, query.root), key=_newest_first)
    filed = filed_under(t, workspace_id)
    for start in range(0, len(candidates), _AT_ONCE):
        some = candidates[start : start + _AT_ONCE]
        subjects = subjects_of(t, some, filed)
        yield from (article for article in some if query.matches(subjects[article.id]))


def by_time(story: Story) -> tuple[float, int]:
    """Return what stories are sorted by so that the newest comes first."""
    return (-story.last_at.timestamp(), -story.id)


def matched_since(
    t: Transaction, workspace_id: int, query: Query, since: datetime
) -> tuple[list[Story], bool]:
    """Return the stories with an article since then that a query matches, the newest first.

    And whether there may be more of them than were looked at.
    """
    candidates = _candidates(t, workspace_id, query.root)
    recent = [article for article in candidates if article.at >= since]
    subjects = subjects_of(t, recent, filed_under(t, workspace_id))
    matched = [a for a in recent if query.matches(subjects[a.id])]
    ids = [a.story_id for a in matched if a.story_id is not None]
    stories = t.stories.many(workspace_id, list(dict.fromkeys(ids)))
    stories.sort(key=by_time)
    return stories, len(recent) == len(candidates) >= _CANDIDATES


def best_sentence(t: Transaction, query: Query, article: Article) -> int:
    """Return the first of the sentences that hold most of what a query asks for, or -1.

    Rather one that can be understood alone, and with all of its quotation.
    """
    wanted = list(leaves(query.root))
    actors = t.actors.of_article(article.workspace_id, article.id)
    best, most = -1, (0, False)
    for index in sorted(article.usable):
        subject = _sentence_subject(article, index, actors)
        held = sum(leaf.matches(subject) for leaf in wanted)
        if held and (rank := (held, _stands_alone(article, index))) > most:
            best, most = index, rank
    return best


def _stands_alone(article: Article, index: int) -> bool:
    text = article.sentence(index)
    return not is_half_quote(text) and not opens_unresolved(text, article.language or "en")


def leaves(node: Node) -> Iterator[Leaf]:
    """Yield everything that a query asks to be present."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case Leaf():
            yield node


def _newest_first(article: Article) -> tuple[float, int]:
    return (-article.at.timestamp(), -article.id)


def _sentence_subject(
    article: Article, index: int, actors: Sequence[tuple[Actor, ActorMention]]
) -> Subject:
    named = [
        actor
        for actor, mention in actors
        if any(sentence_at(article, span.start) == index for span in mention.spans)
    ]
    return make_subject("", article.sentence(index), named)


def _candidates(t: Transaction, workspace_id: int, node: Node) -> list[Article]:
    """Return articles that may match, each once; of an AND those of its most telling part."""
    match node:
        case Or(parts):
            found = [a for part in parts for a in _candidates(t, workspace_id, part)]
            return list({article.id: article for article in found}.values())
        case And(parts):
            return _of_and(t, workspace_id, parts)
        case Name(spelling=spelling):
            return _naming(t, workspace_id, spelling)
        case Words() if _searchable(node):
            return t.articles.search(workspace_id, " ".join(node.words), limit=_CANDIDATES)
        case Words() | Section():
            return _newest(t, workspace_id)
    return []


def _of_and(t: Transaction, workspace_id: int, parts: Sequence[Node]) -> list[Article]:
    words = [part.words for part in parts if isinstance(part, Words) and _searchable(part)]
    if words:
        together = " ".join(word for group in words for word in group)
        return t.articles.search(workspace_id, together, limit=_CANDIDATES)
    wanted = [part for part in parts if not isinstance(part, Not)]
    telling = min(
        wanted, key=lambda part: isinstance(part, Words | Section)
    )  # an actor before a beginning
    return _candidates(t, workspace_id, telling)


def _searchable(leaf: Words) -> bool:
    """Return whether the archive's search finds it: whole words, in a script that spaces them."""
    return not leaf.open_end and not any(map(is_unspaced, leaf.words))


def _naming(t: Transaction, workspace_id: int, name: str) -> list[Article]:
    ids = [
        mention.article_id
        for actor in t.actors.find(workspace_id, name)
        for mention in t.actors.mentions(workspace_id, actor.id, limit=_CANDIDATES)
    ]
    return t.articles.many(workspace_id, list(dict.fromkeys(ids)))


def _newest(t: Transaction, workspace_id: int) -> list[Article]:
    stories = t.stories.latest(workspace_id, limit=_CANDIDATES)
    return [article for story in stories for article in story.articles]
