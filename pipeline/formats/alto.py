"""A paper in, ALTO 4.4 out (Library of Congress): every printed word with its place, its repaired reading and how sure
it is; the reading before the repair stands beside it as an alternative. Lengths are 1/1200 inch."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from pipeline.formats.printed import PrintedWord, printed
from pipeline.model.geometry import Box
from pipeline.model.record import Record
from pipeline.model.text import Text

SPACE = "http://www.loc.gov/standards/alto/ns-v4#"
UNIT = 1200 / 72


def alto(record: Record, text: Text) -> bytes | None:
    """The file's content; None for plain text, whose words have no place."""
    blocks = printed(text)
    if not blocks:
        return None
    root = Xml.Element("alto", {"xmlns": SPACE, "SCHEMAVERSION": "4.4"})
    _description(root, record)
    layout = Xml.SubElement(root, "Layout")
    for page in record.pages:
        sheet = Xml.SubElement(
            layout,
            "Page",
            {"ID": f"p{page.number}", "PHYSICAL_IMG_NR": str(page.number), **_size(page.width, page.height)},
        )
        sheet.set("PC", f"{page.confidence:.3f}")
        space = Xml.SubElement(sheet, "PrintSpace", _place(Box(0, 0, page.width, page.height)))
        for number, block in enumerate(blocks.get(page.number, ()), start=1):
            if not block.lines:
                continue
            name = f"p{page.number}b{number}"
            part = Xml.SubElement(space, "TextBlock", {"ID": name, **_place(block.box)})
            for row, line in enumerate(block.lines, start=1):
                _line(part, f"{name}l{row}", line)
    Xml.indent(root, " ")
    body: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def _description(root: Xml.Element, record: Record) -> None:
    told = Xml.SubElement(root, "Description")
    Xml.SubElement(told, "MeasurementUnit").text = "inch1200"
    source = Xml.SubElement(told, "sourceImageInformation")
    Xml.SubElement(source, "fileName").text = record.source.path
    step = Xml.SubElement(told, "Processing", {"ID": "vorlagen"})
    Xml.SubElement(step, "processingStepDescription").text = "text recognition, layout and repair"
    software = Xml.SubElement(step, "processingSoftware")
    Xml.SubElement(software, "softwareName").text = "vorlagen"
    Xml.SubElement(software, "softwareVersion").text = record.provenance.vorlagen


def _line(block: Xml.Element, name: str, words: tuple[PrintedWord, ...]) -> None:
    left, top = min(w.box.left for w in words), min(w.box.top for w in words)
    right, bottom = max(w.box.right for w in words), max(w.box.bottom for w in words)
    line = Xml.SubElement(block, "TextLine", {"ID": name, **_place(Box(left, top, right, bottom))})
    for number, word in enumerate(words, start=1):
        if number > 1:
            Xml.SubElement(line, "SP")
        told = {"ID": f"{name}w{number}", "CONTENT": word.content, **_place(word.box), "WC": f"{word.confidence:.3f}"}
        if word.half and word.whole:
            told |= {"SUBS_TYPE": f"HypPart{word.half}", "SUBS_CONTENT": word.whole}
        string = Xml.SubElement(line, "String", told)
        if word.raw != word.content:
            Xml.SubElement(string, "ALTERNATIVE", {"PURPOSE": "as read"}).text = word.raw


def _size(width: float, height: float) -> dict[str, str]:
    return {"WIDTH": str(round(width * UNIT)), "HEIGHT": str(round(height * UNIT))}


def _place(box: Box) -> dict[str, str]:
    at = {"HPOS": str(round(box.left * UNIT)), "VPOS": str(round(box.top * UNIT))}
    return at | _size(box.width, box.height)
