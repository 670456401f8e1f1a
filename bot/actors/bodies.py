"""Bodies: organisations that show in how their name is printed, whoever recognised it or not.

1. an acronym anywhere in the article finds the row of capitals whose initials it is;
2. "Banco ...", "Grupo ...", "Cartel del ...": the first word says what it is, small words and all;
3. "Teachers' Union of Norrland", "St. Mary's Hospital": an apostrophe stands inside the name;
4. what stands behind "the" more than once ("the Green Left") is a party, a band, a bloc;
5. what the commas behind it call one ("Codelco, the state copper company,").
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.actors import english, name_words
from bot.actors.beside import ACTING, APPOSED, BODY_KINDS, is_common_word
from bot.actors.foreign_bodies import find_foreign
from bot.actors.gazetteer import Gazetteer
from bot.actors.joint_bodies import find_joint
from bot.actors.openers import opens_sentence
from bot.actors.recognise import Candidate
from bot.actors.tokens import PROPER, SPACE, Token, find_name, folds, tokenise, word_set, words_of
from bot.model.actor import ActorType
from bot.model.article import Span

_ALSO_OF_PEOPLE = {"bank", "fund", "office", "court", "service", "hospital", "school"}
_OF_PEOPLE = re.compile(
    rf"(?<![\w-])(?!The )"
    rf"(?:(?:{PROPER} ){{0,2}}{PROPER}s['’]|(?:People|Women|Men|Children)['’]s)"
    rf"(?:(?! Champions) {PROPER}){{0,2}} "
    rf"(?:{'|'.join(word.title() for word in sorted(name_words.SHORT_FORMS | _ALSO_OF_PEOPLE))})"
    rf"(?: of (?:the )?{PROPER}(?: {PROPER})?)?(?![\w-])"
)
_FIRMS = "|".join(word.title() for word in sorted(name_words.BUSINESS_WORDS) if len(word) > 3)
_OF_SAINT = re.compile(
    rf"(?<![\w-])(?:(?P<saint>(?:St\.?|Saint) {PROPER}['’]s)"
    rf"|(?:King|Queen|Children|Women|Veterans|Guy)['’]s) "
    rf"(?:{PROPER} )?(?:Hospital|School|College|University|Church|Academy|Infirmary|Theatre"
    rf"|Cathedral|Abbey|Priory|Convent|Hospice|Parish|Seminary|Basilica|Institute)\b"
    rf"|(?<![\w-])(?:St\.?|Saint) {PROPER}(?: {PROPER})? (?:{_FIRMS})\b"
)
_ROYAL = re.compile(
    rf"(?<![\w-])(?!The |International ){PROPER} Red (?:Cross|Crescent)(?: Society)?"
    rf"|(?<![\w-])(?:His Majesty['’]s |Imperial |Royal )(?:{PROPER} ){{0,3}}(?:Navy|Air Force|"
    r"Army|Marines|Guards?|Academy|Society|College|Institute|Institution|Mint|Opera|Ballet|Mail|Bank|"
    r"Infirmary|Hospital|Household|Court|Foundation|Trust|Police)\b(?: of (?:the )?[A-Z][\w-]+)?"
)
_OF_FAITH = re.compile(
    rf"(?<![\w-])(?:Order of (?:St\.?|Saint) {PROPER}"
    rf"|(?:Little Sisters|Sisters|Missionaries|Daughters|Knights|Society) of (?:the )?"
    rf"(?:St\.? )?{PROPER}(?: {PROPER})?)"
)
_FOR = re.compile(
    rf"(?<![\w-])(?!The )(?:{PROPER} ){{0,3}}"
    rf"(?:Office|Institute|Centre|Center|Campaign|Coalition|Alliance|Council|Committee|Foundation|Movement|Society|Association|Network|Fund|Initiative|Agency|"
    rf"Authority|Commission|Partnership|Federation|Union|Party|Front|Group|Rally|League|Bloc|Pact|"
    r"Citizens|Mothers|Lawyers|Doctors|Farmers|Teachers|Students|Women|Parents|Artists|Scientists|"
    r"Youth|Families|Veterans|Alternative|Voice|Justice) (?:for|against) "
    rf"(?:the )?{PROPER}(?:,? (?:and |& |of (?:the )?)?{PROPER}){{0,5}}"
)
_PARTY = re.compile(
    rf"\b[Tt]he (?:[a-z-]+ ){{0,2}}(?P<name>{PROPER}(?: (?:and |of |for )?{PROPER}){{0,3}}) "
    r"(?:party|movement|union|militia|bloc|alliance)\b"
)
_NAMED = re.compile(
    rf"\b{BODY_KINDS}, (?P<name>(?!The |[A-Z]+ ){PROPER}(?: {PROPER}){{0,3}})(?=[,.])"
)
_KINDS_BEFORE = (
    *("band", "duo", "trio", "choir", "charity", "startup", "start-up", "lender", "insurer"),
    *("retailer", "airline", "carmaker", "chipmaker", "drugmaker", "brewer", "think tank"),
    *("law firm", "record label", "troupe", "militia", "watchdog", "pollster", "consultancy"),
    *("cooperative", "conglomerate", "shipyard", "fintech", "gang"),
)
_KIND_BEFORE = re.compile(
    rf"\b(?:[Tt]he|[Aa]|[Bb]y|of|and|with) (?:[a-z]+ )?(?:{'|'.join(_KINDS_BEFORE)}) "
    rf"(?P<name>(?!The |[A-Z]+ ){PROPER}(?: {PROPER}){{0,3}})(?![\w’'-]| [A-Z])"
)
"""What a name is said to be before it: "the band Salt Moon"."""
_SHOP = re.compile(
    rf"(?<![\w-])(?!\w+day['’]){PROPER}['’]s (?:News|Newsagents?|Bakery|Café|Cafe|Diner|Garage|"
    r"Pharmacy|Stores?|Deli|Bar|Grill|Kitchen|Butchers|Barbers|Bookshop|Books|Supermarket|Pizzeria)"
    r"(?![\w-]| [A-Z])"
)
_LETTERED = re.compile(
    rf"(?<![\w-])(?:[A-Z]{{2,5}} Party|{PROPER}(?: {PROPER})? Local \d+)(?![\w-])"
)
"""A party called by letters, and the branch of a union: "Teamsters Local 150"."""
_UNIT = re.compile(
    rf"\b[Tt]he (?P<name>(?:{PROPER} ){{1,4}}(?:Unit|Service|Programme|Program|Taskforce|"
    r"Forum|Project|Registry|Collective|Directorate|Observatory)"
    rf"|(?:{PROPER} ){{2,3}}Register)(?![\w-]| [A-Z])"
)
_SCHOOL_OF = re.compile(
    rf"(?<![\w-])(?!The )(?:{PROPER} ){{1,3}}(?:School|College|Institute|Academy|Centre|Center|"
    rf"Museum|Faculty) of (?:the )?{PROPER}(?: (?:and )?{PROPER}){{0,3}}"
)
_HEADS = (
    *("Church", "Union", "Bank", "Association", "Federation", "Confederation", "Society"),
    *("Council", "Congress", "League", "Guild", "Chamber", "Organization", "Organisation"),
    *("Alliance", "Bureau", "Board", "Authority", "Brotherhood", "Revolution", "Transport"),
    *("Network", "Foundation", "Aid", "Office"),
)
"""Words before "of" or "for" in a body's name."""
_OF = re.compile(
    rf"(?<![\w-])(?!The |Ministry |Government )(?:{PROPER} ){{0,3}}"
    rf"(?:{'|'.join(_HEADS)}|Friends(?= of the))"
    rf" (?:of|for) (?:the (?!(?:Prime|Attorney|President|High)\b))?{PROPER}"
    rf"(?:(?:,| of| of the)? {PROPER}){{0,3}}"
    rf"(?P<more>,? and {PROPER}(?![\w-]| [A-Z]))?"
)
_SPOT = re.compile(
    rf"(?<![\w-])(?:Col|Mont|Lac|Cap|Côte|Rio|Cerro|Isla|Playa|Ciudad|Puerto|Costa|Plaza|Rue|Place)"
    rf" (?:de|du|del|des|da|do)(?: (?:la|las|los|l['’]))? ?{PROPER}(?: {PROPER})?"
    rf"|(?:(?<=\bin )|(?<=\bof )|(?<=\bacross ))(?!Deep ){PROPER} State(?! [A-Z])"
    rf"|(?<![\w-])(?!The )(?:{PROPER} ){{1,3}}(?:National|State|Safari|Game|Nature) "
    r"(?:Park|Reserve|Forest)(?![\w-])"
    r"|(?<![\w-])(?:South|North|East|West) (?:Australia|Wales|Kazakhstan|Yorkshire|Sumatra|Java"
    r"|Kivu|Bengal|Midlands)(?![\w-]| [A-Z])|\bWestern Australia(?![\w-]| [A-Z])"
    rf"|\b(?:Northern|Southern|Eastern|Western|Central|Middle) District of {PROPER}"
    rf"(?: {PROPER})?"
)
_OF_PLACE = re.compile(
    rf" (?:{PROPER} ){{0,2}}(?:Authority|Administration|Commission|Company|Corporation|Council|"
    r"Chamber|Board|Agency|Initiative|Institute|University|College|Academy|Observatory|Federation|"
    r"Association|Foundation|Exchange|Museum|Organi[sz]ation|Railways?|Airlines?|Airways|Telecom|"
    r"Petroleum|Electricity|Cable|Broadcasting|Steel|Cement|Society|Press Club|Bar Association|"
    r"Olympic Committee|Paralympic Committee|(?:Labour|Labor|People['’]s) Congress"
    r")(?![\w-])(?: (?:of|for) [A-Z][\w-]+)?"
    rf"|(?P<own>(?: {PROPER}){{1,3}}) (?:Union|League|Guild|Club|Syndicate|Trust|Orchestra|Choir"
    r"|Ballet|Committee)(?![\w-]| [A-Z])"
)
_OF_BODY = re.compile(
    rf" (?:{PROPER} ){{1,2}}(?:Authority|Administration|Commission|Company|Corporation|Council|"
    r"Agency|Institute|University|Federation|Association|Foundation|Committee|Bank|Fund|Trust)"
    r"(?![\w-])"
)
"""What makes a longer body of a known one: "China Railway Construction Corporation"."""
_BEHIND = {ActorType.PLACE: _OF_PLACE, ActorType.ORGANISATION: _OF_BODY}
_BRACKETED = re.compile(r" \((?:the )?(?P<name>[A-Z][\w’'-]{1,11})\)")
_IN_BRACKETS = re.compile(r" \((?P<name>[A-Z][A-Za-z]{0,4}[A-Z])\)")
_ACRONYM = re.compile(r"(?<![\w.-])[A-Z]{3,6}(?![\w.-]|['’][a-rt-z])")
_LINKS = frozenset(("of", "and", "for", "the", "in", "on", "de", "del", "da", "do", "la", "des"))
_MOST_ACRONYMS = 40
_GAPS = (SPACE, "'s", "'")

_OPENING = re.compile(
    r"(?:On |By |Since |Late )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Yesterday|Today) "
    r"|(?:At|In|From|Near|Outside|But|And|Yet|So) "
)
"""What a sentence begins with before a body: "On Monday Hanoi University", "At Osk Crown Court"."""
_BEHIND_THE = re.compile(
    rf"\b[Tt]he (?P<name>(?:{PROPER}['’]? ){{1,3}}{PROPER})(?![\w’'-]| {PROPER})"
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
_UNITS = word_set("unit service programme program taskforce project registry directorate")
"""Those of them that end bodies too, where an acronym says so: "Rural Fire Service"."""
_MORE_UNITS = (" Register", " Project", " Registry", " Collective", " Directorate", " Observatory")
_MORE_SCHOOLS = ("Centre of", "Center of", "Museum of", "Faculty of")
_LANDS = (
    " State",
    " Park",
    " Reserve",
    " Forest",
    "South ",
    "North ",
    "East ",
    "West ",
    "Western ",
)
_PATTERNS = (
    (_SHOP, ("’s ", "'s ")),
    (_OF_PEOPLE, ("s’ ", "s' ", "People", "Women", "Men", "Children")),
    (_OF_SAINT, ("St. ", "St ", "Saint ", "King", "Queen", "Children", "Women", "Veterans", "Guy")),
    (_OF_FAITH, ("Order of", "Sisters of", "Missionaries", "Daughters", "Knights", "Society of")),
    (_ROYAL, (" Red C", "Royal ", "Imperial ", "Majesty")),
    (APPOSED, (", the ", ", a ", ", an ")),
    (
        _SPOT,
        (" de ", " du ", " del ", " des ", " da ", " do ", "District of", *_LANDS),
    ),
    (_FOR, (" for ", " against ")),
    (_OF, ("Friends of", *(f"{head} {word}" for head in _HEADS for word in ("of", "for")))),
    (_SCHOOL_OF, ("School of", "College of", "Institute of", "Academy of", *_MORE_SCHOOLS)),
    (_PARTY, (" party", " movement", " union", " militia", " bloc", " alliance")),
    (_NAMED, (", ",)),
    (_KIND_BEFORE, tuple(f" {kind} " for kind in _KINDS_BEFORE)),
    (_LETTERED, (" Party", " Local ")),
    (_UNIT, (" Unit", " Service", " Prog", " Task", " Forum", *_MORE_UNITS)),
)
"""Each with what stands in every text that it matches: most texts need not be searched."""
_SURE = (
    _SHOP,
    _OF_PEOPLE,
    _OF_SAINT,
    _OF_FAITH,
    _ROYAL,
    APPOSED,
    _SPOT,
    _FOR,
    _SCHOOL_OF,
    _LETTERED,
)
"""Those whose matches are bodies whatever their words."""
_PLAIN = english.COMMON | _LINKS
_NO_HEAD = _NO_BODY - name_words.SHORT_FORMS - _UNITS


def find_bodies(text: str, sentences: Sequence[Span], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield the organisations whose print alone shows them, in no order; some may overlap."""
    for one in _find_bodies(text, sentences, gazetteer):
        opening = _OPENING.match(text, one.start) if opens_sentence(text, one.start) else None
        start = opening.end() if opening and opening.end() < one.end else one.start
        if not set(folds(text[start : one.end])) <= english.MONTHS_AND_DAYS:  # "In January, a row"
            yield replace(one, start=start)


def _find_bodies(text: str, sentences: Sequence[Span], gazetteer: Gazetteer) -> Iterator[Candidate]:
    for pattern, hints in _PATTERNS:
        for match in pattern.finditer(text) if any(hint in text for hint in hints) else ():
            name = "name" if pattern.groupindex.get("name") and match.group("name") else 0
            if pattern is _FOR and _is_counsel(match.group()):
                continue
            if pattern in _SURE or not set(folds(match.group(name))) <= _PLAIN:
                kind = ActorType.PLACE if pattern is _SPOT else ActorType.ORGANISATION
                start, end = match.span(name)
                yield Candidate(start, _before_and(match, gazetteer) or end, kind)
    for saint in {match.group("saint") or "" for match in _OF_SAINT.finditer(text)} - {""}:
        for start, end in find_name(text, saint):
            yield Candidate(start, end - len("’s"), ActorType.ORGANISATION)
    yield from find_foreign(text)
    yield from find_joint(text, gazetteer)
    yield from _spelt_out(text, sentences)
    yield from _before_brackets(text)
    yield from _named_again(text, gazetteer)


def bodies_of_places(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the bodies that begin with a place or another body: "Suez Canal Authority"."""
    for one in found:
        behind = _BEHIND.get(one.type) if one.type else None
        match = behind.match(text, one.end) if behind else None
        own = match.groupdict().get("own") if match else None
        if match and not (own and set(folds(own)) <= english.COMMON):
            yield Candidate(one.start, match.end(), ActorType.ORGANISATION)


def named_in_brackets(
    text: str, found: Sequence[Candidate], gazetteer: Gazetteer
) -> Iterator[Candidate]:
    """Yield the short names in brackets behind bodies, wherever they stand: "(Olade)", "(BoG)"."""
    for one in found:
        match = _BRACKETED.match(text, one.end) if one.type is ActorType.ORGANISATION else None
        if match is None:
            continue
        short = match.group("name")
        begins = {word[0] for word in folds(text[one.start : one.end])}
        if short[0].lower() in begins and gazetteer.look_up(short) is None:
            for span in find_name(text, short):
                yield Candidate(*span, ActorType.ORGANISATION)


def _is_counsel(name: str) -> bool:
    """Whether those of a client are meant, not of a cause: "Lawyers for Roe", not "for Peace"."""
    first, _, *rest = (token.text for token in words_of(name))
    return first == "Lawyers" and not any(map(is_common_word, rest))


def _before_and(match: re.Match[str], gazetteer: Gazetteer) -> int:
    """Return where the name ends if another known one is joined to it ("… of Peru and Chile")."""
    more = match.groupdict().get("more")
    known = more and gazetteer.look_up(more.rpartition(" ")[2]) is not None
    return match.start("more") if known else 0


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
    return bool(after) and text[end : after[0].start] == " " and after[0].fold in ACTING


def _is_body(name: str, gazetteer: Gazetteer) -> bool:
    tokens = tokenise(name)
    words = {token.fold for token in tokens}
    if tokens[-1].fold in _NO_BODY or words <= english.COMMON or words & english.TITLED:
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


def _before_brackets(text: str) -> Iterator[Candidate]:
    """Yield the rows of words right before an acronym in brackets whose initials it is.

    Read backwards, small words counted or not, as Schwartz and Hearst do (2003).
    """
    for match in _IN_BRACKETS.finditer(text):
        words = tokenise(text, max(0, match.start() - 80), match.start())
        at, left = len(words) - 1, match.group("name").lower()
        while at >= 0 and left and (at == len(words) - 1 or words[at + 1].gap in _GAPS):
            if words[at].fold[:1] == left[-1] and (words[at].capital or words[at].fold in _LINKS):
                left = left[:-1]
            elif words[at].fold not in _LINKS:
                break
            at -= 1
        first = words[at + 1 : at + 2]
        if not left and first and first[0].capital and words[-1].end == match.start():
            yield Candidate(first[0].start, match.start(), ActorType.ORGANISATION)
            yield from (
                Candidate(*span, ActorType.ORGANISATION)
                for span in find_name(text, match.group("name"))
            )


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
                return 0 if token.fold in _NO_HEAD else index
        elif token.capital or token.fold not in _LINKS:
            return 0
    return 0
