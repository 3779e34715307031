"""Papers of further hands: forms printed by a browser, with the truth of their records.

Who wrote them knew no reader. Those in tests/data/others are closed: who makes the readers looks at their figures
only. Those in tests/data/opened were so once, each until its first figure was told, and are developed on since.
``scanned`` prints them as scans, damaged in turn in each way of the develop set
(``samples/generator/develop/ways.py``); their truth stays as it is.
"""

from __future__ import annotations

import json
import tempfile
import zlib
from pathlib import Path

from samples.generator.develop import ways
from samples.generator.engine import damage, imaged
from samples.generator.engine.output import render

CLOSED = Path(__file__).parents[1] / "data" / "others"
OPENED = Path(__file__).parents[1] / "data" / "opened"
WAYS = {
    "office": ways.S300, "old": ways.OLD, "bw200": ways.BW200, "fax": ways.FAX, "low": ways.LOW, "light": ways.LIGHT,
    "soft": ways.SOFT, "bleed": ways.BLEED, "filed": ways.FILED, "copy": ways.COPY, "weak": ways.WEAK,
    "skewed": ways.SKEWED, "colour": ways.COLOR,
}  # fmt: skip


def scanned(papers: Path, folder: Path) -> None:
    """Scans of all ``papers`` and their truth into ``folder``; the same paper is damaged alike at each call."""
    folder.mkdir(parents=True, exist_ok=True)
    names = list(WAYS)
    for number, path in enumerate(sorted(papers.glob("*.pdf"))):
        recipe = WAYS[names[number % len(names)]]
        pages = render(path.read_bytes(), recipe.dpi, recipe.mode != "color")
        behind = [pages[n + 1] if n % 2 == 0 and n + 1 < len(pages) else pages[n - 1] for n in range(len(pages))]
        seed = zlib.crc32(path.name.encode())
        scans = [damage.scan(page, behind[n], recipe, seed + n) for n, page in enumerate(pages)]
        with tempfile.TemporaryDirectory() as place:
            (folder / path.name).write_bytes(imaged.image_pdf(scans, recipe, None, Path(place)))
        truth = json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8"))
        truth["damage"] = ["scan", *recipe.classes()]
        told = json.dumps(truth, ensure_ascii=False, indent=1)
        (folder / path.with_suffix(".truth.json").name).write_text(told + "\n", encoding="utf-8")
