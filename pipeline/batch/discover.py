"""Files and folders in, every file that may be a paper out, in a stable order, with what is wrong with it already."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError, NotAFile, NotReadable, UnknownType, UsageError
from pipeline.store import printable

IMAGES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})
PAPERS = frozenset({".pdf", ".txt", ".hocr"}) | IMAGES
# These may hold hOCR or ALTO, and mostly hold something else.
MARKUP = frozenset({".xml", ".html", ".htm", ".xhtml"})
_MARKS = re.compile(rb"<(?:\w+:)?alto[\s>]|class\s*=\s*[\"']ocr_page|name\s*=\s*[\"']ocr-system", re.IGNORECASE)
_MAGIC = (b"%PDF-", b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_RESULTS = frozenset({"ledger.sqlite", "records"})  # a folder with both holds what a run made, and no papers


@dataclass(frozen=True, slots=True)
class Found:
    """A file, or a folder of page images, by its absolute ``path``. ``name`` is the path relative to ``root`` as it may
    be printed: bytes that are not UTF-8 stand as ``\\xff``. ``size`` is null where nothing can be counted (a named
    pipe, a folder that cannot be read). ``stamp`` changes when the content may have changed."""

    path: Path
    root: Path
    name: str
    size: int | None
    stamp: str
    pages: tuple[Path, ...] = ()
    problem: InputError | None = None


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key in which page 10 follows page 9; umlauts sort the same however they are composed."""
    parts = re.split(r"(\d+)", unicodedata.normalize("NFC", name).casefold())
    return tuple((1, int(p), "") if p.isdecimal() else (0, 0, p) for p in parts if p)


def absolute(path: Path) -> Path:
    """The path from the root of the file system; a file that is a link keeps its own name."""
    return path.resolve() if path.is_dir() else path.parent.resolve() / path.name


def discover(paths: Iterable[Path], *, one_per_folder: bool = False, leave_out: Path | None = None) -> Iterator[Found]:
    """Every file below ``paths`` that may be a paper. Other types, hidden files, ``leave_out`` and the results of
    other runs are passed over; what is named in ``paths`` itself never is. Raises UsageError for a path that does not
    exist, and for ``leave_out`` itself: the texts of a first run would be the papers of the next."""
    given = list(dict.fromkeys(absolute(path) for path in paths))
    for path in given:
        if not os.path.lexists(path):
            raise UsageError(
                "there is no such file or folder", path=printable(path), advice="Check the path; nothing was read."
            )
    seen: set[Path] = set()
    out = absolute(leave_out) if leave_out else None
    if out in given:
        raise UsageError(
            "the results cannot lie in the folder that is read",
            path=printable(out),
            advice="Give `-o` a folder beside it or within it.",
        )
    for path in given:
        found = _below(path, path, one_per_folder, out, set()) if path.is_dir() else iter([_named(path)])
        for one in found:
            # One folder alone gives no file twice, and what needs no memory takes none.
            if len(given) > 1:
                if one.path in seen:
                    continue
                seen.add(one.path)
            yield one


def _named(path: Path) -> Found:
    """A file that the user named."""
    found = _look(path, path.parent)
    if found.problem is None and not _may_be_paper(path):
        return _with(found, UnknownType("this is none of the types that can be read", path=found.name))
    return found


def _below(
    folder: Path, root: Path, one_per_folder: bool, leave_out: Path | None, above: set[tuple[int, int]]
) -> Iterator[Found]:
    try:
        status = folder.stat()
        here = (status.st_dev, status.st_ino)
        if here in above:  # a link that leads back up
            return
        entries = sorted(os.scandir(folder), key=lambda e: os.fsencode(e.name))
    except OSError as error:
        problem = NotReadable(f"the folder cannot be read: {error.strerror}", path=_name(folder, root))
        yield Found(folder, root, _name(folder, root), None, "", (), problem)
        return
    if folder != root and {entry.name for entry in entries} >= _RESULTS:
        return
    images: list[Path] = []
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith(".") or path == leave_out:
            continue
        if _is_folder(entry):
            yield from _below(path, root, one_per_folder, leave_out, above | {here})
        elif one_per_folder and path.suffix.casefold() in IMAGES:
            images.append(path)
        elif _may_be_paper(path):
            yield _look(path, root)
    if images:
        yield _folder_of_pages(folder, root, _in_order(images))


def _in_order(images: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(sorted(images, key=lambda p: (natural(printable(p.name)), os.fsencode(p.name))))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _name(path: Path, root: Path) -> str:
    return printable(path.relative_to(root).as_posix() if path != root else path.name)


def _with(found: Found, problem: InputError) -> Found:
    return Found(found.path, found.root, found.name, found.size, found.stamp, found.pages, problem)


def _look(path: Path, root: Path) -> Found:
    """The file as it stands, opened for nothing yet."""
    name = _name(path, root)
    try:
        status = path.stat()
    except OSError as error:
        return Found(path, root, name, None, "", (), NotReadable(f"cannot be opened: {error.strerror}", path=name))
    if not stat.S_ISREG(status.st_mode):
        problem = NotAFile("is neither a file nor a folder", path=name)
        return Found(path, root, name, None, _stamp(status), (), problem)
    return Found(path, root, name, status.st_size, _stamp(status))


def _stamp(status: os.stat_result) -> str:
    return f"{status.st_size}-{status.st_mtime_ns}-{status.st_ctime_ns}-{status.st_ino}"


def _folder_of_pages(folder: Path, root: Path, images: tuple[Path, ...]) -> Found:
    parts = [_look(image, root) for image in images]
    stamp = hashlib.sha256("\0".join(f"{p.name}\0{p.stamp}" for p in parts).encode()).hexdigest()
    problem = next((p.problem for p in parts if p.problem), None)
    return Found(folder, root, _name(folder, root), sum(p.size or 0 for p in parts), stamp, images, problem)


def _may_be_paper(path: Path) -> bool:
    """By its name; only where the name does not tell, by its first bytes."""
    suffix = path.suffix.casefold()
    if suffix in PAPERS:
        return True
    if suffix and suffix not in MARKUP:
        return False
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return False
    return head.startswith(_MAGIC) if not suffix else _MARKS.search(head) is not None


def unchanged(found: Found) -> bool:
    """Whether the file still is as it was found."""
    if found.pages:
        return _folder_of_pages(found.path, found.root, found.pages).stamp == found.stamp
    return _look(found.path, found.root).stamp == found.stamp


def stamp_of(path: Path, root: Path) -> str:
    """The stamp that a file, or a folder of page images, has now; empty where it is gone."""
    try:
        if not path.is_dir():
            return _look(path, root).stamp
        images = [p for p in path.iterdir() if not p.name.startswith(".") and p.suffix.casefold() in IMAGES]
        return _folder_of_pages(path, root, _in_order(p for p in images if not p.is_dir())).stamp
    except OSError:
        return ""


def content_hash(found: Found) -> str:
    """SHA-256 of the content; of a folder of pages over the hashes of its pages in order. Raises OSError."""
    if not found.pages:
        return _hash(found.path)
    return hashlib.sha256("\n".join(_hash(page) for page in found.pages).encode()).hexdigest()


def _hash(path: Path) -> str:
    # O_NONBLOCK: a file replaced by a named pipe since it was found must not hold the run up.
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
