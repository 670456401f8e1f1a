"""Sentences that are unresolved, at either end: "He said …", "Meanwhile, …"; "…, she said".

Such a sentence is only understood after the one before it. The lists hold pronouns and
connectives that open sentences in news; a demonstrative before a word of time ("This week, …")
is no reference.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizers.text.quotes import after_quote

_PRONOUNS = {
    "en": "he she they it his her their its him them this that these those such",
    "de": "er sie dies diese dieser dieses diesem diesen seine seiner seinen ihre ihrer ihren"
    " beide",
    "es": "él ella ellos ellas esto eso ello este esta estos estas ese esa esos esas ambos ambas su"
    " sus",
    "fr": "il elle ils elles cela ceci ce cet cette ces celui-ci celle-ci son sa ses leur leurs",
    "it": "lui lei egli ella essi esse ciò questo questa questi queste quello quella quelli quelle"
    " entrambi entrambe",
    "pt": "ele ela eles elas isso isto este esta estes estas esse essa esses essas ambos ambas",
    "nl": "hij zij ze dit dat deze zijn haar hun beide",
    "sv": "han hon detta denna dessa hans hennes deras båda",
    "da": "han hun dette denne disse hans hendes deres begge",
    "no": "han hun dette denne disse hans hennes deres begge",
    "pl": "on ona oni one to ten ta te ci jego jej ich obaj",
    "ru": "он она они оно это этот эта эти его её ее их оба обе",
    "uk": "він вона вони воно це цей ця ці його її їх обидва",
}
_CONNECTIVES = {
    "en": "but and or so yet however meanwhile moreover also still then thus therefore instead"
    " nevertheless nonetheless furthermore besides hence otherwise similarly likewise additionally"
    " afterwards afterward separately indeed consequently conversely too another"
    "|in addition|as a result|for example|for instance|on the other hand|by contrast|in contrast"
    "|that said|even so|at the same time|in response|in turn|as such|the two|the pair|the former"
    "|the latter|the same|in other words|of these|among them|among these|one of them"
    "|all this|all that|all of this|all of that"
    "|both sides|both men|both leaders|both countries|both of them|both governments",
    "de": "aber doch und oder zudem außerdem dabei dafür damit daher deshalb dennoch jedoch"
    " trotzdem ebenso danach daraufhin anschließend dort hingegen dagegen allerdings inzwischen"
    " unterdessen gleichzeitig deswegen darum somit auch zuvor ferner hinzu dazu daran darin davon"
    "|darüber hinaus|im gegensatz dazu|das ist|das war|das sei|das hat|das habe|zum beispiel"
    "|auf der anderen seite|in der zwischenzeit|es ist der|es ist die|es ist das|es war der"
    "|es war die|es war das|ohne sie|mit ihm|mit ihr|mit ihnen|für sie"
    "|gegen sie|bei ihm|bei ihr|bei ihnen",
    "es": "pero y además también asimismo así entonces después luego aun mientras"
    "|sin embargo|mientras tanto|por otra parte|por otro lado|no obstante|por ello|por eso"
    "|en cambio|por ejemplo|de esta forma|de este modo|a su vez|por su parte",
    "fr": "mais et or donc cependant toutefois pourtant ainsi enfin puis ensuite néanmoins aussi"
    " c'est c'était|de plus|en outre|par ailleurs|pendant ce temps|en revanche|par exemple"
    "|de son côté|dans le même temps|à l'inverse",
    "it": "ma e inoltre anche quindi così poi tuttavia però intanto infine dunque invece"
    "|nel frattempo|per esempio|d'altra parte|allo stesso tempo|per questo",
    "pt": "mas e porém também além assim então depois contudo todavia entretanto portanto"
    "|no entanto|além disso|enquanto isso|por outro lado|por exemplo"
    "|por isso|ao mesmo tempo|por sua vez",
    "nl": "maar en of dus echter ook bovendien daarnaast daarom toch ondertussen intussen"
    " vervolgens daarna daarbij|aan de andere kant|tegelijkertijd",
    "sv": "men och så dessutom också därför samtidigt sedan dock",
    "da": "men og så desuden også derfor samtidig derefter dog",
    "no": "men og så dessuten også derfor samtidig deretter likevel",
    "pl": "ale i a jednak także również ponadto dlatego tymczasem natomiast potem",
    "ru": "но и а однако также поэтому затем потом между|кроме того|при этом|в то же время"
    "|тем временем",
    "uk": "але і а однак також тому потім|крім того|при цьому|водночас|тим часом",
}
_UNSPACED = {
    "ja": "しかし|また、|一方|その|この|これ|それ|彼|さらに|だが|ただ|ところが|そして|同氏|同社"
    "|同日|両氏|両者|両国|なお、|また同|加えて|ほかに|こうした|そうした|ここで|すると|つまり|例えば",
    "zh": "他|她|它|但|然而|此外|同时|同時|另外|这|這|那|其|不过|不過|因此|对此|對此|而|双方|雙方"
    "|与此|随后|隨後|该",
    "ko": "그는|그녀는|그의|그가|그러나|하지만|또 |또한|한편|이에 |이에|이는|이를|이어|그리고"
    "|이들은|다만|반면|그런데|그러면서|아울러|따라서|이와 |이 같은|이같은|두 사람|양측은|양국은"
    "|이 자리|앞서",
    "th": "แต่|และ|เขา|เธอ|นอกจากนี้|อย่างไรก็ตาม|ขณะที่|ทั้งนี้",
    "ar": "لكن|ولكن|كما |وأضاف|وقال |وقالت |هو |هي |هذا |هذه |وفي |غير أن",
    "hi": "लेकिन|वह |वे |उन्होंने|उसने|इस |यह |इसके|इससे|हालांकि|वहीं|उनके|उनकी",
}
_TIMES = (
    "week|weekend|year|month|morning|afternoon|evening|summer|winter|spring|autumn|fall|season"
    "|quarter|century|decade|time|day|woche|jahr|monat|semana|año|mes|lunes|martes|miércoles|jueves"
    "|viernes|sábado|domingo|vez|année|semaine|mois|matin|soir|lundi|mardi|mercredi|jeudi|vendredi"
    "|samedi|dimanche|settimana|anno|mese|mattina|ano|mês|maand|jaar"
)
_WORD = re.compile(r"\w+")
_BEFORE = re.compile(r"^[\s\"“„«»‘'(\[—―–-]+")
_WHERE_OR_WHEN = frozenset(
    (
        *("since", "while", "after", "when", "as", "if", "although", "though", "before"),
        *("because", "despite", "in", "on", "at", "with", "for", "during", "asked", "speaking"),
        *("from", "earlier"),
    )
)
"""What the next two patterns begin with."""
_CATAPHORA = re.compile(
    r"^(?:since|while|after|when|as|if|although|though|before|because|despite|in|on|at|with|for"
    r"|during|asked|speaking)\s(?:\w+\s){0,3}?(?:he|she|they|his|her|their)\b",
    re.IGNORECASE,
)
_WHO_AFTER_WHERE = re.compile(
    r"^(?:in|on|at|with|during|despite|for|from|earlier)\b[^,]{0,60},\s"
    r"(?:(?:some|most|many|all|none|part|half|much|few|each|both)\sof\s)?(?:he|she|they|it|them)\b",
    re.IGNORECASE,
)
_POINTS_BACK_EARLY = re.compile(  # "Las organizaciones critican esos destinos"
    rf"^(?:[^\s,;]+\s){{1,6}}(?:es[ao]s|dich[ao]s?)\s(?!(?:mism[ao]s?\s)?(?:{_TIMES})s?\b)",
    re.IGNORECASE,
)
_BACK_TO_THAT = re.compile(  # "Since then, …", "By this point …", "In it, …"
    r"^(?:(?:in|on|at|with|for|during|despite|from|since|after|before|by|until|under|about|of|through"
    r"|amid|over|like|unlike|following|given|to|beyond)|(?:because|instead) of|according to)\s"
    r"(?:this|that|these|those|then|them|him|it)\b"
    rf"(?!\s(?:{_TIMES}|country|who|whose|with|in|living)s?\b)",
    re.IGNORECASE,
)
_BACK_WORDS = frozenset(
    (
        *("in", "on", "at", "with", "for", "during", "despite", "from", "since", "after", "before"),
        *("by", "until", "under", "about", "of", "through", "amid", "over", "like", "unlike"),
        *("following", "given", "to", "beyond", "because", "instead", "according"),
    )
)
_SPEAKER_UNKNOWN = re.compile(r"(?:he|she|they|it)\b", re.IGNORECASE)
_ENDING = 70
"""So many characters at the end of a sentence show whether it points back there."""
_BACK_AT_THE_END = re.compile(  # "…, she said on Monday." "… no evidence for this."
    r"[,?!][\"”’]?\s(?:he|she|it|they)\s(?:also\s|later\s)?(?:said|says|added|told|wrote|tweeted|noted"
    r"|explained|continued|argued|warned|insisted|recalled|testified|claimed|stated)\b[^.,;]{0,40}"
    r"[.\"”’]*$"
    r"|\b(?:of|for|to|about|with|by|from|in|on|like|after|before|said|than|behind)\s"
    r"(?:this|that|these|those)[.!?\"”’]+$"
)
_NAME_INSIDE = re.compile(r"(?<=[\s“\"‘(])[A-Z][\w’'-]{2,}")


def opens_unresolved(sentence: str, language: str = "en") -> bool:
    """Return whether a sentence can only be understood after the one before it."""
    bare = _BEFORE.sub("", sentence).replace("’", "'")
    opening = _opening(language)
    if opening is not None and opening.matches(bare):
        return True
    if language == "es":
        return bool(_POINTS_BACK_EARLY.match(bare))
    return language == "en" and (
        bool(_SPEAKER_UNKNOWN.match(after_quote(sentence)))
        or _names_nobody(bare)
        or (_first_word(bare) in _BACK_WORDS and _BACK_TO_THAT.match(bare) is not None)
    )


def ends_unresolved(sentence: str, language: str = "en") -> bool:
    """Return whether a sentence points back at its end: "…, she said", "… no proof of this"."""
    return language == "en" and _BACK_AT_THE_END.search(sentence[-_ENDING:]) is not None


def announces(sentence: str) -> bool:
    """Return whether a sentence ends with a colon: what it is about comes after it."""
    return sentence.endswith((":", "："))


def _names_nobody(bare: str) -> bool:
    """Whether an English sentence begins with where or when, and then with a pronoun."""
    if _first_word(bare) not in _WHERE_OR_WHEN:
        return False
    return _WHO_AFTER_WHERE.match(bare) is not None or (
        _CATAPHORA.match(bare) is not None and not _NAME_INSIDE.search(bare)
    )


def _first_word(text: str) -> str:
    found = _WORD.match(text)
    return found[0].lower() if found else ""


class _Opening:
    """A pattern, tried only where the first word is one that it can begin with."""

    def __init__(self, choices: Sequence[str], pattern: str) -> None:
        self._pattern = re.compile(pattern, re.IGNORECASE)
        self._first = frozenset(map(_first_word, choices))

    def matches(self, text: str) -> bool:
        return _first_word(text) in self._first and self._pattern.match(text) is not None


class _UnspacedOpening:
    """A pattern for a language whose words are not parted by spaces."""

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)

    def matches(self, text: str) -> bool:
        return self._pattern.match(text) is not None


@lru_cache(maxsize=32)
def _opening(language: str) -> _Opening | _UnspacedOpening | None:
    if language in _UNSPACED:
        return _UnspacedOpening(_UNSPACED[language])
    if language not in _PRONOUNS:
        return None
    pronouns = _PRONOUNS[language].split()
    single, *phrases = _CONNECTIVES[language].split("|")
    connectives = [*single.split(), *phrases]
    return _Opening(
        [*pronouns, *connectives],
        rf"(?:(?:{'|'.join(pronouns)})\b(?!-)(?!\s(?:{_TIMES})\b)"
        rf"|(?:{'|'.join(connectives)})\b(?!-))",
    )
