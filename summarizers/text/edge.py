"""The one cut that is ever made in a sentence: a linking word at its very beginning.

"Meanwhile, the coast guard sent two boats." may be shown without the sentence before it as
"[…] the coast guard sent two boats.": the mark says that something is left out, and every word
after it is the source's own. Only linking words that a comma parts from a whole sentence may go,
so languages in which the verb follows them (German, Dutch, Swedish) have none.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizers.text.openings import opens_unresolved
from summarizers.text.words import length

LEFT_OUT = "[…] "
"""Stands where words of a sentence are left out."""
_LINKS = {
    "en": "meanwhile|moreover|furthermore|additionally|in addition|separately|at the same time"
    "|however|also|besides|nevertheless|nonetheless|in the meantime|in fact",
    "es": "mientras tanto|además|asimismo|por otra parte|por otro lado|sin embargo|no obstante"
    "|al mismo tiempo",
    "fr": "par ailleurs|de plus|en outre|cependant|toutefois|pendant ce temps|dans le même temps"
    "|parallèlement|néanmoins",
    "it": "inoltre|nel frattempo|intanto|tuttavia|d'altra parte|allo stesso tempo",
    "pt": "além disso|enquanto isso|entretanto|no entanto|porém|contudo|por outro lado"
    "|ao mesmo tempo",
    "ja": "一方|また|さらに|加えて|なお",
    "zh": "此外|同时|同時|另外|另一方面|与此同时|與此同時|不过|不過",
    "ko": "한편|또한|아울러",
}
_FEWEST_WORDS = 6


def link_length(sentence: str, language: str) -> int:
    """Return how many characters the linking words at the beginning take, comma included.

    0 if there are none, or if what follows them is a few words, or points back by itself.
    """
    pattern = _pattern(language)
    found = pattern.match(sentence) if pattern else None
    if found is None:
        return 0
    rest = sentence[found.end() :]
    if length(rest) < _FEWEST_WORDS or opens_unresolved(rest, language):
        return 0
    return found.end()


def shown(sentences: Sequence[str], picked: Sequence[int], language: str) -> list[str]:
    """Return the picked sentences as a reader sees them, in the order given.

    Linking words go, and are marked, unless the sentence that they link to stands before it.
    """
    texts = []
    before = -1
    for place in picked:
        text = sentences[place]
        cut = 0 if place == before + 1 and place else link_length(text, language)
        texts.append(LEFT_OUT + text[cut:] if cut else text)
        before = place
    return texts


def is_verbatim(text: str, source: str) -> bool:
    """Return whether a shown sentence is the source's own, but for marked linking words."""
    return text.removeprefix(LEFT_OUT) in source


@lru_cache(maxsize=16)
def _pattern(language: str) -> re.Pattern[str] | None:
    links = _LINKS.get(language)
    if links is None:
        return None
    spelled = links.replace("'", "['’]")
    return re.compile(rf"(?:{spelled})\s?[,，、]\s*(?=\S)", re.IGNORECASE)
