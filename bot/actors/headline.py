"""The headline's names in the light of the text, which has more to tell names by.

A name that the text has too is of the type it has there; "Brewer Hallert cuts outlook" names nobody
where the text names Hallert NV.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.actors.link import Named
from bot.model.actor import ActorType


def mend_headline(names: Sequence[Named]) -> list[Named]:
    """Return the names with those of the headline read as the text reads them."""
    types = {named.words: named.type for named in names if not named.in_title}
    firms = {
        words[0]
        for words, kind in types.items()
        if kind is ActorType.ORGANISATION and len(words) > 1
    }
    return [_as_in_text(named, types) for named in names if not _is_misread(named, types, firms)]


def _as_in_text(named: Named, types: dict[tuple[str, ...], ActorType | None]) -> Named:
    kind = types.get(named.words)
    if not named.in_title or named.key or kind is None or kind is named.type:
        return named
    return replace(named, type=kind)


def _is_misread(
    named: Named, types: dict[tuple[str, ...], ActorType | None], firms: set[str]
) -> bool:
    """Whether it is a person of the headline who bears the name of a firm in the text."""
    if not named.in_title or named.key or named.type is not ActorType.PERSON:
        return False
    return len(named.words) > 1 and named.words not in types and named.words[-1] in firms
