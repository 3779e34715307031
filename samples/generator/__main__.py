"""``python -m samples.generator develop -o FOLDER`` writes the develop set; ``samples`` the committed samples."""

from __future__ import annotations

import argparse
import shutil
import time
from pathlib import Path

from samples.generator.develop.plan import PLAN, make
from samples.generator.evaluate.__main__ import write

SAMPLES = Path(__file__).parent.parent


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m samples.generator", description=__doc__)
    parser.add_argument("set", choices=["develop", "evaluate", "samples"])
    parser.add_argument("-o", "--output", type=Path, help="folder to write to (samples: the samples folder)")
    parser.add_argument("--only", help="only papers whose id contains this")
    options = parser.parse_args()
    if options.set != "samples" and options.output is None:
        parser.error(f"{options.set} needs -o FOLDER")
    if options.set == "evaluate":
        write(options.output, options.only)
        return
    folder = options.output or SAMPLES
    began = time.monotonic()
    papers = pages = 0
    votes = {"value": 0, "blank": 0, "unreadable": 0}
    for entry in PLAN:
        if (options.set == "samples" and not entry.sample) or (options.only and options.only not in entry.id):
            continue
        truth = make(entry, folder)
        papers, pages = papers + 1, pages + len(truth["pages"])
        for step in truth["record"]["consultations"]:
            for vote in step["votes"].values():
                if vote["state"] in votes:
                    votes[vote["state"]] += 1
    if options.set == "samples":
        shutil.rmtree(folder / ".layers", ignore_errors=True)
    if not papers:
        parser.error(f"no paper's id contains {options.only!r}")
    print(f"{papers} papers, {pages} pages, {sum(votes.values())} vote cells {votes}, {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
