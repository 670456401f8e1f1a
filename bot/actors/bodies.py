"""Bodies: organisations that show in how their name is printed, whoever recognised it or not.

1. an acronym anywhere in the article finds the row of capitals whose initials it is;
2. "Banco ...", "Grupo ...", "Cartel del ...": the first word says what it is, small words and all;
3. "Teachers' Union of Norrland", "St. Mary's Hospital": an apostrophe stands inside the name;
4. what stands behind "the" more than once ("the Green Left") is a party, a band, a bloc;
5. in copy about sport, whom somebody plays for, joins or beats is a club.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from bot.actors import english, name_words
from bot.actors.gazetteer import Gazetteer
from bot.actors.recognise import Candidate
from bot.actors.tokens import SPACE, Token, tokenise, word_set
from bot.model.actor import ActorType
from bot.model.article import Span

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w-]+"
_SMALL = r"(?:de|del|della|delle|dei|di|da|do|dos|das|du|des|la|las|los|le|les|el|y|e|et|van|für)"
_ABROAD = re.compile(
    rf"(?<![\w-])(?:{'|'.join(name_words.FOREIGN_HEADS)})(?:(?: {_SMALL}){{0,3}} {_CAPITAL}){{1,4}}"
)
_OF_PEOPLE = re.compile(
    rf"(?<![\w-])(?:{_CAPITAL}s['’]|(?:People|Women|Men|Children)['’]s)(?: {_CAPITAL}){{0,2}} "
    rf"(?:{'|'.join(word.title() for word in sorted(name_words.SHORT_FORMS | {'bank', 'fund'}))})"
    rf"(?: of (?:the )?{_CAPITAL}(?: {_CAPITAL})?)?(?![\w-])"
)
_OF_SAINT = re.compile(
    rf"(?<![\w-])(?:(?:St\.?|Saint) {_CAPITAL}|King|Queen|Children|Women|Veterans|Guy)['’]s "
    rf"(?:{_CAPITAL} )?(?:Hospital|School|College|University|Church|Academy|Infirmary|Theatre)\b"
)
_OF_FAITH = re.compile(
    rf"(?<![\w-])(?:Order of (?:St\.?|Saint) {_CAPITAL}"
    rf"|(?:Little Sisters|Sisters|Missionaries|Daughters|Knights|Society) of (?:the )?"
    rf"(?:St\.? )?{_CAPITAL}(?: {_CAPITAL})?)"
)
_KINDS = (
    r"(?:party|group|union|company|firm|agency|charity|bank|lender|airline|carmaker|retailer|"
    r"supplier|militia|club|coalition|alliance|movement|hospital|newspaper|broadcaster|regulator|"
    r"watchdog|foundation|association|cartel|gang|maker|developer|insurer|startup|start-up|"
    r"think tank|label|publisher|museum|manufacturer|miner|builder|operator|brewer|chain)"
)
_APPOSED = re.compile(
    rf"(?<![\w-])(?:The )?(?P<name>(?!The ){_CAPITAL}(?: {_CAPITAL}){{0,3}}), (?:the|a|an) "
    rf"(?:(?!of |for |at |in |from |who |to |by |with |on )[\w’'-]+ ){{0,5}}{_KINDS}"
    r"(?=[,.;]| (?:of|in|that|which|based|behind|whose|with|owned|run)\b)"
)
"""What an organisation is, between commas behind it: "Codelco, the state copper company"."""
_TEAM = re.compile(r"\b[Tt]he $")
_ACRONYM = re.compile(r"(?<![\w.-])[A-Z]{3,6}(?![\w.-]|['’][a-rt-z])")
_LINKS = frozenset(("of", "and", "for", "the", "in", "on", "de", "del", "da", "do", "la", "des"))
_MOST_ACRONYMS = 40
_GAPS = (SPACE, "'s", "'")

_BEHIND_THE = re.compile(
    rf"\b[Tt]he (?P<name>(?:{_CAPITAL}['’]? ){{1,3}}{_CAPITAL})(?![\w’'-]| {_CAPITAL})"
)
_NO_BODY = (
    english.PLACE_WORDS
    | english.PRIZES
    | english.NEVER_IN_PEOPLE
    | english.TITLES
    | name_words.HOUSES
    | word_set(
        "lady age ages century era gate wall games language inquiry dam account index document "
        "call nation nations advocate line section article chapter speech debate method theory"
    )
)
"""Words that end what stands behind "the" and acts for nobody."""
_ACTING = (
    english.SAYING | english.ACTING | {"holds", "held", "won", "lost", "ran", "split"}
) - word_set(
    "is are was were be can may might must should would could also never still already not"
)
_TITLED = english.TITLES | english.COURTESIES.keys()
_COMMON = english.GENERIC | english.ORGANISATION_WORDS | english.MODIFIERS | english.PROSE

_VOUCHES = re.compile(
    r"\b(?:analysts?|economists?|strategists?|traders?|brokers?|bankers?|workers|staff|executives?"
    r"|engineers?|lawyers?|researchers?|employees|colleagues|managers?|partners?|officials?"
    r"|scientists?|officer|jobs?) (?:at|with) $"
    rf"|\brivals? (?:{_CAPITAL},? (?:and )?)?$"
    r"|\b(?:owned|acquired|bought|made|run|developed|published|built|operated|sued|hired) by $"
    r"|\b(?:shares|stock|stakes?|shareholders|investors|merger|deal|contract"
    r"|partnership) (?:in|of|with) $"
    r"|\b(?:maker|giant|retailer|supplier|lender|airline|brand|startup|start-up|chipmaker|carmaker"
    r"|automaker|drugmaker|company|firm|chain|insurer|conglomerate|platform|party|union|charity"
    r"|agency|militia|gang|cartel|watchdog|broadcaster|publisher|label|studio|bank|operator"
    r"|manufacturer|consultancy|subsidiary) $",
    re.IGNORECASE,
)
_PLAYS = re.compile(
    r"\b(?:plays?|played|playing|sign(?:s|ed)?) for $"
    r"|\b(?:join(?:s|ed|ing)?|leav(?:e|es|ing)|left|loan (?:at|from|to|with)|beat(?:s|ing)?"
    r"|face[sd]?|host(?:s|ed)?|against|(?:wanted|signed) by|(?:lost|losing) to"
    r"|dr(?:ew|aw) (?:with|against)|defeated|thrashed|edged"
    r"|(?:win|victory|defeat|draw) (?:over|against|at|to|by|with)"
    r"|(?:move|moved|switch|transfer) (?:to|from)|join(?:s|ed)? (?:[\w .]{2,25} )?from) $"
)
_REACH = 40
_ADJECTIVE = re.compile(r"(?:ite|ish|ese|ian|ean|ist|[^aeou]i|er)$")


def find_bodies(text: str, sentences: Sequence[Span], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield the organisations whose print alone shows them, in no order; some may overlap."""
    for pattern in (_OF_PEOPLE, _OF_SAINT, _OF_FAITH, _APPOSED):
        for match in pattern.finditer(text):
            name = "name" if "name" in pattern.groupindex else 0
            yield Candidate(*match.span(name), ActorType.ORGANISATION)
    for match in _ABROAD.finditer(text):
        end = _before_title(text, *match.span())
        if " " in text[match.start() : end]:
            yield Candidate(match.start(), end, ActorType.ORGANISATION)
    yield from _spelt_out(text, sentences)
    yield from _named_again(text, gazetteer)


def is_vouched_for(text: str, start: int, end: int) -> bool:
    """Whether what stands beside a name shows an organisation: "analysts at Tormund"."""
    reach = max(0, start - _REACH)
    if any(pattern.search(text, reach, start) for pattern in (_VOUCHES, _PLAYS)):
        return True
    return _APPOSED.match(text, start) is not None or is_team(text, start, end)


def is_team(text: str, start: int, end: int) -> bool:
    """Whether a name of one word is written like that of a team: "the Lakers"."""
    name = text[start:end]
    team = name.isalpha() and name.endswith("s") and not name.endswith("ss") and len(name) > 3
    return team and _TEAM.search(text, max(0, start - 4), start) is not None


def is_club_place(text: str, start: int) -> bool:
    """Whether a name that begins at `start` stands where copy about sport names a club."""
    return _PLAYS.search(text, max(0, start - _REACH), start) is not None


def employs(text: str, start: int, end: int) -> bool:
    """Whether a title and a person follow the name: "Vantory chief executive Priya Roe"."""
    if _ADJECTIVE.search(text[start:end]):
        return False  # "Sunni cleric", "Berliner lawyer"
    after = tokenise(text, end, min(len(text), end + 60))
    for at, token in enumerate(after[:5]):
        if token.gap != " " and (at or text[end : token.start] != " "):
            return False
        if token.capital:
            return at > 0 and (
                after[at - 1].fold in english.TITLES or after[at - 1].fold == "executive"
            )
        if token.fold not in english.TITLES | english.MODIFIERS:
            return False
    return False


def is_about_sport(text: str) -> bool:
    """Whether words that only sport has, or three that it shares, stand in the text."""
    words = set(re.findall(r"[a-z-]{3,}", text[:20_000].lower()))
    strong = len(words & name_words.SPORT_ALONE)
    return strong > 1 or strong + len(words & name_words.SPORT_WORDS) > (1 if strong else 2)


def _before_title(text: str, start: int, end: int) -> int:
    """Return where the name ends: before "Chief Executive Ana Roe"."""
    tokens = tokenise(text, start, end)
    for at, token in enumerate(tokens[1:], 1):
        if token.fold in english.TITLES:
            return tokens[at - 1].end
    return end


def _named_again(text: str, gazetteer: Gazetteer) -> Iterator[Candidate]:
    matches = list(_BEHIND_THE.finditer(text))
    often = Counter(match.group("name") for match in matches)
    acting = {match.group("name") for match in matches if _acts(text, match.end())}
    for match in matches:
        name = match.group("name")
        if often[name] > 1 and name in acting and _is_body(name, gazetteer):
            yield Candidate(*match.span("name"), ActorType.ORGANISATION)


def _acts(text: str, end: int) -> bool:
    after = tokenise(text, end, min(len(text), end + 20))
    return bool(after) and text[end : after[0].start] == " " and after[0].fold in _ACTING


def _is_body(name: str, gazetteer: Gazetteer) -> bool:
    tokens = tokenise(name)
    words = {token.fold for token in tokens}
    if tokens[-1].fold in _NO_BODY or words <= _COMMON or words & _TITLED:
        return False
    return all(gazetteer.match(tokens, at) is None for at in range(len(tokens)))


# ── acronyms ────────────────────────────────────────────────────────────────────────────


def _spelt_out(text: str, sentences: Sequence[Span]) -> Iterator[Candidate]:
    wanted = defaultdict[str, list[str]](list)
    for acronym in tuple(dict.fromkeys(_ACRONYM.findall(text)))[:_MOST_ACRONYMS]:
        wanted[acronym[0]].append(acronym)
    if not wanted:
        return
    for span in sentences:
        tokens = tokenise(text, span.start, span.end)
        for at, token in enumerate(tokens):
            for acronym in () if token.acronym else wanted.get(token.text[0], ()):
                last = _spells(tokens, at, acronym)
                if last:
                    yield Candidate(token.start, tokens[last].end, ActorType.ORGANISATION)


def _spells(tokens: Sequence[Token], at: int, acronym: str) -> int:
    """Return the last of the words from `at` whose initials are the acronym; 0 for none."""
    left = acronym[1:]
    for index in range(at + 1, len(tokens)):
        token = tokens[index]
        if token.gap not in _GAPS:
            return 0
        if token.capital and token.text[0] == left[0]:
            left = left[1:]
            if not left:
                return 0 if token.fold in _NO_BODY else index
        elif token.capital or token.fold not in _LINKS:
            return 0
    return 0
