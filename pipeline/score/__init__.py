"""A folder of outputs and a folder of truth in, a report with every figure out: text, repair, votes, calibration.

Truth is one ``<name>.truth.json`` a paper (docs/generator.md), its text there or in ``<name>.truth.txt`` beside it;
what it leaves out is not judged.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.score.check import faults
from pipeline.score.fields import FieldScore, Json, compare
from pipeline.score.statistics import (
    Counts,
    Judged,
    Sure,
    calibration_error,
    interval,
    reliability,
    sure,
)
from pipeline.score.text import (
    NO_DISTANCE,
    NO_REPAIR,
    Distance,
    RepairScore,
    character_errors,
    repair_score,
    umlaut_words_lost,
    word_errors,
)
from pipeline.score.verdicts import Verdicted, verdicts, wrongly_kept, wrongly_read

SUFFIX = ".truth.json"
# Faults of a truth file that are named before the rest is counted.
SHOWN = 8


@dataclass(frozen=True)
class PaperScore:
    """One paper against its truth; ``missing`` when no record of its file was found."""

    name: str
    form: str
    damage: tuple[str, ...]
    fields: FieldScore
    cer_before: Distance = NO_DISTANCE
    cer: Distance = NO_DISTANCE
    wer_before: Distance = NO_DISTANCE
    wer: Distance = NO_DISTANCE
    umlauts: Distance = NO_DISTANCE
    repair: RepairScore = NO_REPAIR
    verdicts: Counter[Verdicted] = field(default_factory=Counter)
    missing: bool = False


@dataclass(frozen=True)
class Report:
    """The papers of one comparison; every figure is derived from them."""

    papers: tuple[PaperScore, ...]
    title: str = ""

    def part(self, papers: Iterable[PaperScore], title: str) -> Report:
        return Report(tuple(papers), title)

    def by_damage(self) -> dict[str, Report]:
        kinds = sorted({d for p in self.papers for d in p.damage or ("none",)})
        return {k: self.part((p for p in self.papers if k in (p.damage or ("none",))), k) for k in kinds}

    def by_form(self) -> dict[str, Report]:
        forms = sorted({p.form for p in self.papers})
        return {f: self.part((p for p in self.papers if p.form == f), f) for f in forms}

    def distance(self, name: str) -> Distance:
        """The sum of ``cer``, ``cer_before``, ``wer``, ``wer_before`` or ``umlauts`` over the papers."""
        total = NO_DISTANCE
        for paper in self.papers:
            total += getattr(paper, name)
        return total

    def distance_interval(self, name: str) -> tuple[float, float] | None:
        return interval([getattr(p, name) for p in self.papers], lambda d: d.rate)

    @property
    def repair(self) -> RepairScore:
        total = NO_REPAIR
        for paper in self.papers:
            total += paper.repair
        return total

    def field_names(self) -> list[str]:
        return sorted({f for p in self.papers for f in p.fields.counts})

    def counts(self, name: str) -> Counts:
        total = Counts()
        for paper in self.papers:
            total += paper.fields.counts.get(name, Counts())
        return total

    def counts_interval(self, name: str) -> tuple[float, float] | None:
        return interval([p.fields.counts.get(name, Counts()) for p in self.papers], lambda c: c.f1)

    @property
    def judged(self) -> list[Judged]:
        return [v for p in self.papers for v in p.fields.judged]

    def judged_by_field(self) -> dict[str, list[Judged]]:
        fields: dict[str, list[Judged]] = {}
        for value in self.judged:
            fields.setdefault(value.field, []).append(value)
        return dict(sorted(fields.items()))

    @property
    def cells(self) -> dict[tuple[str, str], int]:
        """Vote cells by (state on the page, state found); "another value" is a figure that is not the printed one."""
        total: dict[tuple[str, str], int] = {}
        for paper in self.papers:
            for key, n in paper.fields.cells.items():
                total[key] = total.get(key, 0) + n
        return dict(sorted(total.items()))

    @property
    def verdicts(self) -> Counter[Verdicted]:
        """Pages by the text that their file brought and the verdict on it, where the truth tells."""
        return sum((p.verdicts for p in self.papers), Counter())

    def to_json(self) -> Json:
        """Every figure as plain values, for files and for the next comparison."""
        judged = self.judged
        return {
            "title": self.title,
            "papers": len(self.papers),
            "missing": [p.name for p in self.papers if p.missing],
            "text": {
                n: {
                    "rate": _finite(self.distance(n).rate),
                    "interval": _finite_span(self.distance_interval(n)),
                    "errors": self.distance(n).errors,
                    "length": self.distance(n).length,
                }
                for n in ("cer_before", "cer", "wer_before", "wer", "umlauts")
            },
            "repair": {
                "recall": self.repair.recall,
                "precision": self.repair.precision,
                "harmed_per_100000": self.repair.harm,
                "damaged": self.repair.damaged,
                "changed": self.repair.changed,
                "good": self.repair.good,
            },
            "fields": {
                n: {
                    "precision": self.counts(n).precision,
                    "recall": self.counts(n).recall,
                    "f1": self.counts(n).f1,
                    "interval": self.counts_interval(n),
                    "right": self.counts(n).right,
                    "wrong": self.counts(n).wrong,
                    "missed": self.counts(n).missed,
                }
                for n in self.field_names()
            },
            "cells": [{"page": a, "found": b, "count": n} for (a, b), n in self.cells.items()],
            "verdicts": {
                "pages": [{**key._asdict(), "count": n} for key, n in sorted(self.verdicts.items())],
                "wrong_language_kept": wrongly_kept(self.verdicts)[0],
                "sane_read": wrongly_read(self.verdicts)[0],
            },
            "calibration": {
                **_calibration(judged),
                "by_field": {n: _calibration(values) for n, values in self.judged_by_field().items()},
            },
        }

    def whole(self) -> Json:
        """``to_json`` of all papers, and of each class of damage and each form."""
        return {
            **self.to_json(),
            "by_damage": {name: part.to_json() for name, part in self.by_damage().items()},
            "by_form": {name: part.to_json() for name, part in self.by_form().items()},
        }


def _finite(rate: float | None) -> float | None:
    """A rate as JSON can hold it: None where something was read and nothing is printed, which has no rate."""
    return rate if rate is not None and isfinite(rate) else None


def _finite_span(span: tuple[float, float] | None) -> tuple[float, float] | None:
    return span if span is not None and all(map(isfinite, span)) else None


def _calibration(judged: list[Judged]) -> Json:
    high: Sure = sure(judged)
    return {
        "error": calibration_error(judged),
        "values": len(judged),
        "bins": [
            {"low": b.low, "high": b.high, "count": b.count, "stated": b.stated, "observed": b.observed}
            for b in reliability(judged)
        ],
        "sure": {"count": high.count, "precision": high.precision, "share_of_right": high.share_of_right},
    }


@dataclass
class _Outputs:
    """The records of an output folder, found by the file they were read from and the page on which they begin."""

    folder: Path
    by_path: dict[str, dict[int, Path]] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> _Outputs:
        found = cls(folder)
        for path in sorted((folder / "records").glob("*.json")):
            source = json.loads(path.read_text(encoding="utf-8")).get("source", {})
            found.by_path.setdefault(source.get("path", ""), {})[source.get("first_page", 1)] = path
        return found

    def record(self, name: str, first_page: int = 1) -> Path | None:
        """The record of the paper that begins on this page of a file of this relative name; a name without folders will
        do where it is unique."""
        if name in self.by_path:
            return self.by_path[name].get(first_page)
        same = [
            records
            for path, records in self.by_path.items()
            if path.endswith(f"/{name}") or Path(path).name == Path(name).name
        ]
        return same[0].get(first_page) if len(same) == 1 else None

    def text(self, record: Path, raw: bool = False) -> str | None:
        path = self.folder / "text" / f"{record.stem}{'.raw' if raw else ''}.txt"
        return path.read_text(encoding="utf-8") if path.exists() else None


def score(outputs: Path, truth: Path) -> Report:
    """Every truth file below ``truth`` against the record of its file in ``outputs``.

    Raises UsageError where there is no truth file or no record at all, or where a truth file is not sound.
    """
    files = sorted(truth.rglob(f"*{SUFFIX}"))
    if not files:
        raise UsageError(f"no *{SUFFIX} below this folder", path=str(truth))
    found = _Outputs.of(outputs)
    if not found.by_path:
        raise UsageError("no records in this folder", path=str(outputs), advice="Run `vorlagen run` first.")
    truths = [(path, _truth(path)) for path in files]
    return Report(tuple(_paper(path, one, truth, found) for path, one in truths), truth.name)


def _truth(path: Path) -> Json:
    try:
        truth = json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UsageError(f"this truth is no JSON: {error}", path=str(path)) from error
    beside = path.with_suffix(".txt")
    if isinstance(truth, dict) and "text" not in truth and beside.exists():
        truth["text"] = beside.read_text(encoding="utf-8-sig")
    wrong = list(faults(truth)) if isinstance(truth, dict) else ["no object"]
    if wrong:
        more = f"; and {len(wrong) - SHOWN} more" if len(wrong) > SHOWN else ""
        raise UsageError(
            f"this truth is not sound: {'; '.join(wrong[:SHOWN])}{more}",
            path=str(path),
            advice="docs/generator.md lists the keys.",
        )
    return dict(truth)


def _paper(path: Path, truth: Json, root: Path, outputs: _Outputs) -> PaperScore:
    name = (path.parent / truth.get("file", path.name.removesuffix(SUFFIX))).relative_to(root).as_posix()
    form, damage = str(truth.get("form", "unknown")), tuple(truth.get("damage", ()))
    first_page = truth.get("first_page", 1)
    record_path = outputs.record(name, first_page)
    name += f", page {first_page}" if first_page > 1 else ""
    record: Json = json.loads(record_path.read_text(encoding="utf-8")) if record_path else {}
    fields = compare(record, truth.get("record", {}))
    text = outputs.text(record_path) if record_path else None
    pages = verdicts(damage, record.get("pages", []))
    if "text" not in truth:
        return PaperScore(name, form, damage, fields, verdicts=pages, missing=record_path is None)
    expected, after = truth["text"], text or ""
    before = unrepaired(record, outputs.text(record_path, raw=True) or "", after) if record_path else ""
    return PaperScore(
        name,
        form,
        damage,
        fields,
        cer_before=character_errors(expected, before),
        cer=character_errors(expected, after),
        wer_before=word_errors(expected, before),
        wer=word_errors(expected, after),
        umlauts=umlaut_words_lost(expected, after),
        repair=repair_score(expected, before, after),
        verdicts=pages,
        missing=record_path is None,
    )


def unrepaired(record: Json, raw: str, text: str) -> str:
    """The body as it was read: raw text with its line-end hyphens joined and no word repaired.

    The body is the part of the raw text that the edits turn into ``text``; where that cannot be told, ``raw`` whole.
    """
    joins = [(e, False) for e in record.get("joins", [])]
    edits = sorted(joins + [(e, True) for e in record.get("repairs", [])], key=lambda pair: pair[0]["start"])
    parts: list[str] = []
    at = length = 0
    target = len(text.rstrip())
    for edit, repaired in edits:
        plain = raw[at : edit["start"]]
        if length + len(plain) >= target:
            break
        after = edit["after"]
        if repaired and "hyphen" in edit["rule"].split("+"):
            before = edit["before"].replace("-\n", "").replace("-\f", "").strip()
            parts += [plain, before + after[len(after.rstrip()) :]]
        else:
            parts += [plain, edit["before"] if repaired else after]
        length += len(plain) + len(after)
        at = edit["end"]
    parts.append(raw[at : at + max(target - length, 0)])
    return "".join(parts)
