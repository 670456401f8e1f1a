"""What all tests share."""

import os

from hypothesis import settings

pytest_plugins = ["tests.canaries"]

# A busy machine is slow, not wrong: examples have no deadline, and CI runs the same ones each time.
settings.register_profile("suite", deadline=None, derandomize=True, max_examples=60)
# `make fuzz`: other examples each time, and many. Tests that name a number of their own keep it.
settings.register_profile("fuzz", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("VERBATIM_HYPOTHESIS", "suite"))
