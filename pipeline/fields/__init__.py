"""A text and its outline go in; everything the fields found comes out, as one ``Finding``.

A field is a module with ``find(text, outline)`` that yields mentions, and one line in ``FIELDS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from pipeline.fields import (
    amounts,
    attachments,
    bodies,
    consultations,
    dates,
    finance,
    identity,
    issued,
    municipality,
    names,
    people,
    public,
    references,
    resolution,
)
from pipeline.german import bodies as known
from pipeline.german.register import Register
from pipeline.model.mention import Finding, Mention, Step
from pipeline.model.outline import Outline
from pipeline.model.text import Text

Find = Callable[[Text, Outline], Iterable[Mention[Any]]]

FIELDS: dict[str, Find] = {
    "municipality": municipality.find,
    "paper_type": identity.paper_type,
    "reference": identity.reference,
    "name": names.find,
    "paper_dates": issued.paper_dates,
    "received": issued.received,
    "originator": people.originator,
    "officer": people.officer,
    "department": people.department,
    "public": public.find,
    "meeting": people.meeting,
    "financial_effects": finance.effects,
    "cover": finance.cover,
    "steps": consultations.find,
    "resolutions": resolution.find,
    "amounts": amounts.find,
    "dates": dates.find,
    "bodies": bodies.find,
    "references": references.find,
    "attachments": attachments.find,
}
"""The fields by the name under which ``Finding`` keeps them; those it does not name are candidates in ``values``."""

_OWN = frozenset(Finding.__dataclass_fields__) - {"values"}


def find(text: Text, outline: Outline, *, register: Register | None = None) -> Finding:
    """What every field finds in ``text``; with a ``register`` its names and ids stand beside the bodies named."""
    if register is not None:
        towns = sorted(municipality.find(text, outline), key=lambda m: -m.confidence)
        register = register.of(towns[0].value if towns else None)
    with known.knowing(register):
        found = {name: tuple(field(text, outline)) for name, field in FIELDS.items() if name != "bodies"}
        found["bodies"] = tuple(bodies.find(text, outline, register=register))
    if register is not None:
        found["steps"] = tuple(_known(step, register) for step in found["steps"])
    values = {name: mentions for name, mentions in found.items() if name not in _OWN}
    return Finding(values, **{name: mentions for name, mentions in found.items() if name in _OWN})


def _known(step: Mention[Step], register: Register) -> Mention[Step]:
    """A step whose body has the register's name and id beside it."""
    body = step.value.body
    return step if body is None else replace(step, value=replace(step.value, body=register.matched(body)))
