"""A report in, what people see out: tables for the terminal, a self-contained page with plots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.score import Report
from pipeline.score.statistics import calibration_error, reliability, sure
from pipeline.score.verdicts import wrongly_kept, wrongly_read

if TYPE_CHECKING:
    from rich.console import Console

TEXT_TITLES = {
    "cer_before": "CER as read",
    "cer": "CER repaired",
    "wer_before": "WER as read",
    "wer": "WER repaired",
    "umlauts": "words with ä ö ü ß lost",
}
# Columns of the tables by damage and form: field and its short head. The page and the JSON have every field.
GROUPED = {
    "consultations": "steps",
    "vote_states": "votes",
    "amounts": "amounts",
    "dates": "dates",
    "resolution": "resol.",
}
VERDICTS = ("digital", "sane layer", "partly damaged", "wrong language", "broken encoding", "none")
STATES = ("value", "another value", "blank", "unreadable", "absent")
Rows = list[tuple[str, ...]]


def percent(value: float | None, digits: int = 2) -> str:
    return "–" if value is None else f"{100 * value:.{digits}f} %"


def figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def span(value: tuple[float, float] | None, scale: float = 1.0, digits: int = 3) -> str:
    return "" if value is None else f"{scale * value[0]:.{digits}f}–{scale * value[1]:.{digits}f}"


def show(report: Report, console: Console) -> None:
    """The whole report in a terminal of 80 columns or more: names are wrapped, never cut."""
    from rich.table import Table
    from rich.text import Text

    missing = [p.name for p in report.papers if p.missing]
    console.print(f"{len(report.papers)} papers" + (f", {len(missing)} without a record" if missing else ""))
    for title, head, rows in tables(report):
        table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
        for i, name in enumerate(head):
            table.add_column(name, justify="left" if i == 0 else "right", overflow="fold")
        for row in rows:
            table.add_row(*map(Text, row))
        console.print("", Text(title, style="italic"), table)
    for name in missing:
        console.print(f"no record: {name}", markup=False)


def tables(report: Report) -> list[tuple[str, tuple[str, ...], Rows]]:
    """Title, head and rows of every table of the report that has something to say."""
    found = [
        ("Text", ("", "rate", "95 %", "of"), _text(report)),
        (
            "Repair: of the words that were read wrong (damaged), those changed, those read right (good)",
            ("recall", "precision", "good words spoilt per 100,000", "damaged", "changed", "good"),
            _repair(report),
        ),
        ("Fields", ("", "prec.", "recall", "F1", "95 %", "right", "wrong", "missed"), _fields(report)),
        (
            "Vote cells: a row for the state on the page, a column for the state found",
            ("", "value", "other value", "blank", "unreadable", "absent"),
            _cells(report),
        ),
        (_verdicts_title(report), ("", *VERDICTS, "kept"), _verdicts(report)),
        (_sure_title(report), ("stated", "values", "mean stated", "observed"), _reliability(report)),
        (
            "Confidence by field",
            ("", "values", "stated", "right", "error", "≥ 0.9", "of them wrong"),
            _confidence(report),
        ),
        ("By damage", ("", "papers", "CER", "ä ö ü ß", *GROUPED.values()), _groups(report.by_damage())),
        ("By form", ("", "papers", "CER", "ä ö ü ß", *GROUPED.values()), _groups(report.by_form())),
    ]
    return [(title, head, rows) for title, head, rows in found if rows]


def _text(report: Report) -> Rows:
    if not report.distance("cer").length:
        return []
    return [
        (
            title,
            percent(report.distance(n).rate),
            span(report.distance_interval(n), 100, 2),
            str(report.distance(n).length),
        )
        for n, title in TEXT_TITLES.items()
    ]


def _repair(report: Report) -> Rows:
    r = report.repair
    if not r.good:
        return []
    figures = (percent(r.recall), percent(r.precision), "–" if r.harm is None else f"{r.harm:.1f}")
    return [(*figures, str(r.damaged), str(r.changed), str(r.good))]


def _fields(report: Report) -> Rows:
    rows: Rows = []
    for name in report.field_names():
        c = report.counts(name)
        rates = (figure(c.precision), figure(c.recall), figure(c.f1), span(report.counts_interval(name)))
        rows.append((name, *rates, str(c.right), str(c.wrong), str(c.missed)))
    return rows


def _cells(report: Report) -> Rows:
    cells = report.cells
    return [
        (state, *(str(cells.get((state, found), 0)) for found in STATES))
        for state in STATES
        if any(page == state for page, _ in cells)
    ]


def _verdicts_title(report: Report) -> str:
    kept, wrong = wrongly_kept(report.verdicts)
    read, sane = wrongly_read(report.verdicts)
    return (
        f"Pages: a row for the text their file brought, a column for the verdict on it; {kept} of {wrong} with a layer "
        f"in the wrong language kept, {read} of {sane} with sane text sent to OCR"
    )


def _verdicts(report: Report) -> Rows:
    found = report.verdicts
    rows: Rows = []
    for brought in sorted({key.brought for key in found}):
        own = {key: n for key, n in found.items() if key.brought == brought}
        counts = [sum(n for key, n in own.items() if key.verdict == verdict) for verdict in VERDICTS]
        rows.append((brought, *map(str, counts), str(sum(n for key, n in own.items() if key.kept))))
    return rows


def _sure_title(report: Report) -> str:
    high, error = sure(report.judged), figure(calibration_error(report.judged))
    return (
        f"Confidence: calibration error {error}; of {high.count} values with 0.9 and more "
        f"{percent(high.precision)} are right, which is {percent(high.share_of_right)} of all right values"
    )


def _reliability(report: Report) -> Rows:
    return [
        (f"{b.low:.2f} to {b.high:.2f}", str(b.count), figure(b.stated), figure(b.observed))
        for b in reliability(report.judged)
    ]


def _confidence(report: Report) -> Rows:
    rows: Rows = []
    for name, values in report.judged_by_field().items():
        high = sure(values)
        stated = sum(v.confidence for v in values) / len(values)
        right = sum(v.right for v in values) / len(values)
        error, wrong = figure(calibration_error(values)), str(high.count - high.right)
        rows.append((name, str(len(values)), figure(stated), figure(right), error, str(high.count), wrong))
    return rows


def _groups(parts: dict[str, Report]) -> Rows:
    return [
        (
            name,
            str(len(part.papers)),
            percent(part.distance("cer").rate),
            percent(part.distance("umlauts").rate),
            *(figure(part.counts(f).f1) for f in GROUPED),
        )
        for name, part in parts.items()
    ]


def every_field(parts: dict[str, Report]) -> tuple[tuple[str, ...], Rows]:
    """Head and rows of F1 by field (a column) and part of the papers (a row)."""
    fields = sorted({f for part in parts.values() for f in part.field_names()})
    rows: Rows = [
        (name, str(len(part.papers)), *(figure(part.counts(f).f1) for f in fields)) for name, part in parts.items()
    ]
    return ("", "papers", *fields), rows


def page(report: Report) -> str:
    """One self-contained HTML page: the tables and the plots, no script, nothing fetched."""
    from jinja2 import Environment, PackageLoader

    environment = Environment(
        loader=PackageLoader("pipeline.score", "."), autoescape=True, trim_blocks=True, keep_trailing_newline=True
    )
    bins = reliability(report.judged)
    bars = [
        {"name": name, "f1": report.counts(name).f1, "interval": report.counts_interval(name)}
        for name in report.field_names()
        if report.counts(name).f1 is not None
    ]
    return environment.get_template("report.html").render(
        report=report,
        missing=[p.name for p in report.papers if p.missing],
        bars=bars,
        bins=bins,
        largest=max((b.count for b in bins), default=1),
        tables=tables(report),
        wide=[
            (f"F1 by field and {kind}", *every_field(parts))
            for kind, parts in (("damage", report.by_damage()), ("form", report.by_form()))
        ],
    )
