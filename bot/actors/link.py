"""Linking: what each candidate is on its own, before the rest of the article is asked.

A candidate becomes a `Named`: with the gazetteer's key where its spelling has one, the title
before it and the gender that title agrees with. Adjectives of nationality and capitals that do not
stand for a government are told apart here (`bot.actors.places`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.actors import english
from bot.actors.beside import OPENS, is_vouched_for, stands_free, works_there
from bot.actors.club_towns import is_no_club, is_town_throughout
from bot.actors.clubs import with_known_clubs
from bot.actors.datelines import find_bylines
from bot.actors.foreign_roles import find_foreign_roles
from bot.actors.gazetteer import Form, Gazetteer, Phrase
from bot.actors.openers import is_titled_person
from bot.actors.owners import is_bearer, without_owners
from bot.actors.parties import with_parties
from bot.actors.places import Sense, has_mayor, is_affiliation, leaves_verb_out, read_capital
from bot.actors.recognise import Candidate
from bot.actors.reread import reread, reread_headline
from bot.actors.roles import FoundRole, find_roles
from bot.actors.terms import without_terms
from bot.actors.tokens import folds, word_set
from bot.actors.word_firms import is_hit_town
from bot.model.actor import ActorType
from bot.model.article import Span

_WORD_BEFORE = re.compile(r"(?:([\w-]+)|\b([A-Z][a-z]{0,4})\.)\s$")
"""A full stop is passed over only where it can be that of an abbreviation: "Dr. ", "Gen. "."""
_REPORTS = re.compile(
    r" (?:first |also |has |had ){0,4}(?:report(?:s|ed)|said|says|wrote|quoted|cited|published)\b"
)
_REPORTED_TO = re.compile(
    r"(?:\b(?:told|according to|reported by|quoted by|reported in|writing in|interview with|"
    r"reporters? (?:for|from|of)|first by) (?:the )?)$",
    re.IGNORECASE,
)
_PUBLISHED_IN = re.compile(
    r"\b(?:published|reports?|reported|reporting|writes?|writing|wrote|described|detailed|printed) "
    r"(?:(?:online|today|this week|on \w+day|\w+ly) )?in (?:the )?(?:journals? |magazine )?$"
)
_PRESS = re.compile(
    r"\b(?:newspaper|daily|weekly|monthly|magazine|tabloid|broadsheet|journal|news site|"
    r"news agency|broadcaster|news channel|radio station) (?:the )?$"
)
_BEFORE_PRESS = word_set(
    "in the journal journals magazine newspaper daily weekly monthly tabloid broadsheet site "
    "agency broadcaster channel station"
)
"""The last words before what those two find."""
_TOLD = re.compile(r"\b(?:told|interview with) $")
_ALIAS = re.compile(
    r",? \(?(?:alias|a\.?k\.?a\.?|(?:(?:also|better|best|widely) )?known (?:to \w+ )?as|nicknamed|"
    r"who goes by(?: the name)?(?: of)?) (?:the )?[“\"‘']?$"
    r"|,(?: the| now| later)?(?: \d+\w\w)? (?:Lord|Lady|Baron(?:ess)?|Viscount|Earl of) $"
)
_MAIDEN = re.compile(r"\b(?:née|nee) $")
_TOWN_BEFORE = re.compile(
    r"(?<!shares )(?<!stake )(?<!stakes )(?<!stock )(?<!invested )(?<!invests )(?<!investors )"
    r"\b(?:in|near|across|around|between|outside) (?:[A-ZÀ-Þ][\w’'-]+,? ){1,4}and $"
    r"|\b(?:man|woman|boy|girl|men|women|people|families|farmers?|fishermen|fisherman|villagers?|"
    r"residents?|couple|pupils?|tourists?|\d+-year-olds?|teenagers?|pensioners?|refugees?|migrants?|"
    r"herders?|growers?|guide|mother|father|nurse|teacher|firm|company|start-?up|newcomer|rival|"
    r"brewery|band|newlyweds|travel(?:s|led)|shipped|departures|flights?|trains?|buses|ferries|road|"
    r"flew|flown|sailed|drove|fled|hails?|hailed|native|here) from $"
    r"|\b(?:towns?|villages?|cit(?:y|ies)|suburbs?|hamlets?|municipalit(?:y|ies)) of "
    r"(?:[A-Z][\w-]+ and )?$"
    r"|\b[A-Z]\w+ (?:Lane|Road|Street|Avenue|Drive|Close|Square), $"
    r"|\b(?:[Mm]ayor|[Bb]ishop|[Cc]ouncillor|Duke|Earl|Archbishop|Sheriff) (?:[A-Z]\S+ ){0,3}of $"
)
"""Before a town: "in Bandon and Mallow", "a man from Mallow", "the Bishop of Mallow"."""
_OWNING = ("'s ", "’s ")
_KIN = re.compile(
    r"\b(?:his|her|their|whose|[a-z]['’]s) (?:\w+ )?(wife|widow|mother|daughter|sister|niece|aunt|"
    r"husband|father|son|brother|nephew|uncle),? (?:(?:Mr|Mrs|Ms|Dr)\.? )?$",
    re.IGNORECASE,
)
_KIN_BEHIND = re.compile(
    r", (?:(?:his|her|their) |(?:[A-Z]\w+ )?[A-Z]\w+['’]s? )(?:[a-z]+ )?(?:wife|widow|mother|"
    r"daughter|sister|niece|aunt|husband|father|son|brother|nephew|uncle|cousin|namesake)\b"
)
_WOMEN = frozenset(("wife", "widow", "mother", "daughter", "sister", "niece", "aunt"))
_NEAR_GEORGIA = re.compile(
    r"Tbilisi|Georgian|Caucasus|Abkhazia|Ossetia|Ivanishvili|Kobakhidze|Armenia|Azerbaijan"
)


_NO_NAMES = ((), ("the",))
_IN_TOWNS = ("in", "near", "across", "into", "at")
_FAR = 150
"""Characters before a capital in which another of its sentence is looked for."""


@dataclass(frozen=True, slots=True)
class Named:
    """One candidate with what it says by itself."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    """Folded."""
    type: ActorType | None
    key: str = ""
    affiliation: bool = False
    """An adjective of nationality: the country is not named, but it is whose."""
    title: str = ""
    """The folded title word before a person's name."""
    gender: str = ""
    roles: tuple[FoundRole, ...] = ()
    kin: bool = False
    """Said to be somebody's wife, brother, ...: another one than the last of that name."""
    related: bool = False
    """The same said behind the name: "Jim Carver, his brother,"."""
    in_title: bool = False
    """Found in the headline, which gives context but no mention."""
    placed: bool = False
    """After "in", "to", "from": a place, not a person."""
    sited: bool = False
    """The same without "to", behind which firms stand as often: "customers went to Target"."""
    inside: bool = False
    """Inside a sentence: its capital is its own."""
    owned: bool = False
    """Behind a possessive: "Apple's Newton"."""
    defined: bool = False
    """In brackets after another name: "(WHO)"."""
    press: bool = False
    """Printed as a paper's or station's name: "the weekly Fjordposten", "published in Cell"."""
    source: bool = False
    """Named as who reported: "the Harbour Gazette said", "told the Harbour Gazette"."""
    vouched: bool = False
    """What stands beside it shows an organisation: "beat Burnley 2-0", "analysts at Tormund"."""
    traded: bool = False
    """A word that is a firm's name too is vouched for."""
    alias_of: int = -1
    """Where the name ends of which this is said to be another: "Ada Roe, alias El Zurdo"."""
    articled: bool = False
    """Behind "the": "the Nile" is no short form of the Nile Basin Initiative."""
    told: bool = False
    """Only spoken to: "told BFM"."""
    nominative: str = ""
    """As the article prints it in the nominative, where it stands in another case."""


def link(
    text: str,
    sentences: Sequence[Span],
    candidates: Iterable[Candidate],
    gazetteer: Gazetteer,
    *,
    language: str = "en",
    in_title: bool = False,
) -> list[Named]:
    """Return the candidates that may name an actor, in order, with what each says by itself."""
    linker = _Linker(text, sentences, gazetteer, language, in_title)
    if language in ("", "en"):
        candidates = (
            reread_headline(text, candidates, gazetteer)
            if in_title
            else reread(text, sentences, candidates, gazetteer)
        )
    candidates = without_terms(text, candidates)
    candidates = without_owners(text, tuple(candidates), gazetteer)
    if language in ("", "en"):
        candidates = with_parties(text, candidates, gazetteer)
        candidates = with_known_clubs(text, candidates, gazetteer)
    linker.find_governments(candidates)
    bylines = () if in_title else find_bylines(text)
    aside = {at for span in bylines for at in range(*span)}
    read = (linker.read(candidate) for candidate in candidates if candidate.start not in aside)
    return [named for named in read if named is not None and named.words not in _NO_NAMES]


class _Linker:
    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        gazetteer: Gazetteer,
        language: str,
        in_title: bool,
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._gazetteer = gazetteer
        self._language = language
        self._in_title = in_title
        self._sentence = 0
        self._near_georgia = bool(_NEAR_GEORGIA.search(text))
        self._governments = set[str]()
        self._capitals = set[str]()
        self._cities = set[str]()
        self._surnames = frozenset[str]()
        self._families = frozenset[str]()

    def find_governments(self, candidates: Sequence[Candidate]) -> None:
        """Note which capitals act somewhere in the text, and who bears a name that is a word."""
        texts = [self._text[one.start : one.end] for one in candidates]
        people = [
            text.split()
            for one, text in zip(candidates, texts, strict=True)
            if one.type is ActorType.PERSON and " " in text.strip()
        ]
        self._surnames = frozenset(word for name in people for word in (name[0], name[-1]))
        self._families = frozenset(name[-1] for name in people)
        self._capitals = {text for text in set(texts) if self._is_capital(text)}
        self._cities = {text for text in self._capitals if has_mayor(self._text, text)}
        self._governments = {
            text
            for one, text in zip(candidates, texts, strict=True)
            if text in self._capitals and self._sense(one) is Sense.GOVERNMENT
        }

    def _is_capital(self, text: str) -> bool:
        phrase = self._gazetteer.look_up(text, self._language)
        return phrase is not None and phrase.form is Form.CAPITAL

    def _sense(self, candidate: Candidate) -> Sense:
        start, end = candidate.start, candidate.end
        city = self._text[start:end] in self._cities
        return read_capital(self._text, start, end, mayor=city, others=self._capitals)

    def read(self, candidate: Candidate) -> Named | None:
        text = self._text[candidate.start : candidate.end]
        if self._before(candidate.start, _MAIDEN, 6) or (len(text) < 2 and text.isascii()):
            return None  # "X", the platform
        if candidate.key:
            return self._named(candidate, text, candidate.key, candidate.type)
        phrase = self._look_up(text)
        if phrase is None:
            return self._named(candidate, text, "", candidate.type)
        return self._known(candidate, text, phrase)

    def _known(self, candidate: Candidate, text: str, phrase: Phrase) -> Named | None:
        if phrase.form is Form.NOBODY or (phrase.form is not Form.NAME and not self._english):
            return None
        if phrase.form is Form.DEMONYM:
            if not is_affiliation(self._text, candidate.end):
                return None
            return self._named(candidate, text, phrase.key, ActorType.PLACE, affiliation=True)
        if is_no_club(self._text, candidate.start, candidate.end, phrase.key):
            return None
        if is_town_throughout(self._text, text, phrase.key):
            return replace(self._named(candidate, text, "", ActorType.PLACE), placed=True)
        bears = is_bearer(self._text, candidate, self._gazetteer.known[phrase.key], self._families)
        if bears or is_titled_person(self._text, candidate.start, phrase.key):
            return self._named(candidate, text, "", ActorType.PERSON)
        if phrase.form is Form.CAPITAL and not self._is_government(candidate):
            return replace(self._named(candidate, text, "", None), placed=True)
        if phrase.key == "country:ge" and not self._near_georgia and text == "Georgia":
            return None
        return self._named(candidate, text, phrase.key, self._gazetteer.known[phrase.key].type)

    def _look_up(self, text: str) -> Phrase | None:
        """Return what is known of it; nothing of "Sun" beside "Sun Lijuan"."""
        phrase = self._gazetteer.look_up(text, self._language)
        nobody = phrase is not None and phrase.form is Form.NOBODY
        native = phrase is not None and phrase.form is Form.DEMONYM  # "Xander Lao … Lao"
        own = (nobody and text in self._surnames) or (native and text in self._families)
        return None if own else phrase

    @property
    def _english(self) -> bool:
        return self._language in ("", "en")

    def _is_government(self, candidate: Candidate) -> bool:
        sense = self._sense(candidate)
        elsewhere = self._text[candidate.start : candidate.end] in self._governments
        elsewhere = elsewhere or self._goes_on(candidate)
        return sense is Sense.GOVERNMENT or (sense is Sense.UNSURE and elsewhere)

    def _goes_on(self, candidate: Candidate) -> bool:
        """Whether another capital acts in its sentence, and it does the same."""
        before = self._text[max(0, candidate.start - _FAR) : candidate.start]
        sentence = re.split(r"[.!?] ", before)[-1]
        acts = any(re.search(rf"\b{re.escape(name)}\b", sentence) for name in self._governments)
        return acts and leaves_verb_out(self._text, candidate.start, candidate.end)

    def _named(
        self,
        candidate: Candidate,
        text: str,
        key: str,
        kind: ActorType | None,
        *,
        affiliation: bool = False,
    ) -> Named:
        title = self._word_before(candidate.start)
        person = kind in (ActorType.PERSON, None)
        is_title = person and (title in english.TITLES or title in english.COURTESIES)
        kin = self._kin(candidate.start) if person else ""
        words = folds(text)
        town = self._before(candidate.start, _TOWN_BEFORE, 50) is not None
        if town and not key and kind is ActorType.ORGANISATION and len(words) == 1:
            kind = ActorType.PLACE
        lone = not key and not person and len(words) == 1
        vouched = lone and self._is_vouched_for(candidate)
        firm = lone and kind is ActorType.ORGANISATION and words[0] in self._gazetteer.shown
        if firm and is_hit_town(self._text, text):
            kind, firm, vouched = ActorType.PLACE, False, False
        return Named(
            start=candidate.start,
            end=candidate.end,
            text=text,
            words=words,
            type=kind,
            key=key,
            affiliation=affiliation,
            title=title if is_title else "",
            gender=_gender(title if is_title else "", kin),
            kin=bool(kin),
            related=person and _KIN_BEHIND.match(self._text, candidate.end) is not None,
            roles=self._roles(candidate) if person else (),
            in_title=self._in_title,
            placed=town or title in ("in", "to", "from", "near", "across", "into", "at"),
            sited=title in _IN_TOWNS and not works_there(self._text, candidate.start),
            press=title in _BEFORE_PRESS and self._is_press(candidate),
            articled=title == "the",
            source=self._is_source(candidate),
            told=self._before(candidate.start, _TOLD, 20) is not None,
            alias_of=alias.start() if (alias := self._before(candidate.start, _ALIAS, 40)) else -1,
            vouched=vouched,
            traded=firm and vouched,
            inside=not self._before(candidate.start, OPENS, 6),
            owned=self._text[max(0, candidate.start - 3) : candidate.start] in _OWNING,
            defined=self._is_in_brackets(candidate),
        )

    def _before(self, start: int, pattern: re.Pattern[str], reach: int) -> re.Match[str] | None:
        """Return what matches in so many characters before a name."""
        return pattern.search(self._text, max(0, start - reach), start)

    def _is_in_brackets(self, candidate: Candidate) -> bool:
        before = self._text[max(0, candidate.start - 2) : candidate.start]
        return before == " (" and self._text[candidate.end : candidate.end + 1] == ")"

    def _is_source(self, candidate: Candidate) -> bool:
        before = self._text[max(0, candidate.start - 50) : candidate.start]
        reports = _REPORTS.match(self._text, candidate.end)
        signed = before.endswith((". ", "\n")) and self._text[
            candidate.end : candidate.end + 1
        ] in ("", "\n")
        return signed or reports is not None or _REPORTED_TO.search(before) is not None

    def _is_vouched_for(self, candidate: Candidate) -> bool:
        beside = (self._text, candidate.start, candidate.end)
        return is_vouched_for(*beside) or stands_free(*beside)

    def _is_press(self, candidate: Candidate) -> bool:
        before = self._text[max(0, candidate.start - 50) : candidate.start]
        published = candidate.type is not ActorType.PLACE and _PUBLISHED_IN.search(before)
        return bool(published or _PRESS.search(before))

    def _word_before(self, start: int) -> str:
        match = self._before(start, _WORD_BEFORE, 30)
        word = (match.group(1) or match.group(2)) if match else ""
        return word.lower().rsplit("-", 1)[-1]

    def _kin(self, start: int) -> str:
        match = self._before(start, _KIN, 30)
        return match.group(1).lower() if match else ""

    def _roles(self, candidate: Candidate) -> tuple[FoundRole, ...]:
        if not self._english:
            beside = (candidate.start, candidate.end)
            return tuple(find_foreign_roles(self._text, *beside, self._language, self._gazetteer))
        while (
            self._sentence + 1 < len(self._sentences)
            and self._sentences[self._sentence].end <= candidate.start
        ):
            self._sentence += 1
        if not self._sentences:
            return ()
        span = self._sentences[self._sentence]
        bounds = (span.start, span.end)
        return tuple(
            find_roles(self._text, candidate.start, candidate.end, bounds, self._gazetteer)
        )


def _gender(title: str, kin: str) -> str:
    if kin:
        return "f" if kin in _WOMEN else "m"
    return english.COURTESIES.get(title, "")
