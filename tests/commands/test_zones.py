import pytest

from bot.model.errors import NotFoundError
from commands.zones import find_zone_name


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("tokyo", "Asia/Tokyo"),
        ("new york", "America/New_York"),
        ("utc", "UTC"),
    ],
)
def test_zones_as_people_type_them(typed: str, meant: str) -> None:
    assert find_zone_name(typed) == meant


def test_a_slip_is_offered_the_nearest() -> None:
    with pytest.raises(NotFoundError) as caught:
        find_zone_name("Berlni")
    assert "Europe/Berlin" in caught.value.nearest


def test_nonsense_is_told_what_a_zone_is() -> None:
    with pytest.raises(NotFoundError, match="IANA name"):
        find_zone_name("+++")
