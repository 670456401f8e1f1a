"""Rounded weights: every one nearly what it was, everything else untouched, and it packs better."""

import zlib
from pathlib import Path

import pycrfsuite
import pytest

from benchmarks.rounded import round_weights
from bot.actors.trained.model import WEIGHTS


@pytest.fixture
def model(tmp_path: Path) -> bytes:
    """A small model whose weights fill their bytes."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for number in range(40):
        trainer.append([[f"w={number}", f"n={number % 7}"], ["w=x"]], ["AB"[number % 3 > 1], "A"])
    trainer.select("lbfgs")
    trainer.set_params({"max_iterations": 9, "c2": 0.37})
    trainer.train(str(tmp_path / "model"))
    return (tmp_path / "model").read_bytes()


def weights_of(model: bytes) -> dict[tuple[str, str], float]:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model)
    found: dict[tuple[str, str], float] = tagger.info().state_features
    return found


def test_only_the_weights_change_and_hardly(model: bytes) -> None:
    rounded = round_weights(model)
    assert rounded != model
    assert len(rounded) == len(model)
    before, after = weights_of(model), weights_of(rounded)
    assert len(before) > 40
    assert after == pytest.approx(before, rel=1 / 2**11, abs=1e-6)
    assert len(zlib.compress(rounded, 9)) < len(zlib.compress(model, 9))


def test_rounding_twice_is_rounding_once(model: bytes) -> None:
    assert round_weights(round_weights(model)) == round_weights(model)


def test_the_weights_that_ship_are_rounded() -> None:
    model = zlib.decompress(WEIGHTS.read_bytes())
    assert round_weights(model) == model
