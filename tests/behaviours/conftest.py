"""What the tests of the behaviours share: sites by name, and a bot that polls them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.builders.press import Press, open_press


@pytest.fixture
async def press(tmp_path: Path) -> AsyncIterator[Press]:
    async with open_press(tmp_path) as press:
        yield press
