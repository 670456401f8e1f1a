"""What makes a story matter, in numbers that a person can check."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.model.article import Article
from bot.model.story import Story, StoryActor
from bot.pipeline.rank import FLOOR, Weighed, independent_outlets, weigh

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
WIRE = (
    "The harbour council of Port Ilmen voted on Monday to close two of its five quays for a year "
    "while divers repair the foundations that the winter storms had damaged."
)
OWN = (
    "Dockers in Port Ilmen face a year of short weeks after the council shut quays three and four "
    "for repairs, the union said, and shipping lines will move to the northern basin."
)


def article(number: int, outlet: str, text: str, hours: float = 2) -> Article:
    at = NOW - timedelta(hours=hours)
    return Article(
        id=number,
        workspace_id=1,
        feed_id=1,
        story_id=1,
        url=f"https://{number}.example/story",
        title="Port Ilmen closes quays",
        text=text,
        language="en",
        outlet=outlet,
        author="",
        published=at,
        seen_at=at,
    )


def story(*articles: Article, salience: float = 0.0) -> Story:
    actors = (StoryActor(1, "Port Ilmen", "place", salience),) if salience else ()
    times = [a.at for a in articles]
    return Story(1, 1, "en", min(times), max(times), articles, actors)


def test_copies_of_one_wire_text_count_once() -> None:
    articles = [
        article(1, "Meridian", WIRE, 3),
        article(2, "Copycat", WIRE + " Reporting by our own desk.", 2),
        article(3, "Harbour", OWN, 1),
    ]
    assert independent_outlets(articles) == ["Meridian", "Harbour"]


def test_copies_count_once_where_no_spaces_part_words() -> None:
    wire = "港湾評議会は月曜日、嵐で傷んだ土台を直すため五つの岸壁のうち二つを閉鎖すると決めた。"
    own = "荷役労働者は一年間短い週を強いられると組合は述べ、船会社は北の水域へ移るとみられている。"
    articles = [
        replace(article(1, "甲", wire, 3), language="ja"),
        replace(article(2, "乙", wire + "共同", 2), language="ja"),
        replace(article(3, "丙", own, 1), language="ja"),
    ]
    assert independent_outlets(articles) == ["甲", "丙"]


def test_two_articles_of_one_outlet_count_once() -> None:
    assert independent_outlets([article(1, "A", WIRE), article(2, "A", OWN)]) == ["A"]


def test_more_outlets_more_score() -> None:
    one = weigh(Weighed(story(article(1, "A", WIRE))), NOW)
    two = weigh(Weighed(story(article(1, "A", WIRE), article(2, "B", OWN))), NOW)
    assert two.coverage > one.coverage == 1.0
    assert two.score > one.score


def test_freshness_halves_in_twelve_hours() -> None:
    new = weigh(Weighed(story(article(1, "A", WIRE, 0))), NOW)
    old = weigh(Weighed(story(article(1, "A", WIRE, 12))), NOW)
    assert (new.freshness, old.freshness) == (1.0, 0.5)


def test_the_score_is_the_sum_of_its_parts() -> None:
    facts = Weighed(
        story(article(1, "A", WIRE), salience=0.8), followed=0.8, new_share=0.5, section_weight=2
    )
    choice = weigh(facts, NOW)
    parts = choice.coverage + choice.freshness + choice.actors + choice.followed + choice.novelty
    assert choice.score == pytest.approx(parts + choice.section)
    assert (choice.followed, choice.novelty, choice.actors) == (0.45, 0.25, 0.4)
    assert choice.section == 0.5


def test_what_is_much_about_a_followed_actor_scores_more_than_what_names_it() -> None:
    about, names, neither = (
        weigh(Weighed(story(article(1, "A", WIRE)), followed=strength), NOW)
        for strength in (1.0, 0.1, None)
    )
    assert about.score > names.score > neither.score


def test_a_light_section_scores_less() -> None:
    light = weigh(Weighed(story(article(1, "A", WIRE)), section_weight=0.5), NOW)
    assert light.section == -0.5


def test_an_old_story_of_one_outlet_is_below_the_floor() -> None:
    choice = weigh(Weighed(story(article(1, "A", WIRE, 40)), new_share=0.5), NOW)
    assert choice.score < FLOOR


def test_an_article_from_the_future_is_not_fresher_than_new() -> None:
    early = replace(article(1, "A", WIRE), published=NOW + timedelta(hours=5))
    assert weigh(Weighed(story(early)), NOW).freshness == 1.0
