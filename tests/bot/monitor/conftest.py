"""Tests of the monitor look at the same small world as those of the pipeline."""

from tests.bot.pipeline.conftest import world

__all__ = ["world"]
