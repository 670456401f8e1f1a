import re

import pytest

from bot.actors.choice import RULES, TRAINED, load_recogniser
from bot.actors.tag import tag_actors
from bot.model.actor import TaggedActor
from bot.model.article import Span
from tests.builders.traps import ExpectedActor, Trap, read_traps

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


def test_there_are_enough_traps() -> None:
    assert len(read_traps()) >= 30
