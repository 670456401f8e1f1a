import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizers.news import News
from summarizers.novelty import new_sentences
from summarizers.ranking import containment
from summarizers.story import StoryText, summarize_story
from summarizers.text.words import content_stems

WIRE = StoryText(
    "Ferry runs aground off Vessel",
    (
        "The ferry Santa Brigida ran aground off the island of Vessel on Tuesday night.",
        "It struck rocks half a mile from the harbour and took on water.",
        "Rescuers brought all 212 people on board to safety before dawn.",
        "The port of Vessel stays closed until investigators have raised the voyage recorder.",
    ),
)
LOCAL = StoryText(
    "“We heard a crash”: night on the Santa Brigida",
    (
        "By Marta Oldcastle",
        "Families waited on the quay of Vessel all night for news of the Santa Brigida.",
        "The ferry ran aground off the island of Vessel late on Tuesday night with a crash.",
        "He thanked the rescuers of the coast guard for bringing all people on board to safety.",
        "Captain Owen Tarrant told investigators that the radar had failed ten minutes before.",
        "Also Read: Why sailors fear the strait of Vessel",
    ),
)
PORT = StoryText(
    "Vessel port closed after ferry accident",
    (
        "The closure of the port of Vessel holds up forty lorries with fish for the mainland.",
        "The coast guard said 212 people were brought to safety by rescuers before dawn.",
    ),
)
STORY = (WIRE, LOCAL, PORT)


def texts(chosen: list[tuple[int, int]], story: tuple[StoryText, ...] = STORY) -> list[str]:
    return [story[article].sentences[sentence] for article, sentence in chosen]


def test_it_opens_with_what_happened_and_draws_on_several_outlets() -> None:
    chosen = summarize_story(STORY, 3, language="en")
    assert chosen[0] == (0, 0)
    assert len({article for article, _ in chosen}) > 1
    assert len(chosen) == 3


def test_no_two_sentences_repeat_each_other() -> None:
    stems = [
        frozenset(content_stems(t, "en")) for t in texts(summarize_story(STORY, 9, language="en"))
    ]
    assert len(stems) > 3
    assert all(containment(a, b) < 0.5 for i, a in enumerate(stems) for b in stems[i + 1 :])


@pytest.mark.parametrize("said", ["A", "A!"])
def test_what_has_no_word_of_its_own_is_not_told_twice(said: str) -> None:
    copies = [StoryText("Ferry", (said,)), StoryText("Vessel", (said,))]
    assert summarize_story(copies, 3, language="en") == [(0, 0)]


def test_the_next_sentence_is_no_other_outlets_opening_on_the_same() -> None:
    mayor = StoryText(
        "Alderholt closes its old bridge",
        (
            "Mayor Ines Marlow closed the old bridge of Alderholt to lorries on Monday after divers"
            " found cracks in two of its piers.",
            "Engineers need six weeks to look at all the eleven.",
        ),
    )
    lorries = StoryText(
        "Mayor of Alderholt bans lorries from bridge",
        (
            "Mayor Ines Marlow banned lorries from the bridge of Alderholt, a ruling that hauliers"
            " in the whole valley of the Pell had feared since the floods of spring.",
            "Farmers fear a detour of forty miles by way of Pell.",
        ),
    )
    chosen = summarize_story([mayor, lorries], 2, language="en")
    assert len(chosen) == 2
    assert not {(0, 0), (1, 0)} <= set(chosen)


def test_a_sentence_that_begins_with_what_was_told_is_no_second_one() -> None:
    first = StoryText(
        "Alderholt shuts its four tram lines",
        (
            "Alderholt shuts all four tram lines for repairs on Monday, after engineers found that"
            " salt had eaten into masts that carry wires above the fish market and the museum.",
        ),
    )
    again = (
        "Alderholt will close four tram lines for repairs from Monday, the second closure since a"
        " quarrel over fares between mayor Ines Marlow and the drivers' union, which had asked for"
        " a bonus, a shorter night shift, new seats, better brakes and a doctor at every depot."
    )
    other = "Buses will take passengers from the quay to the hospital every six minutes."
    assert (
        containment(
            frozenset(content_stems(first.sentences[0], "en")),
            frozenset(content_stems(again, "en")),
        )
        < 0.4
    )
    second = StoryText("Tram lines of Alderholt shut", (again, other))
    assert summarize_story([first, second], 2, language="en") == [(0, 0), (1, 1)]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (
            "fr",
            "Le président du port Owen Tarrant a signé lundi à Vessel un décret sur les bacs, qui"
            " interdit aux navires rouillés de quitter le quai avant une visite des freins.",
            "Le président du port Owen Tarrant a remplacé lundi à Vessel le chef des pilotes,"
            " relevé la solde des matelots du détroit et promis des logements aux familles des"
            " pêcheurs de Pell.",
        ),
        (
            "ru",
            "Начальник порта Оуэн Таррант в понедельник подписал указ о запрете паромов на 160 дней"
            " для всех жителей острова.",
            "Начальник порта Оуэн Таррант в понедельник сменил главного лоцмана, повысил выплаты"
            " рыбакам пролива и пообещал квартиры семьям матросов, которые служат за маяком.",
        ),
    ],
)
def test_who_does_another_thing_on_that_day_is_told_in_other_languages(
    language: str, first: str, second: str
) -> None:
    story = [StoryText("", (first,)), StoryText("", (second,))]
    assert len(summarize_story(story, 2, language=language)) == 2


def test_an_article_that_the_others_hardly_back_comes_last() -> None:
    stray = StoryText(
        "Choir of Pell wins silver medal",
        ("The choir of Pell won the silver medal of the singers' league on Sunday evening.",),
    )
    for place in range(4):
        story = [WIRE, LOCAL, PORT]
        story.insert(place, stray)
        told = [article for article, _ in summarize_story(story, 5, language="en")]
        assert told
        assert place not in told


@pytest.mark.parametrize("printed", [2, 5])
def test_outlets_with_one_wire_text_make_no_stray_of_the_others(printed: int) -> None:
    wire = StoryText(
        "Ferry runs aground off Vessel",
        ("The ferry Santa Brigida ran aground off the island of Vessel on Tuesday night.",),
    )
    own = StoryText(
        "Ferry lost",
        ("All 212 passengers of the ferry slept in a school of Vessel, a nurse told this paper.",),
    )
    stray = StoryText(
        "Choir of Pell wins silver medal",
        ("The choir of Pell won the silver medal of the singers' league on Sunday evening.",),
    )
    chosen = summarize_story([stray, own, *[wire] * printed], 3, language="en")
    assert [article for article, _ in chosen] == [2, 1, 0]


def test_sentences_that_share_but_the_names_are_no_repetition() -> None:
    welcome = StoryText(
        "Marlow meets Tarrant in Pell",
        ("Mayor Ines Marlow welcomed Captain Owen Tarrant in Pell for talks on harbour fees.",),
    )
    fund = StoryText(
        "Tarrant proposes a fund",
        (
            "Captain Owen Tarrant proposed a joint fund for lighthouses in Pell on the first"
            " evening.",
        ),
    )
    assert len(summarize_story([welcome, fund], 2, language="en")) == 2


def test_boilerplate_and_dangling_sentences_stay_out() -> None:
    chosen = summarize_story(STORY, 9, language="en")
    assert not {(1, 0), (1, 5), (1, 3)} & set(chosen)


@pytest.mark.parametrize(
    "nothing",
    [
        "What will the owners of the ferry say to the people of Vessel now?",
        "“The ferry should never have left the harbour of Vessel on Tuesday night.”",
        "Nobody on board slept.",
    ],
)
def test_a_shorter_summary_is_better_than_a_stub_a_question_or_a_quotation_of_nobody(
    nothing: str,
) -> None:
    other = StoryText("Ferry lost", (nothing,))
    first = StoryText(WIRE.title, WIRE.sentences[:1])
    assert summarize_story([first, other], 2, language="en") == [(0, 0)]
    assert summarize_story([other, other], 1, language="en") == [(0, 0)]


@pytest.mark.parametrize(
    ("language", "title", "news", "more"),
    [
        (
            "en",
            "Mayor Marlow quits",
            "Mayor Marlow resigned on Thursday.",
            "Leaders of both parties in Pell urged the town to keep calm in the coming days.",
        ),
        (
            "de",
            "Strommasten brennen",
            "In Alderholt brennen zwei Strommasten.",
            "Der Betreiber des Netzes rechnet mit einem Ausfall von mehreren Tagen.",
        ),
        (
            "fi",
            "Pormestari erosi",
            "Pormestari Ines Marlow erosi maanantaina.",
            "Oppositio vaatii nyt uusia vaaleja jo ensi kevääksi eikä vasta syksyksi.",
        ),
    ],
)
def test_news_of_few_words_is_no_stub(language: str, title: str, news: str, more: str) -> None:
    story = [StoryText(title, (news,)), StoryText("Pell", (more,))]
    assert (0, 0) in summarize_story(story, 2, language=language)


def test_linking_words_that_link_to_nothing_shown_are_chosen_late() -> None:
    sentence = "the port authority sent two pilots home, and a judge of Pell looks at their log."
    first, linked, plain = (
        StoryText("Ferry runs aground", (WIRE.sentences[0], *more))
        for more in ([], [f"Meanwhile, {sentence}"], [sentence[0].upper() + sentence[1:]])
    )
    assert summarize_story([first, linked, plain], 2, language="en") == [(0, 0), (2, 1)]


def test_a_pronoun_comes_right_after_the_sentence_that_explains_it() -> None:
    chosen = summarize_story(STORY, 9, language="en")
    assert (0, 1) in chosen
    assert chosen[chosen.index((0, 1)) - 1] == (0, 0)


def test_one_article_is_summarised_as_news_does() -> None:
    expected = News()(WIRE.sentences, 2, title=WIRE.title)
    assert summarize_story([WIRE], 2, language="en") == [(0, index) for index in expected]


def test_what_was_shown_is_not_told_again() -> None:
    shown = texts(summarize_story(STORY, 2, language="en"))
    later = texts(summarize_story(STORY, 3, language="en", shown=shown))
    assert later
    assert not set(later) & set(shown)
    everything = [sentence for article in STORY for sentence in article.sentences]
    assert summarize_story(STORY, 3, language="en", shown=everything) == []


def test_no_article_and_no_sentence_give_no_summary() -> None:
    assert summarize_story([], 3, language="en") == []
    assert summarize_story([StoryText("Ferry", ())], 3, language="en") == []
    assert summarize_story(STORY, 0, language="en") == []


def test_a_negative_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="-2"):
        summarize_story(STORY, -2, language="en")


def test_an_article_that_only_repeats_its_title_still_has_a_summary() -> None:
    only = StoryText(
        "Rain falls on the island of Vessel.", ("Rain falls on the island of Vessel.",)
    )
    assert summarize_story([only], 2, language="en") == [(0, 0)]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.lists(
            st.one_of(
                st.sampled_from([s for article in STORY for s in article.sentences]),
                st.text(max_size=30),
            ),
            max_size=6,
        ),
        max_size=4,
    ),
    st.integers(0, 4),
)
def test_choices_are_distinct_existing_and_within_the_limit(
    articles: list[list[str]], limit: int
) -> None:
    story = [StoryText("Ferry", tuple(sentences)) for sentences in articles]
    chosen = summarize_story(story, limit, language="en")
    assert len(set(chosen)) == len(chosen) <= limit
    assert all(story[article].sentences[sentence] for article, sentence in chosen)


TOLD = ("The storm killed 12 people in the hills above Alderholt on Sunday, the mayor said.",)


def test_nothing_is_shown_of_what_is_new_but_leans_on_something_else() -> None:
    later = StoryText(
        "Alderholt counts its dead",
        (TOLD[0], "He said that four crews of Pell were still searching the valley with dogs."),
    )
    assert summarize_story([later], 1, language="en", shown=TOLD) == []


def test_a_question_is_better_than_what_leans_on_something_else() -> None:
    searched = "He said on Monday evening that 40 crews of Pell were still searching the valley."
    asked = "Will governor Oda Brook send another 60 soldiers to Alderholt?"
    first, second = StoryText("Search goes on", (searched,)), StoryText("Soldiers", (asked,))
    for shown in ((), TOLD):
        chosen = summarize_story([first, second], 1, language="en", shown=shown)
        assert chosen == [(1, 0)]


def test_what_is_new_at_the_end_of_a_later_article_is_no_news() -> None:
    filler = tuple(
        f"The mayor said on Sunday that the storm killed 12 people in the hills, {name} wrote."
        for name in ("Ada", "Ben", "Cai", "Dot", "Eli", "Fay", "Gus", "Hal")
    )
    history = "The chapel of Saint Brigid above Pell is a popular place for weddings of sailors."
    later = StoryText("Alderholt counts its dead", (*filler, history))
    shown = (*TOLD, *filler)
    assert new_sentences([history], shown, "en") == [0]
    assert summarize_story([later], 1, language="en", shown=shown) == []


def troops(second: str) -> list[str]:
    first = "The president said he is willing to send as many as 15,000 troops to the border."
    story = (StoryText("15,000 troops", (first,)), StoryText("Governors object", (second,)))
    return texts(summarize_story(story, 2, language="en"), story)


def test_what_tells_of_the_same_number_again_is_no_second_sentence() -> None:
    assert len(troops("In a harder tone he spoke of 15,000 troops for the Mexican frontier.")) == 1


@pytest.mark.parametrize("count", ["15", "2024", "21,000"])
def test_another_number_a_day_or_a_year_makes_no_retelling(count: str) -> None:
    second = f"In a harder tone he spoke of {count} troops for the Mexican frontier."
    assert second in troops(second)
