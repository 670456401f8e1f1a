"""The targets of the fuzzer, tried with bytes of hypothesis: atheris itself is not installed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.fuzz_atheris import TARGETS, main, try_one


@pytest.mark.parametrize("target", TARGETS)
@given(
    body=st.binary(max_size=200)
    | st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_bytes_are_an_answer(target: str, body: bytes) -> None:
    try_one(target, body)


def test_without_a_target_it_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert all(target in capsys.readouterr().err for target in ("parse",))
