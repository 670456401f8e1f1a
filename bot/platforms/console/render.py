"""Messages → text: how each part looks on a page."""

from functools import singledispatch
from itertools import pairwise

import wcwidth

from bot.model.message import (
    Attachment,
    Bold,
    Buttons,
    Chart,
    Charts,
    Choices,
    Divider,
    Heading,
    Image,
    Inline,
    Link,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
    Quote,
    StoryCard,
    Text,
)
from bot.platforms.console.inlines import (
    addresses,
    show_actor,
    show_code,
    show_inline,
    show_text,
)
from bot.platforms.console.page import (
    BOLD,
    DIM,
    YELLOW,
    Page,
    glue,
    tidy_line,
    tidy_url,
)
from bot.platforms.console.sparkline import show_chart, show_charts
from bot.platforms.text import tidy

_BAR = "│ "
_WIDEST_LABEL = 10
_LONGEST_NAME = 30
"""Characters of an outlet's name that still stays on one line."""


def render_message(message: Message, page: Page) -> str:
    """Return the message as text: its parts with a blank line between what does not belong."""
    blocks = [(part, lines) for part in message.parts if (lines := show_part(part, page))]
    lines = list(blocks[0][1]) if blocks else []
    for (above, _), (part, block) in pairwise(blocks):
        lines += block if _belongs(above, part) else ["", *block]
    return "\n".join(line.rstrip() for line in lines)


def _belongs(above: Part, part: Part) -> bool:
    """Return whether a part follows the one above it without a blank line."""
    if isinstance(above, Heading | Divider):
        return not isinstance(part, Divider | Heading)
    if not isinstance(above, Paragraph):
        return False
    opens_section = len(above.text) == 1 and isinstance(above.text[0], Bold)
    return opens_section or (isinstance(part, Paragraph) and part.quiet)


@singledispatch
def show_part(part: Part, page: Page) -> list[str]:
    """Return a part as lines no wider than the page (only addresses may be)."""
    raise TypeError(f"The console has no lines for {type(part).__name__}.")


@show_part.register
def _heading(part: Heading, page: Page) -> list[str]:
    lines = page.wrap(show_text(part.text, page, BOLD))
    if not "".join(lines).strip():
        return []
    width = max(wcwidth.width(line) for line in lines)
    return [*lines, page.paint("─" * width, DIM), *addresses(part.text, page)]


@show_part.register
def _paragraph(part: Paragraph, page: Page) -> list[str]:
    shown = show_text(part.text, page, DIM if part.quiet else "")
    return [*page.wrap(shown.strip("\n")), *addresses(part.text, page)] if shown.strip() else []


@show_part.register
def _quote(part: Quote, page: Page) -> list[str]:
    bar = page.paint(_BAR, DIM)
    lines = page.wrap(tidy(part.text).strip(), bar, bar)
    if part.source:
        lines += page.wrap(show_text(part.source, page, DIM), page.paint("  — ", DIM))
    return [*lines, *(f"    {url}" for url in addresses(part.source, page))]


@show_part.register
def _story_card(part: StoryCard, page: Page) -> list[str]:
    label = tidy_line(part.label)[:_WIDEST_LABEL]
    indent = " " * (wcwidth.width(label) + 1 if label else 2)
    lines = page.wrap(_headline(part, page), f"{page.paint(label, BOLD)} ".lstrip(), indent)
    link: Text = (Link(part.headline or "-", part.url),)
    lines += [indent + url for url in addresses(link, page)]
    bar = f"{indent}{page.paint(_BAR, DIM)}"
    for sentence in part.sentences:
        lines += page.wrap(_sentence(sentence, page), bar, bar)
        lines += [bar + url for url in addresses(sentence.source, page)]
    if note := tidy_line(part.note):
        lines += page.wrap(page.paint(note, YELLOW), indent)
    return [*lines, *_about(part, page, indent)]


def _headline(part: StoryCard, page: Page) -> str:
    title = show_inline(Link(part.headline, part.url), page, BOLD)
    return f"{page.paint('Update:', YELLOW, BOLD)} {title}" if part.update else title


def _sentence(quote: Quote, page: Page) -> str:
    source = "".join(_shown_whole(inline, page) for inline in quote.source)
    said = tidy_line(quote.text)
    return f"{said} {page.paint(glue('— '), DIM)}{source}" if source.strip() else said


def _shown_whole(inline: Inline, page: Page) -> str:
    """Return a piece of a source; the name of an outlet is not broken over two lines."""
    shown = show_inline(inline, page, DIM)
    name = inline.text if isinstance(inline, Plain | Link) else ""
    return glue(shown) if name == name.strip() and len(name) <= _LONGEST_NAME else shown


def _about(part: StoryCard, page: Page, indent: str) -> list[str]:
    """Return the quiet last line: actors, outlets and time; on two lines where one is too short."""
    dot = page.paint(" · ", DIM)
    actors = dot.join(show_actor(actor.name, page) for actor in part.actors)
    outlet = glue(tidy_line(part.outlet))
    more = f"+{part.more_outlets}" if part.more_outlets > 0 else ""
    outlets = page.paint(glue(" ").join(word for word in (outlet, more) if word), DIM)
    time = show_inline(part.at, page, DIM) if part.at else ""
    where = dot.join(word for word in (outlets, time) if word)
    if not actors or not where:
        return page.wrap(actors or where, indent) if actors or where else []
    whole = page.wrap(f"{actors}{page.paint(' — ', DIM)}{where}", indent)
    if len(whole) == 1:
        return whole
    dash = page.paint("— ", DIM)
    return [*page.wrap(actors, indent), *page.wrap(where, f"{indent}{dash}", f"{indent}  ")]


@show_part.register
def _listing(part: Listing, page: Page) -> list[str]:
    lines: list[str] = []
    last = str(len(part.items))
    for number, item in enumerate(part.items, start=1):
        mark = f"{number}.".rjust(len(last) + 1) if part.ordered else "•"
        lines += page.wrap(show_text(item, page), f"{mark} ")
        lines += [" " * (len(mark) + 1) + url for url in addresses(item, page)]
    return lines


@show_part.register
def _divider(part: Divider, page: Page) -> list[str]:
    return [page.rule()]


@show_part.register
def _chart(part: Chart, page: Page) -> list[str]:
    return show_chart(part, page)


@show_part.register
def _charts(part: Charts, page: Page) -> list[str]:
    return show_charts(part, page)


@show_part.register
def _image(part: Image, page: Page) -> list[str]:
    alt, url = tidy_line(part.alt), tidy_url(part.url)
    picture = show_text((Link(f"Picture: {alt}" if alt else "Picture", url),), page, DIM)
    return [*page.wrap(picture), *addresses((Link("Picture", url),), page)]


@show_part.register
def _attachment(part: Attachment, page: Page) -> list[str]:
    """Return the file itself, line by line, to be copied: a terminal has nothing to attach to."""
    name = page.wrap(page.paint(f"{tidy_line(part.name)} ({tidy_line(part.media_type)}):", DIM))
    return [*name, *tidy(part.text).strip("\n").split("\n")]


@show_part.register
def _buttons(part: Buttons, page: Page) -> list[str]:
    lines = [show_code(f"/{button.request}", page) for button in part.buttons]
    return page.wrap(page.paint(" · ", DIM).join(lines), page.paint("→ ", DIM)) if lines else []


@show_part.register
def _choices(part: Choices, page: Page) -> list[str]:
    lines = page.wrap(tidy(part.prompt)) if part.prompt.strip() else []
    labels = [tidy_line(button.label) for button in part.buttons]
    typed = [show_code(f"/{button.request}", page) for button in part.buttons]
    pad = _column(labels, typed, page)
    for number, (label, request) in enumerate(zip(labels, typed, strict=True), start=1):
        shown = glue(wcwidth.ljust(label, pad)) if pad else label
        lines += page.wrap(f"{shown}  {request}", f"{number:>3}  ")
    return [*lines, page.paint(_how_to_choose(len(labels)), DIM)] if labels else lines


def _column(labels: list[str], typed: list[str], page: Page) -> int:
    """Return how wide the labels' column is, 0 where labels and requests fit in no columns."""
    width = max(map(wcwidth.width, labels), default=0)
    request = max(map(wcwidth.width, typed), default=0)
    return width if 5 + width + 2 + request <= page.width else 0


def _how_to_choose(count: int) -> str:
    numbers = {1: "1", 2: "1 or 2"}.get(count, f"1 to {count}")
    return f"Type {numbers}, or the line."
