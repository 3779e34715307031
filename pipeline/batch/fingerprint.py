"""Settings in, out a hash of what decides how a content is read: program, settings, engine, models, learnt files."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pipeline.errors import ToolMissing
from pipeline.settings import Settings


def fingerprint(settings: Settings) -> str:
    """What decides how a content is read: program, settings, learnt files. Another value means reading again."""
    files = {
        name: hashlib.sha256(path.read_bytes()).hexdigest() if path else None
        for name, path in (("lexicon", settings.lexicon), ("register", settings.register_file))
    }
    told = json.dumps([program(), settings.of_record(), _engine(settings), files], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _engine(settings: Settings) -> list[str]:
    """The OCR engine that would read, with its version and the checksums of its models; none where none is there."""
    from pipeline import ocr

    try:
        used = ocr.provenance(ocr.engine_named(settings.engine).NAME, settings.languages)
    except ToolMissing:
        return []
    return [used.name, used.version, *(model.sha256 for model in used.models)]


@cache
def program() -> str:
    """A hash over the installed program with its data: a changed rule reads differently, whatever the version says."""
    home = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256(version("vorlagen").encode())
    for path in sorted(home.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(f"\0{path.relative_to(home).as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()
