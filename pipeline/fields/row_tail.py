"""What stands behind day and body of a loose row goes in; item, mark, role, result and votes come to its draft."""

from __future__ import annotations

import re

from pipeline.fields.row_votes import Region, open_side, take_bracket
from pipeline.fields.row_words import split_tail
from pipeline.fields.step import (
    ROLE_ONLY,
    SESSION,
    SESSION_WORDS,
    TAIL,
    VERB,
    Draft,
    flat,
    moved,
    only_votes,
    set_item,
    set_public_by_session,
    wordy,
)
from pipeline.german import status
from pipeline.german.results import is_result
from pipeline.german.roles import ROLES, is_lead
from pipeline.german.vote_words import LABEL
from pipeline.german.votes import ordered, votes
from pipeline.model.mention import Mention, Vote
from pipeline.model.text import Text

_ONLY_NUMBERS = re.compile(r"\s*\([\d\s/:,;-]+\)?$|\s+\d{1,3}(?:\s?[/:]\s?\d{1,3}){1,2}$")
"""The numbers of a vote in brackets behind its result ("einstimmig empfohlen (9/0/0)")."""
_VOTE_BEHIND = re.compile(r"\s*\([^()]*\d[^()]*\)?$")
_LABEL = re.compile(r"[\s,;:|()–-]*(?:Ergebnis|Abstimmung(?:sergebnis)?|Votum)\s*:")
"""What leads to the vote at the end of a row."""
_TRIPLE = re.compile(r"\d{1,3}\s?:\s?\d{1,3}\s?:\s?\d{1,3}")
_TRIPLE_BEHIND = re.compile(rf"\s\(?(?P<votes>(?!(?:\d{{1,3}}\s?:\s?){{0,2}}0\d){_TRIPLE.pattern})\)?$")
"""The same behind a result ("empfohlen 7:2:0"); a nought before another figure is one of a time ("18:30:00")."""
_PAIR = re.compile(r"(?!(?:\d{1,2}:(?:00|15|30|45)|(?:0?[89]|1\d|2[0-2]):[0-5][05])$)\d{1,3}\s?:\s?\d{1,3}")
"""The bare ratio of a vote behind the role or the item of a row; what may be a time of day tells nothing."""
_SITTING = 5  # letters of the least words of a sitting
_ITEM_BEHIND = re.compile(r"[\s,;–(-]*(?P<item>TOP\s?:?\s?(?:[ÖN]\s?)?\d{1,3}(?:\.\d{1,2}){0,2})\)?")
_SEPARATORS = re.compile(r"[,;|()·•]|(?<=\s)/(?=\s)")


def take_tail(text: Text, region: Region, draft: Draft, string: str, at: int) -> bool:
    """Item, mark, role, result and votes behind date and body; False where running text stands there."""
    pos = 0
    string = take_bracket(region, draft, string, at)
    whole = split_tail(string)
    if not (whole and not whole[0].strip()):  # "beratend (federführend)" is one
        parted = _SEPARATORS.sub(" ", string)
        tokens = split_tail(parted)
        string = parted if tokens and not tokens[0].strip() else _bracket_parted(_lead_parted(string))
    while True:
        match = TAIL.match(string, pos)
        if match is not None and match.lastgroup == "item" and SESSION_WORDS.match(string, match.start("item")):
            match = None  # "12. öffentliche Sitzung" is no item
        if match is not None and _is_of_vote(match):
            match = None  # nor is the number of a vote
        if match is None:
            break
        _token(text, region, draft, match, at)
        pos = match.end()
    label = _LABEL.match(string, pos)
    pos = label.end() if label else pos
    rest = string[pos:].strip(" ,;:|()\t")
    if not any(map(str.isalnum, rest)):
        return True
    start = at + string.index(rest, pos)
    end = start + len(rest)
    told = votes(rest) or (ordered(rest, ("yes", "no", "abstain")) if _TRIPLE.fullmatch(rest) else {})
    told = told or (ordered(rest, ("yes", "no")) if _PAIR.fullmatch(rest) and (draft.role or draft.item) else {})
    if not told and is_result(rest) and (triple := _TRIPLE_BEHIND.search(rest)) is not None:
        in_order = ordered(triple["votes"], ("yes", "no", "abstain"))
        told = {kind: moved(vote, triple.start("votes")) for kind, vote in in_order.items()}
    for kind, vote in told.items():
        draft.votes.setdefault(kind, moved(vote, start))
    sitting = SESSION.match(rest)
    behind = _ITEM_BEHIND.fullmatch(rest, sitting.end()) if sitting and sitting.end() > _SITTING else None
    if sitting is not None and behind is not None:  # "11. öffentliche Sitzung TOP 7"
        set_public_by_session(draft, sitting[0], start)
        if draft.item is None:
            set_item(draft, behind["item"], start + behind.start("item"), 0.9)
        return True
    session = re.fullmatch(rf"(?:{SESSION.pattern})(?:\(?[\w/.-]+\)?)?", rest, re.IGNORECASE)
    if session and not is_result(rest):
        hit = re.search(rf"{status.CLOSED}|{status.OPEN}", rest)
        if hit and draft.public is None:
            draft.public = Mention(hit[0][0] not in "Nn", start + hit.start(), start + hit.end(), "session", 0.9)
        return True
    if rest.count(" ") > 24 or ((len(rest) > 60 or VERB.search(rest)) and not is_result(rest)):
        return False
    if region.votes and not told and not is_result(rest) and sum(c.isalpha() for c in rest) < 4 and len(rest) < 20:
        for kind in region.votes:
            draft.votes[kind] = Mention(Vote("unreadable", None, rest), start, end, "no number", 0.4)
        return True
    if is_result(rest) or region.results:
        if (is_result(rest) or wordy(rest)) and not only_votes(rest, told):
            sitting = SESSION.match(rest)
            cut = sitting.end() if sitting and sitting.end() > 5 and is_result(rest[sitting.end() :]) else 0
            set_public_by_session(draft, rest[:cut], start)
            value = _ONLY_NUMBERS.sub("", rest[cut:]).strip()
            value = _VOTE_BEHIND.sub("", value) if told else value
            begin = start + rest.index(value)
            draft.result = draft.result or Mention(flat(value), begin, begin + len(value), "row", 0.9)
        return True
    role = ROLE_ONLY.match(rest)
    if role:
        draft.role = draft.role or Mention(flat(role.group()), start, start + role.end(), "row", 0.85)
        return True
    if told or (LABEL.search(rest) and len(rest) <= 60):
        return True
    return len(rest) <= 40 and not VERB.search(rest) and rest[-1:] not in ".," and bool(region.names)


def _is_of_vote(match: re.Match[str]) -> bool:
    """Whether an item of ``TAIL`` is the number of a vote ("7 Ja, 2 Nein", "9 : 0", "12 gegen 3 Stimmen")."""
    behind = match.string[match.end() :].lstrip()
    ratio = "TOP" not in match[0] and _OF_VOTE.match(behind) is not None
    return match.lastgroup == "item" and (LABEL.match(behind) is not None or ratio)


_OF_VOTE = re.compile(r"(?:[:/]|zu|gegen|von)\s?\d|(?:Gegens|S)timmen?\b")


def _lead_parted(string: str) -> str:
    """A string that begins with several of item, status and role before its result ("TOP 4 (n.ö.), Vorberatung:
    empfohlen"), or with one before the numbers of its vote, the colon of its item or the label of the result; the signs
    between them and that label as blanks."""
    bare = _RESULT_LABEL.sub(lambda m: " " * len(m[0]), string)
    parted = _LEAD_COLON.sub(lambda m: m["lead"] + " ", _SEPARATORS.sub(" ", bare))
    at, count = 0, int(bare != string)
    while (m := TAIL.match(parted, at)) and m.end() > at:
        count += 1 + (m.lastgroup == "item" and string.startswith(":", m.end()))
        if _is_of_vote(m):
            break
        at = m.end()
    if count < 2 or not is_result(bare[at:]):
        return string
    words = bare[at:].lstrip(" ,;:|()/·•")
    return parted[:at] + " " * (len(string) - at - len(words)) + words


_RESULT_LABEL = re.compile(r"\b(?:(?:Beratungs|Abstimmungs)?[Ee]rgebnis|Beschluss|Beschluß|Votum)\s?:(?=\s)")
"""The label of a result, which is no role there ("öffentlich, Votum: einstimmig")."""
_LEAD_COLON = re.compile(rf"(?P<lead>\b(?:{ROLES}|TOP\s?\d{{1,3}}(?:\.\d{{1,2}}){{0,2}})):(?=\s)")


def _bracket_parted(string: str) -> str:
    """A string whose first words are status, item or role in brackets ("(öffentlich, TOP 4): vertagt"), the signs
    around them as blanks."""
    hit = re.match(r"\s*\((?P<inside>[^()]{2,60})\)\s*:?", string)
    tokens = split_tail(_SEPARATORS.sub(" ", hit["inside"])) if hit else None
    if hit is None or tokens is None or tokens[0].strip():
        return string
    return _SEPARATORS.sub(" ", hit.group()).replace(":", " ") + string[hit.end() :]


def _token(text: Text, region: Region, draft: Draft, match: re.Match[str], at: int) -> None:
    kind = match.lastgroup or ""
    word = match.group(kind)
    start, end = at + match.start(kind), at + match.end(kind)
    names = set(region.names)
    if kind == "role" and draft.role is not None and draft.result is None and word.lower() == "zur kenntnis":
        draft.result = Mention(word, start, end, "row", 0.85)  # "genommen" stands on the next line
    elif kind == "role":
        if draft.role is not None and is_lead(draft.role.value):  # "Rat – federführend 4.3.2031 Vorberatung"
            draft.lead, draft.role = Mention(True, draft.role.start, draft.role.end, "row", 0.93), None
        draft.role = draft.role or Mention(word, start, end, "row", 0.95)
    elif kind in ("open", "closed", "shut"):
        draft.public = draft.public or Mention(kind == "open", start, end, "row", 0.93)
    elif kind == "mark":
        side = open_side(text, region, start, end)
        if side is not None and word not in "☐□":
            draft.public = draft.public or Mention(side, start, end, "cross in a column", 0.9)
    elif kind == "item":
        if region.votes and "agenda_item" not in names and not word.startswith("TOP"):
            if "public_mark" in names and word[0] in "ÖN":  # "Ö  11": the status, then the first number
                draft.public = draft.public or Mention(word[0] == "Ö", start, start + 1, "row", 0.9)
            return  # a number of a vote: see fill_votes
        bare = re.sub(r"^TOP\s*:?\s*", "", word).strip()
        if draft.item is None:
            draft.item = Mention(
                bare, start, end, "row", 0.95 if "agenda_item" in names or word.startswith("TOP") else 0.7
            )
