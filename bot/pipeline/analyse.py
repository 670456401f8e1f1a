"""Document → analysis: sentences, summaries, actors and terms. Worker functions, all pure."""

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import datetime

from bot.actors.choice import TRAINED, load_recogniser
from bot.actors.tag import tag_actors
from bot.model.article import Analysis, Document, Loaded, Span
from bot.model.feed import Entry, FetchResult
from bot.pipeline.group import count_title_terms, story_terms
from bot.pipeline.models import DEFAULT_MODEL, find_summarizer
from bot.sources.document import read_any, read_document
from summarizers.text.boilerplate import is_boilerplate
from summarizers.text.clean import usable
from summarizers.text.recurring import fold
from summarizers.text.split import split_sentences

SUMMARY_SENTENCES = 2
"""The best length for one English article by ROUGE-1 (docs/benchmarks/summaries.md)."""

_MOST_SENTENCES = 1_000
"""So many are considered for summaries: an article has a tenth of them."""


def analyse(
    document: Document,
    models: Sequence[str] = (DEFAULT_MODEL,),
    limit: int = SUMMARY_SENTENCES,
    recognizer: str = TRAINED,
    known: Set[str] = frozenset(),
) -> Analysis:
    """Return what the pipeline makes of one document.

    `recognizer` is the setting `actors.recognizer`; `known` are sentences that its feed prints
    under all sorts of articles (`summarizers.text.recurring`). Raises PlugInError for an unknown
    model.
    """
    text, language = document.text, document.language or "en"
    spans = tuple(Span(start, end) for start, end in split_sentences(text, language))
    sentences = [span.of(text) for span in spans]
    recurring = {index for index, one in enumerate(sentences) if fold(one) in known}
    fit = _find_fit(document, sentences, recurring)
    fit_sentences = [sentences[index] for index in fit]
    return Analysis(
        document=document,
        sentences=spans,
        summaries={
            model: _summarise(model, fit, fit_sentences, limit, document) for model in models
        },
        actors=tag_actors(
            text,
            told(text, spans, recurring),
            title=document.title,
            language=language,
            author=document.author,
            outlet=document.outlet,
            recogniser=load_recogniser(recognizer),
        ),
        terms=story_terms(document.title, fit_sentences, language),
        title_terms=count_title_terms(document.title, language),
        usable=frozenset(fit),
        recurring=frozenset(recurring),
    )


def _find_fit(document: Document, sentences: Sequence[str], recurring: Set[int]) -> Sequence[int]:
    """Return the indexes of the sentences that a summary may hold: recurring ones if no others."""
    whole = usable(sentences, title=document.title, language=document.language or "en")
    fit = [index for index in whole if index not in recurring] or whole
    return fit[:_MOST_SENTENCES]  # the last step: a menu of a thousand lines may open a page


def told(text: str, sentences: Sequence[Span], recurring: Set[int] = frozenset()) -> list[Span]:
    """Return the sentences that tell the news: whom only a credit names is no actor of it.

    `recurring` are the indexes of those that are known to tell none.
    """
    return [
        span
        for index, span in enumerate(sentences)
        if index not in recurring and not is_boilerplate(span.of(text))
    ]


def _summarise(
    model: str, fit: Sequence[int], sentences: Sequence[str], limit: int, document: Document
) -> tuple[int, ...]:
    summarizer = find_summarizer(model)
    chosen = summarizer(sentences, limit, title=document.title, language=document.language or "en")
    return tuple(fit[index] for index in chosen)


def analyse_loaded(
    loaded: Loaded,
    *,
    now: datetime,
    models: Sequence[str] = (DEFAULT_MODEL,),
    limit: int = SUMMARY_SENTENCES,
    recognizer: str = TRAINED,
) -> Analysis | FetchResult:
    """Return the analysis of an article, or the reading of a feed. Raises ReadError."""
    found = read_any(loaded, now=now)
    if isinstance(found, Document):
        return analyse(found, models, limit, recognizer)
    return found


def analyse_entry(
    entry: Entry, loaded: Loaded, *, outlet: str, now: datetime, recognizer: str = TRAINED
) -> Analysis:
    """Return the analysis of an entry, of its page or of its own content. Worker function.

    `outlet` is used where neither the page nor the entry names one. Raises ReadError.
    """
    document = read_document(loaded, entry=entry, now=now)
    document = replace(document, outlet=document.outlet or outlet)
    return analyse(document, recognizer=recognizer)
