"""``python -m samples.generator.contact FOLDER… -o sheet.png`` lays twenty pages of the papers beside each other.

Drawn by lot (``--seed``) from the papers that can be seen, and from as many forms as there are.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image

COLUMNS, ROWS = 5, 4


def page(paper: Path, number: int, width: int) -> Image.Image:
    """A page of a PDF or a picture file in colour, ``width`` pixels wide."""
    if paper.suffix == ".pdf":
        document = pypdfium2.PdfDocument(paper)
        found = document[number - 1]
        image = found.render(scale=3 * width / found.get_width()).to_pil().convert("RGB")
        document.close()
    else:
        with Image.open(paper) as file:
            file.seek(number - 1 if getattr(file, "n_frames", 1) > 1 else 0)
            image = file.convert("RGB")
    return image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)


def drawn(folders: list[Path], seed: int) -> list[tuple[Path, int]]:
    """Papers and their pages, one paper a form as far as the forms reach."""
    rng = random.Random(seed)
    truths: list[tuple[Path, dict[str, Any]]] = [
        (folder, json.loads(path.read_text(encoding="utf-8")))
        for folder in folders
        for path in sorted(folder.glob("*.truth.json"))
    ]
    seen = [(folder, truth) for folder, truth in truths if not truth["file"].endswith(".txt")]
    rng.shuffle(seen)
    forms: dict[str, int] = {}
    for number, (_, truth) in enumerate(seen):
        forms.setdefault(truth["form"], number)
    firsts = rng.sample(list(forms.values()), len(forms))
    order = [*firsts, *(n for n in range(len(seen)) if n not in firsts)]
    chosen = [seen[n] for n in order[: COLUMNS * ROWS]]
    return [
        (folder / truth["file"], rng.choice([truth["first_page"], *(p["number"] for p in truth["pages"])]))
        for folder, truth in chosen
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m samples.generator.contact", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", help="folders of papers with truth")
    parser.add_argument("-o", "--output", type=Path, required=True, help="picture to write")
    parser.add_argument("--seed", type=int, default=1, help="another draw")
    parser.add_argument("--width", type=int, default=300, help="of a page, in pixels")
    options = parser.parse_args()
    gap, wide = options.width // 40, options.width
    tall = round(wide * 1.4143)
    sheet = Image.new("RGB", (COLUMNS * (wide + gap) + gap, ROWS * (tall + gap) + gap), "#6e6e6e")
    for place, (paper, number) in enumerate(drawn(options.folders, options.seed)):
        found = page(paper, number, wide)
        found.thumbnail((wide, tall))
        sheet.paste(found, (gap + place % COLUMNS * (wide + gap), gap + place // COLUMNS * (tall + gap)))
    sheet.quantize(64, dither=Image.Dither.NONE).save(options.output, optimize=True)


if __name__ == "__main__":
    main()
