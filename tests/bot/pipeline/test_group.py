import json
import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from itertools import count, islice, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.article import Analysis, Loaded
from bot.model.story import KEY_SALIENCE, Evidence, PlacedStory
from bot.pipeline.analyse import analyse_loaded
from bot.pipeline.group import Group, StoryWindow, count_title_terms, story_terms, unit
from bot.pipeline.likeness import Likeness, cut
from summarizers.text.clean import usable
from summarizers.text.split import split_sentences
from tests.builders.articles import NOON

SEEDS = Path(__file__).parents[3] / "seeds/articles"

SUMMIT = (
    "Japan and South Korea agree on supply chains at Nara summit",
    "Prime Minister Sanae Takaichi and President Lee Jae Myung agreed in Nara to share early"
    " warnings when supplies of rare earths run short. The leaders also promised joint work"
    " against telephone fraud. Takaichi showed her guest the Todaiji temple, and the two will"
    " meet again in Andong in spring.",
)
SUMMIT_LATER = (
    "Lee leaves Nara with a promise to host Takaichi in Andong",
    "President Lee Jae Myung flew home from Nara on Wednesday after a last walk with Prime"
    " Minister Sanae Takaichi through the Horyuji temple. The next summit will be held in Andong."
    " Officials said the warning system for rare earths and other supplies starts in July.",
)
FOOTBALL = (
    "South Korea beat Japan in football friendly",
    "A late header gave South Korea a 1-0 win over Japan in Yokohama. Goalkeeper Jo Hyun-woo saved"
    " a penalty before half-time, and coach Hong Myung-bo praised his defenders. The teams meet"
    " again in Seoul in autumn.",
)
EXPORTS = (
    "Japan tightens seafood checks on South Korean oysters",
    "Japan will inspect every shipment of oysters from South Korea after norovirus was found in"
    " two cargoes. Fishermen in Tongyeong fear losses. The ministry in Tokyo said the checks will"
    " last until tests are clean for a month.",
)
BANK = (
    "Bank of Norway leaves its rate at four percent",
    "Norges Bank kept its policy rate unchanged and said that a cut in September is likely if"
    " inflation goes on falling. Economists had expected the decision. The krone weakened.",
)
Item = tuple[str, str]
_NEW = count(10**6)
"""Ids of articles that arrive."""


def terms_of(item: Item, language: str = "en") -> dict[str, float]:
    title, text = item
    sentences = [text[start:end] for start, end in split_sentences(text, language)]
    kept = usable(sentences, title=title, language=language)
    return story_terms(title, [sentences[index] for index in kept], language)


def evidence_of(item: Item, language: str = "en", at: datetime | None = None) -> Evidence:
    return Evidence(terms_of(item, language), count_title_terms(item[0], language), item[0], at)


def headline(text: str) -> Evidence:
    return Evidence(story_terms(text, [], "en"), count_title_terms(text, "en"), text)


def window_of(*stories: list[Item], language: str = "en", fixed: bool = False) -> StoryWindow:
    """Number the stories from 1, and their articles in the order given."""
    numbers, placed = count(1), []
    shown: dict[int, Evidence] = {}
    for story_id, items in enumerate(stories, 1):
        ids = tuple(islice(numbers, len(items)))
        placed.append(PlacedStory(story_id, language, ids, fixed))
        shown |= {one: evidence_of(item, language) for one, item in zip(ids, items, strict=True)}
    return read_window(placed, shown)


def read_window(stories: Iterable[PlacedStory], shown: Mapping[int, Evidence]) -> StoryWindow:
    """Return a window that holds these stories."""
    window = StoryWindow()
    window.renew(stories, lambda ids: {one: shown[one] for one in ids}, "all")
    return window


def story_for(item: Item | Evidence, window: StoryWindow, language: str = "en") -> int | None:
    """Return the story that an article joins; None if it is a story of its own."""
    shown = item if isinstance(item, Evidence) else evidence_of(item, language)
    new = next(_NEW)
    groups = window.place(new, shown, language)
    for number, group in enumerate(groups):
        window.settle(group.story_id or 100 * new + number, group.joining)
    [group] = [group for group in groups if new in group.joining]
    return group.story_id


def grow(
    items: Sequence[Evidence], window: StoryWindow | None = None, language: str = "en"
) -> list[int]:
    """Place articles one after the other, numbered from 1; return their stories."""
    window = window or StoryWindow()
    for new, shown in enumerate(items, 1):
        for number, group in enumerate(window.place(new, shown, language)):
            window.settle(group.story_id or 100 * new + number, group.joining)
    return [window.story_of(new) for new, _ in enumerate(items, 1)]


def test_terms_are_a_short_vector_of_length_one() -> None:
    terms = terms_of(SUMMIT)
    assert sum(weight * weight for weight in terms.values()) == pytest.approx(1, abs=0.01)
    assert terms == pytest.approx(unit(terms), abs=0.001)
    assert len(json.dumps(terms)) < 1500
    assert terms["nara"] > terms["fraud"]


def test_only_the_opening_of_a_long_text_counts() -> None:
    text = "".join(f"Report{n} says that the harbour is closed. " for n in range(500))
    assert len(terms_of(("Harbour closed", text))) < 160


def test_no_words_no_terms() -> None:
    assert story_terms("", [], "en") == {}
    assert unit({}) == {}
    assert story_for(Evidence({}), window_of([SUMMIT])) is None
    assert story_for(SUMMIT, read_window([PlacedStory(1, "en", (1,))], {1: Evidence({})})) is None


def test_the_first_article_makes_a_new_story() -> None:
    assert story_for(SUMMIT, StoryWindow()) is None


@pytest.mark.parametrize("others", [[], [BANK], [BANK, EXPORTS, FOOTBALL]])
def test_a_follow_up_joins_its_story(others: list[Item]) -> None:
    window = window_of([SUMMIT], *([other] for other in others))
    assert story_for(SUMMIT_LATER, window) == 1


@pytest.mark.parametrize("item", [FOOTBALL, EXPORTS, BANK])
@pytest.mark.parametrize("members", [[SUMMIT], [SUMMIT, SUMMIT_LATER]])
def test_the_same_two_countries_are_not_the_same_event(item: Item, members: list[Item]) -> None:
    assert story_for(item, window_of(members)) is None
    assert story_for(SUMMIT, window_of([item])) is None


def test_two_reports_of_one_morning_are_not_the_same_event_for_that() -> None:
    window = StoryWindow()
    grow([evidence_of(SUMMIT, at=NOON)], window)
    assert story_for(evidence_of(FOOTBALL, at=NOON), window) is None


@pytest.mark.parametrize(
    ("text", "story"),
    [
        ("Takaichi and Lee meet in Nara for talks on rare earths", 1),
        ("Japan to inspect all oysters from South Korea over norovirus", 2),
        ("Japan and South Korea sign treaty on deep sea mining", None),
        ("Lee Jae Myung visits shipyard in Geoje", None),
    ],
)
def test_a_headline_alone_finds_its_story(text: str, story: int | None) -> None:
    window = window_of([SUMMIT, SUMMIT_LATER], [EXPORTS], [BANK])
    assert story_for(headline(text), window) == story


def test_two_headlines_make_a_story() -> None:
    window = window_of([("Ferry Santa Brigida runs aground off Vessel", "")], [BANK])
    other = headline("Passengers saved from ferry Santa Brigida off Vessel")
    assert story_for(other, window) == 1


def test_languages_stay_apart() -> None:
    window = window_of([SUMMIT], language="de")
    assert story_for(SUMMIT, window) is None


def test_of_two_equal_stories_the_older_one_is_chosen() -> None:
    assert story_for(SUMMIT, window_of([SUMMIT], [SUMMIT])) == 1


def test_japanese_reports_of_one_event_find_each_other() -> None:
    first = (
        "フェリー「サンタ丸」が座礁、乗客全員救助",
        "火曜日の夜、大型フェリー「サンタ丸」が佐渡島の沖合で座礁した。海上保安庁の巡視船が乗客"
        "二百人を全員救助した。船長は濃霧でレーダーが故障したと説明している。",
    )
    second = (
        "座礁フェリーの船長を聴取、レーダー故障か",
        "佐渡島沖で座礁したフェリー「サンタ丸」について、海上保安庁は船長から事情を聴いた。"
        "濃霧の中でレーダーが故障していたとみて調べている。乗客は全員救助された。",
    )
    other = (
        "佐渡島で朱鷺の放鳥始まる",
        "新潟県の佐渡島で水曜日、朱鷺十五羽が自然に放たれた。環境省の担当者は野生での繁殖に期待を示した。",
    )
    window = window_of([first], language="ja")
    assert story_for(second, window, "ja") == 1
    assert story_for(other, window, "ja") is None


def test_a_crowded_window_keeps_an_event_together_and_others_apart() -> None:
    window = StoryWindow()
    grow([*map(evidence_of, (SUMMIT, BANK, *bridges(1000)))], window)
    assert story_for(SUMMIT_LATER, window) == window.story_of(1)
    assert story_for(FOOTBALL, window) is None


def bridges(number: int) -> list[Item]:
    """Return reports of so many events in Japan that share most of their words."""
    return [
        (
            f"Mayor{n} of Town{n % 50} opens Bridge{n} in Japan",
            f"The bridge{n} cost sum{n} and links bank{n} with shore{n}.",
        )
        for n in range(number)
    ]


@pytest.mark.parametrize("seed", range(1, 4))
def test_a_language_of_which_nothing_is_known_shows_soon_which_words_are_common(seed: int) -> None:
    draw = random.Random(seed)
    common = invented(draw, 60)
    articles = []
    for _ in range(8):
        own = invented(draw, 6)
        for _ in range(2):
            shared = own[:2] + draw.sample(own[2:], 3) + draw.sample(common, 40)
            title, text = " ".join(shared[:4]), " ".join(shared + invented(draw, 12))
            terms = story_terms(title, [text], "xx")
            articles.append(Evidence(terms, count_title_terms(title, "xx"), title))
    stories = grow(articles, language="xx")
    assert partition(stories) == {frozenset((n, n + 1)) for n in range(0, 16, 2)}


def invented(draw: random.Random, number: int) -> list[str]:
    return ["".join(draw.choices(("ka", "ro", "mi", "ten", "sul"), k=5)) for _ in range(number)]


ITEMS = (SUMMIT, SUMMIT_LATER, FOOTBALL, EXPORTS, BANK)


def partition(stories: Sequence[int]) -> set[frozenset[int]]:
    """Return which articles are together, whatever their stories are called."""
    return {
        frozenset(place for place, other in enumerate(stories) if other == story)
        for story in stories
    }


@given(st.permutations(range(len(ITEMS))))
def test_the_order_of_arrival_does_not_matter(order: list[int]) -> None:
    stories = grow([evidence_of(ITEMS[place]) for place in order])
    together = {frozenset(order[place] for place in group) for group in partition(stories)}
    assert together == {frozenset((0, 1)), *(frozenset((place,)) for place in (2, 3, 4))}


@given(st.lists(st.sampled_from(ITEMS), max_size=9))
def test_every_article_is_in_one_story_and_none_is_lost(items: list[Item]) -> None:
    window = StoryWindow()
    known: set[int] = set()
    for new, item in enumerate(items, 1):
        before = {one: window.story_of(one) for one in range(1, new)}
        groups = window.place(new, evidence_of(item), "en")
        joining = [one for group in groups for one in group.joining]
        assert new in joining
        assert len(joining) == len(set(joining))
        for number, group in enumerate(groups):
            # Only a story that exists is joined, and only one that is empty now is absorbed.
            assert group.story_id is None or group.story_id in known
            window.settle(group.story_id or 100 * new + number, group.joining)
        now = {one: window.story_of(one) for one in range(1, new + 1)}
        absorbed = {story for group in groups for story in group.absorbed}
        known |= set(now.values())
        assert set(before.values()) - set(now.values()) == absorbed
        assert not absorbed & set(now.values())
        known -= absorbed


@given(st.lists(st.sampled_from(ITEMS), max_size=6), st.sampled_from(ITEMS))
def test_a_story_that_people_were_shown_keeps_its_articles(items: list[Item], new: Item) -> None:
    window = window_of(*([item] for item in items), fixed=True)
    groups = window.place(999, evidence_of(new), "en")
    assert [group.joining for group in groups] == [(999,)]
    assert not groups[0].absorbed


@pytest.mark.parametrize(
    ("first", "second", "hours", "together"),
    [
        ("on Monday", "on Monday", None, True),
        ("on Monday", "on Wednesday", None, False),
        ("on Monday", "on Wednesday, two days after those of Monday", None, True),
        ("on Monday", "at the gate", None, True),
        ("on Monday", "on Wednesday", 48, True),
    ],
)
def test_reports_of_one_day_that_name_other_days_are_of_other_events(
    first: str, second: str, hours: int | None, together: bool
) -> None:
    strike = (
        "Dockers walk out in Rotterdam",
        f"Dockers at a Rotterdam terminal stopped work {first}. Their union wants higher wages.",
    )
    again = (
        "Ships wait off the coast",
        f"Hundreds of dockers left their posts at Rotterdam {second}, the harbour said.",
    )
    at = None if hours is None else (NOON, NOON + timedelta(hours=hours))
    window = window_of(*([bridge] for bridge in bridges(12)))
    story = story_for(evidence_of(strike, at=at and at[0]), window)
    assert story is None
    found = story_for(evidence_of(again, at=at and at[1]), window)
    assert (found is not None) is together


def test_two_stories_become_one_when_a_later_report_shows_it() -> None:
    shared, one, other = ("dock", "reef", "crane", "tugs"), "abcdef", "ghijkl"
    by_cosine = Likeness((10.0, *[0.0] * 12), -3.5)
    window = StoryWindow(likeness=by_cosine)
    before = grow([Evidence(dict.fromkeys((*shared, *own), 0.3)) for own in (one, other)], window)
    [group] = window.place(3, Evidence(dict.fromkeys((*shared, *one, *other), 0.25)), "en")
    assert len(set(before)) == 2
    assert group == Group(before[0], (2, 3), (before[1],))


def test_what_is_asked_changes_little_with_one_article_more() -> None:
    cuts = [cut(articles) for articles in range(10, 3000)]
    steps = [abs(one - other) for one, other in pairwise(cuts)]
    assert max(steps) < 0.02
    assert cut(1) > cut(40) > cut(200) > cut(3000)


def test_many_copies_of_one_text_take_bounded_time_and_are_one_story() -> None:
    assert len(set(grow([evidence_of(SUMMIT)] * 300))) == 1


@cache
def seed_items() -> tuple[tuple[str, str, Evidence], ...]:
    """Return (event, language, what it shows) of the samples as the bot reads them."""
    found = []
    ids: dict[str, int] = {}
    for path in sorted(SEEDS.iterdir()):
        kind = {".md": "text/markdown", ".txt": "text/plain", ".html": "text/html"}[path.suffix]
        analysis = analyse_loaded(Loaded(path.read_bytes(), path.as_uri(), kind), now=NOON)
        assert isinstance(analysis, Analysis)
        one = analysis.document
        actors = {
            ids.setdefault(actor.key or actor.name, len(ids)): actor.salience
            for actor in analysis.actors
            if actor.whole and actor.salience >= KEY_SALIENCE
        }
        shown = Evidence(
            analysis.terms,
            analysis.title_terms,
            one.title,
            one.published or NOON,
            one.outlet,
            actors,
        )
        found.append((path.name.split("--")[0], one.language, shown))
    return tuple(found)


def b_cubed(events: list[str], stories: list[int]) -> tuple[float, float]:
    """Return precision and recall (Bagga and Baldwin 1998)."""
    precision = recall = 0.0
    for event, story in zip(events, stories, strict=True):
        together = [e for e, s in zip(events, stories, strict=True) if s == story]
        right = together.count(event)
        precision += right / len(together) / len(events)
        recall += right / events.count(event) / len(events)
    return precision, recall


def shuffled(seed: int) -> list[tuple[str, str, Evidence]]:
    """Return the samples: as they are (0), backwards (1), or shuffled."""
    items = list(seed_items())
    if seed > 1:
        random.Random(seed).shuffle(items)
    return items[::-1] if seed == 1 else items


@pytest.mark.skipif(not list(SEEDS.glob("*.md")), reason="no seed articles")
@pytest.mark.parametrize("seed", range(22))
def test_the_samples_become_their_stories_in_any_order(seed: int) -> None:
    items = shuffled(seed)
    window = StoryWindow()
    for number, (_, language, shown) in enumerate(items, 1):
        for place, group in enumerate(window.place(number, shown, language)):
            window.settle(group.story_id or 100 * number + place, group.joining)
    stories = [window.story_of(number) for number, _ in enumerate(items, 1)]
    events = [f"{event} {language}" for event, language, _ in items]
    assert b_cubed(events, stories) == pytest.approx((1, 1))
