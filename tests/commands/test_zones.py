import pytest

from bot.model.errors import NotFoundError
from commands.zones import find_zone_name, is_zone_name, zone_names
from tests.builders.newsroom import NOW


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("tokyo", "Asia/Tokyo"),
        ("new york", "America/New_York"),
        ("utc", "UTC"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        *((typed, "UTC") for typed in ("UTC+0", "utc +00:00", "UTC-0", "+0", "−0000")),
    ],
)
def test_zones_as_people_type_them(typed: str, meant: str) -> None:
    assert find_zone_name(typed, NOW) == meant


def test_a_slip_is_offered_the_nearest() -> None:
    with pytest.raises(NotFoundError) as caught:
        find_zone_name("Berlni", NOW)
    assert "Europe/Berlin" in caught.value.nearest


def test_nonsense_is_told_what_a_zone_is() -> None:
    with pytest.raises(NotFoundError, match="Name a city"):
        find_zone_name("+++", NOW)


@pytest.mark.parametrize("typed", ["UTC+2", "GMT+2", "utc +02:00", "+2", "+0200"])
def test_an_offset_is_offered_cities_that_have_it(typed: str) -> None:
    """`GMT+2` was taken for Etc/GMT+2, which is two hours behind UTC: four hours late."""
    with pytest.raises(NotFoundError, match="it would not follow summer time") as caught:
        find_zone_name(typed, NOW)
    assert caught.value.nearest == (
        *("Europe/Athens", "Europe/Kyiv", "Africa/Cairo", "Africa/Johannesburg"),
    )


def test_an_offset_behind_utc_and_one_that_nobody_has() -> None:
    with pytest.raises(NotFoundError) as caught:
        find_zone_name("UTC-3", NOW)
    assert "America/Sao_Paulo" in caught.value.nearest
    with pytest.raises(NotFoundError, match="Name a city that has your time, such as"):
        find_zone_name("UTC+2:17", NOW)


def test_what_is_no_place_is_no_zone() -> None:
    assert not {"Factory", "localtime", "Etc/GMT+2"} & set(zone_names())
    assert [is_zone_name(text) for text in ("new york", "UTC", "york", "")] == [
        *(True, True, False, False)
    ]
