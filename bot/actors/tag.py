"""Text in, actors out: recognise, link, resolve, rank. A worker function."""

import re
from collections.abc import Iterable, Sequence

from bot.actors.bylines import is_maker
from bot.actors.cases import with_nominatives
from bot.actors.choice import load_recogniser
from bot.actors.figure import Figure
from bot.actors.gazetteer import Gazetteer, load_gazetteer
from bot.actors.link import Named, link
from bot.actors.rank import Signs, rank, read_signs
from bot.actors.recognise import Recogniser
from bot.actors.resolve import resolve
from bot.actors.roles import choose_role
from bot.actors.shortened import without_legal_form
from bot.model.actor import ActorType, Mention, TaggedActor
from bot.model.article import Span

MOST_CHARACTERS = 60_000
"""No more of a text is read: articles are a quarter of it, and work must stay bounded."""
MOST_ACTORS = 200
"""No more actors are returned, the most salient first."""

_LINE = re.compile(r"\S[^\n]*")
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff\uac00-\ud7a3"
_LETTER = re.compile(r"\w")
_LONGEST_WORD = 300
_LONGEST_SENTENCE = 1_000
_NO_WORD = re.compile(rf"(?<![^\s{_SPACELESS}])[^\s{_SPACELESS}]{{{_LONGEST_WORD},}}")
"""What no space parts for so long is no word, and patterns would look at it from every letter."""


def tag_actors(
    text: str,
    sentences: Sequence[Span],
    *,
    title: str = "",
    language: str = "en",
    author: str = "",
    outlet: str = "",
    recogniser: Recogniser | None = None,
) -> tuple[TaggedActor, ...]:
    """Return the actors of an article, the most salient first, with offsets into `text`.

    `sentences` are spans into `text`, in order: who is named outside them is nobody of it. `title`
    helps to resolve and rank, but what only it names is not returned. `author` and `outlet`, who
    made the article, are no actors of it. `recogniser` finds the candidates (default: the trained
    one).
    Mentions are in order and never overlap. Raises FileError when the gazetteer
    or the weights cannot be read.
    """
    gazetteer = load_gazetteer()
    recogniser = recogniser or load_recogniser()
    body = _only(_NO_WORD.sub(_blank, _beginning(text, sentences)), sentences)
    spans = _clip(sentences, len(body)) or _lines(body)
    headline = _NO_WORD.sub(_blank, title[:1000])
    names = [
        *_names(headline, _lines(headline), "", language, recogniser, gazetteer, in_title=True),
        *_names(body, spans, headline, language, recogniser, gazetteer),
    ]
    names = with_nominatives(names, language)
    figures = [
        figure
        for figure in resolve(names, gazetteer)
        if _mentions(figure) and not is_maker(figure, author, outlet, body)
    ]
    saliences = rank([_signs(figure, spans) for figure in figures])
    actors = [
        _tagged(figure, salience, gazetteer)
        for figure, salience in zip(figures, saliences, strict=True)
    ]
    return tuple(sorted(actors, key=lambda a: (-a.salience, a.mentions[0].start))[:MOST_ACTORS])


def _names(
    text: str,
    spans: Sequence[Span],
    title: str,
    language: str,
    recogniser: Recogniser,
    gazetteer: Gazetteer,
    *,
    in_title: bool = False,
) -> list[Named]:
    candidates = recogniser(text, spans, title, language)
    return link(text, spans, candidates, gazetteer, language=language, in_title=in_title)


def _clip(sentences: Sequence[Span], end: int) -> list[Span]:
    return [Span(s.start, min(s.end, end)) for s in sentences if s.start < min(s.end, end)]


def _beginning(text: str, sentences: Sequence[Span]) -> str:
    """Return what is read of a text: whole sentences, so that no name is cut in two."""
    if len(text) <= MOST_CHARACTERS:
        return text
    last = range(MOST_CHARACTERS - _LONGEST_SENTENCE, MOST_CHARACTERS + 1)
    ends = [one.end for one in sentences if one.end in last]
    end = ends[-1] if ends else text.rfind(" ", last.start, MOST_CHARACTERS)
    return text[: end if end > 0 else MOST_CHARACTERS]


def _only(text: str, sentences: Sequence[Span]) -> str:
    """Return the text with the words blanked that stand in none of the sentences, if any are."""
    kept, done = list[str](), 0
    for span in sentences:
        kept += [_LETTER.sub(" ", text[done : span.start]), text[max(done, span.start) : span.end]]
        done = max(done, span.end)
    return "".join([*kept, _LETTER.sub(" ", text[done:])]) if sentences else text


def _blank(word: re.Match[str]) -> str:
    """Return as many spaces, so that all offsets stay."""
    return " " * len(word[0])


def _lines(text: str) -> list[Span]:
    return [Span(*match.span()) for match in _LINE.finditer(text)]


def _mentions(figure: Figure) -> list[Named]:
    """Return the names that count as mentions: affiliations only where nothing else names it."""
    named = [n for n in figure.named if not n.in_title]
    return [n for n in named if not n.affiliation] or named


def _signs(figure: Figure, spans: Sequence[Span]) -> Signs:
    body = [named for named in figure.named if not named.in_title]
    is_scene = figure.type is ActorType.PLACE and not figure.key.startswith("country:")
    return read_signs(
        [(named.start, 0.5 if named.affiliation else 1.0) for named in body],
        spans,
        in_title=any(named.in_title and not named.affiliation for named in figure.named),
        has_role=bool(figure.printed_roles),
        weight=0.5 if is_scene or not figure.whole else 1.0,
    )


def _tagged(figure: Figure, salience: float, gazetteer: Gazetteer) -> TaggedActor:
    mentions = _mentions(figure)
    forms = (" ".join(n.text.split()) for n in mentions if not n.affiliation)
    known = gazetteer.known.get(figure.key)
    return TaggedActor(
        name=figure.name,
        type=figure.type,
        mentions=tuple(Mention(n.start, n.end, n.text) for n in mentions),
        salience=salience,
        role=choose_role(figure.printed_roles) if figure.type is ActorType.PERSON else "",
        aliases=_aliases(figure.name, forms),
        key=figure.key,
        whole=figure.whole,
        known_aliases=known.known_aliases if known else _other_forms(figure),
    )


def _other_forms(figure: Figure) -> tuple[str, ...]:
    """Return the form under which other articles print a firm: without its "Inc."."""
    is_body = figure.type is ActorType.ORGANISATION
    short = without_legal_form(figure.name) if is_body else ""
    return (short,) if short else ()


def _aliases(name: str, forms: Iterable[str]) -> tuple[str, ...]:
    """Return the other forms the article uses; case makes no other form, one letter makes none."""
    others = (form for form in forms if len(form) > 1 and form.casefold() != name.casefold())
    return tuple(dict.fromkeys(others))
