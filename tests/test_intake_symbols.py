"""Signs of symbol fonts are read as what they show."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.intake import open_source
from pipeline.intake.symbols import SIGNS, readable


@pytest.mark.parametrize(
    ("code", "sign"), [("\uf0b7", "•"), ("\uf0a8", "☐"), ("\uf078", "☒"), ("\uf0fe", "☑"), ("\uf02d", "–")]
)
def test_a_sign_alone_is_what_it_shows(code: str, sign: str) -> None:
    assert readable(code) == sign


def test_letters_of_the_private_use_area_stay_as_they_are() -> None:
    assert readable("\uf044\uf065\uf072") == "\uf044\uf065\uf072"
    assert readable("\uf041") == "\uf041"
    assert readable("a") == "a"
    assert not any("\ue000" <= sign <= "\uf8ff" for sign in SIGNS.values())


def test_a_bullet_of_a_symbol_font_in_a_pdf(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842), invariant=True)
    for row, text in enumerate(("Umbau der Halle", "Ausbau der Wege")):
        canvas.setFont("Symbol", 11)
        canvas.drawString(60, 700 - row * 20, "•")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(80, 700 - row * 20, text)
    canvas.showPage()
    canvas.save()
    with open_source(tmp_path / "a.pdf") as source:
        assert [w.text for w in source.sheet(1).layer] == [
            "•",
            *["Umbau", "der", "Halle", "•"],
            *["Ausbau", "der", "Wege"],
        ]
