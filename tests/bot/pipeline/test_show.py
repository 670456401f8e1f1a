"""Who is named behind the sentences of a digest's story."""

from datetime import UTC, datetime

from bot.model.digest import Digest, DigestStory
from bot.model.message import Link, Plain, Quote, StoryCard
from bot.model.story import SummarySentence
from bot.pipeline.show import digest_message

HERALD = "https://herald.example/1"
AT = datetime(2026, 11, 28, 8, tzinfo=UTC)


def sentence(text: str, outlet: str) -> SummarySentence:
    return SummarySentence(text, 1, outlet, f"https://{outlet.lower()}.example/1")


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
