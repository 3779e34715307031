"""Papers in, OParl 1.1 objects out as the lists that a server would answer with, page by page, in ``oparl/``.

Only papers that are surely printed as public are taken. What OParl has no place for (votes, money, the place on the
page) stands in properties with the prefix ``vorlagen:``, nothing is made up: where the paper prints no day there is no
meeting, and a meeting's ``start`` is midnight with ``vorlagen:startPrecision`` "day", because no paper prints the hour.
Objects are gathered in a temporary file, so that memory does not grow with the papers.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pipeline.formats import Paper
from pipeline.formats.public import public_part
from pipeline.formats.tables import FileRow, folded, municipality_id, organization_id
from pipeline.german.results import decides
from pipeline.model.record import AmountValue, Consultation, DateValue, Evidence, Record, ResolutionRecord, Seen, Votes

Json = dict[str, Any]

SCHEMA = "https://schema.oparl.org/1.1/"
PAGE = 1000  # objects in one file
LISTS = ("organization", "person", "meeting", "paper", "agendaItem", "consultation", "file")
UNKNOWN = "unknown"


class OParl:
    """Writes ``oparl/system.json``, ``oparl/bodies.json`` and for every body its lists."""

    def __init__(self, folder: Path, address: str) -> None:
        self._folder = folder / "oparl"
        self._folder.mkdir(parents=True)
        self._address = address if address.endswith("/") else f"{address}/"
        self._gathered = folder / "oparl.gathered"
        self._db = sqlite3.connect(self._gathered, isolation_level=None)
        self._db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;"
            "CREATE TABLE objects (body TEXT, list TEXT, id TEXT, part TEXT, json TEXT, "
            "PRIMARY KEY (body, list, id, part)) WITHOUT ROWID;"
        )

    # -- one paper ----------------------------------------------------------------------------------------------------

    def add(self, paper: Paper) -> None:
        record = public_part(paper.record)
        if record is None:
            return
        town = record.municipality.value if record.municipality else None
        body = municipality_id(town) if town else UNKNOWN
        self._keep(body, "body", body, {"name": town or "Kommune nicht gedruckt", "vorlagen:known": town is not None})
        file = self._file(record, paper.text)
        steps = [self._step(record, number, step, body, town) for number, step in enumerate(record.consultations, 1)]
        told: Json = {
            "id": self._url("paper", record.id),
            "type": SCHEMA + "Paper",
            "body": self._url("body", body),
            "name": record.name.value if record.name else None,
            "reference": record.reference.value if record.reference else None,
            "date": _day(record.date),
            "paperType": record.paper_type.value if record.paper_type else None,
            "mainFile": file,
            "consultation": steps,
            "underDirectionOf": [self._office(record, body)] if record.department else None,
            "vorlagen:originator": record.originator.value if record.originator else None,
            "vorlagen:resolution": [_resolution(r) for r in record.resolutions],
            "vorlagen:amount": [_amount(a) for a in record.amounts],
            "vorlagen:evidence": _evidence(record),
        }
        self._keep(body, "paper", record.id, told)
        self._keep(body, "file", record.id, file)

    def _file(self, record: Record, text: str) -> Json:
        name = record.source.path.rsplit("/", 1)[-1]
        return {
            "id": self._url("file", record.id),
            "type": SCHEMA + "File",
            "fileName": name,
            "mimeType": record.source.media_type,
            "size": record.source.bytes,
            "text": text,
            "accessUrl": self._url("file", record.id) + "/" + quote(name),
            "paper": [self._url("paper", record.id)],
            "vorlagen:sha256": record.source.sha256,
        }

    def _office(self, record: Record, body: str) -> str:
        """The office in charge, as an organization of its own."""
        assert record.department is not None
        name = record.department.value
        key = "d-" + hashlib.sha256(f"{body}\0{folded(name)}".encode()).hexdigest()[:12]
        return self._organization(body, key, name)

    def _organization(self, body: str, key: str, name: str) -> str:
        url = self._url("organization", key)
        told = {"id": url, "type": SCHEMA + "Organization", "body": self._url("body", body), "name": name}
        self._keep(body, "organization", key, told)
        return url

    def _step(self, record: Record, number: int, step: Consultation, body: str, town: str | None) -> Json:
        """A consultation, with the meeting and the agenda item that the paper tells of it."""
        key = f"{record.id}-{number}"
        told: Json = {
            "id": self._url("consultation", key),
            "type": SCHEMA + "Consultation",
            "paper": self._url("paper", record.id),
            "authoritative": _authoritative(step),
            "role": step.role.value if step.role else None,
            "vorlagen:order": step.order,
            "vorlagen:evidence": _evidence(step),
        }
        organization = None
        if step.body:
            organization = organization_id(step.body, town)
            name = step.body.register_name or step.body.value
            told["organization"] = [self._organization(body, organization, name)]
        day = step.date.start if step.date and step.date.precision == "day" else None
        if organization and day:
            meeting = hashlib.sha256(f"{body}\0{organization}\0{day}".encode()).hexdigest()[:16]
            told["meeting"] = self._url("meeting", meeting)
            told["agendaItem"] = self._url("agendaItem", key)
            self._keep(body, "meeting", meeting, self._meeting(meeting, day, told["organization"], step))
            self._keep(body, "agendaItem", meeting, self._item(record, key, meeting, step), key)
        else:
            told["vorlagen:votes"] = _votes(step.votes)
        told = _filled(told)
        self._keep(body, "consultation", key, told)
        return told

    def _meeting(self, key: str, day: str, organization: list[str], step: Consultation) -> Json:
        last = step.date.end if step.date else None
        return {
            "id": self._url("meeting", key),
            "type": SCHEMA + "Meeting",
            "start": midnight(date.fromisoformat(day)),
            "vorlagen:startPrecision": "day",
            "vorlagen:lastDay": last if last != day else None,
            "organization": organization,
        }

    def _item(self, record: Record, key: str, meeting: str, step: Consultation) -> Json:
        adopted = [r for r in record.resolutions if r.kind == "adopted"]
        return {
            "id": self._url("agendaItem", key),
            "type": SCHEMA + "AgendaItem",
            "meeting": self._url("meeting", meeting),
            "number": step.agenda_item.value if step.agenda_item else None,
            "public": step.public.value if step.public else None,
            "consultation": self._url("consultation", key),
            "result": step.result.value if step.result else None,
            "resolutionText": adopted[0].text if len(adopted) == len(record.consultations) == 1 else None,
            "vorlagen:resultNormal": step.result.normal if step.result else None,
            "vorlagen:votes": _votes(step.votes),
            "vorlagen:ballots": [{"item": b.item, "votes": _votes(b.votes)} for b in step.ballots],
        }

    def _url(self, *parts: str) -> str:
        return self._address + "/".join(quote(p, safe="") for p in parts)

    def _keep(self, body: str, kind: str, key: str, told: Json, part: str = "") -> None:
        self._db.execute(
            "INSERT OR IGNORE INTO objects VALUES (?, ?, ?, ?, ?)",
            (body, kind, key, part, _json(_filled(told))),
        )

    # -- all papers ---------------------------------------------------------------------------------------------------

    def close(self, files: Iterable[FileRow]) -> list[Path]:
        self._db.execute("COMMIT")
        bodies = [row[0] for row in self._db.execute("SELECT DISTINCT body FROM objects ORDER BY body")]
        made = [
            self._write("system", _json(self._system())),
            *self._list("bodies", (_json(self._body(b)) for b in bodies)),
        ]
        for body in bodies:
            (self._folder / body).mkdir()
            for kind in LISTS:
                made += self._list(f"{body}/{kind}", self._objects(body, kind))
        self._db.close()
        self._gathered.unlink()
        return made

    def _objects(self, body: str, kind: str) -> Iterator[str]:
        """The objects of a list by their ids, as JSON; agenda items get their place within the meeting, meetings their
        items."""
        rows = self._db.execute(
            "SELECT id, json FROM objects WHERE body = ? AND list = ? ORDER BY id, part", (body, kind)
        )
        if kind == "agendaItem":
            for _, items in groupby(rows, key=lambda row: row[0]):
                yield from map(_json, _ordered(json.loads(item) for _, item in items))
        elif kind == "meeting":
            for key, told in rows:
                items = self._db.execute(
                    "SELECT json FROM objects WHERE body = ? AND list = 'agendaItem' AND id = ? ORDER BY part",
                    (body, key),
                )
                yield _json({**json.loads(told), "agendaItem": _ordered(json.loads(item) for (item,) in items)})
        else:
            for _, told in rows:
                yield told

    def _system(self) -> Json:
        return {
            "id": self._address + "system.json",
            "type": SCHEMA + "System",
            "oparlVersion": SCHEMA,
            "body": self._address + "bodies.json",
            "name": "vorlagen",
        }

    def _body(self, key: str) -> Json:
        row = self._db.execute("SELECT json FROM objects WHERE body = ? AND list = 'body'", (key,)).fetchone()
        return {
            "id": self._url("body", key),
            "type": SCHEMA + "Body",
            "system": self._address + "system.json",
            **json.loads(row[0]),
            **{kind: f"{self._address}{key}/{kind}.json" for kind in LISTS},
            "legislativeTerm": [],
        }

    def _list(self, name: str, objects: Iterator[str]) -> list[Path]:
        """An external list as OParl pages it: ``data``, ``pagination``, ``links``; always at least one page."""
        made, number = [], 1
        ahead = next(objects, None)
        while True:
            data: list[str] = []
            while ahead is not None and len(data) < PAGE:
                data.append(ahead)
                ahead = next(objects, None)
            links = {"first": self._address + f"{name}.json"}
            if number > 1:
                links["prev"] = self._address + _page(name, number - 1) + ".json"
            if ahead is not None:
                links["next"] = self._address + _page(name, number + 1) + ".json"
            rest = f'"pagination": {_json({"elementsPerPage": PAGE, "currentPage": number})}, "links": {_json(links)}'
            inner = ",\n".join(data)
            made.append(self._write(_page(name, number), f'{{"data": [\n{inner}\n], {rest}}}'))
            if ahead is None:
                return made
            number += 1

    def _write(self, name: str, told: str) -> Path:
        path = self._folder / f"{name}.json"
        path.write_text(told + "\n", encoding="utf-8")
        return Path("oparl") / f"{name}.json"


def _json(told: Json) -> str:
    return json.dumps(told, ensure_ascii=False)


def _page(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"


def _ordered(items: Iterable[Json]) -> list[Json]:
    """Agenda items by their number as printed; ``order`` counts the known ones."""

    def place(item: Json) -> tuple[list[tuple[int, int, str]], str]:
        parts = "".join(c if c.isalnum() else " " for c in item.get("number", "")).split()
        numbers = [(0, int(p), "") if p.isdecimal() and p.isascii() else (1, 0, p) for p in parts] or [(2, 0, "")]
        return numbers, item["id"]

    return [{**item, "order": order} for order, item in enumerate(sorted(items, key=place), start=1)]


def _filled(told: Json) -> Json:
    """Without what is unknown: OParl leaves such properties out."""
    return {name: value for name, value in told.items() if value is not None and value != []}


def _day(value: DateValue | None) -> str | None:
    return value.start if value is not None and value.precision == "day" else None


def _place(seen: Seen) -> Json:
    """Where a value stands, as it was read, how sure it is."""
    told = {"page": seen.page, "boxes": seen.boxes, "text": seen.text, "raw": seen.raw, "confidence": seen.confidence}
    return _filled(told)


def _authoritative(step: Consultation) -> bool | None:
    """Whether the paper is decided in this step: true where its role says so, without a role as printed; else unknown.
    A body that leads ("beratend (federführend)") need not decide."""
    if step.role is not None:
        return True if decides(step.role.value) else None
    return step.authoritative.value if step.authoritative is not None else None


def _evidence(part: Record | Consultation) -> Json:
    """The places of a part's single values, by field."""
    values = ((name, getattr(part, name)) for name in type(part).model_fields)
    return {name: _place(value) for name, value in values if isinstance(value, (Evidence, DateValue))}


def _votes(votes: Votes) -> Json:
    """The numbers of a vote with their states; a number that is not known has no value."""
    told = {}
    for name in Votes.model_fields:
        cell = getattr(votes, name)
        evidence = {"page": cell.page, "boxes": cell.boxes, "raw": cell.raw, "confidence": cell.confidence}
        told[name] = _filled({"state": cell.state, "value": cell.value, **evidence})
    return told


def _resolution(resolution: ResolutionRecord) -> Json:
    return _filled(
        {
            "kind": resolution.kind,
            "introduction": resolution.introduction,
            "text": resolution.text,
            "proposedBy": resolution.body,
            "variant": resolution.variant,
            "item": [{"label": i.label, "text": i.text, "level": i.level} for i in resolution.items],
            "page": resolution.page,
            "confidence": resolution.confidence,
        }
    )


def _amount(amount: AmountValue) -> Json:
    own = {n: getattr(amount, n) for n in AmountValue.model_fields if n not in Evidence.model_fields and n != "value"}
    return _filled({**own, **_place(amount)})


def midnight(day: date) -> str:
    """The first moment of a day in Germany. Summer time as in force there: since 1980, until 1995 to the last Sunday of
    September, then to the last Sunday of October."""
    begin, end = _last_sunday(day.year, 3), _last_sunday(day.year, 9 if day.year < 1996 else 10)
    if day.year == 1980:
        begin = date(1980, 4, 6)
    summer = day.year >= 1980 and begin < day <= end
    return f"{day.isoformat()}T00:00:00+0{2 if summer else 1}:00"


def _last_sunday(year: int, month: int) -> date:
    after = date(year, month + 1, 1)
    return after - timedelta(days=(after.weekday() + 1) % 7 or 7)
