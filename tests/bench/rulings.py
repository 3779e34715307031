"""Each opened paper is read with each one of its rulings left out; what that costs comes out.

    python -m tests.bench.rulings [PART OF A NAME] [--closed] [--without]

A scan loses thin lines. The words of a printed paper are told as read by an engine, rulings in one line are joined, and
each is left out once. Printed are the rulings that cost a right value or make a wrong one sure, then the sums.
``--closed`` tells the sums of the closed papers alone; ``--without`` reads without what puts lost rulings back
(``pipeline/layout/completed.py``), to compare.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pipeline.layout.page as laid
from pipeline import intake, layout, ocr
from pipeline.model.geometry import Box, union
from pipeline.model.page import Reading, Ruling, Sheet, Source
from pipeline.reader import open_source, papers
from pipeline.score.fields import compare
from pipeline.settings import Settings

from .others import CLOSED, OPENED

_SAME, _GAP, _MOST = 2.5, 4.0, 80
_READ = 0.97  # as sure as an engine is of plain print
_SURE = 0.9


def joined(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Rulings in one line as one: a browser draws the edges of each cell."""
    found: list[Ruling] = []
    for vertical in (False, True):
        boxes = [r.box for r in rulings if r.vertical == vertical]
        at = (lambda b: (b.left, b.top, b.bottom)) if vertical else (lambda b: (b.top, b.left, b.right))
        line: Box | None = None
        for box in sorted(boxes, key=lambda b: (round(at(b)[0] / 2), at(b)[1])):
            near = line is not None and abs(at(line)[0] - at(box)[0]) < _SAME and at(box)[1] - at(line)[2] < _GAP
            if line is not None and not near:
                found.append(Ruling(line, vertical))
            line = union([line, box]) if line is not None and near else box
        found += [Ruling(line, vertical)] if line is not None else []
    return found


def _record(source: Source, sheets: Sequence[tuple[Sheet, Reading]], left_out: tuple[int, int] | None) -> Any:
    pages = []
    for n, (sheet, reading) in enumerate(sheets):
        rulings = joined(reading.rulings if reading.rulings is not None else sheet.rulings)
        kept = tuple(r for k, r in enumerate(rulings) if (n, k) != left_out)
        words = tuple(replace(w, confidence=_READ) for w in reading.words)
        own = kept if reading.rulings is not None else None
        pages.append(layout.lay_out(replace(sheet, rulings=kept), replace(reading, words=words, rulings=own)))
    (document, *_) = papers(source, tuple(pages), [], Settings())
    return document.record.model_dump(mode="json", by_alias=True)


def costs(path: Path, without: bool = False) -> list[tuple[str, Counter[str], Counter[str]]]:
    """For each ruling of a paper where it stands, the right values that it costs, and the wrong ones that become sure,
    by field."""
    if without:
        laid.completed = lambda grid, words: grid  # type: ignore[attr-defined]
    truth = json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8"))["record"]
    settings, found = Settings(), []
    with open_source(path, settings) as source:
        sheets = [
            (sheet, ocr.read(sheet, engine=settings.engine, languages=settings.languages))
            for number in range(1, source.page_count + 1)
            for sheet in intake.pages(source.sheet(number))
        ]

        def told(left_out: tuple[int, int] | None) -> tuple[Counter[str], Counter[str]]:
            score = compare(_record(source, sheets, left_out), truth)
            wrong = Counter(j.field for j in score.judged if not j.right and j.confidence >= _SURE)
            return Counter({field: count.right for field, count in score.counts.items()}), wrong

        right, sure = told(None)
        for n, (sheet, reading) in enumerate(sheets):
            rulings = joined(reading.rulings if reading.rulings is not None else sheet.rulings)
            for k, ruling in enumerate(rulings if len(rulings) <= _MOST else ()):
                less, more = told((n, k))
                kind = "upright" if ruling.vertical else "flat"
                where = f"{path.stem} {sheet.number} {kind} {tuple(map(round, ruling.box))}"
                found.append((where, right - less, more - sure))
    return found


def main(arguments: Sequence[str]) -> None:
    part = next((a for a in arguments if not a.startswith("--")), "")
    closed = "--closed" in arguments
    paths = [p for p in sorted((CLOSED if closed else OPENED).glob("*.pdf")) if part in p.stem]
    lost: Counter[str] = Counter()
    sure: Counter[str] = Counter()
    count = cost = 0
    with ProcessPoolExecutor() as pool:
        for rulings in pool.map(partial(costs, without="--without" in arguments), paths):
            for where, less, more in rulings:
                count += 1
                if less or more:
                    cost += 1
                if (less or more) and not closed:
                    print(where, dict(less), *(("surely wrong:", dict(more)) if more else ()))
                lost += less
                sure += more
    print(f"{len(paths)} papers, {count} rulings, {cost} of them cost something")
    print("right values lost:", dict(lost.most_common()))
    print("surely wrong:", dict(sure.most_common()))


if __name__ == "__main__":
    main(sys.argv[1:])
