"""Every sentence with which the bot says that something is wrong, found in its own source."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from bot.model import errors
from bot.model.errors import VerbatimError

ROOT = Path(__file__).parents[2]
CODE = ("bot", "commands", "config", "summarizers")
_KINDS = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, VerbatimError)
}
Named: TypeAlias = dict[str, Sequence[ast.expr]]
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
    found = {one for _, tree in _modules() for one in _sentences_in(tree) if one.text}
    return sorted(found, key=lambda one: (order.index(one.kind), one.text, one.fix))


def find_wordless() -> list[str]:
    """Return the modules that say what is wrong in words which are not found in their source."""
    return [name for name, tree in _modules() for one in _sentences_in(tree) if not one.text]


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for part in CODE:
        for path in sorted((ROOT / part).rglob("*.py")):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


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
    """Yield what a module says is wrong; without words where they come from elsewhere."""
    named = _named_texts(tree)
    for maker, call in _errors_in(tree):
        said = [*_said(call, named)]
        if maker is not None and not any(one.text for one in said):
            # Its words are those that the function which makes it is called with.
            said += [one for given in _calls_of(maker, tree) for one in _said(call, named | given)]
        yield from [one for one in said if one.text] or said[:1]


def _errors_in(
    node: ast.AST, maker: ast.FunctionDef | None = None
) -> Iterator[tuple[ast.FunctionDef | None, ast.Call]]:
    """Yield every call that makes an error, with the function around it."""
    for inner in ast.iter_child_nodes(node):
        is_error = isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name)
        if is_error and inner.func.id in _KINDS and inner.args:
            yield maker, inner
        yield from _errors_in(inner, inner if isinstance(inner, ast.FunctionDef) else maker)


def _said(call: ast.Call, named: Named) -> Iterator[Sentence]:
    """Yield what an error may say, with its advice."""
    kind = ast.unparse(call.func)
    given = {key.arg: _all_words(key.value, named) for key in call.keywords}
    fix = given.get("fix") or getattr(_KINDS[kind], "default_fix", "")
    for text in dict.fromkeys(_texts(call.args[0], named)):
        yield Sentence(kind, text if text.strip(f"{_GAP} .") else "", fix)


def _calls_of(maker: ast.FunctionDef, tree: ast.Module) -> Iterator[Named]:
    """Yield what each call of a function gives to its parameters."""
    names = [one.arg for one in maker.args.args]
    defaults = maker.args.defaults
    usual = dict(zip(names[len(names) - len(defaults) :], defaults, strict=True))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == maker.name:
            by_name = {key.arg: key.value for key in node.keywords if key.arg}
            given = {**usual, **dict(zip(names, node.args, strict=False)), **by_name}
            yield {name: [value] for name, value in given.items()}


def _named_texts(tree: ast.Module) -> Named:
    """Return what is given to each name in a module, wherever that is.

    Under the name of a function with brackets: what it returns.
    """
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
        if isinstance(node, ast.FunctionDef):
            ends = (one.value for one in ast.walk(node) if isinstance(one, ast.Return))
            found[f"{node.name}()"] = [end for end in ends if end is not None]
    return dict(found)


def _all_words(node: ast.expr, named: Named) -> str:
    """Return the words of an expression; of several that it may be, each once."""
    either = dict.fromkeys(text for text in _texts(node, named) if text.strip(f"{_GAP} ."))
    return " *Or:* ".join(either)


def _texts(node: ast.expr, named: Named) -> Iterator[str]:
    alternatives = _alternatives(node, named)
    if not alternatives:
        yield _words(node, named)
    # Without the name itself: one may be given what is made of its own value before.
    rest = {one: texts for one, texts in named.items() if one != _name_of(node)}
    for one in alternatives:
        yield from _texts(one, rest)


def _alternatives(node: ast.expr, named: Named) -> Sequence[ast.expr]:
    """Return what an expression may be, one of several; nothing for a plain one."""
    match node:
        case ast.IfExp():
            return (node.body, node.orelse)
        case ast.BoolOp() | ast.Dict():
            return node.values
        case ast.Call(func=ast.Attribute(value=ast.Name() as table, attr="get")):
            return (table, *node.args[1:])
    return named.get(_name_of(node), ())


def _name_of(node: ast.expr) -> str:
    """Return under which name `Named` has what an expression may be, if it is a name or a call."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Call(func=ast.Name(id=function)):
            return f"{function}()"
    return ""


def _words(node: ast.expr, named: Named) -> str:
    """Return the words of a string; what is not known before it is said is a gap."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return " ".join(node.value.split())
    if isinstance(node, ast.JoinedStr):
        constants = {name: texts for name, texts in named.items() if name.isupper()}
        pieces = [_piece(piece, constants) for piece in node.values]
        if not "".join(pieces).strip(f"{_GAP} ."):
            pieces = [_piece(piece, named) for piece in node.values]
        return " ".join("".join(pieces).split())
    return _GAP


def _piece(node: ast.expr, named: Named) -> str:
    """Return a piece of a string; where it is a name, what that is given, if one thing only."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    inner = node.value if isinstance(node, ast.FormattedValue) else node
    values = named.get(inner.id, ()) if isinstance(inner, ast.Name) else ()
    return _words(values[0], {}).removesuffix(".") if len(values) == 1 else _GAP
