from bot.actors.gazetteer import load_gazetteer
from bot.actors.recognise import Candidate
from bot.actors.trained.combine import combine
from bot.model.actor import ActorType

PERSON, ORGANISATION, PLACE = ActorType.PERSON, ActorType.ORGANISATION, ActorType.PLACE
Named = tuple[str, ActorType | None]


def together(
    text: str, ruled: list[Named], labelled: list[Named], unread: tuple[tuple[int, int], ...] = ()
) -> list[Named]:
    both = [_candidates(text, names) for names in (ruled, labelled)]
    found = combine(text, *both, load_gazetteer(), unread=unread)
    return [(text[candidate.start : candidate.end], candidate.type) for candidate in found]


def test_what_the_rules_overlooked_is_added() -> None:
    text = "Shares of Quillon rose, and Japan was glad."
    found = together(text, [("Japan", PLACE)], [("Quillon", ORGANISATION), ("Japan", PLACE)])
    assert found == [("Quillon", ORGANISATION), ("Japan", PLACE)]


def test_what_is_known_stands_as_the_rules_found_it() -> None:
    text = "The European Union and Turkey agreed."
    found = together(
        text,
        [("European Union", ORGANISATION), ("Turkey", PLACE)],
        [("European Union and Turkey", ORGANISATION)],
    )
    assert found == [("European Union", ORGANISATION), ("Turkey", PLACE)]


def test_an_unknown_word_before_a_known_one_makes_another_name() -> None:
    text = "Rain fell on Inner Mongolia."
    assert together(text, [("Mongolia", PLACE)], [("Inner Mongolia", PLACE)]) == [
        ("Inner Mongolia", PLACE)
    ]


def test_the_model_gives_a_type_where_the_rules_have_none() -> None:
    text = "Then Quillon fell."
    assert together(text, [("Quillon", None)], [("Quillon", ORGANISATION)]) == [
        ("Quillon", ORGANISATION)
    ]


def test_a_type_the_rules_are_sure_of_stays() -> None:
    text = "Halberd Energy Group fell."
    name = "Halberd Energy Group"
    assert together(text, [(name, ORGANISATION)], [(name, PERSON)]) == [(name, ORGANISATION)]


def test_a_full_name_only_the_rules_see_is_none_but_in_headlines() -> None:
    text = "Various Islamist groups met."
    assert together(text, [("Various Islamist", PERSON)], []) == []
    kept = together(text, [("Various Islamist", PERSON)], [], ((0, len(text)),))
    assert kept == [("Various Islamist", PERSON)]


def test_titles_and_small_words_are_taken_off() -> None:
    text = "So said Brigadier General Kyo Hasan of western Iraq."
    found = together(text, [], [("Brigadier General Kyo Hasan", PERSON), ("western Iraq", PLACE)])
    assert found == [("Kyo Hasan", PERSON), ("Iraq", PLACE)]


def test_media_regions_and_plain_words_are_nobody() -> None:
    text = "Reuters said the Middle East and the Army wait."
    labelled: list[Named] = [
        ("Reuters", ORGANISATION),
        ("Middle East", PLACE),
        ("Army", ORGANISATION),
    ]
    assert together(text, [], labelled) == []


def test_plain_words_take_no_name_s_place() -> None:
    text = "The Defence Ministry waits."
    assert together(text, [("Defence", None)], [("Defence Ministry", ORGANISATION)]) == [
        ("Defence", None)
    ]


def test_the_river_is_not_the_company() -> None:
    assert together("Divers swam in the Amazon.", [], [("Amazon", ORGANISATION)]) == []


def test_a_lone_word_labelled_a_person_once_is_doubted_where_it_begins_a_sentence() -> None:
    assert together("Khmun fell.", [("Khmun", None)], [("Khmun", PERSON)]) == [("Khmun", None)]
    inside = together("Then Khmun fell.", [("Khmun", None)], [("Khmun", PERSON)])
    assert inside == [("Khmun", PERSON)]


def _candidates(text: str, names: list[Named]) -> list[Candidate]:
    starts = [(text.index(name), name, kind) for name, kind in names]
    return [Candidate(start, start + len(name), kind) for start, name, kind in sorted(starts)]
