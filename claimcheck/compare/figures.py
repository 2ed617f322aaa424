"""The figures of one statement, read for comparison: numbers, ranks, scores, dates, each with the words beside it.

Statements come alone and often in tokenised form ("$ 5 , 58 %"), so that they are brought to ordinary prose first.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.compare.dated import bound_before, find_dated
from claimcheck.compare.figure import Figure, bounds
from claimcheck.compare.spacing import closed
from claimcheck.compare.words import words_beside
from claimcheck.rules import Rules
from claimcheck.values.currencies import currency_named
from claimcheck.values.numbers import Number, find_numbers
from claimcheck.values.units import CENTS, CURRENCIES, FACTORS, SHIPPED, SYMBOLS, UNITS, meanings_of

_ORDINAL = re.compile(
    r"\b(?P<n>\d{1,3})(?:st|nd|rd|th)\b|\b(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b"
)
_ORDINALS = {w: i for i, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)}
_RANK = re.compile(
    r"(?:\b(?:number|no\.?|position|rank(?:s|ed|ing)?(?: of| as| at)?|peak(?:ed|ing)? at|top)|#)\s*(?:at )?(?:number |"
    r"no\.? |#)?$"
)
_RANKED = re.compile(r"[\s-](?:most|best|worst|least|[a-z]{3,}est)\b|\s+(?:spot|place|position)\b")
_LABEL = re.compile(
    r"\b(?P<what>season|chapter|volume|vol\.?|series|episode|part|weeks?|day|route|flight|highway|article|game|round|"
    r"phase|stage)\s+$"
)
_WORSE = re.compile(r"\b(?:below|poorer than|lower than|worse than|behind|under)(?: the)?(?: #| number| no\.)?\s*$")
_BETTER = re.compile(
    r"\b(?:above|richer than|wealthier than|higher than|better than|ahead of|over)(?: the)?(?: #| number| no\.)?\s*$"
)
_OUT_OF = re.compile(
    r"\s*(?:/|out of(?: a possible)?)\s*(\d+)\b(?P<noun>(?<!/\d)(?<!/\d\d)(?<!/\d\d\d)(?:\s+(?!on|and|at|with|by|in|"
    r"from|based|stars?|points?)[a-z]+){0,3}?\s+(?!stars?|points?|reviews)[a-z]{3,}s\b)?"
)
_SCALE_OF = re.compile(r"\d\s*(?:\bout of|/)(?: a possible)?\s*$")
_SCALES = ("4", "5", "6", "10", "20", "100")
"""What marks are given out of."""
_ON_TOP = re.compile(r"\s+(?:more|other|others|additional|further)\b(?! than)")
_PER = re.compile(
    r"(?:\s+[a-z]+){0,3}?\s+(?:per (?P<unit>[a-z]+)|(?P<each>daily|weekly|monthly|yearly|annually|each)\b|(?:a|each|"
    r"every) (?P<time>second|minute|hour|day|night|week|month|year)\b)"
)
_AGE_BEHIND_NAME = re.compile(r"[A-Z]\w+, $")
_DRAWN_UNIT = re.compile(r"\s+(?:non-)?(?:consecutive|straight|full|whole|calendar|successive) (?P<unit>[a-z]+)")
_RESULT = re.compile(
    r"(?<![\w.,–:-])\d{1,3}(?:[–-]\d{1,3}){1,2}(?![\w–-]|[.,:]\d)|(?<![\w.,:])\d{1,3}:\d{1,3}(?= points| goals)"
)
_PLAYED = re.compile(
    r"\b(?:won|win|winning|lost|losing|beat|beating|defeat|victory|draw|drew|drawn|score|ended|level at|record of|"
    r"by)\b[^.]{0,20}$"
)
_AFTER = re.compile(r"[\s-]*(?P<word>%|[a-z][\w’]*)")
_HIGHER = re.compile(
    r"\b(?:higher|greater|larger|bigger|older|better|more|longer|later|worth more) than(?: a| an| the)?(?: score of| "
    r"rating of| total of)?\s*$|\bover(?: the)? age(?: of)?\s*$"
)
_LOWER = re.compile(
    r"\b(?:lower|smaller|younger|worse|shorter|poorer|less|earlier|fewer) than(?: a| an| the)?(?: score of| rating of|"
    r" total of)?\s*$|\b(?:under|below)(?: the)? age(?: of)?\s*$"
)
_THAN_LEFT_OUT = re.compile(r"\b(?P<word>less|more)(?: the| that)?\s*$")
_AVERAGED = re.compile(r"\baveraged over\s*$")
_NAME = re.compile(
    r"(?:^|(?<=\w ))(?!(?:The|An?|In|On|At|By|Of|And|About|Over|Some|All|For|Its?|These|Those|Only|Nearly|Another|"
    r"Under|Between|Around|Top|Number|No|Up|More|Fewer|Less|Exactly|As|To|From|With|Since)\b)\b[A-Z][\w’'.-]*\s$"
)
_COUNTED_BEHIND = re.compile(r"\s*(?:%|people|[a-z]+s\b|million|billion|percent)")
_MALFORMED = re.compile(r",\d{1,2}\b(?!,)")
_MOST = 100
"""Figures of a statement that are compared; pairs of figures grow with their square."""


def read_figures(text: str, rules: Rules, year: int | None = None, *, dates: bool = True) -> list[Figure]:
    """All figures of a statement in its order; dates are plain numbers where `dates` is False."""
    text = closed(text)
    lowered = text.lower() if len(text.lower()) == len(text) else text
    found = find_dated(text, lowered, year) if dates else []
    found += [_rank(text, lowered, m) for m in _ORDINAL.finditer(lowered) if not _overlaps(found, m.start(), m.end())]
    found += [
        _result(text, m)
        for m in _RESULT.finditer(lowered)
        if _is_result(m, lowered) and not _overlaps(found, m.start(), m.end())
    ]
    vague = {name: (v.literal, v.usual) for name, v in rules.vague.items()}
    for number in find_numbers(lowered, vague)[:_MOST]:
        if not _overlaps(found, number.core, number.end) and not _belongs_to_other(lowered, number):
            found.append(_number(text, lowered, number))
    found.sort(key=lambda f: (f.at, f.end))
    found = [f for f in found if not f.named][:_MOST]
    told = words_beside([(f.at, f.end) for f in found], text, lowered)
    return [replace(f, noun=noun, near=near) for f, (noun, near) in zip(found, told, strict=True)]


def _is_result(match: re.Match[str], lowered: str) -> bool:
    """Whether figures joined by dashes are the result of a game or a record of games: no range falls, and none has
    three parts."""
    parts = [int(part) for part in re.split(r"[–:-]", match.group())]
    return (
        len(parts) == 3
        or parts[0] >= parts[1]
        or ":" in match.group()
        or bool(_PLAYED.search(lowered[max(0, match.start() - 40) : match.start()]))
    )


def _result(text: str, match: re.Match[str]) -> Figure:
    """All parts as one figure, for results are the same or not."""
    figure = 0.0
    for part in re.split(r"[–:-]", match.group()):
        figure = 1000 * figure + int(part)
    return Figure(
        text[match.start() : match.end()], "result", figure, figure, figure, "exact", match.start(), match.end()
    )


def _overlaps(found: list[Figure], start: int, end: int) -> bool:
    return any(f.at < end and start < f.end for f in found)


def _belongs_to_other(lowered: str, number: Number) -> bool:
    """Whether a number is the scale of a mark ("8 out of 10") or written in a way that can't be read ("949,00")."""
    scale = _SCALE_OF.search(lowered[max(0, number.start - 24) : number.start])
    marked = scale is not None and _OUT_OF.match(lowered, max(0, number.start - 24) + scale.start() + 1)
    return bool(marked and _is_scale(marked)) or bool(_MALFORMED.match(lowered, number.end))


def _is_scale(out_of: re.Match[str]) -> bool:
    return out_of[1] in _SCALES and not out_of["noun"]


def _rank(text: str, lowered: str, match: re.Match[str]) -> Figure:
    figure = float(match["n"] or _ORDINALS[match["word"]])
    before = lowered[max(0, match.start() - 30) : match.start()]
    qualifier = _by_rank(before) or bound_before(lowered, match.start(), loose=False)
    sort = "rank" if _RANKED.match(lowered, match.end()) or _RANK.search(before) or qualifier != "exact" else "ordinal"
    return Figure(
        text[match.start() : match.end()],
        sort,
        figure,
        *bounds(figure, qualifier),
        qualifier,
        match.start(),
        match.end(),
    )


def _by_rank(before: str) -> str:
    """A rank is better the smaller it is: what stands above the third is the first or the second."""
    return "more_than" if _WORSE.search(before) else "less_than" if _BETTER.search(before) else ""


def _number(text: str, lowered: str, number: Number) -> Figure:
    start, core, end = number.start, number.core, number.end
    before, written = lowered[max(0, start - 40) : start], text[core:end]
    symbol = next((SYMBOLS[s] for s in sorted(SYMBOLS, key=len, reverse=True) if lowered[:core].endswith(s)), None)
    sort, factor = _sort(text, lowered, number, symbol, before)
    qualifier = number.qualifier
    if qualifier == "exact" and _HIGHER.search(before):
        qualifier = "more_than"
    elif qualifier == "exact" and _LOWER.search(before):
        qualifier = "less_than"
    left_out = _THAN_LEFT_OUT.search(before)
    if qualifier == "exact" and left_out and sort == "percent":
        qualifier = "less_than" if left_out["word"] == "less" else "more_than"
    if qualifier == "more_than" and _AVERAGED.search(lowered[:core][-20:]):
        qualifier = "exact"
    if symbol and qualifier == "exact":
        hedged = find_numbers(lowered[: core - 1].rstrip() + " 7", {})
        qualifier = (
            hedged[-1].qualifier if hedged and hedged[-1].end >= len(lowered[: core - 1].rstrip()) else qualifier
        )
    if sort == "rank":
        qualifier = _by_rank(lowered[max(0, core - 30) : core]) or qualifier
    behind_name = (
        qualifier == "exact" and sort == "number" and not symbol and bool(_NAME.search(text, max(0, core - 30), core))
    )
    named = behind_name and (not _COUNTED_BEHIND.match(lowered, end) or (number.figure < 10 and written.isdigit()))
    rate = _PER.match(lowered[end : end + 60])
    low, high = bounds(
        number.figure * factor, qualifier, number.low * factor, None if number.high is None else number.high * factor
    )
    return Figure(
        written,
        sort,
        number.figure * factor,
        low,
        high,
        qualifier,
        core,
        end,
        digits=_digits(written),
        named=named,
        spelled_one=written.lower() == "one",
        per=(rate["unit"] or rate["each"] or rate["time"]) if rate else "",
    )


def _sort(text: str, lowered: str, number: Number, symbol: str | None, before: str) -> tuple[str, float]:
    """What a number measures, and the factor that brings it to the unit it is compared in."""
    core, end = number.core, number.end
    behind = lowered[end : end + 40]
    after = _AFTER.match(behind)
    word = after["word"] if after else ""
    out_of = _OUT_OF.match(behind)
    if text[core:end].endswith(("crore", "crores", "lakh")) and not re.match(r"\s+(?:people|[a-z]+s)\b", behind):
        return "money INR", 1.0
    if symbol or word in CURRENCIES:
        return f"money {symbol or CURRENCIES[word]}", 1.0
    if named := currency_named(lowered, end, word):
        return f"money {named[0]}", 1.0
    if word in CENTS:
        return f"money {CENTS[word]}", 0.01
    if word in ("%", "percent") or behind.lstrip(" -").startswith(("per cent", "percentage")):
        return "percent", 1.0
    if out_of and _is_scale(out_of):
        return ("percent" if out_of[1] == "100" else f"of {out_of[1]}"), 1.0
    if re.match(r"[\s-]*(?:years?[\s-]old|years? of age)", behind) or re.search(r"\b(?:aged?|age of|ages)\s*$", before):
        return "age", 1.0
    label = _LABEL.search(lowered[max(0, core - 12) : core])
    if label and text[core:end].isdigit():
        return f"{label['what']} number", 1.0
    if _RANKED.match(behind) or _RANK.search(before) or _RANK.search(lowered[max(0, core - 20) : core]):
        return "rank", 1.0
    written = SHIPPED.behind(text, lowered, end)
    if word in ("square", "cubic") and written is None:
        return word, 1.0
    if _ON_TOP.match(behind) or before.endswith(("another ", "other ", "an additional ", "a further ")):
        return "more", 1.0
    if before.endswith("including "):
        return "part", 1.0
    if behind.startswith(",") and _AGE_BEHIND_NAME.search(text, max(0, core - 30), core):
        return "age", 1.0
    drawn = _DRAWN_UNIT.match(behind)
    unit = UNITS.get(drawn["unit"]) if drawn else written[0] if written else UNITS.get(word.split("-")[0])
    if unit in FACTORS:
        factor, sort = FACTORS[unit]
        alone = (
            unit.startswith(("square", "cubic")) or meanings_of(unit)[0][1] != 0
        )  # squares and degrees Fahrenheit meet only their own
        return (unit, 1.0) if alone else (sort, factor)
    return (f"unit {unit}" if unit else "number"), 1.0


def _digits(written: str) -> int:
    """How many significant digits a figure is written with."""
    digits = re.sub(r"[^\d]", "", written)
    return len(digits.lstrip("0") if "." in written else digits.strip("0")) or 1
