import io
import re

from bot.platforms.console.progress import show_progress


def test_plain_lines_come_about_every_tenth() -> None:
    out = io.StringIO()

    with show_progress(out) as progress:
        for done in range(0, 28):
            progress("Reading articles", done, 27)

    lines = out.getvalue().splitlines()
    assert lines[0] == "Reading articles: 0 of 27"
    assert lines[-1] == "Reading articles: 27 of 27"
    assert len(lines) == 11


def test_plain_lines_without_a_known_end_grow_rarer() -> None:
    out = io.StringIO()

    with show_progress(out) as progress:
        for done in range(1, 101):
            progress("Reading feeds", done, 0)

    assert [int(line.split()[-1]) for line in out.getvalue().splitlines()] == [
        1,
        2,
        4,
        8,
        16,
        32,
        64,
    ]


def test_two_kinds_of_work_are_told_apart() -> None:
    out = io.StringIO()

    with show_progress(out) as progress:
        progress("Reading feeds", 1, 1)
        progress("Reading articles", 1, 1)

    assert out.getvalue() == "Reading feeds: 1 of 1\nReading articles: 1 of 1\n"


def test_a_watched_bar_shows_text_as_it_is_and_leaves_nothing_behind() -> None:
    out = io.StringIO()

    with show_progress(out, watched=True) as progress:
        progress("Reading [bold]articles[/bold]", 3, 27)

    assert "Reading [bold]articles[/bold]" in out.getvalue()
    assert "3/27" in out.getvalue()
    # The last thing written takes the bar's line away and shows the cursor again.
    assert re.search(r"\x1b\[2K(\x1b\[\?25h)?\s*$", out.getvalue())
