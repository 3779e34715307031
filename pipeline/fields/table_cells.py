"""A cell of a row and the name of its column go in; its day, body, mark, role, result or number come out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.fields.step import (
    PUBLIC_ONLY,
    ROLE_AND_STATUS,
    ROLE_HEAD,
    ROLE_ONLY,
    TAIL,
    TIME,
    WEEKDAY,
    Draft,
    body_of,
    flat,
    is_form,
    is_item,
    meeting_day,
    moved,
    only_votes,
    result_words,
    set_public,
    trimmed_body,
    with_role,
    wordy,
)
from pipeline.fields.ticks import BOXED, LONE_CROSS, boxes, crossed_result, crossed_role, ticked
from pipeline.german import bodies, heads, numbers, status
from pipeline.german.results import is_result
from pipeline.german.vote_words import LABEL
from pipeline.german.votes import is_tally, ordered, votes
from pipeline.model.mention import VOTE_KINDS, DateSpan, Mention, Vote, VoteKind
from pipeline.model.text import PageBox, TextCell

CROSS = re.compile(r"[xX☒✓✗*×]|ja")
_NO = re.compile(r"nein", re.IGNORECASE)
_STATUS_BOXES = boxes(rf"(?P<word>{status.EITHER})")
_FIGURES = re.compile(r"[\s\d.,:/|–-]+")
_PERHAPS = 0.74  # a figure below "Nr.", which may be the item or another number
_BESIDE = 0.5  # a day of a step that stands in another column than that of the days
_WORDS = re.compile(r"[☐☒]|[^\W\d_]{5}")
_SEVERAL = 0.5  # several roles without a word between them
_OTHERS = 0.7  # a role that begins with words of the column before it
_REST_OF_NAME = re.compile(r"\s*\n(?:und|sowie)\s+[A-ZÄÖÜ]")
_NUMBER_CELL = re.compile(r"\d{1,3}")


def fill_cell(draft: Draft, name: str | None, string: str, at: int, names: set[str], year: int | None = None) -> None:
    """One printed cell into the draft, by the name of its column; ``year`` is that of a day that prints none."""
    bare = string.strip()
    start = at + string.index(bare)
    end = start + len(bare)
    if name in ("role", "public_mark") and BOXED.search(bare):
        chosen = [m for m in BOXED.finditer(bare) if m["tick"]]
        if len(chosen) != 1:
            return  # none of the boxes is ticked, or several are
        start, bare = start + chosen[0].start("word"), chosen[0]["word"].strip(" ,;:\n")
        string, at, end = bare, start, start + len(bare)
    match name:
        case "date":
            day = meeting_day(string, at, "table", 0.98)
            if day is None or "no year" in day.flags:
                day = _day_of_year(string, at, year) or day or _day_without_dots(bare, start)
            if day is not None:
                draft.date = day
                left, right = string[: day.start - at], string[day.end - at :]
                if (
                    "body" not in names and _REST_OF_NAME.match(right) and bodies.parse(left)
                ):  # "… Jugend 12.03. / und …"
                    whole = f"{left.rstrip()}\n{right.strip()}"
                    draft.body = with_role(draft, whole, at, "table", 0.85)
                else:
                    _beside_day(draft, left, at, names)
                    _beside_day(draft, right, day.end, names)
        case "body" if re.fullmatch(status.EITHER, bare, re.IGNORECASE):
            set_public(draft, bare.lower(), start, end)
        case "body":
            bare, behind = _result_below(bare)
            draft.body = with_role(draft, bare, start, "table", 0.97)
            if behind and draft.result is None:
                draft.result = Mention(flat(behind), end - len(behind), end, "below the body in its cell", 0.9)
        case "role" if both := ROLE_AND_STATUS.fullmatch(bare):
            draft.role = Mention(both["role"], start, start + both.end("role"), "table", 0.95)
            set_public(draft, both["status"], start + both.start("status"), end)
        case "role" if (lead := PUBLIC_ONLY.match(bare)) and ROLE_ONLY.fullmatch(bare[lead.end() :].strip()):
            words = bare[lead.end() :].strip()  # behind the end of the column before it
            draft.role = Mention(flat(words), end - len(words), end, "behind words of another column", _OTHERS)
        case "role" if LONE_CROSS.search(bare) and ROLE_ONLY.search(bare):
            role = crossed_role(bare)
            if role is not None:
                draft.role = Mention(flat(role[0]), start + role.start(), start + role.end(), "cross beside it", 0.85)
        case "role":
            word = bare.strip(" |[]{}_—–-.,;:'\"‘’„")
            if wordy(word):
                at = start + bare.index(word)
                role = ROLE_ONLY.match(word)
                behind = word[role.end() :].strip(" \n") if role is not None else ""
                twice = role is not None and role[0].startswith(behind or "-")  # "Entscheidung Entschei"
                day = meeting_day(behind, at + len(word) - len(behind), "table", 0.9) if role and behind else None
                if day is not None and "date" not in names and draft.date is None:  # "Vorberatung 12.03.2031"
                    draft.date = day
                others = _FIGURES.fullmatch(TIME.sub("", WEEKDAY.sub("", behind))) or bodies.is_body(flat(behind))
                if role is not None and (twice or others):  # or what stands in the columns beside it
                    draft.role = Mention(flat(role[0]), at, at + role.end(), "table", 0.85)
                else:
                    sure = _SEVERAL if ROLE_ONLY.match(behind) else 0.97  # rows that run into each other
                    draft.role = Mention(flat(word), at, at + len(word), "table", sure)
        case "agenda_item" | "number":
            first, _, behind = bare.partition("\n")
            mixed = is_item(first) and _WORDS.search(behind) is not None  # what stands below it is another row's
            value = re.sub(r"^TOP\s*", "", flat(first if mixed else bare)).strip()
            if value and is_item(value):
                sure = 0.97 if name == "agenda_item" and not mixed else _PERHAPS
                end = start + len(first) if mixed else end
                draft.item = Mention(value, start, end, "table" if sure > _PERHAPS else "below a number's head", sure)
        case "public_mark" | "status":
            set_public(draft, bare, start, end)
            mark = PUBLIC_ONLY.match(bare)
            role = ROLE_ONLY.fullmatch(bare[mark.end() :].strip(" ,-–\n")) if mark else None
            if mark and role and draft.role is None:  # "nichtöffentlich zur Vorberatung"
                at = start + bare.index(role.group(), mark.end())
                draft.role = Mention(flat(role.group()), at, at + len(role.group()), "table", 0.93)
        case "public" | "not_public":
            hit = PUBLIC_ONLY.fullmatch(bare)
            if hit:
                set_public(draft, bare, start, end)
            elif _NO.fullmatch(bare):  # below "Öffentlich"
                draft.public = Mention(name != "public", start, end, "no in a column", 0.93)
            elif CROSS.fullmatch(bare) or bare in ("j", "J", "Ja", "JA"):
                draft.public = Mention(name == "public", start, end, "cross in a column", 0.95)
        case "result" | "remark":
            told = votes(bare) or (_ratio(bare) if name == "result" else {})
            for kind, vote in told.items():
                draft.votes.setdefault(kind, moved(vote, start))
            other = wordy(LABEL.sub("", bare)) and len(told) < 2  # not "Ja Nein Enth." over two numbers
            told_result = (is_result(bare) or other) and not only_votes(bare, told)
            if LONE_CROSS.search(bare) and is_form(flat(bare)):
                crossed = crossed_result(bare, start)
                draft.result = draft.result or (crossed if crossed and not is_form(crossed.value) else None)
            elif draft.result is None and told_result and (name == "result" or is_result(bare)):
                words = (result_words(bare) if told else None) or bare.strip("“”„\"‚‘’'«» ")
                at = start + bare.index(words)
                draft.result = Mention(flat(words), at, at + len(words), "table", 0.95)
        case "unanimous" | "majority":
            word = "einstimmig" if name == "unanimous" else "mehrheitlich"
            if CROSS.fullmatch(bare):
                draft.result = Mention(word, start, end, "cross in a column", 0.93)
        case "authoritative":
            if CROSS.fullmatch(bare):
                draft.lead = Mention(True, start, end, "cross in a column", 0.93)
        case "session":
            if sitting := _SITTING.fullmatch(bare):
                is_open = sitting["open"] is not None or sitting["letter"] is not None
                draft.public = draft.public or Mention(is_open, start, end, "sitting", 0.93)
        case _:
            before = draft.date
            _guess(draft, bare, start, end)
            if draft.date is not before and draft.date is not None and "date" in names:  # a deadline beside it
                sure = min(draft.date.confidence, _BESIDE)
                draft.date = replace(draft.date, rule="beside the column of days", confidence=sure)


def item_before(draft: Draft, cell: TextCell, string: str, named: dict[int, str]) -> int:
    """How many letters of a cell are the item of the agenda from the column before it, whose figures are set so far to
    the right that they stand nearer to this one ("4 Vorberatung"); the draft takes it."""
    if draft.item is not None or named.get(cell.column) not in _BEHIND_ITEMS:
        return 0
    before = [c for c in range(cell.column) if named.get(c) == "agenda_item"]
    hit = _ITEM_BEFORE.match(string) if before else None
    if hit is None or any(c in named and c > before[-1] for c in range(cell.column)):
        return 0
    span = cell.start + hit.start("item"), cell.start + hit.end("item")
    draft.item = Mention(hit["item"], *span, "item before the next column", 0.85)
    return hit.end()


_BEHIND_ITEMS = ("role", "public_mark", "status")
_ITEM_BEFORE = re.compile(r"\s*(?P<item>(?:[ÖN]\s)?\d{1,3}(?:\.\d{1,2}){0,2}\s?[a-z]?)\s+(?=[A-ZÄÖÜa-zäöü]{1,2})")


def _result_below(string: str) -> tuple[str, str]:
    """A body, and the result that stands below it in its cell ("Bauausschuss" / "vertagt"), "" where none does."""
    lines = string.split("\n")
    for n in range(1, len(lines)):
        name, below = "\n".join(lines[:n]), "\n".join(lines[n:])
        if len(below.split()) <= _FEW and is_result(below) and bodies.is_body(bodies.clean(name)):
            return name, below
    return string, ""


_FEW = 4  # words of a result below its body


def fill_behind(draft: Draft, string: str, at: int) -> None:
    """Role and status behind body and day that share one cell ("Rat 12.03.2031 Ö Vorberatung")."""
    place = 0
    while (hit := TAIL.match(string, place)) and hit.end() > place:
        kind, span = hit.lastgroup or "", (at + hit.start(hit.lastgroup or 0), at + hit.end(hit.lastgroup or 0))
        if kind == "role":
            draft.role = draft.role or Mention(hit["role"], *span, "table", 0.93)
        elif kind in ("open", "closed", "shut"):
            draft.public = draft.public or Mention(kind == "open", *span, "table", 0.93)
        place = hit.end()


def _beside_day(draft: Draft, part: str, at: int, names: set[str]) -> None:
    """What stands before or behind the day of its cell: columns that no ruling parts, one head over them."""
    words = TIME.sub(lambda m: " " * len(m[0]), WEEKDAY.sub(lambda m: " " * len(m[0]), part))
    rest = words.strip(" \n,;()")
    start = at + words.find(rest)
    if not rest:
        return
    if "role" not in names and ROLE_ONLY.fullmatch(rest):
        draft.role = draft.role or Mention(flat(rest), start, start + len(rest), "table", 0.93)
    elif "body" not in names and draft.body is None and len(rest) > 2 and bodies.parse(rest):
        draft.body = trimmed_body(rest, start, "table", 0.93)
    elif "public_mark" not in names and PUBLIC_ONLY.fullmatch(rest) and len(rest) > 1:
        set_public(draft, rest, start, start + len(rest))
    elif "result" not in names and (is_result(rest) or votes(rest) or _ratio(rest)):
        fill_cell(draft, "result", rest, start, names)


def _day_of_year(string: str, at: int, year: int | None) -> Mention[DateSpan] | None:
    """The day of a cell that prints no year, in the year that the heads of its table name."""
    hit = re.match(r"\s*(?P<day>\d{1,2}\.\s?\d{1,2}\.)(?!\s?\d)", string)
    day = meeting_day(f"{hit['day']}{year}", at + hit.start("day"), "year of the heads", 0.9) if hit and year else None
    return None if hit is None or day is None else replace(day, end=at + hit.end("day"))


def _day_without_dots(bare: str, at: int) -> Mention[DateSpan] | None:
    """A day of a cell of days whose dots were lost ("11122015"), unsurely."""
    hit = re.fullmatch(r"\D{0,3}([0-3]\d)[ .]?([01]\d)[ .]?((?:19|20)\d\d)\D{0,3}", bare)
    day = meeting_day(".".join(hit.groups()), 0, "dots lost", 0.6) if hit else None
    if hit is None or day is None or day.value.start is None:
        return None
    return replace(day, start=at + hit.start(1), end=at + hit.end(3), flags=("dots lost",))


def _ratio(bare: str) -> dict[VoteKind, Mention[Vote]]:
    """The numbers of a cell of results that ends in their ratio ("9:0", "9/0/1", "geänderte Empfehlung (11:2:0)")."""
    hit = re.fullmatch(
        r"(?:[^\d(]{3,60}\()?(?P<ratio>\d{1,3}\s?[:/–-]\s?\d{1,3}(?P<third>\s?[:/–-]\s?\d{1,3})?)\)?", bare
    )
    if hit is None or (":" not in hit["ratio"] and not hit["third"]):
        return {}
    kinds = ("yes", "no", "abstain") if hit["third"] else ("yes", "no")
    return {kind: moved(vote, hit.start("ratio")) for kind, vote in ordered(hit["ratio"], kinds).items()}


def labelled_vote(string: str, at: int) -> dict[VoteKind, Mention[Vote]]:
    """The number of a cell that holds its label too, beside it or above it ("gegen" over "5"); else nothing."""
    if is_tally(string, 1):
        return {kind: moved(vote, at) for kind, vote in votes(string).items()}
    label, _, figure = string.strip().partition("\n")
    name = heads.vote(label) if _NUMBER_CELL.fullmatch(figure.strip()) else None
    start = at + string.rindex(figure.strip()) if name else at
    found = (
        Mention(
            Vote("value", int(figure), figure.strip()), start, start + len(figure.strip()), "label in its cell", 0.9
        )
        if name
        else None
    )
    return {kind: found for kind in VOTE_KINDS if found is not None and kind == name}


def told_in_order(cells: Sequence[tuple[VoteKind, TextCell, str]]) -> dict[VoteKind, Mention[Vote]]:
    """The numbers of cells of votes beside one another of which one holds several, since its figures stand between two
    columns: in their order where there is one for each column, else unreadable; empty where each cell holds its own."""
    if not any(_FIGURES_BESIDE.fullmatch(string) for _, _, string in cells):
        return {}
    figures = [(cell, m) for _, cell, string in cells for m in re.finditer(r"\d+", string)]
    if len(figures) != len(cells) or any(re.search(r"[^\W\d_]", string) for _, _, string in cells):
        return {
            k: Mention(Vote("unreadable", None, s.strip()), c.start, c.end, "numbers aside", 0.5) for k, c, s in cells
        }
    told = zip((kind for kind, _, _ in cells), figures, strict=True)
    return {
        kind: Mention(Vote("value", int(m[0]), m[0]), c.start + m.start(), c.start + m.end(), "numbers in order", 0.8)
        for kind, (c, m) in told
    }


_FIGURES_BESIDE = re.compile(r"\s*\d{1,3}(?:\s+\d{1,3})+\s*")


def labels_alone(string: str) -> set[str]:
    """The votes that a cell has labels for and no numbers ("Ja   Nein   Enth."); empty for any other cell."""
    if _GAPS_ALONE.fullmatch(string.strip()):
        return {"yes", "no", "abstain"}
    words = [word for word in re.split(r"[\s_.:;,|/]+", string) if word]
    kinds = [heads.vote(word) for word in words]
    return {kind for kind in kinds if kind} if len(kinds) > 1 and all(kinds) else set()


_GAPS_ALONE = re.compile(r"_{2,}\s?[:/]\s?_{2,}\s?[:/]\s?_{2,}")
"""Places for three numbers of a ratio that wait for them ("__ : __ : __")."""


_ASKED = re.compile(
    rf"(?:Beratung\s)?(?:in\s)?{status.inflected('e[rn]?')}\s(?:Sitzung|Beratung|Teil)\s*[:?]\s*(?P<answer>ja|nein)",
    re.IGNORECASE,
)
"""A cell that asks whether the sitting is public, with its answer."""


def _guess(draft: Draft, bare: str, start: int, end: int) -> None:
    """A cell under no known head: only what cannot be anything else."""
    if draft.date is None and (day := meeting_day(bare, start, "table", 0.9)):
        draft.date = day
    elif draft.body is None and bodies.is_body(bare):
        draft.body = body_of(bare, start, end, "table", 0.9)
    elif draft.role is None and ROLE_HEAD.fullmatch(bare):  # "Zur Kenntnis an:"
        word = re.sub(r"\s(?:im|in|an|an den|an die)$", "", bare.rstrip(" :"))
        draft.role = Mention(flat(word), start, start + len(word), "table", 0.88)
    elif draft.role is None and ROLE_ONLY.fullmatch(bare):
        draft.role = Mention(flat(bare), start, end, "table", 0.9)
    elif draft.role is None and (both := ROLE_AND_STATUS.fullmatch(bare)):  # "Vorberatung, nichtöffentlich"
        draft.role = Mention(both["role"], start, start + both.end("role"), "table", 0.9)
        set_public(draft, both["status"], start + both.start("status"), end)
    elif draft.public is None and (answer := ticked(bare, _STATUS_BOXES, _is_open)) and answer.value is not None:
        draft.public = Mention(answer.value, start, end, "ticked box", 0.93)
    elif draft.public is None and (asked := _ASKED.fullmatch(bare)):
        yes = asked["answer"].lower() == "ja"
        draft.public = Mention(yes != bool(asked["closed"]), start, end, "asked in its cell", 0.9)
    elif draft.public is None and re.fullmatch(status.EITHER, bare, re.IGNORECASE):
        set_public(draft, bare.lower(), start, end)
    elif draft.result is None and bare[-1] != ":" and (is_result(bare) or len(votes(bare)) > 1):
        told = votes(bare)
        for kind, vote in told.items():
            draft.votes.setdefault(kind, replace(moved(vote, start), confidence=min(vote.confidence, 0.85)))
        words = (result_words(bare) if told else None) or bare
        draft.result = Mention(flat(words), start, end, "table", 0.85) if is_result(words) else None


_SITTING = re.compile(
    rf"(?:\d{{1,3}}\.\s*)?{status.TOLD}(?:e[rn]?\s+(?:Sitzung|Beratung|Teil))?|(?:n\.?\s?|(?P<letter>))ö\.?"
)
"""A cell below "Sitzung" that tells whether it is public ("nichtöffentlich", "12. öffentliche Sitzung")."""


def _is_open(word: str) -> bool:
    return word[0] not in "nN"


_DAY_BESIDE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?=\s|$)")
_UNSEEN = 0.6


_MOST_VOTES = 200  # told in words


def vote_of_cell(string: str, cell: TextCell, printed: bool) -> Mention[Vote]:
    """A cell that should hold one number."""
    bare = string.strip()
    beside = _DAY_BESIDE.match(bare)
    if beside:  # the column of days stands so near that both are one cell
        rest = bare[beside.end() :].strip()
        number = _NUMBER_CELL.fullmatch(rest)
        empty = not any(c.isalnum() for c in rest)
        if number or empty:
            at = cell.start + string.index(bare) + beside.end()
            vote = Vote("value", int(rest), rest) if number else Vote("blank", None, rest or None)
            return Mention(vote, at, cell.end, "behind the day in its cell", 0.85 if printed else _UNSEEN)
    figure = _NUMBER_CELL.fullmatch(bare.strip(" .:|"))
    # without an image nobody can see that a cell is empty
    blank = cell.confidence if printed else min(cell.confidence, 0.6)
    if cell.state == "value" and figure:
        return Mention(Vote("value", int(figure.group()), bare), cell.start, cell.end, "cell", cell.confidence)
    if cell.state == "value" and re.fullmatch(r"keine?|null", bare, re.IGNORECASE):
        return Mention(Vote("value", 0, bare), cell.start, cell.end, "cell", min(cell.confidence, 0.95))
    words = numbers.from_words(bare) if cell.state == "value" and bare.isalpha() else None
    if words is not None and words == int(words) and words < _MOST_VOTES:
        return Mention(Vote("value", int(words), bare), cell.start, cell.end, "cell", min(cell.confidence, 0.95))
    if cell.state == "blank" or (cell.state == "value" and not any(c.isalnum() for c in bare)):
        text = bare or None
        sure = min(blank, 0.9) if text else blank
        return Mention(Vote("blank", None, text, _place(cell)), cell.start, cell.end, "cell", sure)
    if cell.state == "absent":
        return Mention(Vote("absent"), cell.start, cell.end, "cell", cell.confidence)
    unread = Vote("unreadable", None, bare or None, _place(cell))
    return Mention(unread, cell.start, cell.end, "cell", min(cell.confidence, 0.9))


def _place(cell: TextCell) -> PageBox | None:
    return PageBox(cell.page, cell.box) if cell.box is not None else None
