from pathlib import Path

import pytest

from benchmarks.actors import b_cubed, own_rows, surnames, trap_rows, trap_score
from benchmarks.conll import Labelled
from benchmarks.plain_text import as_text
from benchmarks.scores import Score
from benchmarks.tagged_traps import typed_score
from bot.actors.rules import RuleRecogniser


def test_b_cubed_by_hand() -> None:
    wanted = {(0, "a"): "A", (1, "b"): "A", (2, "c"): "B"}
    assert b_cubed([(wanted, wanted)]) == 100.0
    together = dict.fromkeys(wanted, "A")
    precision, recall = (2 / 3 + 2 / 3 + 1 / 3) / 3, 1.0
    assert b_cubed([(wanted, together)]) == pytest.approx(
        200 * precision * recall / (precision + recall)
    )
    assert b_cubed([(wanted, {})]) == 0.0


def test_a_score_by_hand() -> None:
    score = Score()
    score.add([(0, 1, "PER"), (2, 3, "LOC")], [(0, 1, "PER"), (2, 3, "ORG")])
    assert score.f1() == 50.0
    assert (score.precision("PER"), score.recall("ORG"), score.f1("LOC")) == (100.0, 0.0, 0.0)


def test_a_labelled_document_becomes_text() -> None:
    document = Labelled(
        "gmb", "made", (("Mara", "Ellis", "'s", "(", "old", ")", "bank", "."),), (
            ("B-PER", "I-PER", "O", "O", "O", "O", "O", "O"),
        ),
    )  # fmt: skip
    text, [sentence], [name] = as_text(document)
    assert sentence.of(text) == "Mara Ellis's (old) bank."
    assert text[name.start : name.end] == "Mara Ellis"


def test_every_surname_of_the_list_is_read_rightly() -> None:
    right, names = surnames()
    assert names >= 100
    assert right == names


def test_a_lost_and_an_invented_mention_cost(tmp_path: Path) -> None:
    traps = tmp_path / "traps.txt"
    traps.write_text(
        "intro\n=== one\nJapan and Chile met.\n---\nJapan [country:jp] | place | | Japan\n"
        "Peru [country:pe] | place | | Peru\n"
    )
    assert trap_score(traps, RuleRecogniser()) == pytest.approx(50.0)


def test_a_wrong_type_costs_where_types_count(tmp_path: Path) -> None:
    traps = tmp_path / "traps.txt"
    traps.write_text(
        "intro\n=== one\nJapan and Chile met.\n---\nJapan [country:jp] | place | | Japan\n"
        "Chile [country:cl] | organisation | | Chile\n"
    )
    assert trap_score(traps, RuleRecogniser()) == 100.0
    assert typed_score(traps, RuleRecogniser()) == pytest.approx(50.0)


def test_each_locked_file_has_a_line_beside_the_total(tmp_path: Path) -> None:
    right = "\n=== one\nJapan and Chile met.\n---\nJapan | place | | Japan\n"
    (tmp_path / "half.txt").write_text(right + "Peru | place | | Peru\n")
    (tmp_path / "whole.txt").write_text(right + "Chile | place | | Chile\n")
    (tmp_path / "notes.md").write_text("Not articles.")
    seen, total, half, whole = trap_rows(tmp_path)
    assert seen[0].startswith("traps, seen, most train the tagger: ")
    assert total[:2] == ("traps, unseen (locked): 2 articles, B-cubed F1", "75.0")
    assert half[:2] == ("traps, of these, half.txt: 1 articles, B-cubed F1", "50.0")
    assert whole[:2] == ("traps, of these, whole.txt: 1 articles, B-cubed F1", "100.0")


def test_the_table_of_our_own_texts_is_made() -> None:
    rows = own_rows()
    assert all(len(row) == 4 for row in rows)
    assert any("surnames" in row[0] for row in rows)
