"""`SpacyRecogniser`: any spaCy pipeline the operator installed, in the trained model's place."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from bot.actors.gazetteer import Gazetteer, load_gazetteer
from bot.actors.recognise import Candidate
from bot.actors.rules import RuleRecogniser
from bot.actors.trained.combine import combine
from bot.actors.trained.votes import settle_types
from bot.model.actor import ActorType
from bot.model.article import Span

_TYPES = {
    **dict.fromkeys(("PERSON", "PER"), ActorType.PERSON),
    "ORG": ActorType.ORGANISATION,
    **dict.fromkeys(("GPE", "LOC", "FAC"), ActorType.PLACE),
}


class SpacyRecogniser:
    """A spaCy pipeline's entities, combined with gazetteer and rules.

    It reads what is in the pipeline's language; all else is left to the rules.
    """

    def __init__(self, pipeline: str, gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer or load_gazetteer()
        self._rules = RuleRecogniser(self._gazetteer)
        # No dependency of ours: the operator installs it, so it is not imported by name.
        self._pipeline: Any = import_module("spacy").load(pipeline)

    def __call__(
        self, text: str, sentences: Sequence[Span], title: str, language: str
    ) -> list[Candidate]:
        """Return candidates in `text`, in order, not overlapping."""
        ruled = self._rules(text, sentences, title, language)
        if (language or "en") != self._pipeline.lang:
            return ruled
        found = [
            Candidate(entity.start_char, entity.end_char, _TYPES[entity.label_])
            for entity in self._pipeline(text).ents
            if entity.label_ in _TYPES
        ]
        return combine(text, ruled, settle_types(text, found), self._gazetteer)
