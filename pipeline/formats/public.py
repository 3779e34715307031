"""A record in, what of it is surely printed as public out: nothing is public because nothing says otherwise."""

from __future__ import annotations

from pipeline.model.record import ANOTHER_PAPER, Record

SURELY = 0.9


def publicity(record: Record) -> float:
    """How surely a paper is printed as public, 0..1; 0 where it is printed as not public or says nothing, and where
    another paper may begin on its pages, of which nobody knows what is printed."""
    if any(problem.code == ANOTHER_PAPER for problem in record.problems):
        return 0.0
    return record.public.confidence if record.public is not None and record.public.value else 0.0


def public_part(record: Record) -> Record | None:
    """The record without the steps that are printed as not public; None for a paper that is not surely public."""
    if publicity(record) < SURELY:
        return None
    steps = [s for s in record.consultations if s.public is None or s.public.value]
    return record if len(steps) == len(record.consultations) else record.model_copy(update={"consultations": steps})
