"""Public corpora become training data: labels, pieces, and what is kept apart. Texts are ours."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.conll import CORPORA, Labelled, read_corpora, spans_of
from benchmarks.open_labels import (
    keep_apart,
    main,
    read_crossner,
    read_docred,
    read_uner,
    runs_of,
    to_pieces,
    write,
)
from bot.actors.gazetteer import load_gazetteer
from bot.model.errors import FileError

DOCRED = {
    "title": "The Halberd Band",
    "sents": [
        ["The", "Halberds", "are", "a", "Danish", "band", "\u00a0", "from", "Harbour", "-", "Ost"],
        ["Mara", "Ellis", "sang", "on", "Slow", "Tide", "in", "1999", "."],
    ],
    "vertexSet": [
        [{"pos": [0, 2], "sent_id": 0, "type": "ORG", "name": "The Halberds"}],
        [{"pos": [1, 2], "sent_id": 0, "type": "ORG", "name": "Halberds"}],
        [{"pos": [4, 5], "sent_id": 0, "type": "LOC", "name": "Danish"}],
        [{"pos": [8, 11], "sent_id": 0, "type": "LOC", "name": "Harbour-Ost"}],
        [{"pos": [0, 2], "sent_id": 1, "type": "PER", "name": "Mara Ellis"}],
        [{"pos": [4, 6], "sent_id": 1, "type": "MISC", "name": "Slow Tide"}],
        [{"pos": [7, 8], "sent_id": 1, "type": "TIME", "name": "1999"}],
    ],
}
CROSSNER = "Otto\tB-politician\nRoe\tI-politician\n'\tO\ns\tO\nTidewater\tB-politicalparty\n\n"
UNER = """# newdoc id = one
# text = Quillon spoke
1\tQuillon\tB-PER\t-\tx
2\tspoke\tO\t-\t-

# newdoc id = two
1\tPort\tB-LOC\t-\tx
2\tAda\tI-LOC\t-\tx
"""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder with a little of each corpus."""
    (tmp_path / "d.json").write_text(json.dumps([DOCRED]), "utf-8")
    (tmp_path / "crossner").mkdir()
    (tmp_path / "crossner" / "made-train.txt").write_text(CROSSNER * 2, "utf-8")
    (tmp_path / "u.iob2").write_text(UNER, "utf-8")
    return tmp_path


def _named(document: Labelled) -> list[tuple[str, str]]:
    return [
        (" ".join(words[start:end]), kind)
        for words, labels in zip(document.sentences, document.labels, strict=True)
        for start, end, kind in spans_of(labels)
    ]


def test_docred_gives_whole_documents_with_our_types(sources: Path) -> None:
    (document,) = (to_pieces(d, load_gazetteer()) for d in read_docred(sources / "d.json"))
    assert document.name == "The_Halberd_Band"
    assert document.sentences[0][-2:] == ("from", "Harbour-Ost")
    assert _named(document) == [
        ("The Halberds", "ORG"),
        ("Danish", "NORP"),
        ("Harbour-Ost", "LOC"),
        ("Mara Ellis", "PER"),
    ]


def test_crossner_gives_sentences_with_joined_possessives(sources: Path) -> None:
    first, second = (to_pieces(d, load_gazetteer()) for d in read_crossner(sources / "crossner"))
    assert first.name != second.name
    assert first.sentences == (("Otto", "Roe", "'s", "Tidewater"),)
    assert _named(first) == [("Otto Roe", "PER"), ("Tidewater", "ORG")]


def test_universal_ner_gives_documents(sources: Path) -> None:
    one, two = (to_pieces(d, load_gazetteer()) for d in read_uner(sources / "u.iob2"))
    assert (_named(one), _named(two)) == ([("Quillon", "PER")], [("Port Ada", "LOC")])


@pytest.mark.parametrize(
    ("words", "kind", "wanted"),
    [
        (["Danes"], "LOC", "NORP"),
        (["Christians"], "ORG", "NORP"),
        (["Islam"], "ORG", ""),
        (["Republican"], "ORG", "NORP"),
        (["Republican", "Party"], "ORG", "ORG"),
        (["town", "hall"], "LOC", ""),
        (["Slow", "Tide"], "album", ""),
        (["Slow", "Tide"], "band", "ORG"),
        (["Danish"], "misc", "NORP"),
    ],
)
def test_peoples_and_works_are_no_actors(words: list[str], kind: str, wanted: str) -> None:
    labels = (f"B-{kind}", *[f"I-{kind}"] * (len(words) - 1))
    document = to_pieces(Labelled("made", "one", (tuple(words),), (labels,)), load_gazetteer())
    assert [found for _, found in _named(document)] == [wanted] * bool(wanted)


def test_a_name_that_ends_inside_a_piece_is_given_up() -> None:
    document = Labelled(
        "made",
        "one",
        (("a", "Port", "Ada", "-", "based", "firm", "in", "Ost"),),
        (("O", "B-LOC", "I-LOC", "O", "O", "O", "O", "B-LOC"),),
    )
    assert _named(to_pieces(document, load_gazetteer())) == [("Ost", "LOC")]


def test_what_is_measured_is_kept_apart() -> None:
    words = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    text = Labelled("made", "one", (words[:5], (",", *words[5:])), (("O",) * 5, ("O",) * 5))
    other = Labelled("made", "two", (words[1:8],), (("O",) * 7,))
    seen = runs_of(text)
    assert len(seen) == 2
    assert keep_apart([text, other], seen) == [other]


def test_the_command_writes_what_training_reads(
    sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    apart = sources / "apart.txt"
    apart.write_text(
        "The O\nHalberds O\nare O\na O\nDanish O\nband O\nfrom O\nHarbour O\n", "utf-8"
    )
    out = sources / "out"
    given_ = ["--crossner", str(sources / "crossner"), "--uner", str(sources / "u.iob2")]
    docred = ["--docred", str(sources / "d.json")]
    assert main([*given_, *docred, "--out", str(out)]) == 0
    for corpus in set(CORPORA) - {path.name.partition(".")[0] for path in out.iterdir()}:
        write([Labelled(corpus, "x", (("Quillon",),), (("B-ORG",),))], out / f"{corpus}.conll.gz")
    found = {d.corpus: d for d in read_corpora([out])}
    assert _named(found["docred"])[0] == ("Halberds", "ORG")  # without its article
    assert _named(found["crossner"])[0] == ("Otto Roe", "PER")
    capsys.readouterr()
    assert main([*docred, "--apart", str(apart), "--out", str(out)]) == 0
    assert capsys.readouterr().out == "docred: 0 documents, 0 tokens; 1 left out\n"


@pytest.mark.parametrize("broken", ["{", '[{"sents": []}]', "[1]"])
def test_a_broken_file_is_told(
    broken: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "d.json"
    path.write_text(broken, "utf-8")
    with pytest.raises(FileError, match="cannot be read"):
        list(read_docred(path))
    assert main(["--uner", str(tmp_path / "absent"), "--out", str(tmp_path)]) == 1
    assert "absent cannot be read" in capsys.readouterr().err


def test_a_folder_without_labelled_text_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--crossner", str(tmp_path), "--out", str(tmp_path)]) == 1
    assert "there is no labelled text in it" in capsys.readouterr().err


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=("Zs", "Cc", "Cs")), min_size=1, max_size=8),
            st.sampled_from(("O", "B-person", "I-person", "B-band", "B-misc")),
        ),
        max_size=12,
    )
)
def test_any_row_becomes_pieces_with_one_label_each(row: list[tuple[str, str]]) -> None:
    document = Labelled("made", "one", (tuple(w for w, _ in row),), (tuple(m for _, m in row),))
    (words,), (labels,) = (
        (made := to_pieces(document, load_gazetteer())).sentences,
        made.labels,
    )
    assert len(words) == len(labels)
    assert {label[2:] for label in labels} <= {"", "PER", "ORG", "NORP"}
