"""Names in scripts that put no spaces between words: looked up by their first character."""

from collections.abc import Iterable

_EVERYDAY = {"수단", "오만", "가나", "기니", "말리", "차드", "아이티", "タイ", "マリ", "チリ"}
"""Names of countries that are everyday words of the language ("수단" is also "means")."""


def spaceless(character: str) -> bool:
    """Whether it belongs to Chinese, Japanese or Korean writing."""
    return "\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3"


def index_characters(forms: Iterable[tuple[str, str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return forms with the keys of whom they name, the longest first, by first character."""
    by_first: dict[str, list[tuple[str, str]]] = {}
    for form, key in forms:
        if spaceless(form[0]) and len(form) > 1 and form not in _EVERYDAY:
            by_first.setdefault(form[0], []).append((form, key))
    return {
        first: tuple(sorted(group, key=lambda pair: -len(pair[0])))
        for first, group in by_first.items()
    }
