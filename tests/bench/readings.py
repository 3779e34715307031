"""A text comes in; what Tesseract reads of its rendered pages goes out, by font, resolution, noise and language."""

from __future__ import annotations

import io
import os
import subprocess
import tempfile
from functools import cache
from hashlib import sha256
from itertools import product
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

FOLDER = Path(os.environ.get("FONTS", "/usr/share/fonts/truetype"))
"""Where the Debian packages fonts-liberation, fonts-dejavu-core and fonts-crosextra-carlito lay their files."""
FILES = {
    "sans": "liberation/LiberationSans-Regular.ttf",
    "serif": "liberation/LiberationSerif-Regular.ttf",
    "wide": "dejavu/DejaVuSans.ttf",
    "office": "crosextra/Carlito-Regular.ttf",
}
BUILT_IN = {"sans": "Helvetica", "serif": "Times-Roman", "wide": "Courier", "office": "Helvetica"}
KINDS = tuple(product(FILES, (300, 200, 150), ("clean", "noisy")))
CACHE = Path(tempfile.gettempdir()) / "vorlagen-readings"


@cache
def _font(name: str) -> str:
    path = FOLDER / FILES[name]
    if not path.exists():
        return BUILT_IN[name]
    pdfmetrics.registerFont(TTFont(name, str(path)))
    return name


def _pdf(text: str, font: str, size: float = 11) -> bytes:
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4, invariant=1)
    width, height = A4
    margin, lead, y = 70, size * 1.28, height - 70
    page.setFont(_font(font), size)
    for paragraph in text.splitlines():
        for line in simpleSplit(paragraph, _font(font), size, width - 2 * margin) or [""]:
            if y < margin:
                page.showPage()
                page.setFont(_font(font), size)
                y = height - margin
            page.drawString(margin, y, line)
            y -= lead
        y -= 0.4 * lead
    page.save()
    return out.getvalue()


def _worn(image: Image.Image, generator: np.random.Generator) -> Image.Image:
    """A copy of a copy: blurred, paler, grainy, a third of a degree askew, pressed as JPEG."""
    image = image.filter(ImageFilter.GaussianBlur(0.7 * image.width / 1654))
    grey = 255 - (255 - np.asarray(image, dtype=np.float32)) * 0.85
    grey = np.clip(grey + generator.normal(0, 14, grey.shape), 0, 255)
    image = Image.fromarray(grey.astype(np.uint8)).rotate(0.3, fillcolor=255, resample=Image.Resampling.BICUBIC)
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=45)
    packed.seek(0)
    return Image.open(packed).convert("L")


def read(text: str, font: str, dpi: int, noise: str, language: str = "eng") -> str:
    """The reading of all pages of `text`; kept in the temporary folder of the system for the next call."""
    key = sha256(f"{_font(font)} {dpi} {noise} {language}\n{text}".encode()).hexdigest()[:24]
    kept = CACHE / f"{key}.txt"
    if kept.exists():
        return kept.read_text(encoding="utf-8")
    CACHE.mkdir(exist_ok=True)
    generator = np.random.default_rng(1)
    pages = []
    document = pdfium.PdfDocument(_pdf(text, font))
    for i in range(len(document)):
        image = document[i].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        if noise == "noisy":
            image = _worn(image, generator)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "page.pgm"
            image.save(path)
            done = subprocess.run(
                ["tesseract", str(path), "-", "-l", language, "--psm", "3", "--dpi", str(dpi)],
                capture_output=True,
                text=True,
                check=True,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
        pages.append(done.stdout)
    reading = "\n".join(pages)
    kept.write_text(reading, encoding="utf-8")
    return reading
