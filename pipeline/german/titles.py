"""Lines of a title and of the text below it: what ends in the midst of a title, what is a sentence and begins text."""

from __future__ import annotations

import re

UNFINISHED = re.compile(
    r"(?:[-–,;]|\b(?:und|oder|sowie|der|die|das|den|dem|des|ein|eine[rsmn]?|für|von|vom|zur|zum|im|in|am|an|auf|durch|mit|bei"
    r"|über|unter|nach))$"
)
"""The end of a line that goes on in the next."""
SENTENCE = re.compile(
    r"\b(?:wird|werden|wurden?|waren?|nahmen?|ist|sind|hat|haben|beschließt|beantragt|beantragen|bittet|bitten|stellt|stellen|fragt|fragen"
    r"|nimmt|nehmen|genehmigt|empfiehlt|empfehlen|erläutert|berichtet|begrüßt|beträgt|betragen|beläuft|erhält|erhalten|liegt|liegen)\b"
    r"(?<!\bhaben$)(?<!\bstellen$)(?<!\bnehmen$)(?<!\berhalten$)(?<!\bbeantragen$)(?<!\bliegen$)"
)
"""A verb, which titles have none of but an infinitive at their end ("Bänke am Ufer erhalten")."""


def begins_text(title: str, string: str) -> bool:
    """Whether a paragraph begins right below a title, with no blank line between."""
    ended = not UNFINISHED.search(title) and title[-1:] not in "-–,:;" and string[:1].isupper()
    return ended and len(title) < 0.85 * len(string) and SENTENCE.search(string) is not None
