"""Hostile and strange input: every file ends in the ledger with a clear code or a record, and the run goes on."""

from __future__ import annotations

import io
import os
import struct
import unicodedata
import zlib

import pandas as pd
import pikepdf
import pytest

from pipeline.batch.run import run
from pipeline.settings import Settings

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


ENTITIES = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE alto [<!ENTITY x0 "ha">{ENTITIES}]><alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout>&x9;</Layout></alto>'
ENCRYPTED = pdf(encryption=pikepdf.Encryption(owner="o", user="u"))
EMPTY_PASSWORD = pdf(encryption=pikepdf.Encryption(owner="o", user=""))

CASES: dict[str, tuple[bytes, set[str]]] = {
    "empty.pdf": (b"", {"E103"}),
    "cut.pdf": (pdf()[:200], {"E102"}),
    "no pages.pdf": (pdf(0), {"E102", "E103"}),
    "noise.pdf": (os.urandom(5000), {"E104"}),
    "loop.pdf": (loop(), {"E102", "E105"}),
    "password.pdf": (ENCRYPTED, {"E101"}),
    "empty password.pdf": (EMPTY_PASSWORD, {"ok"}),
    "broken xref.pdf": (pdf().replace(b"startxref", b"startxxxx"), {"ok"}),
    "bytes before.pdf": (b"HTTP/1.1 200 OK\r\n\r\n" + pdf(), {"ok"}),
    "many pages.pdf": (pdf(40), {"E105"}),
    "vast page.pdf": (pdf(size=(14400, 14400)), {"ok", "partial", "E105", "E202"}),
    "script.pdf": (script(), {"ok"}),
    "bomb.png": (bomb(50_000), {"E105", "E202", "partial"}),
    "word.txt": (b"PK\x03\x04" + b"\0" * 100, {"E104"}),
    "laughs.xml": (LAUGHS.encode(), {"E102", "E104"}),
    "zeros.txt": (b"\0" * 1000, {"E104"}),
    "one line.txt": (b"Wort " * 10_000, {"ok"}),
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
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The code of every file, or its state where it has none."""
    place, out = tmp_path_factory.mktemp("in"), tmp_path_factory.mktemp("out")
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


def test_no_file_met_a_fault_of_ours(results: dict[str, str]) -> None:
    assert not [name for name, code in results.items() if code in ("E000", "E403")]
