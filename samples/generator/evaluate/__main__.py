"""``python -m samples.generator.evaluate -o FOLDER`` writes the evaluation set with its truth."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

from samples.generator.evaluate.plan import PLAN, make


def write(folder: Path, only: str | None = None) -> None:
    """Write the papers whose id contains ``only`` (all when None) and print what was made."""
    began = time.monotonic()
    forms: Counter[str] = Counter()
    votes: Counter[str] = Counter()
    pages = 0
    for entry in PLAN:
        if only and only not in entry.id:
            continue
        truth = make(entry, folder)
        forms[truth["form"]] += 1
        pages += len(truth["pages"])
        states = (vote["state"] for step in truth["record"]["consultations"] for vote in step["votes"].values())
        votes.update(state for state in states if state != "absent")
    if not forms:
        raise SystemExit(f"no paper's id contains {only!r}")
    print(
        f"{forms.total()} papers of {len(forms)} forms, {pages} pages, {votes.total()} vote cells {dict(votes)}, "
        f"{time.monotonic() - began:.0f} s"
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m samples.generator.evaluate", description=__doc__)
    parser.add_argument("-o", "--output", type=Path, required=True, help="folder to write to")
    parser.add_argument("--only", help="only papers whose id contains this")
    options = parser.parse_args()
    write(options.output, options.only)


if __name__ == "__main__":
    main()
