"""Bold print: told by the name of the face; the width of its stems alone says little."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.intake import open_source


def page(path: Path, name: str, stems: int, others: str = "") -> Path:
    """A page in a face of this name and stems; ``others`` are printed in Helvetica, which is not bold."""
    canvas = Canvas(str(path), invariant=True)
    canvas.setFont("Times-Roman", 11)
    canvas.drawString(60, 760, "Sachverhalt")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(60, 740, others)
    canvas.showPage()
    canvas.save()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            if font.BaseFont == "/Times-Roman":
                font.Subtype, font.BaseFont = pikepdf.Name.TrueType, pikepdf.Name(f"/AAAAAA+{name}")
                font.FirstChar, font.LastChar, font.Widths = 32, 255, pikepdf.Array([500] * 224)
                font.FontDescriptor = pdf.make_indirect(
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.FontDescriptor,
                        FontName=font.BaseFont,
                        Flags=32,
                        FontBBox=pikepdf.Array([0, -200, 1000, 900]),
                        ItalicAngle=0,
                        Ascent=800,
                        Descent=-200,
                        CapHeight=700,
                        StemV=stems,
                    )
                )
        pdf.save(path)
    return path


@pytest.mark.parametrize(
    ("name", "stems", "others", "bold"),
    [
        ("MusterSans-Bold", 80, "", True),
        ("MusterSans-Regular", 125, "", False),
        ("MusterSans-Regular", 125, "Die Stege am Teich sind alt.", False),
        ("MusterSans", 150, "Die Stege am Teich sind alt.", True),
        ("MusterSans", 150, "", False),  # all of the page would be bold
        ("MusterSans", 80, "Die Stege am Teich sind alt.", False),
    ],
)
def test_what_is_bold(name: str, stems: int, others: str, bold: bool, tmp_path: Path) -> None:
    with open_source(page(tmp_path / "a.pdf", name, stems, others)) as source:
        words = {w.text: w.bold for w in source.sheet(1).layer}
    assert words.pop("Sachverhalt") is bold
    assert not any(words.values())
