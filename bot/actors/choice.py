"""Choosing the recogniser: `trained`, `rules`, or an installed spaCy pipeline."""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from bot.actors.recognise import Recogniser
from bot.actors.rules import RuleRecogniser
from bot.actors.spacy_pipeline import SpacyRecogniser
from bot.actors.trained.recogniser import CrfRecogniser
from bot.model.errors import SettingsError

TRAINED = "trained"
RULES = "rules"
SPACY = "spacy:"


@lru_cache(maxsize=2)
def load_recogniser(name: str = TRAINED) -> Recogniser:
    """Return the recogniser of that name, read once a process.

    Raises SettingsError when there is none, FileError when its files cannot be read.
    """
    check_recogniser(name)
    if name == TRAINED:
        return CrfRecogniser()
    return RuleRecogniser() if name == RULES else SpacyRecogniser(name.removeprefix(SPACY))


def check_recogniser(name: str) -> None:
    """Find out, without loading anything, whether there is a recogniser of that name.

    Raises SettingsError when there is none.
    """
    if name in (TRAINED, RULES):
        return
    pipeline = name.removeprefix(SPACY)
    if not name.startswith(SPACY) or not pipeline:
        raise SettingsError(
            f'actors.recognizer is "{name}", and there is no such recogniser.',
            fix='Set it to "trained", "rules", or "spacy:" and the name of an installed pipeline.',
        )
    if find_spec("spacy") is None:
        raise SettingsError(
            f'actors.recognizer is "{name}", but spaCy is not installed here.',
            fix='Install spacy and the pipeline beside the bot, or set it to "trained".',
        )
    if not (Path(pipeline).is_dir() or (pipeline.isidentifier() and find_spec(pipeline))):
        raise SettingsError(
            f'actors.recognizer is "{name}", but spaCy\'s pipeline "{pipeline}" is not installed.',
            fix=f'Install it (python -m spacy download {pipeline}), or set it to "trained".',
        )
