"""A path comes in; what is known of the file before it is decoded goes out: size, checksum, first bytes."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Self

from pipeline.errors import ChangedFile, NotAFile, NotReadable, TooLarge
from pipeline.intake.kind import HEAD, MEDIA_TYPES, Kind, kind

TAIL = 2048  # bytes within which a whole PDF says that it ends (ISO 32000 asks for 1024; some programs add to them)


class Opened:
    """What every source knows of its file. Closing frees what a source holds; nothing is ever written.

    ``cut_off`` tells that the end of the file is missing: what was mended may lack pages or what stood on them.
    """

    def __init__(self, path: Path, sha256: str, media_type: str, size: int):
        self.path = path
        self.sha256 = sha256
        self.media_type = media_type
        self.size = size
        self.page_count = 0
        self.cut_off = False

    def close(self) -> None:
        """Free what is held. Closing twice does no harm."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self.close()


def look(path: Path, max_bytes: int) -> tuple[Opened, Kind]:
    """Size, checksum and type of a file.

    Raises NotReadable, NotAFile, TooLarge, EmptyFile, UnknownType, and ChangedFile where it is being written.
    """
    name = str(path)
    try:
        before = path.stat()
        if not path.is_file():
            raise NotAFile("this is neither a file nor a folder.", path=name)
        if before.st_size > max_bytes:
            raise TooLarge(f"{before.st_size} bytes are more than the limit of {max_bytes}.", path=name)
        with path.open("rb") as file:
            head = file.read(HEAD)
            found = kind(head, before.st_size, name)
            file.seek(0)
            checksum = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(-min(before.st_size, TAIL), os.SEEK_END)
            cut_off = found == "pdf" and b"%%EOF" not in file.read()
        after = path.stat()
    except FileNotFoundError as error:
        raise NotReadable("there is no such file.", path=name) from error
    except OSError as error:
        raise NotReadable(f"the file cannot be read ({error.strerror or error}).", path=name) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise ChangedFile("the file changed while it was being read.", path=name)
    opened = Opened(path, checksum, MEDIA_TYPES[found], before.st_size)
    opened.cut_off = cut_off
    return opened, found
