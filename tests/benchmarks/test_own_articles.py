"""Our own articles as training text: every answer becomes a label, and nothing else does."""

from collections import defaultdict
from pathlib import Path

import pytest

from benchmarks.conll import Labelled, spans_of
from benchmarks.own_articles import BATCHES, LEFT_OUT, label, read_left_out, read_own
from bot.actors.gazetteer import Gazetteer, load_gazetteer
from tests.builders.traps import ExpectedActor, Trap, read_traps


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def trap(text: str, *actors: tuple[str, str, str]) -> Trap:
    """An article; each actor is a name, a type and its mentions."""
    return Trap(
        name="made",
        title="",
        language="en",
        text=text,
        actors=tuple(
            ExpectedActor(name, "", True, kind, "", tuple(mentions.split(", ")))
            for name, kind, mentions in actors
        ),
    )


def names(document: Labelled) -> list[tuple[str, str]]:
    return [
        (" ".join(words[start:end]), kind)
        for words, labels in zip(document.sentences, document.labels, strict=True)
        for start, end, kind in spans_of(labels)
    ]


def test_mentions_get_the_type_of_their_actor_and_other_capitals_none(gazetteer: Gazetteer) -> None:
    article = trap(
        "Ada Quill left Halberd on Monday. Quill said Halberd’s plan was dead.",
        ("Ada Quill", "person", "Ada Quill, Quill"),
        ("Halberd", "organisation", "Halberd, Halberd"),
    )
    assert names(label(article, {}, gazetteer)) == [
        ("Ada Quill", "PER"),
        ("Halberd", "ORG"),
        ("Quill", "PER"),
        ("Halberd", "ORG"),
    ]


def test_a_name_inside_a_longer_one_is_not_taken_for_itself(gazetteer: Gazetteer) -> None:
    article = trap(
        "Halberd Shipping sued Ida Halberd. Halberd wept.",
        ("Halberd Shipping", "organisation", "Halberd Shipping"),
        ("Ida Halberd", "person", "Ida Halberd, Halberd"),
    )
    assert names(label(article, {}, gazetteer)) == [
        ("Halberd Shipping", "ORG"),
        ("Ida Halberd", "PER"),
        ("Halberd", "PER"),
    ]


def test_a_form_stands_no_oftener_than_the_answer_says(gazetteer: Gazetteer) -> None:
    article = trap("City won. The City of today slept.", ("Ostia City", "organisation", "City"))
    assert names(label(article, {}, gazetteer)) == [("City", "ORG")]


def test_what_answers_leave_out_is_labelled_wherever_it_is_free(gazetteer: Gazetteer) -> None:
    article = trap(
        "Off the Tessel, Tessel mends boats in Ostia. Ostia has two boats.",
        ("Tessel", "organisation", "Tessel"),
    )
    beside = {"the Tessel": "LOC", "Ostia": "LOC"}
    assert names(label(article, beside, gazetteer)) == [
        ("Tessel", "LOC"),
        ("Tessel", "ORG"),
        ("Ostia", "LOC"),
        ("Ostia", "LOC"),
    ]


def test_what_is_said_to_name_nobody_takes_no_mention(gazetteer: Gazetteer) -> None:
    article = trap("They call it Ada. Ada knows.", ("Ada", "person", "Ada"))
    assert names(label(article, {"it Ada": "O"}, gazetteer)) == [("Ada", "PER")]


def test_adjectives_of_a_country_are_peoples(gazetteer: Gazetteer) -> None:
    article = trap(
        "A Peruvian minister left Peru.",
        ("Peru", "place", "Peruvian, Peru"),
    )
    assert names(label(article, {}, gazetteer)) == [("Peruvian", "NORP"), ("Peru", "LOC")]


def test_quotation_marks_of_a_nickname_belong_to_no_name(gazetteer: Gazetteer) -> None:
    article = trap("Ada “Dot” Quill won.", ("Ada Quill", "person", "Ada “Dot” Quill"))
    assert names(label(article, {}, gazetteer)) == [
        ("Ada", "PER"),
        ("Dot", "PER"),
        ("Quill", "PER"),
    ]


def test_nearly_every_mention_of_the_seen_articles_is_labelled(gazetteer: Gazetteer) -> None:
    articles = [one for path in BATCHES for one in read_traps(path) if one.language == "en"]
    wanted = sum(len(actor.mentions) for article in articles for actor in article.actors)
    found = sum(len(names(label(article, {}, gazetteer))) for article in articles)
    # Lost are surnames that are titles ("Mark Pope … Pope"): titles are taken off names.
    assert found >= 0.995 * wanted


def test_only_articles_in_english_are_read(gazetteer: Gazetteer) -> None:
    english = [one for path in BATCHES for one in read_traps(path) if one.language == "en"]
    assert [document.name for document in read_own(gazetteer)] == [one.name for one in english]


def test_what_is_left_out_stands_in_its_article() -> None:
    articles: defaultdict[str, str] = defaultdict(str)
    for one in (article for path in BATCHES for article in read_traps(path)):
        articles[one.name] += " " + one.text
    for name, beside in read_left_out(LEFT_OUT).items():
        text = articles[name].replace("\n", " ")
        assert not [form for form in beside if form not in text], name


def test_labels_of_what_is_left_out_are_known() -> None:
    kinds = {kind for beside in read_left_out(LEFT_OUT).values() for kind in beside.values()}
    assert kinds == {"PER", "ORG", "LOC", "NORP", "O"}


def test_names_left_out_are_read_by_article(tmp_path: Path) -> None:
    path = tmp_path / "left_out.txt"
    path.write_text("# why\n=== one\nLOC Ostia | Port Vell\nORG Moon\n=== two\nPER Ek\n", "utf-8")
    assert read_left_out(path) == {
        "one": {"Ostia": "LOC", "Port Vell": "LOC", "Moon": "ORG"},
        "two": {"Ek": "PER"},
    }
