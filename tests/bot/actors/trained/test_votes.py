from bot.actors.recognise import Candidate
from bot.actors.trained.votes import settle_types
from bot.model.actor import ActorType

PERSON, ORGANISATION, PLACE = ActorType.PERSON, ActorType.ORGANISATION, ActorType.PLACE


def settle(*names: tuple[str, ActorType]) -> list[ActorType | None]:
    text, found = "", []
    for name, kind in names:
        found.append(Candidate(len(text), len(text) + len(name), kind))
        text += f"{name}. "
    return [candidate.type for candidate in settle_types(text, found)]


def test_the_most_votes_decide() -> None:
    votes = (("Halberd", PERSON), ("Halberd", ORGANISATION), ("Halberd", ORGANISATION))
    assert settle(*votes) == [ORGANISATION] * 3


def test_a_surname_takes_the_type_of_its_full_name() -> None:
    assert settle(("Harper Voss", PERSON), ("Voss", PLACE)) == [PERSON, PERSON]


def test_other_names_are_left_alone() -> None:
    assert settle(("Voss", PLACE), ("Roe", PERSON)) == [PLACE, PERSON]
