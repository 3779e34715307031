"""The searchable PDF: pages look as they did, text is found where it is printed, it is PDF/A where it says so."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, Pdf

from pipeline.batch.discover import discover
from pipeline.batch.documents import Task, _other_formats
from pipeline.batch.run import run
from pipeline.errors import DiskFull, NotMade
from pipeline.formats.pdf import searchable
from pipeline.formats.pdf.layer import turned
from pipeline.formats.printed import printed
from pipeline.model.geometry import Box
from pipeline.model.text import Edit, Text
from pipeline.reader import read_file
from pipeline.settings import Settings
from pipeline.store import Store
from tests.papers import record
from tests.pdfa import faults, preflight
from tests.pdfs import PICTURE, WORDS, found, look, made, paper, pdf_of, rows, scan, text_of

SAMPLES = Path(__file__).parent.parent / "samples"


# -- text at its place ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("crop", [None, (10, 20, 290, 190)])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_words_are_found_where_they_are_printed(rotate: int, crop: tuple[float, ...] | None, tmp_path: Path) -> None:
    original = scan(tmp_path / "a.pdf", rotate=rotate, crop=crop)
    words = [(w, Box(b.left / 2, b.top, b.right / 2, b.bottom)) for w, b in rows()]
    content = made(text_of(words), original)
    assert found(content) == " ".join(WORDS)
    assert (look(content) == look(original)).all()
    with pypdfium2.PdfDocument(content) as document:
        page = document[0]
        wide, high = page.get_size()
        page_text = page.get_textpage()
        plain = page_text.get_text_range()
        for word, box in words:
            first = page_text.get_charbox(plain.index(word), loose=True)
            x, y = (first[0] + first[2]) / 2, (first[1] + first[3]) / 2
            left, bottom, right, top = page.get_bbox()
            x, y = {
                0: (x - left, top - y),
                90: (y - bottom, x - left),
                180: (right - x, y - bottom),
                270: (top - y, right - x),
            }[rotate]
            assert 0 <= x <= wide and 0 <= y <= high
            assert box.left - 1 <= x <= box.right + 1 and box.top - 1 <= y <= box.bottom + 1, word


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_print_that_lies_askew_by_quarters_reads_along_its_lines(turns: int, tmp_path: Path) -> None:
    original = scan(tmp_path / "a.pdf")

    def at(box: Box) -> Box:
        small = Box(box.left * 0.6, box.top * 0.6, box.right * 0.6, box.bottom * 0.6)
        if turns == 2:
            return Box(300 - small.right, 200 - small.bottom, 300 - small.left, 200 - small.top)
        if turns == 1:
            return Box(300 - small.bottom, small.left, 300 - small.top, small.right)
        return Box(small.top, 200 - small.right, small.bottom, 200 - small.left)

    text = text_of([(w, at(b)) for w, b in rows()])
    lines = [line for block in printed(text)[1] for line in block.lines]
    assert turned(lines) == turns
    content = made(text, original)
    if turns == 2:  # pdfium gives the words of a line upside down from right to left, whoever wrote them
        assert sorted(found(content).split()) == sorted(WORDS)
    else:
        assert found(content).split() == list(WORDS)
    assert (look(content) == look(original)).all()


def test_a_word_divided_at_a_line_end_is_repaired_in_both_halves(tmp_path: Path) -> None:
    words = [("die", Box(20, 20, 50, 32)), ("MaB-", Box(60, 20, 90, 32)), ("nalnnen", Box(20, 40, 60, 52))]
    text = text_of(words, per_line=2)
    edit = Edit(4, 16, text.raw[4:16], "Maßnahmen", "hyphen+sharp-s", 0.9)
    content = made(Text(text.raw, (edit,), (), text.layout), scan(tmp_path / "a.pdf"))
    assert found(content) == "die Maß-nahmen"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z", "Cn", "Co"]), min_size=1, max_size=12))
@settings(max_examples=40)
def test_every_letter_leads_back_to_itself(word: str) -> None:
    from pipeline.formats.pdf.font import Glyphless

    with Pdf.new() as pdf:
        font = Glyphless(pdf)
        codes = font.encode(word)[1:-1]
        font.finish()
        lines = font.reference.ToUnicode.read_bytes().decode().splitlines()
        back = dict(line.strip("<>").split("> <") for line in lines if line.startswith("<"))
        back.pop("0000", None)
        told = "".join(bytes.fromhex(back[codes[i : i + 4]]).decode("utf-16-be") for i in range(0, len(codes), 4))
        assert told == word


# -- an older layer ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        PICTURE + b"BT /F 9 Tf 3 Tr 20 150 Td (fiir old) Tj 0 -12 Td [(MaB) -20 (nahmen)] TJ ET",
        PICTURE + b"BT /F 9 Tf 3 Tr 20 150 Td 12 TL (fiir) Tj (old) ' 1 0 (lines) \" ET",
        PICTURE + b"q 1 0 0 1 5 5 cm /Form Do Q",
        PICTURE + b"3 Tr q 0 Tr Q BT /F 9 Tf 20 150 Td (kept by the state) Tj ET",
        b"BT /F 9 Tf 20 150 Td (behind the picture) Tj ET " + PICTURE,
    ],
)
def test_an_older_unseen_text_is_gone_and_the_page_looks_as_it_did(content: bytes, tmp_path: Path) -> None:
    original = scan(tmp_path / "a.pdf", content=content)
    out = made(text_of(rows()), original, verdict="wrong language")
    assert found(out) == " ".join(WORDS)
    assert (look(out, scale=2) == look(original, scale=2)).all()
    assert faults(out) == []


def test_text_that_the_page_shows_stays_and_is_not_said_twice(tmp_path: Path) -> None:
    original = scan(tmp_path / "a.pdf", content=PICTURE + b"BT /F 12 Tf 20 160 Td (Eingang) Tj ET")
    words = [("Eingang", Box(20, 29, 62, 43)), ("Rat", Box(100, 29, 130, 43))]
    out = made(text_of(words), original)
    assert found(out).split().count("Eingang") == 1
    assert "Rat" in found(out)
    assert (look(out) == look(original)).all()


def test_a_page_that_would_look_different_keeps_its_old_text(tmp_path: Path) -> None:
    shifting = PICTURE + b"BT /F 20 Tf 20 100 Td 3 Tr (unseen) Tj 0 Tr 1 g (seen behind it) Tj ET"
    original = scan(tmp_path / "a.pdf", content=shifting)
    out = made(text_of(rows()), original)
    assert (look(out) == look(original)).all()
    assert "unseen" in found(out)


def test_a_page_born_digital_is_left_as_it_is(tmp_path: Path) -> None:
    content = b"BT /F 12 Tf 20 160 Td (Vorlage) Tj ET"
    original = scan(tmp_path / "a.pdf", content=content)
    out = made(text_of(rows()), original, verdict="digital", decision="keep")
    with pikepdf.open(io.BytesIO(out)) as pdf:
        assert pdf.pages[0].Contents.read_bytes() == content
        assert pdf.open_metadata().pdfa_status == ""
        assert "fonts of visible text" in str(pdf.Root.Metadata.read_bytes())


# -- PDF/A ------------------------------------------------------------------------------------------------------------


def test_scripts_and_passwords_go_and_the_rest_is_pdf_a(tmp_path: Path) -> None:
    script = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    plain = scan(tmp_path / "plain.pdf", OpenAction=script, AA=Dictionary(WC=script))
    with pikepdf.open(plain) as pdf:
        pdf.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(owner="x", user=""))
    out = made(text_of(rows()), tmp_path / "a.pdf")
    assert faults(out) == []
    assert b"app.alert" not in out
    assert (look(out) == look(plain)).all()


def test_what_cannot_be_pdf_a_does_not_say_so_but_says_why(tmp_path: Path) -> None:
    for change, why in (("Interpolate", "smoothed picture"), ("CMYK", "CMYK colours")):
        path = scan(tmp_path / f"{change}.pdf")
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            picture = pdf.pages[0].Resources.XObject.P
            if change == "Interpolate":
                picture.Interpolate = True
            else:
                picture.ColorSpace = Name.DeviceCMYK
                picture.write(bytes(150 * 100 * 4))
            pdf.save(path)
        out = made(text_of(rows()), path)
        with pikepdf.open(io.BytesIO(out)) as pdf:
            assert pdf.open_metadata().pdfa_status == ""
            assert why in pdf.Root.Metadata.read_bytes().decode()


def test_a_file_that_is_pdf_a_keeps_its_word(tmp_path: Path) -> None:
    original = scan(tmp_path / "a.pdf", content=PICTURE)
    with pikepdf.open(original, allow_overwriting_input=True) as pdf:
        with pdf.open_metadata() as told:
            told["pdfaid:part"], told["pdfaid:conformance"] = "3", "A"
        pdf.save(original)
    with pikepdf.open(io.BytesIO(made(text_of(rows()), original))) as pdf:
        assert pdf.open_metadata().pdfa_status == "3B"


def test_an_independent_validator_agrees(tmp_path: Path) -> None:
    said = preflight(made(text_of(rows()), scan(tmp_path / "a.pdf")), tmp_path)
    if said is None:
        pytest.skip("PDFBox Preflight is not installed")
    assert said.endswith("is a valid PDF/A-1b file")


# -- the whole way ----------------------------------------------------------------------------------------------------


def test_text_and_broken_files(tmp_path: Path) -> None:
    assert not searchable(record(), Text("x"), tmp_path / "a.txt", tmp_path / "out.pdf")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 nothing")
    with pytest.raises(NotMade, match="no searchable PDF"):
        searchable(paper("application/pdf", 300, 200), text_of(rows()), tmp_path / "b.pdf", tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.ocr
def test_a_scan_that_was_read(tmp_path: Path) -> None:
    original = SAMPLES / "antrag-scan.pdf"
    before = original.read_bytes()
    document = read_file(original)[0]
    out = pdf_of(document.record, document.text, original)
    assert out == pdf_of(document.record, document.text, original)
    words = "".join(
        word.content + ("" if word.half == 1 else " ")
        for block in printed(document.text)[1]
        for line in block.lines
        for word in line
    )
    # The viewer orders what stands side by side (a stamp beside a line) by its own eye.
    assert sorted(found(out).split()) == sorted(words.split())
    assert (look(out, scale=2) == look(original, scale=2)).all()
    assert faults(out) == []
    assert original.read_bytes() == before


def test_a_run_makes_it_for_every_paper(tmp_path: Path) -> None:
    sample, out = SAMPLES / "sitzungsvorlage-digital.pdf", tmp_path / "out"
    assert run([sample], out, Settings(), jobs=1, formats=("pdf",)).read == 1
    (file,) = (out / "pdf").iterdir()
    for number in range(2):
        assert (look(file, number) == look(sample, number)).all()
    first = file.read_bytes()
    run([sample], out, Settings(), jobs=1, formats=("pdf",), again=True)
    assert file.read_bytes() == first


def test_a_paper_whose_pdf_cannot_be_made_is_read_and_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "a.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    (found,) = discover([broken])
    store = Store(tmp_path / "out")
    store.prepare()
    task = Task(found, "0" * 64, Settings(), store.root, formats=("pdf",))
    told = _other_formats(task, store, paper("application/pdf", 300, 200), text_of(rows()))
    assert (told.status, [p.code for p in told.problems]) == ("partial", ["E502"])
    assert not (store.root / "pdf").exists()


def test_a_full_disk_is_no_fault_of_the_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    store = Store(tmp_path / "out")
    store.prepare()
    (found_file,) = discover([scan(tmp_path / "a.pdf")])
    task = Task(found_file, "0" * 64, Settings(), store.root, formats=("pdf",))
    monkeypatch.setattr("pikepdf.Pdf.save", full)
    with pytest.raises(DiskFull):
        _other_formats(task, store, paper("application/pdf", 300, 200), text_of(rows()))
