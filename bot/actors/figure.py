"""A figure: one actor of an article, while its mentions are being gathered."""

import sys
from collections import Counter
from dataclasses import dataclass, field

from bot.actors.link import Named
from bot.actors.name_words import MEDIA_WORDS
from bot.actors.names import PersonName
from bot.actors.roles import FoundRole
from bot.actors.tokens import folds
from bot.model.actor import ActorType

_MEDIA = MEDIA_WORDS | {"channel", "canal"}


@dataclass(slots=True)
class Figure:
    """One actor of the article, being put together."""

    name: str
    type: ActorType
    key: str = ""
    whole: bool = True
    person: PersonName | None = None
    gender: str = ""
    named: list[Named] = field(default_factory=list)
    called: Counter[tuple[str, ...]] = field(default_factory=Counter)
    """How many times it has been called by just these words."""
    titles: set[str] = field(default_factory=set)
    """The folded titles before its names, and those in its roles."""
    last: int = -1
    """Where in the row of names it was named last."""

    def add(self, named: Named, at: int) -> None:
        """Take a name in."""
        self.named.append(named)
        self.called[named.words] += 1
        self.titles.update((named.title,), *(role.heads for role in named.roles))
        self.gender = self.gender or named.gender
        self.last = at

    @property
    def first(self) -> int:
        """Where the text names it first; what only the headline names comes behind all others."""
        return next((n.start for n in self.named if not n.in_title), sys.maxsize)

    @property
    def printed_roles(self) -> list[FoundRole]:
        """All roles printed beside its names in the text, in order."""
        return [role for named in self.named if not named.in_title for role in named.roles]


def only_reports(figure: Figure) -> bool:
    """Whether it is a newspaper or station that is only named as the source."""
    if figure.key or not figure.named:
        return False
    if all(n.press or n.source for n in figure.named) and any(n.press for n in figure.named):
        return True
    if figure.type is not ActorType.ORGANISATION:
        return False
    words = folds(figure.name)
    media = bool(words) and not _MEDIA.isdisjoint((words[0], words[-1]))
    told = (media or len(words) == 1) and all(named.told for named in figure.named)
    return told or (media and all(named.source for named in figure.named))
