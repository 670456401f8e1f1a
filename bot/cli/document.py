"""Documents as `inspect` shows them: as JSON in a form that is kept, or for people to read.

The JSON form is described in docs/reference/inspect.md.
"""

import json
import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeAlias

from bot.model.actor import TaggedActor
from bot.model.article import Analysis
from bot.model.errors import VerbatimError
from bot.model.feed import Entry, FetchResult
from bot.model.text import clean_text
from bot.pipeline.models import DEFAULT_MODEL

Shown: TypeAlias = Analysis | FetchResult | VerbatimError
"""What a document turns out to be: an article, a feed, or neither."""

_CONTROLS = re.compile("[\x7f-\x9f\u2028\u2029]")
"""JSON leaves these as they are, but they move a terminal's cursor or end a line."""


def show_json(place: str, found: Shown) -> str:
    """Return one line of JSON. `place` is not part of it: the lines come in the order asked."""
    escape_all = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    line = json.dumps(as_json(found), ensure_ascii=escape_all)
    return _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def as_json(found: Shown) -> Mapping[str, Any]:
    """Return the documented form of an article, a feed, or an error."""
    if isinstance(found, VerbatimError):
        return {"kind": "error", "error": found.code, "message": str(found)}
    return _article(found) if isinstance(found, Analysis) else _feed(found)


def _article(analysis: Analysis) -> dict[str, Any]:
    document = analysis.document
    return {
        "kind": "article",
        "title": document.title,
        "language": document.language,
        "outlet": document.outlet,
        "published": _moment(document.published),
        "author": document.author,
        "text": document.text,
        "sentences": [
            {"start": span.start, "end": span.end, "text": span.of(document.text)}
            for span in analysis.sentences
        ],
        "summaries": {model: list(chosen) for model, chosen in analysis.summaries.items()},
        "actors": [_actor(actor) for actor in analysis.actors],
        "warnings": list(document.warnings),
    }


def _actor(actor: TaggedActor) -> dict[str, Any]:
    return {
        "name": actor.name,
        "type": actor.type.value,
        "role": actor.role,
        "salience": actor.salience,
        "aliases": list(actor.aliases),
        "mentions": [{"start": m.start, "end": m.end, "text": m.text} for m in actor.mentions],
    }


def _feed(result: FetchResult) -> dict[str, Any]:
    return {
        "kind": "feed",
        "title": result.title,
        "language": result.language,
        "entries": [_entry(entry) for entry in result.entries],
        "warnings": list(result.warnings),
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "title": entry.title,
        "link": entry.link,
        "id": entry.id,
        "author": entry.author,
        "published": _moment(entry.published),
        "summary": entry.summary,
        "content": entry.content,
        "image": entry.image,
    }


def _moment(at: datetime | None) -> str | None:
    """Return a moment as ISO 8601 in UTC (`2026-11-23T08:00:00Z`), None for none."""
    if at is None:
        return None
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def show_plain(place: str, found: Shown) -> str:
    """Return a document for people to read, under the place it was read from."""
    if isinstance(found, VerbatimError):
        return f"{place}\n  cannot be read: {found}\n"
    lines = _article_lines(found) if isinstance(found, Analysis) else _feed_lines(found)
    return clean_text("\n".join([place, *(f"  {line}".rstrip() for line in lines), ""]))


def _article_lines(analysis: Analysis) -> list[str]:
    document = analysis.document
    lines = [
        f"article   {document.title}",
        f"outlet    {document.outlet or 'unknown'}",
        f"author    {document.author or 'unknown'}",
        f"published {_moment(document.published) or 'unknown'}",
        f"language  {document.language or 'unknown'}",
        f"text      {len(document.text)} characters, {len(analysis.sentences)} sentences",
        f"read by   {', then '.join(document.tried) or 'nothing'}",
    ]
    lines += [f"warning   {warning}" for warning in document.warnings]
    lines += ["", "sentences (> in the summary, - not fit to be shown)"]
    chosen = analysis.summaries.get(DEFAULT_MODEL, ())
    for index, span in enumerate(analysis.sentences):
        mark = ">" if index in chosen else " " if index in analysis.usable else "-"
        lines.append(f"{mark} {index:>3}  {' '.join(span.of(document.text).split())}")
    lines += ["", "actors (salience, times named)"]
    return lines + [_actor_line(actor) for actor in analysis.actors]


def _actor_line(actor: TaggedActor) -> str:
    role = f", {actor.role}" if actor.role else ""
    others = f"; also {', '.join(actor.aliases)}" if actor.aliases else ""
    times = f"{actor.salience:.2f} {len(actor.mentions):>3}×"
    return f"{times}  {actor.name} ({actor.type.value}{role}{others})"


def _feed_lines(result: FetchResult) -> list[str]:
    lines = [
        f"feed      {result.title or 'without a title'}",
        f"language  {result.language or 'unknown'}",
        f"entries   {len(result.entries)}",
    ]
    lines += [f"warning   {warning}" for warning in result.warnings]
    for entry in result.entries:
        lines += ["", f"{_moment(entry.published) or 'undated':<20}  {entry.title}"]
        lines.append(f"{'':<20}  {entry.link or entry.id}")
    return lines
