"""Names in languages of the Latin and Cyrillic alphabets other than English: precision first.

Known names by the gazetteer (with the language's own country names); unknown people where at least
two capitalised words have a role before them ("la ministra María López") or behind a comma ("Gesche
Onnen, Betriebsleiterin"), a verb of saying before them ("relató Inés Robledo"), or begin with a
given name, before which the words of an office may stand ("Experte Bernd Hoyer"); single
capitalised words only as parts that the article's full names may claim. Unknown organisations where
their initials follow in brackets ("Organización Internacional para las Migraciones (OIM)").
"""

from collections.abc import Iterator, Sequence

from bot.actors import english
from bot.actors.appositions import follows_office
from bot.actors.everyday import is_numeral, is_word, opens_with_uses
from bot.actors.gazetteer import Form, Gazetteer, Phrase
from bot.actors.inflected import GENITIVE_ONLY, SLAVIC, bare_tokens, nominatives
from bot.actors.latin_doubts import (
    CALLED_AFTER_NOBODY,
    FRENCH_NOUNS,
    GERMAN_NOUNS,
    NO_BEGINNINGS,
    NO_GIVEN_NAMES,
    goes_on,
    goes_on_as_body,
    is_compound,
    is_firm,
    is_named_after,
    is_nobody,
    ministry_end,
    nouns_of,
    person_length,
)
from bot.actors.latin_words import (
    COURTESIES,
    NOUNS_IN_CAPITALS,
    OPENINGS,
    begins_body,
    has_age_behind,
    has_role_behind,
    is_called_group,
    is_organisation,
    is_role,
    is_saying,
    title_at,
)
from bot.actors.recognise import Candidate
from bot.actors.slavic_roles import SLAVIC_TITLES, WITH_GENITIVES, shows_person
from bot.actors.spelt_out import find_spelt_out
from bot.actors.tokens import BREAK, SPACE, Token, word_set
from bot.actors.trained.lexicon import read_names
from bot.actors.turkish import first_of_body, is_turkish_body
from bot.model.actor import ActorType

_NOT_LISTED = ("tr", "ru", "uk", "bg", "sr", "mk", "kk", "az", "el")
"""Languages of whose surnames hardly any is in the list."""
_NO_SURNAMES = english.PRIZES | english.ORGANISATION_WORDS
_OF = word_set("di del dello della dei degli delle de du des da do van von av af")
_LONGEST_PERSON = 5
_ARABIC = ("al", "el", "bin", "ibn")
_GERMAN_PARTICLES = ("von", "van", "de", "di", "da", "bin", "al", "el", "del")
_BEFORE_DER = ("von", "van", "vor", "zu", "de")


class LatinReader:
    """Reads the candidates of one sentence after the other."""

    def __init__(
        self, gazetteer: Gazetteer, language: str, sentences: Sequence[Sequence[Token]]
    ) -> None:
        self._gazetteer = gazetteer
        self._language = language
        self._names = read_names()
        german = language in NOUNS_IN_CAPITALS
        nouns = GERMAN_NOUNS.union(nouns_of(sentences)) if german else frozenset()
        self._nouns = NO_GIVEN_NAMES | nouns
        """Words that begin no person's name, nor end it."""
        self._titles = COURTESIES | SLAVIC_TITLES.get(language, frozenset())
        self._no_beginnings = NO_BEGINNINGS | (FRENCH_NOUNS if language == "fr" else frozenset())
        self._alone = frozenset(
            word
            for words in (() if german else sentences)
            for word in self._words_alone(bare_tokens(words, language))
        )
        self._seen = frozenset(token.fold for words in sentences for token in words)
        self._small = frozenset(t.fold for words in sentences for t in words if not t.capital)

    def read(self, printed: Sequence[Token]) -> list[Candidate]:
        """Return the candidates of one sentence, in order."""
        tokens = bare_tokens(printed, self._language)
        spelt_out = find_spelt_out(tokens)
        self._printed = printed
        found: list[Candidate] = []
        at = 0
        while at < len(tokens):
            candidates, size = self._read_at(tokens, at, spelt_out)
            found += candidates
            at += max(size, 1)
        return found

    def _read_at(
        self, tokens: Sequence[Token], at: int, spelt_out: dict[int, int]
    ) -> tuple[list[Candidate], int]:
        """Return what begins at a word, and how many words were read."""
        if at in spelt_out:
            end = spelt_out[at]
            known = self._inflected(tokens, at)  # "des Bündnisses Ada Roe (BAR)"
            if known and known[1] == end - at:
                return [known[0]], known[1]
            return [_organisation(tokens[at:end])], end - at
        nobody = self._gazetteer.match(tokens, at, self._language)
        size = len(nobody.folds) if nobody and nobody.form is Form.NOBODY else 0
        if size > 1 and spelt_out.keys().isdisjoint(range(at, at + size)):
            return [], size  # "Black Friday"
        if self._language == "it" and opens_with_uses(self._printed, at):
            return [], 1
        known = self._known(tokens, at) or self._inflected(tokens, at)
        if known:
            return [known[0]], known[1]
        size = self._before_known(tokens, at, self._run(tokens, at))
        return self._unknown(tokens, at, size), size

    def _known(self, tokens: Sequence[Token], at: int) -> tuple[Candidate, int] | None:
        """Return a known name as it is, and its number of words."""
        phrase = self._gazetteer.match(tokens, at, self._language)
        phrase = phrase or self._gazetteer.match(self._printed, at, self._language)
        size = len(phrase.folds) if phrase else 0
        if phrase is None or phrase.form is not Form.NAME or self._goes_on(tokens, at, phrase):
            return None
        kind = self._gazetteer.known[phrase.key].type
        return Candidate(tokens[at].start, tokens[at + size - 1].end, kind), size

    def _goes_on(self, tokens: Sequence[Token], at: int, phrase: Phrase) -> bool:
        """Whether a known word is a part of a longer name: not in "Prezydent Ukrainy Ada Roe"."""
        land = phrase.key.startswith("country:") and at > 0
        office = land and (is_role(tokens[at - 1]) or tokens[at - 1].fold in self._titles)
        return not office and goes_on(tokens, at, len(phrase.folds))

    def _before_known(self, tokens: Sequence[Token], at: int, size: int) -> int:
        """Return how much of a row of capitals stands before a known name.

        Of several words, or in German a body's or land's: "der Auslandsgeheimdienst CIA".
        """
        for place in range(at + 1, at + size):
            phrase = self._gazetteer.match(tokens, place, self._language)
            if phrase is None and self._language in NOUNS_IN_CAPITALS:  # "Teile Russlands"
                phrase = self._gazetteer.match_inflected(tokens, place, self._language)
            if phrase is None or phrase.form is not Form.NAME:
                continue
            person = self._gazetteer.known[phrase.key].type is ActorType.PERSON
            single = self._language in NOUNS_IN_CAPITALS and not person
            single = single or (place == at + 1 and self._is_plain_opening(tokens, at))
            named = any(self._is_given(token) for token in tokens[at:place])
            if len(phrase.folds) > 1 or (single and not named):
                return place - at
        return size

    def _is_plain_opening(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a word has its capital from the sentence it begins: it is small elsewhere.

        Or an acronym follows: "Kararı AB açıkladı".
        """
        small = tokens[at].fold in self._small or tokens[at + 1].acronym
        return small and (at == 0 or tokens[at].gap == BREAK)

    def _inflected(self, tokens: Sequence[Token], at: int) -> tuple[Candidate, int] | None:
        """Return a known name in another case and its number of words."""
        if not tokens[at].capital or (at == 0 and tokens[at].fold in OPENINGS):
            return None
        phrase = self._gazetteer.match_inflected(tokens, at, self._language)
        size = len(phrase.folds) if phrase else 0
        german = self._language in NOUNS_IN_CAPITALS  # "Russlands Krieg"
        if phrase is None:
            return None
        if size == 1 and not german and self._goes_on(tokens, at, phrase):
            return None
        kind = self._gazetteer.known[phrase.key].type
        return Candidate(tokens[at].start, tokens[at + size - 1].end, kind, phrase.key), size

    def _run(self, tokens: Sequence[Token], at: int) -> int:
        """Return how many words from `at` on are one capitalised name."""
        first = tokens[at]
        if not first.capital or len(first.text) < 2:
            return 0
        begins = at == 0 or first.gap == BREAK
        if is_role(first) or first.fold in self._titles or (begins and first.fold in OPENINGS):
            return 0
        end = at + 1
        while end < len(tokens) and tokens[end].gap == SPACE and not tokens[end - 1].possessive:
            if not tokens[end].capital and not self._is_particle(tokens, end):
                break
            if self._language == "fr" and self._is_whose(tokens, at, end):
                break
            end += 1
        return end - at

    def _is_particle(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a small word is inside a name. "der" is an article, unless "von" is before it."""
        word = tokens[at].fold
        if word not in english.PARTICLES or not any(
            token.capital for token in tokens[at + 1 : at + 3]
        ):
            return False
        if not tokens[at + 1].capital and tokens[at + 1].fold not in english.PARTICLES:
            return False
        if word == "e" and self._language != "pt":
            return False
        if word in ("al", "el") and self._language in ("es", "it", "ca"):
            return self._is_given(tokens[at - 1])  # not "Decide el Supremo", "Torna al Milan"
        if word in _ARABIC or self._language == "it":
            return word in _ARABIC
        if self._language not in NOUNS_IN_CAPITALS:
            return True
        if word not in _GERMAN_PARTICLES:
            return tokens[at - 1].fold in _BEFORE_DER
        return at < 2 or not tokens[at - 2].capital  # not "Ada Roe von der Gewerkschaft"

    def _is_whose(self, tokens: Sequence[Token], start: int, at: int) -> bool:
        """Whether a small word says of what a person is: "Ada Roe de Virgin", no "de Carvalho"."""
        person = at > start + 1 and not begins_body(tokens[start])
        if tokens[at].fold not in ("de", "du") or not person:
            return False
        named = next(place for place in range(at, len(tokens)) if tokens[place].capital)
        marks = self._names.get(tokens[named].text, "")
        return "l" not in marks or "t" in marks or goes_on(tokens, named, 1)

    def _words_alone(self, tokens: Sequence[Token]) -> Iterator[str]:
        """Yield the capitalised words in the middle of a sentence that stand by themselves."""
        at = 0
        while at < len(tokens):
            size = self._run(tokens, at)
            if size == 1 and at > 0 and tokens[at].gap != BREAK:
                yield tokens[at].fold
            at += max(size, 1)

    def _unknown(self, tokens: Sequence[Token], at: int, size: int) -> list[Candidate]:
        """Return whom or what a row of capitals names that the gazetteer does not know."""
        span = tokens[at : at + size]
        if size < 2:
            nobody = is_compound(tokens, at) or any(map(self._is_no_name, span))
            return [] if nobody else [Candidate(one.start, one.end) for one in span]
        if self._language == "tr" and is_turkish_body(span):
            return [_organisation(tokens[first_of_body(tokens, at) : at + size])]
        if is_organisation(span):
            return self._bodies(tokens[at : ministry_end(tokens, at, at + size)])
        offices = [place for place, token in enumerate(span[:-1]) if is_role(token)]
        if offices:  # "Verdi-Sprecher Tjark Sauer"
            skipped = offices[-1] + 1
            return self._unknown(tokens, at + skipped, size - skipped)
        if is_named_after(tokens, at, at + size):
            return []
        first = self._first_given(span)
        if first == 0 and self._is_office_of(tokens, at) and self._first_given(span[1:]) == 0:
            first = 1  # "il sindaco di Roma Roberto Ek"
        if first < 0 and self._is_person_without_given(tokens, at, size):
            first = 0
        if first < 0 or is_nobody(tokens, at + first, at + size, self._language):
            return []
        end = at + first + person_length(span[first:], self._language)
        return [self._person_or_group(tokens, at + first, end)]

    def _is_office_of(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether an office and a small word stand before: what follows is its town or body."""
        return at > 1 and tokens[at - 1].fold in _OF and is_role(tokens[at - 2])

    def _is_no_name(self, token: Token) -> bool:
        """Whether a lone word with a capital is a plain word, or a number."""
        return is_word(token.text, self._language) or is_numeral(token.text)

    def _is_person_without_given(self, tokens: Sequence[Token], at: int, size: int) -> bool:
        """Whether an office, a verb of saying or the surname alone elsewhere shows a person."""
        span = tokens[at : at + size]
        if any(token.acronym for token in span) or span[0].fold in self._no_beginnings:
            return False
        titled = self._is_titled(tokens, at) or has_role_behind(tokens, at + size)
        titled = titled or self._holds_office(tokens, at, at + size)
        titled = titled or has_age_behind(tokens, at + size, self._language)
        if titled and self._nouns.isdisjoint((span[0].fold, span[-1].fold)):
            return True
        begins = at == 0 or tokens[at].gap == BREAK
        return not begins and self._is_repeated(span)

    def _person_or_group(self, tokens: Sequence[Token], start: int, end: int) -> Candidate:
        """Return the name in a range: a group's in "das Artistik-Trio Bard Teatro"."""
        german = self._language in NOUNS_IN_CAPITALS
        if german and is_called_group(tokens, start) and not self._is_listed_first(tokens, end):
            return _organisation(tokens[start:end])
        if is_firm(tokens[start:end]):  # "Louis Marine Shipholding Enterprises"
            return _organisation(tokens[start:end])
        return self._person(tokens[start:end])

    def _is_listed_first(self, tokens: Sequence[Token], end: int) -> bool:
        """Whether another person follows: "das Duo Ada Roe und Ivo Ek" are two."""
        following = tokens[end : end + 2]
        if following and following[0].fold in ("und", "sowie"):
            following = following[1:]
        elif (
            following and following[0].gap != "," and following[0].start != tokens[end - 1].end + 1
        ):
            return False  # "Ada Roe/Ivo Ek" are two as well
        return bool(following) and "f" in self._names.get(following[0].text, "")

    def _bodies(self, span: Sequence[Token]) -> list[Candidate]:
        """Return a body, and who is named behind one that is called after nobody.

        "El juez del Tribunal Supremo Ángel Roe"; the Universidad Carlos Roe is a university.
        """
        first = self._first_given(span) if span[0].fold in CALLED_AFTER_NOBODY else -1
        if first < 1 or goes_on_as_body(span, first):
            return [_organisation(span)]
        return [*([_organisation(span[:first])] if first > 1 else []), self._person(span[first:])]

    def _first_given(self, span: Sequence[Token]) -> int:
        """Return where a given name with a surname behind it begins in a row of capitals, or -1.

        The last one whose word before is no given name: "Hafen-Chefin Ada Lin Roe".
        """
        starts = [at for at in range(len(span) - 1) if self._begins_person(span, at)]
        later = [at for at in starts if at - 1 not in starts and not (at and span[at].glued)]
        return later[-1] if later else -1

    def _begins_person(self, span: Sequence[Token], at: int) -> bool:
        rest = span[at + 1 :]
        return (
            self._is_given(span[at])
            and len(rest) < _LONGEST_PERSON
            and not any(one.acronym for one in rest)
            and not all(one.glued for one in rest)  # "Ambrosia-Pollen"
            and len(rest[-1].text) > 1
            and rest[-1].fold not in self._nouns
            and rest[-1].fold not in _NO_SURNAMES  # "Harris Award"
            and not self._is_given_only(rest)
        )

    def _is_repeated(self, span: Sequence[Token]) -> bool:
        """Whether an unknown name's last word is a surname that stands alone elsewhere."""
        last = span[-1]
        return (
            len(span) < _LONGEST_PERSON
            and last.fold in self._alone
            and span[0].fold not in self._alone
            and all(one.capital and one.fold not in self._nouns for one in span)
            and ("l" in self._names.get(last.text, "") or self._language in _NOT_LISTED)
        )

    def _is_given(self, token: Token) -> bool:
        """Whether a word is a given name, and no town or plain word besides."""
        return self._is_listed(token) or self._is_case(token)

    def _is_listed(self, token: Token) -> bool:
        marks = self._names.get(token.text, "")
        plain = token.fold in self._nouns or token.fold in self._no_beginnings
        return "f" in marks and "t" not in marks and not plain

    def _is_case(self, token: Token) -> bool:
        """Whether it is a case of a given name that the article has: "Zuzany" beside Zuzana."""
        if self._language not in SLAVIC:
            return False
        bases = nominatives(token, self._language)
        return any(base.fold in self._seen and self._is_listed(base) for base in bases)

    def _is_given_only(self, rest: Sequence[Token]) -> bool:
        """Whether it ends in a given name alone: not in "De Luca", nor where it may be either."""
        parted = len(rest) > 1 and rest[-2].fold in english.PARTICLES
        return self._language != "fr" and not parted and self._names.get(rest[-1].text, "") == "f"

    def _person(self, span: Sequence[Token]) -> Candidate:
        """Return a person without the genitive's s, and what the person owns behind it."""
        owners = [token for token in span[1:] if self._owns(token)]
        end = owners[0].end - 1 if owners else span[-1].end
        return Candidate(span[0].start, end, ActorType.PERSON)

    def _owns(self, token: Token) -> bool:
        """Whether a surname has a genitive's s: it stands elsewhere without."""
        genitive = self._language in GENITIVE_ONLY and token.fold.endswith("s")
        return genitive and token.fold[:-1] in self._seen

    def _holds_office(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Whether a name between commas follows an office: "le maire de Port-Hale, Ivo Ek,"."""
        german = self._language in NOUNS_IN_CAPITALS
        closed = end == len(tokens) or tokens[end].gap == ","
        return closed and not german and follows_office(self._printed, start, self._language)

    def _is_titled(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a role, a courtesy or a verb of saying stands right before."""
        if at == 0 or tokens[at].gap != SPACE or tokens[at].start > tokens[at - 1].end + 1:
            return False  # "le chef d'Elm Roe"
        before = tokens[at - 1]
        if title_at(tokens, at, self._language) >= 0 or before.fold in COURTESIES:
            return True
        if self._language in WITH_GENITIVES:
            return shows_person(tokens, at, self._language, self._gazetteer)
        # "…«, sagte Gesche Onnen", but not "er sagte Ende November".
        ends_quotation = before.gap != SPACE or self._language not in NOUNS_IN_CAPITALS
        return is_saying(before) and ends_quotation


def _organisation(tokens: Sequence[Token]) -> Candidate:
    return Candidate(tokens[0].start, tokens[-1].end, ActorType.ORGANISATION)
