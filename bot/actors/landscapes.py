"""Waters, landscapes, matches and things that a country lends its name: none is the country.

The Gulf of Mexico says nothing of Mexico, the Niger Delta lies in Nigeria, and the Qatar Open acts
for nobody, nor does a Brazil nut. The first two are places of their own; the others are no names.
"""

import re
from collections.abc import Iterator, Sequence

from bot.actors.gazetteer import Gazetteer
from bot.actors.recognise import Candidate
from bot.model.actor import ActorType

_BEFORE = re.compile(r"\b(?:Gulf|Sea|Bay|Straits?|Isthmus) of (?:the )?$")
_LANDSCAPE = re.compile(
    r"(?:Niger Delta|(?:Congo|Gambia|Jordan|Niger|Senegal) (?:River|Valley|Basin)|Panama Canal"
    r"|Taiwan Straits?|Mozambique Channel|(?:Japan|China) (?:Sea|Trench))\b"
)
"""Those that are called so: a "UK Channel crossing" is the UK's, "Israel Channel 12" a station."""
_TOURNAMENT = re.compile(
    r"[A-Z][\w.]*(?: [A-Z]\w+)? (?:Open|Grand Prix|Masters)(?![\w-]| [a-z]+ to\b"
    r"| (?:For [A-Z]\w*|[Ff]or [Bb]usiness|Source|Data|Banking|Letter|Borders?|Skies)\b)"
)
"""What is played there: "the Qatar Open", "the Bahrain Grand Prix"."""
_THING = re.compile(r"(?:Brazil nuts?|Guinea (?:pigs?|fowl)|Panama hats?)\b")
"""Not what a country has: "China pig prices"."""
_REACH = 20
"""Characters before a name in which what it belongs to begins."""


def with_landscapes(text: str, names: Sequence[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """Return the candidates, in order, with a landscape where a country only lends its name."""
    found: list[Candidate] = []
    for name in _read(text, names, gazetteer):
        if not found or name.start >= found[-1].end:
            found.append(name)
    return found


def _read(text: str, names: Sequence[Candidate], gazetteer: Gazetteer) -> Iterator[Candidate]:
    for name in names:
        before = _BEFORE.search(text, max(0, name.start - _REACH), name.start)
        after = _LANDSCAPE.match(text, name.start)
        thing = None if before or after else _thing(text, name)
        if not (before or after or thing) or not _is_country(text, name, gazetteer):
            yield name
        elif not thing:
            start = before.start() if before else name.start
            yield Candidate(start, after.end() if after else name.end, ActorType.PLACE)


def _thing(text: str, name: Candidate) -> re.Match[str] | None:
    """Return the thing or the tournament that bears the country's name, up to its end."""
    thing = _THING.match(text, name.start)
    if thing:
        return thing
    played = _TOURNAMENT.match(text, name.start)
    behind = text[name.end : played.end()] if played else ""
    return played if behind and behind.count(" ") < 3 else None


def _is_country(text: str, name: Candidate, gazetteer: Gazetteer) -> bool:
    known = gazetteer.look_up(text[name.start : name.end])
    key = name.key or (known.key if known else "")
    return key.startswith("country:")
