"""An optional library splits some languages; whatever it says, no text is lost."""

import sys
from collections.abc import Callable, Iterator, Sequence
from types import SimpleNamespace

import pytest

from summarizers.text import segmenter
from summarizers.text.split import split_sentences

Pretend = Callable[[Sequence[str] | None], None]
LINE = "Пл. Независимост е затворена. Кметът дойде вчера."


@pytest.fixture
def pretend(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pretend]:
    """Have a library that says these are the sentences; None: have none."""

    def install(pieces: Sequence[str] | None) -> None:
        library = SimpleNamespace(segment=lambda language, line: pieces)
        installed = None if pieces is None else library
        monkeypatch.setitem(sys.modules, "sentencex", installed)
        segmenter.load_library.cache_clear()

    yield install
    segmenter.load_library.cache_clear()


def test_its_sentences_are_taken(pretend: Pretend) -> None:
    pretend([LINE[:29] + " ", LINE[30:]])
    assert split_sentences(f"\n {LINE}", "bg") == [(2, 31), (32, 2 + len(LINE))]


@pytest.mark.parametrize("pieces", [[], ["Пл. Независимост"], ["Кметът", "Пл."], ["other"]])
def test_pieces_that_are_not_the_line_are_not_taken(pretend: Pretend, pieces: list[str]) -> None:
    pretend(None)
    own = split_sentences(LINE, "bg")
    pretend(pieces)
    assert split_sentences(LINE, "bg") == own


def test_languages_of_which_we_know_more_are_ours(pretend: Pretend) -> None:
    pretend(["nothing"])
    assert segmenter.segment("Dr. Meier kam.", "de") is None


def test_the_library_itself_splits_what_our_rules_do_not() -> None:
    pytest.importorskip("sentencex", reason="the optional extra is not installed")
    assert [LINE[a:b] for a, b in split_sentences(LINE, "bg")] == [LINE[:29], LINE[30:]]
