"""Drawn vote tables go in (``tests/vote_tables.py``); how many steps and cells were read right comes out.

Each form is read as a PDF with text, as a scan at 300 dpi and as one at 200 dpi in black and white. Counted are the
steps with date and body, the cells of votes with the right state and number, and what is wrong with confidence above
0.9. Seeds below 1000 were looked at during development, those from 1000 on are for figures only::

    python -m tests.bench.votes [--first 1000] [--count 100] [--kinds digital 300 200] [--show]
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from pipeline import reader
from tests.vote_drawing import pdf, scanned
from tests.vote_tables import VOTES, form

KINDS = ("digital", "300", "200")


def read(seed: int, kind: str) -> tuple[Counter[str], list[str]]:
    """The counts for one form read as ``kind``, and a line for each thing that is wrong."""
    drawn = form(seed)
    data = pdf(drawn)
    if kind != "digital":
        data = scanned(data, int(kind), kind == "200", seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.pdf"
        path.write_bytes(data)
        record = reader.read_file(path)[0].record.model_dump(mode="json")
    return judged(drawn.truth(), record["consultations"])


def judged(truth: list[dict[str, Any]], found: list[dict[str, Any]]) -> tuple[Counter[str], list[str]]:
    """Counts and what is wrong, of the steps that a record has against those that were drawn."""
    count: Counter[str] = Counter(steps=len(truth))
    wrong: list[str] = []
    free = list(found)
    for step in truth:
        mate = next((f for f in free if _key(f) == (step["date"], step["body"])), None)
        if mate is None:
            wrong.append(f"no step {step['date']} {step['body']}")
        else:
            free.remove(mate)
            count["steps right"] += 1
        votes = (mate or {}).get("votes") or {}
        for name in VOTES:
            due = step["votes"][name]
            cell = votes.get(name) or {"state": "absent", "value": None, "confidence": 0.0}
            got = cell["value"] if cell["state"] == "value" else cell["state"]
            if due == got == "absent":
                continue
            count["cells"] += 1
            count["cells right"] += due == got
            if due != got:
                count["invented"] += isinstance(got, int)
                sure = cell["confidence"] > 0.9
                count["wrong and sure"] += sure
                wrong.append(f"{step['body']} {name}: {due} read as {got} ({cell['confidence']:.2f}){' SURE' * sure}")
    for extra in free:
        count["extra"] += 1
        wrong.append(f"extra step {_key(extra)}")
    return count, wrong


def _key(step: dict[str, Any]) -> tuple[str | None, str | None]:
    return (step["date"] or {}).get("start"), (step["body"] or {}).get("value")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=int, default=1000)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--kinds", nargs="+", default=list(KINDS), choices=KINDS)
    parser.add_argument("--show", action="store_true", help="every wrong thing, by seed")
    parser.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_args()
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    seeds = range(arguments.first, arguments.first + arguments.count)
    with ProcessPoolExecutor(arguments.jobs) as pool:
        for kind in arguments.kinds:
            total: Counter[str] = Counter()
            for seed, (count, wrong) in zip(seeds, pool.map(partial(read, kind=kind), seeds), strict=True):
                total += count
                if arguments.show and wrong:
                    drawn = form(seed)
                    print(f"{kind} {seed} ({drawn.rules}, {[c.head for c in drawn.columns]}, over: {drawn.spanning})")
                    print("".join(f"    {line}\n" for line in wrong), end="")
            print(
                f"{kind:8} steps {total['steps right']} of {total['steps']} "
                f"({total['steps right'] / total['steps']:.1%}), {total['extra']} more; cells {total['cells right']} "
                f"of {total['cells']} ({total['cells right'] / total['cells']:.1%}), numbers invented "
                f"{total['invented']}, wrong with more than 0.9: {total['wrong and sure']}",
                flush=True,
            )


if __name__ == "__main__":
    main()
