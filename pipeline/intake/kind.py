"""The first bytes of a file come in; its type goes out.

The suffix is not asked, but for one thing: text under the name of a PDF or a picture is no paper but what a download or
a copy left in its place ("404 Not Found").
"""

from __future__ import annotations

from typing import Literal

from pipeline.errors import EmptyFile, UnknownType

Kind = Literal["pdf", "png", "jpeg", "tiff", "text", "hocr", "alto"]

MEDIA_TYPES: dict[Kind, str] = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "tiff": "image/tiff",
    "text": "text/plain",
    "hocr": "application/xhtml+xml",
    "alto": "application/xml",
}

HEAD = 65_536
"""Bytes looked at."""

_STRANGE = (
    b"PK\x03\x04",  # zip: docx, odt
    b"\xd0\xcf\x11\xe0",  # old Word
    b"{\\rtf",
    b"GIF8",
    b"BM",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"\x7fELF",
    b"MZ\x90",
    b"SQLite format",
    b"%!PS",
    b"AT&TFORM",  # DjVu
    b"RIFF",
)


_NOT_TEXT = frozenset([".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff"])


def kind(head: bytes, size: int, path: str) -> Kind:
    """The type of a file by its first 64 KiB. Raises EmptyFile for no bytes, UnknownType for what cannot be read."""
    if size == 0:
        raise EmptyFile("the file is empty.", path=path)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith((b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")):
        return "tiff"
    if head.startswith(_STRANGE):
        raise UnknownType("this type of file is not read.", path=path)
    markup = _ascii(head).removeprefix(b"\xef\xbb\xbf").lstrip()
    if markup.startswith(b"<"):
        if b"ocr_page" in markup or b"ocr-system" in markup:
            return "hocr"
        if b"<alto" in markup or b":alto" in markup or b"/alto/ns" in markup:
            return "alto"
        if markup[:5].lower() in (b"<?xml", b"<html", b"<!doc", b"<svg "):
            raise UnknownType("this XML or HTML is neither hOCR nor ALTO.", path=path)
    if not _readable(head):
        raise UnknownType("this is no text and no picture that can be read.", path=path)
    suffix = path[path.rfind(".") :].lower()
    if suffix in _NOT_TEXT:
        raise UnknownType(f"this is plain text and no {suffix[1:]}; name it .txt if the text is meant.", path=path)
    return "text"


def _readable(head: bytes) -> bool:
    """Whether bytes can be text: UTF-16 by its mark or its zeros, else hardly any control characters."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    zeros = head.count(0)
    if zeros:
        return utf16_without_mark(head) is not None
    control = sum(head.count(bytes([c])) for c in range(32) if c not in b"\t\n\r\f\x0b\x1a\x1b")
    return control <= 0.01 * len(head)


def _ascii(head: bytes) -> bytes:
    """The bytes of a file that was written in UTF-16 as other files have them; any other as it is."""
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    encoding = "utf-16" if marked else utf16_without_mark(head) if 0 in head else None
    return head.decode(encoding, "ignore").encode() if encoding else head


def utf16_without_mark(head: bytes) -> Literal["utf-16-le", "utf-16-be"] | None:
    """The byte order of UTF-16 text without a byte order mark: nearly every second byte is zero on one side."""
    even, odd = head[0::2], head[1::2]
    if len(odd) < 2:
        return None
    if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.05 * len(odd):
        return "utf-16-be"
    return None
