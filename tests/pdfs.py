"""Small PDFs with a picture and text, and what a searchable PDF made of them shows."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Pdf

from pipeline.formats.pdf import searchable
from pipeline.intake import open_source
from pipeline.model.geometry import Box
from pipeline.model.record import PageRecord, Record, SourceFile
from pipeline.model.text import Anchor, Edit, Layout, Text, TextBlock, Zone
from tests.papers import record

WORDS = ("Maßnahmen", "für", "§", "8", "€", "Größe", "Übung", "𝛼")

PICTURE = b"q 300 0 0 200 0 0 cm /P Do Q\n"


def text_of(words: list[tuple[str, Box]], edits: tuple[Edit, ...] = (), per_line: int = 4) -> Text:
    """A page of these words, ``per_line`` in a line."""
    raw, anchors = "", []
    for i, (word, box) in enumerate(words):
        if i:
            raw += "\n" if i % per_line == 0 else " "
        anchors.append(Anchor(len(raw), len(raw) + len(word), 1, box, 0.9))
        raw += word
    layout = Layout(
        tuple(anchors), (Zone(0, len(raw), "body", 1),), (TextBlock(0, len(raw), "paragraph", 1),), (), len(raw)
    )
    return Text(raw, edits, (), layout)


def paper(
    kind: str, width: float, height: float, verdict: str = "none", decision: str = "read", pages: int = 1
) -> Record:
    page: Any = {"verdict": verdict, "decision": decision, "engine": "test", "confidence": 0.9}
    return record(
        source=SourceFile(path="a.pdf", sha256="0" * 64, media_type=kind, bytes=1, pages=pages),
        pages=[PageRecord(number=1, width=width, height=height, **page)],
    )


def rows(width: float = 60, height: float = 12) -> list[tuple[str, Box]]:
    """The words in rows of four, as a page shows them."""
    placed = []
    for i, word in enumerate(WORDS):
        x, y = 20 + (i % 4) * (width + 8), 30 + (i // 4) * 30
        placed.append((word, Box(x, y, x + width, y + height)))
    return placed


def scan(
    path: Path, *, rotate: int = 0, crop: tuple[float, ...] | None = None, content: bytes = b"", **root: Any
) -> Path:
    """A PDF with a page of 300 × 200 points: a grey picture over all of it, then ``content``."""
    with Pdf.new() as pdf:
        noise = np.random.default_rng(1).integers(0, 255, (100, 150), dtype=np.uint8)
        picture = pdf.make_stream(noise.tobytes())
        picture.Type, picture.Subtype, picture.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
        picture.Width, picture.Height, picture.BitsPerComponent = 150, 100, 8
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        form = pdf.make_stream(b"BT /F 9 Tf 3 Tr 20 20 Td (old form) Tj ET")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 300, 200])
        form.Resources = Dictionary(Font=Dictionary(F=font))
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, 300, 200]),
            Rotate=rotate,
            Resources=Dictionary(XObject=Dictionary(P=picture, Form=form), Font=Dictionary(F=font)),
            Contents=pdf.make_stream(content or PICTURE),
        )
        if crop:
            page.CropBox = Array(crop)
        pdf.pages.append(pikepdf.Page(page))
        for key, value in root.items():
            pdf.Root[f"/{key}"] = value
        pdf.save(path)
    return path


def look(content: bytes | Path, number: int = 0, scale: float = 1.0) -> np.ndarray[Any, Any]:
    with pypdfium2.PdfDocument(content) as document:
        return np.array(document[number].render(scale=scale).to_numpy())


def found(content: bytes, number: int = 0) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(document[number].get_textpage().get_text_range().replace("\ufffe", "-").split())


def made(text: Text, original: Path, kind: str = "application/pdf", **more: str) -> bytes:
    with open_source(original) as source:
        sheet = source.sheet(1)
    return pdf_of(paper(kind, sheet.width, sheet.height, **more), text, original)


def pdf_of(told: Record, text: Text, original: Path) -> bytes:
    with tempfile.TemporaryDirectory() as place:
        to = Path(place) / "made.pdf"
        assert searchable(told, text, original, to)
        return to.read_bytes()
