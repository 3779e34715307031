"""Every error of the house: a stable code, what is wrong in which file and page, what to do next, the exit code.

::

    VorlagenError
    ├── UsageError            E0xx  the call itself is wrong (exit 2)
    ├── InputError            E1xx  a file cannot be read (the run goes on; exit 1)
    │   ├── PasswordNeeded    E101
    │   ├── BrokenFile        E102
    │   ├── EmptyFile         E103
    │   ├── UnknownType       E104
    │   ├── TooLarge          E105
    │   ├── NotReadable       E106
    │   ├── NotAFile          E107
    │   ├── ChangedFile       E108
    │   └── CutOff            E109
    ├── PageError             E2xx  one page cannot be read (the rest of the paper goes on)
    │   ├── BrokenPage        E201
    │   ├── PageTooLarge      E202
    │   └── EngineFailed      E203
    ├── ToolMissing           E3xx  a tool or a model is missing (exit 3)
    │   ├── EngineMissing     E301
    │   ├── ModelMissing      E302
    │   └── ClusterMissing    E303
    ├── LimitReached          E4xx  one document took more than it may
    │   ├── TimeLimit         E401
    │   ├── MemoryLimit       E402
    │   └── WorkerDied        E403
    └── OutputError           E5xx  an output cannot be written (exit 1)
        ├── DiskFull          E501
        └── NotMade           E502  a paper was read, its file in another format cannot be made
"""

from __future__ import annotations


class VorlagenError(Exception):
    """An error with a ``code`` that never changes its meaning, and ``advice`` that says what to do next."""

    code = "E000"
    exit_code = 1
    advice = ""

    def __init__(self, message: str, *, path: str | None = None, page: int | None = None, advice: str | None = None):
        super().__init__(message)
        self.message = message
        self.path = path
        self.page = page
        if advice is not None:
            self.advice = advice

    def __str__(self) -> str:
        place = self.path or ""
        if self.page is not None:
            place += f", page {self.page}" if place else f"page {self.page}"
        text = f"{self.code} {place + ': ' if place else ''}{self.message}"
        if not self.advice:
            return text
        return f"{text.rstrip('.')}. {self.advice}"

    def __reduce__(self) -> tuple[object, ...]:
        """Errors travel between processes whole."""
        return _remake, (type(self), self.message, self.path, self.page, self.advice)


def _remake(kind: type[VorlagenError], message: str, path: str | None, page: int | None, advice: str) -> VorlagenError:
    return kind(message, path=path, page=page, advice=advice)


class UsageError(VorlagenError):
    code, exit_code = "E001", 2
    advice = "See `vorlagen --help`."


class InputError(VorlagenError):
    code = "E100"


class PasswordNeeded(InputError):
    code = "E101"
    advice = "Remove the password with the program that set it, then run again."


class BrokenFile(InputError):
    code = "E102"
    advice = "The file is damaged beyond what can be mended; look for another copy."


class EmptyFile(InputError):
    code = "E103"
    advice = "Look for another copy."


class UnknownType(InputError):
    code = "E104"
    advice = "Readable are PDF, PNG, JPEG, TIFF, plain text, hOCR and ALTO."


class TooLarge(InputError):
    code = "E105"
    advice = "Split the file, or raise the limit in the settings."


class NotReadable(InputError):
    code = "E106"
    advice = "Check that the file exists and that you may read it."


class NotAFile(InputError):
    code = "E107"
    advice = "Name a file or a folder."


class ChangedFile(InputError):
    code = "E108"
    advice = "The next run reads it again."


class CutOff(InputError):
    code = "E109"
    advice = "What is left was read; look for a whole copy."


class PageError(VorlagenError):
    code = "E200"


class BrokenPage(PageError):
    code = "E201"
    advice = "The other pages were read; look at this one by eye."


class PageTooLarge(PageError):
    code = "E202"
    advice = "Scan the page again at 300 dpi, or raise the limit in the settings."


class EngineFailed(PageError):
    code = "E203"
    advice = "Run again with the other engine (VORLAGEN_ENGINE)."


class ToolMissing(VorlagenError):
    code, exit_code = "E300", 3
    advice = "Run `vorlagen doctor`."


class EngineMissing(ToolMissing):
    code = "E301"
    advice = "Run `make setup`, or install Tesseract; `vorlagen doctor` tells what is missing."


class ModelMissing(ToolMissing):
    code = "E302"
    advice = "Run `make setup`, or install the language data; `vorlagen doctor` tells what is missing."


class ClusterMissing(ToolMissing):
    code = "E303"
    advice = "Start the cluster and run again; what is finished is kept."


class LimitReached(VorlagenError):
    code = "E400"


class TimeLimit(LimitReached):
    code = "E401"
    advice = "Read the file alone with a longer limit."


class MemoryLimit(LimitReached):
    code = "E402"
    advice = "Read the file alone with a higher limit, or split it."


class WorkerDied(LimitReached):
    code = "E403"
    advice = "The file is tried again on the next run; if it fails again, report it."


class OutputError(VorlagenError):
    code = "E500"


class DiskFull(OutputError):
    code = "E501"
    advice = "Make room and run again; what is finished is kept."


class NotMade(OutputError):
    code = "E502"
    advice = "The record is complete; look at the original."


def advice(code: str) -> str:
    """What to do about a code; empty where nothing can be said."""
    waiting = [VorlagenError]
    while waiting:
        kind = waiting.pop()
        if kind.code == code:
            return kind.advice
        waiting += kind.__subclasses__()
    return ""
