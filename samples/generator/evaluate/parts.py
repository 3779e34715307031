# ruff: noqa: E501
"""A paper and its matter go in; what all forms have in common is printed: text, proposals, steps with their votes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from samples.generator.engine import Cell, Paper, Step, Style, plain
from samples.generator.engine import body as body_mark
from samples.generator.evaluate.chapters import chapters, general
from samples.generator.evaluate.matter import Bullets, Head, Matter, Noted, Part, Table
from samples.generator.evaluate.world import Context, genitive


def normal(text: str) -> str:
    """A value as the truth writes it."""
    return plain(text)


def upright(draw: Callable[[Paper, int, int], None]) -> Callable[[Paper, int, int], None]:
    """Running heads and feet on upright pages only; a landscape annex comes from another program."""

    def furniture(paper: Paper, number: int, total: int) -> None:
        if paper.sheet.width < paper.sheet.height:
            draw(paper, number, total)

    return furniture


def parts(
    paper: Paper, content: Sequence[Part], *, rules: str = "all", sign: str = "•", fill: str | None = None,
    head: Style | None = None, align: str = "right", numbered: bool = False,
) -> None:  # fmt: skip
    """Print the parts of a text one after another."""
    count = 0
    for part in content:
        if isinstance(part, Head):
            count += 1
            paper.heading(f"{count}. {part.text}" if numbered else part.text, "other", head)
        elif isinstance(part, Bullets):
            for item in part.items:
                paper.bullet(item, sign)
            paper.gap(4)
        elif isinstance(part, Noted):
            paper.paragraph(part.text, notes=part.notes)
        elif isinstance(part, Table):
            table(paper, part, rules, fill, align)
        else:
            paper.paragraph(part)


def table(paper: Paper, part: Table, rules: str, fill: str | None, align: str) -> None:
    if part.caption:
        paper.need(70)
        paper.paragraph(
            part.caption, paper.style.but(size=paper.style.size * 0.93, bold=True, hyphenate=False), before=2, after=2
        )
    widths = [w * paper.width for w in part.widths]
    rows: list[list[Cell | str]] = [list(r) for r in part.rows]
    if part.total:
        rows[-1] = [Cell(str(text), bold=True) for text in part.rows[-1]]
    columns = list(zip(*part.rows, strict=True))
    numbers = [all(plain(cell)[:1].isdigit() or plain(cell) == "–" for cell in column) for column in columns]
    aligns = [align if is_number and place else "left" for place, is_number in enumerate(numbers)]
    size = paper.style.size * 0.94
    paper.table(
        widths,
        [list(part.head)],
        rows,
        style=paper.style.but(size=size, hyphenate=False),
        rules=rules,
        aligns=aligns,
        head_fill=fill,
    )


def resolve(
    paper: Paper, matter: Matter, *, kind: str = "proposed", lead: str | None = None, introduction: str | None = None,
    labels: str = "1.", body: str | None = None, style: Style | None = None, indent: float = 0.0, items: Sequence[str] | None = None,
) -> None:  # fmt: skip
    """Print a resolution; ``labels`` "1.", "1)", "a)", "(1)", "I." or "" for plain paragraphs."""
    roman = ("I.", "II.", "III.", "IV.", "V.", "VI.")
    chosen = list(items or matter.proposal)
    with paper.resolution(kind, introduction, body):
        if lead:
            paper.paragraph(lead, style, indent=indent)
        for number, text in enumerate(chosen, 1):
            if not labels or len(chosen) == 1:
                paper.paragraph(text, style, indent=indent)
                continue
            label = {
                "1.": f"{number}.",
                "1)": f"{number})",
                "(1)": f"({number})",
                "a)": f"{'abcdefgh'[number - 1]})",
                "I.": roman[number - 1],
            }[labels]
            paper.item(label, text, hang=24 if labels in ("I.", "(1)") else 20, indent=indent, style=style)


def counter(paper: Paper, c: Context, matter: Matter, name: str) -> None:
    """A second proposal, of the committee ``name``, below a heading of its own."""
    paper.heading(f"Beschlussempfehlung des {body_mark(name, genitive(name))}:", "resolution")
    changed = [
        f"{matter.proposal[0].rstrip('.')}, jedoch mit der Maßgabe, dass vor der Ausführung nochmals berichtet wird.",
        f"Die Verwaltung prüft, ob die Kosten um mindestens {c.e(20000, 60000, 5000, bound='minimum')} gesenkt werden können.",
    ]
    resolve(paper, matter, body=name, items=changed)


def attachments(paper: Paper, matter: Matter, heading: str | None = "Anlagen:", *, way: str = "1.") -> None:
    """The list of attachments; ``way`` "1.", "•", "–" or "line"."""
    if not matter.attachments:
        return
    if heading:
        paper.heading(heading, "attachments")
    for number, text in enumerate(matter.attachments, 1):
        if way == "line":
            paper.paragraph(text, after=0, join=number > 1)
        else:
            paper.paragraph(text, label=f"{number}." if way == "1." else way, hang=16, after=1, join=number > 1)
        paper.attachments.append(plain(text))
    paper.gap(6)


def long(c: Context, matter: Matter, count: int) -> list[Part]:
    """The matter's facts with ``count`` further paragraphs spread among them; from 20 on with whole chapters."""
    found: list[Part] = list(matter.facts)
    if count >= 20:
        return [*found, *general(c)[: count - 20], *chapters(c)]
    for number, part in enumerate(general(c)[:count]):
        found.insert(min(len(found), 2 + number * 2), part)
    return found


def cut(matter: Matter, count: int) -> list[Part]:
    """The first parts of the facts; never ends on a heading or a sentence that announces a table."""
    found = list(matter.facts[:count])
    while found and (isinstance(found[-1], Head) or (isinstance(found[-1], str) and found[-1].rstrip().endswith(":"))):
        found.pop()
    return found


# --- votes -----------------------------------------------------------------------------------------------------------


@dataclass
class Count:
    """A vote that may have been."""

    yes: int
    no: int
    abstain: int
    excluded: int

    @property
    def present(self) -> int:
        return self.yes + self.no + self.abstain + self.excluded


def count(c: Context, seats: int) -> Count:
    here = seats - c.n(0, max(1, seats // 7))
    kind = c.rng.random()
    excluded = 1 if c.rng.random() < 0.12 else 0
    if kind < 0.5:
        return Count(here - excluded, 0, 0, excluded)
    no = c.n(0, here // 3)
    abstain = c.n(0, max(1, here // 6))
    return Count(here - no - abstain - excluded, no, abstain, excluded)


def cells(c: Context, step: Step, names: Sequence[str], state: str, seats: int, zero: str = "0") -> list[Cell]:
    """Cells of one row: ``state`` "value", "blank", "hand", "dash", "cross" (one cell inked, others empty), "mixed"."""
    found = count(c, seats)
    row: list[Cell] = []
    crossed = c.rng.randrange(len(names))
    for place, name in enumerate(names):
        value: int = getattr(found, name)
        if state == "value":
            if value == 0 and zero != "0":
                row.append(step.vote(name, printed="–" if zero == "dash" else ""))
            else:
                row.append(step.vote(name, value))
        elif state == "hand":
            row.append(step.vote(name, hand=str(value)))
        elif state == "scrawl":
            row.append(step.vote(name, hand=c.pick("x", "/", "smear", "tick", "tally", str(value))))
        elif state == "dash":
            row.append(step.vote(name, printed=c.pick("–", "-", "./.")))
        elif state == "cross":
            row.append(step.vote(name, hand=c.pick("x", "x", "tick")) if place == crossed else step.vote(name))
        elif state == "mixed":
            row.append(step.vote(name, hand=str(value)) if place == crossed else step.vote(name, value))
        else:
            row.append(step.vote(name))
    return row


def states(c: Context, count: int, mode: str) -> list[str]:
    """A state for every row: "blank", "done", "progress" (first counted, then inked, then empty), "ink", "any"."""
    if mode == "blank":
        return ["blank"] * count
    if mode == "done":
        return ["value"] * count
    if mode == "ink":
        return [c.pick("hand", "scrawl", "cross", "cross", "value", "blank") for _ in range(count)]
    if mode == "progress":
        done = max(1, round(count * c.rng.uniform(0.55, 0.85)))
        found = ["value"] * done + ["blank"] * (count - done)
        if done < count and c.rng.random() < 0.6:
            found[done] = c.pick("hand", "scrawl", "cross")
        return found
    return [c.pick(*["value"] * 8, "blank", "blank", "mixed", "mixed", "hand", "dash") for _ in range(count)]
