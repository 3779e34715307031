"""Hostile and strange input: every file ends in the ledger with a clear code or a record, and the run goes on."""

from __future__ import annotations

import io
import os
import struct
import tempfile
import unicodedata
import zlib
from pathlib import Path

import pandas as pd
import pikepdf
import pytest
from PIL import Image

from pipeline.batch.discover import discover
from pipeline.batch.ledger import Ledger
from pipeline.batch.run import look, run
from pipeline.settings import Settings
from pipeline.store import Store

PAGE = b"BT /F1 12 Tf 72 700 Td (Beschlussvorlage der Verwaltung) Tj ET"


def pdf(pages: int = 1, size: tuple[float, float] = (595, 842), **save: object) -> bytes:
    """A digital PDF with a line on every page."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for _ in range(pages):
        page = made.add_blank_page(page_size=size)
        page.Contents = made.make_stream(PAGE)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    out = io.BytesIO()
    made.save(out, **save)  # type: ignore[arg-type]
    return out.getvalue()


def loop() -> bytes:
    """A page tree whose child is its own parent."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1000000>>endobj\n"
        b"trailer<</Root 1 0 R/Size 3>>\n%%EOF"
    )


def bomb(side: int) -> bytes:
    """A PNG of a few bytes that claims ``side`` × ``side`` pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    packed = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def script() -> bytes:
    """A PDF that would run JavaScript when opened."""
    made = pikepdf.open(io.BytesIO(pdf()))
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('x')"))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def picture_bomb() -> bytes:
    """A PDF of a few kilobytes with a picture of a gigabyte on its page."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(595, 842))
    image = made.make_stream(zlib.compress(zlib.compress(b"\0" * 30_000_000)))
    image.update(
        pikepdf.Dictionary(
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=32_000,
            Height=32_000,
            ColorSpace=pikepdf.Name.DeviceGray,
            BitsPerComponent=8,
            Filter=[pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode],
        )
    )
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
    page.Contents = made.make_stream(b"595 0 0 842 0 0 cm /I Do")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def jpeg(side: int) -> bytes:
    """A JPEG of some hundred bytes that claims ``side`` × ``side`` pixels."""
    out = io.BytesIO()
    Image.new("L", (8, 8), 255).save(out, format="JPEG")
    content = out.getvalue()
    at = content.index(b"\xff\xc0") + 5
    return content[:at] + side.to_bytes(2, "big") * 2 + content[at + 4 :]


def tiff(side: int) -> bytes:
    """The head of a TIFF that claims ``side`` × ``side`` pixels and has none."""
    tags = [(256, 4, side), (257, 4, side), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (278, 4, side)]
    entries = b"".join(struct.pack("<HHII", tag, kind, 1, number) for tag, kind, number in (*tags, (279, 4, 100)))
    return struct.pack("<2sHI", b"II", 42, 8) + struct.pack("<H", len(tags) + 1) + entries + struct.pack("<I", 0)


def tiff_circle() -> bytes:
    """A TIFF whose page is followed by itself."""
    whole = tiff(10)
    return whole[:-4] + struct.pack("<I", 8)


def cut() -> bytes:
    """A PDF of three pages whose second half is missing."""
    made = pdf(3, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return made[: len(made) // 2]


ENTITIES = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE alto [<!ENTITY x0 "ha">{ENTITIES}]><alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout>&x9;</Layout></alto>'
HOCR_LAUGHS = (
    f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x0 "ha">{ENTITIES}]><html xmlns="http://www.w3.org/1999/xhtml"><body>'
    '<div class="ocr_page" title="bbox 0 0 100 100"><span class="ocrx_word" title="bbox 1 1 9 9">&x9;</span></div>'
    "</body></html>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE alto [<!ENTITY passwd SYSTEM "file:///etc/passwd">]>'
    '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout><Page WIDTH="100" HEIGHT="100"><PrintSpace>'
    '<TextBlock><TextLine><String CONTENT="&passwd;" HPOS="1" VPOS="1" WIDTH="9" HEIGHT="9"/></TextLine></TextBlock>'
    "</PrintSpace></Page></Layout></alto>"
)
ENCRYPTED = pdf(encryption=pikepdf.Encryption(owner="o", user="u"))
EMPTY_PASSWORD = pdf(encryption=pikepdf.Encryption(owner="o", user=""))

CASES: dict[str, tuple[bytes, set[str]]] = {
    "empty.pdf": (b"", {"E103"}),
    "cut.pdf": (pdf()[:200], {"E102"}),
    "half.pdf": (cut(), {"E102", "E109"}),
    "without an end.pdf": (pdf(2).replace(b"%%EOF", b""), {"E109"}),
    "no pages.pdf": (pdf(0), {"E102", "E103"}),
    "noise.pdf": (os.urandom(5000), {"E104"}),
    "not found.pdf": (b"404 Not Found\n", {"E104"}),
    "not found.TIF": (b"404 Not Found\n", {"E104"}),
    "loop.pdf": (loop(), {"E102", "E105"}),
    "password.pdf": (ENCRYPTED, {"E101"}),
    "empty password.pdf": (EMPTY_PASSWORD, {"ok"}),
    "broken xref.pdf": (pdf().replace(b"startxref", b"startxxxx"), {"ok"}),
    "bytes before.pdf": (b"HTTP/1.1 200 OK\r\n\r\n" + pdf(), {"ok"}),
    "many pages.pdf": (pdf(40), {"E105"}),
    "vast page.pdf": (pdf(size=(14400, 14400)), {"ok", "partial", "E105", "E202"}),
    "script.pdf": (script(), {"ok"}),
    "bomb.png": (bomb(50_000), {"E105", "E202", "partial"}),
    "picture bomb.pdf": (picture_bomb(), {"E105", "E201", "E202", "E402"}),
    "bomb.jpg": (jpeg(65_500), {"E105"}),
    "bomb.tif": (tiff(60_000), {"E102", "E105", "E201", "E202"}),
    "circle.tif": (tiff_circle(), {"E102", "E105", "E201", "ok"}),
    "half.jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF\0", {"E102", "E201"}),
    "laughs.hocr": (HOCR_LAUGHS.encode(), {"E102", "E104", "ok"}),
    "outside.xml": (OUTSIDE.encode(), {"E102", "E103", "E104"}),
    " blank at both ends .txt": (b"Vorlage 8", {"ok"}),
    "word.txt": (b"PK\x03\x04" + b"\0" * 100, {"E104"}),
    "laughs.xml": (LAUGHS.encode(), {"E102", "E104"}),
    "zeros.txt": (b"\0" * 1000, {"E104"}),
    "one line.txt": (b"Wort " * 10_000, {"ok"}),
    "one word.txt": (b"a" * 400_000, {"ok"}),
    "one word of umlauts.txt": ("Maße".encode() * 50_000, {"ok"}),
    "feeds.txt": (b"\f" * 100, {"E103", "E105", "ok"}),
    "-o.txt": (b"Vorlage", {"ok"}),
    "line\nbreak.txt": (b"Vorlage 2", {"ok"}),
    unicodedata.normalize("NFD", "Größe.txt"): (b"Vorlage 3", {"ok"}),
    unicodedata.normalize("NFC", "Größe.txt"): (b"Vorlage 4", {"ok"}),
    "n" * 251 + ".txt": (b"Vorlage 5", {"ok"}),
    os.fsdecode(b"latin\xfc.txt"): (b"Vorlage 6", {"ok"}),
    "=1+1.txt": (b"Vorlage 7", {"ok"}),
}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("out")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory, outputs: Path) -> dict[str, str]:
    """The code of every file, or its state where it has none."""
    place, out = tmp_path_factory.mktemp("in"), outputs
    for name, (content, _) in CASES.items():
        (place / name).write_bytes(content)
    os.mkfifo(place / "pipe.pdf")
    (place / "circle.pdf").symlink_to("circle.pdf")
    settings = Settings(max_pages=30, max_seconds=60)
    summary = run([place], out, settings, jobs=1)
    assert summary.found == len(CASES) + 2
    files = pd.read_parquet(out / "tables" / "files.parquet")
    assert len(files) == summary.found
    left = [p for p in out.rglob("*") if p.name.startswith((".tmp", ".work"))]
    assert left == []
    return {row.path: row.code if isinstance(row.code, str) else row.status for row in files.itertuples()}


@pytest.mark.parametrize("name", CASES)
def test_ends_with_a_clear_code(results: dict[str, str], name: str) -> None:
    printed = os.fsencode(name).decode("utf-8", "backslashreplace")
    assert results[printed] in CASES[name][1]


def test_pipes_and_circles_end_with_a_code(results: dict[str, str]) -> None:
    assert results["pipe.pdf"] == "E107"
    assert results["circle.pdf"] == "E106"


def test_what_has_no_bytes_to_count_has_none(results: dict[str, str], outputs: Path) -> None:
    size = pd.read_parquet(outputs / "tables" / "files.parquet").set_index("path")["bytes"]
    assert size[["pipe.pdf", "circle.pdf"]].isna().all()
    assert size["empty.pdf"] == 0


def test_no_file_met_a_fault_of_ours(results: dict[str, str]) -> None:
    assert not [name for name, code in results.items() if code in ("E000", "E403")]


def test_no_bomb_goes_off(results: dict[str, str], outputs: Path) -> None:
    assert all(path.stat().st_size < 500_000 for path in (outputs / "text").iterdir())
    assert not [path for path in (outputs / "text").iterdir() if b"hahaha" in path.read_bytes()]


def test_nothing_is_taken_from_outside_a_file(results: dict[str, str], outputs: Path) -> None:
    secret = Path("/etc/passwd").read_bytes().splitlines()[0]
    for path in outputs.rglob("*"):
        assert not path.is_file() or secret not in path.read_bytes(), path


def test_five_hundred_blank_pages_are_a_paper_without_text(tmp_path: Path) -> None:
    made = pikepdf.new()
    for _ in range(500):
        made.add_blank_page(page_size=(595, 842))
    made.save(tmp_path / "blank.pdf")
    summary = run([tmp_path / "blank.pdf"], tmp_path / "out", Settings(), jobs=1)
    assert (summary.states, summary.pages) == ({"ok": 1}, 500)
    pages = pd.read_parquet(tmp_path / "out" / "tables" / "pages.parquet")
    assert list(pages["verdict"].unique()) == ["blank"]


@pytest.mark.skipif(os.geteuid() != 0, reason="another user is needed to be kept out")
def test_files_that_may_not_be_read_are_told() -> None:
    """As root everything may be read, so the look is taken by a child that is nobody."""
    with tempfile.TemporaryDirectory() as told:
        _kept_out(Path(told))


def _kept_out(to: Path) -> None:
    to.chmod(0o755)
    place, out = to / "in", to / "out"
    (place / "closed folder").mkdir(parents=True)
    for path in (place / "open.txt", place / "closed.txt"):
        path.write_text("Vorlage")
    (place / "closed.txt").chmod(0)
    (place / "closed folder").chmod(0)
    out.mkdir()
    out.chmod(0o777)
    child = os.fork()
    if child == 0:
        os.seteuid(65534)
        try:
            with Ledger(out / "ledger.sqlite", False) as ledger:
                plan = look(discover([place]), Store(out), ledger, "", frozenset(), 10_000)
            told = [(name, code) for name, _, code, _ in plan.files()]
            (out / "told").write_text(repr(told))
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    told = (out / "told").read_text()
    assert told == repr([("closed folder", "E106"), ("closed.txt", "E106"), ("open.txt", None)])
