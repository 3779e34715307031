"""An hOCR or ALTO file comes in; its pages go out as sheets with the words, boxes and confidences it holds.

Parsed as a stream, without DTD, entities or network; what is asked for more than the limits is refused.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal
from xml.parsers import expat

from pipeline.errors import BrokenFile, EmptyFile, TooLarge
from pipeline.intake import plain, verdict
from pipeline.intake.opened import Opened
from pipeline.model.geometry import Box
from pipeline.model.page import Sheet, Word

MOST_BYTES = 100_000_000
MOST_WORDS = 1_000_000
MOST_ON_PAGE = 30_000
"""Words of one page: a sheet of a newspaper has some ten thousand."""


@dataclass
class _Sheet:
    """A page while it is being read; ``scale`` leads from the file's unit to points."""

    width: float
    height: float
    scale: float
    words: list[Word] = field(default_factory=list)


class MarkupSource(Opened):
    """The pages of an hOCR or ALTO file: words that another engine read, to be judged like a text layer."""

    def __init__(self, opened: Opened, kind: Literal["hocr", "alto"], *, max_pages: int):
        super().__init__(opened.path, opened.sha256, opened.media_type, opened.size)
        name = str(self.path)
        if self.size > MOST_BYTES:
            raise TooLarge(f"{self.size} bytes are more than the limit of {MOST_BYTES} for this type.", path=name)
        data = self.path.read_bytes()
        self._pages = _Hocr(name).read(data) if kind == "hocr" else _Alto(name).read(data)
        self.page_count = len(self._pages)
        if not self._pages:
            raise EmptyFile("the file holds no page.", path=name)
        if self.page_count > max_pages:
            raise TooLarge(f"{self.page_count} pages are more than the limit of {max_pages}.", path=name)

    def sheet(self, number: int) -> Sheet:
        """Page ``number`` from 1."""
        page = self._pages[number - 1]
        words = tuple(page.words)
        found, decision, reasons = verdict.of_text(verdict.page_string(words).split("\n"))
        if found == "digital":
            found = "sane layer"
        return Sheet(number, page.width, page.height, found, decision, reasons, words)


def _word(text: str, box: Box, confidence: float) -> Word | None:
    text = unicodedata.normalize("NFC", "".join(text.split()))
    if not text or box.right < box.left or box.bottom < box.top:
        return None
    return Word(text, box, min(max(confidence, 0.0), 1.0), size=round(box.height * 1.1, 1) or None)


def _bounded(count: int, page: _Sheet, path: str) -> None:
    """Raises TooLarge where a file or a page of it holds more words than paper does."""
    if count > MOST_WORDS:
        raise TooLarge(f"more than {MOST_WORDS} words.", path=path)
    if len(page.words) >= MOST_ON_PAGE:
        raise TooLarge(f"more than {MOST_ON_PAGE} words on a page.", path=path)


class _Hocr(HTMLParser):
    """hOCR 1.2: ``ocr_page`` and ``ocrx_word`` with bbox, scan_res and x_wconf in the title."""

    def __init__(self, path: str):
        super().__init__(convert_charrefs=True)
        self._path = path
        self._pages: list[_Sheet] = []
        self._open: tuple[Box, float] | None = None
        self._letters: list[str] = []
        self._depth = 0
        self._count = 0

    def read(self, data: bytes) -> list[_Sheet]:
        self.feed(plain.decode(data, self._path)[0])
        self.close()
        return self._pages

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._open is not None:
            self._depth += 1
            return
        known = dict(attrs)
        names = (known.get("class") or "").split()
        title = known.get("title") or ""
        if "ocr_page" in names:
            box = _bbox(title)
            if box is None:
                raise BrokenFile("a page has no bounding box.", path=self._path)
            told = re.search(r"scan_res\s+(\d+)", title)
            dpi = float(told[1]) if told and 50 <= float(told[1]) <= 1200 else max(box.bottom / 11.69, 72.0)
            scale = 72 / dpi
            self._pages.append(_Sheet(box.right * scale, box.bottom * scale, scale))
        elif "ocrx_word" in names and self._pages:
            box = _bbox(title)
            sure = re.search(r"x_wconf\s+(\d+(?:\.\d+)?)", title)
            if box is not None:
                self._open = box, float(sure[1]) / 100 if sure else 0.9
                self._letters, self._depth = [], 0

    def handle_endtag(self, tag: str) -> None:
        if self._open is None:
            return
        if self._depth:
            self._depth -= 1
            return
        (box, sure), self._open = self._open, None
        page = self._pages[-1]
        k = page.scale
        word = _word("".join(self._letters), Box(*(v * k for v in box)), sure)
        if word is not None:
            self._count += 1
            _bounded(self._count, page, self._path)
            page.words.append(word)

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._letters.append(data)


def _bbox(title: str) -> Box | None:
    found = re.search(r"bbox\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)", title)
    return Box(*(float(v) for v in found.groups())) if found else None


class _Alto:
    """ALTO 2 to 4: ``Page`` and ``String`` with HPOS, VPOS, WIDTH, HEIGHT, CONTENT, WC; ``HYP`` ends a word."""

    def __init__(self, path: str):
        self._path = path
        self._pages: list[_Sheet] = []
        self._unit = "pixel"
        self._in_unit = False
        self._letters: list[str] = []
        self._count = 0

    def read(self, data: bytes) -> list[_Sheet]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.EntityDeclHandler = self._refuse
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        try:
            parser.Parse(plain.decode(data, self._path)[0] if 0 in data[:64] else data, True)  # UTF-16 of any order
        except (expat.ExpatError, LookupError, ValueError) as error:  # also an encoding that nobody knows
            raise BrokenFile(f"the XML is damaged ({error}).", path=self._path) from error
        return self._pages

    def _refuse(self, *_: object) -> None:
        raise BrokenFile("the XML declares entities, which are not read.", path=self._path)

    def _start(self, tag: str, known: dict[str, str]) -> None:
        match tag.rpartition(" ")[2]:
            case "MeasurementUnit":
                self._in_unit, self._letters = True, []
            case "Page":
                width, height = _number(known, "WIDTH"), _number(known, "HEIGHT")
                scale = {"mm10": 72 / 254, "inch1200": 72 / 1200}.get(self._unit)
                if scale is None:  # pixels without a resolution: that of an A4 page
                    scale = 842 / max(width, height) if max(width, height) > 0 else 72 / 300
                self._pages.append(_Sheet(width * scale, height * scale, scale))
            case "String" if self._pages:
                page = self._pages[-1]
                k = page.scale
                left, top = _number(known, "HPOS") * k, _number(known, "VPOS") * k
                box = Box(left, top, left + _number(known, "WIDTH") * k, top + _number(known, "HEIGHT") * k)
                word = _word(known.get("CONTENT", ""), box, _number(known, "WC", 0.9))
                if word is not None:
                    self._count += 1
                    _bounded(self._count, page, self._path)
                    page.words.append(word)
            case "HYP" if self._pages and self._pages[-1].words:
                last = self._pages[-1].words[-1]
                if not last.text.endswith("-"):
                    self._pages[-1].words[-1] = Word(last.text + "-", last.box, last.confidence, size=last.size)

    def _end(self, tag: str) -> None:
        if tag.rpartition(" ")[2] == "MeasurementUnit":
            self._unit, self._in_unit = "".join(self._letters).strip(), False

    def _data(self, text: str) -> None:
        if self._in_unit:
            self._letters.append(text)


def _number(known: dict[str, str], name: str, default: float = 0.0) -> float:
    try:
        return float(known.get(name, default))
    except ValueError:
        return default
