"""An optional library splits some languages; whatever it says, no text is lost."""

from collections.abc import Sequence

import pytest

from summarizers.text import segmenter
from summarizers.text.split import split_sentences

LINE = "Пл. Независимост е затворена. Кметът дойде вчера."


def pretend(monkeypatch: pytest.MonkeyPatch, pieces: Sequence[str]) -> None:
    monkeypatch.setattr(segmenter, "_library", lambda: lambda language, line: pieces)


def test_its_sentences_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, [LINE[:29] + " ", LINE[30:]])
    assert split_sentences(f"\n {LINE}", "bg") == [(2, 31), (32, 2 + len(LINE))]


@pytest.mark.parametrize("pieces", [[], ["Пл. Независимост"], ["Кметът", "Пл."], ["other"]])
def test_pieces_that_are_not_the_line_are_not_taken(
    monkeypatch: pytest.MonkeyPatch, pieces: list[str]
) -> None:
    monkeypatch.setattr(segmenter, "_library", lambda: None)
    own = split_sentences(LINE, "bg")
    pretend(monkeypatch, pieces)
    assert split_sentences(LINE, "bg") == own


def test_languages_of_which_we_know_more_are_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, ["nothing"])
    assert segmenter.segment("Dr. Meier kam.", "de") is None


def test_the_library_itself_splits_what_our_rules_do_not() -> None:
    pytest.importorskip("sentencex", reason="the optional extra is not installed")
    assert [LINE[a:b] for a, b in split_sentences(LINE, "bg")] == [LINE[:29], LINE[30:]]
