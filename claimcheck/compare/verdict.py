"""Two statements whose scope is given: does b agree with a, conflict with it, or neither?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.compare.against import against
from claimcheck.compare.dated import named_year
from claimcheck.compare.figure import Figure
from claimcheck.compare.figures import read_figures
from claimcheck.compare.pairing import by_words
from claimcheck.compare.spacing import closed
from claimcheck.rules import Rules

_HEDGES = (
    "more than|less than|over|under|at least|at most|about|around|fewer than|up to|nearly|almost|approximately|exactly|"
    "above|below|roughly"
)
_HEDGE_OR_FIGURE = re.compile(rf"\b(?:{_HEDGES})\b|\d[\d,]*(?:\.\d+)?")
_ONLY_FIGURE = re.compile(rf"(?:(?:{_HEDGES})\s+)*\d[\d,]*(?:\.\d+)?")
_NONE = re.compile(r"\bno (?:(?:reported|confirmed|known|further|new) )*[a-z]+s?\b|\byet to\b")
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_ENOUGH = 0.5
"""Likeness that a conflict needs."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Two figures held against each other."""

    verdict: str
    reason: str
    source: Figure
    claim: Figure

    @property
    def dated(self) -> bool:
        """Whether they are dates."""
        return self.claim.sort == "date"


def compare_statements(a: str, b: str, rules: Rules) -> tuple[str, str]:
    """The verdict (agree, conflict or unrelated) of claim `b` held against source `a`, and why."""
    said = _figure_by_figure(a, b, rules)
    special = _still_none(a, b, said) or _of_other_time_or_base(said)
    if special:
        return special
    for wanted in ("conflict", "unrelated", "agree"):
        found = next((j for j in said if j.verdict == wanted), None)
        if found:
            return found.verdict, found.reason
    return "unrelated", _nothing_in_common(*(_named(text, rules) for text in (a, b)))


def _named(text: str, rules: Rules) -> str:
    """The first figures of a statement, for a reason."""
    figures = [figure.text for figure in read_figures(text, rules)]
    return ", ".join(figures[:4]) + (" ..." if len(figures) > 4 else "")


def _nothing_in_common(source: str, claim: str) -> str:
    if not claim:
        return "the claim states no figure that can be read"
    return f"{claim}: the source has {source or 'no figure'}, nothing that measures the same"


def _still_none(a: str, b: str, said: list[Judged]) -> tuple[str, str] | None:
    """What had not happened by a day had not happened before it either, and may have happened after it."""
    apart = [j for j in said if j.verdict == "conflict"]
    if not apart or not all(j.dated for j in apart) or not (_NONE.search(a.lower()) and _NONE.search(b.lower())):
        return None
    named = f"{apart[0].source.text} against {apart[0].claim.text}"
    if all(j.claim.high < j.source.low for j in apart):
        return "agree", f"{named}: there were none by the later day"
    return "unrelated", f"{named}: there were none by the earlier day"


def _of_other_time_or_base(said: list[Judged]) -> tuple[str, str] | None:
    """Whether figures differ because the claim speaks of another day, or rates by another number of votes."""
    figures = [j for j in said if not j.dated]
    unlike = next((j for j in figures if j.verdict == "conflict"), None)
    if unlike is None:
        return None
    for day in (j for j in said if j.dated):
        if day.verdict == "conflict" or _days_before(day):
            return "unrelated", f"{day.source.text} against {day.claim.text}: the figures are of different days"
    base = next(
        (
            j
            for j in figures
            if j.verdict == "conflict"
            and j.claim.qualifier == "exact"
            and j.claim.noun == "review"
            and j.source.qualifier == "exact"
        ),
        None,
    )
    if base and len(figures) > 1:
        return (
            "unrelated",
            f"{base.reason.split(':')[0]}: the figures are of different days, for they rest on other numbers of {base.claim.noun}s",
        )
    return None


def _days_before(day: Judged) -> bool:
    """Whether the claim says "by" a day that is later than the source's: what was counted may have grown."""
    return day.claim.qualifier == "at_most" and day.source.qualifier == "exact" and day.source.high < day.claim.high


def _figure_by_figure(a: str, b: str, rules: Rules) -> list[Judged]:
    """The verdict on each figure of the claim that the source has."""
    framed = _framed(a, b, rules)
    if framed:
        return [Judged(*against(*framed), *framed)]
    plain = [" ".join(_HEDGE_OR_FIGURE.sub(" ", closed(text).lower()).split()) for text in (a, b)]
    year = named_year(closed(a), closed(b))
    mine, others = read_figures(a, rules, year), read_figures(b, rules, year)
    if plain[0] == plain[1]:  # the same words: the figures go one by one
        dates = not _MONTHS.isdisjoint(plain[0].split())
        mine_plain, others_plain = (read_figures(text, rules, year, dates=dates) for text in (a, b))
        if len(mine_plain) == len(others_plain):
            return [Judged(*against(x, y), x, y) for x, y in zip(mine_plain, others_plain, strict=True)]
    return [Judged(*_judged(x, y, likeness, mine), x, y) for x, y, likeness in by_words(mine, others)]


def _framed(a: str, b: str, rules: Rules) -> tuple[Figure, Figure] | None:
    """The two figures where the statements differ in one figure and its hedge alone: all around them is one frame."""
    words, others = a.lower().split(), b.lower().split()
    shorter = min(len(words), len(others))
    start = next((i for i in range(shorter) if words[i] != others[i]), shorter)
    end = next((i for i in range(shorter - start) if words[-1 - i] != others[-1 - i]), shorter - start)
    parts = [" ".join(side[start : len(side) - end]) for side in (words, others)]
    if (
        start + end < 3
        or _MONTHS.intersection(words[max(0, start - 1) : start + 2])
        or not all(_ONLY_FIGURE.fullmatch(part) for part in parts)
    ):
        return None
    read = [read_figures(part, rules, dates=False) for part in parts]
    return (read[0][0], read[1][0]) if all(len(figures) == 1 for figures in read) else None


def _judged(source: Figure, claim: Figure, likeness: float, mine: list[Figure]) -> tuple[str, str]:
    """The verdict on two figures that words pair: a conflict needs more in common, and no sum that comes to the
    claim."""
    verdict, reason = against(source, claim)
    if verdict != "conflict":
        return verdict, reason
    said = reason.split(":")[0]
    if source.figure == claim.figure and source.bounded and claim.qualifier == "exact":
        return "agree", f"{said}: the claim rounds the source's bound to its figure"
    if any(_add_up(x, y, claim) for x, y in pairwise(mine)):
        return "agree", f"{claim.text} is the sum of two figures of the source"
    if likeness < _ENOUGH:
        return "unrelated", f"{said}: too little says that they measure the same"
    if source.per != claim.per and "" in (source.per, claim.per):
        return "unrelated", f"{said}: only one of them is a rate"
    if "more" in (source.sort, claim.sort) and source.sort != claim.sort:
        return "unrelated", f"{said}: only one of them comes on top of others"
    return verdict, reason


def _add_up(x: Figure, y: Figure, claim: Figure) -> bool:
    """Whether two neighbouring figures of the source come to the claim's: "two nurses and three doctors" are five
    people."""
    sorts = claim.sort == "number" and x.sort == "number" and y.sort in ("number", "more")
    return sorts and x.figure + y.figure == claim.figure and claim.qualifier in ("exact", "at_least", x.qualifier)
