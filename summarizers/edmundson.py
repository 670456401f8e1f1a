"""`edmundson`: cue words, title words and location (Edmundson 1969)."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from summarizers.sumy_models import SumyModel
from summarizers.text.stops import stop_words
from summarizers.text.words import is_content, words

_BONUS = {
    "en": "agree agreed announced approved biggest confirmed decided first found important killed"
    " key largest launched major new ordered record rejected ruled signed significant voted won"
}
_STIGMA = {"en": "earlier example hardly impossible maybe perhaps previously rumoured seemingly"}
_NEVER_A_WORD = frozenset(("\x00",))
_KEY_WORDS = 10


class Edmundson(SumyModel):
    """sumy's `EdmundsonSummarizer` on cleaned sentences."""

    good_for = "Articles with a telling headline: sentences that share its words or stand first."
    shows_title = True

    def model(self, stemmer: Callable[[str], str], texts: Sequence[str], language: str) -> Any:
        """Return the sumy summarizer; see `SumyModel`.

        sumy refuses empty word sets; without cue words of a language its commonest words stand in.
        """
        from sumy.summarizers.edmundson import EdmundsonSummarizer

        model = EdmundsonSummarizer(stemmer)
        cues = _BONUS.get(language, "").split()
        model.bonus_words = cues or _key_words(texts, language) or _NEVER_A_WORD
        model.stigma_words = _STIGMA.get(language, "").split() or _NEVER_A_WORD
        model.null_words = stop_words(language) or _NEVER_A_WORD
        return model


def _key_words(texts: Sequence[str], language: str) -> list[str]:
    content = (w for text in texts for w in words(text, language) if is_content(w, language))
    return [word for word, _ in Counter(content).most_common(_KEY_WORDS)]
