from array import array

import pytest

from bot.actors.gazetteer import load_gazetteer
from bot.actors.trained.features import FeatureReader, shape_of
from bot.actors.trained.groups import Groups
from bot.actors.trained.lexicon import Lexicon, read_lexicon

EMPTY = Lexicon({}, {}, {}, Groups(array("I"), array("H"), ()))


@pytest.mark.parametrize(
    ("word", "shape"),
    [("Kim", "Xx"), ("UN", "X"), ("U.N.", "X.X."), ("al-Sisi", "x-Xx"), ("2026", "9"), ("", "")],
)
def test_the_shape_of_a_word(word: str, shape: str) -> None:
    assert shape_of(word) == shape


def test_the_document_is_evidence_for_its_words() -> None:
    sentences = [["Voss", "won", "."], ["Harper", "Voss", "said", "so", "to", "voters", "."]]
    [[(_, first)], _] = FeatureReader(EMPTY).read(sentences)
    assert "d=last" in first[0]
    [[(_, alone)]] = FeatureReader(EMPTY).read(sentences[:1])
    assert "d=last" not in alone[0]


def test_a_word_also_written_small_is_shown_so() -> None:
    sentences = [["Talks", "stalled", "."], ["They", "said", "the", "talks", "would", "end", "."]]
    [[(_, first)], _] = FeatureReader(EMPTY).read(sentences)
    assert "d=small" in first[0]


def test_headlines_are_no_evidence() -> None:
    sentences = [["Harper", "Voss", "Wins", "Vote"], ["Voss", "won", "the", "vote", "."]]
    [_, [(_, second)]] = FeatureReader(EMPTY).read(sentences)
    assert "d=last" not in second[0]


def test_the_lexicon_marks_words_and_longer_names() -> None:
    lexicon = read_lexicon(load_gazetteer())
    assert "f" in lexicon.of("Maria", "maria")
    assert "k" in lexicon.of("Japan", "japan")
    assert "d" in lexicon.of("Japanese", "japanese")
    [[(_, row)]] = FeatureReader(lexicon).read([["In", "North", "Korea", "it", "rained", "."]])
    assert "k=Bk" in row[1]
    assert "k=Ik" in row[2]


def test_the_same_document_gives_the_same_attributes() -> None:
    sentences = [["Harper", "Voss", "met", "Mr.", "Roe", "in", "Paris", "."]] * 3
    assert FeatureReader(EMPTY).read(sentences) == FeatureReader(EMPTY).read(sentences)


def test_words_far_from_any_capital_are_left_out() -> None:
    words = ["so", "they", "say", "that", "Voss", "won", "by", "two", "votes", "of", "the", "UN"]
    [stretches] = FeatureReader(EMPTY).read([words])
    assert [(start, len(attributes)) for start, attributes in stretches] == [(2, 5), (9, 3)]
    assert FeatureReader(EMPTY).read([["nobody", "came", "."]]) == [[]]
