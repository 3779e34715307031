"""What the fields found: a value, the span that says so, the rule that saw it, and how sure it is.

Offsets are code points of the repaired string, half-open. Confidence is the probability 0..1 that the value is right.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from pipeline.model.page import CellState
from pipeline.model.text import PageBox, Span

T = TypeVar("T", covariant=True)

Precision = Literal["day", "month", "quarter", "half-year", "year", "range"]
DateRole = Literal["meeting", "decision", "deadline", "reference", "period", "paper", "received", "signature"]
ResultKind = Literal[
    "einstimmig", "mehrheitlich", "abgelehnt", "vertagt", "verwiesen", "zur Kenntnis", "zurückgezogen", "geändert"
]
VoteKind = Literal["yes", "no", "abstain", "present", "excluded"]
VOTE_KINDS: tuple[VoteKind, ...] = ("yes", "no", "abstain", "present", "excluded")


@dataclass(frozen=True, slots=True)
class Mention(Generic[T]):
    """A value found at a span. ``flags`` are reasons to doubt it ("impossible date", "sunday", …)."""

    value: T
    start: int
    end: int
    rule: str
    confidence: float
    flags: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date or period, both ends included. None where the text names no possible date (30.02.); never swapped."""

    start: date | None
    end: date | None
    precision: Precision
    role: DateRole | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """Money: ``amount`` with the scale as printed ("1 Mio. €" is 1000000.00 EUR), None for a range without one.

    ``bound`` names "bis zu" (``upper``, which fills the maximum too) or "mindestens" (``lower``, the minimum too);
    ``per`` is the unit of a price (m², Stunde, Kind); ``period`` is month or year; ``kind`` Kosten, Ertrag, Einsparung,
    Zuschuss; ``tax`` net or gross.
    """

    amount: Decimal | None
    currency: str
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    bound: Literal["upper", "lower"] | None = None
    approximate: bool = False
    period: Literal["month", "year"] | None = None
    per: str | None = None
    kind: str | None = None
    tax: Literal["net", "gross"] | None = None
    fiscal_year: int | None = None
    account: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A body of the council: ``name`` in the nominative as printed; ``register_name`` and ``organization_id`` as the
    register has it, None where it is unknown there."""

    name: str
    register_name: str | None = None
    organization_id: str | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """One number of a vote: ``state`` as truth.md says; ``value`` only for state ``value``; ``text`` as printed;
    ``place`` that of a cell in which no word tells it."""

    state: CellState
    value: int | None = None
    text: str | None = None
    place: PageBox | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Ballot:
    """The vote on one point of a split vote."""

    item: str
    votes: dict[VoteKind, Mention[Vote]]
    result: Mention[str] | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the Beratungsfolge. ``order`` counts from 1; two bodies in one row share it.

    ``result`` is in the words of the page, ``normal`` its normal form. ``votes`` holds the numbers whose state is
    known; what is missing there is ``absent``.
    """

    order: int
    date: Mention[DateSpan] | None
    body: Mention[Body] | None
    role: Mention[str] | None = None
    agenda_item: Mention[str] | None = None
    public: Mention[bool] | None = None
    authoritative: Mention[bool] | None = None
    result: Mention[str] | None = None
    normal: ResultKind | None = None
    votes: dict[VoteKind, Mention[Vote]] | None = None
    ballots: tuple[Ballot, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled item of a resolution; ``level`` from 1."""

    label: str
    text: str
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Resolution:
    """A proposed or adopted resolution: paragraphs joined by a blank line, line ends inside a paragraph by a blank."""

    kind: Literal["proposed", "adopted"]
    text: str
    items: tuple[Item, ...] = ()
    introduction: str | None = None
    body: str | None = None  # whose proposal it is, where several stand in the paper
    variant: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Everything the fields found in one paper: the bag that ``fields.find`` fills and ``assemble`` reads.

    ``values`` holds the candidates of the single-valued text fields by name (municipality, paper_type, reference, name,
    originator, officer, department, meeting, cover), ``public`` and ``financial_effects`` those of the flags; the
    surest of each wins.
    """

    values: dict[str, tuple[Mention[str], ...]]
    paper_dates: tuple[Mention[DateSpan], ...] = ()
    received: tuple[Mention[DateSpan], ...] = ()
    public: tuple[Mention[bool], ...] = ()
    financial_effects: tuple[Mention[bool], ...] = ()
    steps: tuple[Mention[Step], ...] = ()
    resolutions: tuple[Mention[Resolution], ...] = ()
    amounts: tuple[Mention[Amount], ...] = ()
    dates: tuple[Mention[DateSpan], ...] = ()
    bodies: tuple[Mention[Body], ...] = ()
    references: tuple[Mention[str], ...] = ()
    attachments: tuple[Mention[str], ...] = ()
