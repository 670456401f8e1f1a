"""Plain text and Markdown → title and paragraphs."""

from dataclasses import dataclass
from datetime import datetime

from bot.sources.front_matter import FrontMatter, split_front_matter
from bot.sources.markup import line_of, text_of, tidy
from bot.sources.titles import split_title

MARKDOWN = "text/markdown"
_NOT_PROSE = frozenset({"fence", "code_block"})


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text file as read."""

    title: str
    text: str
    """Paragraphs, separated by one line break; without the title line."""
    front: FrontMatter
    warnings: tuple[str, ...] = ()


def read_plain(text: str, *, content_type: str, now: datetime) -> PlainText:
    """Read a text or Markdown file: front matter, title, and one line a paragraph."""
    front, rest, warnings = split_front_matter(text.replace("\r\n", "\n"), now)
    heading, paragraphs = "", tidy(rest)
    if content_type == MARKDOWN:
        heading, paragraphs = split_markdown(rest)
    if front.title or heading:
        return PlainText(front.title or heading, paragraphs, front, warnings)
    title, body = split_title(paragraphs)
    return PlainText(title, body, front, warnings)


def split_markdown(text: str) -> tuple[str, str]:
    """Return the heading a Markdown text begins with ("" without one) and its paragraphs.

    Markup is gone, the lines of one paragraph are joined, code blocks are left out.
    """
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark")
    tokens = [token for token in markdown.parse(text) if token.type not in _NOT_PROSE]
    heading = ""
    if tokens and tokens[0].type == "heading_open":
        heading = line_of(markdown.renderer.render(tokens[:3], markdown.options, {}), 500)
        tokens = tokens[3:]
    return heading, text_of(markdown.renderer.render(tokens, markdown.options, {}))
