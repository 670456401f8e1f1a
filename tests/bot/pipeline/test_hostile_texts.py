"""Texts made to hurt: each is read as a worker reads it, in a process stopped beyond 6 s of CPU."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import product

import pytest

from benchmarks.ingest.ordeal import undergo
from bot.model.article import Article, Loaded
from bot.model.full_name import without_nickname
from bot.pipeline.analyse import analyse
from bot.pipeline.figures import figures_note
from bot.pipeline.series import series
from bot.pipeline.summarise import summarise
from bot.sources.document import read_document

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
URL = "https://courier.example/2026/pier"
SECONDS = 6
"""The worker is stopped after ten."""
MEGABYTES = 500
SIZE = 150_000


def fill(piece: str, size: int = SIZE) -> str:
    return piece * (size // len(piece))


def made_up() -> Iterator[str]:
    """Yield words that no list knows, none of them twice."""
    syllables = [a + b for a, b in product("bdfgklmnprstvz", "aeiou")]
    return ("".join(parts).capitalize() for parts in product(syllables, repeat=3))


def each(pattern: str, size: int = 1_000_000) -> str:
    """Return the pattern with one word after the other in it, `size` characters at most."""
    words = made_up()
    made = (pattern.format(next(words)) for _ in range(size // (len(pattern) + 4)))
    return "".join(made)


TEXTS: Mapping[str, Callable[[], str]] = {
    "apostrophes in one word": lambda: fill("A’"),
    "words between apostrophes": lambda: fill("A’A’A’A’A’A’A’A’A’A’A’A’A’A’A’A’ "),
    "initials without spaces": lambda: fill("A.B"),
    "names without spaces": lambda: fill("Roe/Lund/"),
    "names, a comma after each": lambda: fill("Roe, "),
    "names, a colon after each": lambda: fill("Roe: "),
    "firms without end": lambda: fill("Roe & "),
    "lines of names": lambda: each("John {}\n", SIZE),
    "lines of headlines": lambda: each("{} Roe Lund Kim Park Ober\n", SIZE),
    "offices": lambda: each("Minister for Health Ada {} said. ", SIZE),
    "lines of new words": lambda: each("The {} went there.\n"),
    "one sentence": lambda: fill("word ", 1_000_000),
    "one word": lambda: "a" * 1_000_000,
    "numbers in one sentence": lambda: "On Monday " + fill("12 people died, ") + "he said.",
    "numbers in German": lambda: fill("12 Menschen starben am Montag und ") + "mehr.",
    "a reporter's word in Korean": lambda: fill(f"{'기자' * 290} 말했다. ", 1_000_000),
    "quotation marks": lambda: fill("“Roe "),
    "brackets": lambda: fill("(Roe "),
}
"""Names, sentences, numbers and marks without end; some took a worker's whole time and more."""


def read(body: bytes) -> str:
    """Take a text all the way from bytes to what a digest shows of a story with it."""
    document = read_document(Loaded(body, URL, "text/plain"), now=NOW)
    analysis = analyse(document)
    assert all(one.of(document.text) for one in analysis.sentences)
    articles = [
        Article(
            number,
            1,
            1,
            1,
            URL,
            document.title,
            document.text,
            document.language,
            outlet=f"Courier {number}",
            author="",
            published=NOW,
            seen_at=NOW,
            sentences=analysis.sentences,
            usable=analysis.usable,
        )
        for number in (1, 2)
    ]
    for model in ("news", "lead"):
        assert all(one.text for one in summarise(articles, model=model))
    return figures_note(articles) or "read"


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_costs_little(name: str) -> None:
    ordeal = undergo(name, lambda: TEXTS[name]().encode(), read, patience=SECONDS)
    assert ordeal.survived, ordeal
    assert ordeal.answer == "read", ordeal
    assert ordeal.megabytes <= MEGABYTES, ordeal


def cut_headline(body: bytes) -> str:
    return series("Courier", body.decode())


def cut_nickname(body: bytes) -> str:
    return without_nickname(body.decode())[:9]


@pytest.mark.parametrize(
    ("work", "text", "answer"),
    [
        (cut_headline, f"Morning{' ' * 100_000}briefing", "Courier: morning briefing"),
        (cut_nickname, "“" * 100_000, "“" * 9),
    ],
)
def test_a_name_costs_little(work: Callable[[bytes], str], text: str, answer: str) -> None:
    ordeal = undergo("name", text.encode, work, patience=SECONDS)
    assert ordeal.survived, ordeal
    assert ordeal.answer == answer
