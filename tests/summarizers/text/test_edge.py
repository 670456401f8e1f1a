"""Linking words at the edge may go, and it shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.news import News
from summarizers.ranking import candidates
from summarizers.text.edge import LEFT_OUT, is_verbatim, link_length, shown

BOATS = "Meanwhile, the coast guard sent two boats and a helicopter from Vessel."
FERRY = "The ferry ran aground off Vessel on Tuesday night with 212 people on board."


@pytest.mark.parametrize(
    ("language", "link", "rest"),
    [
        ("en", "Meanwhile, ", "the coast guard sent two boats and a helicopter."),
        ("en", "In addition, ", "Ms Farrow will have to pay for both boats."),
        ("es", "Mientras tanto, ", "la guardia costera envió dos barcos a la isla."),
        ("fr", "Par ailleurs, ", "les secours ont envoyé deux bateaux vers l’île."),
        ("it", "Nel frattempo, ", "la guardia costiera ha inviato due navi verso l’isola."),
        ("pt", "Enquanto isso, ", "a guarda costeira enviou dois barcos para a ilha."),
        ("ja", "一方、", "海上保安庁は巡視船二隻を現場に派遣した。"),
        ("zh", "此外，", "海岸警卫队向该岛派出了两艘船和一架直升机。"),
        ("ko", "한편, ", "해경은 경비함 두 척과 헬기 한 대를 현장에 보냈다고 밝혔다."),
    ],
)
def test_the_link_goes_and_the_mark_stays(language: str, link: str, rest: str) -> None:
    assert shown([FERRY, "", link + rest], [2], language) == [LEFT_OUT + rest]
    assert is_verbatim(LEFT_OUT + rest, link + rest)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Meanwhile the coast guard sent two boats and a helicopter."),
        ("en", "But, as the captain said, the radar had failed before."),
        ("en", "Also, no."),
        ("en", "Meanwhile, he sent two boats and a helicopter to the island."),
        ("en", "Alsop, a lawyer, said that the radar had failed before that."),
        ("de", "Unterdessen, so die Küstenwache, seien zwei Boote unterwegs zur Insel."),
        ("xx", BOATS),
    ],
)
def test_other_openings_stay(language: str, sentence: str) -> None:
    assert link_length(sentence, language) == 0
    assert shown([sentence], [0], language) == [sentence]


def test_nothing_goes_where_the_sentence_before_is_shown() -> None:
    assert shown([FERRY, BOATS], [0, 1], "en") == [FERRY, BOATS]


def test_news_may_pick_what_reads_well_without_its_link() -> None:
    he = "Meanwhile, he sent two boats and a helicopter to the island of Vessel."
    found = candidates([BOATS, he], [0, 1], "en")
    assert [candidate.unresolved for candidate in found] == [False, True]
    assert News()(["It rained.", BOATS], 1) == [1]


@given(st.lists(st.text(max_size=40), max_size=6), st.sampled_from(["en", "fr", "ja", "de", "xx"]))
def test_every_shown_sentence_is_verbatim(sentences: list[str], language: str) -> None:
    picked = list(range(0, len(sentences), 2))
    texts = shown([f"Meanwhile, {one}" for one in sentences], picked, language)
    for place, text in zip(picked, texts, strict=True):
        assert is_verbatim(text, f"Meanwhile, {sentences[place]}")
