import pickle
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.actors.recognise import Candidate
from bot.actors.tag import MOST_ACTORS, tag_actors
from bot.model.actor import ActorType, TaggedActor
from bot.model.article import Span
from tests.bot.actors.test_traps import split

WORDS = st.sampled_from(
    [
        *(
            "Lee",
            "Jae",
            "Myung",
            "Kim",
            "Jong-un",
            "Donald",
            "Trump",
            "Takaichi",
            "Tokyo",
            "Beijing",
        ),
        *(
            "US",
            "us",
            "the",
            "of",
            "von",
            "al-",
            "Mr",
            "Mrs",
            "President",
            "minister",
            "said",
            "in",
        ),
        *(
            "and",
            ",",
            ".",
            "(",
            ")",
            "’s",
            "'",
            '"',
            "“",
            "WHO",
            "Bank",
            "Japan",
            "South",
            "Korean",
        ),
        *(
            "Georgia",
            "Jr.",
            "X",
            "高市早苗首相",
            "이재명",
            "대통령",
            "Путина",
            "\u200b",
            "\n",
            "—",
            "I",
        ),
    ]
)
TEXTS = st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200)
LANGUAGES = st.sampled_from(["", "en", "de", "es", "ja", "ko", "zh", "ru", "ar", "xx"])


@given(text=TEXTS, title=TEXTS, language=LANGUAGES)
@example(text="Tru\u200bmp", title="\x00", language="en")
def test_any_text_is_tagged_with_true_offsets(text: str, title: str, language: str) -> None:
    actors = tag_actors(text, split(text), title=title, language=language)
    spans = sorted((m.start, m.end) for actor in actors for m in actor.mentions)
    assert all(m.text == text[m.start : m.end] for actor in actors for m in actor.mentions)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for actor in actors:
        assert actor.mentions
        assert list(actor.mentions) == sorted(actor.mentions, key=lambda m: m.start)
        assert 0 <= actor.salience <= 1
        assert not actor.role or actor.role in text
    assert [a.salience for a in actors] == sorted((a.salience for a in actors), reverse=True)


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Roe said. " * 20_000,
        " ".join(f"Mr Kim Roe{number} left. Kim stayed." for number in range(3_000)),
        "Trump spoke. " * 5_000,
        "A" * 1_000_000,
        "Bank of " * 30_000,
        "이재명 대통령 이 대통령 " * 5_000,
    ],
    ids=["names", "rivals", "one name", "one word", "links", "surnames"],
)
def test_work_is_bounded(text: str) -> None:
    assert len(tag_actors(text, split(text[:150_000]))) <= MOST_ACTORS


def test_a_text_in_capitals_names_only_what_is_sure() -> None:
    assert names("DONALD TRUMP AND XI JINPING MET. IT WAS UP TO US WHO WINS.") == {
        "Donald Trump",
        "Xi Jinping",
    }


def test_a_text_without_capitals_names_nobody() -> None:
    assert names("the us president, donald trump, met us in tokyo.") == set()


def test_hidden_characters_do_not_hide_a_name() -> None:
    [actor] = tag("Yesterday Tru\u200bmp spoke.")
    assert (actor.name, actor.mentions[0].text) == ("Donald Trump", "Tru\u200bmp")


def test_accents_that_no_letter_takes_in_stay_with_the_name() -> None:
    """Yoruba has vowels with two marks; Unicode composes only one of them."""
    text = "Ṣọlá Adébáyọ̀ said the governor would stay. Adébáyọ̀ left on Monday."
    (actor,) = tag_actors(text, split(text))
    assert (actor.name, actor.role) == ("Ṣọlá Adébáyọ̀", "")
    assert [mention.text for mention in actor.mentions] == ["Ṣọlá Adébáyọ̀", "Adébáyọ̀"]


@pytest.mark.parametrize(
    ("name", "again"), [("Siobhán O’Neill", "SIOBHAN O’NEILL"), ("Kenji Groß", "Kenji Gross")]
)
def test_a_name_is_shown_as_first_printed_where_no_other_has_more_letters(
    name: str, again: str
) -> None:
    text = f"{name} said no. {again} left on Monday."
    (actor,) = tag_actors(text, split(text))
    assert actor.name == name


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        ("ko", "삼성전자 총리 이재명 대통령\n국무위원장은 말했다.", "Lee Jae Myung", "대통령"),
        (
            *("tr", "Osk ve Göteborgs\nMerkez Bankası Başkanı İbrahim Kalın konuştu."),
            *("İbrahim Kalın", "Merkez Bankası Başkanı"),
        ),
    ],
)
def test_a_role_ends_with_its_line(language: str, text: str, name: str, role: str) -> None:
    found = tag_actors(text, [Span(0, len(text))], language=language)
    assert [actor.role for actor in found if actor.name == name] == [role]


def test_nothing_comes_of_nothing() -> None:
    assert tag_actors("", []) == ()
    assert tag("A quiet day by the sea.") == ()


def test_what_only_the_title_names_is_not_in_the_article() -> None:
    assert tag("Nothing happened.", title="Trump meets Xi") == ()


def test_who_is_named_in_none_of_the_sentences_is_nobody() -> None:
    text = "Ada Roe left the port.\nFollow Hale & Vellmar on Facebook.\nPhoto: Ivo Lundqvist, 34,"
    sentence = Span(0, text.index("\n"))
    assert [actor.name for actor in tag_actors(text, [sentence])] == ["Ada Roe"]


def test_being_in_the_title_raises_the_salience() -> None:
    text = "Japan and Chile signed a treaty."
    order = [actor.name for actor in tag(text, title="Chile signs")]
    assert order == ["Chile", "Japan"]


def test_the_aliases_are_the_other_forms_of_this_article() -> None:
    [actor] = tag("Sanae Takaichi spoke. Takaichi’s voice was low. Takaichi left.")
    assert actor.aliases == ("Takaichi",)
    assert "高市早苗" in actor.known_aliases


def test_the_result_crosses_process_borders() -> None:
    actors = tag("Sanae Takaichi spoke in Osaka.")
    assert pickle.loads(pickle.dumps(actors)) == actors


def test_another_recogniser_takes_its_place() -> None:
    def find(text: str, sentences: object, title: str, language: str) -> list[Candidate]:
        start = text.find("zorble corp")
        return [Candidate(start, start + 11, ActorType.ORGANISATION)] if start >= 0 else []

    text = "Profits at zorble corp fell, said Donald Trump."
    [actor] = tag_actors(text, split(text), recogniser=find)
    assert (actor.name, actor.type) == ("zorble corp", ActorType.ORGANISATION)


def tag(text: str, title: str = "") -> tuple[TaggedActor, ...]:
    return tag_actors(text, split(text), title=title)


def names(text: str) -> set[str]:
    return {actor.name for actor in tag(text)}
