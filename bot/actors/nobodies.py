"""Names of several words that are nobody's: stations' programmes, creeds, offices, members.

Recognisers take "Sunni Muslim", "BBC Radio Leicester", "Republican of Maine" and "National Security
Adviser" for people and bodies. None of them acts: a station only carries words, a creed is many
people's, an office is its holder's, and who sits for a state is named beside it.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from bot.actors import english
from bot.actors.gazetteer import Form, Gazetteer
from bot.actors.openers import citizen
from bot.actors.recognise import Candidate
from bot.actors.states import STATES
from bot.actors.tokens import Token, find_name, word_set, words_of
from bot.actors.trained.lexicon import is_given_name, read_names
from bot.model.actor import ActorType

_STATIONS = word_set("bbc cbs nbc abc cnn msnbc itv npr pbs espn")
_OF_STATIONS = word_set(
    """
    radio tv television news sport sports online world live today breakfast newsnight panorama
    one two three four five six local international interactive network reality check student
    travel business arabic persian alba show hour channel analyst correspondent contributor anchor
    """
)
"""What a station calls its channels, desks and pages: with its name they only report."""
_ACTS = word_set(
    "trust board studios worldwide executive corporation enterprises holdings inc management "
    "charter unions staff group commercial distribution productions pension"
)
"""What makes somebody of a broadcaster's name who is reported on: "BBC Trust"."""
_MOST_PLACES = 20
"""How many places are looked at for a surname: texts must not take for ever."""
_MEMBER = re.compile(
    r"(?:Republican|Democrat|Independent|Conservative|Liberal|Labou?r)s? (?:of|from|in) "
)
_PLAYED = re.compile(
    r"(?:Commonwealth|Olympic|Paralympic|European|World) (?:[Cc]hampion|[Gg]old|[Ss]ilver|[Bb]ronze"
    r"|[Rr]ecord|[Tt]itle|[Mm]edal|Games|Cup)s?"
)
"""What is won, not who acts: "the Commonwealth champion"."""
_WON = re.compile(
    r"(?:(?:Commonwealth|Olympic|Paralympic|European|World) )?"
    r"(?:[Cc]hampions?|(?:[Gg]old|[Ss]ilver|[Bb]ronze) [Mm]edall?ists?) "
)
"""What stands before who has won."""
STATE = re.compile(
    r"Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb"
    r"|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
)
"""States of America as papers shorten them behind a town: "Newtown, Conn."."""
_CAUCUS = re.compile(r"(?:(?:House|Senate|State) (?:Democrat|Republican)s?(?: and )?)+$")
_FIRST_FAMILY = word_set("daughter daughters son sons family couple pet dog cat")
_RACE = re.compile(
    r" (?:candidates?|races?|primar(?:y|ies)|seats?|nominees?|nominations?|campaigns?|bids?"
    r"|hopefuls?|contests?|runs?|elections?)\b"
)
"""What somebody runs in for a seat: "a Wyoming Senate candidate"."""
_FLIGHT = re.compile(r"[A-Z]{2}\d{3,4}")
"""A flight, a road or a weapon: "MH370"."""
_CREEDS = word_set(
    """
    christian christians muslim muslims jew jews jewish buddhist buddhists hindu hindus sunni sunnis
    shia shiite shiites catholic catholics protestant protestants orthodox arab arabs kurdish kurds
    sikh sikhs islam roman evangelical evangelicals coptic copts assyrian assyrians yazidi yazidis
    latino latinos latina latinas hispanic hispanics pentecostal baptist baptists methodist
    methodists lutheran lutherans anglican anglicans mormon mormons sunnite zionist zionists
    islamic hindutva tibetan tibetans balkan uyghur uyghurs basque catalan kashmiri
    """
)
"""Faiths and peoples, alone or with one another and a nationality: "Lebanese Shia"."""
_PRONOUNS = word_set("his they their we")
"""What stands inside sayings and headlines, in nobody's name: "Throw His Hat", "God We Trust"."""
_OFFICES = (
    *(("attorney", "general"), ("surgeon", "general"), ("solicitor", "general")),
    *(("auditor", "general"), ("director", "general"), ("secretary", "general")),
    *(("executive", "director"), ("managing", "director"), ("deputy", "director")),
    *(("security", "adviser"), ("security", "advisor"), ("press", "secretary")),
    *(("vice", "president"), ("chief", "executive"), ("chief", "justice"), ("special", "agent")),
    *(("democratic", "leader"), ("republican", "leader"), ("majority", "leader")),
    *(("minority", "leader"), ("majority", "whip"), ("minority", "whip")),
    *(("district", "attorney"), ("lieutenant", "governor"), ("medical", "examiner")),
)
"""Offices, as the last words of what is taken for a body."""


def is_nobody(text: str, one: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether a name that no list has whole is one of these."""
    name = text[one.start : one.end]
    known = gazetteer.look_up(name)
    if one.key or (known is not None and known.key):
        return False
    if _is_handle_or_state(text, one, name):
        return True
    tokens = words_of(name)
    if not tokens:
        return False
    if len(tokens) == 1:
        alone = citizen(tokens, gazetteer) > 0 or tokens[0].fold in _CREEDS
        coded = _FLIGHT.fullmatch(name) is not None
        return alone or coded or _is_played(text, one) or _is_family(text, one, name)
    if any(token.fold in _PRONOUNS for token in tokens[1:]):
        return True
    if _is_station(tokens) or _is_prize_or_race(text, one, name):
        return True
    return _is_nobodys(one, tokens, gazetteer)


def _is_handle_or_state(text: str, one: Candidate, name: str) -> bool:
    """Whether it is an account ("@PitchNews") or a state as papers shorten it ("Conn.")."""
    if text.startswith("@", max(0, one.start - 1)) or text.startswith("@", one.end):
        return True
    dotted = "." in text[one.end - 1 : one.end + 1]
    return dotted and STATE.fullmatch(name.rstrip(".")) is not None


def _is_prize_or_race(text: str, one: Candidate, name: str) -> bool:
    """Whether it is a prize, those of one party, who sits for a state, or what is run in."""
    if _MEMBER.match(name) or _is_played(text, one) or _CAUCUS.match(name):
        return True
    return name.endswith((" Senate", " House")) and _RACE.match(text, one.end) is not None


def _is_played(text: str, one: Candidate) -> bool:
    """Whether all of it is what is won or played: no "World Records Association"."""
    played = _PLAYED.match(text, one.start)
    return played is not None and played.end() >= one.end


def _is_nobodys(one: Candidate, tokens: Sequence[Token], gazetteer: Gazetteer) -> bool:
    """Whether its words say that it is a creed, an office, a citizen or several things."""
    if _is_creed(tokens, gazetteer) or without_office(one, tokens) == []:
        return True
    size = citizen(tokens, gazetteer)
    if 0 < size == len(tokens) or tokens[0].fold in ("jr", "sr"):
        return True
    return _are_things(tokens, gazetteer) or _is_described(tokens, gazetteer)


def _is_described(tokens: Sequence[Token], gazetteer: Gazetteer) -> bool:
    """Whether it stands for somebody named before: "the Minnesota Republican", "First Daughters".

    So does "America's Toughest Sheriff".
    """
    first, last = tokens[0].fold, tokens[-1].fold
    if last in ("democrat", "republican"):
        return True
    if last in ("democrats", "republicans"):
        return _is_land(tokens[:-1], gazetteer)
    if first == "first" and len(tokens) == 2 and last in _FIRST_FAMILY:
        return True
    return first.endswith("est") and len(first) > 4 and last in english.TITLES and len(tokens) == 2


def _is_land(tokens: Sequence[Token], gazetteer: Gazetteer) -> bool:
    land = gazetteer.match(tokens, 0) if tokens else None
    if land is None or len(land.folds) < len(tokens):
        return len(tokens) == 1 and tokens[0].text in STATES
    known = gazetteer.known.get(land.key)  # nobody's in "Bloomberg Democrats"
    return known is not None and known.type is ActorType.PLACE


def _is_family(text: str, one: Candidate, name: str) -> bool:
    """Whether it is several of a family: "the Roes", where somebody's surname is Roe."""
    if not text.endswith(("the ", "The "), 0, one.start):
        return False
    bare = {name.removesuffix("s"), name.removesuffix("es")} - {name}
    return any(_is_surname(text, surname) for surname in bare)


@lru_cache(maxsize=8)
def _is_surname(text: str, surname: str) -> bool:
    """Whether a word stands behind one with a capital that is no plain word: "Dot Roe"."""
    names = read_names()
    places = islice(find_name(text, surname), _MOST_PLACES)
    before = (text[max(0, start - 20) : start].split(" ")[-2:-1] for start, _ in places)
    return any(
        word[:1].isupper() and word[1:].islower() and "s" not in names.get(word.lower(), "")
        for words in before
        for word in words
    )


def _is_station(tokens: Sequence[Token]) -> bool:
    """Whether it is a channel, desk or page of a broadcaster: "BBC Sport", "BBC Radio Devon"."""
    if len(tokens) < 2 or tokens[0].fold not in _STATIONS:
        return False
    rest = {token.fold for token in tokens[1:]}
    if rest & _ACTS:
        return False
    return tokens[0].fold == "bbc" or bool(rest & _OF_STATIONS)


def _is_creed(tokens: Sequence[Token], gazetteer: Gazetteer) -> bool:
    """Whether all its words are faiths, peoples and nationalities, a faith among them."""
    if not any(token.fold in _CREEDS for token in tokens):
        return False
    return all(
        token.fold in _CREEDS or token.fold == "and" or _is_native(tokens, at, gazetteer)
        for at, token in enumerate(tokens)
    )


def _are_things(tokens: Sequence[Token], gazetteer: Gazetteer) -> bool:
    """Whether each of the names that "and" joins is of nobody: "Social Security and Medicare"."""
    at = 0
    while at < len(tokens):
        phrase = gazetteer.match(tokens, at)
        if tokens[at].fold != "and" and (phrase is None or phrase.form is not Form.NOBODY):
            return False
        at += len(phrase.folds) if phrase else 1
    return any(token.fold == "and" for token in tokens)


def _is_native(tokens: Sequence[Token], at: int, gazetteer: Gazetteer) -> bool:
    phrase = gazetteer.match(tokens, at)
    return phrase is not None and phrase.form is Form.DEMONYM


def without_office(one: Candidate, tokens: Sequence[Token]) -> list[Candidate] | None:
    """Return whose office it is that was taken for a body, and who holds it; None for none.

    "SPARK Executive Director" is SPARK, "Connecticut Attorney General Ada Roe" Connecticut and
    Ada Roe, and "National Security Adviser" is nobody; "Marl District Attorney's Office" is a body.
    """
    if one.type is not ActorType.ORGANISATION or any(token.fold == "of" for token in tokens):
        return None
    for at in range(1, len(tokens)):
        if (tokens[at - 1].fold, tokens[at].fold) in _OFFICES and tokens[at].capital:
            is_body = len(tokens) > at + 1 and tokens[-1].fold in english.ORGANISATION_WORDS
            return None if is_body or tokens[at].possessive else _around(one, tokens, at)
    return None


def without_prize(
    text: str, one: Candidate, tokens: Sequence[Token], gazetteer: Gazetteer
) -> list[Candidate]:
    """Return who has won it: "World Champion Ada Roe", "World Champions Germany"."""
    won = _WON.match(text, one.start, one.end)
    rest = [token for token in tokens if won and token.start >= won.end()]
    if not rest or not rest[0].capital:
        return []
    name = text[rest[0].start : one.end]
    if is_given_name(rest[0].text) and len(rest) > 1:
        return [Candidate(rest[0].start, one.end, ActorType.PERSON)]
    known = gazetteer.look_up(name) is not None
    return [Candidate(rest[0].start, one.end)] if known else []


def _around(one: Candidate, tokens: Sequence[Token], at: int) -> list[Candidate]:
    first = at - 1
    while first and tokens[first - 1].fold in english.COMMON:
        first -= 1
    found = [Candidate(tokens[0].start, tokens[first - 1].end)] if first else []
    rest = tokens[at + 1 :]
    if len(rest) in (2, 3) and all(token.capital for token in rest):
        found.append(Candidate(rest[0].start, one.end, ActorType.PERSON))
    return found
