"""Papers in, ``report.html`` out: one self-contained page in German and English, without scripts, fonts or addresses.

What was read, how well, by year and type; the papers that need a person first; every file that could not be read.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files as package_files
from pathlib import Path

from pipeline.formats import Paper
from pipeline.formats.tables import FileRow
from pipeline.model.record import Record

WORST = 200
FAILURES = 5000  # rows named; a page of 10 MB would hold ten times as many
BINS = 20
# What is asked of every paper; a value that is missing is not a doubt, an unsure one is.
ASKED = ("municipality", "paper_type", "reference", "name", "date", "department")


@dataclass
class Group:
    """Figures of some papers together."""

    papers: int = 0
    pages: int = 0
    sure: float = 0.0
    letters: int = 0
    repairs: int = 0

    def add(self, record: Record, letters: int) -> None:
        self.papers += 1
        self.pages += len(record.pages)
        self.sure += sum(p.confidence for p in record.pages)
        self.letters += letters
        self.repairs += len(record.repairs)

    @property
    def confidence(self) -> float | None:
        """Mean confidence of the pages."""
        return self.sure / self.pages if self.pages else None

    @property
    def damage(self) -> float | None:
        """Repaired words for a thousand letters."""
        return 1000 * self.repairs / self.letters if self.letters else None


@dataclass(order=True)
class Doubt:
    """A paper that a person should look at; the greater ``weight``, the sooner."""

    weight: float
    paper_id: str
    path: str = field(compare=False)
    reasons: tuple[str, ...] = field(compare=False)


def doubt(record: Record) -> Doubt:
    """How much speaks for a look at a paper, and what."""
    reasons: list[tuple[float, str]] = []
    if record.problems:
        codes = ", ".join(sorted({p.code for p in record.problems}))
        reasons.append((2.0 + len(record.problems) / 10, f"{codes}"))
    for page in record.pages:
        if page.decision != "skip" and page.confidence < 0.85:
            reasons.append((1 - page.confidence, f"S. {page.number}: {page.confidence:.2f}"))
    for step in record.consultations:
        for name in ("yes", "no", "abstain"):
            cell = getattr(step.votes, name)
            if cell.state == "unreadable":
                reasons.append((0.5, f"{step.body.value if step.body else step.order}: {name} ?"))
    for name in ASKED:
        value = getattr(record, name)
        if value is not None and value.confidence < 0.7:
            reasons.append((0.7 - value.confidence + 0.2, f"{name}: {value.text} ({value.confidence:.2f})"))
    if record.conflicts:
        reasons.append((0.2, "≠ " + ", ".join(sorted({c.field for c in record.conflicts}))))
    reasons.sort(key=lambda r: (-r[0], r[1]))
    return Doubt(sum(r[0] for r in reasons), record.id, record.source.path, tuple(r[1] for r in reasons[:6]))


class Report:
    """Gathers figures, never papers; the file is written when it is closed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._all = Group()
        self._years: dict[str, Group] = {}
        self._kinds: dict[str, Group] = {}
        self._verdicts: Counter[str] = Counter()
        self._decisions: Counter[str] = Counter()
        self._found: Counter[str] = Counter()
        self._bins = [0] * BINS
        self._worst: list[Doubt] = []

    def add(self, paper: Paper) -> None:
        record, letters = paper.record, len(paper.text)
        year = (record.date.start or "")[:4] if record.date else ""
        for group in (
            self._all,
            self._years.setdefault(year or "?", Group()),
            self._kinds.setdefault(record.source.media_type, Group()),
        ):
            group.add(record, letters)
        for page in record.pages:
            self._verdicts[page.verdict] += 1
            self._decisions[page.decision] += 1
            self._bins[min(int(page.confidence * BINS), BINS - 1)] += 1
        self._found.update(name for name in ASKED if getattr(record, name) is not None)
        self._found["consultations"] += bool(record.consultations)
        self._found["resolution"] += record.resolution is not None
        one = doubt(record)
        if one.weight > 0:
            keep = heapq.heappush if len(self._worst) < WORST else heapq.heappushpop
            keep(self._worst, one)

    def close(self, files: Iterable[FileRow]) -> list[Path]:
        from jinja2 import Environment

        states: Counter[str] = Counter()
        codes: Counter[str] = Counter()
        failures: list[FileRow] = []
        for file in files:
            states[file.status] += 1
            if file.status in ("failed", "partial"):
                codes[file.code or "?"] += 1
                if len(failures) < FAILURES:
                    failures.append(file)
        source = package_files("pipeline.formats").joinpath("report.html").read_text(encoding="utf-8")
        page = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(source)
        content = page.render(
            states=states,
            codes=codes.most_common(),
            failures=failures,
            total=self._all,
            years=sorted(self._years.items()),
            kinds=sorted(self._kinds.items()),
            verdicts=self._verdicts.most_common(),
            decisions=self._decisions.most_common(),
            found=[(name, self._found[name]) for name in (*ASKED, "consultations", "resolution")],
            bins=self._bins,
            highest=max(self._bins) or 1,
            worst=sorted(self._worst, reverse=True),
        )
        (self._folder / "report.html").write_text(content, encoding="utf-8")
        return [Path("report.html")]
