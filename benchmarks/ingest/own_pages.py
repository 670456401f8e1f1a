from collections.abc import Iterator

from benchmarks.ingest.pages import Page


def own_pages() -> Iterator[Page]:
    return iter(())
