"""Invented training texts: labels stay with their words, and the same seed draws the same names."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.conll import OWN, Labelled, spans_of
from benchmarks.harmonise import harmonise
from benchmarks.invented import invent, swap
from benchmarks.invented_names import Maker, Stock, read_stock
from bot.actors.gazetteer import load_gazetteer
from bot.actors.trained.lexicon import read_lexicon


@pytest.fixture(scope="module")
def stock() -> Stock:
    gazetteer = load_gazetteer()
    return read_stock(read_lexicon(gazetteer).names, gazetteer)


def labelled(marked: str) -> Labelled:
    pairs = [word.partition("/")[::2] for word in marked.split()]
    words, labels = (tuple(part) for part in zip(*pairs, strict=True))
    return Labelled("gmb", "made", (words,), (tuple(label or "O" for label in labels),))


def names(document: Labelled) -> list[tuple[str, str]]:
    return [
        (" ".join(words[start:end]), kind)
        for words, labels in zip(document.sentences, document.labels, strict=True)
        for start, end, kind in spans_of(labels)
    ]


def test_every_slot_is_filled_and_labels_fit_the_words(stock: Stock) -> None:
    for document in invent(stock, 2):
        for words, labels in zip(document.sentences, document.labels, strict=True):
            assert len(words) == len(labels)
            assert not any(word.startswith("[") for word in words)
            assert all(b[0] != "I" or a[2:] == b[2:] for a, b in pairwise(("O", *labels)))


def test_texts_are_drawn_alike_and_rounds_differ(stock: Stock) -> None:
    one, two = list(invent(stock, 2)), list(invent(stock, 2))
    assert one == two
    half = len(one) // 2
    assert all(a.sentences != b.sentences for a, b in zip(one[:half], one[half:], strict=True))


def test_a_person_gets_one_other_name_throughout(stock: Stock) -> None:
    other = swap(labelled("Ada/B-PER Quill/I-PER left/ ./ Quill/B-PER spoke/ ./"), stock)
    (full, _), (surname, _) = names(other)
    assert full != "Ada Quill"
    assert full.endswith(surname)
    assert [w for w in other.sentences[0] if w in ("left", "spoke", ".")] == [
        "left",
        ".",
        "spoke",
        ".",
    ]


def own(marked: str) -> Labelled:
    return replace(labelled(marked), corpus=OWN)


def test_in_our_own_articles_countries_and_the_words_of_bodies_are_swapped(stock: Stock) -> None:
    document = own("Peru/B-LOC sued/ Quillon/B-ORG Shipping/I-ORG ./ Peru/B-LOC won/ ./")
    drawn = [names(swap(document, stock, turn)) for turn in range(1, 6)]
    assert {kind for found in drawn for _, kind in found} == {"LOC", "ORG"}
    for (land, _), (body, _), (again, _) in drawn:
        assert land == again
        assert land in stock.countries
        assert body.endswith(" Shipping")
        assert body != "Quillon Shipping"
    assert len({tuple(found) for found in drawn}) == 5


def test_known_words_of_bodies_stay_in_our_own_articles(stock: Stock) -> None:
    document = own("The/ National/B-ORG Union/I-ORG of/I-ORG Teachers/I-ORG met/ teachers/ ./")
    assert names(swap(document, stock, 1)) == [("National Union of Teachers", "ORG")]


PATTERN = "[P1] of [F1] met [g1] and [p1]. [Y1] of [T1] left [t1]. [J1] [Z1] [P2] said 3-1."


def invented(stock: Stock, pattern: str, tmp_path: Path) -> list[Labelled]:
    path = tmp_path / "patterns.txt"
    path.write_text(f"# a comment\n{pattern}\n", "utf-8")
    return list(invent(stock, 40, path))


def test_slots_agree_and_every_sentence_is_a_row(stock: Stock, tmp_path: Path) -> None:
    for document in invented(stock, PATTERN, tmp_path):
        assert len(document.sentences) == 3
        full, firm, given, surname, lone, club, short, last = names(document)
        assert full[0].replace("-", " ").split()[0] == given[0].split()[0] or given[0] in full[0]
        assert surname[0] in full[0]
        assert set(short[0].split()) <= set(club[0].split())
        kinds = [kind for _, kind in (full, firm, given, surname, lone, club, short, last)]
        assert kinds == ["PER", "ORG", "PER", "PER", "PER", "ORG", "ORG", "PER"]
        assert document.sentences[2][-4:] == ("3", "-", "1", ".")


@pytest.mark.parametrize(
    "pattern",
    ["Dr. [P1] and Hon. [P2] met Sen. [P3].", "Stage: 1. [P1]; 2. [P2].", "“No,” [P1] said."],
)
def test_abbreviations_and_places_in_a_race_end_no_sentence(
    stock: Stock, tmp_path: Path, pattern: str
) -> None:
    assert {len(document.sentences) for document in invented(stock, pattern, tmp_path)} == {1}


def test_organisations_of_several_words_stay(stock: Stock) -> None:
    document = labelled("The/ World/B-ORG Bank/I-ORG paid/ ./")
    assert names(swap(document, stock)) == [("World Bank", "ORG")]


@pytest.mark.parametrize("kind", "POABTMCSNDGURKXEVFILHQYJZ")
def test_every_kind_of_name_can_be_made(stock: Stock, kind: str) -> None:
    made = {Maker(stock, str(seed)).make(kind) for seed in range(30)}
    assert len(made) > 10
    assert all(name.strip() == name and name for name in made)


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("with/ Kuwait/B-NORP today/", [("Kuwait", "LOC")]),
        ("US/B-PER President/I-PER Ada/I-PER Quill/I-PER", [("US", "LOC"), ("Ada Quill", "PER")]),
        (
            "Peru/B-ORG 's/I-ORG Harbour/I-ORG Guild/I-ORG",
            [("Peru", "LOC"), ("Harbour Guild", "ORG")],
        ),
        ("Ada/B-PER Quill/I-PER spoke/", [("Ada Quill", "PER")]),
    ],
)
def test_known_names_are_labelled_as_the_lists_know_them(
    marked: str, wanted: list[tuple[str, str]]
) -> None:
    assert names(harmonise(labelled(marked), load_gazetteer())) == wanted
