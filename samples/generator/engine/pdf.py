"""A finished paper goes in, the bytes of a digital PDF come out: sound, or with an encoding broken on purpose."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable

import pikepdf
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from samples.generator.engine import fonts
from samples.generator.engine.paper import Paper
from samples.generator.engine.parts import Glyphs, Path, Sheet

# What a broken ToUnicode map says for a character; None drops it.
Breaker = Callable[[str], str | None]

_LIGATURES = (("fi", "ﬁ"), ("fl", "ﬂ"))


def _shifted(char: str) -> str:
    return chr(ord(char) - 29) if ord(char) > 60 else char if char == " " else chr(ord(char) + 43)


ENCODINGS: dict[str, Breaker] = {
    # Every character a constant away from the right one.
    "shift": _shifted,
    # Everything in the private use area: fonts without names for their glyphs.
    "pua": lambda c: c if c == " " else chr(0xF000 + (ord(c) & 0xFF)),
    # Bullets and check boxes of a symbol font only.
    "pua-bullets": lambda c: {"•": "\uf0b7", "☐": "\uf0a8", "☒": "\uf078", "–": "\uf02d"}.get(c, c),
    # Ligatures that have no character.
    "fffd-ligatures": lambda c: "\ufffd" if c in "ﬁﬂ" else c,
    # Ligatures that vanish.
    "lost-ligatures": lambda c: None if c in "ﬁﬂ" else c,
    # Umlauts as letter and combining sign.
    "nfd": lambda c: unicodedata.normalize("NFD", c),
    # Umlauts without a character.
    "fffd-umlauts": lambda c: "\ufffd" if c in "äöüÄÖÜß" else c,
}


def draw(paper: Paper, encoding: str | None = None, pages: list[int] | None = None, ink: bool = True) -> bytes:
    """The paper as PDF; ``encoding`` one of ``ENCODINGS``; ``pages`` only these numbers; without stamps and handwriting
    unless ``ink``. Same paper, same bytes."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(paper.sheets[0].width, paper.sheets[0].height), invariant=1, pageCompression=1)
    canvas.setProducer("vorlagen sample generator")
    canvas.setTitle(paper.id)
    for sheet in paper.sheets:
        if pages is not None and sheet.number not in pages:
            continue
        canvas.setPageSize((sheet.width, sheet.height))
        _sheet(canvas, sheet, encoding in ("fffd-ligatures", "lost-ligatures"), ink)
        canvas.showPage()
    canvas.save()
    data = buffer.getvalue()
    return _break_encoding(data, ENCODINGS[encoding]) if encoding else data


def encrypted(data: bytes) -> bytes:
    """The same PDF, encrypted with an empty user password."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        out = io.BytesIO()
        # RC4 because its output depends on nothing random; the reader's side is the same.
        pdf.save(
            out,
            static_id=True,
            encryption=pikepdf.Encryption(owner="Registratur", user="", R=3, aes=False, metadata=False),
        )
        return out.getvalue()


def _sheet(canvas: Canvas, sheet: Sheet, ligatures: bool, ink: bool) -> None:
    for item in (*sheet.under, *sheet.print, *(sheet.ink if ink else ())):
        if isinstance(item, Path):
            _path(canvas, item, sheet.height)
        else:
            _glyphs(canvas, item, sheet.height, ligatures)


def _path(canvas: Canvas, path: Path, height: float) -> None:
    shape = canvas.beginPath()
    x, y = path.points[0]
    shape.moveTo(x, height - y)
    for x, y in path.points[1:]:
        shape.lineTo(x, height - y)
    if path.fill:
        canvas.setFillColor(HexColor(path.fill))
    if path.color:
        canvas.setStrokeColor(HexColor(path.color))
        canvas.setLineWidth(path.width)
        canvas.setDash(*([list(path.dash)] if path.dash else [[]]))
        canvas.setLineCap(1 if path.round else 0)
        canvas.setLineJoin(1)
    if path.alpha < 1:
        canvas.saveState()
        canvas.setFillAlpha(path.alpha)
        canvas.setStrokeAlpha(path.alpha)
    canvas.drawPath(shape, stroke=1 if path.color else 0, fill=1 if path.fill else 0)
    if path.alpha < 1:
        canvas.restoreState()


def _glyphs(canvas: Canvas, item: Glyphs, height: float, ligatures: bool) -> None:
    text = item.text
    if ligatures:
        for plain, joined in _LIGATURES:
            if fonts.has(item.font, joined):
                text = text.replace(plain, joined)
    canvas.setFillColor(HexColor(item.color))
    canvas.setFont(item.font, item.size)
    if item.angle or item.alpha < 1:
        canvas.saveState()
        if item.alpha < 1:
            canvas.setFillAlpha(item.alpha)
        canvas.translate(item.x, height - item.y)
        canvas.rotate(item.angle)
        canvas.drawString(0, 0, text)
        canvas.restoreState()
    else:
        canvas.drawString(item.x, height - item.y, text)


def _break_encoding(data: bytes, breaker: Breaker) -> bytes:
    def mend(match: re.Match[str]) -> str:
        new = breaker(bytes.fromhex(match.group(2)).decode("utf-16-be"))
        return f"<{match.group(1)}> <{'' if new is None else new.encode('utf-16-be').hex().upper()}>"

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                cmap = thing.ToUnicode.read_bytes().decode("ascii")
                head, _, rest = cmap.partition("beginbfchar")
                thing.ToUnicode = pdf.make_stream(
                    (head + "beginbfchar" + re.sub(r"<(\w+)>\s+<(\w+)>", mend, rest)).encode("ascii")
                )
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()
