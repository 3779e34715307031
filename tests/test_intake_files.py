"""Opening files: type by content, limits before decoding, the right error for what cannot be read, text encodings."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.pdfgen import canvas

from pipeline.errors import (
    BrokenFile,
    BrokenPage,
    EmptyFile,
    InputError,
    NotAFile,
    NotReadable,
    PageTooLarge,
    PasswordNeeded,
    TooLarge,
    UnknownType,
)
from pipeline.intake import open_source, plain
from pipeline.scans import natural

SENTENCE = "Der Ausschuß beschließt die Änderung der Gebühren für Kindertagesstätten in Höhe von 1.200 €."


def pdf(pages: int = 1, encrypt: object = None) -> bytes:
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(595, 842), encrypt=encrypt, invariant=True)
    for number in range(pages):
        sheet.drawString(72, 700, f"Seite {number + 1}: Der Kreistag stimmt über die Vorlage ab.")
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def picture(kind: str = "PNG", size: tuple[int, int] = (300, 400), **options: object) -> bytes:
    out = io.BytesIO()
    image = Image.new("L", size, 255)
    image.paste(0, (40, 40, 200, 60))
    image.save(out, kind, **options)
    return out.getvalue()


def bomb() -> bytes:
    """A PNG of a few bytes that claims 40,000 × 40,000 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(out, encryption=pikepdf.Encryption(user="geheim", owner="geheim"))
    return out.getvalue()


def lightly_locked() -> bytes:
    """Only the owner's password is set; everybody may open it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(out, encryption=pikepdf.Encryption(user="", owner="geheim"))
    return out.getvalue()


HOSTILE: list[tuple[str, Callable[[], bytes], type[InputError]]] = [
    ("empty.pdf", lambda: b"", EmptyFile),
    ("empty.txt", lambda: b"", EmptyFile),
    ("password.pdf", locked, PasswordNeeded),
    ("stump.pdf", lambda: pdf()[:60], BrokenFile),
    ("rubbish.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20, BrokenFile),
    ("word.docx", lambda: b"PK\x03\x04" + b"\0" * 100, UnknownType),
    ("picture.gif", lambda: b"GIF89a" + b"\0" * 100, UnknownType),
    ("program.txt", lambda: b"\x7fELF" + bytes(range(256)), UnknownType),
    ("noise.txt", lambda: bytes(range(256)) * 40, UnknownType),
    ("page.html", lambda: b"<html><body>no page of an OCR</body></html>", UnknownType),
    ("half.png", lambda: picture()[:120], BrokenFile),
    ("half.jpg", lambda: picture("JPEG", (900, 900))[:400], BrokenFile),
    ("bomb.png", bomb, TooLarge),
    ("many.pdf", lambda: pdf(12), TooLarge),
    ("entities.xml", lambda: b'<?xml version="1.0"?><!DOCTYPE alto [<!ENTITY a "b">]><alto>&a;</alto>', BrokenFile),
    ("broken.xml", lambda: b"<alto><Layout><Page>", BrokenFile),
    ("nopage.xml", lambda: b"<alto></alto>", EmptyFile),
]


@pytest.mark.parametrize(("name", "make", "error"), HOSTILE, ids=[h[0] for h in HOSTILE])
def test_hostile_files_give_their_error(
    tmp_path: Path, name: str, make: Callable[[], bytes], error: type[InputError]
) -> None:
    file = tmp_path / name
    file.write_bytes(make())
    with pytest.raises(InputError) as caught:
        open_source(file, max_pages=10)
    assert type(caught.value) is error
    assert caught.value.path == str(file)
    assert caught.value.advice


def test_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotReadable):
        open_source(tmp_path / "nowhere.pdf")
    with pytest.raises(NotAFile):
        open_source(tmp_path)
    with pytest.raises(EmptyFile):
        open_source(tmp_path, one_per_folder=True)


def test_bytes_are_limited_before_reading(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x" * 2000)
    with pytest.raises(TooLarge, match="2000 bytes"):
        open_source(file, max_bytes=1999)


def test_type_is_told_by_content_and_the_file_is_left_alone(tmp_path: Path) -> None:
    for data, media in [(pdf(), "application/pdf"), (picture(), "image/png"), (b"Vorlage\n", "text/plain")]:
        file = tmp_path / "wrong.xyz"
        file.write_bytes(data)
        before = file.stat()
        with open_source(file) as source:
            assert source.media_type == media
            assert source.page_count == 1
            assert source.size == len(data)
            assert source.sha256 == hashlib.sha256(data).hexdigest()
            source.sheet(1)
        assert file.read_bytes() == data
        assert file.stat().st_mtime_ns == before.st_mtime_ns


def test_empty_user_password_is_no_hindrance(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(lightly_locked())
    with open_source(file) as source:
        assert [w.text for w in source.sheet(1).layer][:2] == ["Seite", "1:"]


def test_broken_cross_references_are_mended(tmp_path: Path) -> None:
    data = pdf(2)
    file = tmp_path / "a.pdf"
    file.write_bytes(data[: data.rindex(b"xref")])
    with open_source(file) as source:
        assert source.page_count == 2
        assert "Kreistag" in [w.text for w in source.sheet(2).layer]


def test_a_page_larger_than_the_limit(tmp_path: Path) -> None:
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(595, 842))
    sheet.drawInlineImage(Image.new("L", (2000, 2900), 200), 0, 0, 595, 842)
    sheet.save()
    file = tmp_path / "a.pdf"
    file.write_bytes(out.getvalue())
    with open_source(file, max_pixels=1_000_000) as source, pytest.raises(PageTooLarge):
        source.sheet(1)


def test_one_damaged_page_of_a_tiff_leaves_the_others(tmp_path: Path) -> None:
    pages = [Image.new("L", (400, 500), 255) for _ in range(3)]
    for page in pages:
        page.paste(0, (50, 50, 300, 90))
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_lzw")
    file = tmp_path / "a.tif"
    file.write_bytes(out.getvalue())
    with open_source(file) as source:
        assert (source.page_count, source.media_type) == (3, "image/tiff")
        assert source.sheet(3).number == 3
    with Image.open(file) as opened:
        opened.seek(1)
        offset = opened.tag_v2[273][0]
    data = bytearray(out.getvalue())
    data[offset : offset + 20] = b"\xff" * 20
    file.write_bytes(bytes(data))
    with open_source(file) as source:
        with pytest.raises(BrokenPage):
            source.sheet(2)
        assert source.sheet(3).decision == "read"


def test_folder_in_natural_order(tmp_path: Path) -> None:
    for number in (10, 9, 1):
        (tmp_path / f"Seite {number}.png").write_bytes(picture(size=(200 + number, 300)))
    (tmp_path / "readme.txt").write_text("no page")
    with open_source(tmp_path, one_per_folder=True) as source:
        assert source.page_count == 3
        shapes = [source.sheet(n).image().pixels.shape[1] for n in (1, 2, 3)]  # type: ignore[misc]
        assert shapes == [201, 209, 210]
        first = source.sha256
    (tmp_path / "Seite 9.png").write_bytes(picture(size=(333, 300)))
    with open_source(tmp_path, one_per_folder=True) as source:
        assert source.sha256 != first


def test_natural_order_is_total() -> None:
    names = ["b2", "a10", "a9", "9", "10", "a"]
    assert sorted(names, key=natural) == ["9", "10", "a", "a9", "a10", "b2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = SENTENCE if encoding != "cp850" else SENTENCE.replace("€", "Euro")
    file = tmp_path / "a.txt"
    file.write_bytes(f"{text}\r\nzweite Zeile\x0cSeite zwei\r\n".encode(encoding))
    with open_source(file) as source:
        assert source.page_count == 2
        assert source.sheet(1).lines == (text, "zweite Zeile")
        assert source.sheet(2).lines == ("Seite zwei",)
        assert source.sheet(1).verdict == "digital"
        assert source.sheet(1).decision == "keep"


@given(st.text(alphabet="abc äöüßÄÖÜ\t.-", max_size=60), st.text(alphabet="abc äöü", max_size=30))
def test_utf8_text_keeps_every_line(one: str, other: str) -> None:
    text, encoding = plain.decode(f"{one}\n{other}\n".encode())
    assert encoding == "utf-8"
    assert plain.pages(text) == [(one.rstrip(), other.rstrip())]


def test_a_form_feed_parts_pages_and_a_last_one_closes() -> None:
    assert plain.pages("a\nb\n\fc\n\f") == [("a", "b"), ("c",)]
    assert plain.pages("a\n\f\f b  \n") == [("a",), (), (" b",)]
    assert plain.pages("letzte Zeile\x1a") == [("letzte Zeile",)]


def test_an_empty_page_of_text_is_blank(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Erste Seite\n\f \n\fDritte Seite\n")
    with open_source(file) as source:
        assert [source.sheet(n).verdict for n in (1, 2, 3)] == ["digital", "blank", "digital"]
        assert source.sheet(2).decision == "skip"


def test_text_read_in_the_wrong_language_is_said_so(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Der Rat beschlieBt die MaBnahmen fiir die StraBen und Gebaude. Die Gebuhren werden erhoht. " * 3)
    with open_source(file) as source:
        sheet = source.sheet(1)
    assert sheet.verdict == "wrong language"
    assert sheet.decision == "keep"
    assert "damaged-words" in {r.code for r in sheet.reasons}


HOCR = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><meta name='ocr-system' content='x'/></head><body>
<div class='ocr_page' title='image "a.png"; bbox 0 0 2480 3508; scan_res 300 300'>
<span class='ocrx_word' title='bbox 300 600 600 640; x_wconf 91'><strong>F&uuml;r</strong></span>
<span class='ocrx_word' title='bbox 620 600 900 640; x_wconf 40'>Ort</span></div></body></html>"""
ALTO = """<?xml version="1.0"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description>
<MeasurementUnit>mm10</MeasurementUnit></Description><Layout><Page WIDTH="2100" HEIGHT="2970"><PrintSpace>
<String CONTENT="Gremi" HPOS="254" VPOS="508" WIDTH="127" HEIGHT="30" WC="0.5"/><HYP CONTENT="-"/>
<String CONTENT="für" HPOS="500" VPOS="508" WIDTH="60" HEIGHT="30"/></PrintSpace></Page></Layout></alto>""".encode()


def test_hocr_and_alto(tmp_path: Path) -> None:
    file = tmp_path / "a.hocr"
    file.write_bytes(HOCR)
    with open_source(file) as source:
        sheet = source.sheet(1)
        assert (round(sheet.width), round(sheet.height)) == (595, 842)
        assert [w.text for w in sheet.layer] == ["Für", "Ort"]
        box = sheet.layer[0].box
        assert box is not None
        assert [round(v) for v in box] == [72, 144, 144, 154]
        assert [w.confidence for w in sheet.layer] == [0.91, 0.4]
        assert (sheet.verdict, sheet.decision) == ("sane layer", "keep")
    file.write_bytes(ALTO)
    with open_source(file) as source:
        sheet = source.sheet(1)
        assert [w.text for w in sheet.layer] == ["Gremi-", "für"]
        box = sheet.layer[0].box
        assert box is not None
        assert [round(v) for v in box] == [72, 144, 108, 153]


def test_words_read_by_others_keep_within_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.intake import markup

    file = tmp_path / "a.hocr"
    for data in (HOCR, ALTO):
        file.write_bytes(data)
        with monkeypatch.context() as limits:
            limits.setattr(markup, "MOST_WORDS", 1)
            with pytest.raises(TooLarge):
                open_source(file)
        with monkeypatch.context() as limits:
            limits.setattr(markup, "MOST_BYTES", len(data) - 1)
            with pytest.raises(TooLarge):
                open_source(file)


def test_entities_and_depth_of_alto_are_no_danger(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    head, rest = ALTO.decode().split("?>", 1)
    bomb = '<!DOCTYPE alto [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]>'
    file.write_text(f"{head}?>{bomb}{rest}")
    with pytest.raises(BrokenFile):
        open_source(file)
    deep = rest.replace("<PrintSpace>", "<PrintSpace>" + "<ComposedBlock>" * 50_000)
    file.write_text(head + "?>" + deep.replace("</PrintSpace>", "</ComposedBlock>" * 50_000 + "</PrintSpace>"))
    with open_source(file) as source:
        assert [w.text for w in source.sheet(1).layer] == ["Gremi-", "für"]


def test_pages_of_hocr_keep_their_own_words(tmp_path: Path) -> None:
    file = tmp_path / "a.hocr"
    page = HOCR.decode().split("<body>")[1].split("</body>")[0]
    file.write_text(HOCR.decode().replace("</body>", page.replace("Ort", "Tor") + "</body>"))
    with open_source(file) as source:
        assert [[w.text for w in source.sheet(n).layer] for n in (1, 2)] == [["Für", "Ort"], ["Für", "Tor"]]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "iso-8859-1"])
@pytest.mark.parametrize("data", [HOCR, ALTO])
def test_markup_in_other_encodings_is_no_plain_text(tmp_path: Path, encoding: str, data: bytes) -> None:
    file = tmp_path / "a.xml"
    text = data.decode().partition("?>")[2].replace("&uuml;", "ü").lstrip()
    file.write_bytes(f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding))
    with open_source(file) as source:
        assert "für" in [w.text.lower() for w in source.sheet(1).layer]


def test_more_words_than_a_page_can_hold_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.intake import markup

    monkeypatch.setattr(markup, "MOST_ON_PAGE", 1)
    file = tmp_path / "a.xml"
    file.write_bytes(
        ALTO.replace(b"<String", b'<String CONTENT="a" HPOS="1" VPOS="1" WIDTH="1" HEIGHT="1"/><String', 1)
    )
    with pytest.raises(TooLarge):
        open_source(file)
