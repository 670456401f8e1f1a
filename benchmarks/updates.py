"""How well what is new in later articles is told from what was shown.

`python -m benchmarks.updates [--neus FOLDER]` prints how many of the invented follow-ups
(`tests/data/updates`) are taken for what they are and, of NeuS's `val` and `test` events, how many
of the sentences of the second and third outlet count as new to who read the first one.
"""

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.corpora import read_neus
from summarizers.novelty import ToldFacts, new_sentences
from summarizers.text.clean import usable
from summarizers.text.split import split_sentences

_PAIRS = Path(__file__).parent.parent / "tests/data/updates"
_NEWS = ("news", "missed")
_TOP = 8


def count_pairs(path: Path) -> Counter[tuple[bool, bool]]:
    """Return how many follow-ups are news or not, and taken to be."""
    found: Counter[tuple[bool, bool]] = Counter()
    for block in path.read_text("utf-8").split("\n=== ")[1:]:
        kind, _, rest = block.partition("\n")
        shown, _, later = rest.partition("\n---\n")
        told = ToldFacts([shown[start:end] for start, end in split_sentences(shown)], "en")
        found[kind in _NEWS, told.lacks(later.strip())] += 1
    return found


def count_new(folder: Path, part: str) -> tuple[int, int]:
    """Return how many sentences at the top of later outlets there are, and how many are new."""
    looked_at = new = 0
    for event in read_neus(folder, part):
        first, *others = event.articles
        for other in others:
            top = list(other.sentences)[:_TOP]
            fit = [top[index] for index in usable(top, title=other.title)]
            looked_at += len(fit)
            new += len(new_sentences(fit, first.sentences, "en"))
    return looked_at, new


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.updates")
    parser.add_argument("--neus", type=Path)
    options = parser.parse_args()
    for path in sorted(_PAIRS.glob("*.txt")):
        found = count_pairs(path)
        news, retold = (found[is_news, True] + found[is_news, False] for is_news in (True, False))
        print(
            f"{path.stem}: {found[True, True]} of {news} follow-ups are seen to be news,"
            f" {found[False, False]} of {retold} retellings to be none"
        )
    for part in ("val", "test") if options.neus else ():
        looked_at, new = count_new(options.neus, part)
        print(f"NeuS {part}: {new:,} of {looked_at:,} sentences are new ({new / looked_at:.1%})")


if __name__ == "__main__":
    main()
