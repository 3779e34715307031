"""Rules of PDF/A-2b (ISO 19005-2) for files of pictures with an invisible text, read from the file itself; and PDFBox
Preflight where it is installed.

No validator of part 2 is to be had as a package. The rules here are our own reading of the norm. Preflight knows part
1, which is stricter in all that these files hold (fonts, colours, metadata): a copy that calls itself PDF/A-1b is shown
to it (Debian: libpdfbox2-java, libactivation-java, libjaxb-api-java).
"""

from __future__ import annotations

import io
import re
import shutil
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, ObjectStreamMode, Pdf, Stream
from PIL import ImageCms

JARS = ("pdfbox2", "preflight", "xmpbox", "fontbox2", "commons-logging", "commons-io", "javax.activation", "jaxb-api")
JAVA = Path("/usr/share/java")
FORBIDDEN_ACTIONS = {"/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/JavaScript", "/Hide", "/Rendition"}


def faults(content: bytes) -> list[str]:
    """What is wrong with a file that calls itself PDF/A-2b; the number is the norm's clause."""
    return list(_faults(content))


def _faults(content: bytes) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", content):
        yield "6.1.2 header"
    if not content.endswith(b"%%EOF\n"):
        yield "6.1.3 bytes behind the end"
    with pikepdf.open(io.BytesIO(content)) as pdf:
        if pdf.check_pdf_syntax() if hasattr(pdf, "check_pdf_syntax") else pdf.check():
            yield "6.1 syntax"
        if pdf.is_encrypted or "/ID" not in pdf.trailer:
            yield "6.1.3 trailer"
        yield from _metadata(pdf)
        intents = [i for i in pdf.Root.get("/OutputIntents", []) if str(i.S) == "/GTS_PDFA1"]
        if len(intents) != 1:
            yield "6.2.3 output intent"
        else:
            profile = ImageCms.ImageCmsProfile(io.BytesIO(intents[0].DestOutputProfile.read_bytes()))
            if profile.profile.xcolor_space.strip() != "RGB" or int(intents[0].DestOutputProfile.N) != 3:
                yield "6.2.3 profile"
        for key in ("/AA", "/OpenAction", "/OCProperties", "/Requirements", "/NeedsRendering"):
            if key in pdf.Root:
                yield f"document {key}"
        if {"/JavaScript", "/EmbeddedFiles"} & set(pdf.Root.get("/Names", Dictionary()).keys()):
            yield "6.6.1 names"
        for thing in pdf.objects:
            yield from _object(thing)
        for page in pdf.pages:
            yield from _page(page)


def _metadata(pdf: Pdf) -> Iterator[str]:
    told = pdf.Root.get("/Metadata")
    if told is None or "/Filter" in told or str(told.Type) != "/Metadata" or str(told.Subtype) != "/XML":
        yield "6.6.2.1 metadata"
        return
    meta = pdf.open_metadata()
    if (meta.get("pdfaid:part"), meta.get("pdfaid:conformance")) != ("2", "B"):
        yield "6.6.4 identification"
    for old, new in (("/Title", "dc:title"), ("/Producer", "pdf:Producer"), ("/Creator", "xmp:CreatorTool")):
        if old in pdf.docinfo and str(pdf.docinfo[old]) != meta.get(new):
            yield f"metadata disagree on {new}"


def _object(thing: Any) -> Iterator[str]:
    if isinstance(thing, (Dictionary, Stream)) and str(thing.get("/S", "")) in FORBIDDEN_ACTIONS:
        yield f"6.5.1 action {thing.S}"
    if not isinstance(thing, Stream):
        return
    filters = thing.get("/Filter", Name.FlateDecode)
    if "/LZWDecode" in str(filters) or "/Crypt" in str(filters) or "/F" in thing:
        yield "6.1.7 filter"
    if str(thing.get("/Subtype")) == "/Image":
        if bool(thing.get("/Interpolate", False)) or "/Alternates" in thing or "/OPI" in thing:
            yield "6.2.8 picture"
        if "CMYK" in str(thing.get("/ColorSpace", "")):
            yield "6.2.4.3 colours"


def _page(page: pikepdf.Page) -> Iterator[str]:
    for note in page.obj.get("/Annots", []):
        if not int(note.get("/F", 0)) & 4:
            yield "6.3.2 annotation"
    mode, font, depth = 0, None, 0
    for order in pikepdf.parse_content_stream(page):
        match str(order.operator):
            case "q":
                depth += 1
                if depth > 28:
                    yield "6.1.13 depth"
            case "Q":
                depth, mode = depth - 1, 0
            case "Tr":
                mode = int(order.operands[0])
            case "Tf":
                font = page.resources.Font[str(order.operands[0])]
            case "Tj":
                if mode != 3:
                    yield "visible text"
                assert font is not None
                yield from _font(font, bytes(order.operands[0]))


def _font(font: Any, codes: bytes) -> Iterator[str]:
    """6.2.11: embedded, its codes lead to glyphs other than .notdef with the widths told, and back to Unicode."""
    inner = font.DescendantFonts[0]
    program = inner.FontDescriptor.FontFile2.read_bytes()
    tables = {}
    for i in range(struct.unpack(">H", program[4:6])[0]):
        tag, _, at, size = struct.unpack(">4sIII", program[12 + 16 * i : 28 + 16 * i])
        tables[tag] = program[at : at + size]
    if int(inner.FontDescriptor.FontFile2.Length1) != len(program):
        yield "6.2.11.4 font program"
    count = struct.unpack(">H", tables[b"maxp"][4:6])[0]
    glyphs, unicode = inner.CIDToGIDMap.read_bytes(), font.ToUnicode.read_bytes().decode()
    if struct.unpack(">H", tables[b"hmtx"][:2])[0] != int(inner.DW):
        yield "6.2.11.5 widths"
    for i in range(0, len(codes), 2):
        code = struct.unpack(">H", codes[i : i + 2])[0]
        if not 0 < struct.unpack(">H", glyphs[2 * code : 2 * code + 2])[0] < count:
            yield "6.2.11.8 .notdef"
        if f"<{code:04X}> <" not in unicode:
            yield "6.2.11.7 Unicode"


def preflight(content: bytes, folder: Path) -> str | None:
    """What PDFBox Preflight says of the file as PDF/A-1b; None where it is not installed."""
    jars = [JAVA / f"{name}.jar" for name in JARS]
    if shutil.which("java") is None or not all(jar.exists() for jar in jars):
        return None
    copy = folder / "copy.pdf"
    with pikepdf.open(io.BytesIO(content)) as pdf:
        told = pdf.Root.Metadata.read_bytes()
        assert told.count(b"<pdfaid:part>2<") == 1
        kind = {"/Type": Name.Metadata, "/Subtype": Name.XML}
        pdf.Root.Metadata = Stream(pdf, told.replace(b"<pdfaid:part>2<", b"<pdfaid:part>1<"), kind)
        pdf.save(copy, force_version="1.4", object_stream_mode=ObjectStreamMode.disable, compress_streams=False)
    call = ["java", "-cp", ":".join(map(str, jars)), "org.apache.pdfbox.preflight.Validator_A1b", str(copy)]
    return subprocess.run(call, capture_output=True, text=True, timeout=120).stdout.strip()
