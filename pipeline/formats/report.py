"""Papers in, ``report.html`` out: one self-contained page in German and English, without scripts, fonts or addresses.

What was read, how well, by year and kind; the values that need a person first, each marked on a picture of its page;
every file that could not be read. At most 10 MB, whatever was read.
"""

from __future__ import annotations

import base64
import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from importlib.resources import files as package_files
from pathlib import Path

from pipeline.errors import kind_of
from pipeline.formats import Drawn, Paper
from pipeline.formats.doubts import ASKED, Doubt, doubts
from pipeline.formats.marked import Spot
from pipeline.formats.tables import FileRow
from pipeline.model.record import PageRecord, Record, titles

WORST = 200
PICTURES = 6_500_000  # letters of the page that pictures may take; 200 of them take about 3 million
FAILURES = 2_000_000  # letters of the page that failures may take: about 10,000 files
MESSAGE = 300
BINS = 20
GROUPS = 100  # years in a plot, the latest
TYPES = 12  # types of papers that are told apart, the most frequent

WORDS = {
    "digital": ("digital erzeugt", "born digital"),
    "sane layer": ("Textschicht brauchbar", "sane layer"),
    "wrong language": ("Textschicht in falscher Sprache", "wrong language"),
    "partly damaged": ("Textschicht zum Teil beschädigt", "partly damaged"),
    "broken encoding": ("Kodierung defekt", "broken encoding"),
    "none": ("keine Textschicht", "none"),
    "blank": ("leere Seite", "blank"),
    "keep": ("Text übernommen", "kept"),
    "read": ("neu gelesen", "read"),
    "align": ("beides abgeglichen", "aligned"),
    "skip": ("übergangen", "skipped"),
}


def _read(record: Record) -> list[PageRecord]:
    """The pages that are not blank: how surely nothing stands on a page tells nothing about the reading."""
    return [page for page in record.pages if page.decision != "skip"]


@dataclass
class Group:
    """Figures of some papers together."""

    papers: int = 0
    pages: int = 0
    read: int = 0
    sure: float = 0.0
    letters: int = 0
    repairs: int = 0

    def add(self, record: Record, letters: int) -> None:
        self.papers += 1
        self.pages += len(record.pages)
        self.read += len(_read(record))
        self.sure += sum(p.confidence for p in _read(record))
        self.letters += letters
        self.repairs += len(record.repairs)

    @property
    def confidence(self) -> float | None:
        """Mean confidence of the pages with something to read."""
        return self.sure / self.read if self.read else None

    @property
    def damage(self) -> float | None:
        """Repaired words for a thousand letters."""
        return 1000 * self.repairs / self.letters if self.letters else None


@dataclass(frozen=True)
class Shown:
    """A doubt as the page shows it: ``picture`` is a data address, ``missing`` tells why there is none."""

    doubt: Doubt
    picture: str | None = None
    size: tuple[int, int] | None = None
    missing: str | None = None


class Report:
    """Gathers figures, never papers; the file is written when it is closed. ``draw`` makes the pictures."""

    def __init__(self, folder: Path, draw: Callable[[Iterable[Spot]], dict[Spot, Drawn]] | None = None) -> None:
        self._folder = folder
        self._draw = draw
        self._all = Group()
        self._years: dict[str, Group] = {}
        self._types: dict[str, Group] = {}
        self._kinds: dict[str, Group] = {}
        self._verdicts: Counter[str] = Counter()
        self._decisions: Counter[str] = Counter()
        self._found: Counter[str] = Counter()
        self._bins = [0] * BINS
        self._worst: list[Doubt] = []
        self._doubtful = 0

    def add(self, paper: Paper) -> None:
        record, letters = paper.record, len(paper.text)
        year = (record.date.start or "")[:4] if record.date else ""
        kind = record.paper_type.value if record.paper_type else ""
        for group in (
            self._all,
            self._years.setdefault(year or "?", Group()),
            self._types.setdefault(kind or "?", Group()),
            self._kinds.setdefault(record.source.media_type, Group()),
        ):
            group.add(record, letters)
        for page in record.pages:
            self._verdicts[page.verdict] += 1
            self._decisions[page.decision] += 1
        for page in _read(record):
            self._bins[min(int(page.confidence * BINS), BINS - 1)] += 1
        self._found.update(name for name in ASKED if getattr(record, name) is not None)
        self._found["consultations"] += bool(record.consultations)
        self._found["resolution"] += record.resolution is not None
        doubtful = doubts(record)
        self._doubtful += bool(doubtful)
        for one in doubtful:
            keep = heapq.heappush if len(self._worst) < WORST else heapq.heappushpop
            keep(self._worst, one)

    def close(self, files: Iterable[FileRow]) -> list[Path]:
        from jinja2 import Environment

        states: Counter[str] = Counter()
        codes: Counter[str] = Counter()
        failures: list[FileRow] = []
        room = FAILURES
        for file in files:
            states[file.status] += 1
            if file.status in ("failed", "partial"):
                codes[file.code or "?"] += 1
                room -= len(escape(file.path)) + len(escape(file.message or "")[:MESSAGE]) + 100
                if room > 0:
                    failures.append(file)
        source = package_files("pipeline.formats").joinpath("report.html").read_text(encoding="utf-8")
        page = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(source)
        content = page.render(
            states=states,
            codes=[(code, kind_of(code), count) for code, count in sorted(codes.items(), key=lambda c: (-c[1], c[0]))],
            failures=failures,
            untold=sum(codes.values()) - len(failures),
            total=self._all,
            years=sorted(self._years.items())[-GROUPS:],
            types=_most(self._types),
            kinds=sorted(self._kinds.items()),
            verdicts=self._verdicts.most_common(),
            decisions=self._decisions.most_common(),
            words=WORDS,
            found=[(*titles(Record, name), self._found[name]) for name in (*ASKED, "consultations", "resolution")],
            bins=self._bins,
            highest=max(self._bins) or 1,
            worst=list(self._shown()),
            doubtful=self._doubtful,
            message=MESSAGE,
        )
        (self._folder / "report.html").write_text(content, encoding="utf-8")
        return [Path("report.html")]

    def _shown(self) -> Iterator[Shown]:
        """The worst values, the worst first, with their pictures as long as there is room."""
        worst = sorted(self._worst, key=lambda d: (-d.weight, d.path, d.number))
        spots = [d.spot for d in worst if d.spot]
        drawn = self._draw(spots) if self._draw and spots else {}
        room = PICTURES
        for one in worst:
            made = drawn.get(one.spot, "none") if one.spot else "none"
            if isinstance(made, str):
                yield Shown(one, missing=made)
                continue
            address = "data:image/webp;base64," + base64.b64encode(made).decode()
            room -= len(address)
            yield Shown(one, address, _size(made)) if room > 0 else Shown(one, missing="room")


def _size(picture: bytes) -> tuple[int, int]:
    import io

    from PIL import Image

    with Image.open(io.BytesIO(picture)) as opened:
        return opened.size


def _most(groups: dict[str, Group]) -> list[tuple[str, Group]]:
    """The groups with the most papers; what is left together as one."""
    ordered = sorted(groups.items(), key=lambda item: (-item[1].papers, item[0]))
    rest = Group()
    for _, group in ordered[TYPES:]:
        for name in ("papers", "pages", "read", "sure", "letters", "repairs"):
            setattr(rest, name, getattr(rest, name) + getattr(group, name))
    return [*ordered[:TYPES], *([("…", rest)] if rest.papers else [])]
