"""Every form and every subject of the set by name."""

from __future__ import annotations

from samples.generator.develop import (
    forms_c,
    forms_letters,
    forms_minutes,
    forms_south,
    forms_states,
    forms_systems,
    forms_typed,
    topics_a,
    topics_b,
    topics_c,
    topics_d,
    topics_old,
)
from samples.generator.develop.forms_a import FORMS
from samples.generator.develop.topics import TOPICS

__all__ = ["FORMS", "TOPICS"]
# They enter themselves when their files are imported.
_FILES = (
    forms_c,
    forms_letters,
    forms_minutes,
    forms_south,
    forms_states,
    forms_systems,
    forms_typed,
    topics_a,
    topics_b,
    topics_c,
    topics_d,
    topics_old,
)
