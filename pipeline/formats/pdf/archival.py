"""A PDF in, the same PDF as PDF/A-2b (ISO 19005-2) out where its content allows it, else the reasons why not.

A file that calls itself PDF/A keeps its word: what is added here meets every part of the norm. Any other file is named
PDF/A-2b only when it holds nothing but what is listed here, that is pictures, lines and our own invisible text; fonts
of visible text are not looked into, so a file with such text is not named so. Nothing that can be seen is changed.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from pipeline.formats.pdf.srgb import srgb

if TYPE_CHECKING:
    from pikepdf import Pdf

FILTERS = frozenset({"/FlateDecode", "/DCTDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/RunLengthDecode"})
MENDED = frozenset({"/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode"})
INTENTS = frozenset({"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"})
ACTIONS = frozenset({"/GoTo", "/GoToR", "/URI", "/Named", "/Thread"})
ROOT = frozenset(
    {"/Type", "/Pages", "/Metadata", "/OutputIntents", "/PageLayout", "/PageMode", "/ViewerPreferences", "/Outlines"}
    | {"/Dests", "/Names", "/Lang", "/MarkInfo", "/StructTreeRoot", "/PageLabels", "/Version", "/OpenAction"}
    | {"/PieceInfo", "/AcroForm", "/Threads"}
)
PAGE = frozenset(
    {"/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox", "/Rotate"}
    | {"/Contents", "/Group", "/Annots", "/LastModified", "/PieceInfo", "/StructParents", "/Tabs", "/Thumb", "/B"}
    | {"/Trans", "/Dur"}
)
GRAPHICS = frozenset(
    {"/Type", "/CA", "/ca", "/BM", "/LW", "/LC", "/LJ", "/ML", "/D", "/SA", "/AIS", "/TK", "/OP", "/op", "/OPM"}
    | {"/FL", "/SM", "/SMask"}
)
ORDERS = frozenset(
    {"q", "Q", "cm", "w", "J", "j", "M", "d", "i", "gs", "m", "l", "c", "v", "y"}
    | {"h", "re", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n", "W", "W*", "BT"}
    | {"ET", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD", "Tm", "T*", "Tj", "TJ", "'"}
    | {'"', "g", "G", "rg", "RG", "Do", "MP", "DP", "BMC", "BDC", "EMC"}
)
PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "vorlagen": "https://vorlagen.example/ns/pdf/",
}
# The schemas that PDF/A knows; a property of another one would need a description of its own in the file.
KNOWN = frozenset(PREFIXES[p] for p in ("dc", "xmp", "pdf", "xmpMM", "xmpRights", "pdfaid"))
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def make_archival(pdf: Pdf, producer: str, seen_text: bool) -> list[str]:
    """Name the file PDF/A where it is; else the reasons, which then stand in the file's metadata too.

    ``seen_text`` tells that a page shows text set in fonts that nobody has looked into.
    """
    from pikepdf import PdfError

    try:
        claimed = pdf.open_metadata().pdfa_status
    except (PdfError, ValueError):
        claimed = ""
    if claimed:
        # What was added has no tags: level A asks for them, level B does not.
        _describe(pdf, producer, (claimed[0], "U" if claimed[1:] == "U" else "B"), [])
        return []
    _without_actions(pdf)
    reasons = sorted({*_document(pdf), *(["fonts of visible text"] if seen_text else [])})
    if not reasons:
        _output_intent(pdf)
    _describe(pdf, producer, None if reasons else ("2", "B"), reasons)
    return reasons


def _without_actions(pdf: Pdf) -> None:
    """Take out what acts by itself: scripts, and actions at opening, closing, printing."""
    root = pdf.Root
    if pdf.is_encrypted and "/Extensions" in root:
        del root["/Extensions"]  # they tell of the encryption, which does not stay
    if "/AA" in root:
        del root["/AA"]
    opening = root.get("/OpenAction")
    if opening is not None and str(_get(opening, "/S", "/GoTo")) not in ACTIONS:
        del root["/OpenAction"]
    if "/Names" in root and "/JavaScript" in root.Names:
        del root.Names["/JavaScript"]
    for page in pdf.pages:
        if "/AA" in page.obj:
            del page.obj["/AA"]
        for note in page.obj.get("/Annots", ()):
            if str(note.get("/Subtype")) == "/Link" and "/F" not in note:
                note.F = 4  # to be printed, as every note of PDF/A must be; a link shows nothing of its own


def _document(pdf: Pdf) -> Iterator[str]:
    """What keeps a file from being PDF/A-2b, in a few words each."""
    from pikepdf import Dictionary, PdfError, Stream

    root = pdf.Root
    if float(pdf.pdf_version) >= 2:
        yield "PDF 2.0"
    yield from (f"document {key}" for key in root.keys() - ROOT)
    yield from (f"names {key}" for key in _keys(root.get("/Names")) - {"/Dests"})
    if len(_get(root.get("/AcroForm", {}), "/Fields", ())) or "/XFA" in root.get("/AcroForm", {}):
        yield "form fields"
    done: set[tuple[int, int]] = set()
    for page in pdf.pages:
        try:
            yield from _page(page, done)
        except (PdfError, ValueError, TypeError, KeyError, AttributeError):
            yield "a page that cannot be read"
    for thing in pdf.objects:
        if isinstance(thing, Stream):
            yield from _stream(thing)
        elif isinstance(thing, Dictionary) and thing.get("/Type") == "/Action" and str(thing.get("/S")) not in ACTIONS:
            yield f"action {thing.get('/S')}"


def _page(page: Any, done: set[tuple[int, int]]) -> Iterator[str]:
    from pikepdf import parse_content_stream

    yield from (f"page {key}" for key in page.obj.keys() - PAGE)
    left, bottom, right, top = (float(v) for v in page.mediabox)
    if not all(3 <= side <= 14_400 for side in (abs(right - left), abs(top - bottom))):
        yield "size of a page"
    for note in page.obj.get("/Annots", ()):
        if str(note.get("/Subtype")) != "/Link" or int(note.get("/F", 0)) & 0b100100111 != 4:
            yield f"annotation {note.get('/Subtype')}"
        elif "/AP" in note or str(_get(note.get("/A", {}), "/S", "/GoTo")) not in ACTIONS:
            yield "annotation with an action"
    yield from _group(page.obj)
    yield from _content(parse_content_stream(page), page.resources, done)


def _content(orders: Any, resources: Any, done: set[tuple[int, int]]) -> Iterator[str]:
    """The orders of a page or form, and what they draw upon."""
    from pikepdf import parse_content_stream

    for order in orders:
        operator = str(order.operator)
        if operator not in ORDERS:
            yield {"k": "CMYK colours", "K": "CMYK colours", "BI": "inline picture"}.get(operator, f"order {operator}")
        elif operator == "Do" and str(order.operands[0]) not in _keys(resources.get("/XObject")):
            yield "drawing that is missing"
    for told in resources.get("/ExtGState", {}).values():
        yield from (f"graphics state {key}" for key in told.keys() - GRAPHICS)
        if str(told.get("/SMask", "/None")) != "/None":
            yield "soft mask"
    for thing in resources.get("/XObject", {}).values():
        if thing.objgen in done:
            continue
        done.add(thing.objgen)
        if thing.get("/Subtype") == "/Image":
            yield from _picture(thing)
        elif thing.get("/Subtype") == "/Form" and not {"/PS", "/OPI", "/Ref"} & _keys(thing):
            yield from _group(thing)
            yield from _content(parse_content_stream(thing), thing.get("/Resources", resources), done)
        else:
            yield "drawing of an unknown kind"


def _group(owner: Any) -> Iterator[str]:
    space = owner.get("/Group", {}).get("/CS")
    if space is not None:
        yield from _colours(space)


def _picture(picture: Any) -> Iterator[str]:
    if bool(picture.get("/Interpolate", False)):
        yield "smoothed picture"
    if {"/Alternates", "/OPI", "/SMaskInData"} & _keys(picture):
        yield "alternate pictures"
    if str(picture.get("/Intent", "/Perceptual")) not in INTENTS:
        yield "rendering intent"
    if "/ColorSpace" in picture:
        yield from _colours(picture.ColorSpace)
    elif not bool(picture.get("/ImageMask", False)):
        yield "picture without colours"
    for key in ("/SMask", "/Mask"):
        if "/Subtype" in _keys(picture.get(key)):
            yield from _picture(picture[key])


def _colours(space: Any) -> Iterator[str]:
    """Grey and RGB have a place in the output intent; others would need one of their own."""
    from pikepdf import Array

    if not isinstance(space, Array):
        if str(space) not in ("/DeviceGray", "/DeviceRGB"):
            yield "CMYK colours" if "CMYK" in str(space) else f"colours {space}"
    elif str(space[0]) == "/Indexed":
        yield from _colours(space[1])
    elif not (str(space[0]) in ("/CalGray", "/CalRGB") or (str(space[0]) == "/ICCBased" and int(space[1].N) in (1, 3))):
        yield f"colours {space[0]}"


def _stream(stream: Any) -> Iterator[str]:
    """What is wrong with the way a stream is packed; LZW is packed anew."""
    from pikepdf import Array, PdfError

    told = stream.get("/Filter", ())
    filters = {str(f) for f in told} if isinstance(told, (Array, tuple)) else {str(told)}
    if "/F" in stream or "/FFilter" in stream:
        yield "content in another file"
    elif filters - FILTERS - MENDED:
        yield f"filter {min(filters - FILTERS - MENDED)}"
    elif "/LZWDecode" in filters:
        try:
            stream.write(stream.read_bytes())
        except PdfError:
            yield "filter /LZWDecode"


def _output_intent(pdf: Pdf) -> None:
    """sRGB for what is grey or RGB, unless the file names an output of its own."""
    from pikepdf import Array, Dictionary, Name, String

    if any("/DestOutputProfile" in told for told in pdf.Root.get("/OutputIntents", ())):
        return
    profile = pdf.make_stream(srgb())
    profile.N = 3
    profile.Alternate = Name.DeviceRGB
    told = Dictionary(
        Type=Name.OutputIntent,
        S=Name("/GTS_PDFA1"),
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(told)])


def _describe(pdf: Pdf, producer: str, level: tuple[str, str] | None, reasons: list[str]) -> None:
    """The metadata as PDF/A wants it (XMP), in agreement with the older kind; no times, so that the same paper gives
    the same bytes."""
    with warnings.catch_warnings(), pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as told:
        warnings.simplefilter("ignore")  # what has no place in XMP stays where it is
        if pdf.docinfo:
            told.load_from_docinfo(pdf.docinfo, delete_missing=False, raise_failure=False)
        told["pdf:Producer"] = producer
        if level:
            told["pdfaid:part"], told["pdfaid:conformance"] = level
        if reasons:
            told.register_xml_namespace(PREFIXES["vorlagen"], "vorlagen")
            told["vorlagen:notArchivable"] = "; ".join(reasons)
        elif level == ("2", "B"):
            for key in [key for key in told if key[1:].split("}")[0] not in KNOWN]:
                del told[key]
    pdf.Root.Metadata.write(_by_schema(pdf.Root.Metadata.read_bytes()))


def _by_schema(packet: bytes) -> bytes:
    """An XMP packet with one description a schema, which declares the schema itself: validators look for it there."""
    from xml.etree import ElementTree as Xml

    for prefix, name in PREFIXES.items():
        Xml.register_namespace(prefix, name)
    parts: dict[str, list[str]] = {}
    for whole in Xml.fromstring(packet).iter(f"{{{RDF}}}Description"):
        for name, value in whole.attrib.items():
            if not name.startswith(f"{{{RDF}}}"):
                Xml.SubElement(whole, name).text = value
        for one in whole:
            parts.setdefault(one.tag[1:].split("}")[0], []).append(Xml.tostring(one, encoding="unicode").strip())
    prefixes = {name: prefix for prefix, name in PREFIXES.items()}
    described = ""
    for schema, told in parts.items():
        name = f' xmlns:{prefixes.get(schema, "own")}="{escape(schema)}"'
        inner = "\n".join(told).replace(name, "")
        described += f'<rdf:Description rdf:about=""{name}>\n{inner}\n</rdf:Description>\n'
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        f'<rdf:RDF xmlns:rdf="{RDF}">\n{described}</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>\n'
    ).encode()


def _get(thing: Any, key: str, other: Any) -> Any:
    return thing.get(key, other) if hasattr(thing, "get") else other


def _keys(thing: Any) -> set[str]:
    return set(thing.keys()) if hasattr(thing, "keys") else set()
