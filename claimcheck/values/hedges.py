"""The words before a figure that widen or bound it: "at least", "no more than about"."""

from __future__ import annotations

import re

_MARKS = "“\"‘'(—–-"
_SIGNS = frozenset("$€£¥₹₽₸₴₦₩")
_HEDGES: tuple[tuple[str, str], ...] = (
    ("at_least", r"at least|no fewer than|no less than|not less than|a minimum of|minimum of|as many as at least"),
    ("more_than", r"more than|over|in excess of|greater than|upwards of|above|exceed(?:ing|s|ed)|surpass(?:ing|es|ed)|topp(?:ing|ed)"),
    ("at_most", r"at most|no more than|not more than|up to|as many as|as much as|a maximum of|within"),
    ("less_than", r"fewer than|less than|under|below"),
    ("about", r"about|around|some|roughly|nearly|almost|approximately|an estimated about|close to|approaching|circa|or so"),
    ("exact", r"an estimated|exactly|precisely|just|only|a total of|a record|another|an additional|an official|the|a|all"),
)
_HEDGE = re.compile(r"(?:^|(?<=[\s(“\"‘'—–-]))(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _HEDGES) + r")[\s“\"‘']+$")
_HEDGE_ENDS = frozenset(
    "as least fewer less than minimum of over excess upwards above exceeding exceeds exceeded surpassing surpasses surpassed topping topped most to many much maximum within under below about around some roughly "
    "nearly almost approximately approaching circa so estimated exactly precisely just only total record another additional official the a all".split()
)
"""Last words of hedges: a cheap look before the pattern is tried."""


def _directly(text: str, start: int) -> tuple[int, list[str], bool]:
    """Hedges that stand directly before `start`: the first of them, their names (nearest first), and whether one says "another"."""
    names: list[str] = []
    extra = False
    for _ in range(3):
        before = text[max(0, start - 14) : start].rsplit(None, 1)
        if not before or before[-1].strip(_MARKS) not in _HEDGE_ENDS:
            break
        match = _HEDGE.search(text, max(0, start - 24), start)
        if not match:
            break
        word = match.group(0).strip()
        if word in ("a", "the", "all") and not names and match.lastgroup == "exact":
            break
        extra = extra or word.startswith(("another", "an additional"))
        names.append(match.lastgroup or "exact")
        start = match.start()
    return start, names, extra


def hedges_before(text: str, start: int) -> tuple[int, list[str], bool]:
    """Hedges before `start`: the first of them, their names (nearest first), and whether one says "another"; also where a currency sign stands between ("more than $5"); the figure begins at `start` where no hedge does."""
    if start == 0 or text[start - 1] not in _SIGNS:
        return _directly(text, start)
    sign = start - 1
    while sign and text[sign - 1].isalpha() and sign > start - 4:
        sign -= 1
    begin, names, extra = _directly(text, sign)
    return begin if names else start, names, extra
