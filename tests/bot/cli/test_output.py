"""What is printed is safe for a terminal and lines up."""

import pytest

from bot.cli.output import say, say_table


def test_text_from_outside_cannot_drive_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    say("title \x1b[2J\x9b31m\u202eevil")
    assert capsys.readouterr().out == "title [2J31mevil\n"


def test_columns_line_up_whatever_the_script(capsys: pytest.CaptureFixture[str]) -> None:
    say_table(
        ["ID", "TITLE", "STATE"], [["1", "朝のニュース", "ok"], ["22", "Morning\nnews", "bad"]]
    )
    assert capsys.readouterr().out.splitlines() == [
        "ID  TITLE         STATE",
        "1   朝のニュース  ok",
        "22  Morning news  bad",
    ]


def test_an_empty_last_cell_leaves_no_blanks(capsys: pytest.CaptureFixture[str]) -> None:
    say_table(["A", "B"], [["x", ""]])
    assert capsys.readouterr().out == "A  B\nx\n"
