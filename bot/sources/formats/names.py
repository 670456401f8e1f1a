"""The names of feed elements, whatever namespace a publisher put them into."""

import re

_NAMESPACES = {
    **dict.fromkeys(
        (
            "",
            "www.w3.org/2005/atom",
            "purl.org/atom/ns#",
            "purl.org/rss/1.0",
            "my.netscape.com/rdf/simple/0.9",
            "channel.netscape.com/rdf/simple/0.9",
            "purl.org/rss/1.0/modules/rss091#",
            "backend.userland.com/rss",
            "backend.userland.com/rss2",
            "backend.userland.com/rss091",
            "blogs.law.harvard.edu/tech/rss",
            "cyber.law.harvard.edu/rss",
        ),
        "",
    ),
    **dict.fromkeys(("purl.org/dc/elements/1.1", "purl.org/dc/elements/1.0"), "dc:"),
    "purl.org/dc/terms": "dcterms:",
    "purl.org/rss/1.0/modules/content": "content:",
    "purl.org/rss/1.0/modules/dcterms": "dcterms:",
    **dict.fromkeys(("search.yahoo.com/mrss", "www.rssboard.org/media-rss"), "media:"),
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "www.pheedo.com/namespace/pheedo": "pheedo:",
    "www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "www.w3.org/1999/xhtml": "xhtml:",
}
"""As `_bare` has them: sites that went over to https rewrote the names, too."""
OTHER = "other:"
"""The prefix of every name in a namespace that no reader of feeds knows."""


_SCHEME = re.compile(r"\Ahttps?://")
_MOST_KEPT = 2_000
_LONGEST_KEPT = 200


def _bare(namespace: str) -> str:
    """Return a name space in small letters, without its scheme and a slash at its end."""
    return _SCHEME.sub("", namespace.strip().lower()).rstrip("/")


class Names(dict[str, str]):
    """lxml's names (`{namespace}Local`) → ours (`dc:date`), each worked out once.

    The names of all feeds together are few; only what a hostile one makes up is not kept.
    """

    def __missing__(self, tag: str) -> str:
        namespace, brace, local = tag.rpartition("}")
        prefix = _NAMESPACES.get(_bare(namespace[1:]), OTHER) if brace else ""
        found = prefix + local.lower()
        if len(self) < _MOST_KEPT and len(tag) <= _LONGEST_KEPT:
            self[tag] = found
        return found


NAMES = Names()
"""Those of all feeds."""
