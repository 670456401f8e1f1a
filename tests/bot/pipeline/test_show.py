"""Who is named behind the sentences of a digest's story."""

from datetime import UTC, datetime

import pytest

from bot.model.digest import Burst, Digest, DigestStory
from bot.model.message import Link, Paragraph, Plain, Quote, StoryCard
from bot.model.story import SummarySentence
from bot.pipeline.show import digest_message

HERALD = "https://herald.example/1"
AT = datetime(2026, 11, 28, 8, tzinfo=UTC)


def sentence(text: str, outlet: str) -> SummarySentence:
    return SummarySentence(text, 1, outlet, f"https://{outlet.lower()}.example/1")


def quiet_lines(*bursts: Burst) -> list[str]:
    digest = Digest(1, 1, AT, (), (), 2, 1, bursts=bursts)
    texts = [p.text for p in digest_message(digest).parts if isinstance(p, Paragraph) and p.quiet]
    return ["".join(part.text for part in text if isinstance(part, Plain)) for text in texts]


def quotes_of(*sentences: SummarySentence) -> tuple[Quote, ...]:
    story = DigestStory(1, 7, "A bridge falls", HERALD, sentences, (), "Herald", 1, AT)
    (card,) = (
        part
        for part in digest_message(Digest(1, 1, AT, (story,), (), 2, 1)).parts
        if isinstance(part, StoryCard)
    )
    return card.sentences


def test_sentences_of_the_cards_own_outlet_need_no_second_name() -> None:
    quotes = quotes_of(sentence("It fell at noon.", "Herald"), sentence("Nobody died.", "Herald"))
    assert [quote.source for quote in quotes] == [(), ()]


def test_where_several_outlets_speak_each_sentence_names_its_own() -> None:
    quotes = quotes_of(sentence("It fell at noon.", "Herald"), sentence("Nobody died.", "Courier"))
    assert [quote.source for quote in quotes] == [
        (Plain("Herald"),),
        (Link("Courier", "https://courier.example/1"),),
    ]


def test_one_sentence_from_another_outlet_names_it() -> None:
    (quote,) = quotes_of(sentence("Nobody died.", "Courier"))
    assert quote.source == (Link("Courier", "https://courier.example/1"),)


@pytest.mark.parametrize(
    ("bursts", "said"),
    [
        ([Burst("Herald", 490)], "490 more entries of Herald came at once and were not read"),
        ([Burst("Herald", 1)], "1 more entry of Herald came at once and was not read"),
        (
            [Burst("Herald", 1200), Burst("Courier", 20)],
            "1,220 more entries of Herald and Courier came at once and were not read",
        ),
        (
            [Burst("Herald", 90), Burst("Courier", 20), Burst("Post", 5), Burst("Wire", 5)],
            "120 more entries of Herald, Courier and 2 other feeds came at once and were not read",
        ),
    ],
)
def test_what_was_not_read_of_a_burst_is_said(bursts: list[Burst], said: str) -> None:
    assert quiet_lines(*bursts)[0] == f"2 articles, 0 stories, 1 feed · {said}"


def test_without_a_burst_nothing_is_said_of_one() -> None:
    assert quiet_lines()[0] == "2 articles, 0 stories, 1 feed"
