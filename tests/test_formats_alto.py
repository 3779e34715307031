"""ALTO: valid against the official schema, every word at its place, repaired with the raw reading beside it."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from lxml import etree

from pipeline.batch.run import run
from pipeline.formats.alto import SPACE, alto
from pipeline.formats.printed import printed
from pipeline.model.geometry import Box
from pipeline.model.text import Anchor, Edit, Layout, Text, TextBlock, Zone
from pipeline.reader import read_file
from pipeline.settings import Settings
from tests.papers import record

ROOT = Path(__file__).parent.parent
SCHEMA = ROOT.parent / "shared" / "schemas" / "alto" / "alto-4-4.xsd"
XLINK = """<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xlink">
<attribute name="type" type="string"/><attribute name="href" type="anyURI"/><attribute name="role" type="string"/>
<attribute name="arcrole" type="string"/><attribute name="title" type="string"/><attribute name="show" type="string"/>
<attribute name="actuate" type="string"/><attributeGroup name="simpleLink"><attribute ref="xlink:type"
xmlns:xlink="http://www.w3.org/1999/xlink"/></attributeGroup></schema>"""
RAW = "fiir die Maß-\nnahme\x02\n\nSeite 1"


def text() -> Text:
    words = [(0, 4, 10), (5, 8, 40), (9, 13, 70), (14, 20, 10), (22, 27, 10), (28, 29, 50)]
    anchors = tuple(Anchor(a, b, 1, Box(x, 100 + (a > 13) * 20, x + 20, 110 + (a > 13) * 20), 0.9) for a, b, x in words)
    layout = Layout(
        anchors,
        (Zone(0, 22, "body", 1), Zone(22, 29, "footer", 1)),
        (TextBlock(0, 20, "paragraph", 1), TextBlock(22, 29, "furniture", 1)),
        (),
        20,
    )
    edits = (Edit(0, 4, "fiir", "für", "umlaut", 0.9), Edit(9, 20, RAW[9:20], "Maßnahme\n", "hyphen", 1.0))
    return Text(RAW, edits, (), layout)


def strings(content: bytes) -> list[dict[str, str]]:
    return [dict(s.attrib) for s in Xml.fromstring(content).iter(f"{{{SPACE}}}String")]


def test_words_are_repaired_and_the_raw_reading_stands_beside() -> None:
    content = alto(record(), text())
    assert content is not None
    told = strings(content)
    assert [s["CONTENT"] for s in told] == ["für", "die", "Maß-", "nahme", "Seite", "1"]
    assert [s.get("SUBS_TYPE") for s in told[2:4]] == ["HypPart1", "HypPart2"]
    assert [s.get("SUBS_CONTENT") for s in told[2:4]] == ["Maßnahme", "Maßnahme"]
    assert [a.text for a in Xml.fromstring(content).iter(f"{{{SPACE}}}ALTERNATIVE")] == ["fiir"]
    assert (told[0]["HPOS"], told[0]["VPOS"], told[0]["WIDTH"]) == ("167", "1667", "333")
    assert told[0]["WC"] == "0.900"


def test_lines_and_blocks_are_those_of_the_page() -> None:
    blocks = printed(text())[1]
    assert [len(b.lines) for b in blocks] == [2, 1]
    assert blocks[0].box == Box(10, 100, 90, 130)


def test_plain_text_has_no_places() -> None:
    assert alto(record(), Text("x")) is None


@pytest.mark.skipif(not SCHEMA.exists(), reason="the official schema is not here")
@pytest.mark.parametrize("sample", ["sitzungsvorlage-digital.pdf", None])
def test_it_keeps_the_official_schema(sample: str | None, tmp_path: Path) -> None:
    (tmp_path / "xlink.xsd").write_text(XLINK)
    local = SCHEMA.read_text(encoding="utf-8").replace(
        "http://www.loc.gov/standards/xlink/xlink.xsd", (tmp_path / "xlink.xsd").as_uri()
    )
    schema = etree.XMLSchema(etree.fromstring(local.encode(), etree.XMLParser(no_network=True)))
    if sample:
        document = read_file(ROOT / "samples" / sample)[0]
        content = alto(document.record, document.text)
    else:
        content = alto(record(), text())
    assert content is not None
    schema.assertValid(etree.fromstring(content))


def test_a_run_makes_it_for_every_paper_also_later(tmp_path: Path) -> None:
    sample, out = ROOT / "samples" / "sitzungsvorlage-digital.pdf", tmp_path / "out"
    run([sample], out, Settings(), jobs=1)
    assert not (out / "alto").exists()
    assert run([sample], out, Settings(), jobs=1, formats=("alto",)).read == 1
    (made,) = (out / "alto").iterdir()
    assert made.name == next((out / "records").iterdir()).stem + ".xml"
    before = made.read_bytes()
    assert run([sample], out, Settings(), jobs=1, formats=("alto",)).read == 0
    assert run([sample], out, Settings(), jobs=1, formats=("alto",), again=True).read == 1
    assert made.read_bytes() == before
    made.write_bytes(b"of an older reading")
    assert run([sample], out, Settings(), jobs=1, again=True).read == 1
    assert made.read_bytes() == before
