"""Every sentence with which the bot says that something is wrong, found in its own source."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.model import errors
from bot.model.errors import VerbatimError

ROOT = Path(__file__).parents[2]
CODE = ("bot", "commands", "config", "summarizers")
_KINDS = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, VerbatimError)
}
_GAP = "…"
"""Stands for what is put in: a name, an address, a number."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, what kind of error it is, and what it advises; `fix` may be empty."""

    kind: str
    text: str
    fix: str

    @property
    def cause(self) -> str:
        """What an error of that kind means, as `bot.model.errors` says it."""
        said = (_KINDS[self.kind].__doc__ or "").split("\n\n")[0]
        return " ".join(said.split(";")[0].split()).rstrip(".")


def find_sentences() -> list[Sentence]:
    """Return all of them, by kind and then by their words, each once."""
    order = list(_KINDS)
    found = {
        sentence
        for part in CODE
        for path in (ROOT / part).rglob("*.py")
        for sentence in _sentences_in(ast.parse(path.read_text(encoding="utf-8")))
    }
    return sorted(found, key=lambda one: (order.index(one.kind), one.text, one.fix))


def messages_table() -> str:
    """Return the sentences in a table for each kind: what is said, and what to do about it."""
    sentences = find_sentences()
    kinds = dict.fromkeys(sentence.kind for sentence in sentences)
    sections = (_section(kind, [one for one in sentences if one.kind == kind]) for kind in kinds)
    return "\n".join(sections)


def _section(kind: str, sentences: Sequence[Sentence]) -> str:
    code = f" · `{_KINDS[kind].code}`"
    rows = (f"| {_cell(one.text)} | {_cell(one.fix)} |" for one in sentences)
    table = "\n".join(("| it says | do this |", "|---|---|", *rows))
    return f"## {sentences[0].cause}\n\n`{kind}`{code}\n\n{table}\n"


def _cell(text: str) -> str:
    return text.strip(f" {_GAP}") and text.replace("|", "\\|").replace("<", "&lt;")


def _sentences_in(tree: ast.Module) -> Iterator[Sentence]:
    named = _named_texts(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            kind = _KINDS.get(node.func.id)
            text = _words(node.args[0])
            if kind and text.strip(f"{_GAP} ."):
                given = {key.arg: _all_words(key.value, named) for key in node.keywords}
                fix = given.get("fix") or getattr(kind, "default_fix", "")
                yield Sentence(node.func.id, text, fix)


def _named_texts(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """Return what is given to each name in a module, wherever that is."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
    return found


def _all_words(node: ast.expr, named: Mapping[str, Sequence[ast.expr]]) -> str:
    """Return the words of an expression; of several that it may be, each once."""
    either = dict.fromkeys(text for text in _texts(node, named) if text.strip(f"{_GAP} ."))
    return " *Or:* ".join(either)


def _texts(node: ast.expr, named: Mapping[str, Sequence[ast.expr]]) -> Iterator[str]:
    alternatives = _alternatives(node, named)
    if not alternatives:
        yield _words(node)
    # Without the name itself: one may be given what is made of its own value before.
    rest = {one: texts for one, texts in named.items() if not _is_name(node, one)}
    for one in alternatives:
        yield from _texts(one, rest)


def _alternatives(node: ast.expr, named: Mapping[str, Sequence[ast.expr]]) -> Sequence[ast.expr]:
    """Return what an expression may be, one of several; nothing for a plain one."""
    match node:
        case ast.IfExp():
            return (node.body, node.orelse)
        case ast.BoolOp() | ast.Dict():
            return node.values
        case ast.Name():
            return named.get(node.id, ())
        case ast.Call(func=ast.Attribute(value=ast.Name() as table, attr="get")):
            return (table, *node.args[1:])
    return ()


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _words(node: ast.expr) -> str:
    """Return the words of a string; what is not known before it is said is a gap."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return " ".join(node.value.split())
    if isinstance(node, ast.JoinedStr):
        pieces = (
            str(piece.value) if isinstance(piece, ast.Constant) else _GAP for piece in node.values
        )
        return " ".join("".join(pieces).split())
    return _GAP
