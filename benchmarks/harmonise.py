"""Harmonising training labels: what the gazetteer knows better than a label made by machine."""

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.conll import Labelled, spans_of
from benchmarks.invented_words import STATES
from bot.actors import english
from bot.actors.gazetteer import Form, Gazetteer
from bot.actors.known_names import ALSO_PEOPLE
from bot.actors.tokens import fold

_TYPES = {"country": "LOC", "place": "LOC", "person": "PER", "organisation": "ORG"}
_TITLES = english.TITLES | english.COURTESIES.keys() | english.MODIFIERS


def harmonise(document: Labelled, gazetteer: Gazetteer) -> Labelled:
    """Return a document of the training part with its known names labelled as they should be."""
    return replace(
        document,
        labels=tuple(
            _row(words, labels, gazetteer)
            for words, labels in zip(document.sentences, document.labels, strict=True)
        ),
    )


def _row(words: Sequence[str], labels: Sequence[str], gazetteer: Gazetteer) -> tuple[str, ...]:
    mended = list(labels)
    for start, end, kind in spans_of(labels):
        for first, last, type_ in _settle(words, start, end, kind, gazetteer):
            mended[first:last] = _marks(type_, last - first)
    return tuple(mended)


def _marks(kind: str, size: int) -> list[str]:
    return ["O"] * size if not kind else [f"B-{kind}", *[f"I-{kind}"] * (size - 1)]


def _settle(
    words: Sequence[str], start: int, end: int, kind: str, gazetteer: Gazetteer
) -> list[tuple[int, int, str]]:
    text = " ".join(words[start:end])
    known = _known(text, gazetteer)
    if known and fold(text) not in ALSO_PEOPLE:
        return [(start, end, known)]
    if kind in ("PER", "ORG"):
        for at in range(end - 2, start - 1, -1):
            titled = fold(words[at]) in english.TITLES
            if titled and kind == "PER":
                return [*_lead(words, start, at + 1, gazetteer), (at + 1, end, kind)]
            if words[at] == "'s" and at > start and _known(" ".join(words[start:at]), gazetteer):
                first = _known(" ".join(words[start:at]), gazetteer)
                return [(start, at, first), (at, at + 1, ""), (at + 1, end, kind)]
    return [(start, end, kind)]


def _lead(
    words: Sequence[str], start: int, end: int, gazetteer: Gazetteer
) -> list[tuple[int, int, str]]:
    """Return what stands before a name, title included: a country or state, else nothing."""
    last = end
    while last > start and fold(words[last - 1]) in _TITLES | english.GENERIC:
        last -= 1
    kind = _known(" ".join(words[start:last]), gazetteer) if last > start else ""
    return [(start, last, kind), (last, end, "")]


def _known(text: str, gazetteer: Gazetteer) -> str:
    if text in STATES:
        return "LOC"
    phrase = gazetteer.look_up(text)
    if phrase is None or phrase.form in (Form.CAPITAL, Form.NOBODY):
        return ""
    if phrase.form is Form.DEMONYM:
        return "NORP"
    return _TYPES.get(phrase.key.partition(":")[0], "")
