"""Two real scans with a transcription by eye: how many characters are read wrong, page by page.

    python -m tests.bench.scans [--words]

The transcriptions hold lines as printed, so the text before the joining of hyphens is compared. Words inside a picture
(a map) are left out, runs of dashes count as one, as the notes of the transcriptions ask.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

from pipeline.model.geometry import Box, contains
from pipeline.model.text import Text
from pipeline.reader import Document, read_file
from pipeline.score.text import Distance, character_errors

SCANS = Path(__file__).parents[3] / "shared" / "real" / "scans"


def body(document: Document, page: int, pictures: list[list[float]]) -> str:
    """The body of one page as it was read, without the words that stand in a picture."""
    text: Text = document.text
    end = text.layout.body_end if text.layout.body_end is not None else len(text.raw)
    zones = [z for z in text.layout.zones if z.page == page and z.kind == "body" and z.start < end]
    size = document.pages[page - 1]
    boxes = [Box(a * size.width, b * size.height, c * size.width, d * size.height) for a, b, c, d in pictures]
    out = []
    for zone in zones:
        at = zone.start
        for word in (w for w in text.layout.anchors if zone.start <= w.start < zone.end):
            out.append(text.raw[at : word.start])
            if not (word.box and any(contains(box, *word.box.middle) for box in boxes)):
                out.append(text.raw[word.start : word.end])
            at = word.end
        out.append(text.raw[at : zone.end])
    return "".join(out)


def one_dash(text: str) -> str:
    return re.sub(r"-{4,}", "-", text)


def measure(name: str) -> list[tuple[Distance, str, str]]:
    """For each page of a scan: its errors, the truth and what was read."""
    truth = json.loads((SCANS / f"{name}.json").read_text(encoding="utf-8"))
    document = read_file(SCANS / f"{name}.pdf")[0]
    pages = []
    for number, expected in enumerate(truth["pages"], start=1):
        pictures = truth["page_marks"][number - 1].get("picture_boxes", [])
        found = body(document, number, pictures)
        pages.append((character_errors(one_dash(expected), one_dash(found)), expected, found))
    return pages


def main() -> None:
    if not SCANS.is_dir():
        sys.exit("the real scans are not here")
    for path in sorted(SCANS.glob("*.json")):
        started = time.process_time()
        for number, (distance, expected, found) in enumerate(measure(path.stem), start=1):
            print(f"{path.stem} page {number}: CER {100 * (distance.rate or 0):.2f} % of {distance.length}")
            if "--words" in sys.argv:
                print(f"--- printed\n{expected}\n--- read\n{found}")
        print(f"{path.stem}: {time.process_time() - started:.1f} CPU s")


if __name__ == "__main__":
    main()
