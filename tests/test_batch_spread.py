"""Large documents in parts: the same bytes, only the page that kills is lost, no part is left in the work folder."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import reader
from pipeline.batch.discover import discover
from pipeline.batch.documents import LARGE, PART, Large, Part, Task, spans, work
from pipeline.batch.ledger import Outcome
from pipeline.batch.run import run
from pipeline.batch.spread import Spread
from pipeline.errors import ChangedFile, TimeLimit, WorkerDied
from pipeline.settings import Settings
from pipeline.store import Store
from tests.test_batch_run import everything


def book(pages: int) -> bytes:
    """A digital PDF that tells on each page which it is."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for number in range(1, pages + 1):
        page = made.add_blank_page(page_size=(595, 842))
        page.Contents = made.make_stream(b"BT /F1 12 Tf 72 700 Td (Die Seite Nummer %d des Berichts) Tj ET" % number)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    (folder / "book.pdf").write_bytes(book(LARGE + 5))
    (folder / "small.txt").write_text("Beschlussvorlage\n")
    return folder


def test_a_book_gives_the_same_bytes_with_one_worker_and_two_and_as_read_whole(place: Path, tmp_path: Path) -> None:
    assert run([place], tmp_path / "one", Settings(), jobs=1).states == {"ok": 2}
    told: list[tuple[int, int]] = []
    summary = run([place], tmp_path / "two", Settings(), jobs=2, progress=lambda _, d, t, p: told.append((d, p)))
    assert summary.pages == LARGE + 5 + 1
    assert any(pages >= PART for done, pages in told if done < 2)  # the bar moves while a book is read
    assert everything(tmp_path / "one") == everything(tmp_path / "two")
    whole = reader.read_file(place / "book.pdf", Settings(), root=place)[0]
    assert whole.record.to_json().encode() == Store(tmp_path / "one").record_path(whole.record.id).read_bytes()
    assert len(pd.read_parquet(tmp_path / "one" / "tables" / "pages.parquet")) == LARGE + 6


@given(st.integers(1, 2000))
def test_the_parts_hold_every_page_once(pages: int) -> None:
    assert [n for first, last in spans(pages) for n in range(first, last + 1)] == list(range(1, pages + 1))


# -- what comes of the parts, without reading --------------------------------------------------------------------------


def task(place: Path, out: Path) -> Task:
    found = next(f for f in discover([place]) if f.name == "book.pdf")
    return Task(found, "00" * 32, Settings(), out)


def play(spread: Spread, answers: dict[object, object]) -> Iterator[Outcome]:
    """The outcomes where each task gets the answer written for its pages, by default that it was read."""
    while (one := spread.take()) is not None:
        asked = one.span or ("join" if one.spans or one.lost else "whole")
        outcome = spread.settle(one, answers.get(asked, Part(seconds=1.0)))  # type: ignore[arg-type]
        if outcome:
            yield outcome


def join_of(spread: Spread, answers: dict[object, object]) -> Task:
    """The task that joins the parts, once all are in."""
    while (one := spread.take()) is not None:
        if one.spans or one.lost:
            return one
        assert spread.settle(one, answers.get(one.span or "whole", Part())) is None  # type: ignore[arg-type]
    raise AssertionError("nothing was joined")


def test_a_page_that_kills_is_the_only_one_lost(place: Path, tmp_path: Path) -> None:
    died = WorkerDied("it died")
    join = join_of(Spread(iter([task(place, tmp_path)])), {"whole": Large(40), (9, 16): died, (12, 12): died})
    assert [(p.page, p.code) for p in join.lost] == [(12, "E403")]
    assert sorted(n for a, b in join.spans for n in range(a, b + 1)) == [n for n in range(1, 41) if n != 12]


def test_a_part_that_takes_too_long_is_lost_at_once(place: Path, tmp_path: Path) -> None:
    spread = Spread(iter([task(place, tmp_path)]))
    join = join_of(spread, {"whole": Large(40), (9, 16): TimeLimit("too long")})
    assert [p.page for p in join.lost] == list(range(9, 17))
    assert spread.pages == 32


def test_a_book_that_changes_fails_as_a_whole_and_what_follows_goes_on(place: Path, tmp_path: Path) -> None:
    one = task(place, tmp_path)
    other = Task(one.found, "11" * 32, Settings(), tmp_path)
    spread = Spread(iter([one, other]))
    changed = Part(ChangedFile("it changed"), seconds=2.0)
    first = next(play(spread, {"whole": Large(40, seconds=1.0), (1, 8): changed}))
    assert (first.sha256, first.code, first.seconds) == (one.sha256, "E108", 3.0)
    rest = spread.take()
    assert rest is not None
    assert rest.sha256 == other.sha256


def test_a_join_that_dies_fails_the_book(place: Path, tmp_path: Path) -> None:
    spread = Spread(iter([task(place, tmp_path)]))
    outcomes = list(play(spread, {"whole": Large(40), "join": WorkerDied("it died")}))
    assert [(o.state, o.code) for o in outcomes] == [("failed", "E403")]


def test_a_book_with_lost_pages_is_read_in_part(place: Path, tmp_path: Path) -> None:
    """With real pages: those of a lost part are problems of the record; once joined, no part lies about."""
    store = Store(tmp_path)
    store.prepare()
    found = next(f for f in discover([place]) if f.name == "book.pdf")
    sha256 = reader.read_file(found.path)[0].record.source.sha256
    spread = Spread(iter([Task(found, sha256, Settings(), tmp_path, run=store.run_token())]))
    outcome = None
    while (one := spread.take()) is not None:
        outcome = spread.settle(one, TimeLimit("too long") if one.span == (9, 16) else work(one))
    assert outcome is not None
    assert (outcome.state, outcome.code, outcome.page, outcome.pages) == ("partial", "E401", 9, LARGE + 5 - 8)
    record = store.load(outcome.papers[0].paper_id)
    assert [p.page for p in record.problems] == list(range(9, 17))
    assert [p.number for p in record.pages] == [*range(1, 9), *range(17, LARGE + 6)]
    assert list((store.work / "parts").iterdir()) == []


def test_a_worker_whose_run_has_ended_saves_nothing(place: Path, tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.prepare()
    found = next(f for f in discover([place]) if f.name == "small.txt")
    sha256 = reader.read_file(found.path)[0].record.source.sha256
    outcome = work(Task(found, sha256, Settings(), tmp_path, run="of an earlier run"))
    assert isinstance(outcome, Outcome)
    assert outcome.code == "E500"
    assert store.paper_ids() == []
