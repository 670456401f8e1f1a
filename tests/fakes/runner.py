"""A runner that works in this process: for tests of what the work does, not of where it runs."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


async def run_inline(work: Callable[P, T], /, *arguments: P.args, **options: P.kwargs) -> T:
    """Run `work` here and now."""
    return work(*arguments, **options)
