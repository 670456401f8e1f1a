"""Labelled documents as running text, so that what reads text can be measured on them."""

import re
from collections.abc import Sequence

from benchmarks.conll import Labelled, spans_of
from bot.actors.recognise import Candidate
from bot.model.actor import ActorType
from bot.model.article import Span

_TYPES = {"PER": ActorType.PERSON, "ORG": ActorType.ORGANISATION, "LOC": ActorType.PLACE}
_COMPOUND = re.compile(r"\w-\w")
_NO_SPACE_BEFORE = frozenset([",", ".", ":", ";", "!", "?", ")", "]", "%", "'s", "'", "n't"])


def as_text(document: Labelled) -> tuple[str, list[Span], list[Candidate]]:
    """Return a document's text, its sentences and its labelled names (demonyms left out)."""
    text, sentences, names = "", [], []
    split = is_split(document.sentences)
    for words, labels in zip(document.sentences, document.labels, strict=True):
        begin = len(text)
        line, places = join_words(words, split=split, begin=begin)
        sentences.append(Span(begin, begin + len(line)))
        text += f"{line}\n"
        names += [
            Candidate(places[start][0], places[end - 1][1], _TYPES[kind])
            for start, end, kind in spans_of(labels)
            if kind in _TYPES
        ]
    return text, sentences, names


def join_words(
    words: Sequence[str], *, split: bool, begin: int = 0
) -> tuple[str, list[tuple[int, int]]]:
    """Return a sentence, and where each word stands in a text that has it at `begin`."""
    line = ""
    places: list[tuple[int, int]] = []
    for at, word in enumerate(words):
        if places and not is_joined(words, at, split):
            line += " "
        places.append((begin + len(line), begin + len(line) + len(word)))
        line += word
    return line, places


def is_split(sentences: Sequence[Sequence[str]]) -> bool:
    """Whether a corpus parts words at their hyphens."""
    return not any(_COMPOUND.search(word) for row in sentences for word in row)


def is_joined(words: Sequence[str], at: int, split: bool) -> bool:
    """Whether no space stands before the word. `split`: the corpus parts words at hyphens."""
    word, before = words[at], words[at - 1]
    if word in _NO_SPACE_BEFORE or before in ("(", "[", "$"):
        return True
    hyphen = at if word == "-" else at - 1 if before == "-" else 0
    if not split or not 0 < hyphen < len(words) - 1:
        return False
    return words[hyphen - 1][-1].isalnum() and words[hyphen + 1][0].isalnum()
