"""Picture files in, pages of a PDF with exactly their points out: JPEG and PNG data go over as they are, black and
white as CCITT Group 4, everything else without loss.

Each page is on the disk before the next one is opened, so that memory does not grow with their number: pikepdf would
keep every stream that it is given until the file is saved.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# How the unit square of a picture lies on a page of one by one, by the orientation in its EXIF data.
PLACED = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
PNG = b"\x89PNG\r\n\x1a\n"


class PictureFile:
    """A PDF of pictures at ``path``, written as they come; whole when the block ends. Raises OSError."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._starts = [0]  # of the objects, from 1; the first is the tree of the pages, which is written last
        self._pages: list[int] = []

    def __enter__(self) -> PictureFile:
        self._file = self._path.open("wb")
        self._file.write(b"%PDF-1.7\n")
        return self

    def __exit__(self, *error: object) -> None:
        with self._file:
            if error[0] is None:
                self._finish()

    def add(self, file: Path, frame: int, size: tuple[float, float] | None) -> None:
        """Add the picture at place ``frame`` of ``file`` as a page of ``size`` points (as shown; by default 300 dpi).

        Raises OSError for a picture that cannot be decoded.
        """
        from PIL import Image as Pillow

        with Pillow.open(file, formats=("PNG", "JPEG", "TIFF")) as picture:
            picture.seek(frame)
            if picture.format == "TIFF":
                picture.load()  # turns it as its orientation says
            turned = int(picture.getexif().get(0x0112, 1))
            told = self._put(*(_jpeg(picture, file) or _png(picture, file) or _decoded(picture)))
            pixels = picture.size if turned < 5 else picture.size[::-1]
        width, height = size or (pixels[0] * 0.24, pixels[1] * 0.24)
        a, b, c, d, e, f = PLACED.get(turned, PLACED[1])
        numbers = (a * width, b * height, c * width, d * height, e * width, f * height)
        content = self._put("", f"q {' '.join(f'{n:.3f}' for n in numbers)} cm /Picture Do Q\n".encode())
        page = (
            f"<< /Type /Page /Parent 1 0 R /MediaBox [0 0 {width:.3f} {height:.3f}] "
            f"/Resources << /XObject << /Picture {told} 0 R >> >> /Contents {content} 0 R >>"
        )
        self._pages.append(self._object(page.encode()))

    def _put(self, entries: str, data: bytes) -> int:
        head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode()
        return self._object(head, data, b"\nendstream")

    def _object(self, *parts: bytes) -> int:
        """Write an object; its number."""
        self._starts.append(self._file.tell())
        self._write(len(self._starts), parts)
        return len(self._starts)

    def _write(self, number: int, parts: Iterable[bytes]) -> None:
        self._file.writelines((b"%d 0 obj\n" % number, *parts, b"\nendobj\n"))

    def _finish(self) -> None:
        kids = b" ".join(b"%d 0 R" % number for number in self._pages)
        root = self._object(b"<< /Type /Catalog /Pages 1 0 R >>")
        self._starts[0] = self._file.tell()
        self._write(1, (b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(self._pages), kids),))
        at, count = self._file.tell(), len(self._starts) + 1
        self._file.write(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        self._file.writelines(b"%010d 00000 n \n" % start for start in self._starts)
        self._file.write(b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, root, at))


Stream = tuple[str, bytes]
"""The entries of a stream's dictionary, and its data."""


def _stream(data: bytes, size: tuple[int, int], colours: str, bits: int, more: str) -> Stream:
    width, height = size
    return (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /{colours} "
        f"/BitsPerComponent {bits} {more}",
        data,
    )


def _jpeg(picture: Image, file: Path) -> Stream | None:
    colours = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}.get(picture.mode)
    if picture.format not in ("JPEG", "MPO") or colours is None:
        return None
    # Adobe writes them the other way round.
    turned = " /Decode [1 0 1 0 1 0 1 0]" if picture.mode == "CMYK" and "adobe" in picture.info else ""
    return _stream(file.read_bytes(), picture.size, colours, 8, f"/Filter /DCTDecode{turned}")


def _png(picture: Image, file: Path) -> Stream | None:
    """A PNG without palette, transparency and interlacing."""
    if picture.format != "PNG" or picture.mode not in ("1", "L", "RGB") or "transparency" in picture.info:
        return None
    return _of_png(file.read_bytes())


def _of_png(data: bytes) -> Stream | None:
    width, height, bits, kind, _, _, interlaced = struct.unpack(">IIBBBBB", data[16:29])
    if kind not in (0, 2) or bits > 8 or interlaced:
        return None
    parts, at = [], len(PNG)
    while at + 8 <= len(data):
        length, name = struct.unpack(">I4s", data[at : at + 8])
        if name == b"IDAT":
            parts.append(data[at + 8 : at + 8 + length])
        at += length + 12
    told = f"<< /Predictor 15 /Colors {3 if kind == 2 else 1} /BitsPerComponent {bits} /Columns {width} >>"
    colours = "DeviceRGB" if kind == 2 else "DeviceGray"
    more = f"/Filter /FlateDecode /DecodeParms {told}"
    return _stream(b"".join(parts), (width, height), colours, bits, more)


def _decoded(picture: Image) -> Stream:
    from PIL import Image as Pillow

    if picture.mode == "1":
        return _fax(picture)
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        whole = picture.convert("RGBA")
        shown = Pillow.alpha_composite(Pillow.new("RGBA", whole.size, (255, 255, 255, 255)), whole).convert("RGB")
    elif picture.mode == "I;16":
        shown = picture.point(lambda v: v / 256).convert("L")
    else:
        shown = picture if picture.mode in ("L", "RGB") else picture.convert("L" if picture.mode in "IF" else "RGB")
    data = io.BytesIO()
    Pillow.frombytes(shown.mode, shown.size, shown.tobytes()).save(data, format="PNG")
    made = _of_png(data.getvalue())
    assert made is not None
    return made


def _fax(picture: Image) -> Stream:
    """Black and white in CCITT Group 4, in one strip."""
    from PIL import Image as Pillow
    from PIL import TiffImagePlugin

    data = io.BytesIO()
    plain = Pillow.frombytes("1", picture.size, picture.tobytes())
    plain.save(data, format="TIFF", compression="group4", tiffinfo={TiffImagePlugin.ROWSPERSTRIP: picture.height})
    with Pillow.open(data) as packed:
        tags = packed.tag_v2  # type: ignore[attr-defined]
        (start,), (length,) = tags[TiffImagePlugin.STRIPOFFSETS], tags[TiffImagePlugin.STRIPBYTECOUNTS]
        white_is_0 = tags[TiffImagePlugin.PHOTOMETRIC_INTERPRETATION] == 0
    black = "false" if white_is_0 else "true"
    told = f"<< /K -1 /Columns {picture.width} /Rows {picture.height} /BlackIs1 {black} >>"
    strip = data.getvalue()[start : start + length]
    return _stream(strip, picture.size, "DeviceGray", 1, f"/Filter /CCITTFaxDecode /DecodeParms {told}")
