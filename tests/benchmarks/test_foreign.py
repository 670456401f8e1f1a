"""Reading public labelled texts: nested labels, hyphens, marks between documents."""

from pathlib import Path

from benchmarks.conll import spans_of
from benchmarks.foreign import read_foreign
from benchmarks.plain_text import as_text


def read(tmp_path: Path, text: str) -> list[tuple[str, list[str]]]:
    path = tmp_path / "made.txt"
    path.write_text(text, "utf-8")
    found = []
    for document in read_foreign(path):
        plain, _, names = as_text(document)
        found.append((plain, [plain[n.start : n.end] for n in names]))
    return found


def test_of_nested_labels_the_outer_one_is_read(tmp_path: Path) -> None:
    text = "Ostia\tB-Organization\tB-Location\nFarmers\tI-Organization\nUnion\tI-Organization\n"
    assert read(tmp_path, text) == [("Ostia Farmers Union\n", ["Ostia Farmers Union"])]


def test_the_last_of_other_columns_is_the_label(tmp_path: Path) -> None:
    text = "-DOCSTART- -X- -X- O\n\nAda NNP I-NP B-PER\nQuill NNP I-NP I-PER\nleft VBD I-VP O\n"
    assert read(tmp_path, text) == [("Ada Quill left\n", ["Ada Quill"])]


def test_hyphens_that_a_corpus_parts_are_joined_again(tmp_path: Path) -> None:
    text = "Lee\tB-Person\nJae\tI-Person\n-\tI-Person\nmyung\tI-Person\nleft\tO\n"
    assert read(tmp_path, text) == [("Lee Jae-myung left\n", ["Lee Jae-myung"])]


def test_a_dash_stays_a_dash_where_words_keep_their_hyphens(tmp_path: Path) -> None:
    text = "a O\nwell-known O\nman O\n- O\nAda B-PER\n"
    assert read(tmp_path, text) == [("a well-known man - Ada\n", ["Ada"])]


def test_what_the_corpus_calls_a_facility_is_a_place(tmp_path: Path) -> None:
    path = tmp_path / "made.txt"
    path.write_text("Ostia\tB-Facility\nBridge\tI-Facility\n", "utf-8")
    [document] = read_foreign(path)
    assert spans_of(document.labels[0]) == [(0, 2, "LOC")]


def test_a_folder_is_read_with_the_folders_in_it(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "two.txt").write_text("Ostia\tB-Location\n", "utf-8")
    (tmp_path / "one.txt").write_text("Ada\tB-Person\n", "utf-8")
    read = read_foreign(tmp_path)
    assert sorted(d.sentences[0][0] for d in read) == ["Ada", "Ostia"]
