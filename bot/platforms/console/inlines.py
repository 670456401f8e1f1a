"""Typed text → a line's text: bold, links, actors and times, in the page's inks."""

from bot.model.message import ActorName, Bold, Code, Inline, Link, Plain, Text, Time
from bot.platforms.console.moments import show_time
from bot.platforms.console.page import BOLD, CYAN, GREEN, Page, glue, tidy_line, tidy_url
from bot.platforms.text import tidy


def show_text(text: Text, page: Page, ink: str = "") -> str:
    """Return typed text; `ink` is what plain pieces are painted in."""
    return "".join(show_inline(inline, page, ink) for inline in text)


def show_inline(inline: Inline, page: Page, ink: str = "") -> str:
    """Return one piece of typed text."""
    match inline:
        case Plain(text):
            return page.paint(tidy(text), ink)
        case Bold(text):
            return page.paint(tidy(text), ink, BOLD)
        case Code(text):
            return show_code(text, page)
        case Link(text, url):
            return _show_link(tidy_line(text), tidy_url(url), page, ink)
        case Time():
            return page.paint(glue(show_time(inline, page.now, page.zone)), ink)
        case ActorName(name):
            return show_actor(name, page)


def show_actor(name: str, page: Page) -> str:
    """Return an actor's name as a chip: never broken over two lines if it can be helped."""
    return page.paint(glue(tidy_line(name)), CYAN)


def show_code(text: str, page: Page) -> str:
    """Return what a person can type. Plain pages mark it unless its slash already does."""
    typed = tidy_line(text)
    if page.colour:
        return page.paint(glue(typed), GREEN)
    return glue(typed) if typed.startswith("/") else f"`{glue(typed)}`"


def addresses(text: Text, page: Page) -> list[str]:
    """Return the addresses that the page cannot hide behind their links, each once."""
    links = [(tidy_line(i.text), tidy_url(i.url)) for i in text if isinstance(i, Link)]
    shown = (url for label, url in links if url and label not in ("", url))
    return [url for url in dict.fromkeys(shown) if not _all_hidden(url, links, page)]


def _all_hidden(url: str, links: list[tuple[str, str]], page: Page) -> bool:
    return all(page.links_to(label, url) for label, other in links if other == url)


def _show_link(label: str, url: str, page: Page, ink: str) -> str:
    if page.links_to(label, url):
        return page.link(page.paint(label, ink), url)
    return page.paint(label or url, ink)
