import pytest

from bot.actors.gazetteer import load_gazetteer
from bot.actors.recognise import Candidate
from bot.actors.trained.lexicon import read_lexicon
from bot.actors.trained.tidy import Tidier
from bot.model.actor import ActorType

PERSON, ORGANISATION, PLACE = ActorType.PERSON, ActorType.ORGANISATION, ActorType.PLACE
Names = list[tuple[str, ActorType | None]]


@pytest.fixture(scope="module")
def tidier() -> Tidier:
    gazetteer = load_gazetteer()
    return Tidier(gazetteer, read_lexicon(gazetteer).names)


def tidy(tidier: Tidier, text: str, *labelled: tuple[str, ActorType]) -> Names:
    found = [Candidate(text.index(n), text.index(n) + len(n), kind) for n, kind in labelled]
    return [(text[c.start : c.end], c.type) for c in tidier(text, found)]


@pytest.mark.parametrize(
    ("label", "kind", "wanted"),
    [
        ("Ellis and Ada Quill", PERSON, [("Ellis", PERSON), ("Ada Quill", PERSON)]),
        ("LIMA / QUITO", PLACE, [("LIMA", PLACE), ("QUITO", PLACE)]),
        (
            "Japan’s Harbour Guild",
            ORGANISATION,
            [("Japan", PLACE), ("Harbour Guild", ORGANISATION)],
        ),
        (
            "Quillon Inc and Salvo",
            ORGANISATION,
            [("Quillon Inc", ORGANISATION), ("Salvo", ORGANISATION)],
        ),
        ("Trinidad and Tobago", PLACE, [("Trinidad and Tobago", PLACE)]),
        ("Oak and Ash Guild", ORGANISATION, [("Oak and Ash Guild", ORGANISATION)]),
        ("Ostia stun Quillon", ORGANISATION, [("Ostia", ORGANISATION), ("Quillon", ORGANISATION)]),
        ("Guild against Fires", ORGANISATION, [("Guild against Fires", ORGANISATION)]),
        ("Ida dos Santos", PERSON, [("Ida dos Santos", PERSON)]),
        ("Primeiro de Agosto", ORGANISATION, [("Primeiro de Agosto", ORGANISATION)]),
    ],
)
def test_two_names_in_one_label_are_parted(
    tidier: Tidier, label: str, kind: ActorType, wanted: Names
) -> None:
    assert tidy(tidier, f"Then {label} met.", (label, kind)) == wanted


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("Senator Ada Quill", [("Ada Quill", PERSON)]),
        ("Peru Foreign Minister Ada Quill", [("Ada Quill", PERSON)]),
        ("Welshman Otto Roe", [("Otto Roe", PERSON)]),
        ("Ada Quill", [("Ada Quill", PERSON)]),
    ],
)
def test_titles_are_taken_off_people(tidier: Tidier, label: str, wanted: Names) -> None:
    assert tidy(tidier, f"Then {label} spoke.", (label, PERSON)) == wanted


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("ZPX Director General Ada Quill", [("ZPX", ORGANISATION), ("Ada Quill", PERSON)]),
        ("ZPX Director Training Centre", [("ZPX Director Training Centre", ORGANISATION)]),
        ("Queen Ada Quill Guild", [("Queen Ada Quill Guild", ORGANISATION)]),
    ],
)
def test_who_leads_a_body_is_no_part_of_its_name(tidier: Tidier, label: str, wanted: Names) -> None:
    assert tidy(tidier, f"Then {label} spoke.", (label, ORGANISATION)) == wanted


@pytest.mark.parametrize(
    ("label", "kind", "wanted"),
    [
        ("Kuwait", ORGANISATION, PLACE),
        ("Middle East", ORGANISATION, PLACE),
        ("Reuters", PERSON, ORGANISATION),
        ("UNICEF", PLACE, ORGANISATION),
        ("Maria Gonzalez", PLACE, PERSON),
        ("Maria Gonzalez", ORGANISATION, ORGANISATION),  # firms are named like people
    ],
)
def test_the_lists_know_better(
    tidier: Tidier, label: str, kind: ActorType, wanted: ActorType
) -> None:
    assert tidy(tidier, f"Then {label} spoke.", (label, kind)) == [(label, wanted)]


@pytest.mark.parametrize("label", ["World War II", "Storm Edda", "Costa Ricans", "china"])
def test_events_storms_peoples_and_small_words_are_no_names(tidier: Tidier, label: str) -> None:
    assert tidy(tidier, f"Then {label} came.", (label, ORGANISATION)) == []


@pytest.mark.parametrize("text", ["the ferry Nordlys sank", "they lost satellite QZ-7"])
def test_things_are_no_names(tidier: Tidier, text: str) -> None:
    assert tidy(tidier, text, (text.split()[-2 if "sank" in text else -1], ORGANISATION)) == []


@pytest.mark.parametrize("label", ["HIV", "SUVs", "SWAT", "LGBT", "ATM", "ATMs", "VPN"])
def test_what_is_short_for_a_thing_is_nobody(tidier: Tidier, label: str) -> None:
    text = f"They asked for {label} at Mercy Hospital."
    assert tidy(tidier, text, (label, ORGANISATION)) == []


@pytest.mark.parametrize("label", ["ZPX", "TVA", "ALSA"])
def test_an_unknown_body_in_capitals_stays(tidier: Tidier, label: str) -> None:
    assert tidy(tidier, f"Then {label} spoke.", (label, ORGANISATION)) == [(label, ORGANISATION)]


def test_what_stands_beside_a_place_tells_it(tidier: Tidier) -> None:
    assert tidy(tidier, "went to Mombasa", ("Mombasa", ORGANISATION)) == [("Mombasa", PLACE)]


def test_a_country_that_is_somebodys_name_here_keeps_its_label(tidier: Tidier) -> None:
    text = "Michael Jordan played. Jordan scored."
    labelled = Candidate(text.rindex("Jordan"), text.rindex("Jordan") + 6, PERSON)
    assert tidier(text, [Candidate(0, 14, PERSON), labelled])[1] == labelled


def test_a_rocket_is_nobody(tidier: Tidier) -> None:
    assert tidy(tidier, "Korea’s Quill rocket rose.", ("Quill", PERSON)) == []
    assert tidy(tidier, "A Quillon rocket rose.", ("Quillon", ORGANISATION)) == [
        ("Quillon", ORGANISATION)
    ]
    assert tidy(tidier, "Then Quill rose.", ("Quill", PERSON)) == [("Quill", PERSON)]


@pytest.mark.parametrize(("name", "kind"), [("Diego Costa", PERSON), ("Elliott Way", PLACE)])
def test_a_place_of_two_names_is_a_person_unless_a_word_is_plain(
    tidier: Tidier, name: str, kind: ActorType
) -> None:
    assert tidy(tidier, f"They met {name} there.", (name, PLACE)) == [(name, kind)]
