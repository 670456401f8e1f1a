"""A topic query in words, so that a person sees what was understood, and what is doubtful in it."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from bot.model.errors import QueryError
from bot.pipeline.match import make_subject
from bot.storage.contract import Transaction
from bot.topics.query import Query, parse_query
from bot.topics.terms import And, Leaf, Name, Node, Not, Or, Section, Words
from commands.matches import find_matches, leaves
from commands.wording import join, quoted


class Kept(Protocol):
    """What is kept with a query: an alert, a mute."""

    @property
    def query(self) -> str:
        """The query as it was typed."""
        ...


K = TypeVar("K", bound=Kept)


def same_sense(kept: Sequence[K], query: str) -> list[K]:
    """Return what asks for the same as a query, however both are spelled or ordered."""
    try:
        wanted = parse_query(query).sense
    except QueryError:
        return []
    return [one for one in kept if parse_query(one.query).sense == wanted]


def in_words(query: Query) -> str:
    """Return what a query asks for as the end of a sentence: "name Japan and hold the word …"."""
    return _of_node(query.root)


def _of_node(node: Node) -> str:
    match node:
        case Leaf():
            return _of_leaf(node)
        case Not(leaf):
            return f"not {_of_leaf(leaf)}"
        case Or(parts):
            return join([_within(part) for part in parts], "or")
        case And(parts):
            return _of_and(parts)


def _of_and(parts: tuple[Node, ...]) -> str:
    wanted = [_within(part) for part in parts if not isinstance(part, Not)]
    absent = [_of_leaf(part.leaf) for part in parts if isinstance(part, Not)]
    if not absent:
        return join(wanted)
    return f"{join(wanted)}, but not {join(absent, 'or')}"


def _within(part: Node) -> str:
    if isinstance(part, Or):
        return f"either {_of_node(part)}"
    return f"({_of_node(part)})" if isinstance(part, And) else _of_node(part)


def _of_leaf(leaf: Leaf) -> str:
    match leaf:
        case Name(spelling=spelling):
            return f"the actor {spelling}"
        case Section(spelling=spelling):
            return f"an article filed under {quoted(spelling)}"
        case Words(words, open_end=True):
            return f"a word that begins with {quoted(words[0])}"
        case Words(words, spelling=spelling) if len(words) > 1:
            return f"the phrase {quoted(spelling)}"
        case Words(spelling=spelling):
            return f"the word {quoted(spelling)}"
    return str(leaf)


def doubts_about(t: Transaction, workspace_id: int, query: Query) -> list[str]:
    """Return what makes a query doubtful: actors no article here names, sections it has not."""
    names = {leaf.spelling for leaf in leaves(query.root) if isinstance(leaf, Name)}
    doubtful = [
        _doubt(name, [actor.name for actor in t.actors.near(workspace_id, name, limit=3)])
        for name in sorted(names)
        if not t.actors.find(workspace_id, name)
    ]
    return doubtful + _unknown_sections(t, workspace_id, query)


def _doubt(name: str, near: Sequence[str]) -> str:
    meant = f" Did you mean {join([quoted(other) for other in near], 'or')}?" if near else ""
    return f"No article here has named {quoted(name)} so far.{meant}"


def _unknown_sections(t: Transaction, workspace_id: int, query: Query) -> list[str]:
    """Return a sentence for each section under which no feed and no recent article is filed."""
    asked = [leaf for leaf in leaves(query.root) if isinstance(leaf, Section)]
    filed = [feed.section for feed in t.feeds.list(workspace_id) if feed.section] if asked else []
    feeds = make_subject("", "", [], tuple(filed))
    known = sorted(dict.fromkeys(filed), key=str.casefold)
    there_are = f" Sections here: {join(known)}." if known else ""
    return [
        f"Nothing here is filed under {quoted(leaf.spelling)} so far.{there_are}"
        for leaf in asked
        if not leaf.matches(feeds) and not find_matches(t, workspace_id, Query(leaf), 1)
    ]
