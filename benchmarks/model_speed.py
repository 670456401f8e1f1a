"""How fast the models rank, against sumy's own classes in the same run.

Rates the sentences of the bundled samples, and sentences spliced from them where more are needed,
at several lengths. Processor time of one thread, the best of several runs (of one where it takes
long); both begin with plain sentences and have seen the words before.
"""

import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.plugins import load
from summarizers.base import Summarizer
from summarizers.rated import RatedModel
from summarizers.text.clean import presentable
from summarizers.text.split import split_sentences

SEEDS = Path(__file__).parent.parent / "seeds/articles"
MODELS = ("lex-rank", "text-rank", "reduction", "lsa", "kl")
SIZES = (30, 100, 300)
AIM_MS = 10.0
_PICKS = 3
_RUNS = 7
_PATIENCE = 0.5
"""Seconds after which a run is not repeated."""


@dataclass(frozen=True, slots=True)
class Row:
    """One model on one number of sentences, in milliseconds."""

    model: str
    sentences: int
    ours: float
    sumys: float


def sample_texts() -> list[str]:
    """Return the texts of the bundled samples in English."""
    texts = []
    for path in sorted([*SEEDS.glob("*.md"), *SEEDS.glob("*.txt")]):
        head, mark, body = path.read_text(encoding="utf-8").partition("\n---\n")
        if "language: " not in head or "language: en" in head:
            texts.append(body if mark else head)
    return texts


def sample_sentences(count: int) -> list[str]:
    """Return distinct sentences shaped like those of news: the samples', then spliced ones."""
    found: list[str] = []
    for text in sample_texts():
        sentences = [text[start:end] for start, end in split_sentences(text)]
        found += [sentences[index] for index in presentable(sentences)]
    draw, own = random.Random(5), tuple(found)
    while len(found) < count:
        first, second = (sentence.split() for sentence in draw.sample(own, 2))
        found.append(" ".join(first[: len(first) // 2] + second[len(second) // 2 :]))
    return list(dict.fromkeys(found))[:count]


def milliseconds(work: Callable[[], object]) -> float:
    """Return the time of the quickest of a few runs, of one run if that takes long."""
    best = float("inf")
    for _ in range(_RUNS):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
        if best > _PATIENCE:
            break
    return best * 1000


def measure(model: str, texts: Sequence[str]) -> Row:
    """Rate the texts with our computation of a model and with sumy's."""
    times = []
    for name in (model, f"sumy-{model}"):
        rater = load("summarizers", name, Summarizer)()
        if not isinstance(rater, RatedModel):
            sys.exit(f"{name} is no model that rates sentences.")
        rate = partial(rater.rate, texts, _PICKS, title="", language="en")
        times.append(milliseconds(rate))
    return Row(model, len(texts), *times)


def print_tables() -> None:
    """Measure and print."""
    for size in SIZES:
        texts = sample_sentences(size)
        print(f"{len(texts)} sentences, the best {_PICKS}")
        print(f"  {'model':<11}{'ours':>10}{'sumy':>12}{'ratio':>8}")
        for model in MODELS:
            row = measure(model, texts)
            over = "  over" if row.ours > AIM_MS else ""
            ratio = row.sumys / row.ours
            print(f"  {model:<11}{row.ours:>7.2f} ms{row.sumys:>9.1f} ms{ratio:>7.0f}x{over}")
