"""One verb that says the same of several counts of people: "13 soldiers and two members of the guard were killed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from claimcheck.extractor.kinds import Named, name_kind
from claimcheck.extractor.phrases import NounPhrase, right_clause
from claimcheck.extractor.reading import Draft, Sentence
from claimcheck.extractor.vocabulary import Cue
from claimcheck.values.numbers import Number

_LIST_GOES_ON: Final = re.compile(
    r"(?:\s+of\s+(?:the\s+)?[a-z’' -]{2,30})?\s*(?:,|,?\s+and|,?\s+as well as)\s+(?:at least\s+)?"
)
_LIST_VERB: Final = re.compile(r"[a-z0-9,’' -]{3,110}?\s(?=(?:were|was|have been|had been|died|are)\b)")
"""The rest of a list to its verb."""
_NO_LIST: Final = re.compile(
    r"\b(?:who|whom|that|which|after|when|while|but|said|killed|injured|wounded|dead|hurt|arrested|missing|including|"
    r"in|on|at|to|from|by|for)\b"
)
"""Words that end a list, or give what is counted a state of its own."""
_LIST_ENDS: Final = re.compile(r"\s*(?:$|[.,;)]|(?:in|on|at|near|during|outside|inside|and injur|and wound)\b)")


def shared_kind(
    sentence: Sentence, number: Number, phrase: NounPhrase, limit: int, previous: Draft | None, cues: Sequence[Cue]
) -> Named | None:
    """The kind of harm that one verb says of several counts: "13 SOLDIERS and two members of the guard were killed",
    "killed 13 soldiers and two GUARDS"."""
    lowered = sentence.lowered
    running = [cue for cue in cues if cue.kind.running and cue.kind.counts == "people"]
    if running and limit < len(lowered) and _LIST_GOES_ON.fullmatch(lowered, phrase.end, limit):
        verb = _LIST_VERB.match(lowered, limit)
        if verb and not _NO_LIST.search(verb.group()):
            return name_kind(running, phrase, "", right_clause(lowered, verb.end(), min(len(lowered), verb.end() + 80)))
    if (
        previous is None
        or number.extra
        or not _LIST_GOES_ON.fullmatch(lowered, previous.end, number.start)
        or not _LIST_ENDS.match(lowered, phrase.end)
    ):
        return None
    cue = next((cue for cue in running if cue.name == previous.kind), None)
    acted = (
        cue is not None
        and cue.active is not None
        and cue.active.search(lowered[max(0, previous.start - 60) : previous.start]) is not None
    )
    return (
        (cue, previous.more.get("pattern") or cue.name) if cue and acted and (phrase.head or "").endswith("s") else None
    )
