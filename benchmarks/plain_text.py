"""Labelled documents as running text, so that what reads text can be measured on them."""

from benchmarks.conll import Labelled, spans_of
from bot.actors.recognise import Candidate
from bot.model.actor import ActorType
from bot.model.article import Span

_TYPES = {"PER": ActorType.PERSON, "ORG": ActorType.ORGANISATION, "LOC": ActorType.PLACE}
_NO_SPACE_BEFORE = frozenset([",", ".", ":", ";", "!", "?", ")", "]", "%", "'s", "'", "n't"])


def as_text(document: Labelled) -> tuple[str, list[Span], list[Candidate]]:
    """Return a document's text, its sentences and its labelled names (demonyms left out)."""
    text, sentences, names = "", [], []
    for words, labels in zip(document.sentences, document.labels, strict=True):
        begin = len(text)
        places: list[tuple[int, int]] = []
        for word in words:
            if places and word not in _NO_SPACE_BEFORE and not text.endswith(("(", "[", "$")):
                text += " "
            places.append((len(text), len(text) + len(word)))
            text += word
        sentences.append(Span(begin, len(text)))
        text += "\n"
        names += [
            Candidate(places[start][0], places[end - 1][1], _TYPES[kind])
            for start, end, kind in spans_of(labels)
            if kind in _TYPES
        ]
    return text, sentences, names
