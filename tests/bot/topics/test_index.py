from hypothesis import given
from hypothesis import strategies as st

from bot.topics.index import Subject, TopicIndex
from bot.topics.query import Query, parse_query
from bot.topics.terms import Node, all_of, any_of, asks_for_presence, name_leaf, negate, words_leaf

VOCABULARY = ["North Korea", "South Korea", "Japan", "Japanese", "Seoul", "rain", "US", "Kim"]
VOCABULARY += ["日本", "日本銀行", "本", "김정은", "김정", "銀行 決定", "AI技術"]
NAMES = ["Kim Jong-un", "Kim Min-seok", "North Korea", "South Korea", "高市早苗", "da Silva"]

leaves = st.one_of(
    st.sampled_from(VOCABULARY).map(words_leaf),
    st.sampled_from([*NAMES, "Kim", "Jong-un", "Korea", "高市", "早苗", "da"]).map(name_leaf),
    st.sampled_from(["jap*", "kor*", "japa*", "seo*"]).map(lambda text: parse_query(text).root),
)


def _grown(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(several.map(all_of), several.map(any_of), inner.map(negate))


queries = st.recursive(leaves, _grown, max_leaves=6).filter(asks_for_presence).map(Query)
texts = st.lists(st.sampled_from([*VOCABULARY, "の", ".\n", ","]), max_size=8)
names = st.lists(st.sampled_from(NAMES).map(lambda name: (name,)), max_size=3).map(tuple)
subjects = st.builds(
    Subject, texts.map(" ".join), texts.map("".join) | texts.map(" ".join), names, names
)


@given(st.lists(queries, max_size=12), st.lists(subjects, max_size=4))
def test_the_index_finds_exactly_what_every_query_would(
    asked: list[Query], articles: list[Subject]
) -> None:
    index = TopicIndex(enumerate(asked))
    for article in articles:
        expected = {number for number, query in enumerate(asked) if query.matches(article)}
        assert index.match(article) == expected


@given(leaves, subjects)
def test_a_negation_matches_where_the_query_does_not(leaf: Node, article: Subject) -> None:
    assert negate(leaf).matches(article) is not leaf.matches(article)


def test_equal_queries_under_different_numbers_all_match() -> None:
    query = parse_query('"North Korea"')
    index = TopicIndex([(7, query), (9, query), (11, parse_query("rain"))])
    assert index.match(Subject("North Korea answers", "")) == {7, 9}
    assert len(index) == 3


def test_only_queries_that_share_a_rare_word_are_checked_in_full() -> None:
    checked: list[str] = []

    class Watched(Query):
        def matches(self, subject: Subject) -> bool:
            checked.append(str(self))
            return super().matches(subject)

    texts = [f"Japan word{number}" for number in range(50)]
    index = TopicIndex((n, Watched(parse_query(text).root)) for n, text in enumerate(texts))
    assert index.match(Subject("Japan", "and word7")) == {7}
    assert checked == ["Japan word7"]


def test_an_empty_index_and_an_empty_article_match_nothing() -> None:
    assert TopicIndex([]).match(Subject("Japan", "rain")) == set()
    assert TopicIndex([(1, parse_query("rain"))]).match(Subject("", "")) == set()


def test_queries_on_sections_are_found() -> None:
    index = TopicIndex([(1, parse_query("section:asia")), (2, parse_query("section:asia ferry"))])
    assert index.match(Subject("Ferry", "", sections=("Asia",))) == {1, 2}
    assert index.match(Subject("asia ferry", "", sections=("Sport",))) == set()
