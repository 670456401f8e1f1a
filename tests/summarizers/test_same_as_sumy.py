"""The models computed with numpy rate as sumy's own classes do.

Where the order of two sentences differs, both rate them as equal: sumy's LSA decomposes a matrix
and its noise decides such ties, differently with every hash seed.
"""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.plugins import load
from summarizers.base import Summarizer
from summarizers.rated import RatedModel
from summarizers.text.clean import presentable
from summarizers.text.split import split_sentences

SEEDS = Path(__file__).parents[2] / "seeds/articles"
WORDS = ("ferry", "port", "fog", "captain", "rescue", "coast", "radar", "storm", "island", "crew")
MODELS = ("lex_rank", "text_rank", "reduction", "lsa", "kl")

each_model = pytest.mark.parametrize("name", MODELS)


def both(name: str) -> tuple[RatedModel, RatedModel]:
    ours, sumys = (load("summarizers", n, Summarizer)() for n in (name, f"sumy_{name}"))
    assert isinstance(ours, RatedModel)
    assert isinstance(sumys, RatedModel)
    return ours, sumys


def seed_articles() -> dict[str, list[str]]:
    found = {}
    for path in sorted([*SEEDS.glob("*.md"), *SEEDS.glob("*.txt")]):
        text = path.read_text(encoding="utf-8").split("\n---\n")[-1]
        found[path.name] = [text[start:end] for start, end in split_sentences(text)]
    return found


def made_up_cluster(seed: int, size: int) -> list[str]:
    draw = random.Random(seed)
    return [
        " ".join(draw.choices(WORDS, k=draw.randint(4, 12))).capitalize() + f" in bay{n}."
        for n in range(size)
    ]


def assert_same(name: str, texts: list[str], limit: int = 10) -> None:
    ours, sumys = both(name)
    theirs = sumys.rated(texts, limit)
    mine = ours.rated(texts, limit)

    def best(ratings: list[float]) -> list[int]:
        return sorted(range(len(texts)), key=lambda place: (-ratings[place], place))[:limit]

    if name == "kl":  # ratings are places in the order of picks
        assert best(mine) == best(theirs)
    else:
        assert mine == pytest.approx(theirs, rel=1e-9, abs=1e-9)
        for a, b in zip(best(mine), best(theirs), strict=True):
            assert a == b or theirs[a] == pytest.approx(theirs[b], rel=1e-9, abs=1e-9)


@each_model
def test_on_the_seed_articles(name: str) -> None:
    articles = seed_articles()
    assert len(articles) > 20
    for sentences in articles.values():
        kept = [sentences[index] for index in presentable(sentences)]
        assert_same(name, kept)
        ours, sumys = both(name)
        assert ours(sentences, 3) == sumys(sentences, 3)


@each_model
@pytest.mark.parametrize("seed", range(3))
def test_on_made_up_clusters(name: str, seed: int) -> None:
    assert_same(name, made_up_cluster(seed, 25 if name == "kl" else 60))


@each_model
def test_on_a_cluster_of_the_seeds(name: str) -> None:
    sentences = [s for article in seed_articles().values() for s in article]
    kept = [sentences[index] for index in presentable(sentences)]
    assert_same(name, kept[: 40 if name == "kl" else 120])


@each_model
@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from([*WORDS, "the", "does", "Ships", "1,300"]), max_size=5).map(
            " ".join
        ),
        min_size=1,
        max_size=8,
        unique=True,
    )
)
def test_on_anything_short(name: str, texts: list[str]) -> None:
    assert_same(name, texts, limit=len(texts))
