"""What can be seen of each block of a page, as numbers for the model.

A block is judged by itself, by where it stands, by whether other extractors took it, and by its
neighbours: an article is a stretch of running text, and what is not running text inside it (a
heading, a list) belongs to it because of what is around it.
"""

import re
import string
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p
from typing import Any

from bot.sources.body.blocks import Block, Mark

_NEAR = tuple(
    mark.bit_length() - 1
    for mark in (
        *(Mark.BODY_TEXT, Mark.COMMENTS, Mark.SHARE, Mark.RELATED, Mark.SIGN_UP, Mark.BYLINE),
        *(Mark.CAPTION, Mark.TEASER, Mark.TAGS, Mark.BIOGRAPHY),
    )
)
_TAGS = ("p", "li", "td", "div", "pre", "blockquote", "dd", "figcaption")
_COLUMNS = (*_TAGS, "h1", "h2")
_NO_TAG = [0.0] * len(_COLUMNS)
_ONE_OF_TAGS = {
    tag: [
        float(column == ("h2" if tag in ("h3", "h4", "h5", "h6") else tag)) for column in _COLUMNS
    ]
    for tag in (*_COLUMNS, "h3", "h4", "h5", "h6")
}
_WORD = re.compile(r"\w+")
_ENDED = re.compile(r"[.!?…。！？؟।:][\"'”’»)\]」』]*$")
_WIDE = re.compile("[\u2e80-\uffef]")
_COMMA = re.compile(r"[,;，、،]")
_PLEA = re.compile(
    r"also read|read (?:also|more|next|on)|related|advert|subscri|sign up|newsletter|cookie"
    r"|share (?:this|on|via)|follow us|photo|image|credit|copyright|©|all rights|click here|log ?in"
    r"|comment|leave a|tags?:|filed under|category|posted (?:in|on|by)|min(?:ute)?s? read|previous"
    r"|updated|written by|view all|table of contents|skip to|search|privacy|terms|powered by"
    r"|download|join our|facebook|twitter|whatsapp|telegram|reply"
)
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:/.]\d{1,2}\b")
_SHORT = 200
_SAMPLE = 200
"""Characters of a block from which its share of letters is taken."""
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_SMALL = string.ascii_lowercase.encode()
_TELLING = 25
"""Characters of a block from which on it is looked for anywhere in a text, and not as a line."""
_WINDOW = 5


@dataclass(frozen=True, slots=True)
class Opinions:
    """What others take for the article: flat text each, "" where there is none."""

    trafilatura: str
    declared: str = ""
    """The article's body as the page's JSON-LD has it."""
    title: str = ""
    description: str = ""


def flat(text: str) -> str:
    """Return a text's words alone, so that two readings of it can be compared."""
    return " ".join(_WORD.findall(text.lower()))


def measure(blocks: Sequence[Block], words: Sequence[str], opinions: Opinions) -> Any:
    """Return a row of numbers for each block (a float32 matrix); `words` are the blocks' `flat`."""
    import numpy as np

    sizes = [size(block.text) for block in blocks]
    own = np.array(
        [
            [*_of_itself(block, length), *_of_place(block)]
            for block, length in zip(blocks, sizes, strict=True)
        ],
        dtype=np.float32,
    )
    page = np.array(_of_page(blocks, words, sizes, opinions), dtype=np.float32)
    bits = np.arange(len(Mark))
    marks = np.array([block.marks for block in blocks])[:, None] >> bits & 1
    near = (np.array([block.near for block in blocks])[:, None] >> bits & 1)[:, _NEAR]
    around = _around(np, own, page)
    return np.concatenate([own, marks, near, page, around], axis=1, dtype=np.float32)


def size(text: str) -> int:
    """Return a text's size in letters; a character of a wide script counts as three."""
    return len(text) if text.isascii() else len(text) + 2 * len(_WIDE.findall(text))


def _of_itself(block: Block, length: int) -> list[float]:
    text = block.text
    letters, capitals = _count_letters(text[:_SAMPLE])
    words = text.count(" ") + 1
    return [
        log1p(length),
        block.linked / max(len(text), 1),
        min(block.links, 10) / 10,
        float(bool(_ENDED.search(text[-6:]))),
        min(len(_COMMA.findall(text[:2_000])), 10) / 10,
        letters / min(len(text), _SAMPLE),
        capitals / max(letters, 1),
        min(length / words, 20) / 10,
        float(length < _SHORT and bool(_PLEA.search(text.lower()))),
        float(length < _SHORT and bool(_DATE.search(text))),
        float("|" in text or "•" in text or "»" in text or "›" in text),
        float(text[:1].isupper()),
        float(text[-1:] == "?"),
        float(length < 25),
    ]


def _count_letters(text: str) -> tuple[int, int]:
    """Return how many characters are letters, and how many capitals."""
    if not text.isascii():
        return sum(map(str.isalpha, text)), sum(map(str.isupper, text))
    letters = text.encode().translate(None, _NO_LETTERS)
    return len(letters), len(letters.translate(None, _SMALL))


def _of_place(block: Block) -> list[float]:
    return [
        *_ONE_OF_TAGS.get(block.tag, _NO_TAG),
        min(block.depth, 40) / 20,
    ]


def _of_page(
    blocks: Sequence[Block], words: Sequence[str], sizes: Sequence[int], opinions: Opinions
) -> list[list[float]]:
    count = len(blocks)
    taken = find_taken(words, opinions.trafilatura)
    total = sum(sizes) or 1
    of_taken = sum(s for s, t in zip(sizes, taken, strict=True) if t) / total
    firsts = [i for i, t in enumerate(taken) if t and sizes[i] > 80] or [0]
    first, last = firsts[0], firsts[-1]
    declared = find_taken(words, opinions.declared)
    repeated = Counter(block.text for block in blocks)
    title, description = flat(opinions.title), flat(opinions.description)
    boxes = _boxes(blocks, sizes)
    heading = next((i for i, b in enumerate(blocks) if b.tag == "h1"), -1)
    rows, seen = [], 0
    for i, block in enumerate(blocks):
        line = words[i] if sizes[i] < _SHORT else ""
        rows.append(
            [
                taken[i],
                declared[i],
                float(bool(opinions.declared)),
                of_taken,
                i / count,
                seen / total,
                log1p(count) / 10,
                log1p(total) / 10,
                float(i < first),
                float(i > last),
                log1p(max(first - i, i - last, 0)) / 5,
                float(heading >= 0 and i > heading),
                float(heading >= 0),
                min(repeated[block.text], 5) / 5,
                float(bool(line) and title.startswith(line)),
                float(len(line) > 20 and line in description),
                *boxes[i],
            ]
        )
        seen += sizes[i]
    return rows


def _boxes(blocks: Sequence[Block], sizes: Sequence[int]) -> list[list[float]]:
    """How much of the page's running text stands in the same boxes as a block does."""
    weight: Counter[int] = Counter()
    direct: Counter[int] = Counter()
    for block, length in zip(blocks, sizes, strict=True):
        if length < 60 or block.linked > 0.4 * len(block.text):
            continue
        for box in block.containers:
            weight[box] += length
        for share, box in zip((1.0, 0.5), reversed(block.containers[-2:]), strict=False):
            direct[box] += int(share * length)
    total = max(weight.values(), default=1)
    best = max(direct, key=lambda box: direct[box], default=0)
    top = max(direct.values(), default=1)
    rows = []
    for block in blocks:
        inner = block.containers[-3:]
        rows.append(
            [
                *(weight[inner[-n]] / total if len(inner) >= n else 1.0 for n in (1, 2, 3)),
                (direct[inner[-1]] / top) if inner else 0.0,
                float(best in block.containers),
                float(bool(inner) and inner[-1] == best),
            ]
        )
    return rows


def find_taken(words: Sequence[str], text: str) -> list[float]:
    """Return for each block (its `flat` words) whether a text holds it: 1.0 or 0.0."""
    if not text:
        return [0.0] * len(words)
    whole = f" {flat(text)} "
    lines = {flat(line) for line in text.split("\n")}
    return [
        float(line in lines if len(line) < _TELLING else f" {line[: _TELLING * 3]}" in whole)
        for line in words
    ]


def _around(np: Any, own: Any, page: Any) -> Any:
    """Return what the two blocks on each side are like, and the mean of those five away."""
    length, linked, taken = own[:, 0], own[:, 1], page[:, 0]
    running = ((length > 4.4) & (linked < 0.4)).astype(np.float32)
    base = np.stack([length / 5, linked, taken, running, page[:, 16], own[:, 3], own[:, 8]], axis=1)
    columns = []
    for step in (-2, -1, 1, 2):
        moved = np.zeros_like(base)
        if step < 0:
            moved[-step:] = base[:step]
        else:
            moved[:-step] = base[step:]
        columns.append(moved)
    weighted = np.stack([taken * length, linked * length, running * length, length], axis=1)
    sums = np.concatenate([np.zeros((1, 4), np.float32), np.cumsum(weighted, axis=0)])
    index = np.arange(len(base))
    for before, after in ((_WINDOW, _WINDOW), (2 * _WINDOW, 0), (0, 2 * _WINDOW)):
        low, high = np.maximum(index - before, 0), np.minimum(index + after + 1, len(base))
        window = sums[high] - sums[low]
        columns.append(window[:, :3] / np.maximum(window[:, 3:], 1e-6))
    return np.concatenate(columns, axis=1).astype(np.float32)
