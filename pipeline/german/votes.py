"""A string about a vote goes in; its numbers come out, with offsets in that string.

Nothing is concluded: "einstimmig" gives no number, a number that is not printed is not 0. "keine Enthaltungen" and
"ohne Gegenstimmen" are printed zeros. A label with a gap behind it ("Ja: __") is a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from pipeline.german import heads, named_voters
from pipeline.german.results import is_result
from pipeline.german.vote_sentences import sentences, without_groups
from pipeline.german.vote_words import BARRED, COUNT, FIGURE, IN_TURN, LABEL, WORD, WORDS
from pipeline.german.votes_below import Token, below_heads, heads_behind
from pipeline.model.mention import VOTE_KINDS, Mention, Vote, VoteKind

_GAP = re.compile(r"\s*(?:_{2,}|_(?=[.\s]|$)|\.{3,}|…+)")
_GAP_BEFORE = re.compile(r"(?:_{2,}|\.{3,}|…+)\s{0,3}$")
"""The gap that stands before its label ("mit ___ Ja-, ___ Nein-Stimmen")."""
_WIDEST = 120  # signs of such a gap
_DASH = re.compile(r"\s*(?:[-–—/]{1,3}|\./\.)(?=\s*(?:[,;|)]|$|\n|[A-Z]|enth|nein|dagegen|befangen))")
_DASH_BEFORE = re.compile(r"(?<=[\s,;/])(?P<dash>[-–—])\s$")
_RATIO = re.compile(
    r"(?<![\d:.,/])(?<![:/]\s)(\d{1,3})\s?[:/]\s?(\d{1,3})(?:\s?[:/]\s?(\d{1,3}))?(?![\d:.,/%]|\s?(?:Uhr|h\b))"
)
_EMPTY_RATIO = re.compile(r"(_{2,}|\.{3,})\s?:\s?(_{2,}|\.{3,})(?:\s?:\s?(_{2,}|\.{3,}))?")
_RATIO_WORDS = re.compile(
    rf"\b(?:mit\s+)?{COUNT}\s+(?:Stimmen\s+)?(?:zu|gegen)\s+{COUNT}\s+Stimmen?"
    rf"(?:[,;]?\s+(?:(?:bei|und)\s+)?{COUNT}\s+(?:Stimm)?[Ee]nthaltung(?:en)?)?",
    re.IGNORECASE,
)
_TRIPLE = re.compile(r"(?:\(|[:\n]\s*|^\s*)(\d{1,3})\s?/\s?(\d{1,3})\s?/\s?(\d{1,3})(?:\)|\s*$|\s*[\n;,])")
_TURN = re.compile(r"\b(?:Ja|Dafür|Für)\s*/\s*(?:Nein|Dagegen|Gegen)\s*/\s*Enth", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?<!wesende )(?<!wesenden )(?<!berechtigte )(?<!berechtigten )(?<!\d )(?:Mitglieder(?:zahl)?|Sitze|Soll)"
    r"(?:\s+(?:der|des)\s+[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)?){0,3}\s*[:=]?\s*$"
)
"""What stands before a number of seats, which is none of those present."""
_WITH_VOTES = re.compile(r"\bmit\s+(\d{1,3})\s+Stimmen(?=\s+(?:bei|gegen|und|für)\b)")
_ALL_VOTES = re.compile(
    rf"\b[Ee]instimmig(?:\s+\w+)?[,:]?\s+(?:mit|bei)\s+(?:allen\s+)?{COUNT}\s+(?:abgegebenen\s+)?Stimmen\b"
)
_AGAINST = re.compile(r"\bgegen\s+(?:die\s+)?(?P<number>\d{1,3}|" + WORD + r")\s+Stimmen?\b", re.IGNORECASE)
_RATIO_SIGN = re.compile(
    r"Abstimmung|Stimmen|Stimmverhältnis|Ergebnis|angenommen|abgelehnt|beschlossen|zugestimmt|Beschluss", re.I
)
_YES = re.compile(r"\s?(?:J[Aa]|ja|[Dd]afür)\b")
_ORDER = re.compile(r"Anwesend\s*/\s*(?:Ja|Für|Dafür)\s*/\s*(?:Nein|Gegen|Dagegen)", re.IGNORECASE)


def votes(string: str) -> dict[VoteKind, Mention[Vote]]:
    """The numbers that ``string`` prints for one vote; the first of each kind."""
    found: dict[VoteKind, Mention[Vote]] = {}
    for kind, mention in [*named_voters.find(string), *_said(without_groups(string))]:
        found.setdefault(kind, mention)
    return found


def is_only_result(string: str) -> bool:
    """Whether a string holds nothing but boxes and words of a result ("☒ mit Stimmenmehrheit")."""
    return bool(string.strip()) and not _BESIDE.sub("", string).strip(" ,;:.|/–-")


def ordered(string: str, kinds: Sequence[str] = ()) -> dict[VoteKind, Mention[Vote]]:
    """The numbers of a string that holds them one after another, in the order of ``kinds`` or of the labels before
    them ("Anwesend/Für/Gegen: 28/16/12"); empty for any other string."""
    if len(kinds) > 1 and len(string.split()) == len(kinds) and all(map(str.isdigit, string.split())):
        string = re.sub(r"(?<=\d)\s(?=\s*\d)", "|", string)  # "7  2  1" in a cell of several numbers
    m = _ORDERED.fullmatch(string.strip())
    if m is None or (kinds and m["labels"].strip()):
        return {}
    figures = list(re.finditer(r"\d+", m["figures"]))
    names = kinds or heads.in_one(m["labels"])
    if not names and heads.over(m["labels"]) == "votes" and ("/" not in m["by"] or len(figures) == 3):
        names = ("yes", "no", "abstain")[: len(figures)]
    if len(names) != len(figures):
        return {}
    at = len(string) - len(string.lstrip()) + m.start("figures")
    found: dict[VoteKind, Mention[Vote]] = {}
    for name, f in zip(names, figures, strict=True):
        for kind in VOTE_KINDS:
            if kind == name:
                found[kind] = _mention("value", int(f[0]), string, at + f.start(), at + f.end(), 0.93, "ratio")
    return found


_ORDERED = re.compile(r"(?P<labels>[^\d]{0,60}?)[\s:]*(?P<figures>\d{1,3}(?:(?P<by>\s?[/:|–-]\s?)\d{1,3}){1,4})")


@lru_cache(maxsize=2048)
def is_tally(string: str, least: int = 2) -> bool:
    """Whether a string holds ``least`` labelled numbers of a vote or more and nothing else ("Anwesend: 15 Für: 13"):
    the groups in brackets, the boxes and words of a result and the number of members aside."""
    if len(string) > _LONGEST_TALLY or not _NUMBERED.search(string):
        return False
    if ordered(string):
        return True
    bare = _BESIDE.sub("", without_groups(string))
    rest = _AS_ZERO.sub("", LABEL.sub("", bare))
    if _COUNTS.sub("", rest) or len(FIGURE.findall(bare)) > len(LABEL.findall(bare)):
        return False
    return len(votes(string)) >= least


_AS_ZERO = re.compile(r"(?:(?<=[:=])|(?=\s\S{1,2}\s*$))\s{0,2}[OQ©o]0?(?!\w)")
_COUNTS = re.compile(rf"\b(?:{WORD}|davon|und)\b|[\d\s:;,.=|/_–-]")
_LONGEST_TALLY = 300
_NUMBERED = re.compile(r"\d|_|\.\.|[Kk]ein|[Oo]hne|[Ee]in|:\s*$")
_BESIDE = re.compile(
    r"\([^()\n]{0,120}\)|[☐☒☑□■✓✗]|\bX\b|\b(?:Abstimmungsergebnis|Beratungsergebnis|Abstimmung|Ergebnis|Stimmen|"
    r"Empfehlung|Votum|Beschlu(?:ss|ß))\s*:|\b(?:den|des) (?:Beschlu(?:ss|ß)|Antrag|Vorschlag)(?:e?s)?\b|"
    r"\b(?:einstimmig|einst\.|mehrheitlich|mehrh\.|(?:mit )?Stimmenmehrheit|mit Mehrheit|angenommen|abgelehnt|"
    r"beschlossen|empfohlen)(?!\w)|\b(?:[lIi1]t\.|laut|wie)\s*(?:(?:Beschlussv|V)orschlag\b|BV\b|Vorlage\b|$)|"
    r"\babweichend(?:er Beschluss)?\b|"
    r"\b(?:[Gg]esetzliche )?(?:Anzahl|Zahl) der (?:gesetzlichen )?Mitglieder"
    r"(?: (?:der|des) [A-ZÄÖÜ][\w-]+){0,2}\s*:?\s*\d*|"
    r"\b(?:[Gg]esetzliche )?Mitglieder(?:zahl)?\s*:\s*\d*"
)
"""What stands among the numbers of a vote and is none of them."""


def _mention(
    state: Literal["value", "blank"], value: int | None, string: str, start: int, end: int, sure: float, rule: str
) -> Mention[Vote]:
    return Mention(Vote(state, value, string[start:end] or None), start, end, rule, sure)


def _said(string: str) -> Iterator[tuple[VoteKind, Mention[Vote]]]:
    in_order = ordered(string)
    if in_order:
        yield from in_order.items()
        return
    order = _ORDER.search(string)
    ratio_words = _RATIO_WORDS.search(string)
    if ratio_words:
        for n, kind in enumerate(("yes", "no", "abstain"), 1):
            if ratio_words.group(n):
                count = _count(ratio_words.group(n))
                yield kind, _mention("value", count, string, *ratio_words.span(n), 0.95, "ratio in words")  # type: ignore[misc]
        string = " " * ratio_words.end() + string[ratio_words.end() :]  # what else it tells stands behind
    empty = _EMPTY_RATIO.search(string) if _RATIO_SIGN.search(string) else None
    if empty:  # "____ : ____ Stimmen"
        for n, kind in enumerate(("yes", "no", "abstain"), 1):
            if empty[n]:
                yield kind, Mention(Vote("blank"), *empty.span(n), "gap", 0.88)  # type: ignore[misc]
    for ratio in _RATIO.finditer(string):
        if _YES.match(string, ratio.end()):
            continue  # "Beschluss 5: 12 Ja"
        if order and order.end() <= ratio.start() and ratio.group(3):
            kinds: tuple[VoteKind, ...] = ("present", "yes", "no")
        elif _RATIO_SIGN.search(string) and "/" not in ratio.group():
            kinds = ("yes", "no", "abstain")
        else:
            continue
        for n, kind in enumerate(kinds, 1):
            if ratio.group(n):
                yield kind, _mention("value", int(ratio.group(n)), string, *ratio.span(n), 0.93, "ratio")
        if order:
            return
        break
    for pattern in IN_TURN:
        turn = pattern.search(string)
        if turn:
            yield from _in_turn(turn, string, 0.93, "told in turn")
            break
    triple = _TRIPLE.search(string) if _RATIO_SIGN.search(string) or _TURN.search(string) or is_result(string) else None
    if triple and not order:  # not those present with yes and no
        yes, no, abstain = map(int, triple.groups())
        if _TURN.search(string) or yes != no + abstain:
            yield from _in_turn(triple, string, 0.85, "three with strokes")
    for part in sentences(string):
        yield from ((kind, replace(m, start=m.start + part[0], end=m.end + part[0])) for kind, m in _labelled(part[1]))
    barred = BARRED.search(string)
    if barred:
        yield "excluded", _mention("value", _count(barred.group(1)), string, *barred.span(1), 0.9, "barred")
    with_votes = _WITH_VOTES.search(string) or _ALL_VOTES.search(string)
    if with_votes:  # "mit 12 Stimmen bei 3 Gegenstimmen"
        found = _mention("value", _count(with_votes.group(1)), string, *with_votes.span(1), 0.9, "said")
        yield "yes", found
    against = _AGAINST.search(string)
    if against:  # "gegen eine Stimme angenommen"
        count = _count(against.group("number"))
        yield "no", _mention("value", count, string, *against.span("number"), 0.9, "said")


def _count(word: str) -> int:
    """A number of a vote in figures or as a word."""
    return int(word) if word.isdigit() else WORDS[word.lower()]


def _in_turn(hit: re.Match[str], string: str, sure: float, rule: str) -> Iterator[tuple[VoteKind, Mention[Vote]]]:
    kinds: tuple[VoteKind, ...] = ("yes", "no", "abstain")
    for n, kind in enumerate(kinds[: hit.re.groups], 1):
        if hit.group(n):
            yield kind, _mention("value", int(hit.group(n)), string, *hit.span(n), sure, rule)


def _labelled(string: str) -> Iterator[tuple[VoteKind, Mention[Vote]]]:
    labels = list(_labels(string))
    if not labels:
        return
    tokens = sorted([*labels, *_figures(string)], key=lambda t: t.start)
    gaps = [(t, gap) for t in tokens if (gap := _GAP_BEFORE.search(string, max(0, t.start - _WIDEST), t.start))]
    if len(gaps) == len(tokens) > 1 and not any(t.colon or t.kind == "number" for t in tokens):
        for token, gap in gaps:
            yield token.kind, Mention(Vote("blank"), gap.start(), token.end, "gap", 0.9)  # type: ignore[misc]
        return
    at, end = heads_behind(string, tokens)
    if at < end:  # "Anwesend: 19" over "Ja: Nein:" over "12 7"
        pairs = below_heads(string, tokens[at:end]) or []
        start = next(t.start for t in tokens[at:end] if t.kind == "number")
        for head in tokens[at:end]:
            if not pairs and head.kind != "number":  # nobody can say which of the numbers is lacking
                vote = Vote("unreadable", None, string[start : tokens[end - 1].end])
                yield head.kind, Mention(vote, start, tokens[end - 1].end, "not as many numbers as labels", 0.6)
        for head, figure in pairs:
            if figure.value is not None:
                yield head.kind, _mention("value", figure.value, string, figure.start, figure.end, 0.85, "below heads")  # type: ignore[misc]
        tokens = [*tokens[:at], *tokens[end:]]
        if all(t.kind == "number" for t in tokens):
            return
    below = below_heads(string, tokens)
    if below is not None:
        for head, figure in below:
            if figure.value is not None:
                yield head.kind, _mention("value", figure.value, string, figure.start, figure.end, 0.85, "below heads")  # type: ignore[misc]
        first = next(i for i, t in enumerate(tokens) if t.kind == "number")
        tokens = tokens[next((i for i, t in enumerate(tokens) if i > first and t.kind != "number"), len(tokens)) :]
        if not tokens:
            return
    pairs = _before_colons(string, tokens)
    for figure, token in pairs:
        if figure.value is not None:
            yield token.kind, _mention("value", figure.value, string, figure.start, figure.end, 0.93, "said")  # type: ignore[misc]
    told = {t.start for pair in pairs for t in pair}
    tokens = [t for t in tokens if t.start not in told]
    if all(t.kind == "number" for t in tokens):
        return
    first_label = next(i for i, t in enumerate(tokens) if t.kind != "number")
    before = first_label > 0 and _near(string, tokens[first_label - 1].end, tokens[first_label].start)
    if (
        before
        and tokens[-1].kind == "number"
        and "\n" in string[tokens[first_label - 1].end : tokens[first_label].start]
    ):
        before = False  # lines that end with their numbers, the last one too
    label_first = any(t.colon for t in tokens) or not before
    numbered = any(t.kind == "number" for t in tokens)
    shared: Token | None = None  # the zero in words that holds for the next label too
    for i, token in enumerate(tokens):
        if token.kind == "number":
            continue
        mate = (
            tokens[i + 1] if i + 1 < len(tokens) and label_first else tokens[i - 1] if i and not label_first else None
        )
        if label_first and not (token.colon or (mate and mate.kind == "number")):
            earlier = tokens[i - 1] if i else None
            mate = earlier if earlier and earlier.kind == "number" and earlier.value is not None else mate
            if (
                mate is earlier
                and i >= 2
                and tokens[i - 2].kind != "number"
                and tokens[i - 2].end <= (mate.start if mate else 0)
            ):
                mate = None
        if mate is not None and mate.kind == "number" and mate.value is not None:
            left, right = (token.end, mate.start) if mate.start >= token.end else (mate.end, token.start)
            if _near(string, left, right):
                misread = string[mate.start] in "OQ©o" and len(string[mate.start : mate.end]) <= 2
                shared = mate if mate.value == 0 and string[mate.start].isalpha() and not misread else None
                sure, rule = (_MISREAD, "a letter for a zero") if misread else (0.97, "said")
                yield token.kind, _mention("value", mate.value, string, mate.start, mate.end, sure, rule)
                continue
        if shared is not None and i and _SHARED.fullmatch(string, tokens[i - 1].end, token.start):
            yield token.kind, _mention("value", 0, string, shared.start, shared.end, 0.9, "said")
            continue
        if not label_first:
            stroke = _DASH_BEFORE.search(string, max(0, token.start - 4), token.start)
            if stroke and numbered:  # "5 Ja 2 Nein - Enth."
                vote = Vote("blank", None, stroke["dash"])
                yield token.kind, Mention(vote, *stroke.span("dash"), "dash", 0.85)
            continue
        damaged = _DAMAGED.match(string, token.end)
        if damaged:
            vote = Vote("unreadable", None, damaged["figure"])
            yield token.kind, Mention(vote, *damaged.span("figure"), "a letter in the number", 0.6)
            continue
        gap = _GAP.match(string, token.end + (1 if token.colon else 0))
        listed = token.colon or numbered
        dash = _DASH.match(string, token.end + (1 if token.colon else 0)) if listed else None
        if gap:
            yield token.kind, Mention(Vote("blank"), token.end, gap.end(), "gap", 0.9)
        elif dash:
            start = dash.end() - len(dash.group().strip())
            yield token.kind, Mention(Vote("blank", None, dash.group().strip()), start, dash.end(), "dash", 0.9)
        elif token.colon:
            rest = string[token.end + 1 : token.end + 60].lstrip(" \t_.,;|")
            if not rest or rest[0] == "\n" or LABEL.match(rest) or _OF_MOTION.match(rest):
                yield token.kind, Mention(Vote("blank"), token.end, token.end, "nothing behind the label", 0.9)


_OF_MOTION = re.compile(r"(?:den|des) (?:Beschlu|Antrag|Vorschlag)")
"""What a form prints behind its empty places ("Für: Gegen: den Beschluss")."""
_DAMAGED = re.compile(r"\s?:?\s?(?P<figure>(?=[\dlIOS|]{0,3}\d)(?=\d{0,3}[lIOS|])[\dlIOS|]{2,4})(?![\w.,/])")
"""A number behind its label in which a letter was read ("Ja1l3"): nobody can say which it is."""
_SHARED = re.compile(r"\s+(?:und|oder|sowie|noch)\s+")
"""Between two labels that share their zero ("ohne Gegenstimmen und Enthaltungen")."""


def _before_colons(string: str, tokens: list[Token]) -> list[tuple[Token, Token]]:
    """Numbers before their labels, where another label has its own behind a colon ("12 Ja 3 Nein Befangen: 1")."""
    found: list[tuple[Token, Token]] = []
    row: list[tuple[Token, Token]] = []
    if not any(t.colon for t in tokens):
        return found
    for i, (figure, label) in enumerate(pairwise(tokens)):
        if figure.kind != "number" or label.kind == "number" or label.colon:
            continue
        goes_on = bool(row) and tokens[i - 1] is row[-1][1]
        row = row if goes_on else []
        if (
            (goes_on or i == 0 or tokens[i - 1].kind == "number" or _is_empty(string, tokens[i - 1 : i + 4]))
            and figure.value is not None
            and _near(string, figure.end, label.start)
        ):
            row.append((figure, label))
            if i + 2 == len(tokens) or tokens[i + 2].kind != "number":
                found, row = [*found, *row], []  # else the number behind may be that of the label
    return found


def _is_empty(string: str, tokens: list[Token]) -> bool:
    """Whether the first of these tokens is a label with nothing behind its colon, a dash or names, before numbers of
    other labels ("Befangen: -" over "12 Ja 3 Nein")."""
    if len(tokens) < 5 or not tokens[0].colon or [t.kind == "number" for t in tokens[1:]] != [True, False] * 2:
        return False
    if "\n" in string[tokens[1].start : tokens[2].end]:
        return False
    between = string[tokens[0].end : tokens[1].start]
    return "\n" in between or between.strip()[-1:] in _DASHES or not _near(string, tokens[0].end, tokens[1].start)


_DASHES = tuple("-–—")


def _near(string: str, left: int, right: int) -> bool:
    """Whether a number and its label belong together: at most three short words and no stop between them."""
    between = string[left:right]
    if re.search(r"[.;,()]|\n\s*\n", between.replace("(n)", "").replace("(en)", "")):
        return False
    return len(between.split()) <= 2 and not re.search(r"\b(?:und|bei|mit)\b", between)


_TAIL = re.compile(
    r"(?:,?\s+(?:gemäß|gem\.|nach|i\.\s?S\.\s?v\.|wegen|laut|lt\.)|\s*\()?(?:\s*(?:§|Art\.)[^:;\n]{1,40}?)?\s*(?:[:=]!?|!(?=\s?\d))"
)
"""The colon behind a label, also behind the law that it names ("Mitwirkungsverbot gemäß § 33 KVG: 0"), or what an
engine reads for it ("Ja-Stimmen! 12")."""
_LAW = re.compile(
    r"\s(?:gemäß|gem\.|nach|i\.\s?S\.\s?v\.|wegen|laut|lt\.)\s(?:§{1,2}|Art\.)\s?\d[^:;,\n]{1,30}?(?=\s{1,3}\d{1,3}\s*$)",
    re.MULTILINE,
)
"""The law that a label names where its number stands behind without a colon ("Mitwirkungsverbot nach § 33 KVG  1")."""


def _labels(string: str) -> Iterator[Token]:
    for m in LABEL.finditer(string):
        kind = m.lastgroup
        tail = _TAIL.match(string, m.end())
        law = None if tail else _LAW.match(string, m.end())
        end = tail.end() - 1 if tail else law.end() if law else m.end()
        yield Token(kind, m.start(), end, None, bool(tail))  # type: ignore[arg-type]


def _figures(string: str) -> Iterator[Token]:
    for m in FIGURE.finditer(string):
        if _COUNTED.search(string, max(0, m.start() - 40), m.start()):
            continue
        word = m.group("word")
        value = int(m.group("figure") or m.group("last")) if word is None else WORDS[word.lower()]
        yield Token("number", m.start(), m.end(), value)
    for m in LABEL.finditer(string):
        zero = _ZERO.match(string, m.end())
        if zero:  # as an engine reads "Nein: 0"
            yield Token("number", *zero.span("zero"), 0)
        damaged = _DAMAGED.match(string, m.end())
        if damaged:
            yield Token("number", *damaged.span("figure"))


_ZERO = re.compile(r"(?:\s?[:=]\s{0,2}|\s(?=\S{1,2}\s*$))(?P<zero>[OQ©o]0?)(?![\w.])")
_MISREAD = 0.85  # a number told by a letter
