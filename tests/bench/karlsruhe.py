"""Real papers with the metadata of their council information system go in; how many steps were found comes out.

Of the steps whose date is printed in the text: the share with the right date and body (a short form counts where a
register has it, nothing looser). Developed on half of the papers (by a hash of their id), reported for both halves::

    python tests/bench/karlsruhe.py [papers.jsonl.gz] [--misses N]
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import time
from pathlib import Path
from typing import Any

from pipeline import outline
from pipeline.fields import consultations, identity, names
from pipeline.german import bodies
from pipeline.german.fold import fold
from pipeline.model.text import Text

# Everyday names of the town's bodies, as a register of it would list them beside the full ones.
TOWN = {
    "Hauptausschuss": "Haupt- und Finanzausschuss",
    "AföE": "Ausschuss für öffentliche Einrichtungen",
}
DEFAULT = Path(__file__).parents[3] / "shared" / "real" / "karlsruhe_dev.jsonl.gz"


def papers(path: Path = DEFAULT) -> list[dict[str, Any]]:
    """The papers of the file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def half(paper: dict[str, Any]) -> str:
    """``develop`` or ``apart``, by the paper's id alone."""
    return "develop" if int(hashlib.sha256(str(paper["id"]).encode()).hexdigest(), 16) % 2 == 0 else "apart"


def printed(text: str, iso: str) -> bool:
    """Whether the day stands in the text in one of the usual forms, a pair of days ("03./04.11.2015") included."""
    year, month, day = iso.split("-")
    d, m = int(day), int(month)
    months = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ]
    forms = (
        rf"(?<!\d)0?{d}\.\s?0?{m}\.\s?(?:{year}|{year[2:]})(?!\d)",
        rf"(?<!\d)0?{d}\.\s?{months[m - 1]}\s+{year}",
        rf"(?<!\d)0?{d}\.?\s?[/+]\s?\d{{1,2}}\.0?{m}\.{year}",
    )
    return any(re.search(form, text) for form in forms)


def same_body(found: str, meant: str) -> bool:
    """The same body: the same name, or a short form that the register of short forms or that of the town lists."""
    one, other = fold(found), fold(meant)
    return one == other or fold(bodies.SHORT_FORMS.get(found, "")) == other or fold(TOWN.get(found, "")) == other


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("papers", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument(
        "--misses", type=int, default=0, help="show that many papers with a missing step (develop half)"
    )
    parser.add_argument("--field", default="steps", choices=["steps", "reference", "name", "extra"])
    arguments = parser.parse_args()
    count = {
        h: dict.fromkeys(
            ("steps", "found", "extra", "papers", "references", "reference right", "names", "name right"), 0
        )
        for h in ("develop", "apart")
    }
    shown = 0
    began = time.process_time()
    everyone = list(papers(arguments.papers))
    for paper in everyone:
        tally = count[half(paper)]
        tally["papers"] += 1
        text = Text(paper["text"])
        found_outline = outline.find(text)
        steps = consultations.find(text, found_outline)
        found = [
            (m.value.date.value, m.value.body.value.name if m.value.body else "")
            for m in steps
            if m.value.date is not None
        ]
        missed = []
        for step in paper["consultations"]:
            if not step["date"] or not printed(paper["text"], step["date"]):
                continue
            tally["steps"] += 1
            hit = any(
                step["date"] in (str(span.start), str(span.end)) and same_body(name, step["body"])
                for span, name in found
            )
            tally["found"] += hit
            if not hit:
                missed.append(step)
        days = {s["date"] for s in paper["consultations"]}
        extra = [f for f in found if str(f[0].start) not in days and str(f[0].end) not in days]
        tally["extra"] += len(extra)
        references = [m.value for m in sorted(identity.reference(text, found_outline), key=lambda m: -m.confidence)]
        wrong_reference = wrong_name = False
        if paper["reference"] and paper["reference"] in paper["text"] and "/" in paper["reference"]:
            tally["references"] += 1
            right = bool(references) and references[0] == paper["reference"]
            tally["reference right"] += right
            wrong_reference = not right
        called = sorted(names.find(text, found_outline), key=lambda m: -m.confidence)
        flat = fold(paper["text"])
        if fold(paper["name"]) in flat:
            tally["names"] += 1
            right = bool(called) and (fold(called[0].value) == fold(paper["name"]))
            tally["name right"] += right
            wrong_name = not right
        wanted = {"steps": missed, "extra": extra, "reference": wrong_reference, "name": wrong_name}[arguments.field]
        if wanted and shown < arguments.misses and half(paper) == "develop":
            shown += 1
            print("=" * 100, paper["id"], paper["year"], paper["paper_type"], paper["reference"], "|", paper["name"])
            print(
                "wanted:",
                wanted if arguments.field in ("steps", "extra") else "",
                "found:",
                [(str(s.start), str(s.end), n) for s, n in found],
                references[:2],
                [n.value for n in called[:1]],
            )
            print(re.sub(r"\n[ \n]*\n", "\n\n", paper["text"])[:1300])
    pages = sum(p["text"].count("\f") + max(len(p["text"]) // 2500, 1) for p in everyone)
    spent = (time.process_time() - began) / pages * 1000
    print(f"{spent:.1f} ms of CPU a page of 2,500 letters for outline, steps, reference and name")
    for name, tally in count.items():
        print(
            f"{name:8} {tally['papers']} papers: {tally['found']} of {tally['steps']} printed steps "
            f"({tally['found'] / tally['steps']:.2%}), {tally['extra']} steps on a day without a meeting, "
            f"reference {tally['reference right']}/{tally['references']}, name {tally['name right']}/{tally['names']}"
        )


if __name__ == "__main__":
    main()
