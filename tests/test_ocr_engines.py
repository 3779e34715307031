"""Every engine keeps the contract: words with boxes and probabilities, in one run, without threads, with its errors."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline import ocr
from pipeline.errors import EngineFailed, EngineMissing, ModelMissing, UsageError
from pipeline.intake import open_source
from pipeline.model.geometry import IDENTITY, Box, contains
from pipeline.model.page import PageImage, Reading, Sheet, Word
from pipeline.ocr import align, cells, leftover, pytesseract, tessdata, tesseract

PRINT = (
    "Beschlussvorlage 2024/117 der Kreisverwaltung",
    "Der Kreistag beschließt die Änderung der Satzung über die Gebühren.",
    "Für die Maßnahme stehen im Haushalt 12.500,00 Euro zur Verfügung.",
    "Über den Antrag wird am 14.03.2024 öffentlich beraten.",
)


@cache
def sheet() -> Sheet:
    """A page of print as a picture at 200 dpi, and the same words as its layer (12 points, 40 points apart)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.pdf")
        canvas = Canvas(str(path), pagesize=(595, 842), invariant=True)
        canvas.setFont("Helvetica", 12)
        for row, line in enumerate(PRINT):
            canvas.drawString(72, 742 - row * 40, line)
        canvas.showPage()
        canvas.save()
        with open_source(path, dpi=200) as source:
            drawn = source.sheet(1)
            assert drawn.image is not None
            image = drawn.image()
    return replace(drawn, decision="read", image=lambda: image)


READERS = [
    pytest.param(
        name,
        marks=[] if name == "layer" else [
            pytest.mark.ocr,
            pytest.mark.skipif(not engine.is_available(), reason=f"the engine {name} is not installed"),
        ],
    )
    for name, engine in ocr.ENGINES.items()
]  # fmt: skip


@pytest.mark.parametrize("name", READERS)
def test_an_engine_reads_words_in_their_places(name: str) -> None:
    engine = ocr.ENGINES[name]
    reading = engine.words(sheet(), languages="deu")
    assert reading.engine == name
    assert [w.text for w in reading.words] == " ".join(PRINT).split()
    for word in reading.words:
        assert word.box is not None
        assert 0 <= word.confidence <= 1
        assert word.size == pytest.approx(12, abs=2.5)
    assert reading.confidence > 0.9
    first, last = reading.words[0].box, reading.words[-1].box
    assert first is not None and last is not None
    assert first.left == pytest.approx(72, abs=2)
    assert contains(first, 100, 96)
    assert contains(last, last.middle[0], 216)


@pytest.mark.parametrize("name", READERS)
def test_a_region_gives_the_words_in_it_in_the_same_space(name: str) -> None:
    engine = ocr.ENGINES[name]
    reading = engine.words(sheet(), languages="deu", mode="block", region=Box(60, 125, 560, 150))
    assert [w.text for w in reading.words] == PRINT[1].split()
    before = len(PRINT[0].split())
    whole = engine.words(sheet(), languages="deu").words[before : before + len(reading.words)]
    for word, same in zip(reading.words, whole, strict=True):
        assert word.box is not None and same.box is not None
        assert tuple(word.box) == pytest.approx(tuple(same.box), abs=1.0)


@pytest.mark.parametrize("name", READERS)
def test_many_pictures_have_as_many_readings(name: str) -> None:
    engine = ocr.ENGINES[name]
    blank = PageImage(np.full((60, 200), 255, dtype=np.uint8), 200)
    readings = engine.many([blank, blank, blank], languages="deu", mode="line")
    assert [r.words for r in readings] == [(), (), ()]
    assert engine.many([], languages="deu", mode="line") == []


@pytest.mark.parametrize("name", [p for p in READERS if p.values[0] != "layer"])
def test_a_missing_model_is_said(name: str) -> None:
    with pytest.raises(ModelMissing):
        ocr.ENGINES[name].words(sheet(), languages="xyz")


@pytest.mark.parametrize("name", [p for p in READERS if p.values[0] != "layer"])
def test_provenance_names_the_model(name: str) -> None:
    used = ocr.provenance(name, "deu")
    assert used.name == name
    assert used.version[0] in "45"
    second = tessdata.second("deu")
    assert [m.name for m in used.models] == ["deu", *([second] if second else [])]
    assert len(used.models[0].sha256) == 64


@pytest.mark.ocr
@pytest.mark.skipif(not ocr.ENGINES["tesserocr"].is_available(), reason="tesserocr is not installed")
def test_no_engine_starts_threads() -> None:
    """The limit is set before the library is loaded, and a page read leaves no thread behind."""
    code = (
        "import os, numpy as np\n"
        "os.environ.pop('OMP_THREAD_LIMIT', None)\n"
        "from pipeline import ocr\n"
        "from pipeline.model.page import PageImage, Sheet\n"
        "assert os.environ['OMP_THREAD_LIMIT'] == '1'\n"
        "page = np.full((400, 1600), 255, np.uint8)\n"
        "for x in range(50, 1500, 40): page[100:140, x:x + 12] = 0\n"
        "image = PageImage(page, 300)\n"
        "before = len(os.listdir('/proc/self/task'))\n"
        "ocr.ENGINES['tesserocr'].many([image], languages='deu', mode='text')\n"
        "print(len(os.listdir('/proc/self/task')) - before)\n"
    )
    if not Path("/proc/self/task").exists():
        pytest.skip("this system does not list its threads")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_children_inherit_the_limit() -> None:
    assert os.environ["OMP_THREAD_LIMIT"] == "1"


@pytest.mark.ocr
@pytest.mark.skipif(not ocr.ENGINES["tesserocr"].is_available(), reason="tesserocr is not installed")
def test_the_same_page_reads_the_same_whatever_was_read_before() -> None:
    engine = ocr.ENGINES["tesserocr"]
    first = engine.words(sheet(), languages="deu")
    ocr.read_cells(sheet(), [Box(60, 85, 300, 105)], IDENTITY, engine="tesserocr")
    assert engine.words(sheet(), languages="deu") == first


@pytest.mark.ocr
@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_that_lies_wrong_is_read_upright(tmp_path: Path, turns: int) -> None:
    from PIL import Image

    upright = sheet().image
    assert upright is not None
    Image.fromarray(np.rot90(upright().pixels, turns)).save(tmp_path / "a.png", dpi=(200, 200))
    with open_source(tmp_path / "a.png") as source:
        reading = ocr.read(source.sheet(1))
    assert [w.text for w in reading.words] == " ".join(PRINT).split()
    box = reading.words[0].box
    assert box is not None
    x, y = reading.frame.point(*box.middle)
    expected = {1: (96, 595 - 124), 2: (595 - 124, 842 - 96), 3: (842 - 96, 124)}[turns]
    assert (x, y) == pytest.approx(expected, abs=8)


# -- without an engine -----------------------------------------------------------------------------------------------


def test_decisions() -> None:
    kept = ocr.read(replace(sheet(), decision="keep"))
    assert kept.engine == "layer"
    assert kept.words == sheet().layer
    scanned = ocr.read(replace(sheet(), decision="keep", verdict="sane layer"))
    assert {w.confidence for w in scanned.words} == {0.98}
    assert ocr.read(replace(sheet(), decision="skip")).words == ()
    text = Sheet(1, 0, 0, "digital", "keep", lines=("Zeile",))
    assert ocr.read(text).engine == "text"


def test_unknown_and_missing_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError):
        ocr.read(sheet(), engine="abbyy")
    for name in ("tesserocr", "pytesseract"):
        monkeypatch.setattr(ocr.ENGINES[name], "is_available", lambda: False)
        with pytest.raises(EngineMissing):
            ocr.read(sheet(), engine=name)
    with pytest.raises(EngineMissing):
        ocr.read(sheet())


CHILDREN = {
    "crash": "#!/bin/sh\nkill -SEGV $$\n",
    "bad status": "#!/bin/sh\necho 'no luck' >&2\nexit 1\n",
    "no answer": "#!/bin/sh\nexit 0\n",
    "bad answer": '#!/bin/sh\n[ -z "$2" ] || printf \'\\377\\376 rubbish\\nx\\ty\\n\' > "$2.tsv"\n',
}


@pytest.mark.skipif(not pytesseract.is_available(), reason="the command tesseract is not installed")
@pytest.mark.parametrize("child", CHILDREN)
def test_a_child_that_fails_is_one_page_lost_and_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, child: str
) -> None:
    pytesseract.version()  # asked once a process, of the command that works
    command = tmp_path / "bin" / "tesseract"
    command.parent.mkdir()
    command.write_text(CHILDREN[child])
    command.chmod(0o755)
    private = tmp_path / "tmp"
    private.mkdir()
    monkeypatch.setenv("PATH", f"{command.parent}:{os.environ['PATH']}")
    monkeypatch.setattr(tempfile, "tempdir", str(private))
    with pytest.raises(EngineFailed):
        pytesseract.words(sheet(), languages="deu")
    assert list(private.iterdir()) == []


@pytest.mark.parametrize("figure", [0, 13, 30, 55, 79, 91, 96, 100])
def test_probabilities_rise_with_the_figure(figure: int) -> None:
    assert 0 < tesseract.probability(figure) < 1
    assert figure == 0 or tesseract.probability(figure) > tesseract.probability(figure - 1)


def word(text: str, left: float, top: float = 100, confidence: float = 0.9, width: float = 40) -> Word:
    return Word(text, Box(left, top, left + width, top + 10), confidence)


def test_align_takes_the_surer_word_and_keeps_the_other() -> None:
    layer = Reading("layer", (word("fiir", 10, confidence=1), word("MaBnahme", 60, confidence=1), word("hier", 110)))
    fresh = Reading("tesserocr", (word("für", 11), word("Maßnahme", 61, confidence=0.97), word("hier", 111)))
    joined = align.join(layer, fresh, lambda w: 0.05 if w.text in ("fiir", "MaBnahme") else 0.9)
    assert [w.text for w in joined.words] == ["für", "Maßnahme", "hier"]
    assert joined.words[0].alternatives[0].text == "fiir"
    assert joined.words[2].alternatives == ()
    assert joined.words[2].confidence > 0.9


def test_align_keeps_the_layer_where_the_reading_is_unsure_or_silent() -> None:
    layer = Reading("layer", (word("Gebühr", 10), word("links", 200, top=300), word("kaputt", 300, top=300)))
    fresh = Reading("tesserocr", (word("Gebuhr", 10, confidence=0.5),))
    joined = align.join(layer, fresh, lambda w: 0.1 if w.text == "kaputt" else 0.95)
    assert [w.text for w in joined.words] == ["Gebühr", "links"]
    assert joined.words[0].alternatives[0].text == "Gebuhr"


def test_lines_that_only_an_older_reading_has_are_kept_where_they_are_german() -> None:
    back = [word("jsebnwio", 10, top=200), word("usd", 60, top=201), word("1909", 110, top=200)]
    print_ = [word("Zuschuss", 10, top=300), word("Wibkenfehn", 60, top=301), word("1909", 110, top=300)]
    older, none = Reading("layer", (*back, *print_)), Reading("tesserocr", ())
    assert [w.text for w in align.join(older, none, lambda _: 0.9).words] == ["Zuschuss", "Wibkenfehn", "1909"]
    # What a digital page prints itself stands, whatever it is.
    assert len(align.join(older, none, lambda _: 0.999, scan=False).words) == 6


@pytest.mark.parametrize(("layer", "fresh"), [("11122015", "11.12.2015"), ("12.500", "12500")])
def test_align_takes_the_figures_with_their_points(layer: str, fresh: str) -> None:
    old = Reading("layer", (Word(layer, Box(10, 10, 60, 20)),))
    new = Reading("any", (Word(fresh, Box(10, 10, 60, 20), 0.5 if "." in fresh else 0.99),))
    joined = align.join(old, new, lambda _: 0.9)
    assert [w.text for w in joined.words] == [max(layer, fresh, key=len)]


def test_align_compares_words_that_were_parted_differently_as_a_whole() -> None:
    layer = Reading("layer", (word("Kreis-", 10, width=30), word("tag", 42, width=20)))
    fresh = Reading("tesserocr", (word("Kreistag", 10, confidence=0.99, width=52),))
    joined = align.join(layer, fresh, lambda _: 0.9)
    assert [w.text for w in joined.words] == ["Kreistag"]


def test_ink_without_words_is_found_and_rulings_are_not() -> None:
    page = np.full((1000, 800), 255, dtype=np.uint8)
    for x in range(100, 300, 14):
        page[200:218, x : x + 8] = 0  # a line that was read
        page[400:418, x : x + 8] = 0  # a line that was passed over
    page[600:603, 50:700] = 0  # a ruling
    page[300:900, 60:63] = 0
    page[500:503, 500:503] = 0  # dust
    page[700:722, 500:512] = 0  # a lone digit
    page[704:718, 504:508] = 255
    image = PageImage(page, 150)
    k = 72 / 150
    boxes = leftover.regions(leftover.ink_of(image), (Word("gelesen", Box(100 * k, 200 * k, 310 * k, 218 * k)),))
    assert len(boxes) == 2
    assert [v / k for b in boxes for v in b.middle] == pytest.approx([196, 409, 506, 711], abs=8)


@pytest.mark.parametrize(("drawing", "count"), [(False, 60), (True, 0)])
def test_columns_that_were_passed_over_are_found_however_long_and_a_drawing_is_not(drawing: bool, count: int) -> None:
    page = np.full((3300, 1200), 255, dtype=np.uint8)
    for n in range(60):
        top, high = 60 + 52 * n, 18 + (n % 4) * 10 if drawing else 18
        for x in range(600, 642, 14):
            page[top : top + high, x : x + 8] = 0
    k = 72 / 150
    read = tuple(Word("gelesen", Box(100 * k, y * k, 310 * k, (y + 18) * k)) for y in range(60, 3180, 52))
    assert len(leftover.regions(leftover.ink_of(PageImage(page, 150)), read)) == count


class Parrot:
    """An engine that says what it was told, one answer after another."""

    NAME = "parrot"

    def __init__(self, answers: dict[str, Sequence[str]]):
        self.answers = {mode: list(said) for mode, said in answers.items()}

    def is_available(self) -> bool:
        return True

    def version(self) -> str:
        return "1"

    def words(self, sheet: Sheet, *, languages: str, mode: str = "text", region: Box | None = None) -> Reading:
        raise AssertionError("cells are read together")

    def many(self, images: Sequence[PageImage], *, languages: str, mode: str) -> list[Reading]:
        said = [self.answers[mode].pop(0) for _ in images]
        return [Reading("parrot", (Word(s, Box(1, 1, 9, 9), 0.95),) if s else ()) for s in said]


def cell_sheet(ink: bool) -> Sheet:
    page = np.full((200, 200), 255, dtype=np.uint8)
    if ink:
        page[90:110, 95:105] = 0
    return replace(sheet(), image=lambda: PageImage(page, 72))


def test_a_cell_takes_the_reading_that_most_looks_share() -> None:
    box = Box(50, 50, 150, 150)
    seven = Parrot({"block": ["7."], "line": ["7.", "7", "1", "7"], "digits": ["7", "7", "7"]})
    [one] = cells.read(cell_sheet(True), [box], IDENTITY, seven, "deu")[box].words
    assert one.text == "7"
    assert one.confidence > 0.9
    assert [a.text for a in one.alternatives] == ["1"]
    assert one.box is not None
    assert one.box == pytest.approx(Box(95, 90, 105, 110), abs=1.5)


def test_a_cell_on_which_the_looks_disagree_is_unsure() -> None:
    box = Box(50, 50, 150, 150)
    cross = Parrot({"block": ["x"], "line": ["x", "X", "%", "K"], "digits": ["4", "", "4"]})
    [one] = cells.read(cell_sheet(True), [box], IDENTITY, cross, "deu")[box].words
    assert one.confidence < 0.5


def test_an_empty_cell_gives_no_word() -> None:
    box = Box(50, 50, 150, 150)
    assert (
        cells.read(cell_sheet(False), [box], IDENTITY, Parrot({"block": [""], "line": [], "digits": []}), "deu")[
            box
        ].words
        == ()
    )
