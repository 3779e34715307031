"""`make score`: both sets of papers generated, read and scored; a figure worse than noise allows fails.

    python -m tests.bench.score [--set develop|evaluate] [--record]

The papers lie in build/sets, the results in build/score (JSON and a page with plots for each set). What the last
recorded version reached stands in docs/figures.json, as a table in docs/figures.md; ``--record`` writes both anew. A
figure fails when it is worse than the far end of the 95 % interval that was recorded with it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rich.console import Console

from pipeline.score import Report, score
from pipeline.score.report import page, show

ROOT = Path(__file__).parents[2]
SETS = ("develop", "evaluate")
BUILD = ROOT / "build"
FIGURES = ROOT / "docs" / "figures.json"
TABLE = ROOT / "docs" / "figures.md"
TEXT = ("cer", "wer", "umlauts")


def stamp(name: str) -> str:
    """A checksum of the generator: a changed generator makes its papers anew."""
    digest = hashlib.sha256(name.encode())
    for path in sorted((ROOT / "samples" / "generator").rglob("*")):
        if path.suffix in {".py", ".ttf"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def papers(name: str) -> Path:
    """The folder with the papers of a set, generated where it is missing or older than the generator."""
    folder = BUILD / "sets" / name
    mark = folder / ".stamp"
    if not mark.exists() or mark.read_text(encoding="utf-8") != stamp(name):
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "samples.generator", name, "-o", str(folder)], cwd=ROOT, check=True)
        mark.write_text(stamp(name), encoding="utf-8")
    return folder


def read(name: str) -> Report:
    """A set read and scored; its JSON and its page lie in build/score."""
    folder, outputs = papers(name), BUILD / "score" / name
    command = [sys.executable, "-m", "pipeline", "run", str(folder), "-o", str(outputs), "--again"]
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.returncode)
    report = score(outputs, folder)
    (BUILD / "score" / f"{name}.json").write_text(json.dumps(summary(report), indent=1), encoding="utf-8")
    (BUILD / "score" / f"{name}.html").write_text(page(report), encoding="utf-8")
    return report


def summary(report: Report) -> dict[str, Any]:
    """The figures of a report, whole and by class of damage and form."""
    return {
        **report.to_json(),
        "by_damage": {name: part.to_json() for name, part in report.by_damage().items()},
        "by_form": {name: part.to_json() for name, part in report.by_form().items()},
    }


def figures(report: Report) -> dict[str, Any]:
    """What is recorded by version: rates and F1, each with its interval."""
    whole = report.to_json()
    return {
        "papers": whole["papers"],
        "text": {n: {k: whole["text"][n][k] for k in ("rate", "interval")} for n in TEXT},
        "fields": {n: {k: v[k] for k in ("f1", "interval")} for n, v in whole["fields"].items()},
        "calibration_error": whole["calibration"]["error"],
        "sure": whole["calibration"]["sure"],
    }


def regressions(name: str, now: dict[str, Any], before: dict[str, Any]) -> Iterator[str]:
    """Every figure that is worse than the interval recorded with it allows."""
    for key, old in before["text"].items():
        new = now["text"][key]["rate"]
        if old["interval"] and new is not None and new > old["interval"][1]:
            yield f"{name}: {key} {100 * new:.2f} %, recorded {100 * old['rate']:.2f} %"
    for key, old in before["fields"].items():
        new = now["fields"].get(key, {}).get("f1")
        if old["interval"] and old["f1"] is not None and (new is None or new < old["interval"][0]):
            yield f"{name}: {key} F1 {new if new is None else round(new, 3)}, recorded {old['f1']:.3f}"


def write_table(recorded: dict[str, Any]) -> str:
    """docs/figures.md: a row a figure, a column a version, newest last."""
    lines = [
        "# Figures by version",
        "",
        "Made by `make score` (`python -m tests.bench.score --record`); the 95 % intervals stand in figures.json.",
    ]
    for name in SETS:
        versions = [v for v in recorded if name in recorded[v]]
        if not versions:
            continue
        last = recorded[versions[-1]][name]
        lines += ["", f"## {name} ({last['papers']} papers)", "", "| figure | " + " | ".join(versions) + " |"]
        lines.append("|---|" + "---:|" * len(versions))
        for key in TEXT:
            cells = [percent(recorded[v][name]["text"][key]["rate"]) for v in versions]
            lines.append(f"| {key} | " + " | ".join(cells) + " |")
        for key in last["fields"]:
            cells = [number(recorded[v][name]["fields"].get(key, {}).get("f1")) for v in versions]
            lines.append(f"| {key}, F1 | " + " | ".join(cells) + " |")
        cells = [number(recorded[v][name]["calibration_error"]) for v in versions]
        lines.append("| calibration error | " + " | ".join(cells) + " |")
        cells = [percent(recorded[v][name]["sure"]["precision"]) for v in versions]
        lines.append("| right among values with 0.9 and more | " + " | ".join(cells) + " |")
        cells = [percent(recorded[v][name]["sure"]["share_of_right"]) for v in versions]
        lines.append("| their share of all right values | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.2f} %"


def number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def main() -> None:
    arguments = argparse.ArgumentParser(description="Generate, read and score both sets of papers.")
    arguments.add_argument("--set", choices=SETS, help="only this one")
    arguments.add_argument("--record", action="store_true", help="keep the figures as those of this version")
    chosen = arguments.parse_args()
    recorded: dict[str, Any] = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    known = {name: part for v in recorded.values() for name, part in v.items()}
    console = Console(width=140)
    worse: list[str] = []
    for name in [chosen.set] if chosen.set else SETS:
        report = read(name)
        console.rule(name)
        show(report, console)
        now = figures(report)
        if name in known:
            worse += regressions(name, now, known[name])
        if chosen.record:
            recorded.setdefault(version("vorlagen"), {})[name] = now
    if chosen.record:
        FIGURES.write_text(json.dumps(recorded, indent=1) + "\n", encoding="utf-8")
        TABLE.write_text(write_table(recorded), encoding="utf-8")
    console.print(f"JSON and pages: {(BUILD / 'score').relative_to(ROOT)}")
    for line in worse:
        console.print(f"worse than before: {line}", style="red")
    sys.exit(1 if worse and not chosen.record else 0)


if __name__ == "__main__":
    main()
