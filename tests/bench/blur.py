"""Letters read wrong on pages out of focus: ``python -m tests.bench.blur [FORM …]`` (ids of develop papers).

The first page of each paper is drawn, scanned by the generator's engine in every way of ``WAYS`` and read; what the
pipeline reads of the PDF itself is the truth.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image
from rapidfuzz.distance import Levenshtein

from pipeline.reader import read_file
from pipeline.settings import Settings
from samples.generator.develop.plan import PLAN, make
from samples.generator.develop.ways import born
from samples.generator.engine import Recipe
from samples.generator.engine.damage import scan

FORMS = ("kreis-digital", "gemeinderat-boxes-digital", "formblatt-digital", "schreibmaschine-scan")
_BASE = Recipe(skew=0.3, noise=3, paper=244)
WAYS = (
    _BASE,
    replace(_BASE, blur=1.35),
    replace(_BASE, blur=1.7),
    replace(_BASE, blur=2.5),
    replace(_BASE, blur=3.5, jpeg=30, light=0.5),
    replace(_BASE, dpi=200, blur=2.5, jpeg=25),
    replace(_BASE, dpi=150, blur=1.7, jpeg=25),
    replace(_BASE, dpi=150, blur=2.5, jpeg=25),
)


def main() -> None:
    """Print a row for each form and way: letters wrong in percent."""
    for entry in (e for e in PLAN if e.id in (sys.argv[1:] or FORMS)):
        with TemporaryDirectory() as name:
            folder = Path(name)
            page = folder / "page.pdf"
            make(replace(entry, way=born()), folder)
            with pikepdf.open(folder / f"{entry.id}.pdf") as pdf, pikepdf.new() as one:
                one.pages.append(pdf.pages[0])
                one.save(page)
            truth = _text(page)
            for way in WAYS:
                read = _text(_scanned(page, way))
                share = 100 * Levenshtein.distance(truth, read) / len(truth)
                print(f"{entry.id:28} {way.dpi} dpi, blur {0.24 * way.blur:.2f} points: {share:.2f} %", flush=True)


def _scanned(page: Path, way: Recipe) -> Path:
    drawn = pypdfium2.PdfDocument(page)[0].render(scale=way.dpi / 72).to_pil().convert("L")
    path = page.with_suffix(".jpg")
    Image.fromarray(scan(np.asarray(drawn), None, way, 7).pixels).save(path, dpi=(way.dpi, way.dpi), quality=way.jpeg)
    return path


def _text(path: Path) -> str:
    found = read_file(path, Settings(several=False))[0].text
    return " ".join(found.string[found.body.start : found.body.end].split())


if __name__ == "__main__":
    main()
