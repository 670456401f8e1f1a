"""Beside a name: what stands before and behind it that shows an organisation.

1. what is said to be one: "luxury group Maison Verdier", "Codelco, the state copper company,";
2. who deals with it: "shares in Vantory", "analysts at Tormund", "Vantory chief Priya Roe";
3. what it does, where a word, a town or a paper would not: "Odeon and Vue are watching";
4. in copy about sport, whom somebody plays for, joins or beats.
"""

import re
from collections.abc import Sequence

from bot.actors import english, name_words
from bot.actors.tokens import PROPER, Token, tokenise, word_set
from bot.actors.trained.lexicon import is_given_name, read_names

BODY_KINDS = (
    r"(?:party|group|union|company|firm|agency|charity|bank|lender|airline|carmaker|retailer|"
    r"militia|club|coalition|alliance|movement|hospital|newspaper|broadcaster|regulator|watchdog|"
    r"foundation|association|cartel|gang|insurer|startup|start-up|think tank|record label|museum|"
    r"supplier|manufacturer|chain|conglomerate|consultancy|subsidiary|faction|network|collective|"
    r"cooperative|guild|brewery|refinery|refiner|smelter|distillery|law firm|trade body|NGO|"
    r"nonprofit|non-profit|investor|shipyard|carrier|drugmaker|chipmaker|automaker|pollster)"
)
"""What only an organisation is."""
KINDS = (
    r"(?:party|group|union|company|firm|agency|charity|bank|lender|airline|carmaker|retailer|"
    r"supplier|militia|club|coalition|alliance|movement|hospital|newspaper|broadcaster|regulator|"
    r"watchdog|foundation|association|cartel|gang|maker|developer|insurer|startup|start-up|"
    r"think tank|label|publisher|museum|manufacturer|miner|builder|operator|brewer|chain|provider|"
    r"giant|conglomerate|lender|contractor|consultancy|subsidiary|utility|refiner|shipper|grocer|"
    r"body|council|commission|institute|faction|wing|network|collective|cooperative|guild|fund|"
    r"organi[sz]ation|NGO|nonprofit|brand|forecaster|pollster|investor|shipyard|brewery|refinery|"
    r"authority|nonprofit|league|lobby|drugmaker|chipmaker|carrier)"
)
APPOSED = re.compile(
    rf"(?<![\w-])(?:The )?(?P<name>(?!The ){PROPER}(?: {PROPER}){{0,3}}), (?:the|a|an) "
    rf"(?:(?!of |for |at |in |from |who |to |by |with |on )[\w’'-]+ ){{0,5}}{KINDS}"
    r"(?=[,.;]| (?:of|in|that|which|based|behind|whose|with|owned|run)\b)"
)
"""What an organisation is, between commas behind it: "Codelco, the state copper company"."""
_TEAM = re.compile(r"\b[Tt]he $")
ACTING = (
    english.SAYING | english.ACTING | {"holds", "held", "won", "lost", "ran", "split"}
) - word_set(
    "is are was were be can may might must should would could also never still already not"
)
"""Verbs whose subject is somebody, the small ones left out that any word takes."""
_CALLED = english.TITLED | name_words.CALLINGS
_PLAIN = english.COMMON | _CALLED | english.PLACE_WORDS
_NO_FIRM = english.COMMON | name_words.BUSINESS_WORDS

_AT_WORK = re.compile(
    r"(?:(?<!its )(?<!the )\b(?:works?|worked|working|teaches|taught|trained)(?: [a-z]+)?"
    r"|(?<![\w-])(?P<calling>[a-z-]+)) at $"
)
_AT_TOWNS = word_set(
    "official resident neighbour neighbor pensioner tenant passenger commuter survivor shopper "
    "pedestrian soldier rebel fighter farmer fisherman angler diver grower signalman mayor head"
)
"""Whom a town has too."""
_VOUCHES = re.compile(
    r"\b(?:analysts?|economists?|strategists?|traders?|brokers?|bankers?|workers|staff|executives?"
    r"|engineers?|lawyers?|researchers?|employees|colleagues|managers?|partners?|officials?"
    r"|scientists?|officer|jobs?) (?:at|with) $"
    rf"|\brivals? (?:{PROPER},? (?:and )?)?$"
    rf"|\b(?:customers|clients|users|subscribers|members|trustees) of (?:{PROPER} and )?$"
    r"|\b(?:teach(?:es|ing)?|taught|stud(?:y|ies|ied|ying)|lectures?|professor|lecturer|fellow|"
    r"scholar|graduate|degree|doctorate|PhD)\b[^.,;:]{0,40} (?:at|from) $"
    r"|\b(?:sells?|selling|sold) (?:[\w’'-]+ ){1,5}to $"
    r"|\b(?:complained|appealed|applied|sold|belongs?|belonged|owed?|donated|talking|referred|"
    r"supplied|leased|lent|switched) (?:\w+ ){0,3}to $"
    r"|\b(?:works?|worked|working|trades?|traded|employed) (?:\w+ ){0,2}(?:at|for) $"
    r"|\b(?:owned|acquired|bought|made|run|developed|published|built|operated|sued|hired) by $"
    r"|\b(?:shares|stock|stakes?|shareholders|investors|merger|deal|contract"
    r"|partnership) (?:in|of|with) $"
    r"|\b(?:maker|giant|retailer|supplier|lender|airline|brand|startup|start-up|chipmaker|carmaker"
    r"|automaker|drugmaker|company|firm|chain|insurer|conglomerate|platform|party|union|charity"
    r"|agency|militia|gang|cartel|watchdog|broadcaster|publisher|label|studio|bank|operator"
    r"|manufacturer|consultancy|subsidiary|pollster|forecaster|exchange|network),? $",
    re.IGNORECASE,
)
_FIRM_BEFORE = re.compile(
    r"\b(?:group|firm|company|lender|airline|retailer|insurer|carmaker|drugmaker|chipmaker|chain|"
    r"conglomerate|charity|watchdog|militia|cartel|gang|start-?up|agency|union|think tank|league|"
    r"brewery|refinery|brewer|publisher|manufacturer|consultancy|broadcaster|NGO|nonprofit|"
    rf"owned by(?: [A-Z][a-z]+-based)?) $|\b{BODY_KINDS}, $"
)
_SHARES_OF = re.compile(
    r"\b(?:[Ss]hares|[Ss]tock|[Ss]takes?|[Ss]hareholders|[Ii]nvestors) (?:in|of) $"
)
_LEADS = re.compile(
    r"\b(?:chief (?:executive|financial|operating|technology|information|investment)(?: officer)?"
    r"|CEO|CFO|COO|CTO|managing director|co-?founders?|spokes(?:man|woman|person|people)"
    r"|shareholders?|subsidiar(?:y|ies)|trustees?|customers|employees) (?:of|for|at|with) $"
)
"""Whom only a body has, before its name: "the chief executive of Vantory"."""
_HAS = re.compile(
    r"['’]s (?:[a-z-]+ ){0,2}(?:profits?|revenues?|earnings|share price|turnover|dividends?"
    r"|shareholders?|chief executive|finance chief|workforce|balance sheet"
    r"|subsidiar(?:y|ies)|headquarters|executives|chair(?:man|woman)|co-?founders?)\b"
)
"""What only a body has, behind its name: "Vantory’s profits"."""
_OF_FIRM = re.compile(
    r"(?:['’]s)? (?:shares|stock|shareholders|employees|subsidiary|headquarters)\b"
)
_PLAYERS = re.compile(
    r"(?:['’]s)? (?:[a-z]+ )?(?:rider|driver|team-?mates?|coach|manager|captain|skipper|striker|"
    r"midfielder|goalkeeper|defender|winger|quarterback|forward|guard|centre-back|full-back|bowler|"
    r"fans|supporters|bench|dressing room)\b"
)
_PLAYS = re.compile(
    r"\b(?:(?:plays?|played|playing|sign(?:s|ed)?)(?: for)?|join(?:s|ed|ing)?|leav(?:e|es|ing)|left"
    r"|loan (?:at|from|to|with)|beat(?:s|ing)?|face[sd]?|host(?:s|ed)?|against"
    r"|(?:wanted|signed|held|beaten) by|visit(?:s|ed)?|entertain(?:s|ed)?|travel(?:s|led)? to"
    r"|(?:lost|losing) to|dr(?:ew|aw) (?:with|against)|defeated|thrashed|edged|bowled out"
    r"|(?:win|victory|defeat|draw) (?:over|against|at|to|by|with)"
    r"|(?:move|moved|switch|transfer) (?:to|from)|join(?:s|ed)? (?:[\w .]{2,25} )?from)"
    rf" (?:{PROPER} and )?$"
)
_BEATEN = re.compile(r"\b(?:beat|(?:lost|losing) to|drew with|plays? for|played for) $")
_MEMBER = re.compile(r"[A-Z][\w’'-]+[”\"]? [A-Z][\w’'-]+ of $")
"""Before the body somebody belongs to: "Union convener Ada Roe of Unite"."""
_REACH = 40
OPENS = re.compile(r"(?:^|[.!?:\n–—]\s*)[“\"‘'(]*$")
"""What stands before a sentence or what a dash or colon sets apart, opening marks and all."""
_NEXT = re.compile(r"(?:['’]s)? (?P<word>[a-z][\w'’-]*)|(?:['’]s)?(?=[.,;:!?)”\n]|$)")
_BEFORE_FREE = re.compile(
    r"\b(?:[Tt]he|an?|in|at|on|of|near|from|to|into|across|around|outside|through|via|over|told) $"
    r"|[(“\"]$|[A-Z][\w’'-]* $"
)
"""What stands before a word that may be a town, a thing or a paper, or the end of a name."""
_BOTH_ACT = re.compile(
    rf" and (?:the )?{PROPER}(?:, which | (?:have|had|were|are|will|would|both|also|said|say) )"
)
"""Two that do something: "Odeon and Vue have closed"."""
_GOES_ON = word_set(
    "and or but to for in on at by with as after before since from over under against of who "
    "which that while when if because than during until about is are was were"
)
_ADJECTIVE = re.compile(r"(?:ite|ish|ese|ian|ean|ist|[^aeou]i|er)$")


def is_vouched_for(text: str, start: int, end: int) -> bool:
    """Whether what stands beside a name shows an organisation: "analysts at Tormund"."""
    if text.startswith("-", end):
        return False  # "owned by Toronto-based Granite Peak"
    reach = max(0, start - _REACH)
    if any(pattern.search(text, reach, start) for pattern in (_VOUCHES, _PLAYS)):
        return True
    if has_players(text, start, end) and is_about_sport(text):
        return True
    if _MEMBER.search(text, reach, start):
        return True
    if _LEADS.search(text, reach, start) or _HAS.match(text, end):
        return True
    if OPENS.search(text, reach, start) is None and employs(text, start, end):
        return True
    return APPOSED.match(text, start) is not None or is_team(text, start, end)


_MANY = re.compile(r"[^s]s$")
_DOERS = re.compile(r"\w{2}(?:ers|ors|ists|men|women|folk)$")
"""Many who do something: "Growers", which the lists of words hardly have."""


def is_common_word(word: str) -> bool:
    """Whether a word that begins a sentence may have its capital from there: "Club chief Ada"."""
    low = word.lower()
    forms = {low, low.removesuffix("s")} if _MANY.search(low) else {low}
    small = any("s" in read_names().get(form, "") for form in forms)
    return not forms.isdisjoint(_PLAIN) or small or _DOERS.search(low) is not None


def works_there(text: str, start: int) -> bool:
    """Whether somebody works at what begins at `start`: "a buyer at Vestkorn"."""
    match = _AT_WORK.search(text, max(0, start - _REACH), start)
    word = (match.group("calling") or "") if match else ""
    forms = {word, word.removesuffix("s")}
    if forms & _AT_TOWNS:
        return False
    return match is not None and (not word or bool(forms & _CALLED))


def is_no_town(text: str, start: int, end: int) -> bool:
    """Whether what a recogniser takes for a place is an organisation by what stands before it.

    "Complained to Ofcom", and in copy about sport "will leave Santos": who leaves Elmford moves.
    """
    reach = max(0, start - _REACH)
    if text.startswith("-", end):
        return False
    if _VOUCHES.search(text, reach, start):
        return not text.endswith("officials at ", reach, start)  # a town has them too
    if _BEATEN.search(text, reach, start):
        return True
    return is_club_place(text, start) and is_about_sport(text)


def stands_free(text: str, start: int, end: int) -> bool:
    """Whether a name of one word stands as a thing that acts or is acted upon, not as a word.

    "Odeon and Vue are watching", "two points behind Exbridge": not "the Commission", "in Malmö",
    "Mayo referees", "chief of the Akrobi people".
    """
    before = text[max(0, start - _REACH) : start]
    after = _NEXT.match(text, end)
    low = text[start:end].lower()
    if low in english.COMMON or low in english.TITLED or after is None:
        return False
    verb = after.group("word") or ""
    acts = verb in ACTING or verb.endswith("ed")
    if OPENS.search(before):
        many = low.removesuffix("s") in _CALLED
        if many:
            return False  # "Engineers will spend two months"
        return acts or goes_on(text, end)
    links = not verb or acts or verb in _GOES_ON
    return links and _BEFORE_FREE.search(before) is None


def goes_on(text: str, end: int) -> bool:
    """Whether ", which" follows, or another and the verb of both: "Odeon and Vue have closed"."""
    both = _BOTH_ACT.match(text, end) is not None
    return both or text.startswith((", which ", ", whose "), end)


def is_team(text: str, start: int, end: int) -> bool:
    """Whether a name of one word is written like that of a team: "the Lakers"."""
    name = text[start:end]
    team = name.isalpha() and name.endswith("s") and not name.endswith("ss") and len(name) > 3
    return team and _TEAM.search(text, max(0, start - 4), start) is not None


def is_called_firm(text: str, start: int, end: int) -> bool:
    """Whether what stands before a name calls it a firm's: "luxury group Maison Verdier"."""
    return (
        not text.startswith("-", end)
        and _FIRM_BEFORE.search(text, max(0, start - _REACH), start) is not None
    )


def is_owned(text: str, start: int, end: int) -> bool:
    """Whether shares or a staff show a company: "shares in Vantory", "Vantory employees"."""
    if text[start:end].lower() in _NO_FIRM:
        return False  # "Mining shares led the gains"
    before = max(0, start - _REACH)
    shares = _SHARES_OF.search(text, before, start) or _LEADS.search(text, before, start)
    return bool(shares or _OF_FIRM.match(text, end) or _HAS.match(text, end))


def is_club_place(text: str, start: int) -> bool:
    """Whether a name that begins at `start` stands where copy about sport names a club."""
    return _PLAYS.search(text, max(0, start - _REACH), start) is not None


def employs(text: str, start: int, end: int) -> bool:
    """Whether a title and a person follow the name: "Vantory chief executive Priya Roe"."""
    name = text[start:end]
    town = "t" in read_names().get(name, "")
    if town or _ADJECTIVE.search(name) or is_common_word(name):
        return False  # "Osk mayor", "Sunni cleric", "Language teacher"
    after = tokenise(text, end, min(len(text), end + 60))
    for at, token in enumerate(after[:5]):
        if token.gap != " " and (at or text[end : token.start] != " "):
            return False
        if token.capital:
            return at > 0 and (
                after[at - 1].fold in english.TITLES or after[at - 1].fold == "executive"
            )
        if token.fold not in english.OFFICE_WORDS:
            return False
    return False


def is_town_place(text: str, start: int) -> bool:
    """Whether a name that begins at `start` stands where a town does: "in Coleman"."""
    return text[max(0, start - 9) : start].endswith((" in ", " near ", "outside "))


def is_no_team(word: str) -> bool:
    """Whether a folded word ends the name of a prize, a league or a place, not of a team."""
    return word in english.PLACE_WORDS | english.PRIZES | english.NEVER_IN_PEOPLE | english.TITLED


def has_players(text: str, start: int, end: int) -> bool:
    """Whether a word of players follows the name: "the Movistar rider", "Heat coach"."""
    return _PLAYERS.match(text, end) is not None


def is_about_sport(text: str) -> bool:
    """Whether words that only sport has, or three that it shares, stand in the text."""
    words = set(re.findall(r"[a-z-]{3,}", text[:20_000].lower()))
    strong = len(words & name_words.SPORT_ALONE)
    return strong > 1 or strong + len(words & name_words.SPORT_WORDS) > (1 if strong else 2)


def ends_as_firm(name: Sequence[Token]) -> bool:
    """Whether its last word makes a firm of it: "Dorrin Freight", "Joe Gibbs Racing".

    Racing, economics and the like only behind a full name: "Horse Racing" is none.
    """
    last = name[-1].fold
    founder = len(name) > 2 and is_given_name(name[0].text)
    return last in name_words.FIRM_ENDS or (founder and last in name_words.WEAK_ENDS)
