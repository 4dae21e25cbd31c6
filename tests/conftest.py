"""Settings of the whole suite."""

from __future__ import annotations

from hypothesis import settings

# The same examples in every run, so that a red test is a change's doing;
# `pytest --hypothesis-profile=random` looks for new ones.
settings.register_profile("fixed", derandomize=True)
settings.register_profile("random", derandomize=False)
settings.load_profile("fixed")
