"""The error tree: every error speaks in sentences and crosses a process border whole."""

import inspect
import pickle
import re
from datetime import UTC, datetime

import pytest

from bot.model import errors
from bot.model.errors import HostParkedError, HttpStatusError, NotFoundError, VerbatimError

KINDS = [
    kind
    for kind in vars(errors).values()
    if inspect.isclass(kind) and issubclass(kind, VerbatimError)
]


def make(kind: type[VerbatimError]) -> VerbatimError:
    options: dict[str, object] = {"fix": "Do this.", "subject": "example.org"}
    if kind is HttpStatusError:
        options |= {"status": 503, "retry_after": datetime(2026, 11, 23, tzinfo=UTC)}
    if kind is HostParkedError:
        options |= {"until": datetime(2026, 11, 23, tzinfo=UTC)}
    return kind("It is wrong.", **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_error_crosses_a_process_border_whole(kind: type[VerbatimError]) -> None:
    error = make(kind)
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is kind
    assert str(copy) == str(error) == "It is wrong. Do this."
    assert vars(copy) == vars(error)


def test_codes_are_words_and_no_two_are_the_same() -> None:
    codes = [kind.code for kind in KINDS if "code" in vars(kind)]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in codes)


def test_every_kind_has_a_code_of_its_own() -> None:
    assert [kind.__name__ for kind in KINDS if "code" not in vars(kind)] == []


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = set(re.findall(r"\b[A-Z][A-Za-z]*Error\b", errors.__doc__ or ""))
    assert drawn == {kind.__name__ for kind in KINDS}


def test_without_a_fix_the_sentence_stands_alone() -> None:
    assert str(VerbatimError("It is wrong.")) == "It is wrong."


def test_not_found_carries_what_may_have_been_meant() -> None:
    assert NotFoundError("No Kimm.", nearest=("Kim",)).nearest == ("Kim",)
