"""What a batch did in, what people read in the terminal out."""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.errors import kind_of

if TYPE_CHECKING:
    from pipeline.batch.figures import Unread
    from pipeline.batch.run import Phase, Progress, Summary
    from pipeline.batch.survey import Survey
    from pipeline.batch.watch import Round
    from pipeline.doctor import Report
    from pipeline.model.text import Edit

WORST = 10  # failures and doubts named in the terminal; all are in the tables


def plain(text: str) -> str:
    """A name or message as a terminal may print it: no line end, control sequence or change of direction in a file's
    name takes effect."""
    acting = ("Cc", "Cf", "Cs", "Zl", "Zp")
    return escape("".join(repr(c)[1:-1] if unicodedata.category(c) in acting else c for c in text))


def console() -> Console:
    return Console(highlight=False, soft_wrap=True)


@contextmanager
def progress() -> Iterator[Progress]:
    """A bar with rate and time left on a terminal; a line now and then where the output goes to a file."""
    import time

    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    out = console()
    names: dict[Phase, str] = {"look": "looking for files", "read": "reading", "write": "writing tables"}
    if not out.is_terminal:
        began, said = time.monotonic(), time.monotonic()

        def line(phase: Phase, done: int, total: int | None, pages: int) -> None:
            nonlocal said
            if phase == "read" and time.monotonic() - said > 60:
                said = time.monotonic()
                rate = pages / (said - began) * 60
                out.print(f"{done} of {total} files read, {pages} pages, {rate:.0f} pages a minute")

        yield line
        return
    bar = Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(elapsed_when_finished=False),
        console=out,
        transient=True,
    )
    with bar:
        task = bar.add_task(names["look"], total=None, rate="")
        phase_now: list[object] = ["look", time.monotonic()]

        def move(phase: Phase, done: int, total: int | None, pages: int) -> None:
            if phase != phase_now[0]:
                phase_now[:] = [phase, time.monotonic()]
                bar.reset(task, description=names[phase], total=total, rate="")
            began = phase_now[1]
            assert isinstance(began, float)
            minutes = (time.monotonic() - began) / 60
            rate = f"{pages / minutes:.0f} pages a minute" if phase == "read" and pages and minutes > 0.01 else ""
            bar.update(task, completed=done, total=total, rate=rate)

        yield move


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", show_edge=False, pad_edge=False)
    for i, name in enumerate(columns):
        table.add_column(name, justify="left" if i == 0 else "right")
    return table


def summary(summary: Summary, outputs: Path) -> None:
    """The counts of a run, the first failures, and where the results lie."""
    out = console()
    table = _table("", "files", str(summary.found))
    for state, meaning in (("ok", "read whole"), ("partial", "read in part"), ("failed", "not read")):
        table.add_row(meaning, str(summary.states[state]))
    table.add_row("papers in the results", str(summary.papers))
    table.add_row("pages read now", str(summary.pages))
    if summary.kept:
        table.add_row("contents kept from before", str(summary.kept))
    if summary.gone:
        table.add_row("files gone since", str(summary.gone))
    if summary.withheld:
        table.add_row("withheld, not printed as public", str(summary.withheld))
    out.print(table)
    for warning in summary.warnings:
        out.print(f"[yellow]{plain(warning)}[/]")
    for name, code, message in summary.failures[:WORST]:
        out.print(f"[red]{code}[/] {plain(name)}: {plain(message or _meaning(code))}")
    if len(summary.failures) > WORST:
        out.print(f"and {len(summary.failures) - WORST} more")
    if summary.failures:
        out.print("what to do about each: `vorlagen status`")
    _places(out, outputs)


def watched(told: Round, outputs: Path) -> None:
    """A line or a few for a round of watching."""
    from datetime import datetime

    out, now = console(), datetime.now().strftime("%H:%M:%S")
    if told.error:
        out.print(f"{now} [red]{plain(str(told.error))}[/] Watching goes on.")
    if told.summary is None:
        return
    if told.taken:
        failures = {name: (code, message) for name, code, message in told.summary.failures}
        for name in told.taken[:WORST]:
            code, message = failures.get(name, ("", ""))
            how = f"[red]{code}[/] {plain(message)}" if name in failures else "read"
            out.print(f"{now} {plain(name)}: {how}")
        if len(told.taken) > WORST:
            out.print(f"{now} and {len(told.taken) - WORST} more")
    out.print(f"{now} {told.summary.papers} papers in {plain(str(outputs))}")


def survey(told: Survey) -> None:
    """What a run would read, by verdict, with an estimate of time and disk."""
    out = console()
    table = _table("", "files found", str(told.found))
    table.add_row("to read", str(told.to_read))
    table.add_row("pages, about" if told.opened < told.to_read else "pages", str(told.pages))
    table.add_row("time, about", _duration(told.seconds))
    table.add_row("disk for the results, about", f"{told.bytes / 1e6:.1f} MB")
    out.print(table)
    looked = "" if told.opened == told.to_read else f" (of the {told.opened} files opened)"
    _rows(out, f"pages by verdict on their text layer{looked}", told.verdicts.most_common())
    _rows(out, f"pages by decision{looked}", told.decisions.most_common())
    _rows(out, f"files that cannot be read, by code{looked}", _meant(told.codes))
    _rows(out, "files that cannot be opened, by code", _meant(told.closed))


def _meaning(code: str) -> str:
    kind = kind_of(code)
    return kind.title if kind else ""


def _meant(codes: Counter[str]) -> Iterator[tuple[str, int]]:
    """Counts by code with its meaning."""
    for code, count in codes.most_common():
        yield f"{code} {_meaning(code)}", count


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _places(out: Console, outputs: Path) -> None:
    for place, what in (
        ("records", "one JSON record a paper"),
        ("text", "the texts, repaired and as they were read"),
        ("tables", "CSV and Parquet; datapackage.json tells what the columns mean"),
        ("vorlagen.sqlite", "the same with full text"),
        ("oparl", "OParl 1.1, of what is surely public"),
        ("alto", "ALTO 4.4"),
        ("pdf", "searchable PDF, PDF/A-2b where the original allows it"),
        ("report.html", "what was read, how well, what needs a person first"),
    ):
        if (outputs / place).exists():
            out.print(f"{plain(str(outputs / place)):<32} {what}")


def exported(papers: int, outputs: Path) -> None:
    out = console()
    out.print(f"{papers} papers")
    _places(out, outputs)


def status(outputs: Path, *, every: bool = False) -> None:
    """The state of a folder of results, with ``every`` file that was not read whole and every paper in doubt. Raises
    UsageError where no run has been."""
    from datetime import datetime

    from pipeline.batch.ledger import Ledger
    from pipeline.batch.run import at_work
    from pipeline.store import Store

    store = Store(outputs)
    Ledger.must_be_there(store.ledger)
    out = console()
    # A copy: a run may be at work.
    with Ledger.copy(store.ledger) as ledger:
        last, counts = ledger.last_run(), ledger.counts()
        pages, seconds = ledger.pages_and_seconds()
        if last:
            began = datetime.fromtimestamp(last[0]).strftime("%d.%m.%Y %H:%M")
            if at_work(store):
                end = "at work now"
            elif last[1] is None:
                end = "not finished: run the same command again"
            else:
                end = _duration(last[1] - last[0])
            out.print(f"last run: {began}, {end}")
        table = _table("", "files", str(sum(counts.values())))
        for state in ("ok", "partial", "failed", "waiting"):
            table.add_row(state, str(counts.get(state, 0)))
        table.add_row("pages", str(pages))
        if ledger.withheld():
            table.add_row("papers withheld, not printed as public", str(ledger.withheld()))
        if seconds:
            table.add_row("pages a minute and worker", f"{pages / seconds * 60:.0f}")
        out.print(table)
        _unread(out, ledger.unread(), sys.maxsize if every else WORST)
        doubts, named = ledger.in_doubt(), ledger.doubtful(-1 if every else WORST)
        if named:
            out.print(f"\n[bold]in doubt: {doubts} papers[/], those first that need a look most")
            for name, _, reasons in named:
                out.print(f"  {plain(name)}: {plain(reasons)}")
            _more(out, doubts - len(named))


def _unread(out: Console, files: list[Unread], most: int) -> None:
    """The files that were not read whole, with what to do, by code."""
    from itertools import groupby

    from pipeline.batch.ledger import PASSING

    if files:
        out.print(f"\n[bold]not read whole: {len(files)} files[/]")
    for code, group in groupby(files, key=lambda one: one.code):
        these = list(group)
        kind = kind_of(code)
        told = kind.advice if kind else ""
        if code in PASSING and "again" not in told:
            told = f"{told} The next run tries it again.".strip()
        out.print(f"[red]{code or 'without a code'}[/] {plain(told)}")
        for one in these[:most]:
            page = f", page {one.page}" if one.page else ""
            out.print(f"  {plain(one.name)}{page}: {plain(one.message)}")
        _more(out, len(these) - most)


def _more(out: Console, left: int) -> None:
    if left > 0:
        out.print(f"  and {left} more: `vorlagen status --all`")


def _rows(out: Console, title: str, rows: Iterable[tuple[object, object]]) -> None:
    found = list(rows)
    if found:
        out.print(f"\n[bold]{title}[/]")
        for name, figure in found:
            out.print(f"{figure:>8}  {name}")


def edits(raw: str, edits: list[Edit]) -> None:
    """Every line with an edit, before in red and after in green, without colours [-before-]{+after+}; suggestions
    in yellow behind the word. A change over a line end stands once, with both lines."""
    out = console()
    for numbers, start, lines, here in _blocks(raw, edits):
        out.print(f"[dim]{numbers}[/] " + _marked(lines, start, here, out.is_terminal))


def _blocks(raw: str, edits: list[Edit]) -> Iterator[tuple[str, int, str, list[Edit]]]:
    """Number ("3", "3-4"), start, text and edits of the lines that have any; together where one goes over the end."""
    first, start, end, reach, i = 1, 0, 0, 0, 0
    here: list[Edit] = []
    for number, line in enumerate(raw.splitlines(keepends=True), start=1):
        end += len(line)
        while i < len(edits) and edits[i].start < end:
            here.append(edits[i])
            reach = edits[i].end
            i += 1
        if reach > end:
            continue
        if here:
            yield (f"{first}" if first == number else f"{first}-{number}"), start, raw[start:end], here
        first, start, here = number + 1, end, []


def _marked(line: str, start: int, here: Iterable[Edit], coloured: bool) -> str:
    parts, at = [], start
    for edit in here:
        parts.append(escape(line[at - start : edit.start - start]))
        before, after = escape(edit.before), escape(edit.after)
        if edit.outcome == "repair":
            parts.append(f"[red strike]{before}[/][green]{after}[/]" if coloured else f"\\[-{before}-]{{+{after}+}}")
        else:
            parts.append(f"{before}[yellow]({after}? {edit.confidence:.2f})[/]")
        at = edit.end
    parts.append(escape(line[at - start :]))
    return "".join(parts).rstrip("\r\n\f")


def doctor(report: Report) -> None:
    """What is here and what is missing."""
    out = console()
    out.print(f"vorlagen {report.version or 'is not installed'}, Python {report.python}, {report.system}")
    for engine in report.engines:
        out.print(f"{engine.name}: {engine.version or f'[yellow]not usable: {escape(engine.reason)}[/]'}")
    for model in report.models:
        out.print(f"model {model.name}: sha256 {model.sha256} ({escape(str(model.path))})")
    for package in report.packages:
        if not package.fits:
            out.print(f"[red]{package.name} {package.version or 'is missing'}[/] (wanted {package.wanted})")
    for gap in report.missing:
        colour = "red" if gap.needed else "yellow"
        out.print(f"[{colour}]missing: {escape(gap.what)}[/] {escape(gap.advice)}")
    out.print("[green]papers can be read here[/]" if report.exit_code == 0 else "[red]papers cannot be read here[/]")
