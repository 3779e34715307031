"""Files of every kind with wounds: opening one gives pages or an error of the house, and nothing else."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from pipeline import intake
from pipeline.errors import VorlagenError
from tests.test_batch_hostile import pdf

ALTO = b"""<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit></Description>
<Layout><Page ID="p1" WIDTH="2480" HEIGHT="3508"><PrintSpace><TextBlock ID="b1"><TextLine>
<String CONTENT="Beschlussvorlage" HPOS="100" VPOS="100" WIDTH="400" HEIGHT="40" WC="0.9"/><SP/>
<String CONTENT="Nr." HPOS="520" VPOS="100" WIDTH="60" HEIGHT="40" WC="0.8"/></TextLine></TextBlock></PrintSpace></Page>
</Layout></alto>"""
HOCR = b"""<html><head><meta name="ocr-system" content="tesseract"/></head><body>
<div class="ocr_page" id="page_1" title="bbox 0 0 2480 3508"><p class="ocr_par">
<span class="ocr_line" title="bbox 0 0 9 9">
<span class="ocrx_word" title="bbox 100 100 500 140; x_wconf 90">Vorlage</span></span></p></div></body></html>"""


def picture(form: str) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((60, 80)).save(out, form, **({"save_all": True} if form == "TIFF" else {}))
    return out.getvalue()


WHOLE = {
    "a.txt": "Beschlussvorlage Nr. 1\fSeite zwei, Maßnahmen\n".encode(),
    "a.xml": ALTO,
    "a.hocr": HOCR,
    "a.png": picture("PNG"),
    "a.jpg": picture("JPEG"),
    "a.tif": picture("TIFF"),
    "a.pdf": pdf(2),
}


@st.composite
def wounded(draw: st.DrawFn, whole: bytes) -> bytes:
    """``whole`` with some bytes overwritten, cut out, put in, or said twice, and sometimes without its end."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        kind = draw(st.sampled_from(["over", "out", "in", "twice", "end"]))
        if kind == "over":
            new = draw(st.binary(min_size=1, max_size=8))
            data[at : at + len(new)] = new
        elif kind == "out":
            del data[at : at + draw(st.integers(1, 60))]
        elif kind == "in":
            data[at:at] = draw(
                st.one_of(st.binary(max_size=12), st.sampled_from([b"999999999", b"-1", b"&x;", b"]]>"]))
            )
        elif kind == "twice":
            data[at:at] = data[at : at + draw(st.integers(1, 200))]
        else:
            del data[max(at, 1) :]
    return bytes(data)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_wounded_file_gives_pages_or_an_error_of_the_house(tmp_path: Path, name: str, data: st.DataObject) -> None:
    path = tmp_path / name
    path.write_bytes(data.draw(wounded(WHOLE[name])))
    try:
        with intake.open_source(path, max_pages=50, max_pixels=4_000_000) as source:
            for number in range(1, source.page_count + 1):
                try:
                    sheet = source.sheet(number)
                    if sheet.image is not None:
                        sheet.image()
                except VorlagenError as error:
                    assert error.code.startswith("E2")
    except VorlagenError as error:
        assert error.code.startswith("E1")


@pytest.mark.parametrize("name", WHOLE)
def test_without_a_wound_it_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(WHOLE[name])
    with intake.open_source(path) as source:
        assert source.page_count >= 1
        assert source.sheet(1).number == 1
