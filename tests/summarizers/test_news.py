from pathlib import Path

import pytest

from summarizers.news import News
from summarizers.text.openings import opens_unresolved
from summarizers.text.quotes import is_half_quote
from summarizers.text.split import split_sentences

SUMMIT = Path(__file__).parents[3] / "shared/seed/summit-article.txt"
news = News()

LEAD = "The ferry Santa Brigida ran aground off the island of Vessel on Tuesday night."
RESCUE = "The coast guard brought all passengers of the ferry Santa Brigida to the mainland."


def test_it_starts_with_what_happened() -> None:
    cause = "The ferry struck rocks off the island in the fog of Tuesday night."
    other = "Captain Owen Tarrant has sailed the route to the mainland for eleven years."
    assert news([LEAD, cause, RESCUE, other, "The weather on the coast was mild."], 1) == [0]


def test_an_opening_without_its_antecedent_is_left_out() -> None:
    sentences = [
        LEAD,
        "Owen Tarrant, the captain, spoke to reporters in the port of Vessel this morning.",
        "He said that the ferry Santa Brigida had lost its radar off the island of Vessel.",
    ]
    assert 2 not in news(sentences, 2) or news(sentences, 2) == [1, 2]
    assert news([sentences[2], LEAD], 1) == [1]


def test_a_pronoun_may_follow_the_sentence_that_explains_it() -> None:
    follow = "It struck rocks off the island of Vessel, and the ferry took on water."
    assert news([LEAD, follow], 2) == [0, 1]


def test_a_bad_sentence_is_better_than_none_but_never_a_second() -> None:
    he = "He said that the ferry had lost its radar off the island of Vessel."
    but = "But the shipping company in Vessel said that the radar of the ferry was sound."
    assert news([he], 2) == [0]
    assert news(["Meanwhile, rain fell on the island for the whole of Tuesday.", LEAD, he], 2) == [
        1,
        2,
    ]
    assert news([LEAD, "The port stays shut.", "Officials met in the town hall.", but], 4) == [
        0,
        1,
        2,
        3,
    ]
    assert news([LEAD, but.replace("But", "“But")], 2) == [0]


def test_nobody_is_called_by_a_surname_that_no_line_shown_tells() -> None:
    sentences = [
        LEAD,
        "Nobody on the quay had seen anything like it, said Ines Vandermeer, who sells fish.",
        "Police told Vandermeer that the ferry would be towed to the mainland on Friday.",
        "It rained for most of the night on the mainland.",
        "The weather on the coast was mild.",
    ]
    assert news(sentences, 2, title="Ferry to be towed off the rocks") == [0, 1]
    assert news(sentences, 2, title="Ferry to be towed off the rocks, says Vandermeer") == [0, 2]


def test_half_a_quotation_is_left_out() -> None:
    half = "“The ferry Santa Brigida ran onto the rocks off the island of Vessel."
    rest = "Then the lights of the ferry went out,” said Ines Farrow, a teacher on board."
    assert news([half, rest, RESCUE], 3) == [2]


def test_the_same_thing_is_not_said_twice() -> None:
    again = "The ferry Santa Brigida ran aground on Tuesday night off the island of Vessel!"
    assert len(news([LEAD, again, RESCUE], 3)) == 2


def test_a_question_and_a_monster_lose_against_a_plain_sentence() -> None:
    monster = "The ferry Santa Brigida " + "and the island of Vessel " * 14 + "were in the news."
    question = "Why did the ferry Santa Brigida run aground off the island of Vessel?"
    assert news([LEAD, question, monster, RESCUE], 2) == [0, 3]


def test_only_the_title_is_there() -> None:
    assert news([LEAD], 2, title=LEAD) == [0]


@pytest.mark.skipif(not SUMMIT.exists(), reason="the summit article is not part of the repository")
def test_the_summit_article_reads_well() -> None:
    text = SUMMIT.read_text(encoding="utf-8")
    sentences = [text[start:end] for start, end in split_sentences(text)]
    assert news(sentences, 2) == [0, 1]
    for limit in range(1, 8):
        chosen = [sentences[index] for index in news(sentences, limit)]
        assert not any(sentence.startswith("Also Read") for sentence in chosen)
        assert not opens_unresolved(chosen[0])
        assert not any(is_half_quote(sentence) for sentence in chosen)


def test_a_scene_that_says_nothing_of_the_matter_is_left_out() -> None:
    sentences = [
        "Kim has not replied to the offer of talks, and diplomats in Seoul doubt that he will do "
        "so before spring.",
        "Three letters have gone unanswered since the summer, according to officials who handle "
        "the matter.",
        "The telephone in the border village of Panmunjom is tested every morning at nine, and "
        "nobody picks up.",
        "Trade with China is back at the level of 2019, and deals with Moscow bring in fuel and "
        "technology that sanctions were supposed to keep out.",
        "A party congress has to be prepared, and a leader who is about to announce new goals "
        "does not want a guest at the door.",
    ]
    assert news(sentences, 2, title="Why Kim is in no hurry to answer") == [0, 1]


def test_in_a_text_of_a_few_lines_all_is_the_matter() -> None:
    pier = [
        "The council of the harbour town voted nine to four on Monday to rebuild the old pier.",
        "Six years ago a storm carried most of it out to sea.",
        "Work is to begin in March and to take two summers, the mayor said.",
    ]
    assert news(pier, 2, title="Pier to be rebuilt") == [0, 2]


def test_what_announces_something_is_not_shown_nor_what_it_announces() -> None:
    notice = "The shipping company in Vessel put this notice about the ferry on the island's quay:"
    quoted = "Passengers of the ferry Santa Brigida are told a pack of lies about the island."
    for limit in (1, 2):
        assert not {1, 2} & set(news([LEAD, notice, quoted, RESCUE], limit))


def test_a_teaser_that_breaks_off_is_worse_than_a_whole_sentence() -> None:
    teaser = "The coast guard brought all passengers of the ferry Santa Brigida ashore, and the..."
    whole = "The coast guard brought the passengers of the ferry Santa Brigida to the mainland."
    assert news([teaser, whole], 1) == [1]


def test_a_german_lead_is_not_told_again_by_the_first_sentence() -> None:
    sentences = [
        "Die Reederei Elm verkauft im Herbst ihre drei ältesten Fähren nach Vessel.",
        "Die Reederei Elm wird ihre drei ältesten Fähren im Herbst nach Vessel verkaufen, "
        "wie sie am Montag mitteilte.",
        "Die Gewerkschaft der Seeleute fordert für 140 Beschäftigte neue Verträge.",
    ]
    assert news(sentences, 2, title="Fähren werden verkauft", language="de") == [0, 2]


def test_a_sentence_of_another_matter_is_left_out_in_german_too() -> None:
    sentences = [
        "Der Hafen von Vessel bleibt nach dem Sturm bis Freitag geschlossen.",
        "Im Museum der Stadt hängen 40 Bilder eines Malers aus dem Süden des Landes.",
        "Taucher untersuchen seit Montag zwei Kais im Hafen auf Schäden.",
    ]
    assert news(sentences, 2, title="Hafen von Vessel geschlossen", language="de") == [0, 2]


FOUND = "Keeper found alive after 40 days adrift"
KEEPER = "The keeper of the light off Vessel was found alive on Monday after 40 days adrift."
SEARCH = "Boats of the coast guard had searched the sea off Vessel for six weeks."


def test_the_scene_before_the_news_does_not_stand_for_it() -> None:
    quay = "Ada Roe sat on the quay of Vessel in May and counted the gulls, as in 1991 and since."
    rest = ["It rained.", "Nobody knows who the gulls belong to."]
    assert news([quay, KEEPER, SEARCH, *rest], 1, title=FOUND) == [1]


def test_what_only_leads_elsewhere_is_left_out() -> None:
    here = f"Here’s a look at how {KEEPER.replace('The', 'the')}"
    found = "The keeper of the light off Vessel was found alive on Monday."
    assert news([here, found, SEARCH], 1, title=FOUND) == [1]
    assert news([here, found, SEARCH], 2, title=FOUND) == [1, 2]


def test_who_is_called_the_australian_is_told_before() -> None:
    end = "found alive off the island of Vessel on Monday, the coast guard said."
    sentences = ["It rained.", f"The Australian was {end}", f"Two sailors were {end}", RESCUE]
    assert news(sentences, 1, title="Alive off Vessel") == [2]
