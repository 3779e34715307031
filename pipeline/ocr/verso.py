"""A page of next to no print whose back shines through: read in a mirror, it is the back's text, and none of its own.

An engine reads mirrored letters as words it hardly believes ("8L0S" for 2018, "psirloziov"), as many as the back has.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.model.geometry import Box, contains
from pipeline.model.page import PageImage, Reading, Reason

SURE = 0.7
"""Mean confidence of the mirrored page from which it is text (the back shining through: 0.85 and more; print of the
page itself in a mirror: 0.3)."""
_LETTERS = 20  # of the mirrored page at least
_OWN = 0.9  # confidence of a word of the page itself
_DARKER = 8.0  # grey levels that print is darker than the darkest word of the back that shines through


def mirrored(image: PageImage) -> PageImage:
    """The picture as the back of the sheet shows it; its frame stays as it is, since its words are only compared."""
    return replace(image, pixels=np.ascontiguousarray(image.pixels[:, ::-1]))


def is_back(reading: Reading) -> bool:
    """Whether what was read of a mirrored page is text."""
    return reading.confidence >= SURE and sum(len(w.text) for w in reading.words) >= _LETTERS


def without(reading: Reading, back: Reading, image: PageImage) -> tuple[Reading, PageImage]:
    """A page's reading and picture without what is no darker than the text of its back (``back``: the reading of
    ``mirrored``); where a word of the page itself is sure, the mirror tells nothing. What is left out is told as a
    reason: a page that was scanned from its back looks no different."""
    wide = image.pixels.shape[1] * 72 / image.dpi
    sure = [w.box for w in reading.words if w.box is not None and w.confidence >= _OWN]
    boxes = [
        Box(wide - w.box.right, w.box.top, wide - w.box.left, w.box.bottom)
        for w in back.words
        if w.box is not None and w.confidence >= SURE
    ]
    seen = [_darkness(image, box) for box in boxes if not any(contains(own, *box.middle) for own in sure)]
    if not seen:
        return reading, image
    limit = min(seen) - _DARKER
    words = tuple(w for w in reading.words if w.box is not None and _darkness(image, w.box) <= limit)
    pixels = np.where(image.pixels <= limit, image.pixels, np.uint8(255))
    why = "the back of the sheet shines through, or the page was scanned from its back."
    told = Reason("mirrored", len(reading.words) - len(words), f"Words that only a mirror shows were left out: {why}")
    return replace(reading, words=words, reasons=(told,)), replace(image, pixels=pixels)


def _darkness(image: PageImage, box: Box) -> float:
    """How dark the ink in a box (points) is: the grey level that a tenth of its points do not reach."""
    k = image.dpi / 72
    rows = slice(max(round(box.top * k), 0), max(round(box.bottom * k), 1))
    part = image.pixels[rows, max(round(box.left * k), 0) : max(round(box.right * k), 1)]
    return float(np.percentile(part, 10)) if part.size else 255.0
