"""Whether somebody says "I", "we" or "you" in a sentence, or sends the reader elsewhere.

News reports speak of others; a sentence in the first or second person outside quotation marks is a
comment, a transcript or a word to the reader. Only pronouns that cannot be another word are listed.
What leads on ("Here's a look at …", "The video above shows …") tells nothing itself.
"""

import re
from functools import lru_cache

from summarizers.text.words import read_words

_PRONOUNS = {
    "en": "i we you my our us your i'm i've we're we've you're",
    "de": "ich wir uns mich mir mein meine unser unsere euch euer",
    "fr": "je nous vous mon notre nos votre vos",
    "es": "yo nosotros nosotras usted ustedes nuestro nuestra vosotros",
    "it": "noi voi nostro nostra vostro vostra",
    "pt": "eu nós você vocês nosso nossa",
    "nl": "ik wij jullie mijn onze",
}
_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"|‘[^‘]*?’(?!\w)")
_CAPITALS = re.compile(r"\bUS\b|\bU\.S")

_ELSEWHERE_FIRST = "he be ah se fi ch re ke sc cl ta lo le wa li vi st th yo to"
"""The first two letters of what the next pattern begins with."""
_ELSEWHERE = re.compile(
    r"here(?:'s| is| are)\b|below(?:,| (?:is|are|you|we)\b)|ahead,"
    r"|see (?:what|how|our|the|more|all|also|below)\b"
    r"|find out\b|check out\b|read (?:on|more|our|the|through)\b|keep (?:reading|scrolling)\b"
    r"|scroll\b|click\b|take a look\b|look (?:at|below)\b|learn (?:more|how)\b|stay tuned\b"
    r"|watch (?:the|our|it|below)\b|listen to (?:the|our)\b|visit (?:our|us)\b|be sure to\b"
    r"|the (?:\w+ )?(?:videos?|photos?|photographs?|pictures?|images?|charts?|maps?|graphs?"
    r"|graphics?|tables?|tweets?|clips?|gallery) (?:above|below)\b"
    r"|you(?:'ll| can| may| will)(?: also)? (?:find|see|read|watch|follow|listen|view|get)\b"
    r"|to (?:learn|read|find out|see|hear) more\b",
    re.IGNORECASE,
)


def sends_elsewhere(sentence: str) -> bool:
    """Return whether an English sentence begins with what leads the reader on, or to a picture."""
    if sentence[:2].lower() not in _ELSEWHERE_FIRST:
        return False
    return _ELSEWHERE.match(sentence.replace("’", "'")) is not None


def speaks(sentence: str, language: str) -> bool:
    """Return whether the writer says "I" or "we", or speaks to the reader."""
    if language not in _PRONOUNS:
        return False
    words, pattern = _pronouns(language)
    if words.isdisjoint(read_words(sentence, language)[0]):
        return False
    bare = _CAPITALS.sub(" ", _QUOTED.sub(" ", sentence)).replace("’", "'")
    return pattern.search(bare) is not None


@lru_cache(maxsize=16)
def _pronouns(language: str) -> tuple[frozenset[str], re.Pattern[str]]:
    words = _PRONOUNS[language].split()
    pattern = rf"(?<![\w'])(?:{'|'.join(words)})(?![\w'.])"
    return frozenset(words), re.compile(pattern, re.IGNORECASE)
