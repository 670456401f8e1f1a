import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.titles import cut_title, is_title_line, split_title, without_title


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "Harbour Mayor Ines Holm met with fishing chairman Bo Lind in the old hall on Monday "
            "and kick-started talks meant to end the dispute over the pier even as both sides sue.",
            "Harbour Mayor Ines Holm met with fishing chairman Bo Lind in the old hall on Monday",
        ),
        (
            "The council of the harbour town voted nine to four to rebuild the pier, six "
            "years after a storm carried most of it out to sea and left forty boats stranded.",
            "The council of the harbour town voted nine to four to rebuild the pier",
        ),
        ("The pier will be rebuilt. Work begins in March.", "The pier will be rebuilt"),
        (
            "U.S. Senator Ann Field met Dr. Holm. They talked.",
            "U.S. Senator Ann Field met Dr. Holm",
        ),
        ("Will the pier be rebuilt? Nobody knows.", "Will the pier be rebuilt?"),
        ("“It will be rebuilt.” She smiled.", "“It will be rebuilt.”"),
        (
            "町議会は月曜日、六年前の嵐で流された古い桟橋を再建することを賛成多数で決め、来年三月に工事を始めると発表したうえで、費用の一部を国に求める方針を示した。",
            "町議会は月曜日、六年前の嵐で流された古い桟橋を再建することを賛成多数で決め",
        ),
        ("", ""),
    ],
)
def test_the_beginning_of_a_sentence_is_a_title(sentence: str, title: str) -> None:
    assert cut_title(sentence) == title


def test_no_clause_no_cut_inside_a_word() -> None:
    title = cut_title("The mayor of the old harbour town of Lund by the sea in the south " * 4)
    assert title.endswith("…")
    assert len(title) <= 110


@pytest.mark.parametrize(
    ("line", "is_title"),
    [
        ("Town votes for a new pier", True),
        ("“A new pier”", True),
        ("桟橋を再建へ", True),
        ("The town voted.", False),
        ("Will it be rebuilt?", False),
        ("町は決めた。", False),
        ("Also in the news:", False),
        ("word " * 40, False),
        ("", False),
    ],
)
def test_title_lines(line: str, is_title: bool) -> None:
    assert is_title_line(line) is is_title


def test_a_title_line_leaves_the_text() -> None:
    assert split_title("New pier\nThe town voted.\nIt was late.") == (
        "New pier",
        "The town voted.\nIt was late.",
    )


def test_a_sentence_stays_in_the_text() -> None:
    text = "The town voted for a pier.\nIt was late."
    assert split_title(text) == ("The town voted for a pier", text)


def test_a_lone_line_is_title_and_text() -> None:
    assert split_title("New pier") == ("New pier", "New pier")


@given(st.text(max_size=400))
def test_a_title_is_one_line_and_invents_nothing(text: str) -> None:
    title, rest = split_title(text)
    assert "\n" not in title
    assert len(title) <= 500
    assert rest in text or rest == ""


@pytest.mark.parametrize(
    ("title", "text", "left"),
    [
        ("Storm closes harbour", "Storm closes harbour\nThe harbour shut.", "The harbour shut."),
        (
            "Council urges new limits on cruise ships after spill",
            "Council urges new limits on cruise ships after spill The harbour council called on "
            "Monday for limits on ships.\nMore follows.",
            "The harbour council called on Monday for limits on ships.\nMore follows.",
        ),
        (
            "Ann Field Says She’s Running For Mayor",
            "Ann Field Says She's Running For Mayor LUND -- The councillor is a candidate.",
            "LUND -- The councillor is a candidate.",
        ),
        (
            "Ferries stop as winter storm nears",
            "Ferries stop as winter storm nears – Ferries to the islands stop tonight as a storm "
            "nears.",
            "Ferries to the islands stop tonight as a storm nears.",
        ),
    ],
)
def test_a_title_that_begins_the_text_leaves_it(title: str, text: str, left: str) -> None:
    assert without_title(text, title) == left


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Storm closes harbour", "Storm closes harbour"),
        ("Storm closes harbour of Lund", "Storm closes harbour of Lund Monday, the council said."),
        ("Mayor Field meets Dr. Holm in Lund", "Mayor Field meets Dr. Holm in Lund, she said."),
        ("The Old Harbour Town Museum", "The Old Harbour Town Museum Opens Again On Monday."),
        ("Ann Field", "Ann Field The mayor said that Ann Field was right."),
        ("", "Storm closes harbour"),
    ],
)
def test_a_sentence_that_begins_like_the_title_stays_whole(title: str, text: str) -> None:
    assert without_title(text, title) == text


@given(st.text(max_size=80), st.text(max_size=80))
def test_without_its_title_a_text_is_its_end(title: str, text: str) -> None:
    assert text.endswith(without_title(text, title))
