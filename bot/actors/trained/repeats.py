"""Repeats: names that the article has given in full, found wherever they stand again.

A labeller looks at one sentence; a reader who has met Ada Quill knows who "Quill" is at the start
of the next one. Full names of people and organisations found once are looked for everywhere, and so
are the surnames of the people. Ends are mended here too: "al-" belongs to the name after it, and a
person's name ends before "of".
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.actors.capitals import AFTER_VERBS
from bot.actors.gazetteer import Gazetteer
from bot.actors.name_words import CALLINGS
from bot.actors.names import read_name
from bot.actors.recognise import Candidate
from bot.actors.tokens import tokenise
from bot.model.actor import ActorType

_ARTICLE = re.compile(r"(?<![\w-])(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]d|[Aa]r|[Aa]n|[Aa]z|[Aa]t)-$")
_STARTS = re.compile(r"(?:^|[.!?:]\s+[“\"‘]?|\n\s*[“\"‘]?|^[“\"‘])$")
_GOES_ON = re.compile(r" [A-Z][\w’'-]*|-\w")
"""A capital that follows makes another name of it: "Salvo Shipping"."""
_MINISTRY = re.compile(r"^(?:Ministry|Ministries)\b|\bMinistry$")
_MOST_NAMES = 200
_LEAST = 3


def mend_ends(
    text: str, found: Sequence[Candidate], gazetteer: Gazetteer, names: Mapping[str, str]
) -> list[Candidate]:
    """Return the candidates with their ends put right.

    "al-" before a name is taken in, "of Ostia" after a person's left out, and so is a word that
    has its capital from the start of the sentence ("Keeper Nils Brandt", "Ask Halloran"); of a
    ministry only its country stays. `names` are the known names of people (`Lexicon.names`).
    """
    surnames = {
        text[one.start : one.end].split()[-1]
        for one in found
        if one.type is ActorType.PERSON and _is_given(names, text[one.start : one.end].split()[0])
    }
    mended = (_mend(text, candidate, surnames, names) for candidate in found)
    kept = (_without_ministry(text, candidate, gazetteer) for candidate in mended)
    return [candidate for candidate in kept if candidate is not None]


def add_repeats(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, with those places where their full names and surnames stand again."""
    forms = _forms(text, found)
    if not forms:
        return list(found)
    taken = sorted(found, key=lambda candidate: candidate.start)
    starts = [candidate.start for candidate in taken]
    added: list[Candidate] = []
    for start, end in _places(text, forms):
        at = bisect_left(starts, start)
        before = taken[at - 1].end if at else 0
        after = taken[at].start if at < len(taken) else end
        if not (before <= start and end <= after) or _GOES_ON.match(text, end):
            continue
        form = text[start:end]
        if " " in form or _is_name_here(text, start, end):
            added.append(Candidate(start, end, forms[form]))
    return sorted([*taken, *added], key=lambda candidate: candidate.start)


def _places(text: str, forms: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where the forms stand, in order; of those that overlap the first, then the longest.

    Looked for one by one: a pattern of all of them takes longer to make than the article to read.
    """
    reached = 0
    found = (place for form in forms for place in _stands(text, form))
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if start >= reached:
            yield start, end
            reached = end


def _stands(text: str, form: str) -> Iterator[tuple[int, int]]:
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if not (_is_inside(text[at - 1 : at]) or _is_inside(text[end : end + 1])):
            yield at, end
        at = text.find(form, at + 1)


def _is_inside(beside: str) -> bool:
    """Whether a word goes on with this character."""
    return beside.isalnum() or beside in ("_", "-")


def _mend(
    text: str, candidate: Candidate, surnames: Collection[str], names: Mapping[str, str]
) -> Candidate:
    if candidate.key or text.startswith("Air ", max(0, candidate.start - 4)):
        return _airline(text, candidate)
    article = _ARTICLE.search(text, max(0, candidate.start - 5), candidate.start)
    start = article.start() if article else candidate.start
    if candidate.type is not ActorType.PERSON:
        return candidate if start == candidate.start else replace(candidate, start=start)
    before, of, _ = text[start : candidate.end].partition(" of ")
    end = start + len(before) if of and " " in before else candidate.end
    start += _opening(text, start, end, surnames, names)
    if (start, end) == (candidate.start, candidate.end):
        return candidate
    return replace(candidate, start=start, end=end)


def _airline(text: str, candidate: Candidate) -> Candidate:
    """Return "Air France" for the country after "Air", else the candidate."""
    start = candidate.start - 4
    if start < 0 or text[start : candidate.start] != "Air " or candidate.type is ActorType.PERSON:
        return candidate
    return Candidate(start, candidate.end, ActorType.ORGANISATION)


def _opening(
    text: str, start: int, end: int, surnames: Collection[str], names: Mapping[str, str]
) -> int:
    """Return the length of a first word that only opens the sentence, with its space."""
    words = text[start:end].split(" ")
    opens = len(words) > 1 and _STARTS.search(text, max(0, start - 4), start)
    if not opens or {"f", "l"} & set(names.get(words[0], "")) or words[0].endswith("."):
        return 0
    small = "s" in names.get(words[0].lower(), "") or words[0].lower() in CALLINGS
    occupied = len(words) > 2 and (small or _is_given(names, words[1]))
    known = small and len(words) == 2 and words[1] in surnames
    return len(words[0]) + 1 if occupied or known else 0


def _is_given(names: Mapping[str, str], word: str) -> bool:
    return "f" in names.get(word, "") or word.endswith(".")


def _without_ministry(text: str, candidate: Candidate, gazetteer: Gazetteer) -> Candidate | None:
    """Return a ministry's country in its place, None where it has none; else the candidate."""
    words = text[candidate.start : candidate.end]
    if candidate.key or not _MINISTRY.search(words):
        return candidate
    head, of, tail = words.rpartition(" of ")
    phrase = gazetteer.look_up(tail) if of else None
    if phrase is None or not phrase.key.startswith("country:"):
        return None
    return Candidate(candidate.start + len(head) + len(of), candidate.end, ActorType.PLACE)


def _forms(text: str, found: Sequence[Candidate]) -> dict[str, ActorType]:
    """Return the forms to look for: full names, and what alone stands for a person."""
    forms: dict[str, ActorType] = {}
    for candidate in found[:_MOST_NAMES]:
        name = text[candidate.start : candidate.end]
        if candidate.type is None or candidate.key or " " not in name or "\n" in name:
            continue
        forms.setdefault(name, candidate.type)
        if candidate.type is ActorType.PERSON:
            for surname in _surnames(name):
                forms.setdefault(surname, ActorType.PERSON)
    return forms


def _surnames(name: str) -> list[str]:
    """Return the spellings under which a surname stands alone, "Al-Tayeb" beside "al-Tayeb"."""
    family = read_name(name, families_first=frozenset()).surnames
    last = name.split()[-1]
    if len(last) < _LEAST or not {token.fold for token in tokenise(last)} & family:
        return []
    return [last, last[0].upper() + last[1:]] if last[0].islower() else [last]


def _is_name_here(text: str, start: int, end: int) -> bool:
    """Whether a surname is one here: not a plain word that has its capital from the sentence."""
    if not _STARTS.search(text, max(0, start - 4), start):
        return True
    if text.startswith(("’s", "'s", ","), end):
        return True
    after = tokenise(text, end, min(len(text), end + 40))
    if not after or after[0].start != end + 1:
        return bool(after)
    if after[0].fold == "and":
        return len(after) > 1 and after[1].capital
    return after[0].fold not in AFTER_VERBS
