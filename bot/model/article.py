"""An article: one text with URL, title, time, language and outlet, and what we made of it."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.model.actor import TaggedActor


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: `start` and `end` in characters, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the piece itself."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The bytes at an address or in a file, and what is known of them before they are read."""

    body: bytes
    url: str = ""
    """Empty for a file that stands for no address."""
    content_type: str = ""
    """A media type, empty if unknown."""
    charset: str = ""
    """As a server named it, empty if none did."""


@dataclass(frozen=True, slots=True)
class Document:
    """The readable part of one page or file, as extraction found it."""

    title: str
    text: str
    """Clean text; paragraphs are separated by one line break."""
    url: str = ""
    language: str = ""
    """ISO 639-1 code, empty if unknown."""
    outlet: str = ""
    author: str = ""
    published: datetime | None = None
    image: str = ""
    tried: tuple[str, ...] = ()
    """Which ways of reading were tried, in order; the last one gave the text."""
    warnings: tuple[str, ...] = ()
    confidence: float = 1.0
    """How sure it is that the text is the article and all of it, 0 to 1 (an expected F1)."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the pipeline makes of one document: sentences, summaries, actors, terms."""

    document: Document
    sentences: tuple[Span, ...]
    """Spans into `document.text`, in order."""
    summaries: dict[str, tuple[int, ...]]
    """Model name to indexes into `sentences`, ascending."""
    actors: tuple[TaggedActor, ...]
    """The most salient first."""
    terms: dict[str, float]
    """Weighted stems of title and opening, for grouping into stories."""
    title_terms: int = 0
    """How many of them, the first ones, are the title's."""
    usable: frozenset[int] = frozenset()
    """Indexes of sentences fit to be shown (no captions, pleas, "Also Read", stubs)."""
    recurring: frozenset[int] = frozenset()
    """Indexes of sentences that the feed prints under all sorts of articles: no news."""


@dataclass(frozen=True, slots=True)
class PrintedArticle:
    """What an outlet printed: headline and sentences, and nothing that we made of them."""

    title: str
    language: str
    sentences: tuple[str, ...]

    @classmethod
    def of(
        cls, title: str, language: str, text: str, sentences: tuple[Span, ...]
    ) -> "PrintedArticle":
        """Return it by the places of its sentences in its text."""
        return cls(title, language, tuple(span.of(text) for span in sentences))


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article about to be stored."""

    workspace_id: int
    feed_id: int | None
    identity: str
    """What makes it the same entry next time (see `bot.sources.identity`)."""
    seen_at: datetime
    section: str
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Article:
    """A stored article."""

    id: int
    workspace_id: int
    feed_id: int | None
    story_id: int | None
    url: str
    title: str
    text: str
    language: str
    outlet: str
    author: str
    published: datetime | None
    seen_at: datetime
    section: str = ""
    image: str = ""
    sentences: tuple[Span, ...] = ()
    summary: tuple[int, ...] = ()
    """The default model's choice: indexes into `sentences`."""
    usable: frozenset[int] = frozenset()
    terms: dict[str, float] = field(default_factory=dict)
    recurring: frozenset[int] = frozenset()
    """Indexes of sentences that the feed prints under all sorts of articles: no news."""
    tried: tuple[str, ...] = ()
    """Which ways of reading were tried, in order; the last one gave the text."""

    @property
    def at(self) -> datetime:
        """When it was published; where nobody said so, when we first saw it."""
        return self.published or self.seen_at

    def sentence(self, index: int) -> str:
        """Return one sentence, verbatim."""
        return self.sentences[index].of(self.text)

    @property
    def news(self) -> str:
        """The text without its recurring sentences."""
        if not self.recurring:
            return self.text
        own = (i for i in range(len(self.sentences)) if i not in self.recurring)
        return "\n".join(map(self.sentence, own))
