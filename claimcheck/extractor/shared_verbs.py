"""One verb that says the same of several counts of people: "13 soldiers and two members of the guard were killed"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from claimcheck.extractor.kinds import Named, by_agent, name_kind
from claimcheck.extractor.phrases import NounPhrase, right_clause
from claimcheck.extractor.reading import Draft, Sentence
from claimcheck.extractor.vocabulary import Cue
from claimcheck.values.numbers import Number

_LIST_GOES_ON: Final = re.compile(
    r"(?:\s+of\s+(?:the\s+)?[a-z’' -]{2,30})?\s*(?:,|,?\s+and|,?\s+as well as)\s+(?:at least\s+)?"
)
_LIST_STATE: Final = re.compile(
    r"[a-z0-9,’' -]{3,80}?\s(?=(?:killed|dead|injured|wounded|hurt|arrested|detained|missing|rescued)\b(?!\s+by\b|"
    r"\s+\d))"
)
"""The rest of a list to a state without a verb: "10 women, 7 men WOUNDED"."""
_ALL: Final = re.compile(r"\b(?:people|persons|others|victims)\b")
"""Nouns of a total, which no list goes on with."""
_THEN: Final = re.compile(
    r"(?:\s+(?:in|near|at|from|off)\s+(?:the\s+)?[a-z’'-]+(?:\s+[a-z’'-]+){0,3}?)?\s*(?:,|,?\s+and|,?\s+as well "
    r"as)\s+(?:at least\s+)?"
)
"""What stands between two victims' counts of one verb: "killed 31 people IN PERU AND 22 people in Chile"."""
_ONE_AND: Final = re.compile(r"\b(?:an?|one|another|his|her|their) (?:[a-z-]+ ){0,2}?[a-z-]+,? (?:and|as well as) $")
"""A single person before the count that a verb is said of too: "killed A WOMAN AND two men"."""
_OWN_VERB: Final = re.compile(
    r"[^.;,()]{0,40}?\b(?:were|was|are|is|have|has|had|did|fled|died|will|would|could|can|[a-z]{3,}ed)\b"
)
"""A verb that is said of the second count itself."""
_LIST_VERB: Final = re.compile(r"[a-z0-9,’' -]{3,110}?\s(?=(?:were|was|have been|had been|died|are)\b)")
"""The rest of a list to its verb."""
_NO_LIST: Final = re.compile(
    r"\b(?:who|whom|that|which|after|when|while|but|said|killed|injured|wounded|dead|hurt|arrested|missing|including|"
    r"in|on|at|to|from|by|for)\b"
)
"""Words that end a list, or give what is counted a state of its own."""
_LIST_ENDS: Final = re.compile(r"\s*(?:$|[.,;)]|(?:in|on|at|near|during|outside|inside|and injur|and wound)\b)")


def shared_kind(
    sentence: Sentence,
    number: Number,
    phrase: NounPhrase,
    limit: int,
    previous: Draft | None,
    cues: Sequence[Cue],
    groups: Mapping[str, str],
) -> Named | None:
    """The kind of harm that one verb says of several counts: "13 SOLDIERS and two members of the guard were killed",
    "killed 13 soldiers and two GUARDS"."""
    lowered = sentence.lowered
    running = [cue for cue in cues if cue.kind.running and cue.kind.counts == "people"]
    if running and limit < len(lowered) and _LIST_GOES_ON.fullmatch(lowered, phrase.end, limit):
        verb = _LIST_VERB.match(lowered, limit)
        if verb and not _NO_LIST.search(verb.group()):
            return name_kind(running, phrase, "", right_clause(lowered, verb.end(), min(len(lowered), verb.end() + 80)))
        state = _LIST_STATE.match(lowered, limit) if phrase.head in groups else None
        if state and not _NO_LIST.search(state.group()) and not _ALL.search(state.group()):
            return name_kind(
                running, phrase, "", right_clause(lowered, state.end() - 1, min(len(lowered), state.end() + 80))
            )
    if (
        previous is None
        and not number.extra
        and phrase.head in groups
        and (one := _ONE_AND.search(lowered, max(0, number.start - 60), number.start))
    ):
        before = lowered[max(0, one.start() - 60) : one.start()]
        found = ((cue, cue.active.search(before)) for cue in running if cue.active)
        return next(
            ((cue, match.group().strip()) for cue, match in found if match and not by_agent(cue, match.group())), None
        )
    if previous is None or number.extra:
        return None
    told = _LIST_GOES_ON.fullmatch(lowered, previous.end, number.start)
    if not (told and _LIST_ENDS.match(lowered, phrase.end)) and not (
        phrase.head in groups
        and _THEN.fullmatch(lowered, previous.end, number.start)
        and _LIST_ENDS.match(lowered, phrase.end)
        and not _OWN_VERB.match(lowered, phrase.end)
    ):
        return None
    cue = next((cue for cue in running if cue.name == previous.kind), None)
    acted = (
        cue is not None
        and cue.active is not None
        and cue.active.search(lowered[max(0, previous.start - 60) : previous.start]) is not None
    )
    several = (phrase.head or "").endswith("s") or phrase.head in groups
    return (cue, previous.more.get("pattern") or cue.name) if cue and acted and several else None
