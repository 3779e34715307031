"""A report in, what people see out: tables for the terminal, a self-contained page with plots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.score import Report
from pipeline.score.statistics import calibration_error, reliability, sure

if TYPE_CHECKING:
    from rich.console import Console

TEXT_TITLES = {
    "cer_before": "CER as read",
    "cer": "CER repaired",
    "wer_before": "WER as read",
    "wer": "WER repaired",
    "umlauts": "words with ä ö ü ß lost",
}


GROUPED = ("consultations", "vote_states", "amounts", "dates", "resolution")


def percent(value: float | None, digits: int = 2) -> str:
    return "–" if value is None else f"{100 * value:.{digits}f} %"


def figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def span(value: tuple[float, float] | None, scale: float = 1.0, digits: int = 3) -> str:
    return "" if value is None else f"{scale * value[0]:.{digits}f} to {scale * value[1]:.{digits}f}"


def show(report: Report, console: Console) -> None:
    """The whole report in a terminal."""
    from rich.table import Table

    missing = [p.name for p in report.papers if p.missing]
    console.print(f"{len(report.papers)} papers" + (f", {len(missing)} without a record" if missing else ""))
    for title, head, rows in tables(report):
        table = Table(title=title, title_justify="left", show_edge=False)
        for i, name in enumerate(head):
            table.add_column(name, justify="left" if i == 0 else "right")
        for row in rows:
            table.add_row(*row)
        console.print(table, "")
    for name in missing:
        console.print(f"no record: {name}")


Rows = list[tuple[str, ...]]


def tables(report: Report) -> list[tuple[str, tuple[str, ...], Rows]]:
    """Title, head and rows of every table of the report."""
    repair, judged = report.repair, report.judged
    high = sure(judged)
    text: Rows = [
        (
            title,
            percent(report.distance(n).rate),
            span(report.distance_interval(n), 100, 2),
            str(report.distance(n).length),
        )
        for n, title in TEXT_TITLES.items()
    ]
    fields: Rows = []
    for name in report.field_names():
        c = report.counts(name)
        fields.append(
            (
                name,
                figure(c.precision),
                figure(c.recall),
                figure(c.f1),
                span(report.counts_interval(name)),
                str(c.right),
                str(c.wrong),
                str(c.missed),
            )
        )
    groups: Rows = []
    for kind, parts in (("damage", report.by_damage()), ("form", report.by_form())):
        for name, part in parts.items():
            groups.append(
                (
                    f"{kind}: {name}",
                    str(len(part.papers)),
                    percent(part.distance("cer").rate),
                    percent(part.distance("umlauts").rate),
                    *(
                        figure(part.counts(f).f1)
                        for f in ("consultations", "vote_states", "amounts", "dates", "resolution")
                    ),
                )
            )
    return [
        ("Text", ("", "rate", "95 %", "of"), text),
        (
            "Repair",
            ("recall", "precision", "harmed per 100,000 good words", "damaged", "changed", "good"),
            [
                (
                    percent(repair.recall),
                    percent(repair.precision),
                    figure(repair.harm),
                    str(repair.damaged),
                    str(repair.changed),
                    str(repair.good),
                )
            ],
        ),
        ("Fields", ("field", "precision", "recall", "F1", "95 %", "right", "wrong", "missed"), fields),
        (
            "Vote cells",
            ("on the page", "found", "cells"),
            [(a, b, str(n)) for (a, b), n in report.cells.items()],
        ),
        (
            f"Confidence: calibration error {figure(calibration_error(judged))}; {percent(high.precision)} of the "
            f"{high.count} values with 0.9 and more are right, {percent(high.share_of_right)} of all right values",
            ("stated", "values", "mean stated", "observed"),
            [
                (f"{b.low:.2f} to {b.high:.2f}", str(b.count), figure(b.stated), figure(b.observed))
                for b in reliability(judged)
            ],
        ),
        (
            "By damage and form",
            ("", "papers", "CER", "ä ö ü ß lost", "consultations", "vote states", "amounts", "dates", "resolution"),
            groups,
        ),
    ]


def page(report: Report) -> str:
    """One self-contained HTML page: the tables and two plots, no script, nothing fetched."""
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
    )
