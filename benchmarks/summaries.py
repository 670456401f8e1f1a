"""How good and how fast summaries are, against peers in the same run.

    python -m benchmarks.summaries [--cnn CSV] [--dailymail CSV] [--xsum CSV]
                                   [--neus FOLDER] [--golden FOLDER] [--pud FILE …] [--models]

Public data is given by path (benchmarks/corpora.py says what and in which form) and none of it is
kept. Without any: flaws, speed and weight on the bundled samples. `--models` ranks 300 sentences
with every model and with sumy's own, of which KL takes half a minute.

What tuned what: `news` on CNN's tuning part and on other articles of CNN and the Daily Mail, none
of them another version of one in the test or held-out part (benchmarks/train_summaries.py); the
summary of several outlets on NeuS's `train`; the splitter was written beside pySBD's English
rules. So only CNN's test and held-out parts, XSum, NeuS's `test`, other languages' rules and the
treebanks say how good they are on what they have not seen.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import model_speed
from benchmarks.corpora import Reported, read_cnn, read_neus, read_xsum
from benchmarks.one_thread import begin_with_one_thread
from benchmarks.quality import Result, print_results, several, single
from benchmarks.splitting import golden, sentences_per_second, treebank
from summarizers.news import News
from summarizers.text.clean import usable
from summarizers.text.split import split_sentences

_IMPORT = """
import pathlib, re, time
def megabytes():
    status = pathlib.Path("/proc/self/status").read_text()
    return int(re.search(r"VmRSS:\\s+(\\d+)", status)[1]) / 1024
before, began = megabytes(), time.process_time()
import summarizers.news, summarizers.story, summarizers.text.split
summarizers.news.News()(["The ferry ran aground on Tuesday night off Vessel."], 2)
print(f"{time.process_time() - began:.3f} s, {megabytes() - before:.0f} MB more")
"""


def main() -> None:
    """Measure what there is data for, and print."""
    options = _options()
    texts = model_speed.sample_texts()
    if options.cnn:
        for part, articles in read_cnn(options.cnn).items():
            _print_single(f"{options.cnn.name}, {part}: {len(articles)} articles", articles)
            texts = [article.text for article in articles]
    if options.dailymail:
        articles = read_cnn(options.dailymail)["all"]
        _print_single(f"{options.dailymail.name}: {len(articles)} articles", articles)
    if options.xsum:
        articles = read_xsum(options.xsum)
        _print_single(f"{options.xsum.name}: {len(articles)} articles without leads", articles)
    if options.neus:
        events = read_neus(options.neus, "test")
        print_results(
            f"NeuS test: {len(events)} events", several(events), lambda r: r.name != "news"
        )
    if not options.cnn:
        _print_samples(texts)
    _print_splitting(options, texts)
    _print_speed(texts)
    if options.models:
        model_speed.print_tables()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.summaries")
    for name in ("--cnn", "--dailymail", "--xsum", "--neus", "--golden"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--pud", type=Path, nargs="*", default=[])
    parser.add_argument("--models", action="store_true")
    return parser.parse_args()


def _print_single(title: str, articles: Sequence[Reported]) -> None:
    print_results(title, single(articles), _is_opening)


def _is_opening(result: Result) -> bool:
    return result.name == "first sentences"


def _print_samples(texts: Sequence[str]) -> None:
    articles = [
        Reported(tuple(text[start:end] for start, end in split_sentences(text)), "", text)
        for text in texts
    ]
    print(f"{len(articles)} bundled samples in English (no references: flaws only)")
    for result in single(articles):
        print(result.line())


def _print_splitting(options: argparse.Namespace, texts: Sequence[str]) -> None:
    if options.golden:
        results = golden(options.golden)
        others = [(right, of) for code, right, of in results if code != "en"]
        for code, right, of in results:
            print(f"golden rules {code}: {right} of {of}")
        print(
            f"golden rules but English: {sum(r for r, _ in others)} of {sum(o for _, o in others)}"
        )
    for path in options.pud:
        count, f1 = treebank(path)
        print(f"{path.name}: {count} news sentences, F1 {f1:.4f}")
    print(f"splitting: {sentences_per_second(texts):,.0f} sentences/s")


def _print_speed(texts: Sequence[str]) -> None:
    news, best = News(), float("inf")
    for _ in range(3):
        began = time.process_time()
        for text in texts:
            sentences = [text[start:end] for start, end in split_sentences(text)]
            kept = usable(sentences)
            news([sentences[index] for index in kept], 2)
        best = min(best, time.process_time() - began)
    print(f"news, splitting to picking: {1000 * best / len(texts):.1f} ms an article")
    run = subprocess.run(
        [sys.executable, "-c", _IMPORT], capture_output=True, text=True, check=True, timeout=60
    )
    print(f"importing and first summary: {run.stdout.strip()}")


if __name__ == "__main__":
    begin_with_one_thread("benchmarks.summaries")
    main()
