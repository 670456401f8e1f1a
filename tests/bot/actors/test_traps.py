import json
import re
from pathlib import Path

import pytest

from benchmarks.actors import trap_score
from bot.actors.choice import RULES, TRAINED, load_recogniser
from bot.actors.tag import tag_actors
from bot.model.actor import TaggedActor
from bot.model.article import Span
from tests.builders.traps import SEEN, ExpectedActor, Trap, read_traps

_SENTENCE = re.compile(r"\S.*?(?:(?<!\b[A-Z])(?<!\bJr)[.!?][”\"]?(?=\s|$)|。|$)")


def split(text: str) -> list[Span]:
    """Sentences, well enough for texts written by us ."""
    return [Span(*match.span()) for match in _SENTENCE.finditer(text)]


def as_expected(actor: TaggedActor) -> ExpectedActor:
    return ExpectedActor(
        name=actor.name,
        key=actor.key,
        whole=actor.whole,
        type=actor.type.value,
        role=actor.role,
        mentions=tuple(mention.text for mention in actor.mentions),
    )


def tag(trap: Trap, recogniser: str) -> tuple[TaggedActor, ...]:
    text = trap.text.replace("\n", " ")
    return tag_actors(
        text,
        split(text),
        title=trap.title,
        language=trap.language,
        recogniser=load_recogniser(recogniser),
    )


@pytest.mark.parametrize("recogniser", [TRAINED, RULES])
@pytest.mark.parametrize("trap", read_traps(), ids=lambda trap: trap.name)
def test_the_actors_of_a_trap_come_out_and_no_others(trap: Trap, recogniser: str) -> None:
    found = {actor.name: as_expected(actor) for actor in tag(trap, recogniser)}
    assert found == {actor.name: actor for actor in trap.actors}


@pytest.mark.parametrize(
    "trap",
    [*read_traps(SEEN / "real_copy.txt"), *read_traps(SEEN / "real_copy_again.txt")],
    ids=lambda trap: trap.name,
)
def test_what_real_copy_showed_comes_out(trap: Trap) -> None:
    found = {actor.name: as_expected(actor) for actor in tag(trap, TRAINED)}
    assert found == {actor.name: actor for actor in trap.actors}


def test_the_articles_that_were_seen_come_out_nearly_all() -> None:
    assert trap_score(SEEN, load_recogniser(TRAINED)) > 97


def test_traps_may_be_json(tmp_path: Path) -> None:
    entry = {
        "name": "one",
        "text": "Ada Quill left. Quill wept.",
        "actors": [{"name": "Ada Quill", "type": "person", "mentions": ["Ada Quill", "Quill"]}],
    }
    (tmp_path / "set.json").write_text(json.dumps([entry]), "utf-8")
    (tmp_path / "README.md").write_text("nothing of this is read", "utf-8")
    [trap] = read_traps(tmp_path)
    assert trap.actors == (
        ExpectedActor("Ada Quill", "", True, "person", "", ("Ada Quill", "Quill")),
    )
    assert trap_score(tmp_path, load_recogniser(TRAINED)) == 100


def test_there_are_enough_traps() -> None:
    assert len(read_traps()) >= 30
