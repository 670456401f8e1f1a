"""`CrfRecogniser`: the trained model's candidates, combined with those of gazetteer and rules."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from bot.actors.gazetteer import Gazetteer, load_gazetteer
from bot.actors.landscapes import with_landscapes
from bot.actors.portfolios import with_holders
from bot.actors.recognise import Candidate
from bot.actors.rules import RuleRecogniser
from bot.actors.trained.combine import combine
from bot.actors.trained.features import FeatureReader
from bot.actors.trained.headlines import is_headline, recase
from bot.actors.trained.lexicon import read_lexicon
from bot.actors.trained.model import Model, load_model, tag_row
from bot.actors.trained.pieces import Piece, cut
from bot.actors.trained.repeats import add_repeats, mend_ends
from bot.actors.trained.tidy import Tidier
from bot.actors.trained.votes import settle_types
from bot.model.actor import ActorType
from bot.model.article import Span

_TYPES = {
    "PER": ActorType.PERSON,
    "ORG": ActorType.ORGANISATION,
    "LOC": ActorType.PLACE,
}
_MOST_PIECES = 400
"""A "sentence" with more is no sentence; it is read in parts."""


class CrfRecogniser:
    """The trained recogniser for English; other languages are left to the rules."""

    def __init__(self, gazetteer: Gazetteer | None = None, model: Model | None = None) -> None:
        self._gazetteer = gazetteer or load_gazetteer()
        self._model = model or load_model()
        self._rules = RuleRecogniser(self._gazetteer)
        lexicon = read_lexicon(self._gazetteer)
        self._features = FeatureReader(lexicon)
        self._names = lexicon.names
        self._is_small = lexicon.is_mostly_small
        self._tidy = Tidier(self._gazetteer, lexicon.names)

    def __call__(
        self, text: str, sentences: Sequence[Span], title: str, language: str
    ) -> list[Candidate]:
        """Return candidates in `text`, in order, not overlapping."""
        ruled = self._rules(text, sentences, title, language)
        if language not in ("", "en"):
            return ruled
        names, headlines = self._name(text, sentences)
        read = [name for name in names if not _is_within(name, headlines)]
        found = combine(text, ruled, read, self._gazetteer, unread=headlines)
        mended = mend_ends(text, found, self._gazetteer, self._names)
        held = with_holders(text, mended, self._gazetteer)
        return with_landscapes(text, add_repeats(text, held), self._gazetteer)

    def label(self, text: str, sentences: Sequence[Span]) -> list[Candidate]:
        """Return all names in English text, those of no actors (media, regions) among them."""
        names, _ = self._name(text, sentences)
        return add_repeats(text, names)

    def _name(
        self, text: str, sentences: Sequence[Span]
    ) -> tuple[list[Candidate], list[tuple[int, int]]]:
        """Return the names, and the stretches that are headlines."""
        rows = _rows(text, sentences)
        words = [[piece.text for piece in row] for row in rows]
        flags = [is_headline(row) for row in words]
        prose = recase(words, flags, self._is_small)
        found = [
            candidate
            for row, stretches in zip(rows, self._features.read(prose), strict=True)
            for candidate in _candidates(row, tag_row(self._model, stretches, len(row)))
        ]
        tidied = self._tidy(text, settle_types(text, found))
        headlines = [(r[0].start, r[-1].end) for r, flag in zip(rows, flags, strict=True) if flag]
        return settle_types(text, tidied), headlines


def _rows(text: str, sentences: Sequence[Span]) -> list[list[Piece]]:
    return [
        row[at : at + _MOST_PIECES]
        for span in sentences
        for row in [cut(text, span.start, span.end)]
        for at in range(0, len(row), _MOST_PIECES)
    ]


def _is_within(name: Candidate, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether the name stands in one of the stretches, which are in order and do not overlap."""
    at = bisect_right(stretches, name.start, key=itemgetter(0))
    return at > 0 and name.start < stretches[at - 1][1]


def _candidates(row: Sequence[Piece], labels: Sequence[str]) -> list[Candidate]:
    found: list[Candidate] = []
    open_label = ""
    for piece, label in zip(row, labels, strict=True):
        if label == "O":
            open_label = ""
            continue
        kind = _TYPES.get(label[2:])
        if kind is not None and label[0] == "I" and label[2:] == open_label:
            found[-1] = Candidate(found[-1].start, piece.end, kind)
        elif kind is not None:
            found.append(Candidate(piece.start, piece.end, kind))
        open_label = label[2:]
    return found
