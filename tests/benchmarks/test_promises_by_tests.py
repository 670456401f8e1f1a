"""Promises that tests of the suite prove: their trials run tests that are there."""

import ast
import re
from pathlib import Path

import pytest

from benchmarks.promises.__main__ import find_promises
from benchmarks.promises.finding import ROOT, run_tests


def test_what_passes_is_kept_and_counted() -> None:
    found = run_tests("tests/bot/sources/test_secrets.py")
    assert found.kept
    assert re.search(r"\d+ passed", found.figure)


def test_what_fails_is_broken(tmp_path: Path) -> None:
    failing = tmp_path / "test_it.py"
    failing.write_text("def test_it():\n    assert 1 == 2\n", encoding="utf-8")
    found = run_tests(str(failing))
    assert not found.kept
    assert "1 failed" in found.figure


def test_no_tests_at_all_are_broken(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("", encoding="utf-8")
    assert not run_tests(str(tmp_path / "test_it.py")).kept


@pytest.mark.parametrize("module", find_promises(), ids=lambda module: str(module.NUMBER))
def test_the_tests_that_it_names_are_there(module: object) -> None:
    source = Path(module.__file__).read_text(encoding="utf-8")  # type: ignore[attr-defined]
    strings = [n.value for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Constant)]
    named = [s for s in strings if isinstance(s, str) and re.fullmatch(r"tests/[\w/.]+\.py", s)]
    assert all((ROOT / path).is_file() for path in named), named
