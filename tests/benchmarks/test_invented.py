"""Invented training texts: labels stay with their words, and the same seed draws the same names."""

from itertools import pairwise

import pytest

from benchmarks.conll import Labelled, spans_of
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


def test_organisations_of_several_words_stay(stock: Stock) -> None:
    document = labelled("The/ World/B-ORG Bank/I-ORG paid/ ./")
    assert names(swap(document, stock)) == [("World Bank", "ORG")]


@pytest.mark.parametrize("kind", "POABTMCSNDGURKXEV")
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
