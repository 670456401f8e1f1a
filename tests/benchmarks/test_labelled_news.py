"""Labelled news copy as training text: the marks become labels, and bad marks are told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.conll import Labelled, spans_of
from benchmarks.labelled_news import news_files, read_news
from bot.model.errors import FileError

KINDS = ("PER", "ORG", "LOC", "NORP")


def read(folder: Path, text: str) -> list[Labelled]:
    path = folder / "news.txt"
    path.write_text(text, "utf-8")
    return read_news([path])


def names(document: Labelled) -> list[tuple[str, str]]:
    return [
        (" ".join(words[start:end]), kind)
        for words, labels in zip(document.sentences, document.labels, strict=True)
        for start, end, kind in spans_of(labels)
    ]


def test_headline_and_body_are_documents_without_marks(tmp_path: Path) -> None:
    text = (
        "# why\n=== n-1\n[ORG Kestane] sues [ORG Orrin]\n"
        "[LOC LIMA] - [ORG Kestane] sued. It won.\n[PER Ada Roe]’s firm wept.\n"
    )
    headline, body = read(tmp_path, text)
    assert (headline.name, body.name) == ("n-1-headline", "n-1")
    assert headline.sentences == (("Kestane", "sues", "Orrin"),)
    assert names(headline) == [("Kestane", "ORG"), ("Orrin", "ORG")]
    assert names(body) == [("LIMA", "LOC"), ("Kestane", "ORG"), ("Ada Roe", "PER")]
    assert [" ".join(row) for row in body.sentences] == [
        "LIMA -",
        "Kestane sued .",
        "It won .",
        "Ada Roe 's firm wept .",
    ]


def test_a_mark_within_a_compound_labels_the_compound(tmp_path: Path) -> None:
    _, body = read(tmp_path, "=== n\nAid\nThe [LOC US]-backed plan of [NORP Kenyan] firms.\n")
    assert names(body) == [("US-backed", "LOC"), ("Kenyan", "NORP")]


@pytest.mark.parametrize(
    "line",
    [
        "By [ORG Halberd on Monday.",
        "By Halberd] on Monday.",
        "By [FIRM Halberd] on Monday.",
        "By [ORG Bank of [LOC Peru]] on Monday.",
        "By [ORG ] on Monday.",
        "By [ORG Halberd ] on Monday.",
        "By [org Halberd] on Monday.",
    ],
)
def test_a_bad_mark_is_told_with_file_and_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(FileError, match=r"news\.txt, line 3: a mark cannot be read at “By "):
        read(tmp_path, f"=== n-1\nA headline\n{line}\n")


def test_a_text_without_body_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"news\.txt, line 1: the text n-1 has no headline or no"):
        read(tmp_path, "=== n-1\nA headline\n=== n-2\nA headline\nA body.\n")


def test_two_texts_of_one_name_are_told(tmp_path: Path) -> None:
    text = "=== n\nA headline\nA body.\n"
    with pytest.raises(
        FileError, match=r"line 4: the text n stands at .*news\.txt, line 1 already"
    ):
        read(tmp_path, text + text)


@given(
    parts=st.lists(
        st.tuples(st.sampled_from(KINDS), st.from_regex(r"[A-Z][a-z]{3,8}", fullmatch=True)),
        min_size=1,
        max_size=6,
    )
)
def test_every_mark_becomes_one_name(
    tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[str, str]]
) -> None:
    marked = " met ".join(f"[{kind} x{name}]" for kind, name in parts)
    _, body = read(tmp_path_factory.mktemp("news"), f"=== n\nTalks\n{marked}\n")
    assert names(body) == [(f"x{name}", kind) for kind, name in parts]


def test_the_texts_that_train_can_all_be_read() -> None:
    documents = read_news(news_files())
    assert len(documents) >= 2 * 500
    kinds = {kind for document in documents for _, kind in names(document)}
    assert kinds == set(KINDS)
