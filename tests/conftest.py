"""Settings of all tests: Hypothesis measures no time, since a busy machine would make a right test fail."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
