"""A PDF with a form or with typed notes comes in; the same PDF goes out with what is typed into its fields or laid over
its pages as print of the page, and with the state of its checkboxes and radio buttons as signs at their places.

A viewer shows the values of fields, but they are no part of the page's content, so that no reader of the content sees
them. Fields that are drawn (an appearance stream) are taken as they are drawn; where a viewer has to draw them itself,
their value is set here in plain type. Only what a viewer shows counts: hidden fields and passwords do not. A note that
covers what lies below it with a ground of its own stays a note.
"""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model.geometry import Box

if TYPE_CHECKING:
    from pikepdf import Pdf

MOST_FIELDS = 5_000
"""Fields looked at in one file; a council's forms have some hundred."""
MOST_LETTERS = 20_000
"""Letters of one value."""
_DEEPEST = 12  # fields within fields
_HIDDEN, _NO_VIEW = 1 << 1, 1 << 5  # flags of an annotation
_MULTILINE, _PASSWORD, _PUSH = 1 << 12, 1 << 13, 1 << 16  # flags of a field
_WIDTH = 0.52  # of a letter of Helvetica in type sizes, on average
_LINE = 1.16  # height of a line in type sizes
_USUAL = 10.0  # type size where a field leaves it to the viewer


@dataclass
class Filled:
    """A form whose typed values are print: the PDF in memory, and the marks of each page (number from 1): a sign
    ("☒", "☐") and its box in PDF points from the bottom left (bottom as ``top``)."""

    pdf: bytes
    marks: dict[int, list[tuple[str, Box]]] = field(default_factory=dict)


def has_form(document: Any) -> bool:
    """Whether a document of pdfium has a form."""
    import pypdfium2.raw as raw

    return bool(raw.FPDF_GetFormType(document.raw) != raw.FORMTYPE_NONE)


def has_notes(page: Any) -> bool:
    """Whether free text was laid over a page of pdfium."""
    import pypdfium2.raw as raw

    for i in range(min(raw.FPDFPage_GetAnnotCount(page), MOST_FIELDS)):
        note = raw.FPDFPage_GetAnnot(page, i)
        if note:
            free = raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_FREETEXT
            raw.FPDFPage_CloseAnnot(note)
            if free:
                return True
    return False


def filled(path: Path) -> Filled | None:
    """The PDF at ``path`` with its form's values as print; None where it holds none or pikepdf cannot read it."""
    import pikepdf

    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            return _filled(pdf)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RuntimeError, OSError):
        return None  # the content alone is read, as it is without a form


def _filled(pdf: Pdf) -> Filled | None:
    import pikepdf

    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        form = pikepdf.Dictionary()
    stale = bool(form.get("/NeedAppearances", False))
    found, any_typed = Filled(b""), False
    kept: list[tuple[Any, list[Any]]] = []
    left = MOST_FIELDS
    for number, page in enumerate(pdf.pages, start=1):
        others, typed = [], []
        for widget in page.obj.get("/Annots", ()):
            kind = _kind(widget) if left else None
            left -= kind is not None
            if kind == "mark" and (mark := _mark(widget)) is not None:
                found.marks.setdefault(number, []).append(mark)
            shown = kind in ("note", "typed") and _drawn(widget) and (kind == "note" or not stale)
            if kind in ("note", "typed") and (shown or _draw(pdf, widget, form)):
                typed.append(widget)
            else:
                others.append(widget)
        any_typed |= bool(typed)
        if typed:
            page.obj.Annots = pdf.make_indirect(pikepdf.Array(typed))
        elif others:
            del page.obj["/Annots"]
        kept.append((page.obj, others))
    if not any_typed and not found.marks:
        return None  # an empty form, such as that of a signature alone
    if "/NeedAppearances" in form:
        del form["/NeedAppearances"]
    pdf.flatten_annotations("screen")
    for page_object, others in kept:
        if others:
            page_object.Annots = pdf.make_indirect(pikepdf.Array(others))
    mended = io.BytesIO()
    with warnings.catch_warnings():
        # Boxes that stay fields are no longer listed in the form; this copy is for reading only.
        warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
        pdf.save(mended, encryption=False)
    found.pdf = mended.getvalue()
    return found


def _kind(widget: Any) -> str | None:
    """ "typed" or "mark" for a field that a viewer shows, "note" for free text without a ground of its own, None for
    anything else."""
    import pikepdf

    if not isinstance(widget, pikepdf.Dictionary):
        return None
    subtype = widget.get("/Subtype")
    if subtype not in ("/Widget", "/FreeText") or _flags(widget) & (_HIDDEN | _NO_VIEW):
        return None
    if subtype == "/FreeText":
        ground = widget.get("/C")
        return None if isinstance(ground, pikepdf.Array) and len(ground) else "note"
    flags = int(_inherited(widget, "/Ff") or 0)
    match str(_inherited(widget, "/FT")):
        case "/Tx":
            return None if flags & _PASSWORD else "typed"
        case "/Ch" | "/Sig":
            return "typed"
        case "/Btn":
            return None if flags & _PUSH else "mark"
        case _:
            return None


def _flags(widget: Any) -> int:
    """The flags of an annotation; none where they are damaged."""
    try:
        return int(widget.get("/F", 0))
    except (TypeError, ValueError):
        return 0


def _inherited(widget: Any, key: str) -> Any:
    """An entry of a field or of a field above it."""
    for _ in range(_DEEPEST):
        if key in widget:
            return widget[key]
        if "/Parent" not in widget:
            return None
        widget = widget["/Parent"]
    return None


def _box(widget: Any) -> Box:
    """The rectangle of a field; one without extent where it is damaged."""
    try:
        x0, y0, x1, y1 = (float(v) for v in widget["/Rect"])
    except (KeyError, TypeError, ValueError):
        return Box(0.0, 0.0, 0.0, 0.0)
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _mark(widget: Any) -> tuple[str, Box] | None:
    """The sign of a checkbox or radio button; a field without a place on the page has none."""
    box = _box(widget)
    if box.area < 1:
        return None
    state = widget.get("/AS", _inherited(widget, "/V"))
    return ("☐" if state is None or str(state) == "/Off" else "☒"), box


def _drawn(widget: Any) -> bool:
    drawn = widget.get("/AP")
    return drawn is not None and "/N" in drawn


def _draw(pdf: Pdf, widget: Any, form: Any) -> bool:
    """Give a typed field an appearance: its value in Helvetica within its rectangle. False where it has no value."""
    import pikepdf

    box = _box(widget)
    free = widget.get("/Subtype") == "/FreeText"
    value = widget.get("/Contents") if free else _inherited(widget, "/V")
    text = unicodedata.normalize("NFC", "\n".join(_values(value))[:MOST_LETTERS])
    if not text.strip() or box.area < 1:
        return False
    told = re.search(r"(\d+(?:\.\d+)?)\s+Tf", str(_inherited(widget, "/DA") or form.get("/DA", "")))
    several = free or bool(int(_inherited(widget, "/Ff") or 0) & _MULTILINE)
    size = float(told[1]) if told and float(told[1]) >= 1 else min(_USUAL, max(0.7 * box.height, 4.0))
    lines = list(_lines(text, box.width - 4, size)) if several else [" ".join(text.split())]
    top = box.height - size - 1 if several else (box.height - size) / 2 + 0.22 * size
    shown = b"".join(
        b"1 0 0 1 2 %.2f Tm <%s> Tj " % (top - i * _LINE * size, line.encode("cp1252", "replace").hex().encode())
        for i, line in enumerate(lines)
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    stream = pikepdf.Stream(pdf, b"BT /F %.2f Tf %sET" % (size, shown))
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    stream.BBox = pikepdf.Array([0, 0, box.width, box.height])
    stream.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    widget["/AP"] = pikepdf.Dictionary(N=pdf.make_indirect(stream))
    return True


def _values(value: Any) -> Iterator[str]:
    """The texts of a value: one, or those chosen of a list."""
    import pikepdf

    if isinstance(value, pikepdf.Array):
        for one in value:
            yield from _values(one)
    elif isinstance(value, pikepdf.Stream):
        yield value.read_bytes().decode("latin-1")
    elif value is not None:
        yield str(value)


def _lines(text: str, width: float, size: float) -> Iterator[str]:
    """``text`` in lines that fit ``width`` points, as a viewer breaks them, more or less."""
    most = max(int(width / (_WIDTH * size)), 1)
    for paragraph in re.split(r"\r\n|\r|\n", text):
        line = ""
        for word in paragraph.split():
            if line and len(line) + 1 + len(word) > most:
                yield line
                line = word
            else:
                line = f"{line} {word}".strip()
        if line:
            yield line
