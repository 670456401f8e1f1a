"""How well and how fast text is split into sentences, against pySBD's rules and treebanks."""

import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpora import LANGUAGES, read_golden, read_treebank
from summarizers.text.split import split_sentences

_RUNS = 3


def golden(folder: Path) -> list[tuple[str, int, int]]:
    """Return each language of pySBD's rules with how many texts are split as they say, of all."""
    found = []
    for name, code in LANGUAGES.items():
        path = folder / f"test_{name}.py"
        if path.exists():
            cases = read_golden(path)
            right = sum(_split(text, code) == [one.strip() for one in want] for text, want in cases)
            found.append((code, right, len(cases)))
    return found


def treebank(path: Path) -> tuple[int, float]:
    """Return how many news sentences a treebank has, and the F1 of their ends in running text."""
    language = path.name.partition("_")[0]
    sentences = read_treebank(path, "n")
    text, ends = "", set()
    for sentence in sentences:
        text += (" " if text else "") + sentence
        ends.add(len(text))
    ours = {end for _, end in split_sentences(text, language)}
    return len(sentences), 2 * len(ours & ends) / (len(ours) + len(ends))


def sentences_per_second(texts: Sequence[str]) -> float:
    """Return how many sentences one thread splits in a second of processor time."""
    best = 0.0
    for _ in range(_RUNS):
        began = time.process_time()
        count = sum(len(split_sentences(text)) for text in texts)
        best = max(best, count / (time.process_time() - began))
    return best


def _split(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language)]
