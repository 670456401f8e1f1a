"""Which blocks of a page are its article, from what people marked: what the judge is trained on."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from benchmarks.ingest.pages import Page
from bot.sources.body.blocks import Block, Mark
from bot.sources.body.features import flat

_WORD = re.compile(r"\w+")
_LEAST_WORDS = 150
_MOST_WEIGHT = 0.5
_SHARE_INSIDE = 0.6
_FEW_WORDS = 8
_TELLING = 25
_WORDS_OF_PHRASES = 300
"""How long an article is taken to be of which only phrases are marked."""
_EXTRA_OF_PHRASE = 15
_MOST_OF_PHRASE = 0.25
_LEAST_RUNNING = 60
_BESIDE = int(
    Mark.CAPTION
    | Mark.FIGURE
    | Mark.BYLINE
    | Mark.BIOGRAPHY
    | Mark.RELATED
    | Mark.TAGS
    | Mark.SHARE
    | Mark.SIGN_UP
)
_REPEATED, _WEIGHT_OF_REPEATED = 40, 0.1


def label_blocks(
    page: Page, blocks: Sequence[Block], title: str, *, strict: bool
) -> tuple[Any, Any]:
    """Return for each block whether it is inside the article (1.0 or 0.0), and what it weighs.

    A headline that is marked weighs nothing: some sets have it as text, others do not. Neither do
    blocks that nobody marked, where only phrases are. Unless the marks are `strict`, short lines
    and captions that are marked weigh nothing either: most sets are generous with them.
    """
    words = [flat(block.text) for block in blocks]
    if page.inside or page.outside:
        inside, weights = _by_phrases(page, words)
    else:
        inside, weights = _by_text(page.text, words)
    named, said = flat(title), set()
    for number, (block, line) in enumerate(zip(blocks, words, strict=True)):
        if inside[number] and (
            _is_headline(block, line, named) or not (strict or _is_running(block))
        ):
            weights[number] = 0
        if len(block.text) > _REPEATED and line in said:
            weights[number] *= _WEIGHT_OF_REPEATED
        said.add(line)
    return inside, weights


def _is_headline(block: Block, line: str, title: str) -> bool:
    return block.tag == "h1" or bool(line and title.startswith(line))


def _is_running(block: Block) -> bool:
    return len(block.text) >= _LEAST_RUNNING and not block.near & _BESIDE


def _by_text(truth: str, words: Sequence[str]) -> tuple[Any, Any]:
    """A short block must be there as a line or word for word, a long one by most trigrams."""
    whole, lines = f" {flat(truth)} ", {flat(line) for line in truth.split("\n")}
    marked = whole.split()
    trigrams = set(zip(marked, marked[1:], marked[2:], strict=False))
    inside = [_is_inside(line, whole, lines, trigrams) for line in words]
    size = max(len(marked), _LEAST_WORDS)
    weights = [min((len(line.split()) + 2) / size, _MOST_WEIGHT) for line in words]
    return np.array(inside, np.float32), np.array(weights, np.float32)


def _is_inside(line: str, whole: str, lines: set[str], trigrams: set[Any]) -> bool:
    words = line.split()
    if len(words) < 3:
        return line in lines and bool(line)
    if f" {line} " in whole:
        return True
    if len(words) < _FEW_WORDS:
        return False
    own = list(zip(words, words[1:], words[2:], strict=False))
    return sum(part in trigrams for part in own) / len(own) >= _SHARE_INSIDE


def _by_phrases(page: Page, words: Sequence[str]) -> tuple[Any, Any]:
    """Blocks that hold a phrase, or are a part of one, are what the phrase is."""
    inside, weights = np.zeros(len(words), np.float32), np.zeros(len(words), np.float32)
    for phrases, value in ((page.outside, 0.0), (page.inside, 1.0)):
        for phrase in filter(None, map(flat, phrases)):
            for number, line in enumerate(words):
                if _holds(line, phrase):
                    inside[number] = value
                    weight = (line.count(" ") + _EXTRA_OF_PHRASE) / _WORDS_OF_PHRASES
                    weights[number] = min(weight, _MOST_OF_PHRASE)
    return inside, weights


def _holds(line: str, phrase: str) -> bool:
    if f" {phrase} " in f" {line} ":
        return True
    return len(line) >= _TELLING and f" {line} " in f" {phrase} "
