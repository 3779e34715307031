"""Pages drawn of typed lines: a letter is printed where it stands, ─ and │ are rulings, ┈ is a dotted one."""

from __future__ import annotations

import io
import re
from typing import Any

LEFT, TOP, PITCH, LEAD = 40.0, 800.0, 5.4, 12.0


def pdf(page: str) -> bytes:
    """A page of the lines of ``page`` in a typewriter's face; runs of blanks part words that stand in columns."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=True)
    y = TOP
    for line in page.strip("\n").split("\n"):
        canvas.setFont("Courier", 9)
        for hit in re.finditer(r"[^\s─│┈]+(?: [^\s─│┈]+)*", line):
            canvas.drawString(LEFT + PITCH * hit.start(), y, hit[0])
        if set(line.strip()) <= set("─┈│ ") and set(line) & set("─┈"):
            _rulings(canvas, line, y)
            continue
        y -= LEAD
        for hit in re.finditer("│", line):
            x = LEFT + PITCH * (hit.start() + 0.5)
            canvas.line(x, y + LEAD + 8, x, y + 8)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _rulings(canvas: Any, line: str, y: float) -> None:
    """The ruling that a line of strokes is, between the printed lines around it; it takes no line of its own."""
    for hit in re.finditer("─+|┈+", line):
        left, right = LEFT + PITCH * (hit.start() + 0.5), LEFT + PITCH * (hit.end() - 0.5)
        if hit[0][0] == "─":
            canvas.line(left, y + 8, right, y + 8)
            continue
        x = left
        while x < right:
            canvas.rect(x, y + 8, 0.75, 0.75, stroke=0, fill=1)
            x += 1.5
