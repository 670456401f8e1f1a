"""Loading one plug-in by its name from a shelf."""

from abc import ABC, abstractmethod
from pathlib import Path

import pytest

from bot.model.errors import PlugInError
from bot.plugins import load, load_all, names

BASE = """
from abc import ABC, abstractmethod

class Tool(ABC):
    @abstractmethod
    def use(self): ...
"""
HAMMER = """
from {shelf}.base import Tool

class Hammer(Tool):
    def use(self): return "bang"
"""
BOX = """
from {shelf}.base import Tool

class Saw(Tool):
    def use(self): return "rrr"

class Drill(Tool):
    def use(self): return "whirr"
"""


class Anything(ABC):
    @abstractmethod
    def use(self) -> str: ...


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """A shelf with one plug-in, one module of two, and one that only helps."""
    name = f"shelf_{abs(hash(request.node.name))}"
    package = tmp_path / name
    package.mkdir()
    files = {"__init__": "", "base": BASE, "claw_hammer": HAMMER, "box": BOX, "wood": "GRAIN = 1"}
    for module, source in files.items():
        (package / f"{module}.py").write_text(source.replace("{shelf}", name))
    monkeypatch.syspath_prepend(tmp_path)
    return name


def base_of(shelf: str) -> type[Anything]:
    import importlib

    base: type[Anything] = importlib.import_module(f"{shelf}.base").Tool
    return base


def test_a_plug_in_may_build_upon_one_whose_name_begins_like_its_own(
    shelf: str, tmp_path: Path
) -> None:
    fine = "from {0}.claw_hammer import Hammer\n\nclass Claw(Hammer):\n    pass\n"
    (tmp_path / shelf / "claw.py").write_text(fine.format(shelf))
    assert load(shelf, "claw", base_of(shelf)).__name__ == "Claw"


@pytest.mark.parametrize("name", ["claw-hammer", "claw_hammer", "claw hammer"])
def test_a_plug_in_is_found_by_its_module_name(shelf: str, name: str) -> None:
    assert load(shelf, name, base_of(shelf))().use() == "bang"


def test_all_plug_ins_are_the_modules_with_exactly_one(shelf: str) -> None:
    assert list(load_all(shelf, base_of(shelf))) == ["claw_hammer"]
    assert names(shelf, base_of(shelf)) == ["claw-hammer"]


@pytest.mark.parametrize("name", ["screwdriver", "", "../os", "os.path", "Claw-Hammer"])
def test_an_unknown_name_lists_the_known_ones(shelf: str, name: str) -> None:
    with pytest.raises(PlugInError, match="claw-hammer"):
        load(shelf, name, base_of(shelf))


@pytest.mark.parametrize("name", ["wood", "base"])
def test_a_module_without_a_plug_in_is_refused(shelf: str, name: str) -> None:
    with pytest.raises(PlugInError, match="not a plug-in"):
        load(shelf, name, base_of(shelf))


def test_a_module_with_two_plug_ins_is_refused(shelf: str) -> None:
    with pytest.raises(PlugInError, match="not a plug-in"):
        load(shelf, "box", base_of(shelf))
