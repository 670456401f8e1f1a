import pytest

from bot.actors.places import Sense, is_affiliation, leaves_verb_out, read_capital


@pytest.mark.parametrize(
    "text",
    [
        "«Tokyo» and Beijing remain engaged in a row.",
        "Tokyo and «Beijing» remain engaged in a row.",
        "«Seoul»’s decision came late.",
        "«Moscow»-backed troops left.",
        "They accused «Tehran» of lying.",
        "Ties between Tokyo and «Beijing» are cool.",
        "Ties between «Tokyo» and Beijing are cool.",
        "Pressure from «Washington» grew.",
        "«Beijing» on Tuesday summoned the envoy.",
        "«Beijing», which claims the reef, protested.",
        "The rebels, loyal to «Moscow», fled.",
        "He said that «London» would pay.",
    ],
)
def test_a_capital_that_acts_is_its_government(text: str) -> None:
    assert sense(text) is Sense.GOVERNMENT


@pytest.mark.parametrize(
    "text",
    [
        "She arrived in «Beijing» on Sunday.",
        "They flew to «Seoul» and slept.",
        "A village near «Kyiv» was hit.",
        "He came from «Paris» by train.",
        "The streets of «Tokyo» were empty.",
        "«Tokyo» residents queued for water.",
        "«London»’s Heathrow was closed.",
        "Flights between «Tokyo» and Seoul resumed.",
        "Protests in Paris and «Berlin» went on.",
        "«Rome», 3 March.",
        "Central «Madrid» was calm.",
    ],
)
def test_a_capital_that_is_a_place_is_no_government(text: str) -> None:
    assert sense(text) is not Sense.GOVERNMENT


def test_nothing_tells_what_a_capital_on_its_own_is() -> None:
    assert sense("«Rome», 3 March.") is Sense.UNSURE
    assert sense("She arrived in «Beijing» on Sunday.") is Sense.CITY


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("«South Korean» President Lee", True),
        ("«Japanese» Foreign Minister Ito", True),
        ("«Chinese» officials said", True),
        ("«Russian» state media said", True),
        ("an «Italian» restaurant", False),
        ("the «French», who cook", False),
        ("a «German» shepherd barked at the minister", False),
    ],
)
def test_an_adjective_speaks_for_its_country_only_before_its_government(
    text: str, speaks: bool
) -> None:
    plain, _, end = unmark(text)
    assert is_affiliation(plain, end) is speaks


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Jakarta shouts a little, «Manila» more.", True),
        ("Vilnius copied the fence and «Riga» the excuse.", True),
        ("Moscow bombed Kharkiv and «Kyiv».", False),
        ("Moscow looks away and «Riga» is cold.", False),
        ("She loves «Riga» more.", False),
    ],
)
def test_a_verb_left_out_is_that_of_the_capital_before(text: str, meant: bool) -> None:
    assert leaves_verb_out(*unmark(text)) is meant


def sense(text: str) -> Sense:
    return read_capital(*unmark(text))


def unmark(text: str) -> tuple[str, int, int]:
    start, end = text.index("«"), text.index("»") - 1
    return text.replace("«", "").replace("»", ""), start, end
