"""Two pages on one sheet are read one after the other, boxes on the sheet; other landscape pages stay one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from pipeline import ocr
from pipeline.intake import open_source, pages
from pipeline.model.page import Sheet
from pipeline.reader import read_file

WIDE, HIGH = 1191, 842
LEFT = [f"Die linke Seite nennt in Zeile {n} die Gebühren für das nächste Jahr und ihre Höhe." for n in range(1, 19)]
RIGHT = [f"Auf der rechten Seite wird über Maßnahme {n} im Ausschuss öffentlich beraten." for n in range(1, 19)]


def column(canvas: Canvas, lines: list[str], left: float, top: float = 760, size: float = 11, step: float = 22) -> None:
    canvas.setFont("Helvetica", size)
    for row, line in enumerate(lines):
        canvas.drawString(left, top - row * step, line)


def spread(canvas: Canvas) -> None:
    column(canvas, LEFT, 70)
    column(canvas, RIGHT, 70 + WIDE / 2)


def digital(draw: Callable[[Canvas], None], path: Path) -> Path:
    canvas = Canvas(str(path), pagesize=(WIDE, HIGH), invariant=True)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return path


def scanned(draw: Callable[[Canvas], None], folder: Path, skew: tuple[float, float] = (0, 0), dpi: int = 150) -> Path:
    """The sheet as a picture file; each half lies askew by its own angle."""
    document = pypdfium2.PdfDocument(digital(draw, folder / "drawn.pdf"))
    picture = document[0].render(scale=dpi / 72, grayscale=True).to_pil()
    document.close()
    half = picture.width // 2
    for left, angle in zip((0, half), skew, strict=True):
        part = picture.crop((left, 0, left + half, picture.height))
        picture.paste(part.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255), (left, 0))
    path = folder / "spread.png"
    picture.save(path, dpi=(dpi, dpi))
    return path


def parts(path: Path) -> tuple[Sheet, ...]:
    with open_source(path) as source:
        return pages(source.sheet(1))


def test_a_digital_spread_gives_both_pages_in_order(tmp_path: Path) -> None:
    path = digital(spread, tmp_path / "a.pdf")
    left, right = parts(path)
    assert [w.text for w in left.layer] == " ".join(LEFT).split()
    assert [w.text for w in right.layer] == " ".join(RIGHT).split()
    document = read_file(path)[0]
    assert document.text.raw.split() == " ".join(LEFT + RIGHT).split()
    assert document.text.raw.count("\f") == 1
    assert [(p.number, p.verdict) for p in document.record.pages] == [(1, "digital")]
    assert document.record.status == "ok"
    assert {r.code for r in document.record.pages[0].reasons} >= {"two-pages"}
    word = document.text.words(document.text.raw.index("rechten"), document.text.raw.index("rechten") + 7)[0]
    assert word.page == 1 and word.box is not None and word.box.left > WIDE / 2


def prose(canvas: Canvas) -> None:
    column(canvas, [f"{a} {b}" for a, b in zip(LEFT, RIGHT, strict=True)], 70)


def ruled(canvas: Canvas) -> None:
    column(canvas, ["Ausschuss für Umwelt und Klima in der Stadt am Fluss"] * 12, 70)
    column(canvas, ["einstimmig beschlossen in der Sitzung vom Montag"] * 12, 70 + WIDE / 2)
    for row in range(13):
        canvas.line(60, 778 - row * 22, WIDE - 60, 778 - row * 22)


def columns(canvas: Canvas) -> None:
    lines = ["Die Kosten der Maßnahme trägt die Gemeinde, soweit das Land sie nicht", "fördert; der Rat berät darüber."]
    column(canvas, lines * 10, 60, size=15.5)
    column(canvas, lines * 10, 618, size=15.5)


def short(canvas: Canvas) -> None:
    column(canvas, LEFT[:3], 70)
    column(canvas, ["Ja 12", "Nein 3", "Enthaltung 1"], 70 + WIDE / 2)


@pytest.mark.parametrize("draw", [prose, ruled, columns, short])
def test_other_landscape_pages_stay_one(draw: Callable[[Canvas], None], tmp_path: Path) -> None:
    assert len(parts(digital(draw, tmp_path / "a.pdf"))) == 1
    assert len(parts(scanned(draw, tmp_path))) == 1


@pytest.mark.parametrize("scan", [False, True])
def test_the_last_page_may_have_a_few_lines(scan: bool, tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, LEFT, 70)
        column(canvas, RIGHT[:3], 70 + WIDE / 2, size=11.5)

    found = parts(scanned(draw, tmp_path) if scan else digital(draw, tmp_path / "a.pdf"))
    assert len(found) == 2


def note(canvas: Canvas) -> None:
    column(canvas, LEFT, 70)
    column(canvas, ["Vermerk der Kämmerei:", "Die Mittel stehen bereit.", "Geprüft am 12.03.2031."], 820)


def table(canvas: Canvas) -> None:
    column(canvas, LEFT, 70)
    column(canvas, ["1.250.000 Euro im Haushaltsjahr", "820.000 Euro im Jahr darauf"], 640, size=9)


@pytest.mark.parametrize("draw", [note, table])
def test_a_note_beside_a_text_is_no_page(draw: Callable[[Canvas], None], tmp_path: Path) -> None:
    assert len(parts(digital(draw, tmp_path / "a.pdf"))) == 1


def test_a_scanned_spread_is_cut_at_its_gutter(tmp_path: Path) -> None:
    left, right = parts(scanned(spread, tmp_path, (0.7, -0.9)))
    assert (left.number, left.part, right.number, right.part) == (1, 0, 1, 1)
    assert left.image is not None and right.image is not None
    assert left.image().pixels.shape[1] < 0.6 * WIDE * 150 / 72


@pytest.mark.ocr
def test_the_words_of_a_scanned_spread_lie_where_the_sheet_shows_them(tmp_path: Path) -> None:
    path = scanned(spread, tmp_path, (0.7, -0.9))
    sheet = np.asarray(Image.open(path))
    for part, lines in zip(parts(path), (LEFT, RIGHT), strict=True):
        reading = ocr.read(part)
        assert [w.text for w in reading.words] == " ".join(lines).split()
        for word in reading.words:
            assert word.box is not None
            box = reading.frame.box(word.box)
            k = 150 / 72
            found = sheet[int(box.top * k) : int(box.bottom * k) + 1, int(box.left * k) : int(box.right * k) + 1]
            assert found.min() < 120, word
