"""Articles, analyses and tagged actors for tests, with sensible defaults."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.model.actor import ActorMention, ActorType, Mention, TaggedActor
from bot.model.article import Analysis, Document, NewArticle, Span
from bot.storage.contract import Transaction

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
"""A moment for tests that need one."""


def build_spans(sentences: Sequence[str]) -> tuple[Span, ...]:
    """Return where sentences stand in a text that holds one a line."""
    spans: list[Span] = []
    start = 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    return tuple(spans)


def build_mentions(text: str, *forms: str) -> tuple[Mention, ...]:
    """Return every place where one of `forms` stands in `text`; the longest one at each place."""
    longest_first = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    found = re.finditer(longest_first, text)
    return tuple(Mention(one.start(), one.end(), one.group()) for one in found)


def build_tagged(
    name: str = "Mara Lind",
    *,
    type: ActorType = ActorType.PERSON,  # noqa: A002 - the field's own name
    text: str = "",
    salience: float = 0.5,
    role: str = "",
    aliases: tuple[str, ...] = (),
    key: str = "",
    whole: bool = True,
    known_aliases: tuple[str, ...] = (),
) -> TaggedActor:
    """Return an actor as one article shows it; its mentions are its forms in `text`."""
    return TaggedActor(
        name=name,
        type=type,
        mentions=build_mentions(text or name, name, *aliases),
        salience=salience,
        role=role,
        aliases=aliases,
        key=key,
        whole=whole,
        known_aliases=known_aliases,
    )


def build_document(
    title: str = "Harbour reopens",
    sentences: Sequence[str] = ("The harbour opened again on Friday.", "Ships came in at dawn."),
    *,
    url: str = "https://coast.example/harbour",
    language: str = "en",
    outlet: str = "Coast Herald",
    published: datetime | None = NOON,
) -> Document:
    """Return a document whose text holds one sentence a line."""
    return Document(
        title=title,
        text="\n".join(sentences),
        url=url,
        language=language,
        outlet=outlet,
        author="A. Writer",
        published=published,
        tried=("feed",),
    )


def build_analysis(
    document: Document | None = None,
    *,
    actors: Sequence[TaggedActor] = (),
    terms: dict[str, float] | None = None,
) -> Analysis:
    """Return what the pipeline makes of a document: every sentence is fit, the first is chosen."""
    read = document or build_document()
    spans = build_spans(read.text.split("\n"))
    return Analysis(
        document=read,
        sentences=spans,
        summaries={"news": (0,), "lead": (0,)},
        actors=tuple(actors),
        terms=terms if terms is not None else {"harbour": 2.0, "open": 1.0},
        usable=frozenset(range(len(spans))),
    )


def build_article(
    workspace_id: int,
    identity: str = "article-1",
    *,
    feed_id: int | None = None,
    seen_at: datetime = NOON,
    section: str = "",
    analysis: Analysis | None = None,
) -> NewArticle:
    """Return an article about to be stored."""
    return NewArticle(
        workspace_id=workspace_id,
        feed_id=feed_id,
        identity=identity,
        seen_at=seen_at,
        section=section,
        analysis=analysis or build_analysis(),
    )


def store_article(
    t: Transaction,
    workspace_id: int,
    identity: str = "article-1",
    *,
    title: str = "Harbour reopens",
    sentences: Sequence[str] = ("The harbour opened again on Friday.",),
    actors: Sequence[TaggedActor] = (),
    at: datetime = NOON,
    outlet: str = "Coast Herald",
    story_id: int | None = None,
    terms: dict[str, float] | None = None,
) -> int:
    """Store an article published and seen at `at`, its mentions and its place; return its id."""
    document = build_document(title, sentences, outlet=outlet, published=at)
    analysis = build_analysis(document, actors=actors, terms=terms)
    article_id = t.articles.add(
        build_article(workspace_id, identity, seen_at=at, analysis=analysis)
    )
    assert article_id is not None
    mentions = [
        ActorMention(
            article_id=article_id,
            actor_id=t.actors.join(workspace_id, tagged, article_id, at),
            salience=tagged.salience,
            spans=tagged.mentions,
        )
        for tagged in actors
    ]
    t.actors.add_mentions(workspace_id, at, mentions)
    if story_id is not None:
        t.stories.attach(workspace_id, story_id, article_id, at)
    return article_id
