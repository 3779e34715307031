"""Searchable PDFs of pictures, and of each paper of a file that holds several."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageOps

from pipeline.model.text import Layout, Text, TextBlock, Zone
from tests.pdfa import faults
from tests.pdfs import PICTURE, WORDS, found, look, made, paper, pdf_of, rows, scan, text_of


def drawing(mode: str = "L") -> Image.Image:
    """A page of 300 × 200 points at 200 dpi that no turn leaves as it is."""
    pixels = np.full((1100, 833), 255, np.uint8)
    pixels[50:90, 40:400] = 0
    pixels[300:900, 60:80] = 90
    pixels[1000:1040, 700:800] = 160
    return Image.fromarray(pixels).convert(mode)


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "P", "RGBA", "I;16"])
@pytest.mark.parametrize("form", ["png", "tif"])
def test_a_picture_becomes_a_page_with_exactly_its_points(mode: str, form: str, tmp_path: Path) -> None:
    picture = drawing() if mode == "I;16" else drawing(mode)
    if mode == "I;16":
        picture = Image.fromarray(np.asarray(picture).astype(np.uint16) * 256)
    path = tmp_path / f"a.{form}"
    picture.save(path, dpi=(200, 200))
    out = made(text_of(rows()), path, f"image/{form}")
    assert found(out) == " ".join(WORDS)
    assert faults(out) == []
    with pikepdf.open(io.BytesIO(out)) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        held = np.asarray(pikepdf.PdfImage(image).as_pil_image().convert("L"))
    assert (held == np.asarray(drawing("1" if mode == "1" else "L").convert("L"))).all()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_lies_on_the_page_as_it_was_held(orientation: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / "a.jpg"
    drawing("RGB").save(path, dpi=(200, 200), exif=exif, quality=95)
    out = made(text_of(rows()), path, "image/jpeg")
    assert faults(out) == []
    with pikepdf.open(io.BytesIO(out)) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        assert image.read_raw_bytes() == path.read_bytes()  # not one bit was packed anew
    shown = look(out, scale=200 / 72)[:, :, 0].astype(int)
    wanted = np.asarray(ImageOps.exif_transpose(Image.open(path)).convert("L")).astype(int)
    assert np.abs(np.asarray(shown.shape) - np.asarray(wanted.shape)).max() <= 1
    high, wide = (min(a, b) for a, b in zip(shown.shape, wanted.shape, strict=True))
    assert (np.abs(shown[:high, :wide] - wanted[:high, :wide]) > 60).mean() < 0.01


def test_all_frames_of_a_tiff_and_all_files_of_a_folder_are_pages(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("p10.png", "p9.png"):
        drawing("RGB" if name == "p9.png" else "L").save(folder / name, dpi=(200, 200))
    drawing("1").save(
        folder / "p1.tif", dpi=(200, 200), save_all=True, append_images=[drawing("1").rotate(180)], compression="group4"
    )
    out = pdf_of(paper("multipart/mixed", 300, 396, pages=4), text_of(rows()), folder)
    with pikepdf.open(io.BytesIO(out)) as pdf:
        pictures = [next(iter(page.get_images().values())) for page in pdf.pages]
    assert [str(p.Filter) for p in pictures] == ["/CCITTFaxDecode"] * 2 + ["/FlateDecode"] * 2
    assert [str(p.ColorSpace) for p in pictures] == ["/DeviceGray"] * 2 + ["/DeviceRGB", "/DeviceGray"]
    assert look(out, 0).shape[:2] == (396, 300)


def bound(path: Path) -> Path:
    """Three scans in one file, of which the first and last show a text; an outline and a link lead to both."""
    with Pdf.new() as pdf:
        for number in (1, 2, 3):
            text = b"" if number == 2 else b"BT /F 9 Tf 20 20 Td (Kaufpreis) Tj ET"
            with Pdf.open(scan(path.with_name("one.pdf"), content=PICTURE + text)) as one:
                pdf.pages.extend(one.pages)
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
        link.Dest = Array([pdf.pages[0].obj, Name.Fit])
        pdf.pages[1].obj.Annots = Array([link])
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Grundstueck", 2))
        pdf.save(path)
    return path


def test_each_of_several_papers_in_a_file_gets_its_own_pages_and_nothing_of_the_others(tmp_path: Path) -> None:
    original = bound(tmp_path / "bound.pdf")
    told = paper("application/pdf", 300, 200)
    source = told.source.model_copy(update={"pages": 3, "paper": 2, "first_page": 2, "last_page": 2})
    page = told.pages[0].model_copy(update={"number": 2})
    text = text_of(rows())
    layout = text.layout
    assert layout is not None
    second = Layout(
        tuple(replace(a, page=2) for a in layout.anchors), (Zone(0, len(text.raw), "body", 2),),
        (TextBlock(0, len(text.raw), "paragraph", 2),), (), len(text.raw),
    )  # fmt: skip
    out = pdf_of(told.model_copy(update={"source": source, "pages": [page]}), Text(text.raw, (), (), second), original)
    assert found(out) == " ".join(WORDS)
    assert (look(out) == look(original, 1)).all()
    with pikepdf.open(io.BytesIO(out)) as pdf:
        assert len(pdf.pages) == 1
        plain = [bytes(thing.read_bytes()) for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        assert not any(b"Kaufpreis" in data for data in (*plain, out))
        assert b"Grundstueck" not in out
        assert sum(isinstance(t, Dictionary) and t.get("/Type") == Name.Page for t in pdf.objects) == 1
