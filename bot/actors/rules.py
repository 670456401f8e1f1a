"""`RuleRecogniser`: gazetteer and rules, each script in its own way."""

import re
from collections.abc import Sequence

from bot.actors.evidence import gather_evidence, read_line
from bot.actors.gazetteer import Gazetteer, load_gazetteer
from bot.actors.latin import LatinReader
from bot.actors.recognise import Candidate, without_overlap
from bot.actors.runs import RunReader
from bot.actors.scripts import find_native
from bot.actors.tokens import tokenise
from bot.model.article import Span

_SPACELESS = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")


class RuleRecogniser:
    """The recogniser that needs no training: see `bot.actors.runs`, `scripts` and `latin`."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer or load_gazetteer()

    def __call__(
        self, text: str, sentences: Sequence[Span], title: str, language: str
    ) -> list[Candidate]:
        """Return candidates in `text`, in order, not overlapping."""
        native = find_native(text, title, self._gazetteer) if _SPACELESS.search(text) else []
        tokens = [tokenise(text, span.start, span.end) for span in sentences]
        if language in ("", "en"):
            lines = [read_line(text, words) for words in tokens if words]
            reader = RunReader(self._gazetteer, gather_evidence(lines))
            spaced = [candidate for line in lines for candidate in reader.read(line)]
        else:
            latin = LatinReader(self._gazetteer, language, tokens)
            spaced = [candidate for words in tokens for candidate in latin.read(words)]
        taken = {at for one in native for at in range(one.start, one.end)}
        free = (one for one in spaced if taken.isdisjoint(range(one.start, one.end)))
        return without_overlap([*native, *free])  # "NATOは発表した" is no one word
