"""Models by name, alone and as the base of `news`."""

import pytest

from bot.model.errors import PlugInError
from bot.pipeline.models import describe_models, find_summarizer, model_names
from summarizers.news import News

SENTENCES = [
    "The ferry company of Port Amber will sell its two oldest ships before the summer.",
    "Its director, Mara Quill, told the harbour council that repairs had become too dear.",
    "Rain fell on the island for most of the week, and the bakery closed early on Monday.",
    "The council wants ships for the harbour, and the ferry company wants ships it can repair.",
    "A new ship with an electric engine is to join the line to the islands in two years.",
    "Fares will not rise before it arrives, the company promised in a letter to islanders.",
]


def test_every_model_listed_can_be_had_and_summarises() -> None:
    assert {"news", "lead", "lex-rank", "sumy-kl", "news-lex-rank", "news-kl"} <= set(model_names())
    for name, good_for in describe_models().items():
        assert good_for.endswith("."), name
        chosen = find_summarizer(name)(SENTENCES, 2)
        assert 1 <= len(chosen) <= 2, name


@pytest.mark.parametrize("name", model_names())
def test_where_there_is_nothing_to_choose_nothing_is_chosen(name: str) -> None:
    """Articles of which a feed prints the title alone, and pages without a sentence."""
    assert find_summarizer(name)([], 3) == []
    assert find_summarizer(name)(["Share this article"], 3) == []


def test_a_base_changes_what_news_is_about_and_not_how_it_reads() -> None:
    plain, based = find_summarizer("news"), find_summarizer("news-luhn")
    assert isinstance(based, News)
    assert based.base is not None
    limits = range(1, len(SENTENCES))
    assert [plain(SENTENCES, n) for n in limits] != [based(SENTENCES, n) for n in limits]
    pointing_back = ["He said so.", *SENTENCES]
    assert 0 not in based(pointing_back, 3)


@pytest.mark.parametrize("name", ["news-lead", "news-news", "news-", "news-x", "rated", ""])
def test_what_is_no_model_is_refused_with_the_names(name: str) -> None:
    with pytest.raises(PlugInError):
        find_summarizer(name)


def test_underscores_are_as_good_as_dashes() -> None:
    assert isinstance(find_summarizer("news_text_rank"), News)
