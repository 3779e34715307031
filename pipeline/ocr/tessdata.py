"""Where Tesseract's language data lies: languages in, the folder that holds them and each model's checksum out."""

import hashlib
import os
import re
import shutil
import site
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.errors import ModelMissing

SUFFIX = ".traineddata"
SECOND = "deu_large"
"""The model that reads doubtful words of German papers once more: ``deu`` of the ``tessdata`` collection, where
``deu`` itself is that of ``tessdata_fast``. The set-up gives it this name, for both are packaged under the same."""
# Debian and Ubuntu put the version of Tesseract into the path; then Fedora, Alpine, self-built, Homebrew.
SYSTEM_FOLDERS = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tesseract-ocr/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)


@dataclass(frozen=True, slots=True)
class Model:
    """One language's data: its name ("deu"), where it lies, its size in bytes and its SHA-256 as lower-case hex."""

    name: str
    path: Path
    bytes: int
    sha256: str


def find(*languages: str) -> Path:
    """Return the first folder that holds the data of all `languages` ("deu" when none is named).

    The order is: TESSDATA_PREFIX, the language data installed beside this Python (so that every machine reads with the
    same models), the system's folders, and last what the `tesseract` command itself reports. The folder may hold models
    alone, without Tesseract's config files: ask for outputs by variable (`-c tessedit_create_tsv=1`), not by name.

    Raises ModelMissing when no folder holds them all.
    """
    wanted = languages or ("deu",)
    for folder in folders():
        if all((folder / f"{language}{SUFFIX}").is_file() for language in wanted):
            return folder
    raise ModelMissing(
        f"no folder holds Tesseract's language data for {' and '.join(wanted)}.",
        advice="Run `make setup`, or set TESSDATA_PREFIX to the folder that holds it; `vorlagen doctor` tells more.",
    )


def second(languages: str) -> str | None:
    """The model that may read doubtful words once more, where it lies beside the first one; None without it."""
    if languages != "deu":
        return None
    try:
        return SECOND if (find(languages) / f"{SECOND}{SUFFIX}").is_file() else None
    except ModelMissing:
        return None


def folders() -> list[Path]:
    """Return every folder with language data, those that win first."""
    here = list(_with_models(_known()))
    return here or list(_with_models(_reported()))


def model(language: str) -> Model:
    """Return one language's model from the folder that `find(language)` gives; raises ModelMissing as it does."""
    return _model(find(language) / f"{language}{SUFFIX}")


def models(folder: Path | None = None) -> list[Model]:
    """Return all models of a folder (that of `find()` when none is given) in order of their names.

    Each file is read once per process for its checksum.
    """
    return [_model(path) for path in sorted((folder or find()).glob(f"*{SUFFIX}"))]


def _known() -> Iterable[Path]:
    prefix = os.environ.get("TESSDATA_PREFIX")
    if prefix:
        # Tesseract 3 wanted the parent of the folder here, later ones the folder itself; both are in use.
        yield from (Path(prefix), Path(prefix, "tessdata"))
    yield Path(sys.prefix, "share", "tessdata")
    yield Path(site.getuserbase(), "share", "tessdata")
    for pattern in SYSTEM_FOLDERS:
        # Highest version first.
        yield from sorted(Path("/").glob(pattern.lstrip("/")), key=_version, reverse=True)


@lru_cache(maxsize=1)
def _reported() -> tuple[Path, ...]:
    """Ask the command: `tesseract --list-langs` opens with 'List of available languages in "/folder/" (3):'."""
    command = shutil.which("tesseract")
    if not command:
        return ()
    try:
        told = subprocess.run([command, "--list-langs"], capture_output=True, text=True, errors="replace", timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(Path(found) for found in re.findall(r'"([^"]+)"', told.stdout + told.stderr)[:1])


def _with_models(candidates: Iterable[Path]) -> Iterable[Path]:
    seen: set[Path] = set()
    for folder in candidates:
        if folder not in seen and any(folder.glob(f"*{SUFFIX}")):
            yield folder
        seen.add(folder)


def _version(folder: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", str(folder))]


def _model(path: Path) -> Model:
    status = path.stat()
    return Model(
        path.name.removesuffix(SUFFIX), path, status.st_size, _sha256(path, status.st_size, status.st_mtime_ns)
    )


@lru_cache(maxsize=256)
def _sha256(path: Path, _size: int, _changed: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
