"""The trap articles tagged, and what B-cubed does not see of them: types.

B-cubed asks which mentions belong together. A company that is taken for a town, or for a person,
costs nothing there; a reader sees it at once.
"""

import re
from collections import Counter
from pathlib import Path

from bot.actors.recognise import Recogniser
from bot.actors.tag import tag_actors
from bot.model.actor import TaggedActor
from bot.model.article import Span
from tests.builders.traps import Trap, read_traps

_SENTENCE = re.compile(r"\S.*?(?:(?<!\b[A-Z])(?<!\bJr)[.!?][”\"]?(?=\s|$)|。|$)")


def split_plainly(text: str) -> list[Span]:
    """Return the sentences of a text, well enough for what was written by us."""
    return [Span(*match.span()) for match in _SENTENCE.finditer(text)]


def tag_trap(trap: Trap, recogniser: Recogniser) -> tuple[TaggedActor, ...]:
    """Return the actors the product finds in a trap article."""
    text = trap.text.replace("\n", " ")
    sentences, language = split_plainly(text), trap.language
    return tag_actors(text, sentences, title=trap.title, language=language, recogniser=recogniser)


def typed_score(path: Path, recogniser: Recogniser) -> float:
    """Return F1 in percent over the mentions of all trap articles of a file or folder.

    A mention is right where the answers have it once more, printed alike and of the same type.
    """
    right = there = 0
    for trap in read_traps(path):
        actors = tag_trap(trap, recogniser)
        found = Counter((m.text, actor.type.value) for actor in actors for m in actor.mentions)
        wanted = Counter((form, actor.type) for actor in trap.actors for form in actor.mentions)
        right += (found & wanted).total()
        there += found.total() + wanted.total()
    return 200 * right / there if there else 0.0
