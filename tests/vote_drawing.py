"""Forms with a table of votes, drawn as a PDF with text or as a scan."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from tests.vote_tables import VOTES, Form, Row, bold

_STROKES: dict[str, tuple[tuple[float, float], ...]] = {
    "0": ((0.5, 1), (0.05, 0.7), (0.1, 0.15), (0.5, 0), (0.95, 0.25), (0.9, 0.8), (0.45, 1)),
    "1": ((0.2, 0.7), (0.55, 1), (0.5, 0.5), (0.45, 0)),
    "2": ((0.1, 0.8), (0.5, 1), (0.85, 0.75), (0.5, 0.35), (0.05, 0.02), (0.5, 0.08), (0.95, 0.0)),
    "3": ((0.1, 0.9), (0.6, 1), (0.8, 0.75), (0.4, 0.52), (0.85, 0.3), (0.55, 0), (0.05, 0.1)),
    "4": ((0.6, 1), (0.1, 0.4), (0.9, 0.42), (0.7, 0.7), (0.65, 0.0)),
    "5": ((0.85, 1), (0.25, 0.95), (0.2, 0.55), (0.7, 0.6), (0.85, 0.25), (0.4, 0), (0.05, 0.12)),
    "6": ((0.75, 1), (0.2, 0.5), (0.2, 0.08), (0.7, 0.02), (0.8, 0.4), (0.25, 0.4)),
    "7": ((0.05, 0.95), (0.5, 1), (0.95, 0.95), (0.6, 0.5), (0.3, 0)),
    "8": ((0.7, 0.85), (0.35, 1), (0.25, 0.7), (0.75, 0.35), (0.5, 0), (0.15, 0.25), (0.8, 0.75), (0.65, 0.95)),
    "9": ((0.85, 0.75), (0.4, 1), (0.15, 0.65), (0.8, 0.6), (0.85, 0.9), (0.75, 0.4), (0.55, 0)),
}
_BELOW = (
    ("Bezeichnung:", ("Erneuerung der Stege am Musterteich",)),
    (
        "Sachverhalt:",
        (
            "Die Stege sind 25 Jahre alt. Der Bauhof hat am 14.01.2031 geprüft, welche",
            "zuerst zu erneuern sind. Für 2032 werden 36.700 Euro, für 2033 weitere 98.450 Euro",
            "gebraucht.",
        ),
    ),
    ("Beschlussvorschlag:", ("Der Erneuerung der Stege wird zugestimmt.",)),
)
_LEFT = 50.0


def pdf(form: Form) -> bytes:
    """The form as a PDF with text; strokes of a pen are curves."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=True)
    lot = random.Random(form.seed + 1)
    y = _above(canvas, form, lot)
    y = _table(canvas, form, form.rows[: form.break_after], y, lot, heads=True)
    if form.break_after is not None:
        canvas.showPage()
        y = _table(canvas, form, form.rows[form.break_after :], 770, lot, heads=form.again)
    _below(canvas, form, y)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _above(canvas: Any, form: Form, lot: random.Random) -> float:
    """The head of the paper; the height where the table begins, low enough for it to reach the end of the page where
    it goes on on the next."""
    size = form.size
    canvas.setFont(bold(form.font), size + 3)
    canvas.drawString(60, 780, lot.choice(("Landkreis Musterland", "Stadt Teichstedt", "Gemeinde Stegen")))
    canvas.setFont(form.font, size)
    lines = ["Beschlussvorlage"]
    if lot.random() < 0.8:
        lines += [f"Vorlage Nr.: {lot.randint(10, 400)}/2031", f"Datum: {lot.randint(1, 28):02}.01.2031"]
    y = 752.0
    for line in lines:
        canvas.drawString(60, y, line)
        y -= size * 1.35
    y -= lot.choice((14, 30, 60))
    if form.break_after is not None:
        y = 120 + form.break_after * (size * 2.5 + form.gap) + 60
    if form.heading:
        canvas.setFont(bold(form.font), size)
        canvas.drawString(60, y, form.heading)
        y -= size * 1.6
    return y


def _below(canvas: Any, form: Form, y: float) -> None:
    y -= form.size * 2.4
    for head, lines in _BELOW:
        if y < 90:
            return
        canvas.setFont(bold(form.font), form.size)
        canvas.drawString(60, y, head)
        canvas.setFont(form.font, form.size)
        y -= form.size * 1.5
        for line in lines:
            canvas.drawString(60, y, line)
            y -= form.size * 1.35
        y -= form.size


def _table(canvas: Any, form: Form, rows: Sequence[Row], y: float, lot: random.Random, heads: bool) -> float:
    size, gap, line = form.size, form.gap, form.size * 1.2
    xs = [_LEFT]
    for column in form.columns:
        xs.append(xs[-1] + column.width)
    votes = [n for n, c in enumerate(form.columns) if c.kind in (*VOTES, "unanimous")]
    ys = [y]
    if heads:
        ys.append(_heads(canvas, form, xs, votes, y))
    for row in rows:
        top = ys[-1]
        cells = {
            n: _wrapped(canvas, row.texts.get(c.kind, ""), form.font, size, c.width - 2 * form.pad)
            for n, c in enumerate(form.columns)
            if c.kind not in VOTES
        }
        high = max(max(map(len, cells.values())), 1) * line + gap
        if any(kind in ("pen", "cross") for kind, _ in row.marks.values()):
            high = max(high, size * 1.7)
        slack = (high - gap) / 2 if form.top == "middle" else 0.0
        for n, parts in cells.items():
            start = top - gap / 2 - size * 0.9 - max(slack - len(parts) * line / 2, 0.0)
            for k, part in enumerate(parts):
                left = form.columns[n].kind in ("date", "body", "role", "result", "other")
                _set(canvas, form, form.font, part, xs[n], xs[n + 1], start - k * line, left=left)
        base = top - gap / 2 - size * 0.9 - max(slack - line / 2, 0.0)
        if row.written:
            canvas.setFont(form.font, size)
            canvas.drawCentredString((xs[votes[0]] + xs[votes[-1] + 1]) / 2, base, row.written)
        for n, column in enumerate(form.columns):
            mark, text = row.marks.get(column.kind, ("blank", ""))
            x, z = (xs[n] + xs[n + 1]) / 2, top - high / 2
            if mark in ("figure", "dash"):
                _set(canvas, form, form.font, text, xs[n], xs[n + 1], base)
            elif mark == "pen":
                _pen(canvas, text, x, z, min(high * 0.9, size * lot.uniform(0.7, 1.6)), column.width, lot)
            elif mark == "cross":
                r = size * 0.45
                canvas.setLineWidth(1.3)
                canvas.line(x - r, z - r * 0.9, x + r, z + r)
                canvas.line(x - r * 0.9, z + r, x + r, z - r)
        ys.append(top - high)
    written = [n + heads for n, row in enumerate(rows) if row.written]
    _rules(canvas, form, xs, ys, votes, heads, written)
    return ys[-1]


def _heads(canvas: Any, form: Form, xs: list[float], votes: list[int], y: float) -> float:
    """The head of the table; its lower edge."""
    size, gap, line = form.size, form.gap, form.size * 1.2
    font = bold(form.font) if form.bold else form.font
    high = max(len(_wrapped(canvas, c.head, font, size, c.width - 2 * form.pad)) for c in form.columns) * line
    over = _over(form)
    bottom = y - high - gap - over
    if form.shade is not None:
        canvas.setFillGray(form.shade)
        canvas.rect(xs[0], bottom, xs[-1] - xs[0], y - bottom, stroke=0, fill=1)
        canvas.setFillGray(0)
    if form.spanning:
        a, b = xs[votes[0]], xs[votes[-1] + 1]
        canvas.setFont(font, size)
        for k, part in enumerate(form.spanning.split("\n")):
            canvas.drawCentredString((a + b) / 2, y - gap / 2 - size * 0.9 - k * line, part)
        if form.rules == "all":
            canvas.setLineWidth(form.width_of_rule)
            canvas.line(a, y - over, b, y - over)
    for n, column in enumerate(form.columns):
        at = y - (over if n in votes or form.rules == "none" else 0.0) - gap / 2 - size * 0.9
        for k, part in enumerate(_wrapped(canvas, column.head, font, size, column.width - 2 * form.pad)):
            _set(canvas, form, font, part, xs[n], xs[n + 1], at - k * line, head=True, left=n not in votes)
    return bottom


def _over(form: Form) -> float:
    """How high the head over the votes is."""
    return form.size * 1.2 * len(form.spanning.split("\n")) + form.gap if form.spanning else 0.0


def _wrapped(canvas: Any, text: str, font: str, size: float, width: float) -> list[str]:
    """The lines of a text in a column; a line end in the text is one on the page."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in part.split():
            both = f"{line} {word}".strip()
            if line and canvas.stringWidth(both, font, size) > width:
                lines.append(line)
                line = word
            else:
                line = both
        lines.append(line)
    return lines


def _set(
    canvas: Any, form: Form, font: str, text: str, a: float, b: float, y: float, head: bool = False, left: bool = False
) -> None:
    canvas.setFont(font, form.size)
    if left or (form.align == "left" and not head):
        canvas.drawString(a + form.pad, y, text)
    elif form.align == "right" and not head:
        canvas.drawRightString(b - form.pad, y, text)
    else:
        canvas.drawCentredString((a + b) / 2, y, text)


def _pen(canvas: Any, text: str, x: float, y: float, high: float, wide: float, lot: random.Random) -> None:
    """Figures written by hand: curves through a few points, slanted and uneven."""
    each = min(high * 0.55, (wide - 4) / len(text))
    x -= each * len(text) / 2
    slant = lot.uniform(0.0, 0.3)
    canvas.setLineWidth(lot.uniform(0.9, 1.6))
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.setStrokeColorRGB(0.05, 0.05, lot.choice((0.05, 0.5)))
    for char in text:
        points = []
        for px, py in _STROKES[char]:
            px, py = px + lot.uniform(-0.07, 0.07), py + lot.uniform(-0.06, 0.06)
            points.append((x + (px + slant * py) * each * 0.8, y - high / 2 + py * high * lot.uniform(0.95, 1.02)))
        path = canvas.beginPath()
        path.moveTo(*points[0])
        for before, one, after in zip(points, points[1:], [*points[2:], points[-1]], strict=False):
            path.curveTo(
                before[0] + (one[0] - before[0]) * 0.5,
                before[1] + (one[1] - before[1]) * 0.5,
                one[0] - (after[0] - before[0]) * 0.12,
                one[1] - (after[1] - before[1]) * 0.12,
                *one,
            )
        canvas.drawPath(path, stroke=1, fill=0)
        x += each
    canvas.setStrokeColorRGB(0, 0, 0)


def _rules(
    canvas: Any, form: Form, xs: list[float], ys: list[float], votes: list[int], heads: bool, written: list[int]
) -> None:
    """The printed lines; cells of votes with a word over them are one cell."""
    canvas.setLineWidth(form.width_of_rule)
    left, right, top, bottom = xs[0], xs[-1], ys[0], ys[-1]
    if form.rules in ("all", "rows"):
        for y in ys:
            canvas.line(left, y, right, y)
    if form.rules == "head" and heads:
        canvas.line(left, ys[1], right, ys[1])
    if form.rules in ("frame", "columns"):
        canvas.rect(left, bottom, right - left, top - bottom)
        if heads:
            canvas.line(left, ys[1], right, ys[1])
    if form.rules in ("all", "columns"):
        for n, x in enumerate(xs):
            inner = n - 1 in votes and n in votes
            edges = [top - (_over(form) if inner and heads else 0.0), *ys[1:]]
            for row, (a, b) in enumerate(pairwise(edges)):
                if not (inner and row in written):
                    canvas.line(x, a, x, b)


def scanned(document: bytes, dpi: int = 300, black: bool = False, seed: int = 0) -> bytes:
    """A PDF of pictures of ``document``: grey, or black and white as a copier leaves it; a little askew, a little
    dust."""
    import numpy as np
    import pypdfium2
    from PIL import Image

    lot = random.Random(seed)
    noise = np.random.default_rng(seed)
    pages = []
    source = pypdfium2.PdfDocument(document)
    for page in source:
        image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        image = image.rotate(lot.uniform(-0.5, 0.5), Image.Resampling.BICUBIC, fillcolor=255)
        pixels = np.asarray(image, dtype=np.float32)
        pixels = pixels + noise.normal(0, 9, pixels.shape).astype(np.float32)
        for _ in range(25):
            y, x = lot.randrange(pixels.shape[0] - 3), lot.randrange(pixels.shape[1] - 3)
            pixels[y : y + lot.randint(1, 2), x : x + lot.randint(1, 2)] = 60
        image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
        pages.append(image.point(lambda p: 255 if p > 150 else 0).convert("1") if black else image)
    source.close()
    buffer = io.BytesIO()
    pages[0].save(buffer, "PDF", resolution=dpi, save_all=True, append_images=pages[1:])
    return buffer.getvalue()
