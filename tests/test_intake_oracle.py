"""The words of digital pages agree with those of another reader of PDFs: letters, places, type sizes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pdfplumber
import pytest

from pipeline.intake import open_source
from pipeline.intake.symbols import readable
from pipeline.settings import Settings

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*-digital.pdf"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_words_agree_with_pdfplumber(path: Path) -> None:
    s = Settings()
    limits = {"max_bytes": s.max_bytes, "max_pages": s.max_pages, "max_pixels": s.max_pixels, "dpi": s.dpi}
    with open_source(path, **limits) as source, pdfplumber.open(path) as other:
        assert source.page_count == len(other.pages)
        for number, page in enumerate(other.pages, start=1):
            ours = source.sheet(number).layer
            theirs = page.extract_words(use_text_flow=True, x_tolerance=1.5)
            expected, found = Counter(readable(w["text"]) for w in theirs), Counter(w.text for w in ours)
            shared = sum((expected & found).values())
            assert shared >= 0.97 * max(sum(expected.values()), sum(found.values()))
            once = {w["text"]: w for w in theirs if expected[w["text"]] == 1}
            for word in ours:
                if found[word.text] == 1 and word.text in once and word.box is not None:
                    twin = once[word.text]
                    assert abs(word.box.left - twin["x0"]) < 2 and abs(word.box.right - twin["x1"]) < 2
                    assert word.box.top - 4 < (twin["top"] + twin["bottom"]) / 2 < word.box.bottom + 4


def test_there_are_digital_samples() -> None:
    assert len(SAMPLES) >= 3
