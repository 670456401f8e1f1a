"""The names of feed elements, whatever namespace a publisher put them into."""

_NAMESPACES = {
    **dict.fromkeys(
        (
            "",
            "http://www.w3.org/2005/atom",
            "http://purl.org/atom/ns#",
            "http://purl.org/rss/1.0/",
            "http://my.netscape.com/rdf/simple/0.9/",
            "http://channel.netscape.com/rdf/simple/0.9/",
            "http://purl.org/rss/1.0/modules/rss091#",
            "http://backend.userland.com/rss",
            "http://backend.userland.com/rss2",
            "http://backend.userland.com/rss091",
            "http://blogs.law.harvard.edu/tech/rss",
            "http://cyber.law.harvard.edu/rss",
            "http://cyber.law.harvard.edu/rss/",
        ),
        "",
    ),
    **dict.fromkeys(
        ("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.0/"), "dc:"
    ),
    "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/rss/1.0/modules/dcterms/": "dcterms:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://search.yahoo.com/mrss": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://www.pheedo.com/namespace/pheedo": "pheedo:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
}
OTHER = "other:"
"""The prefix of every name in a namespace that no reader of feeds knows."""


_MOST_KEPT = 2_000
_LONGEST_KEPT = 200


class Names(dict[str, str]):
    """lxml's names (`{namespace}Local`) → ours (`dc:date`), each worked out once.

    The names of all feeds together are few; only what a hostile one makes up is not kept.
    """

    def __missing__(self, tag: str) -> str:
        namespace, brace, local = tag.rpartition("}")
        prefix = _NAMESPACES.get(namespace.lstrip("{").lower(), OTHER) if brace else ""
        found = prefix + local.lower()
        if len(self) < _MOST_KEPT and len(tag) <= _LONGEST_KEPT:
            self[tag] = found
        return found


NAMES = Names()
"""Those of all feeds."""
