import json
import re
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.story import StoryTerms
from bot.pipeline.group import StoryWindow, choose_story, story_terms, unit
from summarizers.text.split import split_sentences

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


def terms_of(item: Item, language: str = "en") -> dict[str, float]:
    title, text = item
    sentences = [text[start:end] for start, end in split_sentences(text, language)]
    return story_terms(title, sentences, language)


def window_of(*stories: list[Item], language: str = "en") -> list[StoryTerms]:
    """Number the stories from 1 and add up their articles' terms, as storage does."""
    window = []
    for number, items in enumerate(stories, 1):
        summed: defaultdict[str, float] = defaultdict(float)
        for item in items:
            for term, weight in terms_of(item, language).items():
                summed[term] += weight
        window.append(StoryTerms(number, language, len(items), dict(summed)))
    return window


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
    assert choose_story({}, "en", window_of([SUMMIT])) is None


def test_the_first_article_makes_a_new_story() -> None:
    assert choose_story(terms_of(SUMMIT), "en", []) is None


@pytest.mark.parametrize("others", [[], [BANK], [BANK, EXPORTS, FOOTBALL]])
def test_a_follow_up_joins_its_story(others: list[Item]) -> None:
    window = window_of([SUMMIT], *([other] for other in others))
    assert choose_story(terms_of(SUMMIT_LATER), "en", window) == 1


@pytest.mark.parametrize("item", [FOOTBALL, EXPORTS, BANK])
@pytest.mark.parametrize("members", [[SUMMIT], [SUMMIT, SUMMIT_LATER]])
def test_the_same_two_countries_are_not_the_same_event(item: Item, members: list[Item]) -> None:
    assert choose_story(terms_of(item), "en", window_of(members)) is None
    assert choose_story(terms_of(SUMMIT), "en", window_of([item])) is None


@pytest.mark.parametrize(
    ("headline", "story"),
    [
        ("Takaichi and Lee meet in Nara for talks on rare earths", 1),
        ("Japan to inspect all oysters from South Korea over norovirus", 2),
        ("Japan and South Korea sign treaty on deep sea mining", None),
        ("Lee Jae Myung visits shipyard in Geoje", None),
    ],
)
def test_a_headline_alone_finds_its_story(headline: str, story: int | None) -> None:
    window = window_of([SUMMIT, SUMMIT_LATER], [EXPORTS], [BANK])
    assert choose_story(story_terms(headline, [], "en"), "en", window) == story


def test_two_headlines_make_a_story() -> None:
    window = window_of([("Ferry Santa Brigida runs aground off Vessel", "")], [BANK])
    terms = story_terms("Passengers saved from ferry Santa Brigida off Vessel", [], "en")
    assert choose_story(terms, "en", window) == 1


def test_languages_stay_apart() -> None:
    window = window_of([SUMMIT], language="de")
    assert choose_story(terms_of(SUMMIT), "en", window) is None


def test_of_two_equal_stories_the_older_one_is_chosen() -> None:
    assert choose_story(terms_of(SUMMIT), "en", window_of([SUMMIT], [SUMMIT])) == 1


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
    assert choose_story(terms_of(second, "ja"), "ja", window) == 1
    assert choose_story(terms_of(other, "ja"), "ja", window) is None


def test_a_crowded_window_keeps_an_event_together_and_others_apart() -> None:
    window = StoryWindow(window_of([SUMMIT], [BANK]))
    for number in range(100, 1100):
        title = f"Mayor{number} of Town{number % 50} opens Bridge{number} in Japan"
        text = f"The bridge{number} cost sum{number} and links bank{number} with shore{number}."
        window.add(number, terms_of((title, text)), "en")
    assert window.choose(terms_of(SUMMIT_LATER), "en") == 1
    assert window.choose(terms_of(FOOTBALL), "en") is None


@given(st.lists(st.sampled_from([SUMMIT, SUMMIT_LATER, FOOTBALL, EXPORTS, BANK]), max_size=7))
def test_adding_one_by_one_is_the_same_as_starting_from_the_sums(items: list[Item]) -> None:
    growing = StoryWindow()
    members: dict[int, list[Item]] = {}
    for item in items:
        from_sums = choose_story(terms_of(item), "en", window_of(*members.values()))
        chosen = growing.choose(terms_of(item), "en")
        assert chosen == from_sums
        story = chosen or len(members) + 1
        growing.add(story, terms_of(item), "en")
        members.setdefault(story, []).append(item)


def seed_items() -> list[tuple[str, str, dict[str, float]]]:
    """Return (event, language, terms) of the seed articles in plain formats."""
    found = []
    for path in sorted([*SEEDS.glob("*.md"), *SEEDS.glob("*.txt")]):
        text = path.read_text(encoding="utf-8")
        head = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
        fields = dict(re.findall(r"^(\w+): (.*)$", head[1], re.MULTILINE)) if head else {}
        body = text[head.end() :] if head else text
        language = fields.get("language", "en")
        title = fields.get("title") or body.strip().split("\n")[0]
        found.append((path.name.split("--")[0], language, terms_of((title, body), language)))
    return found


def b_cubed(events: list[tuple[str, str]], stories: list[int]) -> tuple[float, float]:
    """Return precision and recall (Bagga and Baldwin 1998)."""
    precision = recall = 0.0
    for event, story in zip(events, stories, strict=True):
        together = [e for e, s in zip(events, stories, strict=True) if s == story]
        right = together.count(event)
        precision += right / len(together) / len(events)
        recall += right / events.count(event) / len(events)
    return precision, recall


@pytest.mark.skipif(not list(SEEDS.glob("*.md")), reason="no seed articles")
@pytest.mark.parametrize("backwards", [False, True])
def test_the_seed_articles_become_their_events(backwards: bool) -> None:
    items = seed_items()[:: -1 if backwards else 1]
    window, stories = StoryWindow(), []
    for number, (_, language, terms) in enumerate(items, 1):
        story = window.choose(terms, language) or number
        window.add(story, terms, language)
        stories.append(story)
    precision, recall = b_cubed([(event, language) for event, language, _ in items], stories)
    assert precision == pytest.approx(1)
    assert recall > 0.9
