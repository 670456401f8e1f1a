"""Time zones as people type them (IANA names in any case, or the city alone) and read them."""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from bot.model.errors import NotFoundError
from bot.model.workspace import DigestPlan
from commands.wording import quoted

_NEAREST = 4


@cache
def zone_names() -> Mapping[str, str]:
    """Return all IANA names in alphabetical order (each without anything to say of it)."""
    return dict.fromkeys(sorted(available_timezones()), "")


def daily(plan: DigestPlan) -> str:
    """Return when a digest is posted, in the words and the zone it was planned in."""
    return f"every day at {plan.at:%H:%M} ({plan.zone})"


def find_zone_name(typed: str) -> str:
    """Return the IANA name that is meant: "europe/berlin" and "Berlin" are Europe/Berlin.

    Raises NotFoundError with the nearest names.
    """
    wanted = typed.strip().replace(" ", "_").casefold()
    whole = {name.casefold(): name for name in zone_names()}
    if wanted in whole:
        return whole[wanted]
    cities: dict[str, list[str]] = {}
    for name in zone_names():
        cities.setdefault(name.rpartition("/")[2].casefold(), []).append(name)
    found = cities.get(wanted, [])
    if len(found) == 1:
        return found[0]
    near = [n for city in get_close_matches(wanted, cities, n=_NEAREST) for n in cities[city]]
    raise NotFoundError(
        f"There is no time zone {quoted(typed)}.",
        nearest=tuple((found or near)[:_NEAREST]),
        fix="" if found or near else "Use an IANA name such as Europe/Berlin, Asia/Tokyo or UTC.",
        subject=typed,
    )
