"""Whether a sentence holds an actor's own words: a quotation, and the actor as its speaker."""

import re

from bot.actors import english

_QUOTATION = re.compile(r"“[^“”]*”|\"[^\"]*\"")
"""Each character is looked at once, whatever a sentence is made of: a press that means harm writes
sentences, too, and while they are searched nothing else of the bot runs."""
_LEAST_WORDS = 3
"""A shorter quotation is a word somebody used, not what somebody said."""
_SAYS = "|".join(sorted(map(re.escape, english.SAYING), key=len, reverse=True))
_SAYS_AFTER = re.compile(
    rf"(?:,[^,“”]{{1,60}},)?\s+(?:\w+ly |also |then |later |has |had )?(?:{_SAYS})\b|:\s+[“\"]",
    re.IGNORECASE,
)
_SAYS_BEFORE = re.compile(
    rf"(?:\b(?:{_SAYS})|\b[Aa]ccording to)(?: (?:[A-Z][\w’'.-]+|[a-z]+(?= [A-Z]))){{0,5}} ?$"
)
_ACTS_AFTER = re.compile(
    r"\s+(?:should|would|could|will|can|may|might|must|shall|is|are|was|were|has|have|had|does|do|"
    r"did|wants?|needs?|ought|never|\w+ed)\b"
)
"""`said Trump should go`: another one said it. After `said Trump` comes when, where or to whom."""
_OF_ANOTHER = re.compile(
    r"\b(?:for|of|by|with|to|from|about|against|on|and|like|than)(?: (?:the|President|Mr|Ms|Mrs))?"
    r"\.? $"
)


def speaks(sentence: str, start: int, end: int) -> bool:
    """Return whether the actor named at `sentence[start:end]` speaks a quotation in it."""
    quotations = [m.span() for m in _QUOTATION.finditer(sentence) if _is_said(m.group())]
    if not quotations or any(first < start < last for first, last in quotations):
        return False
    after, before = sentence[end:], sentence[:start]
    if _SAYS_AFTER.match(after):
        return not _OF_ANOTHER.search(before)
    if after.startswith(("’s", "'s")) or _ACTS_AFTER.match(after):
        return False
    return bool(_SAYS_BEFORE.search(before))


def _is_said(quotation: str) -> bool:
    return len(quotation.split()) >= _LEAST_WORDS and any(map(str.isalnum, quotation))
