"""Messages → payloads: components (Components V2) that show them, within every limit.

Components for everything, because a story needs its own button and because a component's `id`
is an invisible mark by which a message is found again in a channel's history (`keys.py`). What
they cannot hold at once goes on in the next payload, whole story by whole story.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import singledispatch
from itertools import pairwise

from bot.model.message import (
    Attachment,
    Bold,
    Button,
    Buttons,
    Chart,
    Charts,
    Choices,
    Code,
    Divider,
    Heading,
    Image,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
    Quote,
    StoryCard,
)
from bot.platforms.bars import draw_bars
from bot.platforms.discord.blocks import (
    Block,
    Lines,
    Solid,
    container,
    pack,
    payload,
    room_for,
)
from bot.platforms.discord.cards import show_card, show_follow_ups
from bot.platforms.discord.controls import fits, show_buttons, show_choices
from bot.platforms.discord.escape import tidy_line
from bot.platforms.discord.files import attach, detach, show_file
from bot.platforms.discord.inlines import (
    fits_line,
    flatten,
    one_line,
    plain_text,
    show_link,
    text_lines,
)
from bot.platforms.discord.limits import DESCRIPTION, THREAD_NAME, Component, Size
from bot.platforms.files import NO_FILES, Files, has_file
from bot.platforms.text import cut, web_url

_GALLERY = 12
_MOST_BARS = 60
_A_LITTLE_MORE = 2
_FEWER_ACTORS = (3, 2, 1)


def render_message(
    message: Message, *, spare_components: int = 0, files: Files = NO_FILES
) -> list[Component]:
    """Return the payloads that show a message; none for a message without content.

    `spare_components`: how many components are kept free in each, for what is added later.
    `files`: the parts that go along as files; the others are shown as text.
    """
    room = room_for(spare_components)
    line = Paragraph((Plain(message.line),))
    pages = _pages(message.parts, files, room) or pack(_blocks((line,)), room)
    return [attach(payload([container(children)]), files.values()) for children in pages]


def without_files(shown: Component, files: Files) -> Component:
    """Return a payload that was rendered with files as one without any, in the same limits."""
    return detach(shown, {file.name: _instead(part) for part, file in files.items()})


def title_of(message: Message) -> str:
    """Return a message's title, as a forum's post needs one."""
    heading = next((part for part in message.parts if isinstance(part, Heading)), None)
    title = (plain_text(heading.text) if heading else "") or tidy_line(message.line) or "News"
    return cut(title, THREAD_NAME)


def _pages(parts: Sequence[Part], files: Files, room: Size) -> list[list[Component]]:
    """Return the insides of the payloads.

    What is a little too long for one names fewer actors under its stories: the addresses of a
    digest count as well, and a second message for its last story would come every morning.
    """
    pages = pack(_blocks(parts, files), room)
    if len(pages) == _A_LITTLE_MORE:
        for actors in _FEWER_ACTORS:
            shorter = pack(_blocks(parts, files, actors), room)
            if len(shorter) < len(pages):
                return shorter
    return pages


def _blocks(
    parts: Sequence[Part], files: Files = NO_FILES, actors: int | None = None
) -> Iterator[Block]:
    """Return the blocks of parts, one by one: of too many, the last are never made.

    `actors`: how many stand under a story at most; one can ask about all of them.
    """
    above: Part | None = None
    for part in parts:
        told = replace(part, actors=part.actors[:actors]) if isinstance(part, StoryCard) else part
        shown = _show(told, files)
        if shown and above is not None and _belongs(above, part):
            shown = [_tight(shown[0]), *shown[1:]]
        if shown:
            yield from shown
            above = part
    yield from show_follow_ups(parts)


def _show(part: Part, files: Files) -> list[Block]:
    if has_file(part, files):
        return [show_file(part, files[part], _instead(part))]
    return show_part(part)


def _instead(part: Part) -> str:
    """Return the text for a part whose file could not be sent: what fits beside anything else."""
    if isinstance(part, Attachment):
        name = one_line((Plain(part.name),))
        return f"-# {name} could not be attached here. Ask in another channel, or once more."
    text = ""
    for block in show_part(part):
        for line in block.lines if isinstance(block, Lines) else ():
            longer = f"{text}\n{line}".removeprefix("\n")
            if not fits_line(longer):
                return text
            text = longer
    return text or "-# A chart"


def _belongs(above: Part, part: Part) -> bool:
    """Return whether a part follows the one above it without a blank line."""
    if isinstance(above, Heading):
        return not isinstance(part, Heading)
    if not isinstance(above, Paragraph):
        return isinstance(above, Quote) and bool(above.source) and isinstance(part, Quote)
    opens_section = len(above.text) == 1 and isinstance(above.text[0], Bold)
    return opens_section or (isinstance(part, Paragraph) and part.quiet)


def _tight(block: Block) -> Block:
    return Lines(block.lines, tight=True) if isinstance(block, Lines) else block


@singledispatch
def show_part(part: Part) -> list[Block]:
    """Return a part as blocks; none if there is nothing to see in it."""
    raise TypeError(f"Discord has no blocks for {type(part).__name__}.")


@show_part.register
def _heading(part: Heading) -> list[Block]:
    title = one_line(part.text).strip()
    return [Lines((f"## {title}",))] if title else []


@show_part.register
def _paragraph(part: Paragraph) -> list[Block]:
    lines = _trim(text_lines(part.text))
    if part.quiet:
        lines = [f"-# {line}" for line in lines if line.strip()]
    return [Lines(tuple(lines))] if lines else []


@show_part.register
def _quote(part: Quote) -> list[Block]:
    said = [line for line in text_lines((Plain(part.text.strip()),)) if line.strip()]
    source = one_line(part.source).strip()
    lines = [f"> {line}" for line in said]
    return [Lines((*lines, f"-# — {source}") if source else tuple(lines))] if said else []


@show_part.register
def _story_card(part: StoryCard) -> list[Block]:
    return [show_card(part)]


@show_part.register
def _listing(part: Listing) -> list[Block]:
    lines: list[str] = []
    for number, item in enumerate(part.items, start=1):
        mark = f"{number}. " if part.ordered else "- "
        first, *rest = text_lines(flatten(item)) or ["–"]
        lines += [f"{mark}{first.strip() or '–'}", *(f"  {line}" for line in rest)]
    return [Lines(tuple(lines))] if lines else []


@show_part.register
def _divider(part: Divider) -> list[Block]:
    return [Solid(ruled=True)]


@show_part.register
def _chart(part: Chart) -> list[Block]:
    bars = draw_bars(part.values[-_MOST_BARS:])
    lines = [f"`{bars}`"] if bars else []
    lines += [f"-# {line}" for line in text_lines((Plain(part.alt),)) if line.strip()]
    return [Lines(tuple(lines))] if lines else []


@show_part.register
def _charts(part: Charts) -> list[Block]:
    lines: list[str] = []
    for chart in part.charts:
        bars = draw_bars(chart.values[-_MOST_BARS:])
        title = one_line((Bold(tidy_line(chart.title, DESCRIPTION)),))
        lines += [" ".join(piece for piece in (f"`{bars}`" if bars else "", title) if piece)]
    lines = [line for line in lines if line]
    lines += [f"-# {line}" for line in text_lines((Plain(part.alt),)) if line.strip()]
    return [Lines(tuple(lines))] if lines else []


@show_part.register
def _attachment(part: Attachment) -> list[Block]:
    lines = [line for line in text_lines((Plain(part.text),)) if line.strip()]
    return [Lines((f"-# {one_line((Plain(part.name),))}", *lines))] if lines else []


@show_part.register
def _image(part: Image) -> list[Block]:
    address, alt = web_url(part.url), tidy_line(part.alt, DESCRIPTION)
    if not address:
        return [Lines((f"-# {show_link(f'Picture: {alt}', '')}",))] if alt else []
    item: Component = {"media": {"url": address}}
    if alt:
        item["description"] = cut(alt, DESCRIPTION)
    return [Solid(({"type": _GALLERY, "items": [item]},))]


@show_part.register
def _buttons(part: Buttons) -> list[Block]:
    return [*_typed(part.buttons), *(Solid((row,)) for row in show_buttons(part.buttons))]


@show_part.register
def _choices(part: Choices) -> list[Block]:
    prompt = _paragraph(Paragraph((Plain(part.prompt),))) if part.prompt.strip() else []
    rows = [Solid((row,)) for row in show_choices(part)]
    return [*prompt, *_typed(part.buttons), *rows]


def _typed(buttons: Sequence[Button]) -> list[Block]:
    """Return requests too long for a button as lines that a person can copy."""
    return [
        Lines((one_line((Plain(f"{tidy_line(button.label)}: "), Code(f"/{button.request}"))),))
        for button in buttons
        if button.request.strip() and not fits(button)
    ]


def _trim(lines: list[str]) -> list[str]:
    """Return lines without blank ones at either end, and never two in a row."""
    full = [line for line in lines if line.strip()]
    if len(full) == len(lines) or not full:
        return full
    kept = [line for line, after in pairwise([*lines, "x"]) if line.strip() or after.strip()]
    while not kept[0].strip():
        kept.pop(0)
    while not kept[-1].strip():
        kept.pop()
    return kept
