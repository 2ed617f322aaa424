"""The comparison vector of two claims: slot by slot what agrees, differs or is missing, and how much what agrees says.

Each entry has a name that `explain` prints beside its weight. The entries of a group of values (counts that no rule
names, sums and measures, times), and
those of an archive, come a second time with the group before them, so that words may weigh more where no rule says what
is counted.
"""

from __future__ import annotations

import math

from claimcheck.matcher.bucket import Bucket
from claimcheck.matcher.described import Described, gap, ratio
from claimcheck.matcher.keys import country
from claimcheck.matcher.spans import of_its_time
from claimcheck.matcher.traits import GENERIC
from claimcheck.matcher.word_features import Entries, Vector, figures_of, words_of
from claimcheck.values.places import load

_CLOSE = ((0.08, 1.0), (0.2, 0.6), (0.301, 0.3))
"""How far apart two figures may be (as `ratio` tells it) to count as close, and how close."""
_DAYS = ((0, "same day"), (1, "1 day apart"), (3, "2-3 days apart"), (14, "4-14 days apart"))
_GROUPED = (
    "words beside: alike", "words beside: shared", "topics: shared", "noun: same", "told: neither", "told: one", "told: both", "day: same day",
    "place: same, stated", "names: shared", "part: none", "only figure", "ratio", "figures: within a fifth", "figures: within twice", "one text",
    "bounded", "vague", "period: one", "place: differs", "confirmed: more", "confirmed: less", "background: one", "central: less", "event: other",
    "names: differ", "names: alike", "names: one", "day: 4-14 days apart", "day: 15 days apart and more", "planned: one", "first of several: one", "day: 2-3 days apart", "day: 1 day apart", "kind: same, named", "whole", "place: same", "noun: same, general",
    "adjacent: shared", "adjacent: differ", "names: one unknown to the other", "names: both unknown to the other",
    "years: differ", "years: one",
    "whole, same day", "group: same", "topics: alike", "the letter allows both", "in the lead: one", "in the lead: both", "first: less", "largest: less",
)  # fmt: skip
"""Entries that come a second time for the groups of values in which they weigh otherwise."""
_CLOCK = "clock"
_MONTH = 30
"""Days from which two reports of an archive are as far apart as they can be for the comparison."""


def vector(a: Described, b: Described, bucket: Bucket) -> Vector:
    """What is said for and against one question that both claims answer; entries of 0 are left out."""
    found: Vector = {}
    for part in (_what, _whole_or_part, _where, _when, words_of, figures_of, _voices, _rest_of_texts):
        found.update((name, value) for name, value in part(a, b, bucket) if value)
    found.update((name, value) for name, value in _together(a, b, found) if value)
    group = _group(a, b)
    for name in (group, "archive" if "archive" in found else ""):
        if name:
            found.update({f"{name}, {entry}": found[entry] for entry in _GROUPED if entry in found})
            found[name] = 1.0
    return found


def _group(a: Described, b: Described) -> str:
    """The group of values in which words weigh otherwise; empty for counts of a kind that the rules name."""
    kind = a.claim.value.type
    if kind == "count":
        return "" if _one_kind(a, b) else "open count"
    return "time" if kind == _CLOCK else "measured"


def _one_kind(a: Described, b: Described) -> bool:
    return a.named and b.named and a.claim.kind == b.claim.kind


def _what(a: Described, b: Described, bucket: Bucket) -> Entries:
    """The kind and the noun."""
    same = a.claim.kind == b.claim.kind
    if a.named and b.named:
        yield "kind: same, named" if same else "kind: two named", 1.0
    else:
        yield "kind: one named" if a.named or b.named else "kind: same, open" if same else "kind: two open", 1.0
    generic = not a.noun or not b.noun or a.noun in GENERIC or b.noun in GENERIC
    if a.noun and a.noun == b.noun:
        yield "noun: same, general" if generic else "noun: same", 1.0
    else:
        yield "noun: missing" if not a.noun or not b.noun else "noun: one general" if generic else "noun: differs", 1.0
    if a.modifiers and b.modifiers:
        yield "modifiers: shared" if a.modifiers & b.modifiers else "modifiers: differ", 1.0
    elif a.modifiers or b.modifiers:
        yield "modifiers: one", 1.0
    if a.claim.value.type == "count":
        who, other = a.claim.who, b.claim.who
        if who and other:
            yield (
                "group: same"
                if who == other
                else "group: part of the other"
                if "people" in (who, other)
                else "group: differs",
                1.0,
            )
            if who != other and "people" in (who, other):
                whole, part = (a, b) if who == "people" else (b, a)
                yield "group: a smaller part of the other", float(part.middle < whole.middle) * ratio(a, b)
        else:
            yield "group: missing", 1.0
    elif a.claim.item and b.claim.item:
        yield "item: same" if a.claim.item == b.claim.item else "item: differs", 1.0


def _whole_or_part(a: Described, b: Described, bucket: Bucket) -> Entries:
    if a.state == b.state:
        yield "part: none" if a.state is None else "part: same", 1.0
    elif a.state is None or b.state is None:
        state = a.state or b.state
        yield "part: one", 1.0
        yield (
            f"part: one {state}"
            if state in ("hospital", "shot", "serious", "minor", "bodies", "part")
            else "part: one group",
            1.0,
        )
    else:
        yield "part: differs", 1.0
    moments = {a.claim.moment or "", b.claim.moment or ""}
    if moments != {""}:
        yield "change: same side" if len(moments) == 1 else "change: differs", 1.0
    for name in (
        "background",
        "elsewhere",
        "in a part of the place",
        "in the lead",
        "group",
        "others",
        "first of several",
        "later of several",
        "left",
        "feared",
        "planned",
    ):
        high, low = sorted((a.traits[name], b.traits[name]), reverse=True)
        yield f"{name}: one", high
        yield f"{name}: both", low


def _where(a: Described, b: Described, bucket: Bucket) -> Entries:
    x, y = a.claim, b.claim
    if x.place_stated and y.place_stated:
        if x.place == y.place:
            yield "place: same, stated", 1.0
        else:
            inside = load().contains(x.place or "", y.place or "") or load().contains(y.place or "", x.place or "")
            yield "place: one in the other" if inside else "place: differs", 1.0
    elif x.place == y.place:
        yield "place: same", 1.0
    elif x.place_stated or y.place_stated:
        yield (
            "place: one stated, one country"
            if country(x.place) == country(y.place)
            else "place: one stated, elsewhere",
            1.0,
        )
    else:
        yield "place: of the events, differs", 1.0
    if not bucket.one_event(x.source, y.source):
        yield "event: other", 1.0
    if bucket.archive and x.source != y.source:
        yield "archive", 1.0
        yield "archive: other place", float(x.place != y.place)
        yield "archive: other place, both stated", float(x.place_stated and y.place_stated and x.place != y.place)
        yield "archive: other town", float(x.scene != y.scene)
        yield "archive: days apart", min((gap(a, b) or 0) / _MONTH, 1.0)


def _when(a: Described, b: Described, bucket: Bucket) -> Entries:
    days = gap(a, b)
    yield (
        "day: unknown"
        if days is None
        else "day: " + next((name for most, name in _DAYS if days <= most), "15 days apart and more"),
        1.0,
    )
    if a.claim.as_of_stated and b.claim.as_of_stated:
        yield "stated day: same" if a.claim.as_of == b.claim.as_of else "stated day: differs", 1.0
    elif a.claim.as_of_stated or b.claim.as_of_stated:
        yield "stated day: one, the same" if a.claim.as_of == b.claim.as_of else "stated day: one, another", 1.0
    period, other = (
        None if of_its_time(d.claim) else d.claim.period for d in (a, b)
    )  # what differs for certain is a veto
    if period == other:
        yield "period: same" if period else "period: none", 1.0
    elif (a.claim.total and other is None) or (b.claim.total and period is None):
        yield "period: the day of the event", 1.0
    else:
        yield "period: one" if period is None or other is None else "period: differs", 1.0


def _voices(a: Described, b: Described, bucket: Bucket) -> Entries:
    """Who says it, and whether in one text."""
    x, y = a.claim, b.claim
    yield "unconfirmed", float("unconfirmed" in (x.stance, y.stance))
    yield "speaker: same", float(x.speaker is not None and x.speaker == y.speaker)
    if x.source == y.source:
        yield "one text", 1.0
        yield "one text: one sentence", float(x.sentence == y.sentence)
        yield "one text: near", float(x.sentence != y.sentence and abs(x.span.line - y.span.line) <= 2)
        yield "one text: two speakers", float(bool(x.speaker and y.speaker and x.speaker != y.speaker))
        yield "one text: headline", float(min(x.span.line, y.span.line) <= 1)


def _rest_of_texts(a: Described, b: Described, bucket: Bucket) -> Entries:
    """What else the two reports say, and what other reports say."""
    if a.claim.source != b.claim.source:
        told = bucket.told(a, b.claim.source, but=b) + bucket.told(b, a.claim.source, but=a)
        yield ("told: neither", "told: one", "told: both")[told], 1.0
    elif bucket.told_elsewhere(a, b):
        yield "one text: others tell both", 1.0
    yield "only figure", float(max(bucket.figures(a), bucket.figures(b)) == 1)
    yield "many figures", min(math.log(max(bucket.figures(a), bucket.figures(b), 1)), 3.0)
    for name, of in (
        ("confirmed", bucket.confirmed),
        ("central", bucket.central),
        ("first", bucket.first),
        ("largest", bucket.largest),
    ):
        high, low = sorted((of(a), of(b)), reverse=True)
        yield f"{name}: more", high
        yield f"{name}: less", low


def _together(a: Described, b: Described, found: Vector) -> Entries:
    """What says more together than each by itself."""
    close = next((weight for most, weight in _CLOSE if found.get("ratio", 0.0) < most), 0.0)
    yield "close, words alike", close * found.get("words beside: alike", 0.0)
    yield "close, noun same", close * found.get("noun: same", 0.0)
    yield "close, names shared", close * found.get("names: shared", 0.0)
    yield (
        "words beside: much alike",
        float(found.get("words beside: alike", 0.0) > 0.35) + float(found.get("words beside: alike", 0.0) > 0.5),
    )
    own = _one_kind(a, b)
    yield "headline, same kind or noun", found.get("one text: headline", 0.0) * float(own or "noun: same" in found)
    whole = (
        own
        and "part: none" in found
        and not any(f"{name}: one" in found for name in ("group", "background", "elsewhere"))
    )
    if whole:
        yield "whole", 1.0
        yield "whole, same day", found.get("day: same day", 0.0)
        yield "whole, in the lead", found.get("in the lead: one", 0.0)
        yield "whole, confirmed", found.get("confirmed: more", 0.0)
        yield "whole, told: neither", found.get("told: neither", 0.0)
        yield "whole, first and largest", min(found.get("first: less", 0.0), found.get("largest: less", 0.0))
