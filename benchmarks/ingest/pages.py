"""Pages with their article as people marked it: two public sets by path, and our own.

WCXB (Murrough-Foley 2026, CC-BY-4.0): `FOLDER/{dev,test}/{ground-truth,html}`; only its articles.
article-extraction-benchmark (scrapinghub): `FOLDER/ground-truth.json` and `FOLDER/html`.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what is known of it. Values that nobody marked are empty."""

    name: str
    body: bytes
    text: str
    """The article's text."""
    url: str = ""
    title: str = ""
    date: str = ""
    """ISO date of publication; "" where the page has none."""
    inside: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    """Phrases that are and that are not part of the article, where no more of it is marked."""
    strict: bool = False
    """Whether people went over each line of the text."""


def read_wcxb(folder: Path, split: str, *, articles_only: bool = True) -> Iterator[Page]:
    """Yield the pages of a split (`dev` or `test`)."""
    for path in sorted((folder / split / "ground-truth").glob("*.json")):
        facts = json.loads(path.read_text(encoding="utf-8"))
        truth = facts.get("ground_truth") or {}
        kind = (facts.get("_internal") or {}).get("page_type") or {}
        if articles_only and kind.get("primary") != "article":
            continue
        yield Page(
            name=path.stem,
            body=gzip.decompress((folder / split / "html" / f"{path.stem}.html.gz").read_bytes()),
            text=truth.get("main_content") or "",
            url=facts.get("url") or "",
            title=truth.get("title") or "",
            date=(truth.get("publish_date") or "")[:10],
            strict=True,
        )


def read_scrapinghub(folder: Path) -> Iterator[Page]:
    """Yield the pages of the article extraction benchmark."""
    truths = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, truth in truths.items():
        body = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield Page(name, body, truth.get("articleBody") or "", truth.get("url") or "")
