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
    """An error with a ``code`` that never changes its meaning (``title``), and ``advice`` that says what to do next.

    Both stand in German too, for the report: whoever has to act on a code may not read English.
    """

    code = "E000"
    exit_code = 1
    title, title_de = "a fault of this program", "Fehler dieses Programms"
    advice = "Report it with the file; the other files were read."
    advice_de = "Bitte mit der Datei melden; die übrigen Dateien wurden gelesen."

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
    title, title_de = "the call is wrong", "Aufruf falsch"
    advice = "See `vorlagen --help`."
    advice_de = "Siehe `vorlagen --help`."


class InputError(VorlagenError):
    code = "E100"
    title, title_de = "the file cannot be read", "Datei nicht lesbar"
    advice = advice_de = ""


class PasswordNeeded(InputError):
    code = "E101"
    title, title_de = "protected by a password", "mit Kennwort geschützt"
    advice = "Remove the password with the program that set it, then run again."
    advice_de = "Kennwort mit dem Programm entfernen, das es gesetzt hat, dann noch einmal lesen."


class BrokenFile(InputError):
    code = "E102"
    title, title_de = "the file is damaged", "Datei beschädigt"
    advice = "The file is damaged beyond what can be mended; look for another copy."
    advice_de = "Die Datei lässt sich nicht mehr heilen; nach einer anderen Kopie suchen."


class EmptyFile(InputError):
    code = "E103"
    title, title_de = "the file is empty", "Datei leer"
    advice = "Look for another copy."
    advice_de = "Nach einer anderen Kopie suchen."


class UnknownType(InputError):
    code = "E104"
    title, title_de = "none of the types that are read", "kein lesbarer Dateityp"
    advice = "Readable are PDF, PNG, JPEG, TIFF, plain text, hOCR and ALTO."
    advice_de = "Lesbar sind PDF, PNG, JPEG, TIFF, einfacher Text, hOCR und ALTO."


class TooLarge(InputError):
    code = "E105"
    title, title_de = "larger than the limit", "größer als die Grenze"
    advice = "Split the file, or raise the limit in the settings."
    advice_de = "Datei teilen oder die Grenze in den Einstellungen erhöhen."


class NotReadable(InputError):
    code = "E106"
    title, title_de = "cannot be opened", "lässt sich nicht öffnen"
    advice = "Check that the file exists and that you may read it."
    advice_de = "Prüfen, ob die Datei da ist und gelesen werden darf."


class NotAFile(InputError):
    code = "E107"
    title, title_de = "neither a file nor a folder", "weder Datei noch Ordner"
    advice = "Name a file or a folder."
    advice_de = "Eine Datei oder einen Ordner nennen."


class ChangedFile(InputError):
    code = "E108"
    title, title_de = "changed while it was read", "beim Lesen verändert"
    advice = "The next run reads it again."
    advice_de = "Der nächste Lauf liest sie wieder."


class CutOff(InputError):
    code = "E109"
    title, title_de = "the end of the file is missing", "Ende der Datei fehlt"
    advice = "What is left was read; look for a whole copy."
    advice_de = "Was da ist, wurde gelesen; nach einer ganzen Kopie suchen."


class PageError(VorlagenError):
    code = "E200"
    title, title_de = "a page cannot be read", "Seite nicht lesbar"
    advice = advice_de = ""


class BrokenPage(PageError):
    code = "E201"
    title, title_de = "a page is damaged", "Seite beschädigt"
    advice = "The other pages were read; look at this one by eye."
    advice_de = "Die übrigen Seiten wurden gelesen; diese selbst ansehen."


class PageTooLarge(PageError):
    code = "E202"
    title, title_de = "a page is larger than the limit", "Seite größer als die Grenze"
    advice = "Scan the page again at 300 dpi, or raise the limit in the settings."
    advice_de = "Seite mit 300 dpi neu scannen oder die Grenze in den Einstellungen erhöhen."


class EngineFailed(PageError):
    code = "E203"
    title, title_de = "the OCR engine failed on a page", "Texterkennung einer Seite gescheitert"
    advice = "Run again with the other engine (VORLAGEN_ENGINE)."
    advice_de = "Noch einmal mit der anderen Texterkennung lesen (VORLAGEN_ENGINE)."


class ToolMissing(VorlagenError):
    code, exit_code = "E300", 3
    title, title_de = "a tool is missing", "Werkzeug fehlt"
    advice = "Run `vorlagen doctor`."
    advice_de = "`vorlagen doctor` aufrufen."


class EngineMissing(ToolMissing):
    code = "E301"
    title, title_de = "no OCR engine is here", "keine Texterkennung da"
    advice = "Run `make setup`, or install Tesseract; `vorlagen doctor` tells what is missing."
    advice_de = "`make setup` aufrufen oder Tesseract einrichten; `vorlagen doctor` sagt, was fehlt."


class ModelMissing(ToolMissing):
    code = "E302"
    title, title_de = "the language data is missing", "Sprachdaten fehlen"
    advice = "Run `make setup`, or install the language data; `vorlagen doctor` tells what is missing."
    advice_de = "`make setup` aufrufen oder die Sprachdaten einrichten; `vorlagen doctor` sagt, was fehlt."


class ClusterMissing(ToolMissing):
    code = "E303"
    title, title_de = "the cluster is not there", "Rechnerverbund nicht da"
    advice = "Start the cluster and run again; what is finished is kept."
    advice_de = "Den Verbund starten und noch einmal lesen; was fertig ist, bleibt."


class LimitReached(VorlagenError):
    code = "E400"
    title, title_de = "a limit was reached", "Grenze erreicht"
    advice = advice_de = ""


class TimeLimit(LimitReached):
    code = "E401"
    title, title_de = "took too long", "dauerte zu lange"
    advice = "Read the file alone with a longer limit."
    advice_de = "Die Datei allein mit längerer Frist lesen."


class MemoryLimit(LimitReached):
    code = "E402"
    title, title_de = "took too much memory", "brauchte zu viel Speicher"
    advice = "Read the file alone with a higher limit, or split it."
    advice_de = "Die Datei allein mit höherer Grenze lesen oder sie teilen."


class WorkerDied(LimitReached):
    code = "E403"
    title, title_de = "the process that read it died", "lesender Prozess abgebrochen"
    advice = "The file is tried again on the next run; if it fails again, report it."
    advice_de = "Der nächste Lauf versucht es noch einmal; scheitert er wieder, bitte melden."


class OutputError(VorlagenError):
    code = "E500"
    title, title_de = "a result cannot be written", "Ergebnis lässt sich nicht schreiben"
    advice = advice_de = ""


class DiskFull(OutputError):
    code = "E501"
    title, title_de = "the disk is full", "Platte voll"
    advice = "Make room and run again; what is finished is kept."
    advice_de = "Platz schaffen und noch einmal lesen; was fertig ist, bleibt."


class NotMade(OutputError):
    code = "E502"
    title, title_de = "a file in another format cannot be made", "Datei in anderem Format nicht herstellbar"
    advice = "The record is complete; look at the original."
    advice_de = "Die Angaben sind vollständig; das Original ansehen."


def kinds() -> list[type[VorlagenError]]:
    """Every error of the house, by its code."""
    found = [VorlagenError]
    for kind in found:
        found += kind.__subclasses__()
    return sorted(found, key=lambda kind: kind.code)


def kind_of(code: str) -> type[VorlagenError] | None:
    """The error that a code stands for."""
    return next((kind for kind in kinds() if kind.code == code), None)
