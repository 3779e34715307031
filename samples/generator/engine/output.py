"""A finished paper and a way through the office go in; a file of that kind and its truth come out.

``digital`` a PDF as printed by an office program · ``scanned`` page images in a PDF, with or without a text layer that
Tesseract really made · ``mixed`` both in one PDF · ``pictures`` page images without a PDF · ``plain_text`` text as a
council system exports it · ``read_text`` what Tesseract reads of the rendered pages.

Each writes ``<folder>/<id>.<type>`` and ``<folder>/<id>.truth.json`` and returns the truth.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image

from samples.generator.engine import pdf as digital_pdf
from samples.generator.engine import toner
from samples.generator.engine import truth as truth_file
from samples.generator.engine.damage import Scan, scan
from samples.generator.engine.imaged import image_pdf, saved, tesseract
from samples.generator.engine.paper import Paper
from samples.generator.engine.parts import A4, Box, Sheet
from samples.generator.engine.recipe import Recipe
from samples.generator.engine.toner import Pixels

Truth = dict[str, Any]


def digital(paper: Paper, folder: Path, *, encoding: str | None = None, encrypted: bool = False) -> Truth:
    """A born-digital PDF; ``encoding`` one of ``pdf.ENCODINGS``; ``encrypted`` with an empty user password."""
    data = digital_pdf.draw(paper, encoding)
    if encrypted:
        data = digital_pdf.encrypted(data)
    damage = ["digital", *([f"encoding {encoding}"] if encoding else []), *(["encrypted"] if encrypted else [])]
    return _write(paper, folder, f"{paper.id}.pdf", data, damage)


def scanned(paper: Paper, folder: Path, recipe: Recipe, *, layer: str | None = None) -> Truth:
    """Page images in a PDF; ``layer`` is a Tesseract language ("eng", "deu+eng", "deu") or "glued" (no blanks)."""
    scans = _scans(paper, recipe)
    damage = ["scan", *_paper_damage(paper), *recipe.classes(), *([f"layer {layer}"] if layer else [])]
    return _write(paper, folder, f"{paper.id}.pdf", image_pdf(scans, recipe, layer, folder), damage, scans)


def mixed(
    paper: Paper, folder: Path, recipe: Recipe, scanned_pages: Sequence[int], *, layer: str | None = None
) -> Truth:
    """A PDF of digital pages and scanned ones (a signed page put back, an attachment from paper)."""
    chosen = set(scanned_pages)
    scans = _scans(paper, recipe, chosen)
    images = image_pdf([s for s in scans if s is not None], recipe, layer, folder)
    with pikepdf.open(io.BytesIO(digital_pdf.draw(paper))) as out, pikepdf.open(io.BytesIO(images)) as pictures:
        for index, number in enumerate(sorted(chosen)):
            out.pages.insert(number - 1, pictures.pages[index])
            del out.pages[number]
        data = saved(out)
    damage = ["mixed", *_paper_damage(paper), *recipe.classes(), *([f"layer {layer}"] if layer else [])]
    return _write(paper, folder, f"{paper.id}.pdf", data, damage, scans)


def two_up(
    paper: Paper, folder: Path, recipe: Recipe | None = None, *, sheet: str = "A3", layer: str | None = None
) -> Truth:
    """Two pages side by side on each sheet of a PDF: ``sheet`` "A3" (a folded sheet laid open) or "A4" (printed small);
    scanned by a recipe, or digital without one. The last place stays empty where the pages are odd."""
    width, height = A4
    scale = 1.0 if sheet == "A3" else height / (2 * width)
    half, high = width * scale, height * scale
    count = (len(paper.sheets) + 1) // 2
    sizes = [(2 * half, high)] * count
    scans: list[Scan | None] = []
    if recipe is None:
        data = _side_by_side(digital_pdf.draw(paper), half, high)
    else:
        pages = _drawn(paper, recipe)
        clean = [_opened(pages[i : i + 2], half, high, recipe.dpi) for i in range(0, len(pages), 2)]
        scans = [scan(p, None, recipe, crc32(f"{paper.id}/{i}".encode())) for i, p in enumerate(clean)]
        data, sizes = image_pdf(scans, recipe, layer, folder), [s.size for s in scans if s is not None]

    def place(index: int) -> truth_file.PageMap:
        left, found = (index % 2) * half, scans[index // 2] if scans else None
        small = half / paper.sheets[index].width

        def move(box: Box) -> Box:
            moved = (box[0] * small + left, box[1] * small, box[2] * small + left, box[3] * small)
            return found.map(moved) if found else moved

        return move

    numbers = [index // 2 + 1 for index in range(len(paper.sheets))]
    damage = ["two pages on a sheet", *(["scan", *recipe.classes()] if recipe else ["digital"])]
    damage += [*_paper_damage(paper), *([f"layer {layer}"] if layer else [])]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{paper.id}.pdf").write_bytes(data)
    found = truth_file.truth(
        paper, f"{paper.id}.pdf", sorted(set(damage)), [place(i) for i in range(len(numbers))],
        [sizes[n - 1] for n in numbers], numbers=numbers,
    )  # fmt: skip
    truth_file.write(folder / f"{paper.id}.truth.json", found)
    return found


def _side_by_side(data: bytes, half: float, high: float) -> bytes:
    """A PDF with two pages of ``data`` on each of its own, each as wide as ``half`` a sheet, at its upper edge."""
    with pikepdf.open(io.BytesIO(data)) as pages, pikepdf.new() as out:
        for index in range(0, len(pages.pages), 2):
            page = out.add_blank_page(page_size=(2 * half, high))
            # Not add_overlay: it names what it lays on at random, and the bytes would differ every time.
            halves, content = pikepdf.Dictionary(), []
            for place, source in enumerate(pages.pages[index : index + 2]):
                halves[f"/Half{place}"] = out.copy_foreign(source.as_form_xobject())
                scale = half / float(source.mediabox[2])
                low = high - float(source.mediabox[3]) * scale
                content.append(f"q {scale:.5f} 0 0 {scale:.5f} {place * half:.3f} {low:.3f} cm /Half{place} Do Q")
            page.Resources = pikepdf.Dictionary(XObject=halves)
            page.Contents = out.make_stream("\n".join(content).encode("ascii"))
        return saved(out)


def _opened(pages: Sequence[Pixels], half: float, high: float, dpi: int) -> Pixels:
    """One or two pages side by side as ``_side_by_side`` lays them, in pixels."""
    wide, tall = round(half * dpi / 72), round(high * dpi / 72)
    sheet = np.full((tall, 2 * wide, *pages[0].shape[2:]), 255, dtype=np.uint8)
    for place, page in enumerate(pages):
        small = Image.fromarray(page)
        if small.width != wide:
            small = small.resize((wide, round(small.height * wide / small.width)), Image.Resampling.LANCZOS)
        part = np.asarray(small)[:tall]
        sheet[: part.shape[0], place * wide : (place + 1) * wide] = part
    return sheet


def bound(members: Sequence[tuple[Truth, bytes]], folder: Path, name: str) -> list[Truth]:
    """Several papers bound into one PDF: truths and PDFs of the papers in order go in, their truths in the whole come
    out. Writes the PDF alone."""
    truths: list[Truth] = []
    with pikepdf.new() as out:
        for found, data in members:
            before = len(out.pages)
            with pikepdf.open(io.BytesIO(data)) as part:
                out.pages.extend(part.pages)
            truths.append(_moved(found, before) | {"file": f"{name}.pdf", "damage": [*found["damage"], "bound"]})
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.pdf").write_bytes(saved(out))
    return truths


def _moved(found: Truth, before: int) -> Truth:
    """A truth whose paper begins behind so many pages of its file."""

    def on(things: Sequence[Truth], key: str) -> list[Truth]:
        return [{**thing, key: thing[key] + before} for thing in things]

    record = {**found["record"], **{f: on(found["record"][f], "page") for f in ("amounts", "dates")}}
    return {
        **found, "first_page": 1 + before, "pages": on(found["pages"], "number"), "tables": on(found["tables"], "page"),
        "record": record,
    }  # fmt: skip


def pictures(paper: Paper, folder: Path, recipe: Recipe, kind: str) -> Truth:
    """Page images without a PDF: ``kind`` "png" or "jpg" (one page) or "tif" (all pages in one file)."""
    scans = [s for s in _scans(paper, recipe) if s is not None]
    if kind != "tif" and len(scans) > 1:
        raise ValueError(f"{paper.id} has {len(scans)} pages: only a TIFF holds several")
    images = [Image.fromarray(s.pixels) for s in scans]
    out = io.BytesIO()
    dpi = (recipe.dpi, recipe.dpi)
    if kind == "tif":
        bilevel = recipe.mode == "bw"
        images = [i.convert("1") if bilevel else i for i in images]
        images[0].save(
            out,
            "TIFF",
            save_all=True,
            append_images=images[1:],
            dpi=dpi,
            compression="group4" if bilevel else "tiff_lzw",
        )
    elif kind == "jpg":
        images[0].save(out, "JPEG", quality=recipe.jpeg or 75, dpi=dpi)
    else:
        (images[0].convert("1") if recipe.mode == "bw" else images[0]).save(out, "PNG", dpi=dpi)
    damage = ["image file", *_paper_damage(paper), *recipe.classes()]
    return _write(paper, folder, f"{paper.id}.{kind}", out.getvalue(), damage, list(scans))


def plain_text(paper: Paper, folder: Path, codec: str = "utf-8", newline: str = "\n") -> Truth:
    """The paper as an exported text file, furniture included; ``codec`` utf-8, utf-16, cp1252 or cp850."""
    text = "\f".join(_typed_page(sheet) for sheet in paper.sheets)
    data = text.replace("\n", newline).encode(codec, errors="replace")
    if codec == "utf-16":
        data = b"\xff\xfe" + text.replace("\n", newline).encode("utf-16-le")
    return _write(paper, folder, f"{paper.id}.txt", data, ["plain text", codec], boxes=False)


def read_text(paper: Paper, folder: Path, recipe: Recipe, language: str = "eng") -> Truth:
    """What Tesseract reads of the pages with a (wrong) language, as a plain text file."""
    scans = [s for s in _scans(paper, recipe) if s is not None]
    texts = [tesseract(s, language, folder, "txt").decode("utf-8") for s in scans]
    damage = ["plain text", f"read with {language}", *recipe.classes()]
    return _write(paper, folder, f"{paper.id}.txt", "".join(texts).encode("utf-8"), damage, boxes=False)


# --- pages -----------------------------------------------------------------------------------------------------------


def render(data: bytes, dpi: int, gray: bool = True) -> list[Pixels]:
    """Every page of a PDF as pixels (height x width, or height x width x 3 in colour)."""
    document = pypdfium2.PdfDocument(data)
    pages = []
    for page in document:
        bitmap = page.render(scale=dpi / 72, grayscale=gray, rev_byteorder=True)
        pixels = np.array(bitmap.to_numpy())
        if gray:
            pixels = pixels.reshape(pixels.shape[:2])
        pages.append(pixels[..., :3] if pixels.ndim == 3 else pixels)
        page.close()
    document.close()
    return pages


def _drawn(paper: Paper, recipe: Recipe) -> list[Pixels]:
    """Every page as pixels before the scanner; ink and stamps are not everywhere as thick."""
    gray = recipe.mode != "color"
    pages = render(digital_pdf.draw(paper), recipe.dpi, gray)
    inked = [sheet.number for sheet in paper.sheets if sheet.ink]
    if inked:
        bare = render(digital_pdf.draw(paper, pages=inked, ink=False), recipe.dpi, gray)
        for number, below in zip(inked, bare, strict=True):
            rng = np.random.Generator(np.random.PCG64(crc32(f"{paper.id}/{number} ink".encode())))
            # Whoever scans in black and white sets the threshold so that a stamp still comes through.
            thin = 0.3 if recipe.mode == "bw" else 1.0
            pages[number - 1] = toner.inked(below, pages[number - 1], rng, recipe.dpi / 72, thin)
    return pages


def _scans(paper: Paper, recipe: Recipe, only: set[int] | None = None) -> list[Scan | None]:
    clean = _drawn(paper, recipe)
    found: list[Scan | None] = []
    for index, page in enumerate(clean):
        if only is not None and index + 1 not in only:
            found.append(None)
            continue
        # A duplex sheet shows its other side; the last leaf shows the page before it.
        verso = page[::-1]
        if len(clean) > 1:
            verso = clean[index + 1 if index % 2 == 0 and index + 1 < len(clean) else index - 1]
        found.append(scan(page, verso, recipe, crc32(f"{paper.id}/{index}".encode())))
    return found


def _paper_damage(paper: Paper) -> list[str]:
    """What the paper itself carries: stamps, handwriting, marker, blank and landscape pages."""
    zones = {line.zone for sheet in paper.sheets for line in sheet.lines}
    names: list[str] = [zone for zone in ("stamp", "handwriting") if zone in zones]
    if any(path.fill == "#fff04d" for sheet in paper.sheets for path in sheet.under):
        names.append("marker")
    if any(not sheet.lines for sheet in paper.sheets):
        names.append("blank page")
    if any(sheet.width > sheet.height for sheet in paper.sheets):
        names.append("landscape")
    return names


def _write(
    paper: Paper, folder: Path, name: str, data: bytes, damage: Sequence[str],
    scans: Sequence[Scan | None] | None = None, boxes: bool = True,
) -> Truth:  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    maps = sizes = None
    if scans is not None:
        maps = [s.map if s is not None else (lambda box: box) for s in scans]
        sizes = [
            s.size if s is not None else (sheet.width, sheet.height)
            for s, sheet in zip(scans, paper.sheets, strict=True)
        ]  # fmt: skip
    found = truth_file.truth(paper, name, sorted({*damage, *_paper_damage(paper)}), maps, sizes, boxes)
    truth_file.write(folder / f"{paper.id}.truth.json", found)
    return found


# --- plain text ------------------------------------------------------------------------------------------------------


def _typed_page(sheet: Sheet) -> str:
    """A page as lines of a text file, columns kept by blanks."""
    printed = sorted(
        (li for li in sheet.lines if li.text and li.zone != "handwriting"), key=lambda li: (li.box[3], li.box[0])
    )
    rows: list[list[Any]] = []
    for line in printed:
        if rows and abs(rows[-1][0].box[3] - line.box[3]) < 4:
            rows[-1].append(line)
        else:
            rows.append([line])
    margin = min((li.box[0] for li in printed), default=0.0)
    out: list[str] = []
    last = None
    for row in rows:
        row.sort(key=lambda li: li.box[0])
        text = ""
        for line in row:
            column = round((line.box[0] - margin) / 5.1)
            text = (text + "  " if text else "").ljust(column) + line.text if len(row) > 1 or column > 2 else line.text
        if last is not None and row[0].box[1] - last > 7:
            out.append("")
        out.append(text)
        last = max(li.box[3] for li in row)
    return "\n".join(out) + "\n"
