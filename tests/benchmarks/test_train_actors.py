"""Training on a little made-up text: the same data gives the same weights."""

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.conll import CORPORA, mend, read_corpora, spans_of
from benchmarks.train_actors import main
from bot.model.errors import FileError

SENTENCES = (
    "Mara/B-PER Ellis/I-PER runs/O Quillon/B-ORG Group/I-ORG ./O",
    "She/O went/O to/O Harbourtown/B-LOC with/O Otto/B-PER Roe/I-PER ./O",
    "The/O Lakeside/B-ORG Union/I-ORG called/O Ellis/B-PER ./O",
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder like that of the real data."""
    lines: list[str] = []
    for number in range(60):
        lines.append(f"-DOCSTART- made{number}")
        for sentence in SENTENCES:
            lines += [*(word.replace("/", "\t") for word in sentence.split()), ""]
    for corpus in CORPORA:
        (tmp_path / f"{corpus}.conll.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    (tmp_path / "gazetteer").mkdir()
    names = json.dumps({"first": ["Mara", "Otto"], "last": ["Roe"], "city": ["Harbourtown"]})
    (tmp_path / "gazetteer" / "names.json.gz").write_bytes(gzip.compress(names.encode()))
    return tmp_path


def test_training_twice_gives_the_same_bytes(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own.txt"
    own.write_text("Ours.\n\n=== a\nAda Roe left.\n---\nAda Roe | person | | Ada Roe\n", "utf-8")
    news = tmp_path / "news.txt"
    news.write_text("=== n\n[ORG Korvane] grows\n[ORG Korvane] grew.\n", "utf-8")
    ours = ["--own", str(own), "--news", str(news)]
    outs = [tmp_path / "one", tmp_path / "two"]
    for out in outs:
        assert main(["--data", str(data), *ours, "--out", str(out)]) == 0
    one, two = ({path.name: path.read_bytes() for path in out.iterdir()} for out in outs)
    assert one == two
    report = json.loads(one["english.json"])
    assert report["scores"]["test/gmb"]["f1"] == 100.0
    assert (report["documents"]["own"], report["documents"]["news"]) == (1, 2)
    assert {"own.txt", "news.txt"} <= report["data"].keys()
    assert json.loads(capsys.readouterr().out.partition("\n}\n")[0] + "}") == report


def test_no_document_is_in_two_parts(data: Path) -> None:
    documents = read_corpora([data])
    parts = [{(d.corpus, d.name) for d in documents if d.part == p} for p in ("train", "dev")]
    assert parts[0]
    assert parts[0].isdisjoint(parts[1])
    assert {d.part for d in documents} == {"train", "dev", "test"}


def test_missing_data_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        read_corpora([tmp_path])
    assert main(["--data", str(tmp_path)]) == 1
    assert "gmb.conll.gz cannot be read" in capsys.readouterr().err


def test_titles_and_articles_are_taken_off_labels() -> None:
    words = ["The", "Quillon", "Group", "and", "Mr.", "Roe", "'s"]
    labels = ["B-ORG", "I-ORG", "I-ORG", "O", "B-PER", "I-PER", "I-PER"]
    assert mend(words, labels) == ("O", "B-ORG", "I-ORG", "O", "O", "B-PER", "O")


def test_spans_end_where_the_type_changes() -> None:
    labels = ["B-PER", "I-PER", "I-ORG", "O", "B-LOC", "B-LOC"]
    assert spans_of(labels) == [(0, 2, "PER"), (2, 3, "ORG"), (4, 5, "LOC"), (5, 6, "LOC")]
