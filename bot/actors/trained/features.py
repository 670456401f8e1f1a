"""Attributes: what the model is told about every piece of a document.

The piece itself (word, affixes, shape, what the lexicon says), its neighbours, the row of capitals
it stands in, and what the whole document shows about the word: document-level evidence is worth
the most. Words without a capital and without a capital beside them get few: they are rarely names,
and most of any text.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from bot.actors.tokens import word_set
from bot.actors.trained.lexicon import Lexicon

_TITLE = frozenset("TC")
_OPENERS = frozenset("\"'`([{:;-—–*•")
_CONTEXT = word_set("in at near from to of the by with against")

_REACH = 2
"""Words beside one with a capital that are read too."""
Stretch = tuple[int, list[list[str]]]
"""Where a stretch of a sentence begins, and the attributes of its pieces."""


def shape_of(word: str) -> str:
    """Return the short shape of a word: `Xx` for Kim, `X` for UN, `X.X.` for U.N., `x-Xx`."""
    if word.isascii() and word.isalpha():
        if word.islower() or len(word) == 1 or word.isupper():
            return "x" if word.islower() else "X"
        if word[0].isupper() and word[1:].islower():
            return "Xx"
    kinds = (
        "X" if c.isupper() else "x" if c.isalpha() else "9" if c.isdigit() else c for c in word
    )
    return "".join(kind for kind, _ in groupby(kinds))


class FeatureReader:
    """Turns the sentences of a document into attributes."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._facts = lru_cache(maxsize=4096)(self._read_facts)

    def read(self, sentences: Sequence[Sequence[str]]) -> list[list[Stretch]]:
        """Return the stretches of every sentence where names may stand, with their attributes.

        `sentences` are one document's, in order. Far from any capital letter nobody is named:
        such words are left out, of what is trained on as of what is read.
        """
        facts = self._facts
        rows = [[facts(word) for word in words] for words in sentences]
        runs = [_runs([fact.capital for fact in row]) for row in rows]
        evidence = _gather(rows, runs)
        return [self._row(row, found, evidence) for row, found in zip(rows, runs, strict=True)]

    # ── one word ────────────────────────────────────────────────────────────────────────

    def _read_facts(self, word: str) -> "_Facts":
        low = word.lower()
        shape = shape_of(word)
        marks = self._lexicon.of(word, low)
        fine, middle, coarse = self._lexicon.groups.of(low)
        own = ["w=" + low, "s=" + shape]
        if marks:
            own.append("g=" + marks)
            own += ["g:" + mark for mark in marks]
        capital = word[:1].isupper()
        if capital:
            own += [f"p{n}=" + word[:n] for n in (2, 3, 4) if len(word) > n]
            own += [f"e{n}=" + low[-n:] for n in (1, 2, 3, 4) if len(word) > n]
            own.append("W=" + word)
            own += ["cf=" + fine, "cm=" + middle, "cc=" + coarse]
            if "-" in word:
                first, _, last = low.partition("-")
                own += ["h0=" + first, "h1=" + last]
        elif len(word) > 4:
            own.append("e3=" + low[-3:])
        return _Facts(word, low, shape, marks, capital, own, fine, middle, coarse)

    # ── one sentence ────────────────────────────────────────────────────────────────────

    def _row(
        self,
        row: "list[_Facts]",
        runs: dict[int, tuple[int, int]],
        evidence: dict[str, tuple[str, ...]],
    ) -> list[Stretch]:
        stretches = _stretches([fact.raised for fact in row])
        if not stretches:
            return []
        known = self._known_rows(row)
        return [
            (start, [self._one(row, at, runs, known, evidence) for at in range(start, end)])
            for start, end in stretches
        ]

    def _one(
        self,
        row: "list[_Facts]",
        at: int,
        runs: dict[int, tuple[int, int]],
        known: dict[int, str],
        evidence: dict[str, tuple[str, ...]],
    ) -> list[str]:
        fact = row[at]
        before = row[at - 1] if at else _START
        after = row[at + 1] if at + 1 < len(row) else _END
        attributes = fact.own.copy()
        attributes += ("-1w=" + before.low, "+1w=" + after.low)
        if at in known:
            attributes.append("k=" + known[at])
        if fact.capital or before.capital or after.capital:
            self._near(attributes, row, at, before, after)
        if fact.capital:
            start, end = runs[at]
            self._in_run(attributes, row, at, start, end)
            attributes += evidence.get(fact.low, ())
        return attributes

    def _near(
        self, attributes: list[str], row: "list[_Facts]", at: int, before: "_Facts", after: "_Facts"
    ) -> None:
        fact = row[at]
        attributes += (
            "-s=" + before.shape + "|" + fact.shape,
            "+s=" + fact.shape + "|" + after.shape,
            "-b=" + before.low + "|" + fact.low,
            "+b=" + fact.low + "|" + after.low,
            "-2w=" + (row[at - 2].low if at > 1 else "_"),
            "+2w=" + (row[at + 2].low if at + 2 < len(row) else "_"),
            "-c=" + before.middle,
            "+c=" + after.middle,
            "-cc=" + before.coarse + "|" + fact.coarse,
            "+cc=" + fact.coarse + "|" + after.coarse,
            "-g=" + before.marks + "|" + fact.marks,
            "+g=" + fact.marks + "|" + after.marks,
        )

    def _in_run(
        self, attributes: list[str], row: "list[_Facts]", at: int, start: int, end: int
    ) -> None:
        first, final = row[start], row[end - 1]
        left = row[start - 1].low if start else "_"
        right = row[end].low if end < len(row) else "_"
        attributes += (
            "r=" + str(at - start) + "/" + str(min(end - start, 6)),
            "rl=" + left,
            "rr=" + right,
            "rf=" + first.marks,
            "re=" + final.marks,
            "rw=" + final.low,
            "rb=" + first.low,
            "rcb=" + first.middle,
            "rce=" + final.middle,
            "ll=" + (row[start - 2].low if start > 1 else "_") + "|" + left,
            "rrr=" + right + "|" + (row[end + 1].low if end + 1 < len(row) else "_"),
            "lr=" + left + "|" + right,
            "rcl=" + (row[start - 1].middle if start else "_"),
            "rcr=" + (row[end].middle if end < len(row) else "_"),
        )
        if start == 0 or row[start - 1].word in _OPENERS:
            attributes.append("i=" + ("1" if at == start else "0"))

    def _known_rows(self, row: "list[_Facts]") -> dict[int, str]:
        """Return the marks of the pieces inside longer known names."""
        found: dict[int, str] = {}
        for at, fact in enumerate(row):
            if not fact.capital or at in found:
                continue
            group = self._lexicon.rows.get(fact.low)
            if group is None or at + 1 == len(row):
                continue
            second = row[at + 1].low
            for words, mark in group:
                end = at + len(words)
                if words[1] != second or end > len(row):
                    continue  # hundreds begin with "bank"
                if all(row[at + n].low == w for n, w in enumerate(words)):
                    found.update({n: ("B" if n == at else "I") + mark for n in range(at, end)})
                    break
        return found


class _Facts:
    """What one word says by itself."""

    __slots__ = (
        *("capital", "coarse", "fine", "long", "low", "marks", "middle", "own", "raised", "shape"),
        "word",
    )

    def __init__(
        self,
        word: str,
        low: str,
        shape: str,
        marks: str,
        capital: bool,
        own: list[str],
        fine: str = "",
        middle: str = "",
        coarse: str = "",
    ) -> None:
        self.word, self.low, self.shape, self.marks = word, low, shape, marks
        self.capital, self.own = capital, own
        self.fine, self.middle, self.coarse = fine, middle, coarse
        self.raised = word != low  # has a capital anywhere
        self.long = len(word) > 3 and word[0].isalpha()


_START = _Facts("", "<", "<", "", False, [])
_END = _Facts("", ">", ">", "", False, [])


def _stretches(capital: Sequence[bool]) -> list[tuple[int, int]]:
    """Return where words stand that are no further than `_REACH` from one with a capital."""
    found: list[tuple[int, int]] = []
    for at, is_capital in enumerate(capital):
        if not is_capital:
            continue
        start, end = max(0, at - _REACH), min(len(capital), at + _REACH + 1)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _runs(capital: Sequence[bool]) -> dict[int, tuple[int, int]]:
    """Return for every capitalised piece where its row of capitals begins and ends."""
    runs: dict[int, tuple[int, int]] = {}
    at, size = 0, len(capital)
    while at < size:
        if not capital[at]:
            at += 1
            continue
        end = at + 1
        while end < size and capital[end]:
            end += 1
        run = (at, end)
        for index in range(at, end):
            runs[index] = run
        at = end
    return runs


# ── the whole document ──────────────────────────────────────────────────────────────────


def _gather(
    rows: Sequence[Sequence[_Facts]], runs: Sequence[dict[int, tuple[int, int]]]
) -> dict[str, tuple[str, ...]]:
    """Return what the document shows about its words, by lower-case word.

    `runs` are the rows of capitals of every sentence, by each piece in them.
    """
    evidence: defaultdict[str, set[str]] = defaultdict(set)
    small: set[str] = set()
    for row, capitals in zip(rows, runs, strict=True):
        small.update([fact.low for fact in row if not fact.capital])
        if not capitals or not _is_prose(row):
            continue
        for start, end in set(capitals.values()):
            _learn(evidence, row, start, end)
    for word in small & evidence.keys():
        evidence[word].add("d=small")
    # Sorted: the weights must not depend on the order of a set.
    return {word: tuple(sorted(found)) for word, found in evidence.items()}


def _is_prose(row: Sequence[_Facts]) -> bool:
    """Whether a capital means something here: most longer words have none."""
    long = [fact.capital for fact in row if fact.long]
    return sum(long) <= 0.6 * len(long) or len(long) < 3


def _learn(
    evidence: defaultdict[str, set[str]], row: Sequence[_Facts], start: int, end: int
) -> None:
    """Note what one row of capitals shows about its words, titles left out."""
    first = start
    while first < end and not _TITLE.isdisjoint(row[first].marks):
        first += 1
    initial = start == 0 or row[start - 1].word in _OPENERS
    shown = _beside(row, start, first, end, initial=initial)
    for at in range(first, end):
        found = evidence[row[at].low]
        found.update(shown)
        if not initial or at > start:
            found.add("d=middle")
        if end - first > 1:
            found.update(_within(row, first, at, end))


def _beside(row: Sequence[_Facts], start: int, first: int, end: int, *, initial: bool) -> list[str]:
    """Return what stands before and after a row of capitals; its name begins at `first`."""
    before = row[start - 1] if start else _START
    shown = ["d=titled"] if first > start or "T" in before.marks else []
    if end < len(row) and "S" in row[end].marks:
        shown.append("d=says")
    if end - first != 1:
        return shown
    if end < len(row):
        shown.append("dr=" + row[end].middle)
    if not initial:
        shown.append("dl=" + before.middle)
        if before.low in _CONTEXT:
            shown.append("d<" + before.low)
    return shown


def _within(row: Sequence[_Facts], first: int, at: int, end: int) -> Iterator[str]:
    """Yield which part of a longer name a word is, and how that name ends."""
    final = row[end - 1]
    yield "d=last" if at == end - 1 else "d=first" if at == first else "d=inner"
    if at < end - 1:
        yield "dx=" + final.middle
        yield "dxm=" + final.marks
    if "f" in row[first].marks:
        yield "d=named"
