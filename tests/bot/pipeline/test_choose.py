"""Which stories make a digest: the floor, what a channel was told, and what comes back."""

from datetime import timedelta

from bot.model.article import Article
from bot.model.digest import Choice, DigestStory, Told
from bot.model.story import Story
from bot.pipeline.choose import Material, choose_stories
from bot.pipeline.rank import FLOOR
from tests.builders.articles import NOON, build_spans

NOW = NOON + timedelta(hours=1)
FLOOD = (
    "The river Lume flooded the old town of Ambria and carried away the stone bridge.",
    "Mayor Odile Varga asked for boats, sandbags and dry blankets from the coast.",
)
DAMAGE = (
    "Engineers found cracks in three more bridges and closed the road to Lumeport until June.",
)
CUP = (
    "Ambria won the regional cup after a late goal by striker Jonas Petri in Lumeport.",
    "Coach Brisa Holt praised the goalkeeper, who saved two penalties before half-time.",
)

BREAD = (
    "Bakers in Port Ilmen raised the price of rye bread by a tenth on Monday morning.",
    "Their guild said that flour had become a third dearer since the autumn harvest.",
)
COMET = (
    "Astronomers at the Brenn observatory found a comet that was lost for eighty years.",
    "Professor Ida Sorel said it would be seen without a telescope in early December.",
)


def article(number: int, sentences: tuple[str, ...], *, hours: float = 0) -> Article:
    at = NOON - timedelta(hours=hours)
    return Article(
        id=number,
        workspace_id=1,
        feed_id=None,
        story_id=None,
        url=f"https://outlet{number}.example/story",
        title=f"Report {number}",
        text="\n".join(sentences),
        language="en",
        outlet=f"Outlet {number}",
        author="",
        published=at,
        seen_at=at,
        sentences=build_spans(sentences),
        usable=frozenset(range(len(sentences))),
    )


def story(number: int, *articles: Article) -> Story:
    times = [a.at for a in articles]
    return Story(number, 1, "en", min(times), max(times), articles)


def choose(
    *stories: Story, told: tuple[Told, ...] = (), limit: int = 5
) -> tuple[list[Choice], list[DigestStory]]:
    material = Material(stories, told, {}, feeds=1)
    return choose_stories(material, NOW, limit=limit, sentences=2, model="news")


def shown(digest: DigestStory) -> list[str]:
    return [sentence.text for sentence in digest.sentences]


def told_of(number: int, article_id: int, *sentences: str) -> Told:
    return Told(number, NOON, (article_id,), sentences)


def test_a_quiet_day_is_a_short_digest() -> None:
    stale = story(1, article(1, FLOOD, hours=60))
    fresh = story(2, article(2, CUP))
    choices, chosen = choose(stale, fresh)
    assert [one.story_id for one in chosen] == [2]
    assert (choices[1].story_id, choices[1].position) == (1, 0)
    assert choices[1].score < FLOOR
    assert f"floor of {FLOOR:g}" in choices[1].reason
    assert choose(stale)[1] == []


def test_what_a_channel_was_told_in_another_story_is_less_novel() -> None:
    flood = story(1, article(1, FLOOD))
    assert choose(flood)[0][0].novelty == 0.5
    half = choose(flood, told=(told_of(9, 99, FLOOD[0]),))[0][0]
    assert half.novelty == 0.25
    whole = choose(flood, told=(told_of(9, 99, *FLOOD),))[0][0]
    assert whole.novelty == 0.0
    assert choose(flood)[0][0].score > half.score > whole.score


def test_a_told_story_without_new_facts_stays_away() -> None:
    copied = story(1, article(1, FLOOD, hours=5), article(2, FLOOD))
    choices, chosen = choose(copied, told=(told_of(1, 1, FLOOD[0]),))
    assert chosen == []
    assert choices[0].update
    assert "nothing new has been reported since" in choices[0].reason


def test_a_told_story_keeps_the_headline_it_was_told_under() -> None:
    """Not that of the earliest article, which the channel may never have seen."""
    known = story(1, article(2, (*FLOOD, *DAMAGE)), article(1, FLOOD[1:], hours=5))
    told = Told(1, NOON, (1, 2), (f"[…] {FLOOD[0][4:]}",))
    choices, _ = choose(known, told=(told,))
    assert choices[0].headline == "Report 2"


def test_a_story_told_twice_keeps_the_headline_of_the_second_time() -> None:
    known = story(1, article(1, FLOOD, hours=5), article(2, DAMAGE))
    first, second = Told(1, NOON, (1,), FLOOD), Told(1, NOW, (1, 2), DAMAGE)
    assert choose(known, told=(first, second))[0][0].headline == "Report 2"


def test_the_fourth_story_of_a_digest_is_told_in_a_sentence() -> None:
    texts = (FLOOD, CUP, BREAD, COMET)
    stories = [story(n, article(n, text)) for n, text in enumerate(texts, 1)]
    assert [len(shown(one)) for one in choose(*stories)[1]] == [2, 2, 2, 1]


def test_a_told_story_comes_back_with_its_new_facts_only() -> None:
    grown = story(1, article(1, FLOOD, hours=5), article(2, (*FLOOD, *DAMAGE)))
    _, chosen = choose(grown, told=(told_of(1, 1, FLOOD[0]),))
    assert [one.update for one in chosen] == [True]
    assert shown(chosen[0]) == list(DAMAGE)
    assert chosen[0].url == "https://outlet2.example/story"


def test_what_the_digest_had_no_room_for_is_no_news_later() -> None:
    """The mayor's call was in the told article, though the channel was shown the flood only."""
    later = story(1, article(1, FLOOD, hours=5), article(2, FLOOD[1:]))
    assert choose(later, told=(told_of(1, 1, FLOOD[0]),))[1] == []


def test_a_new_figure_in_a_known_sentence_is_a_new_fact() -> None:
    first = ("Rescuers brought 12 people from the flooded houses of Ambria to the school.",)
    more = ("Rescuers brought 31 people from the flooded houses of Ambria to the school.",)
    grown = story(1, article(1, first, hours=5), article(2, more))
    _, chosen = choose(grown, told=(told_of(1, 1, *first),))
    assert shown(chosen[0]) == list(more)


def test_a_story_that_repeats_a_better_one_of_the_digest_is_left_out() -> None:
    better = story(1, article(1, FLOOD), article(2, (*DAMAGE, FLOOD[1])))
    same = story(2, article(3, FLOOD, hours=2))
    choices, chosen = choose(better, same)
    assert [one.story_id for one in chosen] == [1]
    assert choices[1].reason == "It says nothing that story 1 of this digest does not say."
    assert chosen[0].more_outlets == 1


def test_a_full_digest_says_so() -> None:
    choices, chosen = choose(story(1, article(1, FLOOD)), story(2, article(2, CUP)), limit=1)
    assert len(chosen) == 1
    assert choices[1].reason == "The digest is full: it shows at most 1 story."
