"""Forms of PDFs: what is typed into fields and the state of boxes are text of the page, at their places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.intake import open_source
from pipeline.intake.forms import filled
from pipeline.model.geometry import Box
from pipeline.model.page import Sheet
from pipeline.reader import read_file

GERMAN = "Der Ausschuss für Umwelt beschließt die Maßnahmen zur Förderung der Bürgerbusse in öffentlicher Sitzung."


def form(path: Path) -> Path:
    """A page with labels and fields; reportlab draws its fields itself."""
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=True)
    canvas.setFont("Helvetica", 10)
    for y, text in ((760, GERMAN), (700, "Betreff:"), (660, "öffentlich"), (640, "nicht öffentlich"), (600, "Kosten:")):
        canvas.drawString(60, y, text)
    fields = canvas.acroForm
    fields.textfield(name="betreff", value="Umbau der Strasse", x=160, y=694, width=300, height=18, fontSize=10)
    fields.checkbox(name="offen", checked=True, x=160, y=658, size=12)
    fields.checkbox(name="geheim", checked=False, x=160, y=638, size=12)
    fields.radio(name="kosten", value="ja", selected=True, x=160, y=598, size=12)
    fields.radio(name="kosten", value="nein", selected=False, x=220, y=598, size=12)
    canvas.showPage()
    canvas.save()
    return path


def changed(path: Path, change: Any) -> Path:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for widget in pdf.pages[0].Annots:
            change(pdf, widget)
        pdf.save(path)
    return path


def sheet_of(path: Path) -> Sheet:
    with open_source(path) as source:
        return source.sheet(1)


def near(sheet: Sheet, left: float, bottom: float) -> list[str]:
    """The words whose box has its middle in the line of fields at (left, bottom), from the left."""
    found: list[tuple[float, str]] = []
    for word in sheet.layer:
        assert word.box is not None
        x, y = word.box.middle
        if x > left and abs((842 - y) - (bottom + 6)) < 8:
            found.append((x, word.text))
    return [text for _, text in sorted(found)]


def test_values_and_states_stand_at_their_places(tmp_path: Path) -> None:
    sheet = sheet_of(form(tmp_path / "a.pdf"))
    assert near(sheet, 150, 697) == ["Umbau", "der", "Strasse"]
    assert near(sheet, 150, 658) == ["☒"]
    assert near(sheet, 150, 638) == ["☐"]
    assert near(sheet, 150, 598) == ["☒", "☐"]
    assert (sheet.verdict, sheet.decision, sheet.hidden) == ("digital", "keep", 0)
    text = read_file(tmp_path / "a.pdf")[0].text.string
    assert "Betreff: Umbau der Strasse" in " ".join(text.split())


@pytest.mark.parametrize("asked", [False, True])
def test_fields_that_a_viewer_has_to_draw(tmp_path: Path, asked: bool) -> None:
    value = "Umbau der Straße „Am Wall“ für 1.200 € und Änderung der Gebührensatzung in der nächsten Zeit"

    def bare(pdf: pikepdf.Pdf, widget: Any) -> None:
        if widget.get("/FT") == "/Tx":
            widget.V, widget.Ff, widget.Rect = pikepdf.String(value), 1 << 12, [160, 680, 360, 720]
            if asked:
                pdf.Root.AcroForm.NeedAppearances = True
            else:
                del widget["/AP"]

    sheet = sheet_of(changed(form(tmp_path / "a.pdf"), bare))
    inside = [w for w in sheet.layer if w.box and Box(158, 120, 362, 165).left < w.box.left and 120 < w.box.top < 165]
    assert " ".join(w.text for w in inside) == value
    assert len({round(w.box.top) for w in inside if w.box}) == 3
    assert "Umbau der Strasse" not in " ".join(w.text for w in sheet.layer)


def test_hidden_fields_and_passwords_are_not_shown(tmp_path: Path) -> None:
    def hide(_: pikepdf.Pdf, widget: Any) -> None:
        if widget.get("/FT") == "/Tx":
            widget.F = 2
        elif widget.get("/T") == "offen":
            widget.F = 1 << 5

    sheet = sheet_of(changed(form(tmp_path / "a.pdf"), hide))
    assert near(sheet, 150, 697) == [] and near(sheet, 150, 658) == []
    assert near(sheet, 150, 638) == ["☐"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_marks_follow_the_rotation_of_the_page(tmp_path: Path, turn: int) -> None:
    path = form(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Rotate = turn
        pdf.save(path)
    sheet = sheet_of(path)
    across = 0 if turn % 180 else 1
    marks = [w.box.middle[across] for w in sheet.layer if w.text == "☒" and w.box]
    labels = [w.box.middle[across] for w in sheet.layer if w.text in ("öffentlich", "Kosten:") and w.box]
    assert len(marks) == 2 and all(min(abs(m - label) for label in labels) < 4 for m in marks)


def test_a_highlight_covers_no_word_and_a_damaged_field_leaves_the_others(tmp_path: Path) -> None:
    path = form(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        mark = pikepdf.Stream(pdf, b"1 1 0 rg 0 0 500 20 re f")
        mark.Type, mark.Subtype, mark.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 500, 20]
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Highlight,
            Rect=[55, 755, 555, 775],
            AP=pikepdf.Dictionary(N=pdf.make_indirect(mark)),
        )
        pdf.pages[0].Annots.append(pdf.make_indirect(note))
        pdf.pages[0].Annots[0].Rect = pikepdf.Array([1, 2])
        pdf.save(path)
    sheet = sheet_of(path)
    assert [w.text for w in sheet.layer][: len(GERMAN.split())] == GERMAN.split()
    assert near(sheet, 150, 658) == ["☒"]


def test_a_form_without_values_and_one_with_rubbish_are_read_as_they_are(tmp_path: Path) -> None:
    empty = form(tmp_path / "empty.pdf")
    rubbish = form(tmp_path / "rubbish.pdf")
    with pikepdf.open(empty, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Annots = pikepdf.Array([])
        pdf.save(empty)
    with pikepdf.open(rubbish, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Annots = pikepdf.Array([1, pikepdf.String("no field"), pikepdf.Array([2])])
        pdf.save(rubbish)
    for path in (empty, rubbish):
        assert filled(path) is None
        assert "beschließt" in [word.text for word in sheet_of(path).layer]


@pytest.mark.parametrize(
    ("subtype", "entry", "value"),
    [("Link", "F", "many"), ("FreeText", "C", 5), ("FreeText", "F", pikepdf.Array([1])), ("Link", "Rect", "none")],
)
def test_a_damaged_note_beside_a_form_leaves_the_values_of_the_form(
    tmp_path: Path, subtype: str, entry: str, value: Any
) -> None:
    path = form(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name("/" + subtype), Rect=[10, 10, 40, 30])
        note["/" + entry] = value
        pdf.pages[0].Annots.append(pdf.make_indirect(note))
        pdf.pages[0].Annots.append(7)
        pdf.save(path)
    sheet = sheet_of(path)
    assert near(sheet, 150, 697) == ["Umbau", "der", "Strasse"]
    assert near(sheet, 150, 658) == ["☒"]


def noted(path: Path, **entries: Any) -> Path:
    """The form with free text laid over it by a program for notes."""
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=True)
    canvas.setFont("Helvetica", 10)
    for y, text in ((760, GERMAN), (700, "Abstimmungsergebnis:")):
        canvas.drawString(60, y, text)
    canvas.showPage()
    canvas.save()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.FreeText,
            Rect=[180, 694, 420, 712],
            Contents="Ja 12, Nein 3 für die Straße",
            DA="/Helv 10 Tf 0 g",
            F=4,
        )
        for key, value in entries.items():
            note[f"/{key}"] = value
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))
        pdf.save(path)
    return path


def test_free_text_laid_over_a_page_is_read_where_it_stands(tmp_path: Path) -> None:
    sheet = sheet_of(noted(tmp_path / "a.pdf"))
    assert near(sheet, 150, 697) == ["Ja", "12,", "Nein", "3", "für", "die", "Straße"]
    assert (sheet.verdict, sheet.decision) == ("digital", "keep")


@pytest.mark.parametrize("entries", [{"F": 2}, {"F": 32}, {"C": [1, 1, 1]}, {"Contents": ""}])
def test_free_text_that_is_not_shown_or_covers_the_page_is_not_read(tmp_path: Path, entries: dict[str, Any]) -> None:
    assert near(sheet_of(noted(tmp_path / "a.pdf", **entries)), 150, 697) == []
