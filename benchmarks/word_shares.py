"""In which share of news texts an English word is: the counts that grouping starts with.

`python -m benchmarks.word_shares --neus FOLDER --cnn CSV` counts content stems in NeuS's `train`
events and in CNN's tuning articles (benchmarks/corpora.py), takes the mean of both shares, and
writes `summarizers/text/shares_en.txt`. Only counts are kept: no text, no order of words.
"""

import argparse
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.corpora import read_cnn, read_neus
from bot.pipeline.group import story_terms

TARGET = Path(__file__).parent.parent / "summarizers/text/shares_en.txt"
_STEPS = (2, 3, 4, 6, 8, 11, 15, 20, 28, 40, 55, 75, 100, 140, 200, 280, 400, 550)
"""The shares, per thousand, that are told apart; what is rarer than the first is left out."""


def shares(collections: Sequence[Sequence[set[str]]]) -> dict[str, float]:
    """Return each word's share of the texts of a collection, as the mean over collections."""
    found: defaultdict[str, float] = defaultdict(float)
    for texts in collections:
        for word, count in Counter(word for text in texts for word in text).items():
            found[word] += count / len(texts) / len(collections)
    return dict(found)


def written(found: dict[str, float]) -> str:
    """Return the file: lines of a share per thousand and the words that have it."""
    by_step: defaultdict[int, list[str]] = defaultdict(list)
    for word, share in found.items():
        step = max((step for step in _STEPS if step <= 1000 * share), default=0)
        if step and word.isalpha():
            by_step[step].append(word)
    lines: list[str] = []
    for step, words in sorted(by_step.items(), reverse=True):
        lines += textwrap.wrap(
            " ".join(sorted(words)),
            92,
            initial_indent=f"{step} ",
            subsequent_indent=f"{step} ",
            break_long_words=False,
        )
    return "\n".join(lines) + "\n"


def _terms(title: str, sentences: Iterable[str]) -> set[str]:
    return set(story_terms(title, list(sentences), "en"))


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.word_shares")
    parser.add_argument("--neus", type=Path, required=True)
    parser.add_argument("--cnn", type=Path, required=True)
    options = parser.parse_args()
    events = [
        set().union(*(_terms(one.title, one.sentences) for one in event.articles))
        for event in read_neus(options.neus, "train")
    ]
    texts = [_terms("", one.sentences) for one in read_cnn(options.cnn)["tuning"]]
    TARGET.write_text(written(shares([events, texts])), encoding="utf-8")


if __name__ == "__main__":
    main()
