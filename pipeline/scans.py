"""A folder or picture file in, its pages in their order out: what every room that opens pictures must agree upon."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.errors import NotReadable

MAGIC = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")


def page_images(folder: Path) -> list[Path]:
    """The page images of a folder, page 2 before page 10. Raises NotReadable."""
    try:
        files = [f for f in folder.iterdir() if f.is_file() and not f.name.startswith(".")]
    except OSError as error:
        raise NotReadable(f"the folder cannot be read ({error.strerror or error}).", path=str(folder)) from error
    return sorted((f for f in files if is_picture(f)), key=lambda f: natural(f.name))


def is_picture(file: Path) -> bool:
    """Whether a file begins as PNG, JPEG or TIFF do; false for one that cannot be read."""
    try:
        with file.open("rb") as opened:
            return opened.read(8).startswith(MAGIC)
    except OSError:
        return False


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A key by which numbers within names count as numbers."""
    return tuple(
        (0, int(part), part) if part.isdecimal() else (1, 0, part.casefold())
        for part in re.split(r"([0-9]+)", name)
        if part
    )


def frames(path: Path) -> list[tuple[Path, int]]:
    """The pages of a picture file, or of a folder of them: file and place in it, from 0. Only a TIFF has several; the
    further frames of a PNG or JPEG are previews and animations. Raises NotReadable, OSError for a damaged picture."""
    from PIL import Image

    found = []
    for file in page_images(path) if path.is_dir() else [path]:
        with Image.open(file, formats=("PNG", "JPEG", "TIFF")) as picture:
            count = int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1
        found += [(file, n) for n in range(count)]
    return found
