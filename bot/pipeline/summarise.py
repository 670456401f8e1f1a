"""Story → summary: verbatim sentences of its articles, each with its source."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from bot.model.article import Article
from bot.model.errors import WorkerError
from bot.model.story import Story, SummarySentence
from bot.pipeline.analyse import SUMMARY_SENTENCES
from bot.pipeline.models import DEFAULT_MODEL, find_summarizer
from bot.pipeline.services import Services
from summarizers.base import Summarizer
from summarizers.news import News
from summarizers.novelty import new_sentences
from summarizers.story import StoryText, summarize_story
from summarizers.text.edge import shown as shown_texts

log = logging.getLogger(__name__)


async def story_summary(
    services: Services, story: Story, limit: int
) -> tuple[SummarySentence, ...]:
    """Return a story's summary of at most `limit` sentences."""
    return await services.run(summarise, story.articles, limit)


async def headlined(services: Services, stories: Sequence[Story]) -> list[Story]:
    """Return the stories with the lead that a digest shows them by: one story, one headline."""
    several = [story for story in stories if len(story.articles) > 1]
    if not several:
        return list(stories)
    texts = [story.articles for story in several]
    try:
        leads = await services.run(find_leads, texts, services.rules.sentences)
    except WorkerError as error:
        # An answer is not lost for its headlines: they are those of the earliest articles then.
        log.warning("The headlines of %d stories could not be chosen: %s", len(several), error)
        return list(stories)
    by_id = {story.id: lead for story, lead in zip(several, leads, strict=True)}
    return [replace(story, lead_id=by_id.get(story.id, 0)) for story in stories]


def find_leads(stories: Sequence[Sequence[Article]], limit: int) -> list[int]:
    """Return of each story's articles the id of the one that its summary opens with.

    Worker function. 0 where no summary can be made.
    """
    summaries = (summarise(articles, limit) for articles in stories)
    return [summary[0].article_id if summary else 0 for summary in summaries]


def summarise(
    articles: Sequence[Article],
    limit: int = SUMMARY_SENTENCES,
    model: str = DEFAULT_MODEL,
    shown: Sequence[str] = (),
) -> tuple[SummarySentence, ...]:
    """Return one summary of articles on one event. Worker function.

    `shown` are sentences the reader has seen: nothing that they contain is chosen. Raises
    PlugInError for an unknown model.
    """
    if not articles:
        return ()
    summarizer = find_summarizer(model)
    if isinstance(summarizer, News):
        language = articles[0].language or "en"
        texts = [StoryText(article.title, _fit(article)) for article in articles]
        picks = summarize_story(texts, limit, language=language, shown=shown, base=summarizer.base)
    else:
        picks = _one_model(articles, limit, summarizer, shown)
    return _sourced(articles, picks)


def _one_model(
    articles: Sequence[Article], limit: int, summarizer: Summarizer, shown: Sequence[str]
) -> list[tuple[int, int]]:
    """Run a plain model over all sentences, in article order."""
    language = articles[0].language or "en"
    texts = [_fit(article) for article in articles]
    places = [(a, i) for a, text in enumerate(texts) for i in range(len(text))]
    sentences = [texts[a][i] for a, i in places]
    fit = new_sentences(sentences, shown, language) if shown else list(range(len(sentences)))
    chosen = summarizer(
        [sentences[index] for index in fit], limit, title=articles[0].title, language=language
    )
    return [places[fit[index]] for index in chosen]


def _fit(article: Article) -> tuple[str, ...]:
    return tuple(article.sentence(index) for index in sorted(article.usable))


def _sourced(
    articles: Sequence[Article], picks: Sequence[tuple[int, int]]
) -> tuple[SummarySentence, ...]:
    """Return the picked sentences as they are shown; runs of one article are read together."""
    sentences: list[SummarySentence] = []
    for number, run in groupby(picks, key=lambda pick: pick[0]):
        article = articles[number]
        texts = shown_texts(_fit(article), [index for _, index in run], article.language or "en")
        sentences += [SummarySentence(t, article.id, article.outlet, article.url) for t in texts]
    return tuple(sentences)
