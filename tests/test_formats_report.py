"""The report: one page that needs nothing else, honest counts, nothing of a name taken for markup."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from pipeline.batch import drawn
from pipeline.batch.discover import discover
from pipeline.batch.drawn import draw
from pipeline.batch.ledger import Ledger
from pipeline.formats import Paper
from pipeline.formats.doubts import OF_A_PAPER, doubts
from pipeline.formats.marked import Spot, pictures, region, scale
from pipeline.formats.report import WORST, Report
from pipeline.formats.tables import FileRow
from pipeline.model.geometry import Box
from pipeline.model.record import PageRecord, Problem, VoteCell
from pipeline.store import Store
from tests.papers import amount, record, value

VOID = {"meta", "br", "img"}


class Balance(HTMLParser):
    """Fails where a tag is closed that is not the open one."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page(sure: float) -> PageRecord:
    return PageRecord(
        number=1, width=595, height=842, verdict="none", decision="read", engine="tesserocr", confidence=sure
    )


def test_the_page_stands_alone_and_is_well_formed(tmp_path: Path) -> None:
    report = Report(tmp_path)
    report.add(Paper(record(b"1", "<script>alert(1)</script>.pdf", pages=[page(0.3)]), "Text"))
    report.add(Paper(record(b"2", "b.pdf"), "Text"))
    files = [
        FileRow("b.pdf", "in", 1, "a", "ok", None, None, "x"),
        FileRow("=&<k>.pdf", "in", 1, "b", "failed", "E102", "broken <b>", None),
    ]
    assert report.close(files) == [Path("report.html")]
    content = (tmp_path / "report.html").read_text(encoding="utf-8")
    check = Balance()
    check.feed(content)
    assert check.open == []
    assert "<script" not in content
    assert "&lt;script&gt;" in content
    assert "=&amp;&lt;k&gt;.pdf" in content
    for told in ("E102", "Datei beschädigt", "the file is damaged", "nach einer anderen Kopie suchen"):
        assert told in content
    assert not re.search(r"src=|href=\"[^#]|https?://", content)
    assert "2024" in content


def test_the_worst_come_first_and_no_more_than_said(tmp_path: Path) -> None:
    report = Report(tmp_path)
    for n in range(WORST + 50):
        report.add(Paper(record(b"%d" % n, f"{n:03}.pdf", pages=[page(0.8 - n / 1000)]), ""))
    report.close([])
    named = re.findall(r"(\d{3})\.pdf", (tmp_path / "report.html").read_text(encoding="utf-8"))
    assert len(named) == WORST
    assert named[0] == f"{WORST + 49:03}"
    assert named == sorted(named, reverse=True)


def test_what_makes_a_paper_doubtful() -> None:
    assert doubts(record()) == []
    (broken,) = doubts(record(problems=[Problem(code="E201", stage="read", page=2, message="x")]))
    (unsure,) = doubts(record(reference=value("12/2024", confidence=0.4)))
    assert broken.weight > unsure.weight > 0
    assert (broken.code, broken.page, broken.spot) == ("E201", 2, None)  # there is no page 2 to show
    assert (broken.title_de, broken.title) == ("Seite beschädigt", "a page is damaged")
    (broken_up,) = doubts(record(reference=value("12\n\n2024", confidence=0.4)))
    assert broken_up.reason == "Reference: 12 2024 (0.40)"
    assert (unsure.title_de, unsure.text, unsure.confidence) == ("Vorlagen-Nr.", "12/2024", 0.4)
    assert unsure.spot == Spot(record().source.sha256, 1, 595.0, 842.0, Box(70, 80, 200, 92))


def test_blank_pages_are_no_pages_read_well(tmp_path: Path) -> None:
    report = Report(tmp_path)
    blank = page(1.0).model_copy(update={"number": 2, "verdict": "blank", "decision": "skip"})
    report.add(Paper(record(pages=[page(0.3), blank]), "Text"))
    report.close([])
    content = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert re.search(r"<b>0\.30</b>mittlere Sicherheit", content)
    assert re.search(r"<b>2</b>Seiten", content)


def test_a_paper_that_is_lost_altogether_does_not_push_others_aside() -> None:
    many = [amount(f"{n} €", "1.00").model_copy(update={"confidence": 0.1}) for n in range(50)]
    assert len(doubts(record(amounts=many))) == OF_A_PAPER


def test_an_unread_vote_is_told_with_its_body() -> None:
    first = record().consultations[0]
    unread = VoteCell(state="unreadable", confidence=0.9, page=1, boxes=[(300, 200, 340, 215)])
    step = first.model_copy(update={"votes": first.votes.model_copy(update={"yes": unread})})
    (told,) = doubts(record(consultations=[step]))
    assert (told.title_de, told.title) == ("Ja (Bauausschuss)", "Yes (Bauausschuss)")
    assert told.confidence is None  # how surely it cannot be read is no confidence of a value


# -- pictures ---------------------------------------------------------------------------------------------------------


def sheet(path: Path, orientation: int = 1) -> Path:
    """A page of 595 × 842 points at 100 dpi, white, with a black bar from (100, 200) to (200, 210) points."""
    pixels = np.full((1169, 826), 255, np.uint8)
    k = 100 / 72
    pixels[round(200 * k) : round(210 * k), round(100 * k) : round(200 * k)] = 0
    picture = Image.fromarray(pixels)
    if path.suffix == ".pdf":
        picture.save(path, resolution=100)
    else:
        exif = Image.Exif()
        exif[0x0112] = orientation
        picture.rotate(90, expand=True).save(path, dpi=(100, 100), exif=exif)
    return path


@pytest.mark.parametrize("name", ["a.pdf", "a.jpg"])
def test_the_frame_lies_around_the_place(name: str, tmp_path: Path) -> None:
    original = sheet(tmp_path / name, 6)  # the photo was taken on its side
    spot = Spot("x", 1, 595, 842, Box(100, 200, 200, 210))
    (made,) = pictures(original, [spot])
    assert made is not None and len(made) < 20_000
    pixels = np.asarray(Image.open(io.BytesIO(made)).convert("RGB")).astype(int)
    red = (pixels[:, :, 0] > 150) & (pixels[:, :, 1] < 110)
    dark = pixels.sum(axis=2) < 200
    (top, bottom), (left, right) = ((where.min(), where.max()) for where in np.nonzero(red))
    inner_y, inner_x = np.nonzero(dark)
    assert top < inner_y.min() and inner_y.max() < bottom and left < inner_x.min() and inner_x.max() < right
    assert abs((inner_x.max() - inner_x.min()) / scale(spot) - 100) < 3
    assert abs((bottom - top) / scale(spot) - 10) < 6
    assert pictures(original, [spot]) == [made]


def test_a_whole_page_and_a_page_that_cannot_be_drawn(tmp_path: Path) -> None:
    original = sheet(tmp_path / "a.pdf")
    whole, lost = pictures(original, [Spot("x", 1, 595, 842, None), Spot("x", 7, 595, 842, None)])
    assert whole is not None and Image.open(io.BytesIO(whole)).width == 320
    assert lost is None
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    assert pictures(tmp_path / "b.pdf", [Spot("x", 1, 595, 842, None)]) == [None]


def test_what_is_shown_stays_on_the_page() -> None:
    for box in (None, Box(0, 0, 3, 3), Box(590, 838, 595, 842), Box(10, 10, 590, 800), Box(700, 900, 800, 950)):
        shown = region(Spot("x", 1, 595, 842, box))
        assert shown.left >= 0 and shown.top >= 0 and shown.right <= 595 and shown.bottom <= 842


def test_pictures_are_drawn_from_originals_that_are_still_there(tmp_path: Path) -> None:
    out = Store(tmp_path / "out")
    out.prepare()
    files = [sheet(tmp_path / name) for name in ("kept.pdf", "gone.pdf", "other.pdf")]
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    with Ledger(out.ledger) as ledger:
        ledger.begin("1", "{}", 1)
        for name, found in zip("abcd", discover([*files, tmp_path / "broken.pdf"]), strict=True):
            ledger.see(found, name * 64)
        files[1].unlink()
        files[2].write_bytes(files[2].read_bytes() + b" ")
        spots = [Spot(name * 64, 1, 595, 842, Box(100, 200, 200, 210)) for name in "abcde"]
        made = draw(out, ledger, spots)
    assert isinstance(made[spots[0]], bytes)
    assert [made[s] for s in spots[1:]] == ["gone", "gone", "failed", "gone"]


def test_many_places_of_one_original_are_shared_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit of time is for a sitting: a book with many places must not lose all its pictures to it."""
    monkeypatch.setattr(drawn, "PLACES", 3)
    sittings: list[drawn.Sitting] = []

    def each(sit: Any, take: Any, **_: object) -> Iterator[tuple[drawn.Sitting, list[bytes | None]]]:
        while (sitting := take()) is not None:
            sittings.append(sitting)
            yield sitting, sit(sitting)

    monkeypatch.setattr(drawn.pool, "each", each)
    out = Store(tmp_path / "out")
    out.prepare()
    with Ledger(out.ledger) as ledger:
        ledger.begin("1", "{}", 1)
        for found in discover([sheet(tmp_path / "book.pdf")]):
            ledger.see(found, "a" * 64)
        spots = [Spot("a" * 64, 1, 595, 842, Box(100, y, 200, y + 10)) for y in range(100, 800, 100)]
        made = draw(out, ledger, spots)
    assert [len(s.spots) for s in sittings] == [3, 3, 1]
    assert len({made[s] for s in spots}) > 1
    assert all(isinstance(made[s], bytes) for s in spots)
    monkeypatch.setattr(drawn, "ALL", -1.0)
    with Ledger(out.ledger) as ledger:
        assert set(draw(out, ledger, spots).values()) == {"failed"}  # the time for all is over


def test_the_page_stays_below_10_mb_whatever_was_read(tmp_path: Path) -> None:
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 255, (640, 640, 3), dtype=np.uint8))
    data = io.BytesIO()
    noise.save(data, format="WEBP", quality=90)
    report = Report(tmp_path, lambda spots: dict.fromkeys(spots, data.getvalue()))
    for n in range(WORST):
        report.add(Paper(record(b"%d" % n, f"{'ä&' * 1000}{n}.pdf", pages=[page(0.1 + n / 1000)]), ""))
    long = FileRow("<&>" * 1300, "in", 1, "a", "failed", "E102", "<&>" * 5000, None)
    report.close([long] * 20_000)
    content = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert 5_000_000 < len(content.encode()) < 10_000_000
    assert "bliebe nicht unter 10 MB" in content
    assert re.search(r"und \d+ weitere: Tabelle files", content)


def test_the_same_papers_give_the_same_page(tmp_path: Path) -> None:
    made = []
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
        report = Report(tmp_path / place)
        for n in range(30):
            report.add(Paper(record(b"%d" % n, f"{n}.pdf", pages=[page(0.5)]), "Text"))
        report.close([])
        made.append((tmp_path / place / "report.html").read_bytes())
    assert made[0] == made[1]
