"""Scanned pages go in, a PDF of page images comes out, with the text that Tesseract really read where it is wanted."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pikepdf
from PIL import Image, TiffImagePlugin
from reportlab.pdfgen.canvas import Canvas

from samples.generator.engine.damage import Scan
from samples.generator.engine.recipe import Recipe
from samples.generator.engine.toner import Pixels


def image_pdf(scans: Sequence[Scan | None], recipe: Recipe, layer: str | None, folder: Path) -> bytes:
    """A PDF with a page a scan; ``layer`` as in ``output.scanned``; Tesseract's answers are kept in ``folder``."""
    with pikepdf.new() as out:
        for found in scans:
            if found is None:
                continue
            stored = Scan(np.ascontiguousarray(np.rot90(found.pixels, found.stored_turn)), found.dpi, found.map)
            width, height = stored.size
            if layer:
                with pikepdf.open(io.BytesIO(layer_page(stored, layer, folder))) as text:
                    out.pages.append(text.pages[0])
                page = out.pages[-1]
            else:
                page = out.add_blank_page(page_size=(width, height))
            page.MediaBox = pikepdf.Array([0, 0, round(width, 2), round(height, 2)])
            image = _image_object(out, stored, recipe)
            if "/Resources" not in page:
                page.Resources = pikepdf.Dictionary()
            if "/XObject" not in page.Resources:
                page.Resources.XObject = pikepdf.Dictionary()
            page.Resources.XObject["/Scan"] = image
            page.contents_add(f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Scan Do Q".encode("ascii"))
            if found.stored_turn:
                page.Rotate = 90 * found.stored_turn
        return saved(out)


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The same bytes for the same pages: no dates, no random ids."""
    for name in ("/Info", "/ID"):
        if name in pdf.trailer:
            del pdf.trailer[name]
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _image_object(pdf: pikepdf.Pdf, found: Scan, recipe: Recipe) -> pikepdf.Stream:
    height, width = found.pixels.shape[:2]
    common = {"Type": pikepdf.Name.XObject, "Subtype": pikepdf.Name.Image, "Width": width, "Height": height}
    if recipe.mode == "bw":
        parameters = pikepdf.Dictionary(K=-1, Columns=width, Rows=height, BlackIs1=True)
        stream = pikepdf.Stream(
            pdf, _group4(found.pixels), **common, ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=1
        )
        stream.Filter, stream.DecodeParms = pikepdf.Name.CCITTFaxDecode, parameters
        return stream
    space = pikepdf.Name.DeviceRGB if found.pixels.ndim == 3 else pikepdf.Name.DeviceGray
    if recipe.jpeg is None:
        return pikepdf.Stream(pdf, found.pixels.tobytes(), **common, ColorSpace=space, BitsPerComponent=8)
    data = io.BytesIO()
    Image.fromarray(found.pixels).save(data, "JPEG", quality=recipe.jpeg, optimize=True)
    stream = pikepdf.Stream(pdf, data.getvalue(), **common, ColorSpace=space, BitsPerComponent=8)
    stream.Filter = pikepdf.Name.DCTDecode
    return stream


def _group4(pixels: Pixels) -> bytes:
    """CCITT group 4 data of a page of 0 and 255, in one strip."""
    data = io.BytesIO()
    info = TiffImagePlugin.ImageFileDirectory_v2()
    info[278] = pixels.shape[0]
    # Black is 0 in a PDF's DeviceGray, as in a TIFF whose interpretation is "white is zero" for the coder.
    Image.fromarray(pixels).point(lambda v: 255 if v > 127 else 0).convert("1").save(
        data, "TIFF", compression="group4", tiffinfo=info
    )
    with Image.open(data) as tiff:
        tags = tiff.tag_v2  # type: ignore[attr-defined]
        if len(tags[273]) != 1:
            raise ValueError("the page did not fit into one strip")
        return data.getvalue()[tags[273][0] : tags[273][0] + tags[279][0]]


def tesseract(found: Scan, language: str, folder: Path, kind: str) -> bytes:
    """One run over a page; kept beside the output so that the same page is not read twice."""
    height, width = found.pixels.shape[:2]
    magic = "P6" if found.pixels.ndim == 3 else "P5"
    picture = f"{magic}\n{width} {height}\n255\n".encode("ascii") + found.pixels.tobytes()
    kept = folder / ".layers" / f"{hashlib.sha256(picture).hexdigest()[:24]}-{language}-{kind}"
    if kept.exists():
        return kept.read_bytes()
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "page.ppm"
        source.write_bytes(picture)
        options = ["-c", "textonly_pdf=1"] if kind == "pdf" else []
        command = [
            "tesseract",
            str(source),
            str(Path(place) / "out"),
            "-l",
            language,
            "--dpi",
            str(found.dpi),
            *options,
            kind,
        ]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
        data = (Path(place) / f"out.{kind}").read_bytes()
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(data)
    return data


def layer_page(found: Scan, language: str, folder: Path) -> bytes:
    """A PDF page of invisible text only; ``language`` "glued": what `deu` reads, without its blanks."""
    if language != "glued":
        return tesseract(found, language, folder, "pdf")
    rows = [r.split("\t") for r in tesseract(found, "deu", folder, "tsv").decode("utf-8").splitlines()[1:]]
    lines: dict[tuple[str, ...], list[tuple[int, int, int, int, str]]] = {}
    for row in rows:
        if row[0] == "5" and row[11].strip():
            x, y, width, height = (int(v) for v in row[6:10])
            lines.setdefault(tuple(row[1:5]), []).append((x, y, x + width, y + height, row[11]))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=found.size, invariant=1, pageCompression=1)
    scale = 72 / found.dpi
    for words in lines.values():
        upper = min(w[1] for w in words) * scale
        text = "".join(w[4] for w in words)
        left, right, lower = (
            min(w[0] for w in words) * scale,
            max(w[2] for w in words) * scale,
            max(w[3] for w in words) * scale,
        )
        size = max(4.0, (lower - upper) * 0.9)
        line = canvas.beginText(left, found.size[1] - lower)
        line.setFont("sans", size)
        line.setTextRenderMode(3)
        line.setHorizScale(100 * (right - left) / max(1.0, canvas.stringWidth(text, "sans", size)))
        line.textOut(text)
        canvas.drawText(line)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()
