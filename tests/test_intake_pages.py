"""Pages of PDFs and pictures: the words that are shown, verdict and decision."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.intake import open_source
from pipeline.intake.verdict import page_string
from pipeline.model.geometry import Box, contains
from pipeline.model.page import Sheet

FONTS = Path(__file__).parent.parent / "samples" / "generator" / "fonts"

GERMAN = (
    "Der Ausschuss für Umwelt und Klima beschließt die Maßnahmen zur Förderung der Bürgerbusse.",
    "Die Gebühren für die Straßenreinigung werden zum nächsten Jahr erhöht, öffentlich bekannt gemacht.",
    "Über die Änderung der Hauptsatzung wird in der nächsten Sitzung des Kreistages abgestimmt.",
    "Für die Vergütung der Schöffen stehen Mittel in ausreichender Höhe zur Verfügung.",
)
WRONG = (
    "Der Ausschuss fur Umwelt und Klima beschlieBt die MaBnahmen zur Forderung der Burgerbusse.",
    "Die Gebuhren fiir die StraBenreinigung werden zum nachsten Jahr erhdht, offentlich bekannt gemacht.",
    "Uber die Anderung der Hauptsatzung wird in der nachsten Sitzung des Kreistages abgestimmt.",
    "Fiir die Vergitung der Schoffen stehen Mittel in ausreichender Hdhe zur Verfiigung.",
)


def document(draw: Callable[[Canvas], None], path: Path, size: tuple[float, float] = (595, 842)) -> Path:
    canvas = Canvas(str(path), pagesize=size, invariant=True)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return path


def lines(canvas: Canvas, text: tuple[str, ...] = GERMAN, top: float = 760, mode: int = 0) -> None:
    block = canvas.beginText(60, top)
    block.setTextRenderMode(mode)
    block.setFont("Helvetica", 10)
    for line in text:
        block.textLine(line)
    canvas.drawText(block)


def scan(dpi: int = 100, text: bool = True) -> Image.Image:
    """A page as a scanner sees it, with bars where the lines of print are."""
    image = Image.new("L", (round(595 * dpi / 72), round(842 * dpi / 72)), 245)
    if text:
        for row in range(12):
            for word in range(9):
                left, top = 90 + word * 70 + row % 3 * 9, 120 + row * 40
                image.paste(20, (left, top, left + 50 + word % 3 * 6, top + 12))
    return image


def sheet_of(path: Path, number: int = 1) -> Sheet:
    with open_source(path) as source:
        return source.sheet(number)


def test_letters_painted_one_by_one_make_words_on_a_page_with_little_on_it(tmp_path: Path) -> None:
    """Pdfium takes such a page for one written from top to bottom and ends a line behind every letter."""
    rows = (("Gremium", "Termin", "Ja"), ("Ortsrat Hagen", "06.05.2032", "8"), ("Ortsrat Lohne", "07.05.2032", "10"))

    def draw(c: Canvas) -> None:
        c.setFont("Helvetica", 11)
        for y, row in enumerate(rows):
            for x, words in zip((63.0, 209.0, 309.0), row, strict=True):
                for letter in words:
                    c.drawString(x, 770 - 20 * y, letter)
                    x += c.stringWidth(letter, "Helvetica", 11)

    sheet = sheet_of(document(draw, tmp_path / "a.pdf"))
    assert [w.text for w in sheet.layer] == [word for row in rows for words in row for word in words.split()]


def test_words_of_a_digital_page(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        c.setFont("Helvetica-Bold", 14)
        c.drawString(60, 800, "Beschlussvorlage")
        lines(c)

    sheet = sheet_of(document(draw, tmp_path / "a.pdf"))
    assert (sheet.verdict, sheet.decision, sheet.hidden) == ("digital", "keep", 0)
    assert page_string(sheet.layer).split("\n") == ["Beschlussvorlage", *GERMAN]
    head, first = sheet.layer[0], sheet.layer[1]
    assert head.bold and head.size == 14
    assert not first.bold and first.size == 10
    assert head.box is not None
    assert head.box.left == pytest.approx(60, abs=1.5)
    assert contains(head.box, 100, 842 - 804)
    assert head.box.height < 16


def test_a_hyphen_at_the_line_end_stays_and_ends_its_word(tmp_path: Path) -> None:
    sheet = sheet_of(
        document(
            lambda c: lines(c, ("Die Abstimmung im Aus-", "schuss und die Beratungs-", "folge")), tmp_path / "a.pdf"
        )
    )
    assert [w.text for w in sheet.layer] == [
        "Die", "Abstimmung", "im", "Aus-", "schuss", "und", "die", "Beratungs-", "folge",
    ]  # fmt: skip


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_follow_rotation_and_crop(tmp_path: Path, turn: int) -> None:
    """A word and a black mark are drawn at one place: the word's box must lie where the picture is dark."""
    import pikepdf

    def draw(c: Canvas) -> None:
        c.setFont("Helvetica", 20)
        c.drawString(200, 600, "MMMMMM")
        lines(c, top=500)

    path = document(draw, tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Rotate = turn
        pdf.pages[0].CropBox = [50, 100, 560, 800]
        pdf.save(path)
    with open_source(path) as source:
        sheet = source.sheet(1)
        assert sheet.image is not None
        image = sheet.image()
    assert (sheet.width, sheet.height) == ((700, 510) if turn % 180 == 90 else (510, 700))
    assert image.pixels.shape[1] == pytest.approx(510 * 300 / 72, abs=2)
    shown = next(w.box for w in sheet.layer if w.text == "MMMMMM")
    assert shown is not None
    box = image.frame.inverse().box(shown)
    assert float((image.crop(box) < 128).mean()) > 0.15
    # just outside, across the line, there is nothing
    outside = Box(box.left, box.top - 30, box.right, box.top - 12)
    assert float((image.crop(outside) < 128).mean()) == 0


def test_what_the_page_does_not_show_is_counted_and_left_out(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        lines(c)
        c.drawString(60, 600, "Geschwärzter Name")
        c.setFillColorRGB(0, 0, 0)
        c.rect(55, 595, 200, 18, fill=1, stroke=0)
        c.setFillColorRGB(1, 1, 1)
        c.drawString(60, 500, "weiß auf weiß")
        c.setFillColorRGB(0, 0, 0.4)
        c.rect(55, 395, 200, 18, fill=1, stroke=0)
        c.setFillColorRGB(1, 1, 1)
        c.drawString(60, 400, "Tabellenkopf")
        c.setFillColorRGB(0, 0, 0)
        c.drawString(700, 300, "draußen")
        lines(c, ("ungesehen",), top=200, mode=3)

    sheet = sheet_of(document(draw, tmp_path / "a.pdf"))
    text = [w.text for w in sheet.layer]
    assert "Tabellenkopf" in text
    for word in ("Name", "weiß", "draußen", "ungesehen"):
        assert word not in text
    assert sheet.hidden == 2 + 3 + 1 + 1
    assert "hidden-words" in {r.code for r in sheet.reasons}
    assert sheet.decision == "keep"


def test_a_layer_switched_off_and_what_its_clip_cuts_away_are_not_shown(tmp_path: Path) -> None:
    import pikepdf

    path = document(lambda c: lines(c), tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        off, on = (pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=name)) for name in ("off", "on"))
        order = pikepdf.Dictionary(OFF=pikepdf.Array([off]))
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([off, on]), D=order)
        pdf.pages[0].Resources.Properties = pikepdf.Dictionary(Off=off, On=on)
        shown = "/OC /{} BDC BT /F1 12 Tf 60 {} Td ({}) Tj ET EMC\n"
        content = shown.format("Off", 600, "Verborgenes") + shown.format("On", 580, "Eingeschaltet")
        content += "q 0 0 20 20 re W n BT /F1 12 Tf 60 500 Td (Weggeschnitten) Tj ET Q\n"
        content += "q 50 460 300 40 re W n BT /F1 12 Tf 60 470 Td (Ausschnitt) Tj ET Q\n"
        pdf.pages[0].contents_add(content.encode())
        pdf.save(path)
    sheet = sheet_of(path)
    text = [w.text for w in sheet.layer]
    assert {"Eingeschaltet", "Ausschnitt"} <= set(text)
    assert not {"Verborgenes", "Weggeschnitten"} & set(text)
    assert sheet.hidden == 2


def test_rulings_from_lines_rectangles_and_thin_areas(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        lines(c)
        c.line(60, 600, 500, 600)
        c.rect(100, 400, 200, 50, fill=0)
        c.rect(60, 300, 400, 0.8, fill=1, stroke=0)
        c.line(60, 250, 200, 250)
        c.line(200, 250, 400, 250)  # goes on: one ruling
        c.line(10, 10, 300, 200)  # aslant: none

    sheet = sheet_of(document(draw, tmp_path / "a.pdf"))
    level = [r.box for r in sheet.rulings if not r.vertical]
    upright = [r.box for r in sheet.rulings if r.vertical]
    assert sorted(round((b.top + b.bottom) / 2) for b in level) == [242, 392, 442, 542, 592]
    assert [round((b.left + b.right) / 2) for b in upright] == [100, 300]
    joined = max(level, key=lambda b: b.top)
    assert (round(joined.left), round(joined.right)) == (60, 400)


@pytest.mark.parametrize(
    ("text", "verdict", "decision"),
    [
        (GERMAN, "sane layer", "keep"),
        (WRONG, "wrong language", "read"),
        (("".join(chr(0xE000 + ord(c) % 90) if c != " " else c for c in GERMAN[0]),) * 3, "broken encoding", "read"),
        ((), "none", "read"),
        (
            ("Anlage 3 zur Vorlage", "Kosten der Sanierung 12.500 Euro", "Kosten der Planung 3.400 Euro") * 3,
            "sane layer",
            "align",
        ),
    ],
    ids=["sane", "wrong", "broken", "none", "unproven"],
)
def test_verdict_on_a_scan(tmp_path: Path, text: tuple[str, ...], verdict: str, decision: str) -> None:
    """The layer lies unseen over the picture, as OCR programs write it."""
    from pipeline.intake import verdict as judge
    from pipeline.model.page import Word

    if verdict == "broken encoding":  # the fonts at hand cannot write such characters
        words = tuple(Word(w, Box(i, 0, i + 1, 1)) for i, w in enumerate(" ".join(text).split()))
        judged = judge.of_page((), words, 0, covered=1.0, drawings=0, pictures=())
        assert (judged.verdict, judged.decision) == (verdict, decision)
        return

    def draw(c: Canvas) -> None:
        c.drawImage(ImageReader(scan()), 0, 0, 595, 842)
        if text:
            lines(c, text, mode=3)

    sheet = sheet_of(document(draw, tmp_path / "a.pdf"))
    assert (sheet.verdict, sheet.decision) == (verdict, decision)
    assert sheet.reasons
    assert sheet.hidden == 0


def test_a_layer_under_the_scan_is_a_layer_too(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        lines(c, WRONG)
        c.drawImage(ImageReader(scan()), 0, 0, 595, 842)

    sheet = sheet_of(document(draw, tmp_path / "a.pdf"))
    assert (sheet.verdict, sheet.decision, sheet.hidden) == ("wrong language", "read", 0)


def test_a_picture_on_a_digital_page_is_named(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        lines(c)
        c.drawImage(ImageReader(scan(200).crop((150, 200, 1200, 700))), 60, 300, 380, 180)

    sheet = sheet_of(document(draw, tmp_path / "a.pdf"))
    assert (sheet.verdict, sheet.decision) == ("digital", "align")
    assert [tuple(round(v) for v in b) for b in sheet.pictures] == [(60, 362, 440, 542)]


def test_an_empty_page_is_blank_and_a_signature_is_not(tmp_path: Path) -> None:
    assert sheet_of(document(lambda c: None, tmp_path / "a.pdf")).verdict == "blank"
    empty = np.asarray(scan(150, text=False)).copy()
    rng = np.random.default_rng(1)
    empty = np.clip(empty + rng.normal(0, 6, empty.shape), 0, 255).astype(np.uint8)
    empty[600:640, 30:70] = 40  # a punch hole
    Image.fromarray(empty).save(tmp_path / "b.png", dpi=(150, 150))
    sheet = sheet_of(tmp_path / "b.png")
    assert (sheet.verdict, sheet.decision) == ("blank", "skip")
    t = np.linspace(0, 6, 900)
    xs, ys = (600 + 40 * t).astype(int), (1200 + 40 * np.sin(3 * t)).astype(int)
    for dx in range(4):
        empty[ys, xs + dx] = 30
    Image.fromarray(empty).save(tmp_path / "c.png", dpi=(150, 150))
    assert sheet_of(tmp_path / "c.png").decision == "read"


@pytest.mark.parametrize("shade", (90, 150, 172))
def test_a_page_with_two_lines_of_weak_print_is_not_blank(shade: int, tmp_path: Path) -> None:
    page = Image.new("L", (1240, 1754), 250)
    draw, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONTS / "LiberationMono-Regular.ttf"), 23)
    for row, line in enumerate(("Der Auftrag wird der Firma Tiefbau", "zum Preis von 487.316 DM erteilt.")):
        draw.text((150, 240 + 40 * row), line, font=font, fill=shade)
    page.save(tmp_path / "a.png", dpi=(150, 150))
    sheet = sheet_of(tmp_path / "a.png")
    assert sheet.decision == "read"
    assert sheet.image is not None and sheet.image().pixels.min() < 100


def test_drawn_letters_without_text_are_read(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        path = c.beginPath()
        for row in range(5):
            for letter in range(30):
                path.rect(80 + letter * 12, 700 - row * 20, 7, 9)
        c.drawPath(path, fill=1)

    sheet = sheet_of(document(draw, tmp_path / "a.pdf"))
    assert (sheet.verdict, sheet.decision) == ("none", "read")


def test_scan_pixels_are_taken_as_they_are(tmp_path: Path) -> None:
    """The picture of a scan is not drawn anew: the pixels are those in the file."""
    page = np.asarray(scan(150)).copy()
    buffer = io.BytesIO()
    Image.fromarray(page).save(buffer, "PNG")

    path = document(lambda c: c.drawImage(ImageReader(Image.open(buffer)), 0, 0, 595, 842), tmp_path / "a.pdf")
    with open_source(path) as source:
        sheet = source.sheet(1)
        assert sheet.image is not None
        image = sheet.image()
    assert image.dpi == pytest.approx(150, abs=0.5)
    assert ((image.pixels < 128) == (page < 128)).all()
