"""Whether somebody says "I", "we" or "you" in a sentence outside quotation marks.

News reports speak of others; a sentence in the first or second person is a comment, a transcript
or a word to the reader. Only pronouns that cannot be another word are listed.
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
