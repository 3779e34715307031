"""One step of the Beratungsfolge: values go in, what to print for them comes out, and the truth is kept."""

from __future__ import annotations

from typing import Any

from samples.generator.engine.marks import day, mark
from samples.generator.engine.parts import VOTES, Cell


class Step:
    """One step of the Beratungsfolge: every method notes a value and returns what to print for it."""

    def __init__(self, order: int) -> None:
        self.truth: dict[str, Any] = {
            "order": order, "date": None, "end": None, "body": None, "role": None, "agenda_item": None,
            "public": None, "authoritative": None, "result": None,
            "votes": {name: {"state": "absent", "value": None} for name in VOTES},
        }  # fmt: skip
        self.order = order

    def body(self, name: str, printed: str | None = None) -> str:
        """The body; ``name`` is the truth (nominative), ``printed`` what stands on the page."""
        self.truth["body"] = name
        return mark("body", printed or name, name=name)

    def date(self, iso: str, style: str = "dd.mm.yyyy", printed: str | None = None) -> str:
        self.truth["date"] = iso
        return day(iso, style, role="meeting", printed=printed)

    def end(self, iso: str, style: str = "dd.mm.yyyy", printed: str | None = None) -> str:
        """The second day of a step that took two."""
        self.truth["end"] = iso
        return day(iso, style, role="meeting", printed=printed)

    def role(self, role: str, printed: str | None = None) -> str:
        """Vorberatung, Entscheidung, … as printed."""
        self.truth["role"] = role
        return printed if printed is not None else role

    def agenda_item(self, item: str, printed: str | None = None) -> str:
        self.truth["agenda_item"] = item
        return printed if printed is not None else item

    def public(self, value: bool, printed: str) -> str:
        self.truth["public"] = value
        return printed

    def authoritative(self, value: bool, printed: str = "") -> str:
        self.truth["authoritative"] = value
        return printed

    def result(self, result: str, printed: str | None = None) -> str:
        self.truth["result"] = result
        return printed if printed is not None else result

    def ballot(self, item: str, **votes: int) -> None:
        """A split vote on one item of the resolution; print its wording with ``said`` or as plain text."""
        self.truth.setdefault("ballots", []).append(
            {"item": item, "votes": {k: {"state": "value", "value": v} for k, v in votes.items()}}
        )

    def vote(self, name: str, value: int | None = None, *, hand: str | None = None, printed: str | None = None) -> Cell:
        """A cell for one number: printed when ``value`` is given, inked when ``hand`` is given, else blank.

        ``printed`` alone ("–") is text in a blank cell: its state stays ``blank``.
        """
        if hand is not None:
            state: dict[str, str | int | None] = {"state": "unreadable", "value": None}
        elif value is not None:
            state = {"state": "value", "value": value}
        else:
            state = {"state": "blank", "value": None}
        self.truth["votes"][name] = state
        text = printed if printed is not None else ("" if value is None else str(value))
        return Cell(text, align="center", hand=hand, state=str(state["state"]), vote=(self.order, name))

    def said(self, name: str, value: int | None, printed: str) -> str:
        """A number in running text ("keine Enthaltungen": 0; "Ja: __" with ``value`` None: blank)."""
        state = "blank" if value is None else "value"
        self.truth["votes"][name] = {"state": state, "value": value}
        return printed
