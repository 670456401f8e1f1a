"""What stands under all sorts of articles of one outlet is found; what belongs to news is not."""

from hypothesis import given
from hypothesis import strategies as st

from bot.model.article import PrintedArticle
from summarizers.text.recurring import find_recurring, fold

PLEA = "The Ilmen Gazette lives on its readers: become one of 4,000 friends today."
THINGS = (
    ("Port Ilmen closes two quays", "Divers will repair the foundations until spring."),
    ("Astronomers find a lost comet", "Nobody had seen it since the year 1911."),
    ("Keepers count nine otters in Brenn", "The survey of last year had found only four."),
    ("Bakers raise the price of rye bread", "Flour costs a third more than in autumn."),
)


def printed(title: str, *sentences: str, language: str = "en") -> PrintedArticle:
    return PrintedArticle(title, language, sentences)


def under(line: str, *things: tuple[str, str]) -> list[PrintedArticle]:
    return [printed(title, told, line) for title, told in things]


def test_a_line_under_articles_on_three_things_recurs() -> None:
    assert find_recurring(under(PLEA, *THINGS[:3])) == {fold(PLEA)}


def test_a_line_under_two_articles_may_be_news() -> None:
    assert not find_recurring([*under(PLEA, *THINGS[:2]), printed(*THINGS[2])])


def test_case_and_spaces_make_no_difference() -> None:
    shouted = printed(THINGS[2][0], PLEA.upper().replace(" ", "  "))
    assert find_recurring([*under(PLEA, *THINGS[:2]), shouted]) == {fold(PLEA)}


def test_background_that_an_outlet_tells_with_each_report_on_one_event_does_not_recur() -> None:
    background = "Queen Ottilie of Ilmen died on Monday at the age of ninety."
    reports = (
        ("Queen Ottilie dies at ninety", "Ilmen mourns; the world's leaders pay tribute."),
        ("Ilmen mourns its queen", "Thousands came to the palace; Ottilie had reigned since 1968."),
        ("World leaders pay tribute to Ottilie", "The queen was at home in every capital."),
        ("How Ilmen chose its queen in 1968", "The palace was empty, and Ottilie was a teacher."),
    )
    assert not find_recurring(under(background, *reports))


def test_versions_of_one_article_say_nothing() -> None:
    title = "Port Ilmen closes two quays: live"
    versions = [printed(title, "Divers are at work.", f"It is {hour}:00.") for hour in range(9, 14)]
    assert not find_recurring(versions)


def test_articles_without_a_headline_say_nothing() -> None:
    assert not find_recurring([printed("", told, PLEA) for _, told in THINGS])


def test_it_works_in_languages_without_spaces_and_with_cases() -> None:
    japanese = "続きは有料会員に登録してお読みください。"
    titles = ("首相が訪問を延期", "桜の開花が早まる", "新しい橋が完成した")
    assert find_recurring([printed(t, f"{t}。", japanese, language="ja") for t in titles])
    german = "Mehr aus der Region lesen Sie jeden Morgen im Ilmener Boten."
    heads = ("Hafen sperrt zwei Kais", "Komet nach Jahrzehnten entdeckt", "Brot wird teurer")
    assert find_recurring([printed(t, f"{t}.", german, language="de") for t in heads]) == {
        fold(german)
    }


@given(
    st.lists(
        st.builds(
            PrintedArticle,
            st.text(max_size=20),
            st.sampled_from(["en", "ja", "xx"]),
            st.lists(st.sampled_from(["A b.", "c", "", "  C ", "会。"]), max_size=4).map(tuple),
        ),
        max_size=8,
    )
)
def test_what_recurs_stands_in_three_articles_with_headlines(
    articles: list[PrintedArticle],
) -> None:
    for sentence in find_recurring(articles):
        holding = [a for a in articles if sentence in map(fold, a.sentences) and a.title.strip()]
        assert len(holding) >= 3
