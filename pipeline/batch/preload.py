"""Imported by the fork server alone: what every document needs is loaded once, and every worker begins with it.

Without it each worker, also one that follows a worker that died, would spend more than a second on its first document.
"""

from __future__ import annotations

import contextlib
import gc
import os
import threading

# Before numpy is imported: the engines' own threads only fight each other where every core has a worker.
for name in ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"


def load() -> None:
    """Load what reads, lays out, repairs and draws; what is missing here is told by the document that needs it."""
    import pdfplumber
    import pikepdf
    import pypdfium2

    from pipeline import reader
    from pipeline.batch import documents, worker
    from pipeline.german import nlp
    from pipeline.repair.candidates import lexicon

    nlp.german()
    lexicon().warm()
    del pdfplumber, pikepdf, pypdfium2, reader, documents, worker


def _end_with_parent(parent: int, loaded: threading.Event) -> None:
    """A fork server looks for its run only once everything is loaded; a run that is killed before takes it along."""
    while not loaded.wait(0.2):
        if os.getppid() != parent:
            os._exit(1)


loaded = threading.Event()
guard = threading.Thread(target=_end_with_parent, args=(os.getppid(), loaded), daemon=True)
guard.start()
with contextlib.suppress(Exception):
    load()
# What was loaded lives as long as the process: collections of the workers pass over it (a twelfth of a digital page's
# time) and leave its memory shared.
gc.collect()
gc.freeze()
# No thread may live when the first worker is forked.
loaded.set()
guard.join()
