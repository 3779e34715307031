"""One file in, what any station of its reading holds out, as text for people or as a picture of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields as attributes
from dataclasses import is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from pipeline.errors import UsageError
from pipeline.model.mention import Mention
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.model.page import Page
    from pipeline.model.text import Span, Text
    from pipeline.reader import Document


def look(path: Path, stage: str, settings: Settings | None = None, *, page: int | None = None) -> str:
    """What ``stage`` (one of STAGES) holds of the papers in a file; only of ``page`` where that makes sense.

    Raises UsageError for an unknown stage, InputError and ToolMissing as reading does.
    """
    from pipeline import reader

    if stage not in STAGES:
        raise UsageError(f"there is no stage {stage!r}; there are {', '.join(STAGES)}")
    documents = reader.read_file(path, settings)
    if page is not None and not any(p.number == page for d in documents for p in d.pages):
        raise UsageError(f"there is no page {page} that could be read", path=str(path))
    return "\n".join(line for document in documents for line in STAGES[stage](document, page))


def explain(path: Path, field: str, settings: Settings | None = None) -> str:
    """Where each value of ``field`` (an attribute of the record) comes from: rule, confidence, page and words, what
    speaks against it, and what lost against it. Raises UsageError for a field that no record has."""
    from pipeline import reader, sure
    from pipeline.model.record import Record

    if field not in Record.model_fields:
        raise UsageError(f"a record has no field {field!r}; it has {', '.join(Record.model_fields)}")
    told = []
    for document in reader.read_file(path, settings):
        against = {(g.rule, g.start, g.end): sure.lowered(g) for g in document.grounds}
        found = list(_sources(getattr(document.record, field), field, against))
        told += found or [f"{field}: nothing was found"]
        for lost in document.record.conflicts:
            if lost.field == field:
                told.append(
                    f"  lost: {lost.value} ({lost.rule}, {lost.confidence:.2f}) page {lost.page}, words {lost.text!r}"
                )
    return "\n".join(told)


Against = dict[tuple[Any, Any, Any], list[str]]
"""What speaks against a value, by its rule and its place in the text."""


def _sources(part: Any, name: str, against: Against) -> Iterator[str]:
    """A line for each value below ``part`` that has a rule, named by its place ("consultations[0].date"), and below it
    what speaks ``against`` it."""
    if isinstance(part, list):
        for n, one in enumerate(part):
            yield from _sources(one, f"{name}[{n}]", against)
        return
    if not isinstance(part, BaseModel):
        return
    given: Any = part  # parts that hold evidence share its attributes, not a class
    if getattr(given, "rule", None):
        value = next((v for a in ("value", "text") if (v := getattr(given, a, None)) is not None), None)
        flags = f" [{', '.join(given.flags)}]" if getattr(given, "flags", None) else ""
        state = f"{given.state} " if hasattr(given, "state") else ""
        raw = getattr(given, "raw", None)
        words = f", words {' '.join(raw.split())!r}" if raw else ""
        sure = f"({given.rule}, {given.confidence:.2f})"
        yield f"{name}: {state}{_cut_value(value)} {sure}{flags} page {getattr(given, 'page', None)}{words}"
        start, end = (getattr(given, f"text_{a}", getattr(given, a, None)) for a in ("start", "end"))
        yield from (f"  against it: {reason}" for reason in against.get((given.rule, start, end), ()))
    for attribute in type(part).model_fields:
        yield from _sources(getattr(part, attribute), f"{name}.{attribute}", against)


def _cut_value(value: Any) -> str:
    line = " ".join(str(value).split())
    return line if len(line) <= 80 else f"{line[:77]}..."


def picture(path: Path, target: Path, number: int = 1, settings: Settings | None = None) -> None:
    """Write page ``number`` with what was found on it as a PNG. Raises UsageError where the file has no such page, the
    page no picture (plain text), or the PNG cannot be written."""
    from pipeline import reader
    from pipeline.formats.picture import draw

    settings = settings or Settings()
    if not target.absolute().parent.is_dir():  # told before anything is read
        raise UsageError("there is no such folder", path=str(target.parent), advice="Make it first.")
    documents = reader.read_file(path, settings)
    on_it = ((document, page) for document in documents for page in document.pages if page.number == number)
    document, found = next(on_it, (None, None))
    if document is None or found is None:
        raise UsageError(f"there is no page {number} that could be read", path=str(path))
    with reader.open_source(path, settings) as source:
        image = source.sheet(number).image
        if image is None:
            raise UsageError("a page of plain text has no picture", path=str(path), page=number)
        try:
            draw(image(), found, document.record).save(target, format="PNG")
        except OSError as error:
            raise UsageError(f"this picture cannot be written: {error.strerror}", path=str(target)) from error


def text_of(path: Path | None) -> str:
    """The string of a text file, or of standard input for None, every line end as it is.

    Raises NotReadable for a file that cannot be opened, UnknownType for one that is no text.
    """
    import sys

    from pipeline.errors import NotReadable
    from pipeline.intake.plain import decode

    try:
        data = path.read_bytes() if path else sys.stdin.buffer.read()
    except OSError as error:
        raise NotReadable(f"cannot be opened: {error.strerror}", path=str(path)) from error
    return decode(data, str(path or "-"))[0]


def _pages(document: Document, page: int | None) -> Iterator[Page]:
    return (p for p in document.pages if page in (None, p.number))


def _words(document: Document, page: int | None) -> Iterator[str]:
    """page, box in points of the page as shown, confidence, word"""
    for word in document.text.layout.anchors:
        if page in (None, word.page):
            box = " ".join(f"{v:.1f}" for v in word.box or ())
            yield f"{word.page}\t{box}\t{word.confidence:.2f}\t{document.text.raw[word.start : word.end]}"


def _lines(document: Document, page: int | None) -> Iterator[str]:
    """blocks with zone and kind, their lines below them, cells with row, column and state"""
    for sheet in _pages(document, page):
        yield f"== page {sheet.number}: {sheet.verdict}, {sheet.decision}, {sheet.engine}, {sheet.confidence:.2f}"
        for block in sheet.blocks:
            yield f"-- {block.zone} {block.kind}{f' {block.level}' if block.level else ''}"
            yield from (line.string for line in block.lines)
            for cell in block.table.cells if block.table else ():
                text = " / ".join(line.string for line in cell.lines)
                yield f"   [{cell.row},{cell.column}] {cell.state} {cell.confidence:.2f} {text}".rstrip()


def _raw(document: Document, page: int | None) -> Iterator[str]:
    yield document.text.raw


def _repaired(document: Document, page: int | None) -> Iterator[str]:
    yield document.text.string


def _outline(document: Document, page: int | None) -> Iterator[str]:
    """the form, the labelled values, the sections"""
    outline, text = document.outline, document.text
    yield f"form: {outline.template or 'unknown'} ({outline.confidence:.2f})"
    for label in outline.labels:
        yield f"label {label.key}: {_cut(text, label.value)} ({label.rule}, {label.confidence:.2f})"
    for section in outline.sections:
        heading = _cut(text, section.heading)
        size = section.body.end - section.body.start
        yield f"section {section.role} {section.level}: {heading} ({size} characters, {section.confidence:.2f})"


def _mentions(document: Document, page: int | None) -> Iterator[str]:
    """every mention with its offsets, rule and confidence"""
    from pipeline import fields

    finding = fields.find(document.text, document.outline)
    for attribute in attributes(finding):
        found: Any = getattr(finding, attribute.name)
        groups = found.items() if isinstance(found, dict) else [(attribute.name, found)]
        for name, mentions in groups:
            for m in mentions:
                text = _cut(document.text, m.span)
                flags = f" [{', '.join(m.flags)}]" if m.flags else ""
                yield f"{name} {m.start}-{m.end} {text!r} ({m.rule}, {m.confidence:.2f}){flags}: {_brief(m.value)}"


def _brief(value: Any) -> str:
    """A value in few words: of a mention its value, of a type what is not empty."""
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_brief(one)}" for name, one in value.items())
    if not is_dataclass(value) or isinstance(value, type):
        return str(value)
    if isinstance(value, Mention):
        return _brief(value.value)
    told = ((a.name, getattr(value, a.name)) for a in attributes(value))
    return " ".join(f"{name}={_brief(one)}" for name, one in told if one not in (None, (), False, {}))


def _record(document: Document, page: int | None) -> Iterator[str]:
    yield document.record.to_json().rstrip("\n")


def _cut(text: Text, span: Span) -> str:
    return " ".join(text.string[span.start : span.end].split())


STAGES: dict[str, Callable[[Document, int | None], Iterator[str]]] = {
    "words": _words,
    "lines": _lines,
    "text": _raw,
    "repaired": _repaired,
    "outline": _outline,
    "mentions": _mentions,
    "record": _record,
}
