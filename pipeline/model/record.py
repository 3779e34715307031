"""The record of one paper, as it is written to ``records/<id>.json``: every value with its evidence, null for unknown.

Each field carries its German and English title; tables, JSON Schema, data dictionary, score and OParl are derived from
this metadata, so that a new field is one attribute here.
"""

from __future__ import annotations

from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from pipeline.model.mention import DateRole, Precision, ResultKind
from pipeline.model.page import CellState, Decision, Verdict, ZoneKind

SCHEMA = "https://vorlagen.example/schema/record-1.json"

T = TypeVar("T")


def titled(
    de: str,
    en: str,
    *,
    oparl: str | None = None,
    unit: str | None = None,
    format: Literal["date", "decimal"] | None = None,
) -> Any:
    """Field metadata: the German and English title, the OParl property it becomes, its unit, and what its string holds
    where that is an ISO date or a decimal number."""
    extra: dict[str, Any] = {"title_de": de}
    if format:
        extra["format"] = format
    if oparl:
        extra["oparl"] = oparl
    if unit:
        extra["unit"] = unit
    return Field(title=en, json_schema_extra=extra)


def title_de(field: FieldInfo) -> str:
    """The German title of a record's field; raises KeyError where somebody forgot it."""
    extra = field.json_schema_extra
    if not isinstance(extra, dict):
        raise KeyError("field without a German title")
    return str(extra["title_de"])


def titles(part: type[BaseModel], name: str) -> tuple[str, str]:
    """The German and the English title of a field of ``part``; twice ``name`` for one that it does not have."""
    info = part.model_fields.get(name)
    return (title_de(info), info.title or name) if info else (name, name)


class Part(BaseModel):
    """Strict about names, in the record's own order."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Confidence = Annotated[float, Field(ge=0, le=1)]
BoxTuple = tuple[float, float, float, float]


class SourceFile(Part):
    """The file a paper was read from; ``path`` is relative to the root given. Of a file with several papers this is
    number ``paper``, on pages ``first_page`` to ``last_page``."""

    path: Annotated[str, titled("Datei", "File")]
    sha256: Annotated[str, titled("Prüfsumme", "SHA-256")]
    media_type: Annotated[str, titled("Dateityp", "Media type")]
    bytes: Annotated[int, titled("Größe", "Size", unit="byte")]
    pages: Annotated[int, titled("Seiten", "Pages")]
    paper: Annotated[int, titled("Vorlage in der Datei", "Paper within the file")] = 1
    first_page: Annotated[int, titled("erste Seite", "First page")] = 1
    last_page: Annotated[int | None, titled("letzte Seite", "Last page")] = None


class Seen(Part):
    """Where a value stands: page, boxes in PDF points from the top left of the page as a viewer shows it, the repaired
    text and the text as it was read, the rule that saw it, the probability that it is right, reasons to doubt it."""

    text: Annotated[str, titled("Text (repariert)", "Text (repaired)")]
    raw: Annotated[str, titled("Text (wie gelesen)", "Text (as read)")]
    page: Annotated[int | None, titled("Seite", "Page")]
    boxes: Annotated[list[BoxTuple], titled("Stellen auf der Seite", "Boxes on the page", unit="pt")]
    rule: Annotated[str, titled("Regel", "Rule")]
    confidence: Annotated[Confidence, titled("Sicherheit", "Confidence")]
    flags: Annotated[list[str], titled("Zweifel", "Doubts")] = []


class Evidence(Seen):
    """Evidence with the place in the repaired string (half-open code points)."""

    start: Annotated[int, titled("Anfang im Text", "Start offset")]
    end: Annotated[int, titled("Ende im Text", "End offset")]


class Value(Evidence, Generic[T]):
    """A value with its evidence."""

    value: Annotated[T, titled("Wert", "Value")]


class DateValue(Seen):
    """A date or period. ``start`` and ``end`` are its first and last day (ISO 8601), null where the printed date is
    impossible. ``value`` is the shortest form: 2024-03-07, 2024-03, 2024-Q1, 2024, or start/end for a range; in a
    consultation of several days it is the first one. The offsets are ``text_start`` and ``text_end``."""

    value: Annotated[str | None, titled("Datum", "Date")]
    start: Annotated[str | None, titled("Erster Tag", "First day", format="date")]
    end: Annotated[str | None, titled("Letzter Tag", "Last day", format="date")]
    precision: Annotated[Precision, titled("Genauigkeit", "Precision")]
    role: Annotated[DateRole | None, titled("Rolle", "Role")] = None
    text_start: Annotated[int, titled("Anfang im Text", "Start offset")]
    text_end: Annotated[int, titled("Ende im Text", "End offset")]


class AmountValue(Evidence):
    """Money; ``value`` equals ``amount``: a decimal string with the scale as printed ("1 Mio. €": "1000000.00"), null
    for a range, whose ends are ``minimum`` and ``maximum``. A sign stands only where one is printed."""

    value: Annotated[str | None, titled("Betrag", "Amount", format="decimal")]
    amount: Annotated[str | None, titled("Betrag", "Amount", format="decimal")]
    currency: Annotated[str, titled("Währung", "Currency (ISO 4217)")]
    minimum: Annotated[str | None, titled("von", "Minimum", format="decimal")] = None
    maximum: Annotated[str | None, titled("bis", "Maximum", format="decimal")] = None
    bound: Annotated[Literal["upper", "lower"] | None, titled("Grenze", "Bound (bis zu, mindestens)")] = None
    approximate: Annotated[bool, titled("ungefähr", "Approximate (rd., ca.)")] = False
    period: Annotated[Literal["month", "year"] | None, titled("Zeitraum", "Period")] = None
    per: Annotated[str | None, titled("je Einheit", "Per unit")] = None
    kind: Annotated[str | None, titled("Art", "Kind")] = None
    tax: Annotated[Literal["net", "gross"] | None, titled("netto/brutto", "Net or gross")] = None
    fiscal_year: Annotated[int | None, titled("Haushaltsjahr", "Fiscal year")] = None
    account: Annotated[str | None, titled("Konto", "Account")] = None
    section: Annotated[str | None, titled("Abschnitt", "Section")] = None


class BodyValue(Evidence):
    """A body of the council in the nominative as printed, with its entry in the register where there is one."""

    value: Annotated[str, titled("Gremium", "Body")]
    register_name: Annotated[str | None, titled("Name im Verzeichnis", "Name in the register")] = None
    organization_id: Annotated[str | None, titled("Kennung im Verzeichnis", "Organization id")] = None


class ResultValue(Evidence):
    """The result of a consultation in the words of the page, with its normal form."""

    value: Annotated[str, titled("Ergebnis", "Result")]
    normal: Annotated[ResultKind | None, titled("Ergebnis (Normalform)", "Result (normal form)")] = None


class VoteCell(Part):
    """One number of a vote. ``value`` is null unless ``state`` is "value": nothing is ever taken for 0."""

    state: Annotated[CellState, titled("Zustand", "State")]
    value: Annotated[int | None, titled("Stimmen", "Votes")] = None
    text: Annotated[str | None, titled("Text (repariert)", "Text (repaired)")] = None
    raw: Annotated[str | None, titled("Text (wie gelesen)", "Text (as read)")] = None
    page: Annotated[int | None, titled("Seite", "Page")] = None
    boxes: Annotated[list[BoxTuple], titled("Stellen auf der Seite", "Boxes on the page", unit="pt")] = []
    start: Annotated[int | None, titled("Anfang im Text", "Start offset")] = None
    end: Annotated[int | None, titled("Ende im Text", "End offset")] = None
    rule: Annotated[str | None, titled("Regel", "Rule")] = None
    confidence: Annotated[Confidence, titled("Sicherheit", "Confidence")]
    flags: Annotated[list[str], titled("Zweifel", "Doubts")] = []


class Votes(Part):
    """The numbers of one vote, each with its state."""

    yes: Annotated[VoteCell, titled("Ja", "Yes")]
    no: Annotated[VoteCell, titled("Nein", "No")]
    abstain: Annotated[VoteCell, titled("Enthaltung", "Abstentions")]
    present: Annotated[VoteCell, titled("Anwesend", "Present")]
    excluded: Annotated[VoteCell, titled("Befangen", "Excluded")]


class BallotRecord(Part):
    """The vote on one point of a split vote."""

    item: Annotated[str, titled("Punkt", "Point")]
    result: Annotated[ResultValue | None, titled("Ergebnis", "Result")] = None
    votes: Annotated[Votes, titled("Stimmen", "Votes")]


class Consultation(Part):
    """One step of the Beratungsfolge; ``order`` counts from 1, two bodies in one row share it."""

    order: Annotated[int, titled("Reihenfolge", "Order")]
    date: Annotated[DateValue | None, titled("Sitzungstermin", "Meeting date", oparl="Meeting.start")] = None
    body: Annotated[BodyValue | None, titled("Gremium", "Body", oparl="Consultation.organization")] = None
    role: Annotated[Value[str] | None, titled("Zuständigkeit", "Role", oparl="Consultation.role")] = None
    agenda_item: Annotated[Value[str] | None, titled("TOP", "Agenda item", oparl="AgendaItem.number")] = None
    public: Annotated[Value[bool] | None, titled("öffentlich", "Public", oparl="AgendaItem.public")] = None
    authoritative: Annotated[
        Value[bool] | None, titled("entscheidend", "Authoritative", oparl="Consultation.authoritative")
    ] = None
    result: Annotated[ResultValue | None, titled("Ergebnis", "Result", oparl="AgendaItem.result")] = None
    votes: Annotated[Votes, titled("Stimmen", "Votes")]
    ballots: Annotated[list[BallotRecord], titled("Getrennte Abstimmungen", "Split votes")] = []


class ResolutionItem(Part):
    """A labelled item of a resolution, the label as printed."""

    label: Annotated[str, titled("Ziffer", "Label")]
    text: Annotated[str, titled("Text", "Text")]
    level: Annotated[int, titled("Ebene", "Level")]
    start: Annotated[int, titled("Anfang im Text", "Start offset")]
    end: Annotated[int, titled("Ende im Text", "End offset")]


class ResolutionRecord(Part):
    """A resolution: ``text`` has its paragraphs joined by a blank line, labels as printed, no furniture."""

    kind: Annotated[Literal["proposed", "adopted"], titled("Art", "Kind")]
    introduction: Annotated[str | None, titled("Einleitung", "Introduction")] = None
    text: Annotated[str, titled("Beschlusstext", "Text", oparl="AgendaItem.resolutionText")]
    items: Annotated[list[ResolutionItem], titled("Ziffern", "Items")] = []
    body: Annotated[str | None, titled("Vorschlag von", "Proposed by")] = None
    variant: Annotated[str | None, titled("Variante", "Variant")] = None
    raw: Annotated[str, titled("Text (wie gelesen)", "Text (as read)")]
    page: Annotated[int | None, titled("Seite", "Page")]
    boxes: Annotated[list[BoxTuple], titled("Stellen auf der Seite", "Boxes on the page", unit="pt")]
    pages: Annotated[list[int], titled("Seiten", "Pages")] = []
    start: Annotated[int, titled("Anfang im Text", "Start offset")]
    end: Annotated[int, titled("Ende im Text", "End offset")]
    rule: Annotated[str, titled("Regel", "Rule")]
    confidence: Annotated[Confidence, titled("Sicherheit", "Confidence")]
    flags: Annotated[list[str], titled("Zweifel", "Doubts")] = []


class SectionRecord(Part):
    heading: Annotated[str, titled("Überschrift", "Heading")]
    role: Annotated[str, titled("Rolle", "Role")]
    level: Annotated[int, titled("Ebene", "Level")]
    page: Annotated[int | None, titled("Seite", "Page")]
    start: Annotated[int, titled("Anfang im Text", "Start offset")]
    end: Annotated[int, titled("Ende im Text", "End offset")]
    confidence: Annotated[Confidence, titled("Sicherheit", "Confidence")]


class FurnitureRecord(Part):
    """Text that belongs to the page and not to the paper: running header, footer, side column, stamp, handwriting."""

    zone: Annotated[ZoneKind, titled("Zone", "Zone")]
    text: Annotated[str, titled("Text", "Text")]
    page: Annotated[int, titled("Seite", "Page")]
    boxes: Annotated[list[BoxTuple], titled("Stellen auf der Seite", "Boxes on the page", unit="pt")]


class Conflict(Part):
    """A value that lost against a surer one for the same field."""

    field: Annotated[str, titled("Feld", "Field")]
    value: Annotated[str | None, titled("Wert", "Value")]
    text: Annotated[str, titled("Text (repariert)", "Text (repaired)")]
    page: Annotated[int | None, titled("Seite", "Page")]
    rule: Annotated[str, titled("Regel", "Rule")]
    confidence: Annotated[Confidence, titled("Sicherheit", "Confidence")]


class ReasonRecord(Part):
    code: Annotated[str, titled("Kennung", "Code")]
    figure: Annotated[float | None, titled("Zahl", "Figure")] = None
    message: Annotated[str, titled("Bedeutung", "Message")]


class PageRecord(Part):
    """One page: its size in points, what its text layer was worth, what was decided, how surely it was read."""

    number: Annotated[int, titled("Seite", "Page")]
    width: Annotated[float, titled("Breite", "Width", unit="pt")]
    height: Annotated[float, titled("Höhe", "Height", unit="pt")]
    verdict: Annotated[Verdict, titled("Urteil über die Textschicht", "Verdict on the text layer")]
    decision: Annotated[Decision, titled("Entscheidung", "Decision")]
    reasons: Annotated[list[ReasonRecord], titled("Gründe", "Reasons")] = []
    engine: Annotated[str, titled("Gelesen mit", "Engine")]
    confidence: Annotated[Confidence, titled("Sicherheit", "Confidence")]
    hidden_words: Annotated[int, titled("Unsichtbare Wörter", "Words that the page does not show")] = 0


class Repair(Part):
    """A change of a word, in offsets of the raw text; ``confidence`` is the probability that ``after`` is right."""

    start: Annotated[int, titled("Anfang im Rohtext", "Start offset in the raw text")]
    end: Annotated[int, titled("Ende im Rohtext", "End offset in the raw text")]
    before: Annotated[str, titled("vorher", "Before")]
    after: Annotated[str, titled("nachher", "After")]
    rule: Annotated[str, titled("Regel", "Rule")]
    confidence: Annotated[Confidence, titled("Sicherheit", "Confidence")]
    alternatives: Annotated[list[tuple[str, float]], titled("Andere Lesarten", "Alternatives")] = []


ANOTHER_PAPER = "perhaps-another-paper"
"""The code of the doubt whether another paper of the file begins on a page that was kept with the one before."""


class Problem(Part):
    """Something that went wrong, with its stable code; ``page`` is null where it concerns the whole file. A code that
    begins with E is one of the errors: something is missing. Any other is a doubt, and the paper was read whole."""

    code: Annotated[str, titled("Kennung", "Code")]
    stage: Annotated[str, titled("Station", "Stage")]
    page: Annotated[int | None, titled("Seite", "Page")] = None
    message: Annotated[str, titled("Meldung", "Message")]

    @property
    def is_loss(self) -> bool:
        """Whether something of the paper, or a file made of it, is missing."""
        return self.code.startswith("E")


class ModelRecord(Part):
    name: Annotated[str, titled("Modell", "Model")]
    sha256: Annotated[str, titled("Prüfsumme", "SHA-256")]


class Provenance(Part):
    """What read the paper: versions, models and data with checksums, settings. No times: the same input gives the same
    bytes."""

    vorlagen: Annotated[str, titled("Version", "Version")]
    engine: Annotated[str | None, titled("OCR-Programm", "OCR engine")] = None
    engine_version: Annotated[str | None, titled("Version des OCR-Programms", "OCR engine version")] = None
    models: Annotated[list[ModelRecord], titled("Sprachmodelle", "Language models")] = []
    data: Annotated[list[ModelRecord], titled("Wortdaten", "Data files")] = []
    settings: Annotated[dict[str, str | int | float | bool | None], titled("Einstellungen", "Settings")] = {}


Status = Literal["ok", "partial", "failed"]


class Record(Part):
    """One paper. ``id`` comes from the file's content: the same file has the same id everywhere."""

    schema_: Annotated[str, Field(alias="schema", title="Schema", json_schema_extra={"title_de": "Schema"})] = SCHEMA
    id: Annotated[str, titled("Kennung", "Id")]
    source: Annotated[SourceFile, titled("Quelle", "Source", oparl="Paper.mainFile")]
    status: Annotated[Status, titled("Stand", "Status")]
    form: Annotated[str | None, titled("Formular", "Form")] = None
    municipality: Annotated[Value[str] | None, titled("Kommune", "Municipality", oparl="Paper.body")] = None
    paper_type: Annotated[Value[str] | None, titled("Art der Vorlage", "Paper type", oparl="Paper.paperType")] = None
    reference: Annotated[Value[str] | None, titled("Vorlagen-Nr.", "Reference", oparl="Paper.reference")] = None
    name: Annotated[Value[str] | None, titled("Betreff", "Name", oparl="Paper.name")] = None
    date: Annotated[DateValue | None, titled("Datum", "Date", oparl="Paper.date")] = None
    received: Annotated[DateValue | None, titled("Eingang", "Received")] = None
    originator: Annotated[
        Value[str] | None, titled("Einreicher", "Originator", oparl="Paper.originatorOrganization")
    ] = None
    officer: Annotated[Value[str] | None, titled("Bearbeiter", "Officer")] = None
    department: Annotated[
        Value[str] | None, titled("Federführendes Amt", "Department", oparl="Paper.underDirectionOf")
    ] = None
    public: Annotated[Value[bool] | None, titled("öffentlich", "Public")] = None
    meeting: Annotated[Value[str] | None, titled("Sitzung", "Meeting")] = None
    financial_effects: Annotated[Value[bool] | None, titled("Finanzielle Auswirkungen", "Financial effects")] = None
    cover: Annotated[Value[str] | None, titled("Deckung", "Cover")] = None
    consultations: Annotated[
        list[Consultation], titled("Beratungsfolge", "Consultations", oparl="Paper.consultation")
    ] = []
    resolution: Annotated[ResolutionRecord | None, titled("Beschlussvorschlag", "Resolution")] = None
    resolutions: Annotated[list[ResolutionRecord], titled("Beschlussvorschläge", "Resolutions")] = []
    amounts: Annotated[list[AmountValue], titled("Beträge", "Amounts")] = []
    dates: Annotated[list[DateValue], titled("Daten", "Dates")] = []
    organizations: Annotated[list[BodyValue], titled("Genannte Gremien", "Bodies named")] = []
    sections: Annotated[list[SectionRecord], titled("Abschnitte", "Sections")] = []
    references: Annotated[list[Value[str]], titled("Verweise", "References", oparl="Paper.relatedPaper")] = []
    attachments: Annotated[list[Value[str]], titled("Anlagen", "Attachments", oparl="Paper.auxiliaryFile")] = []
    furniture: Annotated[list[FurnitureRecord], titled("Seitenbeiwerk", "Furniture")] = []
    conflicts: Annotated[list[Conflict], titled("Widersprüche", "Conflicts")] = []
    pages: Annotated[list[PageRecord], titled("Seiten", "Pages")] = []
    repairs: Annotated[list[Repair], titled("Reparaturen", "Repairs")] = []
    suggestions: Annotated[list[Repair], titled("Vorschläge", "Suggestions (changed nothing)")] = []
    joins: Annotated[list[Repair], titled("Verbundene Trennungen", "Joined line-end hyphens")] = []
    problems: Annotated[list[Problem], titled("Probleme", "Problems")] = []
    provenance: Annotated[Provenance, titled("Herkunft", "Provenance")]

    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_name=True, validate_by_alias=True)

    def to_json(self) -> str:
        """Canonical JSON: fields in the record's order, two blanks of indent, UTF-8 letters as they are, no times."""
        return self.model_dump_json(by_alias=True, indent=2, ensure_ascii=False) + "\n"
