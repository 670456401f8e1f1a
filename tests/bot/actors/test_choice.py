import importlib.machinery
import sys
from types import ModuleType, SimpleNamespace

import pytest

from bot.actors.choice import RULES, TRAINED, check_recogniser, load_recogniser
from bot.actors.rules import RuleRecogniser
from bot.actors.trained.recogniser import CrfRecogniser
from bot.model.actor import ActorType
from bot.model.article import Span
from bot.model.errors import SettingsError


def test_the_names_of_the_settings() -> None:
    assert isinstance(load_recogniser(TRAINED), CrfRecogniser)
    assert isinstance(load_recogniser(RULES), RuleRecogniser)
    assert load_recogniser(TRAINED) is load_recogniser(TRAINED)


@pytest.mark.parametrize("name", ["", "magic", "spacy:", "spacy"])
def test_an_unknown_name_is_refused(name: str) -> None:
    with pytest.raises(SettingsError, match="no such recogniser"):
        check_recogniser(name)


def test_spacy_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)  # as Python has what cannot be imported
    with pytest.raises(SettingsError, match="spaCy is not installed"):
        check_recogniser("spacy:en_core_web_sm")


@pytest.mark.usefixtures("spacy")
def test_a_pipeline_that_is_not_there_is_told() -> None:
    with pytest.raises(SettingsError, match='"no_such_pipeline" is not installed'):
        check_recogniser("spacy:no_such_pipeline")


@pytest.mark.usefixtures("spacy")
def test_an_installed_pipeline_finds_the_names() -> None:
    text = "Shares of Quillon Donald rose."
    recogniser = load_recogniser("spacy:small_pipeline")
    found = recogniser(text, [Span(0, len(text))], "", "en")
    assert [(text[c.start : c.end], c.type) for c in found] == [
        ("Quillon Donald", ActorType.ORGANISATION)
    ]


@pytest.fixture
def spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A spaCy with one pipeline."""
    library, pipeline = ModuleType("spacy"), ModuleType("small_pipeline")
    for module in (library, pipeline):
        module.__spec__ = importlib.machinery.ModuleSpec(module.__name__, None)
        monkeypatch.setitem(sys.modules, module.__name__, module)
    library.load = lambda name: FakePipeline()  # type: ignore[attr-defined]


class FakePipeline:
    lang = "en"

    def __call__(self, text: str) -> SimpleNamespace:
        start = text.index("Quillon")
        named = SimpleNamespace(start_char=start, end_char=start + 14, label_="ORG")
        dated = SimpleNamespace(start_char=0, end_char=6, label_="DATE")
        return SimpleNamespace(ents=[dated, named])
