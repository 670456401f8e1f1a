"""Works, vessels, products and beasts: what has a name and acts for nobody.

Titles of films, books and songs stand in quotation marks; ships are called ships once.
"""

import re
from collections.abc import Iterable, Sequence

from bot.actors.english import CRAFT, TITLES
from bot.actors.recognise import Candidate
from bot.actors.tokens import folds
from bot.model.actor import ActorType

_WORK = re.compile(
    r"\b(?:film|movie|novel|play|album|song|single|book|series|opera|show|podcast|documentary|musical"
    r"|comedy|drama|painting|poem|exhibition|ballet|sitcom|biopic|thriller|memoir) [“\"‘']$"
    r"|['’]s (?:new |latest |first |last |[a-z-]+ )?[“\"‘']$"
)
_TITLE = re.compile(
    r"“(?:The |A |An )?(?P<name>[^“”]{2,60}?)(?:[’']s)?[,.]?”"
    r"|(?<!\w)‘(?:The |A |An )?(?P<single>[^‘’“”]{2,60}?)[,.]?’(?!\w)"
    r"|\"(?:The |A |An )?(?P<plain>[^\"]{2,60}?)(?:['’]s)?[,.]?\""
)
_ANIMALS = (
    r"(?:dog|spaniel|labrador|terrier|collie|poodle|puppy|cat|kitten|parrot|pony|tortoise|hamster|"
    r"rabbit|pig|sow|boar|cow|calf|bull|goat|ram|ewe|lamb|mare|foal|stallion|gelding|greyhound|"
    r"hedgehog|swan|goose|duck|hen|cockerel|elephant|otter|cub|tiger|lion|lioness|leopard|penguin|"
    r"seal|whale|dolphin|fox|wolf|ferret|donkey|camel|llama|alpaca|owl|eagle|falcon|panda|koala|"
    r"gorilla|chimpanzee|orangutan|horse)"
)
_VESSEL = re.compile(
    r"\b(?:ship|ferry|vessel|tanker|boat|yacht|trawler|freighter|frigate|destroyer|submarine|"
    r"corvette|carrier|tugboat|schooner|steamer|USS|HMS|MV|RMS|USNS|HMAS|HMCS|INS)"
    r"(?:,? (?:to be )?(?:called|named|christened))? (?:the )?$"
    rf"|\b(?:[Hh]is|[Hh]er|[Tt]heir|[a-z]['’]s) (?:\w+ )?{_ANIMALS},? (?:called |named )?$"
    rf"|\b{_ANIMALS},? (?:called|named|known as) $"
)
_PRODUCT = re.compile(
    r"\b(?:app|game|drug|product|chatbot|smartphone|tablet|vaccine|beer|ale"
    r"|perfume|podcast|newsletter|robot|sedan|hatchback|software),? (?:called |named )?$"
)
"""Before what a firm makes: "its app, Ferro, has 3,000 users"."""
_BEAST = re.compile(rf"\b[Tt]he (?:\w+ )?{_ANIMALS},? $")
"""Before the name between commas: "The pig, Gladstone, has gone"."""
_SEA = re.compile(
    r"\b(?:ship|vessel|coast ?guard|sailed|sailors|harbour|aboard|at sea|seafarers)\b"
)
_PREFIX = re.compile(r"(?:USS|HMS|MV|RMS|USNS|HMAS|HMCS|HMNZS|INS|KRI|JS|BRP|MT|SS) [A-Z]")
"""What a ship's name begins with: "HMCS Wexley"."""
_DATED = re.compile(r" \((?:19|20)\d\d\)")
"""The year of a film or a book behind its name."""
_CREW = re.compile(
    r"\b(?:captain|crew|skipper|master|deck|hull) of the $|\b(?:on board|aboard) the $"
)
_CRAFT = re.compile(rf" (?:{CRAFT}|telescope)s?\b")
"""What a craft is called behind its name: "the Nuri rocket"."""
_MISSILE = re.compile(r" (?:[\w-]+ )?(?:ballistic|cruise|hypersonic) missiles?\b")
_REACH = 40


def _is_thing(text: str, one: Candidate, *, at_sea: bool) -> bool:
    """Whether it is a vessel, a craft, a product or a beast by what stands around it."""
    if one.key:
        return False
    if _PREFIX.match(text, one.start):
        return True
    reach = max(0, one.start - _REACH)
    if _VESSEL.search(text, reach, one.start) or (at_sea and _CREW.search(text, reach, one.start)):
        return True
    if one.type is not ActorType.PERSON and _PRODUCT.search(text, reach, one.start):
        return text[one.start - 2] != "," or text[one.end : one.end + 1] in (",", ".")
    beast = text[one.end : one.end + 1] in (",", ".") and " " not in text[one.start : one.end]
    if beast and _BEAST.search(text, reach, one.start):
        return True
    if _MISSILE.match(text, one.end):
        return True
    nobody = one.type in (None, ActorType.PLACE)
    return nobody and _CRAFT.match(text, one.end) is not None


def without_works(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names without those that stand only as a whole quotation: “The Salt Road”.

    A person's name stays, and so does what also stands without the marks. What is called a ship
    once, or an app, or a pig, is one wherever it is named.
    """
    return _without_quoted(text, _without_things(text, found))


def _without_things(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names without works that have a year behind them, and without vessels and such."""
    found = [one for one in found if one.key or not _DATED.match(text, one.end)]
    at_sea = _SEA.search(text) is not None
    things = {
        folds(text[one.start : one.end]) for one in found if _is_thing(text, one, at_sea=at_sea)
    }
    return [one for one in found if folds(text[one.start : one.end]) not in things]


def _without_quoted(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names without what is called a work, or stands only as a whole quotation."""
    quoted = {
        match.span(group)
        for match in _TITLE.finditer(text)
        for group in ("name", "single", "plain")
        if match.group(group)
    }
    works = _works(text, quoted)
    found = [one for one in found if one.key or folds(text[one.start : one.end]) not in works]
    free = {folds(text[one.start : one.end]) for one in found if (one.start, one.end) not in quoted}
    return [
        one
        for one in found
        if one.type is ActorType.PERSON
        or one.key
        or (one.start, one.end) not in quoted
        or folds(text[one.start : one.end]) in free
    ]


def _works(text: str, quoted: Iterable[tuple[int, int]]) -> set[tuple[str, ...]]:
    """Return the folded words of the quotations that are called a film, a book or such."""
    works = {
        folds(text[start:end])
        for start, end in quoted
        if _WORK.search(text, max(0, start - _REACH), start)
    }
    # “King Lear” is "Lear" too.
    return works | {words[1:] for words in works if len(words) > 1 and words[0] in TITLES}
