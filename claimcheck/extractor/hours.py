"""Times of day, of whatever happened then -> drafts: "the crash happened at 6.10am"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.extractor.stamps import stamp_end
from claimcheck.extractor.triggers import HOURS
from claimcheck.record_making import make_value
from claimcheck.values.times import TimeHit, clock, find_times

TIME_OF_DAY = "time_of_day"
"""The kind of these claims: an open one, since only the words beside a time say of what it is."""


def read_hours(reading: Reading, sentence: Sentence) -> Iterable[Draft]:
    """The times of day of a sentence; those of curfews and opening hours are windows, which `read_moments` reads."""
    if sentence.triggers & HOURS:
        return ()
    hits = find_times(sentence.lowered, sentence.digits, sentence.words)
    return _drafts(sentence, hits) if hits else ()


def _drafts(sentence: Sentence, hits: list[TimeHit]) -> Iterator[Draft]:
    stamped = stamp_end(sentence)
    for hit in hits:
        if hit.start < stamped:
            continue
        low, high = clock(hit.low), clock(hit.high)
        value = make_value("clock", sentence.text[hit.start : hit.end], low, high, low, high, "time", hit.qualifier)
        yield Draft(TIME_OF_DAY, hit.start, hit.end, value, {"item": hit.zone, "topics": sentence.topics(hit.start)})
