"""Roles as printed: what an article says somebody is, word for word.

Before the name ("Japanese Prime Minister Sanae Takaichi", "North Korean leader, Kim Jong-un") or
after it ("Takaichi, the prime minister,", "Donald Trump, US president").
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.actors import english, name_words
from bot.actors.gazetteer import Form, Gazetteer
from bot.actors.tokens import BREAK, SPACE, Token, tokenise, word_set
from bot.actors.trained.lexicon import is_given_name

_REACH = 130
_AFTER = re.compile(r",\s+(?:\d{2},\s+)?(?P<body>[^,;:()\n“”\"–—]{2,110})(?P<stop>[,;.)(–—\n]|$)")
_NO_ROLE = re.compile(r" (?:in (?:his|her|their)|at the time)\b")
_NEXT_PERSON = re.compile(r" and (?P<given>[A-Z][a-z]+) [A-Z]")
"""Somebody else: "director of the agency and Alex Azar"."""
_DETERMINERS = word_set("the a an its his her their our who is was serves as also now then")
_LONG, _ENOUGH = 8, 3
"""Words of a role from which on it is cut before "and", and how many of it stay at least."""
_LONGEST_CUT = 6
"""Words of a body's name before a comma in it."""
_LINKS = frozenset(("of", "for", "at", "to", "in", "and", "on"))
_CUTS = frozenset(("who", "which", "whose", "that", "when", "while", "where", "as", "after"))


@dataclass(frozen=True, slots=True)
class FoundRole:
    """One role with what it rests on."""

    text: str
    heads: frozenset[str]
    """Folded title words in it."""
    affiliated: bool
    """Whether it says whose: a country, an organisation."""


def find_roles(
    text: str, start: int, end: int, sentence: tuple[int, int], gazetteer: Gazetteer
) -> list[FoundRole]:
    """Return the roles printed beside the name at `text[start:end]`, the nearest before first."""
    found = (
        _before(text, start, end, max(sentence[0], start - _REACH), sentence[0], gazetteer),
        _after(text, end, min(sentence[1], end + _REACH), gazetteer),
    )
    return [role for role in found if role is not None]


def choose_role(roles: Iterable[FoundRole]) -> str:
    """Return the role to show: the first that says whose, else the first."""
    best = sorted(roles, key=lambda role: not role.affiliated)
    return best[0].text if best else ""


# ── before the name ─────────────────────────────────────────────────────────────────────


def _before(
    text: str, start: int, end: int, reach: int, sentence_start: int, gazetteer: Gazetteer
) -> FoundRole | None:
    if reach > sentence_start:
        reach = text.find(" ", reach, start) + 1 or start
    tokens = tokenise(text, reach, start)
    head = _last_head(tokens)
    if head < 0:
        return None
    between = text[tokens[-1].end : start]
    if between not in (" ", "\u00a0", ", ", ". "):
        return None
    first = _walk_back(tokens, head)
    first = _drop_opening(tokens, first, sentence_start, gazetteer)
    if first >= len(tokens):
        return None
    last = len(tokens) - (tokens[-1].fold in _STYLES and len(tokens) - first > 1)
    role = _role(text, tokens[first:last], gazetteer)  # "the MP for Osk Sir Ada Roe"
    if role and (_leads_nobody(role, tokens, first) or _is_supposed(tokens, first)):
        return None
    if role and between == ", " and (not role.affiliated or tokens[-1].capital):
        whose = (first > 0 and tokens[first - 1].fold in _APPOSED) or any(
            token.possessive for token in tokens[first:]
        )
        return role if whose and _is_closed(text, end) else None
    return role


def _leads_nobody(role: FoundRole, tokens: list[Token], first: int) -> bool:
    """Whether it is a leader of nobody: "overnight leader Roe" leads a race, but "its leader"."""
    before = tokens[first - 1].fold if first else ""
    return role.text in _NO_ROLES and before not in _APPOSED


def _is_supposed(tokens: list[Token], first: int) -> bool:
    """Whether it is one that might be: "under a President Roe"."""
    before = tokens[first - 1].fold if first else ""
    return before in ("a", "an") and len(tokens) - first == 1 and tokens[first].capital


def _is_closed(text: str, end: int) -> bool:
    """Whether the name stands between commas, and in no list ("the mayor, Anna Roe, said")."""
    if text[end : end + 1] in (".", ";"):
        return True
    return text[end : end + 2] == ", " and not text.startswith(("and ", "or "), end + 2)


def _last_head(tokens: list[Token]) -> int:
    """Return where the title is that the name follows: "Minister", or "Secretary of State"."""
    if tokens and (_is_head(tokens[-1]) or [t.fold for t in tokens[-2:]] == ["det", "con"]):
        return -1 if _is_verb(tokens) else len(tokens) - 1
    for at in range(len(tokens) - 2, max(-1, len(tokens) - 7), -1):
        token = tokens[at + 1]
        if token.gap != SPACE:
            return -1
        if token.fold in ("of", "for") and _is_head(tokens[at]):
            # "lawyer for Ada Roe", "captain of the Alba Marina": the role of somebody else.
            # In "the mayor of Elm and Dr. Roe" it is nobody's who is named.
            whose = [word for word in tokens[at + 2 :] if word.fold not in _ADDRESSED]
            return at if whose and whose[-1].fold != "and" else -1
        if not (token.capital or token.fold in ("of", "the", "and") or _is_role_word(token)):
            return -1
    return -1


def _walk_back(tokens: list[Token], at: int) -> int:
    head = at
    while at > 0 and tokens[at].gap in (SPACE, "'s", "'"):
        word = tokens[at - 1]
        placed = at > 1 and tokens[at - 2].fold in ("in", "at", "from")
        belongs = _is_role_word(word) or (word.capital and word.fold not in _NEVER and not placed)
        links = word.fold in ("of", "for", "the") and _title_before(tokens, at - 1)
        links = links and not _is_of_holder(tokens, at, head)
        if not (belongs or links or tokens[at].glued or _is_field_of(tokens, at)):
            break
        at -= 1
    if 0 < at < head and tokens[at - 1].text in _IN_TITLES and tokens[at].capital:
        at = _behind_work(tokens, at, head)
    while at < head and tokens[at].fold in _LINKS | {"the"}:
        at += 1
    return at


def _is_of_holder(tokens: list[Token], at: int, head: int) -> bool:
    """Whether the title is the named one's alone, and what is before "of" or "for" another's.

    "the court of Chief Justice Roe", "a lawyer for Prime Minister Roe", "spokesman for Elm County
    Prosecutor Roe"; but "Department of Justice spokesman Roe". `at` is behind the small word.
    """
    link = at - 2 if tokens[at - 1].fold == "the" else at - 1
    whose, own = tokens[link - 1], tokens[at : head + 1]
    if whose.fold in _RUNNING:
        return False  # "Republican nominee for president"
    title = next((token for token in own if token.fold not in _BEFORE_FIELDS), own[-1])
    cased = own[-1].capital or not title.capital  # "Office of the Mayor spokesman"
    if cased and title.fold in _HOLDERS and all(map(_is_role_word, own)):
        return True
    is_body = whose.fold in english.ORGANISATION_WORDS
    return tokens[link].fold == "for" and _is_head(whose) and not is_body


def _is_field_of(tokens: list[Token], at: int) -> bool:
    """Whether a small word before the title says of what: "her fashion designer"."""
    word = tokens[at - 1]
    if word.capital or tokens[at].gap != SPACE or not word.text.isalpha():
        return False
    before = tokens[at - 2].fold if at > 1 and word.gap == SPACE else ""
    return word.fold in _FIELDS or (before in _BEFORE_FIELDS and word.fold not in _NO_FIELDS)


def _behind_work(tokens: list[Token], at: int, head: int) -> int:
    """Return where the role begins behind a title cut by "A": "To Kill A Mockingbird author"."""
    while at < head and tokens[at].capital and not _is_role_word(tokens[at]):
        at += 1
    return at


def _title_before(tokens: list[Token], at: int) -> bool:
    """Whether a title or an organisation's word stands before "of", "for" or "of the"."""
    if at and tokens[at].fold == "the":
        at -= 1
        if tokens[at].fold not in _LINKS:
            return False
    return at > 0 and tokens[at].gap == SPACE and tokens[at - 1].fold in _TAKES_OF


def _drop_opening(
    tokens: list[Token], first: int, sentence_start: int, gazetteer: Gazetteer
) -> int:
    """Leave out a first word that has its capital only from the start of the sentence."""
    while first < len(tokens) - 1:
        token = tokens[first]
        following = tokens[first + 1]
        body = token.fold in _LED and following.fold in _NO_ROLES
        body = body or (token.fold in _TAKES_OF and following.fold in _LINKS)
        plain = not (token.fold in english.OFFICE_WORDS or token.possessive or body) and not (
            following.capital and following.gap == SPACE and not _is_role_word(following)
        )
        opening = token.start == sentence_start and plain and not token.acronym
        if not (opening and gazetteer.match(tokens, first) is None):
            return first
        first += 1
    return first


# ── after the name ──────────────────────────────────────────────────────────────────────


def _after(text: str, end: int, reach: int, gazetteer: Gazetteer) -> FoundRole | None:
    match = _AFTER.match(text, end, reach)
    if match is None:
        return None
    tokens = tokenise(text, match.start("body"), _end_of_role(text, match, gazetteer))
    while tokens and tokens[0].fold in _DETERMINERS:
        tokens = tokens[1:]
    head = next((i for i, token in enumerate(tokens[:6]) if _is_head(token)), None)
    if head is None or tokens[0].fold in _LINKS:
        return None  # "Roe, of the president": no role
    named = match.group("body").startswith(("a ", "an ", "the ", "his ", "her ", "its "))
    if not all(_may_precede(t, named) for t in tokens[:head]):
        return None
    size = _shortened(tokens, _extent(tokens, head))
    return _role(text, tokens[:size], gazetteer) if size else None


def _end_of_role(text: str, match: re.Match[str], gazetteer: Gazetteer) -> int:
    """Return where a role ends before what is none of it: "steward in his plant at the time"."""
    more = _NO_ROLE.search(text, match.start("body"), match.end("body"))
    for one in _NEXT_PERSON.finditer(text, match.start("body"), match.end("body")):
        if is_given_name(one.group("given")):
            return min(one.start(), more.start() if more else one.start())
    return more.start() if more else _behind_body(text, match, gazetteer)


def _behind_body(text: str, match: re.Match[str], gazetteer: Gazetteer) -> int:
    """Return where a role ends: behind a body with commas ("Bureau of Alcohol, Tobacco, …")."""
    end = match.end("body")
    if match["stop"] != ",":
        return end
    tokens = tokenise(text, match.start("body"), min(end + _REACH, len(text)))
    cut = sum(token.end <= end for token in tokens)
    for at in range(max(0, cut - _LONGEST_CUT), cut):
        phrase = gazetteer.match(tokens, at)
        if phrase is not None and at + len(phrase.folds) > cut:
            return tokens[at + len(phrase.folds) - 1].end
    return end


def _shortened(tokens: list[Token], size: int) -> int:
    """Return how many words a role keeps: one of many ends where a second one begins.

    "ambassador to the United Nations and once Mr. Roe's choice to succeed her"; but whole where the
    first has no name in it: "film producer and editor with the Elm company".
    """
    if size <= _LONG:
        return size
    whose = next((at for at in range(size) if tokens[at].capital), size)
    joints = (at for at in range(max(_ENOUGH, whose), size - 1) if tokens[at].fold == "and")
    return next((at for at in joints if _begins_role(tokens[at + 1])), size)


def _begins_role(token: Token) -> bool:
    """Whether a second role begins: "and once Mr. Roe's choice", "and founder of Osk"."""
    small = not token.capital and (token.fold in _DETERMINERS or _is_role_word(token))
    return small or token.fold in ("once", "later", "formerly") or token.fold in _ADDRESSED


def _extent(tokens: list[Token], head: int) -> int:
    """Return how many words the role has, 0 if the words are no role."""
    linked = False
    for at in range(head + 1, len(tokens)):
        token = tokens[at]
        if token.fold in _CUTS:
            return at
        linked = linked or token.fold in _LINKS
        acts = token.gap == BREAK or token.fold in english.VERBS
        if acts or not (linked or _is_role_word(token)):
            return 0
    return len(tokens)


def _may_precede(token: Token, named: bool) -> bool:
    """Whether the word may stand before the title; `named` after "a" or "the" ("a park ranger")."""
    if _is_role_word(token) or token.capital or token.fold in ("of", "s", "the"):
        return True
    return named and token.gap == SPACE and token.fold not in _NOT_IN_ROLES


# ── both ────────────────────────────────────────────────────────────────────────────────

_HEADS = english.TITLES | {"executive"}
_APPOSED = frozenset(("its", "his", "her", "their", "the", "our", "whose"))
_ADDRESSED = english.COURTESIES.keys() - {"king", "queen"} | {"the"}
_STYLES = frozenset(("sir", "dame", "lord", "lady"))
_NO_ROLES = frozenset(("leader", "leaders"))
_NO_OFFICE = frozenset(("official", "counterpart"))
_VERBS_TOO = frozenset(("guard", "star", "recruit", "rebel", "model", "coach", "pilot", "cook"))
_BEFORE_VERBS = word_set("to will would can could must should may might did help helped")
_NOT_IN_ROLES = english.PROSE | english.SAYING | english.ACTING
_TO_DO = word_set(
    "assigned sent hired posted paid set due supposed meant going had has have used asked told "
    "trained chosen picked signed agreed wanted wants hoped expected began failed"
)
"""What stands before "to" and a verb; "married to singer Ada Roe" is another matter."""
_TAKES_OF = english.TITLES | english.ORGANISATION_WORDS
_BEFORE_FIELDS = word_set("former ex longtime long-time then-chief current veteran")
"""Words of a role before which no verb and no end of a clause stands."""
_NO_FIELDS = _NOT_IN_ROLES | _LINKS | _CUTS | _DETERMINERS | frozenset(("while", "that", "if"))
_FIELDS = word_set(
    """
    technical musical music film fashion art artistic sporting football rugby cricket tennis golf
    basketball baseball hockey boxing cycling swimming athletics radio television movie stage
    theatre book literary travel food wine humanitarian aid business software computer civil
    structural mechanical commercial marketing sales communications creative editorial operations
    technology information investigative freelance community environmental wildlife landscape
    wedding portrait adventure street graphic interior game video pop rock folk jazz opera country
    rap punk soul blues reggae classical heart brain plastic trauma children's women's men's youth
    assistant personal real property media crime court prison school university college village
    parish town city county campaign communist student labour labor peace anti-war civil-rights cult
    """
)
"""What small words say of what a director, designer or manager is."""
_HOLDERS = word_set(
    "president prime vice governor gov senator sen representative rep congressman congresswoman "
    "chancellor mayor king queen pope judge sheriff chief"
)
"""How the title begins of whom an aide, a lawyer or a court is."""
_RUNNING = frozenset(("candidate", "nominee", "contender", "hopeful"))
_LED = english.ORGANISATION_WORDS | _FIELDS
_IN_TITLES = frozenset(("A", "An", "And", "In", "Of", "On", "To"))
"""Small words with the capital of a work's title."""
_NEVER = (
    word_set(
        """
    the a an but and or as like unlike even when while after before if in on at by with from for to
    of his her its their our this that mr mrs ms dr sir miss
    """
    )
    | english.MONTHS_AND_DAYS
)


def _is_head(token: Token) -> bool:
    return (token.fold in _HEADS or _is_calling(token)) and token.fold not in _NO_OFFICE


def _is_calling(token: Token) -> bool:
    """Whether it is a calling: in small letters, or with the capital of a sentence."""
    return token.fold in name_words.CALLINGS and not token.acronym


def _is_verb(tokens: list[Token]) -> bool:
    """Whether the last word is a verb that is a calling too: "officers assigned to guard Roe"."""
    if len(tokens) < 2 or tokens[-1].capital or tokens[-1].fold not in _VERBS_TOO:
        return False
    before = tokens[-2].fold
    assigned = before != "to" or (len(tokens) > 2 and tokens[-3].fold in _TO_DO)
    return before in _BEFORE_VERBS and assigned


def _is_role_word(token: Token) -> bool:
    return token.fold in english.OFFICE_WORDS or _is_calling(token)


def _role(text: str, tokens: list[Token], gazetteer: Gazetteer) -> FoundRole | None:
    if not tokens:
        return None
    heads = frozenset(token.fold for token in tokens if token.fold in english.TITLES)
    return FoundRole(
        text=text[tokens[0].start : tokens[-1].end],
        heads=heads | ({"minister"} if "pm" in heads else set()),
        affiliated=any(_says_whose(tokens, at, gazetteer) for at in range(len(tokens))),
    )


def _says_whose(tokens: list[Token], at: int, gazetteer: Gazetteer) -> bool:
    phrase = gazetteer.match(tokens, at)
    if phrase is not None and phrase.form is not Form.NOBODY:
        return True
    token = tokens[at]
    return token.fold == "of" or (token.acronym and not _is_role_word(token))
