from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.model.actor import Mention
from bot.model.article import Article, Span
from commands.lately import Naming, choose, find_namings, sentence_at
from tests.builders.newsroom import NOW

_FILLER = "The weather stayed mild along the whole of the western coast for weeks."


def article_of(*sentences: str, number: int = 1, days: float = 0, story: int = 0) -> Article:
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    return Article(
        id=number,
        workspace_id=1,
        feed_id=None,
        story_id=story or number,
        url="https://example.com",
        title="A title",
        text=text,
        language="en",
        outlet="Coast Herald",
        author="",
        published=NOW - timedelta(days=days),
        seen_at=NOW,
        sentences=tuple(spans),
        usable=frozenset(range(len(spans))),
    )


def namings_of(article: Article, name: str = "Takaichi") -> list[Naming]:
    starts = [i for i in range(len(article.text)) if article.text.startswith(name, i)]
    mentions = [Mention(start, start + len(name), name) for start in starts]
    return find_namings(article, mentions, 0.5, NOW)


def best_of(*sentences: str) -> str:
    (best,) = choose(namings_of(article_of(*sentences)), 1)
    return best.text


def test_only_sentences_that_name_the_actor_and_are_fit_are_found() -> None:
    article = article_of("Takaichi spoke.", _FILLER, "Also Read: Takaichi at home")
    article = replace(article, usable=frozenset({0, 1}))
    assert [naming.text for naming in namings_of(article)] == ["Takaichi spoke."]


def test_a_sentence_that_names_the_actor_twice_is_found_once() -> None:
    assert len(namings_of(article_of("Takaichi said that Takaichi would not resign."))) == 1


def test_the_actor_as_subject_wins() -> None:
    as_subject = "Takaichi told the committee that the tax would stay as it is until autumn."
    in_passing = (
        "The committee, which had waited for hours in the heat of the old hall without a break, "
        "finally heard an answer of some length from Takaichi."
    )
    assert best_of(in_passing, as_subject) == as_subject


def test_a_sentence_that_leans_on_the_one_before_loses() -> None:
    alone = "On Tuesday morning in the capital, Takaichi opened the talks on the fishing quotas."
    leaning = "But Takaichi did not say when the second round of these talks would take place."
    assert best_of(leaning, alone) == alone


def test_what_the_actor_owns_is_not_what_the_actor_does() -> None:
    owned = "Takaichi’s party lost two seats in the northern district on Sunday evening."
    did = "On Sunday evening Takaichi conceded two seats in the northern district."
    assert best_of(owned, did) == did


def test_half_a_quotation_loses() -> None:
    half = "Takaichi said: “We will wait for the report of the commission on the dam."
    whole = "Takaichi said that she would wait for the report of the commission on dams."
    assert best_of(half, whole) == whole


def test_newer_sentences_win_and_come_first() -> None:
    old = article_of("Takaichi praised the harbour works in the north.", number=1, days=20)
    new = article_of("Takaichi opened a school for nurses in Kobe.", number=2)
    chosen = choose([*namings_of(old), *namings_of(new)], 2)
    assert [naming.article.id for naming in chosen] == [2, 1]
    assert choose([*namings_of(old), *namings_of(new)], 1) == chosen[:1]


def test_what_was_said_nearly_so_is_not_said_again() -> None:
    first = article_of("Takaichi said ministers would meet again in April.", number=1)
    copy = article_of("Takaichi said the ministers would meet in April again.", number=2)
    assert len(choose([*namings_of(first), *namings_of(copy)], 4)) == 1


def test_near_repetition_is_seen_without_spaces_too() -> None:
    first = article_of("高市首相は四月に閣僚会議を再開すると述べた。", number=1)
    copy = article_of("高市首相は、閣僚会議を四月に再開すると述べた。", number=2)
    other = article_of("高市首相は奈良の寺を訪れ、地元の人々と話した。", number=3)
    namings = [naming for a in (first, copy, other) for naming in namings_of(a, "高市")]
    assert len(choose(namings, 4)) == 2


def test_another_story_comes_before_a_second_sentence_of_one() -> None:
    one = article_of(
        "Takaichi signed the treaty on fishing quotas in Busan.",
        "Takaichi promised new patrol boats for the coast guard.",
    )
    other = article_of(
        f"{_FILLER[:-1]} before anybody in the provinces had heard that Takaichi would come.",
        number=2,
        days=9,
    )
    chosen = choose([*namings_of(one), *namings_of(other)], 2)
    assert {naming.article.id for naming in chosen} == {1, 2}
    assert len(choose([*namings_of(one), *namings_of(other)], 3)) == 3


def test_an_offset_between_sentences_is_in_none() -> None:
    article = article_of("One.", "Two.")
    assert [sentence_at(article, offset) for offset in (0, 3, 4, 5, 8, 99)] == [0, 0, -1, 1, 1, -1]


@given(st.lists(st.text(max_size=80), max_size=12), st.integers(0, 5))
def test_any_text_is_chosen_from_within_the_limit(sentences: list[str], limit: int) -> None:
    article = article_of(*sentences)
    mentions = [Mention(at, at + 1, "x") for at in range(0, len(article.text), 7)]
    chosen = choose(find_namings(article, mentions, 0.5, NOW), limit)
    assert len(chosen) <= limit
    assert len({naming.index for naming in chosen}) == len(chosen)


def test_a_sentence_that_tells_little_is_left_out_where_another_tells_more() -> None:
    telling = "Takaichi opened the talks on the fishing quotas in the capital."
    leaning = "She added that the quotas had been set before Takaichi was in office."
    assert [n.text for n in choose(namings_of(article_of(telling, leaning)), 4)] == [telling]
    assert [n.text for n in choose(namings_of(article_of(leaning)), 4)] == [leaning]


def test_another_language_only_fills_what_is_left() -> None:
    first = article_of("Takaichi opened a school for nurses in Kobe.", number=1, days=3)
    second = article_of("Takaichi praised the harbour works in the north.", number=2, days=9)
    other = replace(article_of("Takaichi eröffnete eine Schule.", number=3), language="de")
    namings = [naming for article in (first, second, other) for naming in namings_of(article)]
    assert {naming.article.id for naming in choose(namings, 2)} == {1, 2}
    assert {naming.article.id for naming in choose(namings, 3)} == {1, 2, 3}
