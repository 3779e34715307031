"""Dask: a real scheduler and two real workers as processes; one is killed amid a task; the same bytes as without."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import psutil
import pytest

from pipeline.batch import cluster as cluster_room
from pipeline.batch.discover import Found
from pipeline.batch.run import Summary, run
from pipeline.errors import ClusterMissing, UsageError, WorkerDied
from pipeline.settings import Settings
from pipeline.store import Store
from tests.cluster import Cluster, cluster
from tests.papers import Document, document, folder, read
from tests.test_batch_run import everything
from tests.test_batch_spread import book

pytest.importorskip("distributed")
LIMITS = Settings(max_seconds=10, max_memory=1_500_000_000)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("dask"), workers=2) as made:
        yield made


def batch(place: Path, out: Path, dask: str | None, **more: object) -> Summary:
    return run([place], out, LIMITS, **{"jobs": 1, "read": read, "dask": dask, **more})  # type: ignore[arg-type]


def test_two_workers_give_the_bytes_of_one_process_whatever_is_poison(two: Cluster, tmp_path: Path) -> None:
    papers = {f"f{n:02}": b"paper %d" % n for n in range(12)}
    place = folder(tmp_path / "in", **papers, a=b"die", b=b"exit", c=b"eat", d=b"raise", e=b"broken", f=b"die too")
    one = batch(place, tmp_path / "one", None)
    summary = batch(place, tmp_path / "out", two.address)
    assert summary.states == one.states == {"ok": 12, "failed": 6}
    assert {name: code for name, code, _ in summary.failures} == {
        "a.txt": "E403", "b.txt": "E403", "c.txt": "E402", "d.txt": "E000", "e.txt": "E102", "f.txt": "E403",
    }  # fmt: skip
    assert everything(tmp_path / "out") == everything(tmp_path / "one")
    assert [process.poll() for process in two.workers] == [None, None]  # a poison document kills no worker
    assert not (tmp_path / "out" / ".work").exists()
    assert batch(place, tmp_path / "out", two.address, retry="failed").read == 6


def test_a_book_is_read_by_all_workers(two: Cluster, tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    (place / "book.pdf").write_bytes(book(40))
    assert batch(place, tmp_path / "out", two.address, read=None).pages == 40
    assert batch(place, tmp_path / "one", None, read=None).pages == 40
    assert everything(tmp_path / "out") == everything(tmp_path / "one")


def read_slow_at_first(found: Found, settings: Settings) -> list[Document]:
    """Whoever reads the file ``slow`` first does not come back; the next reads it at once."""
    content = found.path.read_bytes()
    begun = found.root.parent / "begun"
    if content == b"slow" and not begun.exists():
        begun.write_text(str(psutil.Process().pid))
        time.sleep(60)
    return [document(content, found.name)]


def test_a_worker_killed_amid_a_task_costs_nothing(tmp_path: Path) -> None:
    place = folder(tmp_path / "in", slow=b"slow", **{f"f{n}": b"paper %d" % n for n in range(5)})
    killed: list[int] = []
    with cluster(tmp_path / "dask", workers=2) as two:

        def kill(phase: str, done: int, total: int | None, pages: int) -> None:
            """Once all others are read, end the worker that sits over the slow one."""
            if phase == "read" and done == 5 and not killed:
                above = {p.pid for p in psutil.Process(int((tmp_path / "begun").read_text())).parents()}
                busy = next(process for process in two.workers if process.pid in above)
                busy.kill()
                killed.append(busy.pid)

        summary = batch(place, tmp_path / "out", two.address, read=read_slow_at_first, progress=kill)
        assert len(killed) == 1
        assert sum(process.poll() is None for process in two.workers) == 1
    assert (summary.read, summary.states) == (6, {"ok": 6})
    batch(place, tmp_path / "one", None, read=read_slow_at_first)
    assert everything(tmp_path / "out") == everything(tmp_path / "one")


class Done:
    """A task of a scheduler that is lost after it was told to be done: as its error is asked for, or its result."""

    status = "finished"

    def __init__(self, early: bool) -> None:
        self._early = early

    def exception(self) -> CancelledError | None:
        return CancelledError("scheduler-connection-lost") if self._early else None

    def result(self) -> None:
        raise CancelledError("scheduler-connection-lost")


@pytest.mark.parametrize("early", [True, False])
def test_a_scheduler_lost_while_a_result_is_fetched_is_told(early: bool) -> None:
    pytest.importorskip("distributed")
    with pytest.raises(ClusterMissing, match="gone away"):
        cluster_room._result(Done(early))


def test_no_scheduler_no_worker_and_a_scheduler_that_goes_away_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_room, "CONNECT", 0.5)
    monkeypatch.setattr(cluster_room, "JOIN", 0.5)
    place = folder(tmp_path / "in", a=b"one", b=b"slow", c=b"two")
    with pytest.raises(ClusterMissing, match="no scheduler answers"):
        batch(place, tmp_path / "out", "tcp://127.0.0.1:9")
    with cluster(tmp_path / "dask", workers=0) as empty:
        monkeypatch.setattr(cluster_room, "CONNECT", 10.0)
        with pytest.raises(ClusterMissing, match="has no worker"):
            batch(place, tmp_path / "out", empty.address)
        empty.add_worker()
        monkeypatch.setattr(cluster_room, "JOIN", 60.0)

        def end(phase: str, done: int, total: int | None, pages: int) -> None:
            if done == 1 and phase == "read":
                empty.scheduler.kill()

        with pytest.raises(ClusterMissing, match="gone away"):
            batch(place, tmp_path / "out", empty.address, progress=end)
    assert batch(place, tmp_path / "out", None).states == {"ok": 3}
    assert not (tmp_path / "out" / ".work").exists()


def test_a_worker_that_does_not_fit_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "out")
    store.prepare()
    limits = cluster_room.Limits(store.work, 1, 1)
    mark = cluster_room.fingerprint(LIMITS)
    order = cluster_room.Order(store.root, store.run_token(), LIMITS, mark, limits)
    cluster_room._must_fit(order)
    with pytest.raises(UsageError, match="another version"):
        cluster_room._must_fit(cluster_room.Order(store.root, order.token, LIMITS, "other", limits))
    with pytest.raises(UsageError, match="does not see"):
        cluster_room._must_fit(cluster_room.Order(tmp_path / "elsewhere", order.token, LIMITS, mark, limits))


class Future:
    """A future that has failed."""

    status = "error"

    def __init__(self, error: Exception) -> None:
        self._error = error

    def exception(self) -> Exception:
        return self._error


def test_a_document_that_was_lost_with_worker_after_worker_is_told_by_its_code() -> None:
    from distributed import KilledWorker

    assert isinstance(cluster_room._result(Future(KilledWorker("guarded-1", None, 3))), WorkerDied)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="cannot run vorlagen"):
        cluster_room._result(Future(ModuleNotFoundError("No module named 'pipeline'")))
