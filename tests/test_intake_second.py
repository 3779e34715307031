"""A font that does not say which letters its codes mean: decoded a second time, or read from the picture."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from pipeline.intake import open_source
from pipeline.model.page import Sheet

FONT = Path(__file__).parent.parent / "samples" / "generator" / "fonts" / "LiberationSans-Regular.ttf"
GERMAN = (
    "Die Verwaltung schlägt vor, die Maßnahmen für das nächste Jahr zu beschließen.",
    "Über die Öffnung der Brücke wird öffentlich beraten, die Gebühren müssen geprüft werden.",
)


def symbolic(path: Path, texts: tuple[str, ...] = GERMAN, turn: int = 0, crop: bool = False) -> Path:
    """A page in a TrueType font that calls itself symbolic and names no encoding: codes of CP1252."""
    pdf = pikepdf.new()
    program = pdf.make_stream(FONT.read_bytes())
    descriptor = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name("/AAAAAA+Sans"), Flags=4, StemV=80, ItalicAngle=0,
            FontBBox=[-200, -300, 1000, 900], Ascent=900, Descent=-200, CapHeight=700, FontFile2=program,
        )
    )  # fmt: skip
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.TrueType, BaseFont=pikepdf.Name("/AAAAAA+Sans"),
        FirstChar=0, LastChar=255, Widths=[500] * 256, FontDescriptor=descriptor,
    )  # fmt: skip
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
    drawn = b"".join(
        b"BT /F1 11 Tf 60 %d Td (%s) Tj ET " % (700 - 20 * i, text.encode("cp1252")) for i, text in enumerate(texts)
    )
    page.Contents = pdf.make_stream(drawn)
    page.Rotate = turn
    if crop:
        page.CropBox = [30, 50, 580, 790]
    pdf.save(path)
    return path


def sheet_of(path: Path) -> Sheet:
    with open_source(path) as source:
        return source.sheet(1)


@pytest.mark.parametrize(("turn", "crop"), [(0, False), (90, True), (180, True), (270, True)])
def test_letters_of_a_symbolic_font_come_from_the_second_decoder(tmp_path: Path, turn: int, crop: bool) -> None:
    sheet = sheet_of(symbolic(tmp_path / "a.pdf", turn=turn, crop=crop))
    assert sorted(w.text for w in sheet.layer) == sorted(" ".join(GERMAN).split())
    assert (sheet.verdict, sheet.decision) == ("digital", "keep")
    note = next(r for r in sheet.reasons if r.code == "second-decoder")
    assert note.figure == sum(any(c in "äöüßÄÖÜ" for c in w) for w in " ".join(GERMAN).split())


def test_damage_that_both_decoders_see_is_read_from_the_picture(tmp_path: Path) -> None:
    damaged = (
        "Die Verwaltung schlagt vor, die MaBnahmen fiir das nachste Jahr zu beschlieBen.",
        "Uber die Offnung der Briicke wird éffentlich beraten, die Gebiihren miissen gepriift werden.",
    )
    sheet = sheet_of(symbolic(tmp_path / "a.pdf", damaged))
    assert (sheet.verdict, sheet.decision) == ("wrong language", "read")
    assert not any(r.code == "second-decoder" for r in sheet.reasons)


def test_sane_pages_are_decoded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.intake import second

    def fail(*_: object) -> None:
        raise AssertionError("asked without a doubt")

    monkeypatch.setattr(second, "decode", fail)
    plain = ("Die Verwaltung legt den Bericht vor.", "Der Ausschuss nimmt ihn zur Kenntnis.")
    assert sheet_of(symbolic(tmp_path / "a.pdf", plain)).verdict == "digital"
