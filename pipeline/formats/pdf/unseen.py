"""A page of a PDF in, the same page without the text that nobody sees out: an old text layer would be found twice.

Unseen is text in render mode 3, and text over which a picture of the whole page is painted. Everything else stays in
its order. Whoever uses this compares the looks of the page before and after.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pipeline.model.geometry import IDENTITY, Box, Frame, intersection

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

COVERS = 0.98
DEEPEST = 12  # forms within forms


@dataclass
class Seen:
    """What a page shows: ``texts`` orders of text that can be seen, ``removed`` those that could not and are gone."""

    texts: int = 0
    removed: int = 0


@dataclass(frozen=True)
class _State:
    """The part of the graphics state that tells whether text is seen."""

    mode: int = 0
    matrix: Frame = IDENTITY
    opaque: bool = True


@dataclass
class _Part:
    """A stream taken apart: its orders, those to be left out, those that showed text, the forms that became others."""

    orders: list[Any]
    resources: Any
    out: set[int] = field(default_factory=set)
    shown: list[int] = field(default_factory=list)
    forms: dict[str, Object] = field(default_factory=dict)

    @property
    def changed(self) -> bool:
        return bool(self.out or self.forms)

    def content(self) -> bytes:
        """The orders that stay. An order that also goes to the next line keeps doing that."""
        from pikepdf import Operator, unparse_content_stream

        kept: list[Any] = []
        for i, order in enumerate(self.orders):
            if i not in self.out:
                kept.append(order)
            elif str(order.operator) == "'":
                kept.append(([], Operator("T*")))
            elif str(order.operator) == '"':
                kept += [([order.operands[0]], Operator("Tw")), ([order.operands[1]], Operator("Tc"))]
                kept.append(([], Operator("T*")))
        content: bytes = unparse_content_stream(kept)
        return content

    def own_resources(self) -> Any:
        """The resources with the changed forms; the shared ones are left as they are."""
        from pikepdf import Dictionary, Name

        copied = Dictionary(self.resources)
        copied.XObject = Dictionary(self.resources.XObject)
        for name, form in self.forms.items():
            copied.XObject[Name(name)] = form
        return copied


def strip(pdf: Pdf, page: Page, box: Box) -> Seen:
    """Take the unseen text out of ``page``, whose CropBox is ``box`` (left, bottom, right, top of user space).

    The page gets a content stream of its own only where something was taken out; pictures are left as they are. Raises
    pikepdf.PdfError for a page whose orders cannot be read.
    """
    from pikepdf import parse_content_stream

    walk = _Walk(pdf, box)
    part = _Part(list(parse_content_stream(page)), page.resources)
    walk.through(part, _State(), 0)
    if part.changed:
        page.obj.Contents = pdf.make_stream(part.content())
        if part.forms:
            page.obj.Resources = part.own_resources()
    return walk.seen


def count_seen(page: Page) -> int:
    """How many orders of text on a page can be seen; nothing is changed."""
    from pikepdf import parse_content_stream

    walk = _Walk(None, None)
    walk.through(_Part(list(parse_content_stream(page)), page.resources), _State(), 0)
    return walk.seen.texts


class _Walk:
    """Goes through the orders of a page and of the forms in it. Without a PDF it only counts."""

    def __init__(self, pdf: Pdf | None, box: Box | None) -> None:
        self._pdf = pdf
        self._box = box
        self.seen = Seen()

    def through(self, part: _Part, state: _State, depth: int) -> None:
        kept: list[_State] = []
        for i, order in enumerate(part.orders):
            operands = order.operands
            match str(order.operator):
                case "q":
                    kept.append(state)
                case "Q":
                    state = kept.pop() if kept else state
                case "cm":
                    state = replace(state, matrix=_frame(operands).then(state.matrix))
                case "Tr":
                    state = replace(state, mode=int(operands[0]))
                case "gs":
                    state = replace(state, opaque=state.opaque and _opaque(part.resources, str(operands[0])))
                case "Tj" | "TJ" | "'" | '"':
                    if state.mode == 3:
                        part.out.add(i)
                        self.seen.removed += 1
                    else:
                        part.shown.append(i)
                        self.seen.texts += 1
                case "Do":
                    self._do(part, str(operands[0]), state, depth)
                case _:
                    pass

    def _do(self, part: _Part, name: str, state: _State, depth: int) -> None:
        thing = part.resources.get("/XObject", {}).get(name)
        if thing is None:
            return
        if thing.get("/Subtype") == "/Image":
            if self._hides(thing, state):
                self.seen.texts -= len(part.shown)
                self.seen.removed += len(part.shown)
                part.out.update(part.shown)
                part.shown.clear()
        elif thing.get("/Subtype") == "/Form" and depth < DEEPEST:
            self._form(part, name, thing, state, depth)

    def _hides(self, image: Object, state: _State) -> bool:
        """Whether an image lies over the whole page and lets nothing through."""
        if self._box is None or not state.opaque or any(key in image for key in ("/SMask", "/Mask", "/ImageMask")):
            return False
        shared = intersection(state.matrix.box(Box(0, 0, 1, 1)), self._box)
        return shared is not None and shared.area >= COVERS * self._box.area

    def _form(self, part: _Part, name: str, form: Object, state: _State, depth: int) -> None:
        from pikepdf import parse_content_stream

        inner = _Part(list(parse_content_stream(form)), form.get("/Resources", part.resources))
        if "/Matrix" in form:
            state = replace(state, matrix=_frame(form.Matrix).then(state.matrix))
        box, self._box = self._box, None  # a form is clipped: what it paints last may not cover what lies before it
        self.through(inner, state, depth + 1)
        self._box = box
        if inner.changed and self._pdf is not None:
            own = self._pdf.make_stream(inner.content())
            for key, value in form.items():
                if key not in ("/Length", "/Filter", "/DecodeParms"):
                    own[key] = value
            if inner.forms:
                own.Resources = inner.own_resources()
            part.forms[name] = own


def _frame(operands: Any) -> Frame:
    """The matrix [a b c d e f] of a PDF: x' = a·x + c·y + e."""
    a, b, c, d, e, f = (float(v) for v in operands)
    return Frame(a, c, e, b, d, f)


def _opaque(resources: Any, name: str) -> bool:
    told = resources.get("/ExtGState", {}).get(name, {})
    if float(told.get("/ca", 1)) < 1 or float(told.get("/CA", 1)) < 1:
        return False
    return str(told.get("/SMask", "/None")) == "/None" and str(told.get("/BM", "/Normal")) in ("/Normal", "/Compatible")
