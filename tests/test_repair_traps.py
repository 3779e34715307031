"""Cases that are easy to get wrong, in a damaged (D) or clean (C) paper, or the only damage of one (L)."""

from pathlib import Path

import pytest

from pipeline.repair import repair_text

_LINES = (Path(__file__).parent / "data" / "repair_traps.tsv").read_text(encoding="utf-8").splitlines()[1:]
CLEAN = (
    "Die Verwaltung wird beauftragt, die Maßnahmen für das nächste Jahr zu prüfen und über die Ergebnisse zu "
    "berichten. Die Bürger der Städte können die Gebühren zurückverlangen. Darüber hinaus ist gemäß der Satzung die "
    "Öffentlichkeit zu unterrichten, damit die Anträge ordnungsgemäß bearbeitet werden.\n\n"
)
DAMAGED = (
    "Die Verwaltung wird beauftragt, die MaBnahmen fiir das nachste Jahr zu priifen und tiber die Ergebnisse zu "
    "berichten. Die Biirger der Stadte kénnen die Gebiihren zuriickverlangen. Dariiber hinaus ist gemaB der Satzung "
    "die Offentlichkeit zu unterrichten, damit die Antrage ordnungsgemaB bearbeitet werden.\n\n"
)


def _cases() -> list[object]:
    cases = []
    for line in _LINES:
        kind, before, after, note, *reason = line.split("\t")
        marks = [pytest.mark.xfail(strict=True, reason=reason[0])] if reason else []
        cases.append(pytest.param(kind, before.replace("\\n", "\n"), after.replace("\\n", "\n"), id=note, marks=marks))
    return cases


@pytest.mark.parametrize(("kind", "before", "after"), _cases())
def test_trap(kind: str, before: str, after: str) -> None:
    repaired, _ = repair_text((DAMAGED if kind == "D" else CLEAN) + before)
    assert repaired == CLEAN + after


def test_most_of_the_first_sixty_three_hold() -> None:
    known = sum(len(line.split("\t")) > 4 for line in _LINES[:63])
    assert known <= 4
