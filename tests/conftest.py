"""What all tests share."""

from hypothesis import settings

# A busy machine is slow, not wrong: examples have no deadline, and CI runs the same ones each time.
settings.register_profile("suite", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("suite")
