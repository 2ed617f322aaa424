"""Why two claims under one key are the same quantity, or why they are not."""

from __future__ import annotations

import datetime
import re

from claimcheck.matcher.events import Events
from claimcheck.matcher.keys import Key, meeting_place
from claimcheck.matcher.spans import one_span
from claimcheck.matcher.wording import figure_in
from claimcheck.matcher.words import families_of, stems, telling, word_weight
from claimcheck.model import Claim
from claimcheck.values.places import load

APART_AFTER_DAYS = 60
"""Figures further apart than this hold for different states of affairs: silence is kept rather than guessing at one
event."""
_HEDGED = (
    r"(?:about |around |roughly |some |nearly |almost |approximately |approx\.? |over |just over |just under |or |"
    r"i\.e\. |that is |equal to |equivalent to |[~≈=] ?)*"
)
"""What may stand before a figure that another is converted to."""
_BILL = " bill"
"""What marks the words of a matter that stand before "bill" and the like."""
_ONE_STORY = 7
"""Days between two reports in which "a boy" of nearly one age is one boy."""
_TOLD_ALIKE = 1.5
"""Weight of the words beside two ages of "a boy" from which they are of one."""
_SIDES = 2
"""Sides of a match: where both reports name two, both must be the same."""
_SHARED_WORDS = 2
"""Telling words that two lists must share to be about the same."""


def same_quantity(a: Claim, b: Claim, key: Key, events: Events, days: int = APART_AFTER_DAYS) -> str | None:
    """Why two claims of one key are the same quantity; None where they are not: other events, spans or matters, or
    more than `days` apart."""
    if (
        a.source == b.source
        and key[0] not in ("conversion", "sum", "change", "weekday")
        and (a.sentence == b.sentence or key[0] in ("happening", "members"))
    ):
        return None
    if not open_to_comparison(a, b, events, days):
        return None
    if key[-1][:1] == "@" and key[-1] != meeting_place(a, b):
        return None
    special = _SPECIAL.get(key[0])
    if key[0] == "tally" and not one_span(a, b):
        return None
    if special:
        return special(a, b, key)
    if not one_span(a, b):
        return None
    parts = [f"both state {a.kind.replace('_', ' ')}"]
    if a.who:
        parts.append(f"of {a.who}")
    if len(key[-1]) > 1 and key[-1][0] == "@":
        parts.append(
            f"in {key[-1][1:]}" if a.place_stated or b.place_stated else f"of the event in {a.scene or key[-1][1:]}"
        )
    if a.known_day and a.known_day == b.known_day:
        parts.append(f"as of {a.known_day}")
    return " ".join(parts)


def open_to_comparison(a: Claim, b: Claim, events: Events, days: int = APART_AFTER_DAYS) -> bool:
    """Whether two claims are of one event and of days that are not too far apart."""
    if a.known_day and b.known_day and abs(_days(a.known_day) - _days(b.known_day)) > days:
        return False
    if any(c.total and other.published and (c.period or "") > other.published for c, other in ((a, b), (b, a))):
        return False  # a day's event that came after the other report
    return events.one_event(a.source, b.source)


def _days(iso: str) -> int:
    return datetime.date.fromisoformat(iso).toordinal()


def _happening(a: Claim, b: Claim, key: Key) -> str | None:
    days = [_days(str(d)) for d in (a.value.low, a.value.high, b.value.low, b.value.high) if d]
    if not days or max(days) - min(days) > APART_AFTER_DAYS:
        return None
    return f"both date {key[1].replace('_', ' ')}" + (f" in {key[2]}" if key[2] else "")


def _members(a: Claim, b: Claim, key: Key) -> str | None:
    mine, other = set(a.value.names or ()), set(b.value.names or ())
    shared = telling(a.topics) & telling(b.topics)
    if not mine & other or len(shared) < _SHARED_WORDS:
        return None
    words = sorted(w for w in a.topics if telling((w,)) & shared)
    return f"both list the places of one thing ({', '.join(words[:4])})"


def _denied(a: Claim, b: Claim, key: Key) -> str | None:
    facts = [c for c in (a, b) if c.value.type == "fact"]
    if len(facts) != 1:
        return None
    denial, figure = facts[0], b if facts[0] is a else a
    counted = (figure.subject or "").split(" by ")[0]
    missing = stems(denial.subject or "") - stems(figure.subject or "")
    if (
        missing
        or key[1] not in stems(counted)
        or not _within(figure.place, denial.place)
        or figure.value.low in (None, 0)
    ):
        return None
    return f"one says that there is no {denial.subject}, the other counts them"


def _plain(words: frozenset[str]) -> list[str]:
    """The words without a hyphen: "four-year-old" is the answer."""
    return sorted(word for word in words if "-" not in word)


def _age(a: Claim, b: Claim, key: Key) -> str | None:
    """Two ages of one person: the same surname, and no other given name."""
    mine, others = ((c.item or "").split() for c in (a, b))
    if (
        len(mine) > 1
        and len(others) > 1
        and mine[0] != others[0]
        and mine[0][:1] + "." != others[0]
        and others[0][:1] + "." != mine[0]
    ):
        return None
    if mine[:1] == ["a"] and not (
        abs(float(a.value.low or 0) - float(b.value.low or 0)) <= 1
        and a.published and b.published
        and abs(_days(a.published) - _days(b.published)) <= _ONE_STORY
        and sum(map(word_weight, _plain(families_of(a.topics) & families_of(b.topics)))) >= _TOLD_ALIKE
    ):  # fmt: skip
        return None
    return f"both state the age of {a.subject}"


def _conversion(a: Claim, b: Claim, key: Key) -> str | None:
    first, second = sorted((a, b), key=lambda c: c.span.start)
    sentence, _, end = figure_in(first)
    figure = re.escape(sentence[slice(*figure_in(second)[1:])])
    written = rf"\s*(?:[(\[]{_HEDGED}{figure}\s*[)\]]|,\s+or\s+{_HEDGED}{figure}(?:,|\s+[—–-]|\.?$)|\s*/\s*{figure})"
    if a.value.unit == b.value.unit or not re.match(written, sentence[end:]):
        return None
    return "one is the other in another unit"


def _passage(a: Claim, b: Claim, key: Key) -> str | None:
    return (
        "both reports have the same sentence, with another figure"
        if a.subset == b.subset and a.moment == b.moment
        else None
    )


def _weekday(a: Claim, b: Claim, key: Key) -> str | None:
    """A date and the weekday that stands beside it."""
    return "one is the weekday that stands beside the other" if a.value.low != b.value.low else None


def _change(a: Claim, b: Claim, key: Key) -> str | None:
    if {a.moment, b.moment} != {"before", "after"} and not (a.moment == "before" and b.span.start > a.span.start):
        return None
    return "the text itself reports the change"


def _sum(a: Claim, b: Claim, key: Key) -> str | None:
    total, parts = (b, a) if a.subset == "sum of parts" else (a, b)
    if (
        parts.subset != "sum of parts"
        or total.subset is not None
        or total.subject != parts.subject
        or total.kind != parts.kind
    ):
        return None
    if total.span != parts.span and total.span.start < parts.span.end and parts.span.start < total.span.end:
        return None
    return "the parts of the total are listed beside it"


def _tally(a: Claim, b: Claim, key: Key) -> str | None:
    """One vote or one match: the same body and matter, or the same sides, on one day."""
    mine, others = ({name for name in (c.item or "").split("; ") if name} for c in (a, b))
    if a.subject != b.subject and (not a.kind.startswith("votes") or (a.subject and b.subject)):
        return None
    if a.kind.startswith("votes"):
        shared = _one_matter(mine, others)
        return f"both tell of the vote on {' '.join(sorted(shared))}" if shared else None
    met = {
        name
        for name in mine
        for other in others
        if set(name.split()) <= set(other.split()) or set(other.split()) <= set(name.split())
    }
    if not met or (len(met) < _SIDES and min(len(mine), len(others)) >= _SIDES):
        return None
    return f"both tell of the match of {' and '.join(sorted(met))}"


def _one_matter(mine: set[str], others: set[str]) -> set[str]:
    """The words that two votes share, where they say that both are on one matter; empty where they do not."""
    heads = [{name.removesuffix(_BILL) for name in names if name.endswith(_BILL)} for names in (mine, others)]
    words = [{name.removesuffix(_BILL) for name in names} for names in (mine, others)]
    shared = words[0] & words[1]
    if all(heads) and heads[0].isdisjoint(words[1]) and heads[1].isdisjoint(words[0]):
        return set()
    return shared if len(shared) * 2 >= min(len(words[0]), len(words[1])) else set()


def _within(inner: str | None, outer: str | None) -> bool:
    return inner is None or outer is None or inner == outer or load().contains(outer, inner)


_SPECIAL = {
    "age": _age,
    "happening": _happening,
    "members": _members,
    "denied": _denied,
    "conversion": _conversion,
    "sum": _sum,
    "change": _change,
    "passage": _passage,
    "weekday": _weekday,
    "tally": _tally,
}
"""Questions other than "how many": what makes two answers to them comparable."""
