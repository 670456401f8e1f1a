"""Whoever holds an office "for" something: where the office ends and the person begins.

::

    Minister for Foreign Affairs │ Martin Lidegaard
    High Commissioner for Human Rights │ Zeid Ra'ad Al Hussein
    EU Commissioner for Economy │ Paolo Gentiloni

All words have capitals, so a tagger puts the border anywhere. What offices are for has a small
vocabulary of its own; behind its last word stands the name.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from bot.actors.beside import is_common_word
from bot.actors.english import ORGANISATION_WORDS
from bot.actors.gazetteer import Gazetteer
from bot.actors.recognise import Candidate
from bot.actors.tokens import word_set
from bot.model.actor import ActorType

_OFFICES = (
    r"(?:[Mm]inister|[Ss]ecretary|[Cc]ommissioner|[Pp]resident|[Dd]irector|[Gg]eneral|[Ee]nvoy"
    r"|[Rr]epresentative|[Aa]mbassador|[Cc]oordinator|[Rr]apporteur|[Aa]dvis[eo]r|[Cc]hief|[Hh]ead"
    r"|[Cc]hair(?:man|woman|person)?|[Ss]pokes(?:man|woman|person))"
)
_MATTERS = word_set(
    """
    accession affairs agriculture aid air aging ageing arms artificial arts asylum aviation border
    borders budget building business children cities civil climate coal commerce communications
    communities community companies competition conflict construction consumer control cooperation
    counterterrorism culture customs cyber data defence defense development digital disarmament
    disaster drugs economic economics economy education elections emergencies emergency employment
    energy enlargement enterprise environment environmental equal equality equalities european
    external family families federal finance financial fisheries food foreign forests forestry
    freedom gas gender global government growth health heritage higher home homeland housing human
    humanitarian humanity immigration industrial industry indigenous information infrastructure
    innovation integration intelligence interior internal international internet investment
    justice labour labor land lands legal levelling local management marine maritime markets media
    medical middle migration mines mining monetary national natural neighbourhood neighborhood
    nuclear nutrition oceans oil operations pensions people petroleum planning policing policy
    political population ports poverty power prisons privacy procurement promotion protection
    public rail railways reconstruction reconciliation reform refugees regional regions regulation
    relations religious research resources rights rural safety sanctions sanitation science
    security services shipping skills social space sport sports state statistics strategy supply
    sustainability sustainable system taxation technology terrorism tourism trade transformation
    transition transport transportation treasury tribal urban veterans victims violence war water
    welfare wildlife women work works young youth
    """
)
_MATTER = rf"(?:{'|'.join(sorted(word.capitalize() for word in _MATTERS))})"
_JOINED = rf"(?: and (?:the )?| & |, | ){_MATTER}\b"
_NAME = r"[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|al|bin|ben|da|de|del|der|di|du|el|la|van|von)){0,3}"
_HOLDER = re.compile(
    rf"\b{_OFFICES} (?:of|for) (?:the )?(?P<for>{_MATTER}\b(?:{_JOINED})*)(?P<between>,? )"
    rf"(?P<name>{_NAME} [A-Z][\w'’-]+)(?P<after>,?)"
)


def with_holders(text: str, names: Sequence[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """Return the candidates, which are in order and do not overlap, with holders as people."""
    starts, ends = [one.start for one in names], [one.end for one in names]
    kept, done = list[Candidate](), 0
    for match in _HOLDER.finditer(text):
        apart = match["between"] == ", "
        if (apart and not match["after"]) or not _is_unknown(match["name"], gazetteer):
            continue  # "the Minister for Health, Northern Ireland said"
        start, end = match.span("name")
        first = bisect_right(ends, match.start("for"), done)
        within = names[first : bisect_right(starts, end, first)]
        person = Candidate(start, _end(text, within, start, end), ActorType.PERSON)
        kept += [*names[done:first], person]
        done = bisect_left(starts, person.end, first)
    return [*kept, *names[done:]]


def _is_unknown(name: str, gazetteer: Gazetteer) -> bool:
    """Whether no list says that the name is something else than a person's.

    A plain word goes on with what the office is of: "the European Commission Ada Lund".
    """
    words = name.split()
    if is_common_word(words[0]) or any(word.lower() in ORGANISATION_WORDS for word in words):
        return False
    known = [gazetteer.look_up(some) for some in (name, " ".join(words[:2]), words[0])]
    return all(one is None or not one.key or one.key.startswith("person:") for one in known)


def _end(text: str, names: Sequence[Candidate], start: int, end: int) -> int:
    """Return where the name ends: where the tagger says, if it saw more of it than a word."""
    ends = (one.end for one in names if one.end > start and one.start <= end)
    return next((at for at in ends if " " in text[start:at] and at <= end), end)
