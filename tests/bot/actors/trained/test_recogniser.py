from itertools import pairwise
from pathlib import Path

import pytest

from bot.actors.gazetteer import load_gazetteer
from bot.actors.rules import RuleRecogniser
from bot.actors.tag import tag_actors
from bot.actors.trained.lexicon import read_lexicon
from bot.actors.trained.model import WEIGHTS, load_model
from bot.actors.trained.recogniser import CrfRecogniser
from bot.model.actor import ActorType
from bot.model.article import Span
from bot.model.errors import FileError
from tests.bot.actors.test_traps import split


@pytest.fixture(scope="module")
def recogniser() -> CrfRecogniser:
    return CrfRecogniser()


def find(recogniser: CrfRecogniser, text: str, language: str = "en") -> dict[str, ActorType | None]:
    found = recogniser(text, split(text), "", language)
    return {text[candidate.start : candidate.end]: candidate.type for candidate in found}


def test_it_finds_names_the_rules_overlook(recogniser: CrfRecogniser) -> None:
    text = "Rescuers from the Mekong Relief Circle reached the camp, its head Vireak Sandoval said."
    found = find(recogniser, text)
    assert found["Mekong Relief Circle"] is ActorType.ORGANISATION
    assert found["Vireak Sandoval"] is ActorType.PERSON


def test_candidates_are_in_order_and_do_not_overlap(recogniser: CrfRecogniser) -> None:
    text = "Mara Ellis met Otto van Dijk in Lima. Ellis and van Dijk left Peru with UNICEF staff."
    found = recogniser(text, split(text), "", "en")
    assert found == sorted(found, key=lambda candidate: candidate.start)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_other_languages_are_left_to_the_rules(recogniser: CrfRecogniser) -> None:
    text = "El presidente Pedro Sánchez viajó a Corea del Sur."
    rules = RuleRecogniser()
    assert recogniser(text, split(text), "", "es") == rules(text, split(text), "", "es")


def test_a_headline_is_left_to_the_rules(recogniser: CrfRecogniser) -> None:
    text = "QUILLON TRIUMPHS OVER HARBOUR FOES IN DONALD TRUMP COURT BATTLE"
    assert find(recogniser, text) == {"DONALD TRUMP": ActorType.PERSON}


def test_whoever_is_credited_behind_a_stroke_at_the_end_of_a_line_is_no_actor() -> None:
    parrot = CrfRecogniser(model=Parrot())
    credit = "It was at dusk that Quillon fell. / Quillon\nIt fell."
    [actor] = tag_actors(credit, split(credit), recogniser=parrot)
    assert [mention.start for mention in actor.mentions] == [credit.index("Quillon")]


def test_an_acronym_finds_its_organisation_without_brackets() -> None:
    text = (
        "The Lakeside Farmers Union called a strike. LFU members stayed at home on Monday, "
        "and the LFU said they would stay there."
    )
    actors = {actor.name: actor for actor in tag_actors(text, split(text))}
    forms = [mention.text for mention in actors["Lakeside Farmers Union"].mentions]
    assert forms == ["Lakeside Farmers Union", "LFU", "LFU"]


class Parrot:
    """A model that labels every capitalised piece an organisation."""

    def tag(self, sentence: object) -> list[str]:
        rows: list[list[str]] = list(sentence)  # type: ignore[call-overload]
        return ["B-ORG" if any(a.startswith("W=") for a in row) else "O" for row in rows]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Quillon fell.", True),
        ("Prices fell.", False),
        ("It was Quillon that fell.", True),
        ("It was the Quillon strain.", False),
        ("It was bought from Quillon.", True),
        ("It rained at Quillon.", False),
        ("It was a resident at Quillon.", False),
        ("She works nights at Quillon.", True),
        ("ZQX fell.", True),
    ],
)
def test_an_unknown_organisation_of_one_word_stands_where_no_town_or_plain_word_does(
    text: str, named: bool
) -> None:
    parrot = CrfRecogniser(model=Parrot())
    assert bool(tag_actors(text, split(text), recogniser=parrot)) is named
    twice = "Then Quillon fell, and we asked why Quillon fell."
    [actor] = tag_actors(twice, split(twice), recogniser=parrot)
    assert (actor.name, actor.type, len(actor.mentions)) == ("Quillon", "organisation", 2)


def test_a_sentence_without_end_is_read_in_parts(recogniser: CrfRecogniser) -> None:
    text = "and Mara Ellis saw it " * 500
    found = recogniser(text, [Span(0, len(text))], "", "en")
    assert sum("Ellis" in text[one.start : one.end] for one in found) == 500


def test_missing_or_broken_weights_are_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"weights .* cannot be read"):
        load_model(tmp_path / "none")
    (tmp_path / "broken").write_bytes(b"no weights")
    with pytest.raises(FileError, match=r"weights .* cannot be read"):
        load_model(tmp_path / "broken")
    with pytest.raises(FileError, match=r"list of names .* cannot be read"):
        read_lexicon(load_gazetteer(), tmp_path / "none")


def test_the_weights_are_small() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.parent.iterdir()) < 12_000_000
