"""A picture file in, a page of a PDF with exactly its points out: JPEG and PNG data go over as they are, black and
white as CCITT Group 4, everything else without loss."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Object, Pdf
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


def add_page(pdf: Pdf, file: Path, frame: int, size: tuple[float, float] | None) -> None:
    """Add the picture at place ``frame`` of ``file`` as a page of ``size`` points (as shown; by default 300 dpi).

    Raises OSError for a picture that cannot be decoded.
    """
    from pikepdf import Array, Dictionary, Name, Page
    from PIL import Image as Pillow

    with Pillow.open(file, formats=("PNG", "JPEG", "TIFF")) as picture:
        picture.seek(frame)
        if picture.format == "TIFF":
            picture.load()  # turns it as its orientation says
        turned = int(picture.getexif().get(0x0112, 1))
        thing = _jpeg(pdf, picture, file) or _png(pdf, picture, file) or _decoded(pdf, picture)
        pixels = picture.size if turned < 5 else picture.size[::-1]
    width, height = size or (pixels[0] * 0.24, pixels[1] * 0.24)
    a, b, c, d, e, f = PLACED.get(turned, PLACED[1])
    numbers = (a * width, b * height, c * width, d * height, e * width, f * height)
    content = f"q {' '.join(f'{n:.3f}' for n in numbers)} cm /Picture Do Q\n"
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(width, 3), round(height, 3)]),
        Resources=Dictionary(XObject=Dictionary(Picture=thing)),
        Contents=pdf.make_stream(content.encode()),
    )
    pdf.pages.append(Page(page))


def _stream(pdf: Pdf, data: bytes, size: tuple[int, int], colours: str, bits: int, **more: Any) -> Object:
    from pikepdf import Name

    stream = pdf.make_stream(data)
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height = size
    stream.ColorSpace = Name("/" + colours)
    stream.BitsPerComponent = bits
    for key, value in more.items():
        stream[f"/{key}"] = value
    return stream


def _jpeg(pdf: Pdf, picture: Image, file: Path) -> Object | None:
    from pikepdf import Array, Name

    colours = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}.get(picture.mode)
    if picture.format not in ("JPEG", "MPO") or colours is None:
        return None
    more: dict[str, Any] = {"Filter": Name.DCTDecode}
    if picture.mode == "CMYK" and "adobe" in picture.info:
        more["Decode"] = Array([1, 0] * 4)  # Adobe writes them the other way round
    return _stream(pdf, file.read_bytes(), picture.size, colours, 8, **more)


def _png(pdf: Pdf, picture: Image, file: Path) -> Object | None:
    """A PNG without palette, transparency and interlacing."""
    if picture.format != "PNG" or picture.mode not in ("1", "L", "RGB") or "transparency" in picture.info:
        return None
    return _of_png(pdf, file.read_bytes())


def _of_png(pdf: Pdf, data: bytes) -> Object | None:
    from pikepdf import Dictionary, Name

    width, height, bits, kind, _, _, interlaced = struct.unpack(">IIBBBBB", data[16:29])
    if kind not in (0, 2) or bits > 8 or interlaced:
        return None
    parts, at = [], len(PNG)
    while at + 8 <= len(data):
        length, name = struct.unpack(">I4s", data[at : at + 8])
        if name == b"IDAT":
            parts.append(data[at + 8 : at + 8 + length])
        at += length + 12
    told = Dictionary(Predictor=15, Colors=3 if kind == 2 else 1, BitsPerComponent=bits, Columns=width)
    colours = "DeviceRGB" if kind == 2 else "DeviceGray"
    return _stream(pdf, b"".join(parts), (width, height), colours, bits, Filter=Name.FlateDecode, DecodeParms=told)


def _decoded(pdf: Pdf, picture: Image) -> Object:
    from PIL import Image as Pillow

    if picture.mode == "1":
        return _fax(pdf, picture)
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        whole = picture.convert("RGBA")
        shown = Pillow.alpha_composite(Pillow.new("RGBA", whole.size, (255, 255, 255, 255)), whole).convert("RGB")
    elif picture.mode == "I;16":
        shown = picture.point(lambda v: v / 256).convert("L")
    else:
        shown = picture if picture.mode in ("L", "RGB") else picture.convert("L" if picture.mode in "IF" else "RGB")
    data = io.BytesIO()
    Pillow.frombytes(shown.mode, shown.size, shown.tobytes()).save(data, format="PNG")
    made = _of_png(pdf, data.getvalue())
    assert made is not None
    return made


def _fax(pdf: Pdf, picture: Image) -> Object:
    """Black and white in CCITT Group 4, in one strip."""
    from pikepdf import Dictionary, Name
    from PIL import Image as Pillow
    from PIL import TiffImagePlugin

    data = io.BytesIO()
    plain = Pillow.frombytes("1", picture.size, picture.tobytes())
    plain.save(data, format="TIFF", compression="group4", tiffinfo={TiffImagePlugin.ROWSPERSTRIP: picture.height})
    with Pillow.open(data) as packed:
        tags = packed.tag_v2  # type: ignore[attr-defined]
        (start,), (length,) = tags[TiffImagePlugin.STRIPOFFSETS], tags[TiffImagePlugin.STRIPBYTECOUNTS]
        white_is_0 = tags[TiffImagePlugin.PHOTOMETRIC_INTERPRETATION] == 0
    told = Dictionary(K=-1, Columns=picture.width, Rows=picture.height, BlackIs1=not white_is_0)
    strip = data.getvalue()[start : start + length]
    return _stream(pdf, strip, picture.size, "DeviceGray", 1, Filter=Name.CCITTFaxDecode, DecodeParms=told)
