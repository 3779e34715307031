"""A text and its outline go in; steps come out that only the height of their words tells, where a table came apart."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.fields.step import Draft
from pipeline.german import bodies, dates
from pipeline.model.mention import Mention, Vote
from pipeline.model.outline import Outline
from pipeline.model.text import Text

_SENTENCE = 12  # words of a line that is no row


def find(text: Text, outline: Outline) -> list[Draft]:
    """Days and bodies at the same height in the head of page 1, where a table came apart: steps that nobody should
    trust unseen, their votes not read."""
    stop = min((x.heading.start for x in outline.of_role("facts", "reasons", "resolution")), default=0)
    labelled = [x.value for x in outline.labels if x.key in ("date", "received", "reference", "meeting", "name")]
    string = text.string[:stop]
    told = [x for x in text.lines if x.body and x.start < stop and len(x.string.split()) > _SENTENCE]
    places = {m.start: text.boxes(m.start, m.end) for m in bodies.parse(string)}
    drafts = []
    for day in dates.parse(string):
        own = text.boxes(day.start, day.end)
        spans = [*((s.start, s.end) for s in labelled), *((x.start, x.end) for x in told)]
        if (
            day.value.precision != "day"
            or day.value.start is None
            or not own
            or any(start <= day.start < end for start, end in spans)
        ):
            continue
        near = [
            m
            for m in bodies.parse(string)
            if places[m.start]
            and places[m.start][0].page == own[0].page == text.first_page
            and abs(places[m.start][0].box.middle[1] - own[0].box.middle[1]) < 0.6 * own[0].box.height
        ]
        if len(near) == 1:
            span = replace(day.value, role="meeting")
            draft = Draft(min(day.start, near[0].start), max(day.end, near[0].end), "same height", 0.6)
            draft.date = Mention(span, day.start, day.end, "same height", 0.6, day.flags)
            draft.body = replace(near[0], rule="same height", confidence=0.6)
            if re.search(r"\bJa\b.{0,80}\bNein\b", string, re.DOTALL):
                for kind in ("yes", "no", "abstain"):
                    draft.votes[kind] = Mention(Vote("unreadable"), day.end, day.end, "same height", 0.3)
            drafts.append(draft)
    return drafts
