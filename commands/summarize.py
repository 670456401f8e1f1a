"""`/summarize`: any article's own sentences, without keeping it."""

import asyncio
from difflib import get_close_matches
from mimetypes import guess_type
from pathlib import Path

from bot.model.article import Analysis, Document, Loaded
from bot.model.errors import NotFoundError
from bot.model.feed import FetchResult
from bot.model.message import (
    Button,
    Buttons,
    Heading,
    Inline,
    Message,
    Paragraph,
    Part,
    Plain,
    Quote,
    Text,
    Time,
)
from bot.model.request import Kind, Parameter
from bot.pipeline.analyse import analyse_loaded
from bot.pipeline.models import DEFAULT_MODEL, describe_models, model_names
from bot.pipeline.show import plural
from bot.sources.local import read_file, typed_path
from commands.addresses import names_file, refuse_paths, web_address
from commands.base import Command, Context
from commands.cards import key_actors, link, quiet
from commands.wording import argument, join, number, quoted
from summarizers.text.edge import shown

_SENTENCES = 3
_MOST = 10


class Summarize(Command):
    """Shows the sentences a model chooses from an article at an address; keeps nothing."""

    help = "The most telling sentences of any article on the web, word for word"
    parameters = (
        Parameter("url", Kind.ADDRESS, "The article's address"),
        Parameter("model", Kind.MODEL, "Which model chooses (news if not given)", required=False),
        Parameter(
            "sentences",
            Kind.NUMBER,
            f"How many, 1 to {_MOST} ({_SENTENCES} if not given)",
            required=False,
        ),
    )
    examples = (
        "/summarize https://example.com/article",
        "/summarize https://example.com/article lex-rank 5",
        "/summarize https://example.com/article model:news-lex-rank",
    )

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the chosen sentences, or say that the address is a feed's."""
        address, model = arguments["url"], arguments.get("model", DEFAULT_MODEL)
        typed = arguments.get("sentences", str(_SENTENCES))
        limit = number(typed, what="The number of sentences", least=1, most=_MOST)
        model = find_model(model)
        loaded = await _load(context, address)
        found = await context.services.run(
            analyse_loaded,
            loaded,
            now=context.services.clock(),
            models=(model,),
            limit=limit,
            recognizer=context.services.recognizer,
        )
        if isinstance(found, FetchResult):
            return _show_feed(found, loaded.url)
        return _show(found, model)


def find_model(name: str) -> str:
    """Return the model of that name. Raises NotFoundError with the nearest names."""
    known = {_letters(model): model for model in model_names()}
    if _letters(name) in known:
        return known[_letters(name)]
    raise NotFoundError(
        f"There is no model {quoted(name)}.",
        nearest=tuple(known[near] for near in get_close_matches(_letters(name), known)),
        fix=f"The models are {join(list(known.values()))}.",
        subject=name,
    )


def _letters(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())


async def _load(context: Context, address: str) -> Loaded:
    """Fetch a web address, or read a file where the asker runs the bot. Raises ReadError."""
    refuse_paths(context, address)
    if context.operator and names_file(address):
        return await asyncio.to_thread(_load_file, typed_path(address))
    response = await context.services.client.get(web_address(context, address))
    return Loaded(response.body, response.url, response.media_type, response.charset)


def _load_file(path: Path) -> Loaded:
    body = read_file(path)
    return Loaded(body, "", guess_type(path.name)[0] or "text/plain")


def _show_feed(found: FetchResult, url: str) -> Message:
    title = quoted(found.title) if found.title else "This address"
    text = f"{title} is a feed with {plural(len(found.entries), 'entry', 'entries')}, no article."
    parts: list[Part] = [Paragraph((Plain(text),))]
    if url:
        parts.append(quiet("Follow it, and its articles come into the digest."))
        parts.append(Buttons((Button("Follow this feed", f"feed add {argument(url)}"),)))
    return Message(tuple(parts), line=text)


def _show(analysis: Analysis, model: str) -> Message:
    document = analysis.document
    chosen = analysis.summaries[model]
    parts: list[Part] = [Heading((link(document.title, document.url),))]
    if origin := _origin(document):
        parts.append(Paragraph(origin, quiet=True))
    sentences = [span.of(document.text) for span in analysis.sentences]
    parts += [Quote(text) for text in shown(sentences, chosen, document.language or "en")]
    if not chosen:
        parts.append(Paragraph((Plain("None of its text is fit to be shown as a summary."),)))
    if analysis.actors:
        parts.append(key_actors(analysis.actors))
    parts.append(quiet(_made_by(analysis, model)))
    return Message(tuple(parts), line=f"Summary of {document.title}")


def _origin(document: Document) -> Text:
    pieces: list[Inline] = []
    for piece in (document.outlet, document.author):
        if piece:
            pieces += [Plain(" · "), Plain(piece)]
    if document.published:
        pieces += [Plain(" · "), Time(document.published, "full")]
    return tuple(pieces[1:])


def _made_by(analysis: Analysis, model: str) -> str:
    chosen, of = len(analysis.summaries[model]), plural(len(analysis.sentences), "sentence")
    good_for = describe_models()[model]
    return f"{chosen} of {of}, word for word, chosen by the model {quoted(model)}. {good_for}"
