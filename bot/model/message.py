"""The message: a small tree of typed parts over typed text, the same for every platform.

Plain text is data. Only a renderer escapes it, for its own platform.
"""

import json
import re
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

# ── text ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Plain:
    """Text as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class Bold:
    """Text that stands out."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Something a person can type, word for word."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to a web address."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Time:
    """A moment, shown in the reader's own zone where the platform can."""

    at: datetime
    style: Literal["relative", "date", "time", "full"] = "relative"


@dataclass(frozen=True, slots=True)
class ActorName:
    """An actor's canonical name and type, shown as a chip."""

    name: str
    type: str = ""


Inline: TypeAlias = Plain | Bold | Code | Link | Time | ActorName
Text: TypeAlias = tuple[Inline, ...]

_CODE = re.compile(r"`([^`]+)`")


def with_code(text: str) -> Text:
    """Return our own text with what stands between backticks as something to type.

    Each platform shows that as it is typed there: `/feed list` is `/news feed list` on Slack.
    """
    pieces = _CODE.split(text)
    inlines = (Code(piece) if at % 2 else Plain(piece) for at, piece in enumerate(pieces))
    return tuple(inline for inline in inlines if inline.text)


# ── parts ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Heading:
    """A title line."""

    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of text; `quiet` ones are secondary (footers, counts)."""

    text: Text
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim sentence and where it is from."""

    text: str
    source: Text = ()


@dataclass(frozen=True, slots=True)
class StoryCard:
    """One story: never split over two payloads.

    Shown as: number, headline, sentences, then one line of actors, outlets and time.
    `sentences` are quotes; a quote's source is shown only where it is not empty.
    """

    label: str
    """`1.` in a digest, `#41` elsewhere."""
    headline: str
    url: str
    sentences: tuple[Quote, ...] = ()
    actors: tuple[ActorName, ...] = ()
    outlet: str = ""
    more_outlets: int = 0
    at: Time | None = None
    update: bool = False
    story_id: int = 0
    note: str = ""
    """A line of ours under the sentences: figures on which the outlets differ."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Items, one a line."""

    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Divider:
    """A break between parts."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture at a web address."""

    url: str
    alt: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Values over days, oldest first; `alt` says in words what it shows."""

    values: tuple[int, ...]
    alt: str
    first_day: str = ""
    """ISO date of the first value."""
    title: str = ""
    """What its values are of, where it stands among others."""
    usual: float = 0.0
    """What is usual a day, for a line to compare with; 0: not known."""
    falls: bool = False
    """Shown in the colour of what falls below its usual."""


@dataclass(frozen=True, slots=True)
class Charts:
    """Several charts side by side, in one picture where there are pictures."""

    charts: tuple[Chart, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of text, such as an OPML list: attached where the platform can, else shown."""

    name: str
    """With its ending: `feeds.opml`."""
    media_type: str
    text: str


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. `request` is the command line it stands for, without the slash."""

    label: str
    request: str


@dataclass(frozen=True, slots=True)
class Buttons:
    """A row of buttons."""

    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """One of several, asked back."""

    prompt: str
    buttons: tuple[Button, ...]


Part: TypeAlias = (
    Heading
    | Paragraph
    | Quote
    | StoryCard
    | Listing
    | Divider
    | Image
    | Chart
    | Charts
    | Attachment
    | Buttons
    | Choices
)


@dataclass(frozen=True, slots=True)
class Message:
    """What a reader gets: parts, and the whole in one line for notifications."""

    parts: tuple[Part, ...]
    line: str = ""


def say(text: str) -> Message:
    """Return words of our own as a message that is nothing else. Backticks become code."""
    return Message((Paragraph(with_code(text)),), line=text.replace("`", ""))


# ── as JSON, for the outbox ─────────────────────────────────────────────────────────────

_KINDS = {
    kind.__name__: kind
    for kind in (
        *(Plain, Bold, Code, Link, Time, ActorName),
        *(Heading, Paragraph, Quote, StoryCard, Listing, Divider, Image, Chart, Charts),
        *(Attachment, Button, Buttons, Choices, Message),
    )
}


def to_json(message: Message) -> str:
    """Return the message as JSON text that `from_json` reads back to an equal message."""
    return json.dumps(_pack(message), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Message:
    """Return the message that `to_json` wrote. Raises ValueError for anything else."""
    message = _unpack(json.loads(text))
    if not isinstance(message, Message):
        raise ValueError("This JSON is not a message.")
    return message


def _pack(value: Any) -> Any:
    if is_dataclass(value):
        pairs = {f.name: _pack(getattr(value, f.name)) for f in fields(value)}
        return {"": type(value).__name__, **pairs}
    if isinstance(value, tuple):
        return [_pack(item) for item in value]
    if isinstance(value, datetime):
        return {"": "at", "at": value.isoformat()}
    return value


def _unpack(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_unpack(item) for item in value)
    if not isinstance(value, dict):
        return value
    if value[""] == "at":
        return datetime.fromisoformat(value["at"])
    return _KINDS[value[""]](**{k: _unpack(v) for k, v in value.items() if k})
