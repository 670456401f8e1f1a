"""What an outlet prints under all sorts of articles is no news, in any language.

A plea to subscribe, a biography, what a paper says of itself: no list of patterns knows them all.
They give themselves away by coming back. A sentence that stands word for word in three articles on
different things is such a line. Articles on one event do not count: an outlet that tells it again
tells the background again, in the same words.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from summarizers.text.words import content_stems, stems

_LEAST = 3
"""Articles on different things that a sentence stands in before it is no news."""
_RELATED = 0.5
"""Share of a headline's content stems in another article from which both may be on one event."""


class Printed(Protocol):
    """An article as its outlet printed it."""

    @property
    def title(self) -> str:
        """The headline, empty where it has none."""
        ...

    @property
    def language(self) -> str:
        """ISO 639-1 code, empty if unknown."""
        ...

    @property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences, in order."""
        ...


def fold(sentence: str) -> str:
    """Return a sentence as it is compared: small letters, single spaces."""
    return " ".join(sentence.casefold().split())


def find_recurring(articles: Sequence[Printed]) -> frozenset[str]:
    """Return the sentences, folded, that stand in three articles on different things, or more.

    `articles` are of one outlet. One without a headline counts for nothing: nobody knows what it
    is on.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        for sentence in set(map(fold, article.sentences)):
            holders[sentence].append(number)
    often = {sentence: held for sentence, held in holders.items() if len(held) >= _LEAST}
    contents = {
        number: _Content.of(articles[number], often)
        for number in sorted({number for held in often.values() for number in held})
    }
    return frozenset(
        sentence
        for sentence, held in often.items()
        if _on_different_things([contents[number] for number in held])
    )


@dataclass(frozen=True, slots=True)
class _Content:
    """What an article is on."""

    subject: frozenset[str]
    """The content stems of the headline."""
    stems: frozenset[str]
    """The stems of what it tells, without the sentences that may recur: those relate everything."""

    @classmethod
    def of(cls, article: Printed, often: Collection[str]) -> "_Content":
        language = article.language or "en"
        own = (sentence for sentence in article.sentences if fold(sentence) not in often)
        return cls(
            frozenset(content_stems(article.title, language)),
            frozenset(stems("\n".join((article.title, *own)), language)),
        )

    def may_be_related(self, other: "_Content") -> bool:
        """Whether half of one headline stands in the other article."""
        shared = (
            len(a.subject & b.stems) / len(a.subject) for a, b in ((self, other), (other, self))
        )
        return max(shared) >= _RELATED


def _on_different_things(articles: Sequence[_Content]) -> bool:
    """Whether three of the articles have nothing to do with each other."""
    apart: list[_Content] = []
    for article in articles:
        if article.subject and not any(map(article.may_be_related, apart)):
            apart.append(article)
        if len(apart) >= _LEAST:
            return True
    return False
