"""What can be seen of each block of a page, as numbers for the judge.

A block is judged by itself, by where it stands (`bot.sources.body.surroundings`) and by what the
page declares: its title, its author, the article's text where JSON-LD has it.
"""

import re
import string
from collections import Counter
from collections.abc import Sequence
from math import log1p
from typing import Any

from bot.sources.body.blocks import Block, Mark
from bot.sources.body.surroundings import look_around
from bot.sources.body.words import CREDITS, PLEAS
from bot.sources.page import PageFacts

_NEAR = tuple(
    mark.bit_length() - 1
    for mark in (
        *(Mark.BODY_TEXT, Mark.COMMENTS, Mark.SHARE, Mark.RELATED, Mark.SIGN_UP, Mark.BYLINE),
        *(Mark.CAPTION, Mark.TEASER, Mark.TAGS, Mark.BIOGRAPHY),
    )
)
_COLUMNS = ("p", "li", "td", "div", "pre", "blockquote", "dd", "figcaption", "h1", "h2")
_NO_TAG = [0.0] * len(_COLUMNS)
_ONE_OF_TAGS = {
    tag: [
        float(column == ("h2" if tag in ("h3", "h4", "h5", "h6") else tag)) for column in _COLUMNS
    ]
    for tag in (*_COLUMNS, "h3", "h4", "h5", "h6")
}
_WORD = re.compile(r"\w+")
_ENDED = re.compile(r"[.!?…。！？؟।:][\"'”’»)\]」』]*$")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\s\"”’)」』]")
_WIDE = re.compile("[\u2e80-\uffef]")
_COMMA = re.compile(r"[,;，、،]")
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:/.]\d{1,2}\b")
_SHORT = 200
_SAMPLE = 200
"""Characters of a block from which its share of letters is taken."""
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_SMALL = string.ascii_lowercase.encode()
_TELLING = 25
"""Characters of a block from which on it is looked for anywhere in a text, and not as a line."""
_LEAST_WORD = 4


def flat(text: str) -> str:
    """Return a text's words alone, so that two readings of it can be compared."""
    return " ".join(_WORD.findall(text.lower()))


def measure(blocks: Sequence[Block], words: Sequence[str], facts: PageFacts) -> Any:
    """Return a row of numbers for each block (a float32 matrix); `words` are the blocks' `flat`."""
    import numpy as np

    sizes = [size(block.text) for block in blocks]
    own = np.array(
        [
            [*_of_itself(block, line, length), *_ONE_OF_TAGS.get(block.tag, _NO_TAG)]
            for block, line, length in zip(blocks, words, sizes, strict=True)
        ],
        dtype=np.float32,
    )
    declared, title = _of_page(blocks, words, facts)
    bits = np.arange(len(Mark))
    marks = np.array([block.marks for block in blocks])[:, None] >> bits & 1
    near = (np.array([block.near for block in blocks])[:, None] >> bits & 1)[:, _NEAR]
    comments = _since_comments(np, blocks, own)
    around = look_around(np, blocks, np.array(sizes, np.float32), own, title)
    named = np.array(declared, dtype=np.float32)
    return np.concatenate([own, named, comments, marks, near, around], axis=1, dtype=np.float32)


def _since_comments(np: Any, blocks: Sequence[Block], own: Any) -> Any:
    """Return how much of the page's comments, as their elements are named, came before a block."""
    bit = int(Mark.COMMENTS)
    inside = np.array([block.marks & bit > 0 for block in blocks], np.float32)
    running = own[:, 0] * inside
    total = max(float(running.sum()), 1.0)
    before = np.cumsum(running) - running
    return np.stack(
        [before / total, inside * running / total, np.full(len(blocks), inside.mean())], axis=1
    )


def size(text: str) -> int:
    """Return a text's size in letters; a character of a wide script counts as three."""
    return len(text) if text.isascii() else len(text) + 2 * len(_WIDE.findall(text))


def _of_itself(block: Block, line: str, length: int) -> list[float]:
    text = block.text
    letters, capitals = _count_letters(text[:_SAMPLE])
    spaces = text.count(" ") + 1
    short = length < _SHORT
    words = line.split() if short else ()
    commas = text.count(",") if text.isascii() else len(_COMMA.findall(text[:2_000]))
    return [
        log1p(length),
        block.linked / max(len(text), 1),
        min(block.links, 10) / 10,
        float(bool(_ENDED.search(text[-6:]))),
        min(commas, 10) / 10,
        letters / min(len(text), _SAMPLE),
        capitals / max(letters, 1),
        min(length / spaces, 20) / 10,
        float(not PLEAS.isdisjoint(words)),
        float(not CREDITS.isdisjoint(words) or (short and "©" in text)),
        float(short and bool(_DATE.search(text))),
        float(short and ("|" in text or "•" in text or "»" in text or "›" in text)),
        float(text[:1].isupper()),
        float(text[-1:] == "?"),
        float(length < 25),
        0.0 if short else min(len(_SENTENCE_END.findall(text[:1_000])), 8) / 8,
        min(block.depth, 40) / 20,
    ]


def _count_letters(text: str) -> tuple[int, int]:
    """Return how many characters are letters, and how many capitals."""
    if not text.isascii():
        return sum(map(str.isalpha, text)), sum(map(str.isupper, text))
    letters = text.encode().translate(None, _NO_LETTERS)
    return len(letters), len(letters.translate(None, _SMALL))


def _of_page(
    blocks: Sequence[Block], words: Sequence[str], facts: PageFacts
) -> tuple[list[list[float]], int]:
    """Return what the page declares of each block, and which block is the title (-1: none)."""
    has_body = float(bool(facts.body))
    inside = find_taken(words, facts.body)
    repeated = Counter(block.text for block in blocks)
    title, description = flat(facts.title), flat(facts.description)
    author = flat(facts.author)
    telling = {word for word in f"{title} {description}".split() if len(word) >= _LEAST_WORD}
    count = log1p(len(blocks)) / 10
    rows = []
    for block, line, within in zip(blocks, words, inside, strict=True):
        short = len(line) < _SHORT
        rows.append(
            [
                within,
                has_body,
                count,
                min(repeated[block.text], 5) / 5,
                float(short and bool(line) and title.startswith(line)),
                float(short and len(line) > 20 and line in description),
                float(short and len(author) > 3 and author in line),
                min(len(telling.intersection(line[:400].split())), 8) / 8,
            ]
        )
    return rows, _find_title(blocks, words, title)


def _find_title(blocks: Sequence[Block], words: Sequence[str], title: str) -> int:
    """Return the number of the block that is the title, or of the first heading, or -1."""
    found = -1
    for number, (block, line) in enumerate(zip(blocks, words, strict=True)):
        if 10 < len(line) < 300 and title and (title.startswith(line) or line.startswith(title)):
            found = number
            if block.tag == "h1":
                return found
    if found >= 0:
        return found
    return next((number for number, block in enumerate(blocks) if block.tag == "h1"), -1)


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
