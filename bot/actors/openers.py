"""Words before a name that recognisers take into it, at the start of a sentence or joined to it.

"Lender Lumbre priced its offering", "Substitute Marek Dusil", "Ostrava-based Meliq", "Labour MP".
"""

import re
from collections.abc import Sequence

from bot.actors import english, name_words
from bot.actors.gazetteer import Form, Gazetteer
from bot.actors.name_words import BODY_ENDS
from bot.actors.recognise import Candidate
from bot.actors.tokens import Token, word_set
from bot.actors.trained.lexicon import is_given_name, read_names
from bot.model.actor import ActorType

_OPENS = re.compile(r"(?:^|[.!?:]\s+[“\"‘]?|\n\s*[“\"‘]?| - )$")
"""What stands before the first word of a sentence."""
_FIRMS = word_set(
    """
    organiser organizer consultant
    sponsor underwriter builder insurer lender broker recruiter courier forwarder shipbuilder
    supermarket retailer airline carmaker chipmaker drugmaker steelmaker planemaker automaker
    truckmaker operator developer maker supplier carrier bookmaker brewer distiller miner driller
    utility broadcaster publisher printer promoter investor regulator watchdog charity pollster
    startup start-up shipper haulier meatpacker salvor contractor subcontractor distributor buyer
    exporter importer manufacturer conglomerate chain brewery refiner refinery smelter shipyard
    fintech reinsurer wholesaler grocer jeweller caterer landlord hotelier bidder creditor rival
    competitor newcomer producer provider processor packer grower seller vendor trader parent
    subsidiary fabricator assembler tenant leaseholder licensee consultancy agency newspaper
    """
)
"""What firms are called before their names."""
_PEOPLE = word_set(
    """
    inmate defendant seamer spinner batter lineout wing prop fullback halfback linebacker tight-end
    substitute bantamweight heavyweight lightweight middleweight featherweight flyweight
    weightlifter leg-spinner off-spinner jungler mum dad mom daughter son wife husband widow widower
    brother sister uncle aunt grandmother grandfather granddaughter grandson nephew niece convenor
    convener foreman forewoman forecaster lock flanker hooker fly-half scrum-half full-back debutant
    debutante teenager schoolgirl schoolboy villager bystander eyewitness witness victim motorist
    holidaymaker homeowner householder grandad nan newlywed bridegroom bride eldest youngest
    """
)
"""What people are called before their names, beside titles and callings."""
_ENDINGS = ("ologist", "woman", "man", "weight")
_TAILS = (english.COMPOUND_TAILS | {"listed", "quoted", "headquartered", "registered"}) - word_set(
    "up off on to in of and the a"
)
_SITED = frozenset(("based", "born", "listed", "quoted", "headquartered", "registered"))
_WORD_BEFORE = re.compile(r"(?<![\w-])(?P<word>[A-Z][a-z]+) $")
_WORD_SURNAME = re.compile(r" (?:May|Day|March|August|Christmas)(?![\w-]| \d| of\b| [A-Z])")
"""Surnames that name a day or a month, with no date behind them."""
_TITLE_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Sir|Rep|Sen|Gov|Representative|Senator|Congressman|Governor|Justice"
    r"|Judge)\.? $"
)
_VERBS = word_set("will may mark grant rob sue chase hunt frank drew rose earl royal christian")
_WORD_NAMES = name_words.WORD_NAMES - (
    english.TITLES | english.MONTHS_AND_DAYS | name_words.CALLINGS
)
_MEMBERS = word_set(
    "mp mps mep meps td tds msp msps mla mlas mna mpp mk mks councillor councillors"
)
_SMALL = name_words.CALLINGS | english.TITLES | _FIRMS | _PEOPLE
NATIVE = re.compile(r"(?:english|irish|welsh|cornish|french|dutch|scots)(?:wo)?m[ae]n$")
"""Whose citizen the person behind it is, folded: "Frenchman Noah Perrin", not "Fishman"."""
_CITIZENS = word_set(
    "briton zealander spaniard ulsterman londoner aussie mancunian liverpudlian glaswegian "
    "parisian berliner dubliner texan californian floridian muscovite"
)
_LEAGUES = (["league", "one"], ["league", "two"])
_TWO_WORD_CITIZENS = (("new", "zealander"), ("new", "yorker"), ("south", "sider"))
_ALSO_NAMES = word_set("scot dane swede finn pole turk serb croat slovak czech")
"""Citizens who are names as well: only before two words, the first a given name."""
_HUMANS = _PEOPLE | name_words.ONLY_PEOPLE


def opens_sentence(text: str, start: int) -> bool:
    """Whether the word at `start` begins a sentence, where any word has its capital."""
    return _OPENS.search(text, max(0, start - 4), start) is not None


def without_opener(text: str, one: Candidate, tokens: Sequence[Token]) -> list[Candidate]:
    """Return the name without the word before it that says what it is; nothing without one."""
    first = tokens[0]
    if first.glued or not tokens[1].capital or tokens[1].glued:
        return []
    position = first.fold in _PEOPLE and is_given_name(tokens[1].text)
    small = _is_small(first) or (position and len(tokens) > 2)  # "Hooker Tom Tull"
    if not opens_sentence(text, first.start) or not small:
        return []
    kind = _kind_of(first)
    if kind is None or tokens[-1].fold in BODY_ENDS or tokens[1].fold in english.PROSE:
        return []
    several = sum(not token.glued for token in tokens) > 2
    if kind is ActorType.PERSON and not several and _is_small(tokens[1]):
        return []  # "Prop Store"
    if kind is ActorType.ORGANISATION and several and one.type is ActorType.PERSON:
        kind = ActorType.PERSON  # "Developer Ana Roe"
    return [Candidate(tokens[1].start, one.end, kind)]


def with_word_name(text: str, one: Candidate) -> Candidate:
    """Return a person with the given name before it that is a word too: "Joy" of "Joy Ann Roe"."""
    if one.type is not ActorType.PERSON or one.key:
        return one
    before = _WORD_BEFORE.search(text, max(0, one.start - 14), one.start)
    word = before.group("word") if before else ""
    if word.lower() not in _WORD_NAMES:
        return one
    start = one.start - len(word) - 1
    opens = opens_sentence(text, start)
    if opens and (
        word.lower() in _VERBS
        or "f" not in read_names().get(text[one.start : one.end].split()[0], "")
    ):
        return one
    return Candidate(start, one.end, ActorType.PERSON)


def with_word_surname(text: str, one: Candidate) -> Candidate:
    """Return a given name with the surname behind it that is a date too: "Theresa May"."""
    if one.type not in (None, ActorType.PERSON) or one.key:
        return one
    name = text[one.start : one.end]
    if "f" not in read_names().get(name, "") or name.lower() in _WORD_NAMES:
        return one
    match = _WORD_SURNAME.match(text, one.end)
    return Candidate(one.start, match.end(), ActorType.PERSON) if match else one


def is_titled_person(text: str, start: int, key: str) -> bool:
    """Whether a known firm's name is a person's here: "Representative John Lewis"."""
    if not key.startswith("organisation:"):
        return False
    words = text[start : start + 30].split(" ")
    if len(words) < 2 or "f" not in read_names().get(words[0], ""):
        return False
    title = _TITLE_BEFORE.search(text, max(0, start - 20), start)
    return title is not None


def is_compound_tail(token: Token) -> bool:
    """Whether it is the second half of a compound with a name: "based" in "Ostrava-based"."""
    return token.glued and token.fold in _TAILS and not token.capital


def without_compound(one: Candidate, tokens: Sequence[Token]) -> list[Candidate]:
    """Return both names of "Ostrava-based Meliq"; nothing where it is one name."""
    for at in range(1, len(tokens) - 1):
        token = tokens[at]
        if not is_compound_tail(token) or tokens[at + 1].glued:
            continue
        place = token.fold in _SITED
        owner = Candidate(tokens[0].start, tokens[at - 1].end, ActorType.PLACE if place else None)
        several = sum(not t.glued for t in tokens[at + 1 :]) > 1
        kind = one.type if several else ActorType.ORGANISATION
        return [owner, Candidate(tokens[at + 1].start, one.end, kind)]
    return []


def without_citizen(
    one: Candidate, tokens: Sequence[Token], gazetteer: Gazetteer
) -> list[Candidate]:
    """Return who stands behind a nationality or a league: "Briton Ada Roe", "League Two Osk"."""
    league = [token.fold for token in tokens[:2]] in _LEAGUES
    if [token.fold for token in tokens[-2:]] in _LEAGUES and len(tokens) > 2:
        return [Candidate(one.start, tokens[-3].end, one.type)]  # "Bury's League One"
    club = next((token for token in tokens[2:] if token.capital), None) if league else None
    if club is not None:
        return [Candidate(club.start, one.end, ActorType.ORGANISATION)]
    if len(tokens) > 1 and _are_citizens(tokens, gazetteer):
        return [Candidate(tokens[1].start, one.end, ActorType.ORGANISATION)]
    size = citizen(tokens, gazetteer)
    rest = tokens[size:]
    if not size or not rest or not rest[0].capital or rest[0].glued:
        return []
    return [Candidate(rest[0].start, one.end, ActorType.PERSON)]


def _are_citizens(tokens: Sequence[Token], gazetteer: Gazetteer) -> bool:
    """Whether a club stands behind whose it is: "Germans Wolfsburg", not "Israelis United"."""
    first, second = tokens[0].text, tokens[1]
    if not first.endswith("s") or not second.capital or second.glued or tokens[0].possessive:
        return False
    phrase = gazetteer.look_up(first.removesuffix("s"))
    native = phrase is not None and phrase.form is Form.DEMONYM
    town = "t" in read_names().get(second.text, "") or gazetteer.look_up(second.text) is not None
    return native and town and second.fold not in BODY_ENDS and second.fold not in english.PROSE


def citizen(tokens: Sequence[Token], gazetteer: Gazetteer) -> int:
    """Return how many words say whose citizen somebody is: "Welshman", "New Zealander"."""
    first, second = tokens[0].fold, tokens[1].fold if len(tokens) > 1 else ""
    if (first, second) in _TWO_WORD_CITIZENS or (first == "northern" and NATIVE.match(second)):
        return 2
    if NATIVE.match(first) or first in _CITIZENS:
        return 1
    if len(tokens) < 3 or "f" not in read_names().get(tokens[1].text, ""):
        return 0
    phrase = gazetteer.match(tokens, 0)
    native = phrase is not None and phrase.form is Form.DEMONYM and len(phrase.folds) == 1
    return int((native and not read_names().get(tokens[0].text)) or first in _ALSO_NAMES)


def without_member(one: Candidate, tokens: Sequence[Token]) -> list[Candidate]:
    """Return the party, and who sits for it: "Labour MP Ada Roe", "Labour MP for York"."""
    for at, token in enumerate(tokens[1:], 1):
        if token.fold in _MEMBERS and token.capital:
            party = Candidate(tokens[0].start, tokens[at - 1].end, ActorType.ORGANISATION)
            rest = tokens[at + 1 :]
            if 1 < len(rest) < 4 and all(word.capital for word in rest):
                return [party, Candidate(rest[0].start, one.end, ActorType.PERSON)]
            return [party]
    return []


def _is_small(token: Token) -> bool:
    """Whether a word is mostly written small and nobody's name."""
    names = read_names()
    return (token.fold in _SMALL or "s" in names.get(token.fold, "")) and not names.get(token.text)


def _kind_of(token: Token) -> ActorType | None:
    """Return whose a word is before a name: a firm's, a person's or nobody's."""
    word = token.fold
    one = word.removesuffix("s")
    singular = {word, one, word.removesuffix("ies") + "y"}
    maker = one.endswith("maker") and one not in _PEOPLE  # "Holidaymaker Ana Roe"
    if singular & _FIRMS or maker:
        return ActorType.ORGANISATION
    if singular & _HUMANS or word.endswith(_ENDINGS):
        return ActorType.PERSON
    return None
