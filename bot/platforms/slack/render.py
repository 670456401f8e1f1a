"""Messages → payloads of `chat.postMessage`: blocks within every limit, and one line of text.

Units (a story, a quote, a row of buttons, a piece of a long paragraph) are never split over two
payloads. Pictures from the web are links: Slack refuses a whole message when it cannot fetch one.
Charts are pictures where they were uploaded, else lines of bars.
"""

from collections.abc import Mapping, Sequence
from functools import singledispatch
from types import MappingProxyType
from typing import TypeAlias

from bot.model.message import (
    Attachment,
    Bold,
    Button,
    Buttons,
    Chart,
    Charts,
    Choices,
    Divider,
    Heading,
    Image,
    Link,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
    Quote,
    StoryCard,
    Text,
    Time,
)
from bot.platforms.bars import draw_bars
from bot.platforms.slack.cards import rich_text, section, show_card, show_follow_ups, show_quote
from bot.platforms.slack.controls import fits, plain_text, show_buttons, show_selects
from bot.platforms.slack.escape import escape, tidy_line
from bot.platforms.slack.inlines import (
    flat,
    in_words,
    pack,
    say_date,
    show_text,
    text_element,
)
from bot.platforms.slack.limits import (
    ALT,
    BLOCKS,
    CHARACTERS,
    CONTEXT,
    HEADER,
    LINE,
    OPTION_VALUE,
    OPTIONS,
    SMALL_PRINT,
    TEXT_A_BLOCK,
    Block,
    weigh,
)
from bot.platforms.text import tidy, units

Pictures: TypeAlias = Mapping[Part, str]
"""Charts, and the ids of the files that show them."""
NO_PICTURES: Pictures = MappingProxyType({})
MOST_PAYLOADS = 10
_CUT = "The rest is too long to be shown here."
_MOST_BARS = 60
_ITEMS_A_LIST = 40
_QUOTE = 2_500
_MOST_BUTTONS = 10
"""More choices than that become a select."""
_TITLE = 80

Unit = list[Block]
"""Blocks that stay together."""


def render_message(
    message: Message,
    *,
    most: int = MOST_PAYLOADS,
    spare_blocks: int = 0,
    pictures: Pictures = NO_PICTURES,
) -> list[Block]:
    """Return the payloads that show a message, at most `most`. Never fails.

    `spare_blocks` is how many blocks each payload leaves free; `pictures`: the charts that were
    uploaded as files. Payloads begin and end at the same places with pictures and without.
    """
    units_ = [unit for part in message.parts for unit in show_part(part) if unit]
    units_ += [[block] for block in show_follow_ups(message.parts)]
    pages = _paginate(units_, most, BLOCKS - spare_blocks)
    for part, file_id in pictures.items():
        pages = [_show_picture(page, part, file_id) for page in pages]
    line = show_line(message)
    return [_payload(page, line, at, len(pages)) for at, page in enumerate(pages, start=1)]


def render_blocks(message: Message, most: int) -> list[Block]:
    """Return a message as at most so many blocks, for a place that takes no second payload."""
    blocks = [block for payload in render_message(message) for block in payload["blocks"]]
    if len(blocks) <= most:
        return blocks
    return [*blocks[: most - 1], context([plain_text(_CUT)])]


def show_line(message: Message) -> str:
    """Return the message in one line, as notifications and screen readers get it."""
    # A sentence that is the whole answer names commands, as they are typed here.
    said = next((part.text for part in message.parts if isinstance(part, Paragraph)), ())
    whole = in_words(said) if flat(said) == message.line else message.line
    texts = (tidy_line(text, LINE) for text in (whole, *map(_words, message.parts)))
    return escape(next((text for text in texts if text), "News"))


def context(elements: Sequence[Block]) -> Block:
    """Return small print."""
    return {"type": "context", "elements": list(elements)}


def _payload(blocks: list[Block], line: str, number: int, of: int) -> Block:
    return {
        "text": line if of == 1 else f"{line} ({number}/{of})",
        "blocks": blocks,
        "mrkdwn": False,
        "unfurl_links": False,
        "unfurl_media": False,
    }


def _show_picture(page: list[Block], part: Part, file_id: str) -> list[Block]:
    """Return a page with a picture in place of the blocks that show its part in text."""
    unit = [block for unit in show_part(part) for block in unit]
    for at in range(len(page) - len(unit) + 1):
        if unit and page[at : at + len(unit)] == unit:
            alt = tidy_line(getattr(part, "alt", ""), ALT) or "Chart"
            image = {"type": "image", "slack_file": {"id": file_id}, "alt_text": alt}
            return [*page[:at], image, *page[at + len(unit) :]]
    return page


def _paginate(all_units: Sequence[Unit], most: int, blocks: int) -> list[list[Block]]:
    pages: list[list[Block]] = [[]]
    room = CHARACTERS
    for unit in all_units:
        size = weigh(unit)
        # One block is kept for the line that says that something is missing.
        if pages[-1] and (size > room or len(pages[-1]) + len(unit) >= blocks):
            if len(pages) == most:
                pages[-1].append(context([plain_text(_CUT)]))
                break
            pages.append([])
            room = CHARACTERS
        pages[-1] += unit
        room -= size
    return [trimmed for page in pages if (trimmed := _trim(page))]


def _trim(page: list[Block]) -> list[Block]:
    """Return a page without rules at its ends, where they divide nothing."""
    inner = list(page)
    while inner and inner[-1]["type"] == "divider":
        inner.pop()
    while inner and inner[0]["type"] == "divider":
        inner.pop(0)
    return inner


# ── parts ───────────────────────────────────────────────────────────────────────────────


@singledispatch
def show_part(part: Part) -> list[Unit]:
    """Return a part as units."""
    raise TypeError(f"Slack has no blocks for {type(part).__name__}.")


@show_part.register
def _heading(part: Heading) -> list[Unit]:
    title = tidy_line(in_words(part.text))
    leads = any(isinstance(inline, Link | Time) for inline in part.text)
    if leads or units(title) > HEADER:
        return _texts(part.text)
    return [[{"type": "header", "text": plain_text(title)}]] if title else []


@show_part.register
def _paragraph(part: Paragraph) -> list[Unit]:
    small = _small_print(part.text) if part.quiet else None
    return [[small]] if small else _texts(part.text)


@show_part.register
def _quote(part: Quote) -> list[Unit]:
    shown = show_quote(part, _QUOTE)
    return [[rich_text(shown)]] if shown else []


@show_part.register
def _story_card(part: StoryCard) -> list[Unit]:
    return [[show_card(part)]]


@show_part.register
def _listing(part: Listing) -> list[Unit]:
    shown = [group[0] for item in part.items if (group := pack(show_text(item), TEXT_A_BLOCK))]
    chunks = _chunks(shown)
    starts = [sum(map(len, chunks[:at])) for at in range(len(chunks))]
    style = "ordered" if part.ordered else "bullet"
    return [
        [rich_text([_list(chunk, style, start)])]
        for chunk, start in zip(chunks, starts, strict=True)
    ]


@show_part.register
def _divider(part: Divider) -> list[Unit]:
    return [[{"type": "divider"}]]


@show_part.register
def _image(part: Image) -> list[Unit]:
    return _texts(
        (Link(f"Picture: {alt}" if (alt := tidy_line(part.alt)) else "Picture", part.url),)
    )


@show_part.register
def _attachment(part: Attachment) -> list[Unit]:
    return [*_texts((Bold(tidy_line(part.name)),)), *_texts((Plain(part.text),))]


@show_part.register
def _chart(part: Chart) -> list[Unit]:
    bars = draw_bars(part.values[-_MOST_BARS:])
    alt = tidy_line(part.alt)
    unit = [rich_text([section(text_element(bars))])] if bars else []
    unit += [context([plain_text(alt)])] if alt else []
    return [unit]


@show_part.register
def _charts(part: Charts) -> list[Unit]:
    lines: list[Block] = []
    for chart in part.charts[:_ITEMS_A_LIST]:
        title = tidy_line(chart.title, _TITLE)
        bars = draw_bars(chart.values[-_MOST_BARS:])
        lines += text_element(" ".join(word for word in (bars, title) if word) + "\n")
    alt = tidy_line(part.alt, SMALL_PRINT)
    unit = [rich_text([section(lines)])] if lines else []
    unit += [context([plain_text(alt)])] if alt else []
    return [unit]


@show_part.register
def _buttons(part: Buttons) -> list[Unit]:
    return [[row] for row in show_buttons(part.buttons)]


@show_part.register
def _choices(part: Choices) -> list[Unit]:
    asked = _texts((Plain(part.prompt),))
    rows = _choice_rows(part.buttons)
    if not asked or not rows:
        return [*asked, *([row] for row in rows)]
    return [*asked[:-1], [*asked[-1], rows[0]], *([row] for row in rows[1:])]


def _choice_rows(buttons: Sequence[Button]) -> list[Block]:
    """Return a few choices as buttons, and many as a select, where each fits one."""
    shortened = all(fits(button.request, OPTION_VALUE) for button in buttons)
    if len(buttons) > _MOST_BUTTONS and shortened and len(buttons) <= OPTIONS:
        return show_selects([("Choose one", buttons)])
    return show_buttons(buttons)


def _texts(text: Text) -> list[Unit]:
    return [[rich_text([section(group)])] for group in pack(show_text(text), TEXT_A_BLOCK)]


def _small_print(text: Text) -> Block | None:
    """Return text as context, or None where it does not go in: links, or too much of it.

    Context knows plain text and mrkdwn only; the one mrkdwn here is a moment, which is all ours.
    """
    if any(isinstance(inline, Link) for inline in text):
        return None
    elements: list[Block] = []
    words = ""
    for inline in (*text, None):
        if inline is not None and not isinstance(inline, Time):
            words += in_words((inline,))
            continue
        # Elements stand apart: a full stop behind a moment would stand alone.
        if (shown := tidy(words).strip()) and not (elements and shown == "."):
            elements.append(plain_text(words.strip()))
        words = ""
        if inline is not None:
            elements.append({"type": "mrkdwn", "text": _moment(inline)})
    fits = 0 < len(elements) <= CONTEXT and weigh(elements) <= SMALL_PRINT
    return context(elements) if fits else None


def _moment(time: Time) -> str:
    date = show_text((time,))[0]
    if date["type"] != "date":
        return say_date(time)
    return f"<!date^{date['timestamp']}^{date['format']}|{date['fallback']}>"


def _list(items: Sequence[list[Block]], style: str, start: int) -> Block:
    shown: Block = {
        "type": "rich_text_list",
        "style": style,
        "elements": [section(item) for item in items],
    }
    return shown | ({"offset": start} if style == "ordered" and start else {})


def _chunks(items: Sequence[list[Block]]) -> list[list[list[Block]]]:
    """Return a list's items in lists that are short enough for a block."""
    chunks: list[list[list[Block]]] = [[]]
    room = TEXT_A_BLOCK
    for item in items:
        size = weigh(item)
        if chunks[-1] and (size > room or len(chunks[-1]) == _ITEMS_A_LIST):
            chunks.append([])
            room = TEXT_A_BLOCK
        chunks[-1].append(item)
        room -= size
    return [chunk for chunk in chunks if chunk]


def _words(part: Part) -> str:
    """Return what a part says first, for a message without a line of its own."""
    match part:
        case Heading(text) | Paragraph(text):
            return in_words(text)
        case Quote(text):
            return text
        case StoryCard():
            return part.headline
        case Choices(prompt):
            return prompt
        case _:
            return ""
