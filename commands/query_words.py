"""A topic query in words, so that a person sees what was understood, and what is doubtful in it."""

from collections.abc import Sequence

from bot.storage.contract import Transaction
from bot.topics.query import Query
from bot.topics.terms import And, Leaf, Name, Node, Not, Or, Section, Words
from commands.matches import leaves
from commands.wording import join, quoted


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
    """Return what makes a query doubtful: actors that no article here has named."""
    names = {leaf.spelling for leaf in leaves(query.root) if isinstance(leaf, Name)}
    return [
        _doubt(name, [actor.name for actor in t.actors.near(workspace_id, name, limit=3)])
        for name in sorted(names)
        if not t.actors.find(workspace_id, name)
    ]


def _doubt(name: str, near: Sequence[str]) -> str:
    meant = f" Did you mean {join([quoted(other) for other in near], 'or')}?" if near else ""
    return f"No article here has named {quoted(name)} so far.{meant}"
