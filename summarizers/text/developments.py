"""Steps by which an affair goes on: somebody is charged, a law is passed, talks resume.

A follow-up says again what it is about, so that most of its words are known; the step is not.
Words of one meaning in the news are one step: who "was jailed" has been "sentenced". English only.
"""

from collections.abc import Iterable
from functools import cache

from summarizers.text.words import stem

_STEPS = """
arrested detained apprehended | custody held seized caught
charged indicted prosecuted | accused
convicted | guilty verdict
acquitted exonerated | cleared
sentenced jailed imprisoned | prison
confessed | admitted pleaded
sued | lawsuit court
appealed | appeal appeals
annulled quashed | overturned struck
resigned quit | resignation stepped left
sacked dismissed | fired ousted removed
appointed | named replaced nominated
postponed | delayed
cancelled canceled scrapped shelved withdrew withdrawn rescinded revoked | dropped abandoned
resumed restarted | resumption
reopened
suspended halted banned outlawed blocked | paused prohibited lifted
approved adopted ratified | passed confirmed voted endorsed backed
rejected refused vetoed | declined
accepted
died killed | dead death fatal toll victims
injured wounded | hurt casualties
surrendered
extradited
deported
retaliated
looted stolen | theft robbed
hacked
evacuated | evacuation flee fled forced
apologised apologized | apology sorry
won | winner victory beat defeated title gold champion elected
"""
"""Before a bar the words that say that the step was taken; after it others that tell of it too."""


def steps_taken(words: Iterable[str]) -> set[int]:
    """Return which steps an English text with these words says were taken."""
    taken, _ = _known()
    return {taken[one] for one in taken.keys() & words}


def steps_told(stems: Iterable[str]) -> set[int]:
    """Return which steps an English text with these stems may tell of."""
    _, told = _known()
    return {told[one] for one in told.keys() & stems}


@cache
def _known() -> tuple[dict[str, int], dict[str, int]]:
    """Return the steps by the words for them, and by the stems of those and others."""
    taken: dict[str, int] = {}
    told: dict[str, int] = {}
    for number, line in enumerate(_STEPS.strip().splitlines()):
        surely, _, others = line.partition("|")
        taken |= dict.fromkeys(surely.split(), number)
        told |= {stem(word, "en"): number for word in (*surely.split(), *others.split())}
    return taken, told
