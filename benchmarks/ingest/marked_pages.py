"""More pages with their article marked, from checkouts of public repositories; none is kept here.

To train with, as their licences let weights ship:

- readability (Mozilla, Apache-2.0): `test/test-pages/*/{source,expected}.html`
- fundus (MIT): `tests/resources/parser/test_data/COUNTRY/`, pages and what a paper's parser finds
- trafilatura (Apache-2.0): `tests/evaldata.json`, phrases that must and must not be in the text
- postlight parser (MIT or Apache-2.0): `fixtures/`, and a selector of the article for each site

To measure with only: L3S-GN1 (for research), dragnet_data (AGPL-3.0), CleanPortalEval (no licence).
"""

import ast
import gzip
import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

from cssselect import SelectorError
from lxml import etree, html

from benchmarks.ingest.pages import Page
from bot.sources.decode import decode
from bot.sources.markup import BLOCKS

_COMMENTS = "!@#$%^&*()"
"""Begins the comments in a text of dragnet_data."""
_CONTENT = re.compile(r"^  content: \{", re.MULTILINE)
_LINE_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)
_DOMAINS = re.compile(r"^  domain: '([^']+)'", re.MULTILINE)
_MARK = re.compile(r"<(?:p|h|l)>")
_LEAST_TEXT = 250
_CELLS = ("td", "th", "figcaption")


def read_readability(folder: Path) -> Iterator[Page]:
    """Yield the test pages of Mozilla's Readability."""
    for path in sorted((folder / "test" / "test-pages").iterdir()):
        source, expected = path / "source.html", path / "expected.html"
        if source.exists() and expected.exists():
            text = text_of_tree(html.fromstring(expected.read_text(encoding="utf-8")))
            yield Page(path.name, source.read_bytes(), text)


def read_fundus(folder: Path) -> Iterator[Page]:
    """Yield the test pages of Fundus: one article of each of some 200 papers."""
    for about in sorted((folder / "tests/resources/parser/test_data").glob("*/meta.info")):
        for name, facts in json.loads(about.read_text(encoding="utf-8")).items():
            text = _fundus_text(about.parent, name) if (about.parent / name).exists() else ""
            if text:
                body = gzip.decompress((about.parent / name).read_bytes())
                yield Page(name.partition(".")[0], body, text, facts["url"])


def _fundus_text(folder: Path, name: str) -> str:
    """Return a page's text: the versions of a parser are in the order of its pages."""
    paper = re.sub(r"_\d{4}_\d\d_\d\d.*", "", name)
    known = folder / f"{paper}.json"
    if not known.exists():
        return ""
    versions = list(json.loads(known.read_text(encoding="utf-8")).values())
    pages = sorted(path.name for path in folder.glob(f"{paper}_[0-9]*.html.gz"))
    if len(versions) != len(pages):
        return ""
    body = versions[pages.index(name)].get("body") or {}
    parts = list(body.get("summary") or ())
    for section in body.get("sections") or ():
        parts += [*section["headline"], *section["paragraphs"]]
    return "\n".join(parts)


def read_trafilatura(folder: Path) -> Iterator[Page]:
    """Yield the evaluation pages of trafilatura, of which only some phrases are marked."""
    known = json.loads((folder / "tests" / "evaldata.json").read_text(encoding="utf-8"))
    for url, facts in known.items():
        path = next(
            (
                folder / "tests" / place / facts["file"]
                for place in ("cache", "eval")
                if (folder / "tests" / place / facts["file"]).is_file()
            ),
            None,
        )
        if path:
            inside, outside = tuple(facts["with"]), tuple(facts["without"])
            yield Page(facts["file"], path.read_bytes(), "", url, inside=inside, outside=outside)


def read_postlight(folder: Path) -> Iterator[Page]:
    """Yield the fixtures of Postlight's parser, where a site's selector finds an article."""
    for path in sorted((folder / "src" / "extractors" / "custom").glob("*/index.js")):
        source = path.read_text(encoding="utf-8")
        domain, content = _DOMAINS.search(source), _CONTENT.search(source)
        fixtures = _fixtures(folder, domain[1] if domain else path.parent.name)
        if not content or not fixtures:
            continue
        selectors = _list_after(source, "selectors:", content.end())
        clean = _list_after(source, "clean:", content.end())
        for fixture in fixtures:
            body = fixture.read_bytes()
            text = _selected(body, selectors, clean)
            if len(text) >= _LEAST_TEXT:
                yield Page(fixture.stem, body, text, f"https://{domain[1] if domain else ''}/")


def _fixtures(folder: Path, domain: str) -> list[Path]:
    single, several = folder / "fixtures" / f"{domain}.html", folder / "fixtures" / domain
    return [single] if single.exists() else sorted(several.glob("*.html"))


def _list_after(source: str, name: str, start: int) -> list[Any]:
    """Return the list of a JavaScript property, whose strings read as Python's do."""
    end = source.find("\n  },", start)
    at = source.find(name, start, end if end > 0 else len(source))
    if at < 0:
        return []
    begin = source.find("[", at)
    depth, position = 0, begin
    for position in range(begin, len(source)):
        depth += {"[": 1, "]": -1}.get(source[position], 0)
        if not depth:
            break
    try:
        found = ast.literal_eval(_LINE_COMMENT.sub("", source[begin : position + 1]).strip())
    except (ValueError, SyntaxError):
        return []
    return list(found)


def _selected(body: bytes, selectors: list[Any], clean: list[Any]) -> str:
    """Return the text of the first selector that finds its elements, and each only once.

    A selector may be several that are all wanted. What `clean` selects is left out.
    """
    for selector in selectors:
        tree = html.document_fromstring(body, parser=html.HTMLParser(encoding="utf-8"))
        wanted = [selector] if isinstance(selector, str) else selector
        found = [_select(tree, part) for part in wanted]
        if not all(found) or (len(wanted) == 1 and len(found[0]) > 1):
            continue
        for part in clean:
            for element in _select(tree, part):
                if element.getparent() is not None:
                    element.drop_tree()
        return "\n".join(text_of_tree(part) for several in found for part in several)
    return ""


def _select(tree: Any, selector: object) -> list[Any]:
    """Return what a selector finds; nothing where it is one that only jQuery knows."""
    try:
        return list(tree.cssselect(selector)) if isinstance(selector, str) else []
    except SelectorError:
        return []


def read_standard(folder: Path) -> Iterator[Page]:
    """Yield pages of `input/` with their text in `GoldStandard/`, which may name an address."""
    for path in sorted((folder / "GoldStandard").glob("*.txt")):
        page = folder / "input" / f"{path.stem}.html"
        if page.exists():
            text = decode(path.read_bytes(), "").partition(_COMMENTS)[0].strip()
            head, _, rest = text.partition("\n")
            named = head.startswith("URL:")
            text = unescape(_MARK.sub("\n", rest if named else text))
            yield Page(path.stem, page.read_bytes(), text, head[4:].strip() if named else "")


def read_l3s(folder: Path) -> Iterator[Page]:
    """Yield the pages of L3S-GN1 (`original/`, `annotated/`): what is marked as full text."""
    for path in sorted((folder / "annotated").glob("*.html")):
        original = folder / "original" / path.name
        if original.exists():
            tree = html.document_fromstring(path.read_bytes())
            marked = tree.xpath("//*[@class='x-nc-sel2']")
            text = "\n".join(" ".join(part.itertext()) for part in marked)
            yield Page(path.stem, original.read_bytes(), text)


def text_of_tree(tree: Any) -> str:
    """Return a tree's text, each block on a line of its own."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if element.tag in BLOCKS or element.tag in _CELLS:
            pieces.append("\n")
        inside = event == "start" and element.tag not in ("script", "style", "noscript")
        pieces.append((element.text if inside else element.tail if event == "end" else "") or "")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


TRAINING: dict[str, Callable[[Path], Iterator[Page]]] = {
    "readability": read_readability,
    "fundus": read_fundus,
    "trafilatura": read_trafilatura,
    "postlight": read_postlight,
}
MEASURING: dict[str, Callable[[Path], Iterator[Page]]] = {
    "l3s": read_l3s,
    "dragnet": read_standard,
    "cleanportal": read_standard,
}
