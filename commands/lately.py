"""Which sentences tell best what an actor said or did: pure, from its mentions in articles.

Only sentences that are fit to be shown are looked at. One is better the more the actor is its
subject (named early in it) or its speaker, the earlier it stands in its article, the more it can be
understood alone, the more its article is about the actor, and the newer it is. No two chosen ones
say nearly the same; no story gives a second one while another story has one; and sentences in
another language than most only fill what is left.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model.actor import Mention
from bot.model.article import Article
from commands.speech import speaks

_SUBJECT = 30
"""Characters into a sentence within which its subject is named, title and role before it."""
_OWN_WORDS = 0.6
"""What a sentence gains by quoting the actor: the speaker often stands at its end."""
_HALF_LIFE_DAYS = 4.0
_FLOOR = 0.5
"""A rating up to here: a leaning sentence, or one that names the actor in passing."""
_SAME = 0.6
"""Two sentences that share so much of the shorter one's words say nearly the same."""
_SHORT, _LONG, _TOO_LONG = 40, 220, 400
_LEANING = re.compile(
    r"\W*(he|she|it|they|his|her|its|their|this|that|these|those|there|here|such|both|neither|"
    r"but|and|so|yet|or|nor|however|meanwhile|also|moreover|still|then|instead|later|earlier|"
    r"afterwards|therefore|thus)\b",
    re.IGNORECASE,
)
"""English words that open a sentence which leans on the one before it."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A sentence that names an actor, and how well it stands for what the actor does."""

    article: Article
    index: int
    rating: float
    """How well it stands alone for the actor (see `rate`)."""
    topical: float
    """How much its article is about the actor, and how new it is."""
    quoted: bool = False
    """Whether it quotes the actor."""

    @property
    def score(self) -> float:
        """How well it would be shown."""
        return self.rating + self.topical

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.article.sentence(self.index)


def find_namings(
    article: Article, mentions: Sequence[Mention], salience: float, now: datetime
) -> list[Naming]:
    """Return the sentences of an article that are fit to be shown and hold a mention."""
    first: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda mention: mention.start):
        index = sentence_at(article, mention.start)
        if index in article.usable:
            first.setdefault(index, mention)
    topical = salience + 1.5 * 0.5 ** (_age_days(article, now) / _HALF_LIFE_DAYS)
    return [_naming(article, index, mention, topical) for index, mention in first.items()]


def _naming(article: Article, index: int, mention: Mention, topical: float) -> Naming:
    begin = article.sentences[index].start
    quoted = speaks(article.sentence(index), mention.start - begin, mention.end - begin)
    rating = rate(article, index, mention) + (_OWN_WORDS if quoted else 0.0)
    return Naming(article, index, rating, topical, quoted)


def sentence_at(article: Article, offset: int) -> int:
    """Return the index of the sentence that holds an offset into the text, or -1."""
    index = bisect_right(article.sentences, offset, key=lambda span: span.start) - 1
    return index if index >= 0 and offset < article.sentences[index].end else -1


def rate(article: Article, index: int, mention: Mention) -> float:
    """Return how well a sentence stands alone for the actor that `mention` names in it."""
    sentence = article.sentence(index)
    before = mention.start - article.sentences[index].start
    score = 1.0 if before <= _SUBJECT else 0.4 if before <= 3 * _SUBJECT else 0.0
    score += 0.5 if index < 3 else 0.25 if index < 6 else 0.0
    if article.text.startswith(("’s", "'s", ","), mention.end):
        score -= 0.4  # what the actor has is the subject; or an aside comes before what it does
    return score + _standing_alone(sentence)


def choose(namings: Sequence[Naming], limit: int) -> list[Naming]:
    """Return at most `limit` of the sentences, the newest first, none nearly repeating another."""
    ranked = _telling(sorted(namings, key=lambda n: (-n.score, -n.article.id, n.index)))
    language = _main_language(namings)
    native = [naming for naming in ranked if naming.article.language == language]
    chosen: list[Naming] = []
    _take(native, chosen, limit, stories_once=True)
    _take(native, chosen, limit)
    _take(ranked, chosen, limit)
    return sorted(chosen, key=lambda n: (n.article.at, -n.index), reverse=True)


def _telling(ranked: Sequence[Naming]) -> Sequence[Naming]:
    """Return the sentences that tell something alone; the best one where none does."""
    return [naming for naming in ranked if naming.rating > _FLOOR] or ranked[:1]


def _take(
    ranked: Sequence[Naming], chosen: list[Naming], limit: int, *, stories_once: bool = False
) -> None:
    for naming in ranked:
        told = {other.article.story_id for other in chosen} if stories_once else set()
        known = any(_nearly_same(naming.text, other.text) for other in chosen)
        if len(chosen) < limit and not known and naming.article.story_id not in told:
            chosen.append(naming)


def _main_language(namings: Sequence[Naming]) -> str:
    """Return the language of most of the articles."""
    languages = Counter({n.article.id: n.article.language for n in namings}.values())
    return max(sorted(languages), key=lambda one: languages[one], default="")


def _standing_alone(sentence: str) -> float:
    score = -1.0 if _LEANING.match(sentence) else 0.0
    if sentence.count("“") != sentence.count("”") or sentence.count('"') % 2:
        score -= 0.5
    if _SHORT <= len(sentence) <= _LONG:
        return score + 0.5
    return score - 1.0 if len(sentence) > _TOO_LONG else score


def _nearly_same(a: str, b: str) -> bool:
    mine, theirs = _shingles(a), _shingles(b)
    return a == b or len(mine & theirs) >= _SAME * max(1, min(len(mine), len(theirs)))


def _shingles(text: str) -> set[str]:
    """Return the longer words of a text; pairs of characters where a script may not space words."""
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    shingles = {word for word in words if word.isascii() and len(word) > 3}
    for word in words:
        if not word.isascii():
            shingles.update(word[i : i + 2] for i in range(len(word) - 1))
    return shingles


def _age_days(article: Article, now: datetime) -> float:
    return max(0.0, (now - article.at).total_seconds() / 86_400)
