"""The table of verdicts: whether two claims of one quantity can both stand."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import replace

from claimcheck.judge.stated import STATED
from claimcheck.matcher import FIGURE, country, related
from claimcheck.matcher.spans import is_over
from claimcheck.matcher.wording import figure_in
from claimcheck.model import Claim, Pair, Quantity
from claimcheck.rules import Kind, Rules
from claimcheck.values.differing import as_read, before, middle, relation
from claimcheck.values.intervals import bound, interval, one_converted
from claimcheck.values.units import base_of, meanings_of

_CONVERTED = 1.06
"""A converted figure may be rounded by so much."""
_DIFFERENCE_BEFORE = re.compile(
    r"\b(?:by|warm\w*|cool(?:s|ed|ing)?(?: of| by)?|heat(?:s|ed|ing)? (?:of|by)|(?:increase|rise|drop|fall|decline|"
    r"decrease|change|difference|swing|anomaly|jump|gain|margin|reduction) of|within|limit\w*)\b[^.;()\d]{0,45}$",
    re.I,
)
_DIFFERENCE_BEHIND = re.compile(
    r"[)\]]?,?\s+(?:(?:of )?warming|above|below|over|warmer|cooler|hotter|colder|higher|lower|more|less|increase|"
    r"rise|drop|fall|difference|threshold|target|goal|limit)\b", re.I
)
"""Words beside a temperature that make it a difference of two."""
_FEW = 20
"""Vague words below this ("several") say little beside an exact figure of the same text."""
_GROWN = 0.2
"""Share by which a total may have passed a later lower bound and still not have fallen."""
_ONE_AGE = 10
"""Days between two reports in which a birthday is not looked for."""
_TRADED = frozenset(("barrel", "ounce", "bushel"))
_MOVED = 1.1
"""What is traded by the hour, and how much its price may differ between two reports of it."""
_CERTAIN = 0.75
"""The probability of one quantity from which a conflict may be an error."""


def judge_pair(a: Claim, b: Claim, rules: Rules) -> Pair | None:
    """The verdict on two claims of one quantity; None where they agree."""
    kind = rules.kinds.get(a.kind)
    found = related(a, b, kind)
    if found == "meet" or _says_little(a, b):
        return None
    change = _revised(a, b, kind)
    if change:
        return Pair(a.id, b.id, "revision", "note", f"{_both(a, b)}: {change}")
    if found == "strained":
        return Pair(a.id, b.id, "tension", "warning", f"{_both(a, b)}: {_strain(a, b)}")
    unknown = _unknown(a, b, kind)
    unsure = unknown or "vague" in (a.value.qualifier, b.value.qualifier) or "unconfirmed" in (a.stance, b.stance) or a.value.type == "date" or a.kind == "time_of_day"
    larger = a if middle(a.value) > middle(b.value) else b
    part = a.who != b.who and "people" in (a.who, b.who) and larger.who != "people"
    why = f"{_both(a, b)}: {'the part is larger than the whole' if part else 'no value fits both'}"
    if unknown:
        why += f"; only a warning, since {' and '.join(unknown)} {'is' if len(unknown) == 1 else 'are'} not stated in both"
    return Pair(a.id, b.id, "tension" if unsure else "conflict", "warning" if unsure else "error", why)


def _says_little(a: Claim, b: Claim) -> bool:
    """Whether vague words leave nothing to judge: two of them of two days, or "several arrested" beside "78
    arrested" in one text."""
    vague = [c.value for c in (a, b) if c.value.qualifier == "vague"]
    if len(vague) == 2 and a.known_day != b.known_day:
        return True
    return a.source == b.source and any(isinstance(v.usual_high, (int, float)) and v.usual_high < _FEW for v in vague)


def _strain(a: Claim, b: Claim) -> str:
    if "vague" in (a.value.qualifier, b.value.qualifier):
        return "the vague word allows the other figure, but no reader would take it so"
    return "the words allow both, but readers take them as different figures"


def _revised(a: Claim, b: Claim, kind: Kind | None) -> str | None:
    """Why one figure may have taken the place of the other as time went on; None where both are of one time, or
    where it may not."""
    if a.value.type == "clock" and a.kind != "time_of_day" and a.known_day and b.known_day and a.known_day != b.known_day:
        return f"hours that may have been changed from {min(a.known_day, b.known_day)} to {max(a.known_day, b.known_day)}"
    low, high = sorted((middle(a.value), middle(b.value)))
    if a.value.per in _TRADED and a.source != b.source and high < _MOVED * low:
        return "a price that moves through the day"
    order = _in_order(a, b)
    if order is None and kind and kind.running and a.source != b.source and _may_have_grown(a, b):
        return "a running total that may have grown; one of the reports gives no day"
    if order:
        older, later = order
        span = f"from {older.known_day or older.published} to {later.known_day or later.published}"
        if later.moment == "after" and older.moment != "after":
            return f"the later text says that it has changed, {span}"
        if kind and kind.falls:
            return f"it may fall as well as rise, {span}"
    if not (kind and kind.running):
        return None
    if a.source == b.source and "after" in (a.moment, b.moment) and not a.speaker and not b.speaker:
        return "the text says that the total has changed, and gives it at several times"
    one_span = a.period is not None and a.period == b.period and not a.total and is_over(a) and is_over(b)
    if order and not one_span and not _fell_to_a_word(older, later) and _grew(older, later):
        return f"a running total that may have grown {span}"
    return None


def _in_order(a: Claim, b: Claim) -> tuple[Claim, Claim] | None:
    """The older and the later of two claims; None where they are of one day, or of days that are not known.

    In two reports by the days of publication, and by the days that both state; in one text by the latter alone.
    """
    if a.as_of_stated and b.as_of_stated and a.as_of == b.as_of:
        return None
    if a.source != b.source and a.published and b.published and a.published != b.published:
        return (a, b) if a.published < b.published else (b, a)
    if a.known_day and b.known_day and a.known_day != b.known_day and (a.source != b.source or a.as_of_stated or b.as_of_stated):
        return (a, b) if a.known_day < b.known_day else (b, a)
    return None


def _may_have_grown(a: Claim, b: Claim) -> bool:
    """Whether one of two totals is of no known day, so that it may stand anywhere on the way; two without a day are
    taken to be of one time."""
    small = min((a, b), key=lambda c: interval(c.value)[0])
    if "vague" in (a.value.qualifier, b.value.qualifier):
        return False
    unknown = (a.known_day, b.known_day).count(None)
    return unknown == 1 or (unknown == 2 and small.value.qualifier in ("at_least", "more_than"))


def _fell_to_a_word(older: Claim, later: Claim) -> bool:
    """Whether the later report has a vague word that no reader takes for so many as the older figure: "dozens" after
    164."""
    high = later.value.usual_high
    return later.value.qualifier == "vague" and isinstance(high, (int, float)) and high < interval(older.value)[0]


def _grew(older: Claim, later: Claim) -> bool:
    """Whether a running total may have grown from one claim to the other; also where the later report tells of an
    earlier day."""
    if as_read(later.value, _GROWN)[1] >= interval(older.value)[0]:
        return True
    known = min(day for day in (older.known_day, older.published, "9") if day)  # no report tells of days to come
    looks_back = later.as_of_stated and (later.as_of or "") < known
    return looks_back and interval(older.value)[1] >= interval(later.value)[0]


def _unknown(a: Claim, b: Claim, kind: Kind | None) -> list[str]:
    """The slots that one of two claims does not state."""
    nouns = [(c.subject or "").lower().split()[-1:] for c in (a, b)]
    known = {
        "who is counted": a.value.type != "count" or not all(nouns) or nouns[0] == nouns[1] or (a.who is not None and a.who == b.who),
        "the day": (a.as_of_stated and b.as_of_stated) or a.value.type in ("date", "clock"),
        "the place": bool((kind and kind.scope.place == "any") or (a.place and b.place and a.place_stated == b.place_stated)),
        "the same day": a.value.type != "money" or a.known_day == b.known_day,
    }
    return [name for name, is_known in known.items() if not is_known]


def judge_by_key(a: Claim, b: Claim, quantity: Quantity, rules: Rules, probability: float) -> Pair | None:
    """The verdict on two claims that answer the question of `quantity`, which they do with this probability."""
    special = SPECIAL.get(quantity.key[0])
    pair = special(a, b, quantity, rules) if special else judge_pair(a, b, rules)
    if pair is None or pair.level != "error" or quantity.key[0] != FIGURE:
        return pair
    kind = rules.kinds.get(a.kind)
    pinned = quantity.key[1] == "item" or (quantity.key[1] == "kind" and kind is not None and not kind.open and a.value.type == "count")
    if not pinned:
        return _lowered(pair, "since no rule pins the quantity down")
    return _lowered(pair, "since not enough says that both are of one quantity") if probability < _CERTAIN else pair


def _lowered(pair: Pair, why: str) -> Pair:
    return replace(pair, verdict="tension", level="warning", reason=f"{pair.reason}; only a warning, {why}")


def _denied(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    return Pair(a.id, b.id, "conflict", "warning", f"{_both(a, b)}: what one denies, the other counts")


def _members(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    if relation(a.value, b.value) == "meet":
        return None
    return Pair(a.id, b.id, "tension", "warning", f"{_both(a, b)}: each names what the other leaves out")


def _conversion(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    if one_converted(a.value, b.value, _CONVERTED, usual=True) or (base_of(a.value.unit) == "degree" and _one_difference(a, b)):
        return None
    return Pair(a.id, b.id, "conflict", "error", f"{_both(a, b)}: one is not the other in another unit")


def _one_difference(a: Claim, b: Claim) -> bool:
    """Whether two temperatures are one difference on two scales ("by 2C (3.6F)"): the words beside the first say
    that it is one, and the points at which the scales begin do not count."""
    first, second = sorted((a, b), key=lambda c: c.span.start)
    sentence, begin, _ = figure_in(first)
    _, _, end = figure_in(second)
    if not (_DIFFERENCE_BEFORE.search(sentence, max(0, begin - 60), begin) or _DIFFERENCE_BEHIND.match(sentence, end)):
        return False
    factors = [{factor for factor, _ in meanings_of(c.value.unit)} for c in (first, second)]
    spans = [_with_rounding(c) for c in (first, second)]
    return any(
        low * factor <= other_high * other * _CONVERTED and other_low * other <= high * factor * _CONVERTED
        for factor in factors[0] for other in factors[1] for low, high in spans[:1] for other_low, other_high in spans[1:]
    )


def _with_rounding(claim: Claim) -> tuple[float, float]:
    """The bounds of a temperature on its own scale, with half a unit of the last digit that is written."""
    low, high = bound(claim.value.low, 0.0), bound(claim.value.high, 0.0)
    half = 0.05 if "." in claim.value.text else 0.5
    return low - half, high + half


def _dated(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    """Two dates of one happening: what happens once has one date, and nothing of it comes before its beginning."""
    _, name, _ = quantity.key
    apart = relation(a.value, b.value) == "apart"
    if rules.happenings[name].once:
        return Pair(a.id, b.id, "tension", "warning",
            f"{_both(a, b)}: it happened once, and no day or hour fits both") if apart else None
    begins = [any(h.begins and h.name == name and (h.place or country(c.place)) == quantity.key[2] for h in c.happened) for c in (a, b)]
    if all(begins):
        return Pair(a.id, b.id, "tension", "warning",
            f"{_both(a, b)}: both say when it began, and no day or hour fits both") if apart else None
    for first, starts, later in ((a, begins[1], b), (b, begins[0], a)):
        if starts and before(first.value, later.value):
            return Pair(a.id, b.id, "tension", "warning",
                f"{_both(a, b)}: the later date is given as its beginning, the earlier has it under way"
            )
    return None


def _sum(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    if a.value.low == b.value.low:
        return None
    total, parts = (b, a) if a.subset == "sum of parts" else (a, b)
    said = f"“{total.value.text}” and “{' '.join(parts.value.text.split())}” ({total.publisher or total.source})"
    return Pair(a.id, b.id, "conflict", "warning", f"{said}: the parts come to {float(parts.value.low or 0):g}")


def _change(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    """A figure that a text itself reports as raised or corrected."""
    older, later = (a, b) if a.moment == "before" else (b, a)
    if relation(a.value, b.value) == "meet":
        return None
    return Pair(a.id, b.id, "revision", "note",
        f"{_both(older, later)}: the text says that the one has taken the place of the other"
    )


def _weekday(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    """A weekday that is not the one of the date beside it."""
    named, date = (a, b) if a.value.text[:1].isalpha() and a.value.text.rstrip(".").isalpha() else (b, a)
    day = datetime.date.fromisoformat(str(date.value.low))
    reason = (
        f"“{named.value.text}” and “{' '.join(date.value.text.split())}” ({date.publisher or date.source}): {day.day} "
        f"{calendar.month_name[day.month]} {day.year} was a {calendar.day_name[day.weekday()]}"
    )
    return Pair(a.id, b.id, "conflict", "warning", reason)


def _age(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    """Two ages of one person; a birthday may lie between two reports."""
    days = [datetime.date.fromisoformat(c.published).toordinal() for c in (a, b) if c.published]
    if abs(float(a.value.low or 0) - float(b.value.low or 0)) <= (0 if max(days, default=0) - min(days, default=0) <= _ONE_AGE else 1):
        return None
    return Pair(a.id, b.id, "tension", "warning", f"{_both(a, b)}: one person has one age")


def _tally(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    """Two results of one vote or match."""
    if a.value.low == b.value.low:
        return None
    return Pair(a.id, b.id, "conflict", "warning", f"{_both(a, b)}: one vote or match has one result")


def _act(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    """Two dates of one act."""
    return Pair(a.id, b.id, "tension", "warning", f"{_both(a, b)}: both date one act, and no day fits both")


SPECIAL = STATED | {"act": _act, "change": _change, "sum": _sum, "happening": _dated, "denied": _denied, "members": _members, "conversion": _conversion, "age": _age, "weekday": _weekday, "tally": _tally}
"""Verdicts on answers to other questions than "how many"."""


def _both(a: Claim, b: Claim) -> str:
    return f"{_figure(a)} and {_figure(b)}"


def _figure(claim: Claim) -> str:
    """The figure as written, with the hours that the text names beside a date, and who publishes it."""
    value = claim.value
    hours = (
        f", {value.time_low:g} to {value.time_high:g} h"
    ) if value.time_low is not None and value.time_high is not None else ""
    return f"“{' '.join(value.text.split())}”{hours} ({claim.publisher or claim.source})"
