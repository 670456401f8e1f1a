import pytest

from bot.actors.trained.headlines import is_headline, recase

TEXT = "Quillon said the harbour would close , and Mara Ellis of UNICEF agreed ."
PROSE = TEXT.split()


def written(headline: str, *, small: str = "") -> str:
    rows = [headline.split(), PROSE]
    flags = [is_headline(row) for row in rows]
    assert flags == [True, False]
    return " ".join(recase(rows, flags, small.split().__contains__)[0])


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        ("QUILLON TO CLOSE HARBOUR OVER ELLIS", "Quillon to close harbour over Ellis"),
        ("Quillon Will Close Harbour Over Ellis", "Quillon will close harbour over Ellis"),
        ("UNICEF LEAVES QUILLON AFTER MARA ELLIS", "UNICEF Leaves Quillon after Mara Ellis"),
        ("Harbour Wardens Meet Mara Ellis Today", "Harbour Wardens Meet Mara Ellis today"),
    ],
)
def test_words_are_written_as_the_article_writes_them(headline: str, wanted: str) -> None:
    assert written(headline) == wanted


def test_a_common_word_that_the_article_lacks_is_small() -> None:
    headline = "Striking Workers Leave Mara Ellis Behind"
    assert written(headline, small="workers leave behind") == (
        "Striking workers leave Mara Ellis behind"
    )


def test_prose_is_no_headline() -> None:
    assert recase([PROSE], [False], lambda word: True) == [PROSE]
    assert not is_headline(["Mara", "Ellis", "left", "."])
    assert not is_headline([])
