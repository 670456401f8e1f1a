"""sumy's models on our own sentences and words, through sumy's public classes.

sumy's parser glues lines and its tokenizer needs an NLTK download, so both stay unused: the
document is built here from sentences that are already split and cleaned. Some models are
quadratic or cubic, hence the cap. sumy and numpy are imported on first use only.
"""

import warnings
from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from summarizers.rated import RatedModel
from summarizers.text.stops import stop_words
from summarizers.text.words import stem, words


class SumyModel(RatedModel):
    """A summarizer that lets one of sumy's classes rank."""

    most: ClassVar[int] = 150
    """How many sentences the model is given; 300 would take KL 40 s and LexRank 1 s."""
    shows_title: ClassVar[bool] = False
    """Whether the model looks at headings."""

    @abstractmethod
    def model(self, stemmer: Callable[[str], str], texts: Sequence[str], language: str) -> Any:
        """Return the sumy summarizer to rank `texts` with."""

    def rate(
        self, texts: Sequence[str], limit: int, *, title: str, language: str
    ) -> Sequence[float]:
        """Return sumy's ratings; see `RatedModel`."""
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

        tokenizer = _Tokenizer(language)
        lines = [Sentence(text, tokenizer) for text in texts]
        if self.shows_title and title.strip():
            lines.insert(0, Sentence(title, tokenizer, is_heading=True))
        model = self.model(lambda word: stem(word, language), texts, language)
        ratings = _ratings(model, ObjectDocumentModel([Paragraph(lines)]))
        return [ratings.get(place, float("nan")) for place in range(len(texts))]


class _Tokenizer:
    """What sumy calls for the words of a sentence."""

    def __init__(self, language: str) -> None:
        self._language = language

    def to_words(self, sentence: str) -> list[str]:
        """Return the words of a sentence, lower-case."""
        return words(sentence, self._language)


def with_stop_words(model: Any, language: str) -> Any:
    """Return the sumy summarizer with our function words of the language set."""
    model.stop_words = stop_words(language)
    return model


def _ratings(model: Any, document: Any) -> dict[int, float]:
    """Return order to rating, for the sentences the model rates.

    A callable count is handed all `SentenceInfo(sentence, order, rating)`.
    """
    rated: dict[int, float] = {}

    def keep(infos: Sequence[Any]) -> Sequence[Any]:
        rated.update((info.order, float(info.rating)) for info in infos)
        return infos

    with warnings.catch_warnings():  # LexRank divides by zero, LSA grumbles about short texts
        warnings.simplefilter("ignore")
        model(document, keep)
    return rated
