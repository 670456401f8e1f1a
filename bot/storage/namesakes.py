"""Two people of one name: told apart by the worlds their articles are of.

An article is of a world ("sport", "science") by the words of the sentences that name the person.
Somebody unknown to the gazetteer is another one than a stored namesake where both have a world, the
worlds have nothing in common, and the sentences share no other name. Of several namesakes that may
be meant, the one with most in common is taken. What this gets wrong a manager puts right
(`/who merge`, `/who split`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from bot.model.actor import TaggedActor
from bot.storage import schema
from bot.storage.names import fold

_WORLDS = {
    "sport": "striker midfielder defender goalkeeper goal goals scored pitch cup final coach "
    "trainer league club match season team tournament champion racing stadium quarterback pitcher "
    "basketball football tennis cricket rugby olympic injured sprinter swimmer cyclist boxer",
    "science": "professor researcher researchers scientist biology physics chemistry astronomer "
    "laboratory study university biologist physicist historian students economist lecturer",
    "stage": "singer actor actress concert tour album film audience songs song band guitarist "
    "director novelist novel painter exhibition gallery premiere orchestra rapper comedian author",
    "law": "police sheriff detective robbery prosecutor judge court trial lawyer suspect arrested "
    "sentenced prison convicted inspector burglary",
    "politics": "minister president parliament senator mayor lawmaker candidate election party "
    "ambassador governor coalition opposition councillor congresswoman congressman vote budget",
    "business": "chief executive shares company profit investors chairman founder banker startup "
    "takeover shareholders revenue",
    "faith": "bishop priest imam rabbi pastor cathedral archbishop cardinal parish",
}
_WORLD_OF = {word: world for world, words in _WORLDS.items() for word in words.split()}
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_A = schema.article.c
_M = schema.mention.c
# Built once: this runs for every unknown person of every article.
_TEXT = select(_A.text).where(_A.id == bindparam("article"))
_NAMING = (
    select(_A.text, _M.spans)
    .join_from(schema.mention, schema.article, _A.id == _M.article_id)
    .where(_M.actor_id == bindparam("actor"))
    .order_by(_M.at.desc())
    .limit(6)
)
"""The latest articles of a namesake, that are looked at."""
_CALENDAR = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december he she they it the his her but and mr mrs ms dr
"""
"""What is written with a capital beside anybody."""
_SURELY = 2
"""Other names that two articles on one person share, where the name is not quite the same."""
_OPENING = 1500
"""Characters of an article that say what it is about, where the naming sentences do not."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the sentences that name somebody hold besides the name."""

    worlds: frozenset[str]
    names: frozenset[str]

    def is_another(self, other: "Surroundings") -> bool:
        """Return whether these can hardly be the surroundings of one person."""
        apart = self.worlds and other.worlds and not self.worlds & other.worlds
        return bool(apart) and not self.names & other.names

    def shared(self, other: "Surroundings") -> int:
        """Return how much they have in common."""
        return 2 * len(self.names & other.names) + len(self.worlds & other.worlds)


def choose_namesake(
    connection: Connection, namesakes: Sequence[Row[Any]], tagged: TaggedActor, article_id: int
) -> Row[Any] | None:
    """Return which of the stored people of that name is meant; None for another one."""
    here = _here(connection, tagged, article_id)
    if not here.worlds and len(namesakes) == 1:
        return namesakes[0]
    theirs = [(row, _surroundings_of(connection, row.id)) for row in namesakes]
    rivals = [(here.shared(there), row) for row, there in theirs if not here.is_another(there)]
    return max(rivals, key=lambda rival: rival[0], default=(0, None))[1]


def is_close(
    connection: Connection, row: Row[Any], tagged: TaggedActor, article_id: int, *, sure: bool
) -> bool:
    """Return whether somebody of nearly that name is surely the stored one.

    The worlds meet and two other names are shared; where one is `sure` by more than the name, one
    other name is enough: two towns have a police chief each.
    """
    here, there = _here(connection, tagged, article_id), _surroundings_of(connection, row.id)
    shared = (here.names & there.names).difference(_CALENDAR.split())
    if sure:
        return bool(shared)
    return bool(here.worlds & there.worlds) and len(shared) >= _SURELY


def _here(connection: Connection, tagged: TaggedActor, article_id: int) -> Surroundings:
    text = connection.execute(_TEXT, {"article": article_id}).scalar()
    spans = [(mention.start, mention.end) for mention in tagged.mentions]
    return surroundings([(text or "", spans)])


def surroundings(articles: Iterable[tuple[str, Sequence[tuple[int, int]]]]) -> Surroundings:
    """Return the surroundings of somebody, from texts and where they name them."""
    worlds: set[str] = set()
    names: set[str] = set()
    for text, spans in articles:
        own = {word for start, end in spans for word in fold(text[start:end]).split()}
        sentences = {_sentence(text, start, end) for start, end in spans}
        worlds |= _worlds_of(sentences) or _worlds_of([text[:_OPENING]])
        for sentence in sentences:
            found = {fold(match.group()) for match in _NAME.finditer(sentence[1:])}
            names |= {name for name in found if not own & set(name.split())}
    return Surroundings(frozenset(worlds), frozenset(names))


def _worlds_of(sentences: Iterable[str]) -> set[str]:
    words = (match.group().lower() for one in sentences for match in _WORD.finditer(one))
    return {_WORLD_OF[word] for word in words if word in _WORLD_OF}


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a name, well enough to look for words in it."""
    begin = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1
    stops = [at for at in (text.find(". ", end), text.find("\n", end)) if at >= 0]
    return text[max(begin, start - 300) : min([*stops, end + 300])]


def _surroundings_of(connection: Connection, actor_id: int) -> Surroundings:
    rows = connection.execute(_NAMING, {"actor": actor_id})
    return surroundings([(row.text, [(span[0], span[1]) for span in row.spans]) for row in rows])
