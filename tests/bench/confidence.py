"""Papers with their truth go in; pipeline/sure/weights.tsv and docs/confidence.md (how sure is sure) come out.

    python -m tests.bench.confidence [--papers FOLDER] [--pages FOLDER] [--write]

The develop set is read (once; its pages lie in build/pages) and judged twice: as it is, and each paper with the words
of its own form taken away, since a form never seen is what a reader meets. The opened papers of further hands
(``tests/bench/others.py``) are read as they were printed and as scans. Half of the real papers of
``tests/bench/real.py`` join in where they are there. The figures told are those of papers that the weights did not
see: every form by weights fitted to the other forms, and the other half of the real papers.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from pipeline import reader, sure, templates
from pipeline.outline import form
from pipeline.score import SUFFIX
from pipeline.score.fields import compare, folded, plain
from pipeline.score.statistics import Judged, calibration_error, reliability
from pipeline.score.statistics import sure as surest
from pipeline.settings import Settings
from pipeline.sure import Grounds

from . import karlsruhe, others, real
from .score import BUILD, ROOT, generate, scanned

WEIGHTS = Path(sure.__file__).parent / "weights.tsv"
TABLE = ROOT / "docs" / "confidence.md"
REAL = "real papers"
HANDS = "opened"
"""The papers of further hands that were opened: each is a form of its own, as a form never seen is."""
RARE = 15
"""A rule seen less often has no weight of its own."""
PENALTY = {"all": 0.3, "field": 3.0, "rule": 6.0}
"""How strongly weights are drawn to START: those of a field and of a rule more, so that few values tell little."""
START = {
    "bias": 2.944,
    "prior": 1.0,
    "agreeing": 0.4,
    "least word": -3.0,
    "repair": -4.0,
    "rival": -1.0,
    "doubts": -0.3,
    "unknown form": -0.3,
}
"""What is believed before any value is seen: a rule (0.95 is 0.95), a reading, a rival."""
STEPS = 1500


@dataclass(frozen=True)
class Row:
    """One judged value: its grounds, whether it is right, the form, whether its page was read by OCR, whether the
    words of its form were hidden, whether its paper is of a further hand."""

    grounds: Grounds
    right: bool
    form: str
    scan: bool
    hidden: bool
    other: bool = False


class Numbering:
    """A judge that gives every value a number of its own, by which its grounds are found again."""

    def __init__(self) -> None:
        self.seen: list[Grounds] = []

    def __call__(self, grounds: Grounds) -> float:
        self.seen.append(grounds)
        return len(self.seen) * 1e-6

    def of(self, confidence: float) -> Grounds | None:
        number = round(confidence * 1e6)
        return self.seen[number - 1] if 0 < number <= len(self.seen) and number * 1e-6 == confidence else None

    def after(self, grounds: Grounds) -> Grounds | None:
        """What was judged next."""
        place = next(i for i, one in enumerate(self.seen) if one is grounds) + 1
        return self.seen[place] if place < len(self.seen) else None


def judged(record: dict[str, Any], truth: dict[str, Any], judge: Numbering) -> Iterator[tuple[Grounds, bool]]:
    """The values of a record that the truth judges. Day and body of a step are judged apart."""
    for value in compare(record, truth).judged:
        grounds = judge.of(value.confidence)
        if grounds is not None and value.field != "consultations":
            yield grounds, value.right
    if "consultations" not in truth:
        return
    days, bodies, both = set(), set(), set()
    for step in truth["consultations"]:
        day = plain(step.get("date"))
        days.add(day)
        bodies.add(folded(plain(step.get("body")) or ""))
        both.add((day, folded(plain(step.get("body")) or "")))
    for step in record["consultations"]:
        day, body = (step.get("date") or {}).get("start"), folded(plain(step.get("body")) or "")
        if step.get("date") and (grounds := judge.of(step["date"]["confidence"])):
            yield grounds, day in days
        if step.get("body") and (grounds := judge.of(step["body"]["confidence"])):
            yield grounds, (day, body) in both or (day not in days and body in bodies)


@contextmanager
def without(name: str | None) -> Iterator[None]:
    """The forms without one of them, its words included."""
    kept = tuple(t for t in templates.templates() if t.name != name or name == "common")
    with patch.object(templates, "templates", lambda: kept), patch.object(form, "templates", lambda: kept):
        templates.vocabulary.cache_clear()
        yield
    templates.vocabulary.cache_clear()


def read(folder: Path, pages: Path) -> Iterator[tuple[SimpleNamespace, Any, Any]]:
    """Every file of a set as it was read: the source, its pages, its problems; read once and kept in ``pages``."""
    pages.mkdir(parents=True, exist_ok=True)
    files = [p for p in sorted(folder.iterdir()) if p.name[0] != "." and not p.name.endswith(SUFFIX) and p.is_file()]
    kept = [pages / f"{path.name}.pickle" for path in files]
    missing = [(path, into) for path, into in zip(files, kept, strict=True) if not into.exists()]
    if missing:
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as workers:
            list(workers.map(_keep, *zip(*missing, strict=True)))
    for into in kept:
        meta, found, problems = pickle.loads(into.read_bytes())
        yield SimpleNamespace(**meta), found, problems


def _keep(path: Path, into: Path) -> None:
    problems: list[Any] = []
    with reader.open_source(path, Settings()) as source:
        found = tuple(reader.read_pages(source, Settings(), problems))
        names = ("path", "sha256", "media_type", "size", "page_count", "cut_off")
        meta = {n: getattr(source, n) for n in names}
    into.write_bytes(pickle.dumps((meta, found, problems)))


def of_set(folder: Path, pages: Path, hide: bool = True) -> Iterator[Row]:
    """The values of a set with truth, as it is and, where ``hide``, with the form of each paper hidden."""
    truths: dict[tuple[str, int], dict[str, Any]] = {}
    for path in folder.glob(f"*{SUFFIX}"):
        truth = json.loads(path.read_text(encoding="utf-8"))
        truths[truth.get("file", path.name.removesuffix(SUFFIX)), truth.get("first_page", 1)] = truth
    for source, found, problems in read(folder, pages):
        names = {d.record.form for d in reader.papers(source, found, list(problems), Settings())}
        for hidden in (None, *sorted(n for n in names if n and hide)):
            judge = Numbering()
            with without(hidden):
                documents = reader.papers(source, found, list(problems), Settings(), judge=judge)
            for document in documents:
                truth = truths.get((source.path.name, document.record.source.first_page))
                if truth is None:
                    continue
                scan = any(p.decision in ("read", "align") for p in document.pages) or "scan" in truth["damage"]
                record = json.loads(document.record.to_json())
                for grounds, right in judged(record, truth["record"], judge):
                    form = truth["form"] if hide else source.path.stem
                    yield Row(grounds, right, form, scan, hidden is not None, not hide)


def of_real() -> Iterator[tuple[str, Row]]:
    """The values of the real papers that their metadata judge, with the half they belong to."""
    if not karlsruhe.DEFAULT.exists():
        return
    for paper in karlsruhe.papers():
        judge = Numbering()
        for value in real.compared(paper, judge).judged:
            grounds = judge.of(value.confidence)
            if grounds is None:
                continue
            step = value.field == "consultations"
            # Steps are judged only on days that the metadata know, so their body tells something and their day nothing.
            if not step:
                yield karlsruhe.half(paper), Row(grounds, value.right, REAL, False, False)
            body = judge.after(grounds) if step else None
            if body is not None and body.field == "consultation.body":
                yield karlsruhe.half(paper), Row(body, value.right, REAL, False, False)


# -- the model --------------------------------------------------------------------------------------------------------


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """The weights by name: logistic regression with a penalty by kind, every weight kept on its side of 0."""
    counts: dict[str, int] = defaultdict(int)
    named = [dict(sure.named(row.grounds)) for row in rows]
    for row in named:
        for name in row:
            counts[name] += 1
    names = [n for n, count in sorted(counts.items()) if ": rule " not in n or count >= RARE]
    place = {name: i for i, name in enumerate(names)}
    # Equal values (most are clean ones of the same rule) are one row with a weight.
    alike: dict[tuple[tuple[int, float], ...], list[int]] = {}
    for row, known in zip(rows, named, strict=True):
        key = tuple((place[n], round(v, 2)) for n, v in sorted(known.items()) if n in place)
        tally = alike.setdefault(key, [0, 0])
        tally[0] += 1
        tally[1] += row.right
    x = np.zeros((len(alike), len(names)))
    for i, key in enumerate(alike):
        for column, value in key:
            x[i, column] = value
    count, right = (np.array([t[k] for t in alike.values()], dtype=float) for k in (0, 1))
    penalty = np.array([PENALTY["rule" if ": rule " in n else "field" if ": " in n else "all"] for n in names])
    signs = np.array([0 if ": rule " in n else sure.SIGNS[n.split(": ")[-1]] for n in names])
    start = np.array([START.get(n, 0.0) for n in names])
    theta = descend(x, count, right, penalty, signs, start)
    found = START | {n: float(w) for n, w in zip(names, theta, strict=True)}
    # A rule keeps its weight however small: that it has one tells that it was measured.
    return {n: round(w, 3) for n, w in found.items() if abs(w) >= 0.005 or ": rule " in n}


def descend(
    x: NDArray[np.float64],
    count: NDArray[np.float64],
    right: NDArray[np.float64],
    penalty: NDArray[np.float64],
    signs: NDArray[np.int64],
    start: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Accelerated projected descent, every weight with a step of its own size; row i stands for ``count[i]`` values,
    ``right[i]`` of which are right."""
    share = np.abs(x).sum(axis=1, keepdims=True)
    step = 1 / ((np.abs(x) * share * count[:, None]).sum(axis=0) * 0.25 + penalty)
    theta = ahead = start.copy()
    t = 1.0
    for _ in range(STEPS):
        error = count / (1 + np.exp(-np.clip(x @ ahead, -35, 35))) - right
        new = ahead - step * (x.T @ error + penalty * (ahead - start))
        new = np.where(signs > 0, np.maximum(new, 0), np.where(signs < 0, np.minimum(new, 0), new))
        if (ahead - new) @ (new - theta) > 0:
            t = 1.0
        after = (1 + (1 + 4 * t * t) ** 0.5) / 2
        ahead = new + (t - 1) / after * (new - theta)
        if np.abs(new - theta).max() < 1e-4:
            return new
        theta, t = new, after
    return theta


def stated(rows: Iterable[Row], weights: dict[str, float]) -> list[Judged]:
    """The rows with the confidence that these weights give them."""
    with patch.object(sure, "weights", lambda: weights):
        return [Judged(r.grounds.field, sure.confidence(r.grounds), r.right) for r in rows]


def apart(rows: Sequence[Row], real_rows: Sequence[tuple[str, Row]], folds: int) -> list[tuple[Row, Judged]]:
    """Every value by weights fitted without its form; of the real papers the half that was not fitted to."""
    forms = sorted({r.form for r in rows})
    own = [r for half, r in real_rows if half == "develop"]
    found: list[tuple[Row, Judged]] = []
    for k in range(folds):
        left = set(forms[k::folds])
        weights = fit([r for r in rows if r.form not in left] + own)
        out = [r for r in rows if r.form in left]
        found += zip(out, stated(out, weights), strict=True)
    other = [r for half, r in real_rows if half == "apart"]
    return found + list(zip(other, stated(other, fit([*rows, *own])), strict=True))


# -- what is told -----------------------------------------------------------------------------------------------------

HEAD = """\
# How sure is sure

Every value has a confidence: the probability that it is right. It is made in one place (`pipeline/sure`) from the
confidence of its rule, the reading of its words and of its page, repairs inside it, other places that agree or
disagree, doubts (`flags`), whether the form is known, its length, and what is known of its field. The weights are a
data file that `python -m tests.bench.confidence --write` makes, as it makes this page. It fits them to the develop
set, read as it is and once more with the words of each paper's own form taken away, to the papers of further hands that
were opened, as printed and as scans, and to half of the real papers.

Some doubts are too rare for any set to tell their worth, so they bound the confidence whatever the weights say: what
another value or the calendar contradicts (a meeting on a Sunday, an order that runs back in time, more votes than
members present, items that skip a number, a total that is not the sum of its column, one figure without cents among
such with cents), and words that are odd (a value that breaks off, signs that belong to no name, a name that may have
lost its umlauts because the whole reading has none, ss in capitals, words of the form itself, a reference whose stroke
may have been read as a figure). A vote that its own rule
doubts stays below 0.9, and so does what a rule only guesses (it is less than 0.75 sure itself) and a body that is named
in running text alone, in no step and in no register. A rule that the fit saw too seldom to weigh it is as sure as it
says itself, at most.

The figures below are of values that the weights did not see: each form by weights fitted to the other forms, and the
other half of the real papers. The rules themselves were developed on these papers, so papers of others are somewhat
less sure than that; the rows of hidden forms show how much.

The metadata of the real papers cannot judge everything. A step is not judged where the metadata lack its day, where the
body of that day has been renamed since and its present name is not printed, or where they have the printed body without
a day; a name is not judged where they cut it amid its line. What is left as wrong was read one by one on the half
developed on: of 19 bodies, all are those that the paper prints (nine renamed since, five printed without their
locality, two a second body of the same row, two other ones in the metadata, one without a day there); of 19 names,
twelve are longer, shorter or other in the metadata than in print and seven were wrong.
"""

COLUMNS = "| values | calibration error | right of those with 0.9 and more | their share of all right ones |"
RULE = "|---|---:|---:|---:|---:|"


def told(found: Sequence[tuple[Row, Judged]]) -> str:
    """The page with the reliability tables."""
    parts = {
        "digital papers": [v for r, v in found if not r.scan and not r.hidden and r.form != REAL and not r.other],
        "scans": [v for r, v in found if r.scan and not r.hidden and not r.other],
        "forms hidden": [v for r, v in found if r.hidden],
        "of further hands": [v for r, v in found if r.other and not r.scan],
        "of further hands, scans": [v for r, v in found if r.other and r.scan],
        REAL: [v for r, v in found if r.form == REAL],
    }
    lines = [HEAD, f"| papers {COLUMNS}", RULE]
    lines += [_row(name, values) for name, values in parts.items()]
    for name, values in parts.items():
        if values:
            lines += ["", f"## {name.capitalize()}", "", "| stated | values | mean stated | right |"]
            lines.append("|---|---:|---:|---:|")
            lines += [
                f"| {b.low:.2f} to {b.high:.2f} | {b.count} | {b.stated:.3f} | {b.observed:.3f} |"
                for b in reliability(values)
            ]
    lines += ["", "## By field (all of the above)", "", f"| field {COLUMNS}", RULE]
    fields = sorted({v.field for _, v in found})
    lines += [_row(f"`{name}`", [v for _, v in found if v.field == name]) for name in fields]
    return "\n".join(lines) + "\n"


def _row(name: str, values: list[Judged]) -> str:
    if not values:
        return f"| {name} | 0 | – | – | – |"
    high = surest(values)
    right = "–" if high.precision is None else f"{high.precision:.2%}"
    share = "–" if high.share_of_right is None else f"{high.share_of_right:.1%}"
    return f"| {name} | {len(values)} | {calibration_error(values):.3f} | {right} | {share} |"


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the weights of confidences and tell how reliable they are.")
    parser.add_argument("--papers", type=Path, help="a set with truth (default: the develop set, generated)")
    parser.add_argument("--pages", type=Path, default=BUILD / "pages", help="where the pages read are kept")
    parser.add_argument("--folds", type=int, default=6, help="parts into which the forms are divided")
    parser.add_argument("--write", action="store_true", help="write the weights and the page")
    arguments = parser.parse_args()
    if arguments.papers is None:
        generate(("develop",))
    rows = list(of_set(arguments.papers or BUILD / "sets" / "develop", arguments.pages / "develop"))
    for name, folder in ((HANDS, others.OPENED), (f"{HANDS}-scans", scanned(HANDS))):
        rows += of_set(folder, arguments.pages / name, hide=False)
    real_rows = list(of_real())
    page = told(apart(rows, real_rows, arguments.folds))
    print(page)
    if arguments.write:
        weights = fit(rows + [r for half, r in real_rows if half == "develop"])
        lines = [f"{name}\t{weight}" for name, weight in sorted(weights.items())]
        head = "# name\tweight (made by tests.bench.confidence)"
        WEIGHTS.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
        TABLE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
