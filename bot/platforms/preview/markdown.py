"""Discord's markdown, as far as our own renderer writes it, → HTML."""

import re

from bot.platforms.preview.html import Html, Moment, link, tag, text

_TOKEN = re.compile(
    r"""
    \\(?P<escaped>[^0-9A-Za-z\s])
    | `(?P<code>[^`]+)`
    | \*\*(?P<bold>(?:\\.|[^\\])+?)\*\*(?!\*)
    | \[(?P<label>(?:\\.|\[(?:\\.|[^\]\\])*\]|[^\]\\])*)\]\(<(?P<url>[^>]*)>\)
    | <t:(?P<at>-?\d{1,15}):(?P<style>[tDFR])>
    """,
    re.VERBOSE | re.DOTALL,
)
_BLOCK = re.compile(r"(?P<mark>\#\# |-\# |> |- |(?P<number>\d+)\. )(?P<rest>.*)")
_KINDS = {"## ": ("h2", "d-heading"), "-# ": ("div", "d-small"), "> ": ("blockquote", "d-quote")}
_FORMATS = {"t": "{0:%H:%M}", "D": "{0.day} {0:%B %Y}", "F": "{0:%A}, {0.day} {0:%B %Y %H:%M}"}


def show_markdown(content: str, moment: Moment) -> Html:
    """Return a text display's content, line by line."""
    return "".join(_line(line, moment) for line in content.split("\n"))


def _line(line: str, moment: Moment) -> Html:
    block = _BLOCK.match(line)
    if not line.strip():
        return tag("div", "d-gap")
    if block is None:
        return tag("div", "d-line", show_inline(line, moment))
    inner = show_inline(block["rest"], moment)
    if block["mark"] in _KINDS:
        name, kind = _KINDS[block["mark"]]
        return tag(name, kind, inner)
    mark = f"{block['number']}." if block["number"] else "•"
    return tag("div", "d-item", tag("span", "d-mark", text(mark)), tag("span", "d-rest", inner))


def show_inline(words: str, moment: Moment) -> Html:
    """Return one line's markup; whatever is no markup is text."""
    shown, at = "", 0
    for token in _TOKEN.finditer(words):
        shown += text(words[at : token.start()]) + _token(token, moment)
        at = token.end()
    return shown + text(words[at:])


def _token(token: re.Match[str], moment: Moment) -> Html:
    if token["escaped"]:
        return text(token["escaped"])
    if token["code"]:
        return tag("code", "d-code", text(token["code"]))
    if token["bold"]:
        return f"<strong>{show_inline(token['bold'], moment)}</strong>"
    if token["at"]:
        return tag("span", "d-time", text(_moment(int(token["at"]), token["style"], moment)))
    return link(token["url"], show_inline(token["label"], moment))


def _moment(timestamp: int, style: str, moment: Moment) -> str:
    if style == "R":
        return moment.ago(timestamp)
    return _FORMATS[style].format(moment.at(timestamp))
