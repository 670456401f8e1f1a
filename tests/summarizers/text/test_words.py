import tracemalloc
from functools import cache
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizers.text.words import (
    STEMMERS,
    Vocabulary,
    content_stems,
    has_letters,
    is_content,
    is_shorter,
    length,
    numbers,
    read_words,
    sentence_stems,
    share_of_letters,
    stem,
    stems,
    visible_length,
    words,
)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Lee’s 1,300 deer", "en", ["lee's", "1,300", "deer"]),
        ("wait-and-see", "en", ["wait", "and", "see"]),
        ("l’homme d'État", "fr", ["l", "homme", "d", "état"]),
        ("हिन्दी में समाचार।", "hi", ["हिन्दी", "में", "समाचार"]),
        ("トヨタの社長と会談", "ja", ["トヨタ", "の", "社長", "と", "会談"]),
        ("大統領", "ja", ["大統", "統領"]),
        ("総理は来た", "ja", ["総理", "は", "来", "た"]),
        ("人民大会堂", "zh", ["人民", "民大", "大会", "会堂"]),
        ("ประชุม", "th", ["ประ", "ระช", "ะชุ", "ชุม"]),
        ("U+1F600 😀", "en", ["u", "1f600"]),
    ],
)
def test_words_of_each_script(text: str, language: str, expected: list[str]) -> None:
    assert words(text, language) == expected


def test_a_curly_apostrophe_is_the_straight_one() -> None:
    assert stems("the world’s talks", "en") == stems("the world's talks", "en")
    assert "world" in stems("the world’s", "en")


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("meeting", "meets", "en"),
        ("Regierungen", "Regierung", "de"),
        ("acuerdos", "acuerdo", "es"),
        ("정상회담을", "정상회담은", "ko"),
        ("회담했다", "회담을", "ko"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str, language: str) -> None:
    assert stems(one, language) == stems(other, language)


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "it", "pt", "nl"])
def test_function_words_are_no_content(language: str) -> None:
    texts = {
        "en": "he has been with them and it isn't there",
        "de": "er ist mit ihnen und der die das nicht auch",
        "es": "él no es de los que se han ido con la",
        "fr": "il n'est pas de ceux qui l'ont avec les",
        "it": "non è di quelli che gli sono con la",
        "pt": "ele não é dos que se com as uma",
        "nl": "hij is niet met de het een van die zijn",
    }
    assert set(content_stems(texts[language], language)) <= {"ont", "ido"}


def test_hiragana_and_chinese_particles_are_no_content() -> None:
    assert content_stems("首相は東京で会談した", "ja") == ["首相", "東京", "会談"]
    assert content_stems("我的中国", "zh") == ["中国"]


def test_without_a_list_frequent_short_words_are_left_out() -> None:
    sentences = [f"ja maja{n} on linn{n}a" for n in range(9)]
    assert all("on" not in found and "ja" not in found for found in sentence_stems(sentences, "et"))
    assert all(len(found) == 2 for found in sentence_stems(sentences, "et"))


def test_numbers_are_read_alike_however_they_are_grouped() -> None:
    assert numbers("1,300 and 1.300 and 3.5 or 3,5 and ２０") == {"1300", "3.5", "20"}


def test_length_is_in_words_of_any_script() -> None:
    assert length("Three words here") == 3
    assert 4 <= length("高市早苗首相は会談した") <= 7
    assert length("") == 0


def test_share_of_letters_tells_prose_from_numbers() -> None:
    assert share_of_letters("यह समाचार दिल्ली से आया है।") > 0.9
    assert share_of_letters("12.5 | 13.7 | -0.3%") < 0.1
    assert share_of_letters("") == 0.0


@given(st.text(max_size=60), st.sampled_from(["en", "fr", "ja", "zh", "ko", "th", "xx"]))
def test_any_text_has_lower_case_words(text: str, language: str) -> None:
    found = words(text, language)
    assert all(word and not any(c.isspace() for c in word) for word in found)
    assert len(stems(text, language)) == len(found) >= len(content_stems(text, language))


@given(st.text("ab0_1,.'’ —“\n", max_size=25))
def test_plain_text_has_the_same_words_beside_any_other(text: str) -> None:
    assert words(text) == words(f"{text} é")[:-1]


@given(st.text(max_size=80), st.sampled_from(["en", "fr", "ja", "zh", "ko", "th", "xx"]))
def test_a_text_is_read_as_its_words_are_one_by_one(text: str, language: str) -> None:
    told = words(text, language)
    content = [stem(word, language) for word in told if is_content(word, language)]
    assert read_words(text, language) == (tuple(told), tuple(content))
    assert content_stems(text, language) == content


def test_what_is_known_of_words_is_bounded_and_nothing_depends_on_it() -> None:
    told = words("The ferries of the harbours and the gulls are on the quays of the islands.") * 2
    small = Vocabulary("en", most=5)
    assert [small[word] or word for word in told] == [
        stem(word, "en") if is_content(word, "en") else word for word in told
    ]
    tracemalloc.start()
    for number in range(20_000):
        assert small[f"{number}th"] == f"{number}th"
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 100_000  # twice five words; all of them would take 2 MB


def test_a_stem_is_known_of_words_without_content_too() -> None:
    assert stems("The ferries are here", "en") == ["the", "ferri", "are", "here"]
    assert stem("being", "en") == "be"


_ANY_TEXT = st.text(st.sampled_from("abé é9 ,.'’—“|_一ひキไก\n"), max_size=30)


@given(_ANY_TEXT, st.floats(0, 1))
def test_whether_a_text_has_letters_is_told_by_their_share(text: str, share: float) -> None:
    assert has_letters(text, share) == (share_of_letters(text) >= share)


@given(_ANY_TEXT, st.integers(1, 12))
def test_whether_a_text_is_shorter_is_told_by_its_length(text: str, size: int) -> None:
    assert is_shorter(text, size) == (length(text) < size)


@given(st.text(st.characters(max_codepoint=127), max_size=40))
def test_plain_text_is_measured_as_any_other(text: str) -> None:
    visible = [character for character in text if not character.isspace()]
    assert visible_length(text) == len(visible) == visible_length(text + "é") - 1
    letters = sum(map(str.isalpha, visible))
    assert share_of_letters(text) == (letters / len(visible) if visible else 0.0)


@cache
def plain_stemmer(name: str) -> Any:
    """Return the stemmer that is used where nothing is compiled."""
    return getattr(import_module(f"snowballstemmer.{name}_stemmer"), f"{name.title()}Stemmer")()


_ENDINGS = [
    "",
    "s",
    "ies",
    "ing",
    "ed",
    "ation",
    "ement",
    "ungen",
    "ière",
    "öße",
    "ами",
    "ого",
    "'s",
]


_LETTERS = [
    "abcdeinorstyäéßőășłıç",
    "абевностијљ",
    "αβεικνοςστάη",
    "ابتكملنويةهگی",
    "אבדהוןיצעכט",
    "कखनतमािोंेीय",
    "աբեկյնսոր",
    "அகதமிலகள்ன்",
]


@pytest.mark.parametrize("language", sorted(STEMMERS))
@settings(max_examples=40)
@given(
    st.sampled_from(_LETTERS)
    .flatmap(lambda letters: st.text(letters, min_size=1, max_size=9))
    .filter(lambda text: text[0].isalpha()),
    st.sampled_from(_ENDINGS),
)
def test_stems_are_the_same_compiled_or_not(language: str, start: str, ending: str) -> None:
    # They are stored with articles, so an update of either package must not change them.
    word = start + ending
    assert stem(word, language) == plain_stemmer(STEMMERS[language]).stemWord(word)
