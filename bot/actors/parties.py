"""Parties that many countries have by one name: whose "Labour" an article speaks of.

Labour, the Conservative Party and the Liberal Democrats are Britain's where two signs of Britain
stand in the text, and few of another country that has a party of that name, none of them beside
the party ("He flies to Japan" makes nobody's Labour of Britain's). Everywhere else they stay what
they are: of no actor we can tell.
"""

import re
from collections.abc import Sequence

from bot.actors import english
from bot.actors.gazetteer import Form, Gazetteer
from bot.actors.openers import opens_sentence
from bot.actors.recognise import Candidate
from bot.actors.tokens import tokenise, word_set
from bot.model.actor import ActorType

_PARTIES = {
    "Labour": "organisation:uk-labour-party",
    "Labour Party": "organisation:uk-labour-party",
    "Conservative Party": "organisation:uk-conservative-party",
    "Tory Party": "organisation:uk-conservative-party",
    "Tory party": "organisation:uk-conservative-party",
    "Conservative party": "organisation:uk-conservative-party",
    "Lib Dems": "organisation:uk-liberal-democrats",
    "Liberal Democrats": "organisation:uk-liberal-democrats",
}
_FORM = re.compile(
    r"(?<![\w-])(?:Labour(?: Party)?|(?:Conservative|Tory) [Pp]arty|Lib Dems|Liberal Democrats)"
    r"(?![\w-])"
)
_BRITISH = re.compile(
    r"\b(?:Westminster|Downing Street|House of Commons|Commons|Tor(?:y|ies)|Conservatives|Lib Dems?"
    r"|Brexit|Holyrood|Stormont|Senedd|MSPs?|SNP|UKIP|Ukip|Plaid Cymru|Reform UK|NHS|Britain"
    r"|British|UK|England|Scotland|Scottish|Wales|Welsh|London|Starmer|Corbyn|Miliband|Blair|Sunak|Badenoch"
    r"|shadow (?:\w+ ){1,2}(?:secretary|minister)|shadow chancellor|Home Office|by-election)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:New Zealand|Ireland['’]s Labour|Irish Labour|T[ÁA]naiste|Taoiseach|Dáil|Norw(?:ay|egian)"
    r"|Israeli? Labou?r|Knesset|Malta|Maltese|Dutch|Netherlands|Jamaica|Australian|Nigeria|Japan"
    r"|Kenya|Barbados|Canad(?:a|ian)|Mauriti\w+|Fiji|Russian? Liberal|Danish|Denmark|Dublin)\b"
)
_MINISTRY = re.compile(
    r"\b(?:[Mm]inist(?:er|ry)|[Dd]epartment) (?:of|for) (?:[A-Z]\w+ and )?Labour\b"
)
_OWN = re.compile(
    r"\b(?:Starmer|Corbyn|Miliband|Blair|Badenoch|Sunak|Downing Street|Holyrood|Senedd|UKIP"
    r"|Reform UK|Plaid Cymru|(?:Britain|UK|England|Scotland|Wales)['’]s|British)\b"
)
"""What makes the party of its sentence Britain's, whoever else is named there."""
_ENOUGH = 2
"""Different signs of Britain that a text needs."""
_SENTENCE = re.compile(r"[^.!?\n]+")
_OWNER = re.compile(r"((?:[A-Z]\w+ )?[A-Z]\w+)(['’]s?)? $")
_NAMED_LONGER = re.compile(
    r"(?:Scottish|Welsh|Irish|New|Young|International|Old|Child|Foreign|Manual|Forced|Migrant"
    r"|[Ss]ecretary (?:of|for)) $"
)
_LONGER = re.compile(
    r" (?:Day|Act|Force|Court|Office|Bureau|Code|Law|Exchange|Congress|Ministry|Department"
    r"|[Mm]inister(?! (?:and|or|who)\b)|Inspectorate|inspectors|quotas|Relations|Union"
    r"|Organi[sz]ation|Market|Statistics|Friends|Students|Together|Live|Leave|Commission)\b"
)
_DOES = (
    english.ACTING | english.SAYING | word_set("leader leaders mp mps peer peers members voters")
)


def with_parties(text: str, found: Sequence[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """Return the candidates, in order, with Britain's parties in copy about Britain."""
    spans = [match.span() for match in _FORM.finditer(text)]
    if not spans or not _is_british(text):
        return list(found)
    abroad = {span for span in spans if _is_owned_abroad(text, span[0], gazetteer)}
    if abroad and _OWN.search(text) is None:
        return list(found)
    named = [
        Candidate(start, end, ActorType.ORGANISATION, _PARTIES[text[start:end]])
        for start, end in spans
        if (start, end) not in abroad and _is_party(text, start, end)
    ]
    named = [one for one in named if one.key in gazetteer.known]
    taken = [one for one in found if not any(_covers(new, one) for new in named)]
    free = [new for new in named if not any(_overlap(new, one) for one in taken)]
    return sorted([*taken, *free], key=lambda one: one.start)


def _is_british(text: str) -> bool:
    signs = [match.group() for match in _BRITISH.finditer(text)]
    if len(set(signs)) < _ENOUGH or _MINISTRY.search(text):
        return False
    abroad = [match.group() for match in _ELSEWHERE.finditer(text)]
    return not abroad or (len(abroad) * 2 <= len(signs) and not _is_beside_party(text))


def _is_beside_party(text: str) -> bool:
    """Whether a sentence with the party names another country that has one, and nothing British."""
    return any(
        _FORM.search(sentence) and _ELSEWHERE.search(sentence) and not _OWN.search(sentence)
        for sentence in _SENTENCE.findall(text)
    )


def _is_owned_abroad(text: str, start: int, gazetteer: Gazetteer) -> bool:
    """Whether another country has the party that is named there: "Lithuania's Labour Party"."""
    owner = _OWNER.search(text, max(0, start - 40), start)
    return owner is not None and any(
        _is_foreign(name, owner[2], gazetteer) for name in (owner[1], owner[1].split()[-1])
    )


def _is_foreign(name: str, mark: str | None, gazetteer: Gazetteer) -> bool:
    phrase = gazetteer.look_up(name)
    if phrase is None or not (mark or phrase.form is Form.DEMONYM):
        return False
    return phrase.key.startswith("country:") and phrase.key != "country:gb"


def _is_party(text: str, start: int, end: int) -> bool:
    """Whether the party is meant: not "Scottish Labour", "Labour Day" or "Labour costs"."""
    if _NAMED_LONGER.search(text, max(0, start - 15), start) or _LONGER.match(text, end):
        return False
    if text[start:end] != "Labour" or not opens_sentence(text, start):
        return True
    after = tokenise(text, end, min(len(text), end + 30))[:1]
    owns = text.startswith(("'s ", "’s "), end)
    return owns or (bool(after) and text[end : after[0].start] == " " and after[0].fold in _DOES)


def _covers(new: Candidate, old: Candidate) -> bool:
    return new.start <= old.start and old.end <= new.end and not old.key


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.start < other.end and other.start < one.end
