"""The figures of one statement, read for comparison: what each measures, the words beside it, and the bounds it sets.

Statements come alone and often in tokenised form ("$ 5 , 58 %"), so that white space around marks is closed first.
"""

from __future__ import annotations

import datetime
import math
import re
from dataclasses import dataclass, replace

from claimcheck.matcher.words import stem
from claimcheck.rules import Rules
from claimcheck.values.dates import find_dates
from claimcheck.values.numbers import find_numbers, width_of_about
from claimcheck.values.units import CENTS, CURRENCIES, FACTORS, SYMBOLS, UNITS

_CLOSE = (
    (re.compile(r"\s+([,.;:?!%)\]’])(?!\d)"), r"\1"),
    (re.compile(r"([(\[$€£¥])\s+"), r"\1"),
    (re.compile(r"(?<=\d)\s*-\s*(?=[a-z\d])|(?<=\w)\s+-\s+(?=\d)"), "-"),
    (re.compile(r"(?<=\d) , (?=\d{3}\b(?! ,? \d))"), ","),
    (re.compile(r"\b(\d{4})[–-]\d\d\b(?!-)"), r"\1"),
    (re.compile(r"\b[Oo]utside (?:of )?(?:the )?[A-Z]\w+(?:,? (?:and )?(?:the )?[A-Z]\w+)*"), "abroad"),
    (re.compile(r"\s+’\s*s\b|\s+'\s*s\b"), "’s"),
)
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_YEAR = re.compile(rf"(?:(?P<month>{_MONTH})(?: of|,)? )?(?P<year>(?:1[5-9]|20)\d\d)(?![\d,.]\d|%)\b(?!-?(?:people|men|women|votes|reviews|critics|cases))")
_YEAR_BEFORE = re.compile(
    r"(?:^|\b(?:in|since|by|before|after|until|till|from|of|year|during|through|to|and|or|late|early|mid|than|the|on|at|between|around|circa|born|died|founded|released|established|started|began)|[(,–-]|\b" + _MONTH + r")\s*$"
)
_MONEY_BEHIND = re.compile(r"\s*(?:dollars?|euros?|pounds?|rupees?|usd|confirmed|cases|people|deaths|votes|reviews|critics|copies|million|billion|m\b|km\b|metres|meters|feet|miles|[a-z]+ (?:cases|people|deaths))")
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b|\b\d{1,2}:\d\d\b")
_LEAP_YEAR = 2000
"""Where no year is named at all: both statements are thought in one."""
_ORDINAL = re.compile(r"\b(?P<n>\d{1,3})(?:st|nd|rd|th)\b|\b(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b")
_ORDINALS = {w: i for i, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)}
_RANK = re.compile(r"\b(?:number|no\.?|position|rank(?:ed|ing)?|peak(?:ed|ing)? at|top|#)\s*(?:at )?(?:number |no\.? )?$")
_OUT_OF = re.compile(r"\s*(?:/|out of(?: a possible)?)\s*(\d+)\b")
_SCALE_OF = re.compile(r"(?:\bout of|/)(?: a possible)?\s*$")
_ON_TOP = re.compile(r"\s+(?:more|other|others|additional|further)\b(?! than)")
_AGE_BEHIND_NAME = re.compile(r"[A-Z]\w+, $")
_AFTER = re.compile(r"[\s-]*(?P<word>%|[a-z][\w’]*)")
_WORD = re.compile(r"[a-z][a-z’']+|%")
_BEFORE_DATE = re.compile(r"\b(?P<word>before|prior to|earlier than|until|till|up to|by|after|later than|since|from|following)(?: the| early| late| mid| end of)*\s*$")
_STRICT = {"before": "less_than", "prior to": "less_than", "earlier than": "less_than", "after": "more_than", "later than": "more_than", "following": "more_than"}
_LOOSE = {"until": "at_most", "till": "at_most", "up to": "at_most", "by": "at_most", "since": "at_least", "from": "at_least"}
_HIGHER = re.compile(r"\b(?:higher|greater|larger|bigger|older|better|more|longer|later|worth more) than(?: a| an| the)?(?: score of| rating of| total of)?\s*$")
_LOWER = re.compile(r"\b(?:lower|smaller|younger|worse|shorter|poorer|less|earlier|fewer) than(?: a| an| the)?(?: score of| rating of| total of)?\s*$")
_NAME = re.compile(r"\b[A-Z][\w’'.-]*\s$")
_COUNTED_BEHIND = re.compile(r"\s*(?:%|people|[a-z]+s\b|million|billion|percent)")
_STOP = frozenset("the a an of in on at by to for from with and or is was were are be been has have had it its as that this than more less over under about".split())


_CAPITALISED = re.compile(r"\b[A-Z]\w+")
_PART = re.compile(r",|;|\band\b|\bwith\b|\bbased\b|\bagainst\b|\bwhile\b|\bbut\b|\(")
_CLAUSE = re.compile(r"[;]|\.\s|\.$")
_SCALES = frozenset("million billion trillion thousand hundred crore crores lakh %".split())
_ROOT = 5
_SYNONYMS = dict.fromkeys(("worldwide", "globally", "global", "world", "total"), "world") | dict.fromkeys(("abroad", "elsewhere", "overseas", "other", "international", "internationally", "foreign", "outside"), "abroad")
_SYNONYMS |= dict.fromkeys(("deaths", "death", "died", "dead", "fatalities", "deceased", "killed", "die", "dies"), "death")
_SCORE = frozenset(w[:_ROOT] for w in ("score", "rating", "average", "averag", "rated", "metacritic"))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; an open bound is infinite, `low_open` and `high_open` say that the bound itself is excluded."""

    text: str
    sort: str
    """What can be held against it: "date", "percent", "money USD", "m", "of 10", "rank", "age", "more" (on top of others), "part" (behind "including") or "number"."""
    figure: float
    low: float
    high: float
    qualifier: str
    noun: str
    """Stem of the word behind it."""
    near: frozenset[str]
    """Stems of the words beside it."""
    digits: int
    named: bool = False
    """True for a number that is part of a name ("Saturn 5")."""
    spelled_one: bool = False
    at: int = 0
    end: int = 0

    @property
    def low_open(self) -> bool:
        """Whether the lower bound is excluded."""
        return self.qualifier == "more_than"

    @property
    def high_open(self) -> bool:
        """Whether the upper bound is excluded."""
        return self.qualifier == "less_than"

    @property
    def scored(self) -> bool:
        """Whether it is a plain number that scores something: "an average score of 71"."""
        return self.sort == "number" and not self.near.isdisjoint(_SCORE)

    @property
    def bounded(self) -> bool:
        """Whether only one side is bounded."""
        return self.qualifier in ("at_least", "more_than", "at_most", "less_than")


def closed(text: str) -> str:
    """`text` without the white space that tokenisers put around marks."""
    for pattern, replacement in _CLOSE:
        text = pattern.sub(replacement, text)
    return text


def named_year(*texts: str) -> int | None:
    """The year that dates without one are thought to lie in: the first that the statements name."""
    return next((int(m["year"]) for text in texts for m in _YEAR.finditer(closed(text).lower())), None)


def read_figures(text: str, rules: Rules, year: int | None = None, *, dates: bool = True) -> list[Figure]:
    """All figures of a statement in its order; dates are days counted from year one, and plain numbers where `dates` is False."""
    text = closed(text)
    lowered = text.lower() if len(text.lower()) == len(text) else text
    found, taken = _dates(text, lowered, year) if dates else ([], [])
    taken += [m.span() for m in _CLOCK.finditer(lowered)]
    for match in _ORDINAL.finditer(lowered):
        if not any(s < match.end() and match.start() < e for s, e in taken):
            figure = float(match["n"] or _ORDINALS[match["word"]])
            taken.append(match.span())
            said = _BEFORE_DATE.search(lowered[max(0, match.start() - 30) : match.start()])
            qualifier = _STRICT.get(said["word"], "exact") if said else "exact"
            found.append(_make(text, lowered, match.start(), match.end(), "rank", figure, qualifier, 0))
    vague = {name: (v.literal, v.usual) for name, v in rules.vague.items()}
    for number in find_numbers(lowered, vague):
        if any(s < number.end and number.core < e for s, e in taken) or _SCALE_OF.search(lowered[max(0, number.start - 24) : number.start]):
            continue
        found.append(_number(text, lowered, number.start, number.core, number.end, number.figure, number.low, number.high, number.qualifier, number.vague))
    return _with_words(sorted(found, key=lambda f: f.at), text, lowered)


def _number(
    text: str, lowered: str, start: int, core: int, end: int, figure: float, low: float, high: float | None, qualifier: str, vague: bool
) -> Figure:
    before, behind = lowered[max(0, start - 40) : start], lowered[end : end + 30]
    written = text[core:end]
    out_of = _OUT_OF.match(behind)
    after = _AFTER.match(behind)
    word = after["word"] if after else ""
    symbol = next((SYMBOLS[s] for s in sorted(SYMBOLS, key=len, reverse=True) if lowered[:core].endswith(s)), None)
    factor, sort = 1.0, "number"
    if symbol or word in CURRENCIES:
        sort = f"money {symbol or CURRENCIES[word]}"
    elif word in CENTS:
        factor, sort = 0.01, f"money {CENTS[word]}"
    elif word in ("%", "percent") or behind.lstrip(" -").startswith(("per cent", "percentage")):
        sort = "percent"
    elif out_of:
        sort = "percent" if out_of[1] == "100" else f"of {out_of[1]}"
    elif re.match(r"[\s-]*(?:years?[\s-]old|years? of age)", behind) or re.search(r"\b(?:aged?|age of|ages)\s*$", before):
        sort = "age"
    elif _RANK.search(before):
        sort = "rank"
    elif word in ("square", "cubic"):
        sort = word
    elif _ON_TOP.match(behind) or before.endswith(("another ", "an additional ", "a further ")):
        sort = "more"
    elif before.endswith("including "):
        sort = "part"
    elif behind.startswith(",") and _AGE_BEHIND_NAME.search(text[max(0, core - 20) : core]):
        sort = "age"
    elif word.split("-")[0] in UNITS and UNITS[word.split("-")[0]] in FACTORS:
        factor, sort = FACTORS[UNITS[word.split("-")[0]]]
    if qualifier == "exact" and _HIGHER.search(before):
        qualifier = "more_than"
    elif qualifier == "exact" and _LOWER.search(before):
        qualifier = "less_than"
    if symbol and qualifier == "exact":
        hedged = find_numbers(lowered[: core - 1].rstrip() + " 7", {})
        qualifier = hedged[-1].qualifier if hedged and hedged[-1].end >= len(lowered[: core - 1].rstrip()) else qualifier
    behind_name = qualifier == "exact" and sort == "number" and not symbol and bool(_NAME.search(text[max(0, core - 20) : core]))
    named = behind_name and (not _COUNTED_BEHIND.match(behind) or (figure < 10 and written.isdigit()))
    made = _make(text, lowered, core, end, sort, figure * factor, qualifier, len(written), low=low * factor, high=None if high is None else high * factor, vague=vague)
    return replace(made, digits=_digits(written), named=named, spelled_one=written.lower() == "one")


def _digits(written: str) -> int:
    """How many significant digits a figure is written with."""
    digits = re.sub(r"[^\d]", "", written)
    return len(digits.lstrip("0") if "." in written else digits.strip("0")) or 1


def _make(
    text: str, lowered: str, start: int, end: int, sort: str, figure: float, qualifier: str, digits: int, *, low: float | None = None, high: float | None = None, vague: bool = False
) -> Figure:
    low, high = _bounds(figure, qualifier, low, high)
    return Figure(text[start:end], sort, figure, low, high, qualifier, "", frozenset(), digits, at=start, end=end)


def _with_words(figures: list[Figure], text: str, lowered: str) -> list[Figure]:
    """The figures with the words that belong to each: what stands between two is parted at its last comma or "and"."""
    told = []
    for i, figure in enumerate(figures):
        begin = figures[i - 1].end if i else 0
        end = figures[i + 1].at if i + 1 < len(figures) else len(lowered)
        before, behind = lowered[begin : figure.at], lowered[figure.end : end]
        if i:
            before = before[_parted(before) :]
        if i + 1 < len(figures):
            behind = behind[: _parted(behind) or len(behind)]
        behind = _CLAUSE.split(behind, maxsplit=1)[0]
        after = [w for w in _WORD.findall(behind) if w not in _STOP][:4]
        prior = [w for w in _WORD.findall(_CLAUSE.split(before)[-1]) if w not in _STOP][-5:]
        if i == 0:  # the subject of the statement belongs to all of its figures
            subject = {w.lower() for w in _CAPITALISED.findall(text[: figure.at])}
            prior = [w for w in prior if w not in subject]
        noun = next((_root(w) for w in after if w not in _SCALES), "")
        names = {w.lower() for w in re.findall(r"(?<=\s)[A-Z]\w+", text[begin:end])}
        near = {stem(w)[:_ROOT] if w in names else _root(w) for w in (*after, *prior) if w not in _SCALES}
        told.append(replace(figure, noun=noun, near=frozenset(near | {"of"} if behind.lstrip().startswith("of ") else near)))
    return told


def _parted(between: str) -> int:
    """Where the words between two figures part: behind the first the place and the noun, before the second its verb; 0 where nothing parts them."""
    cuts = [m.start() for m in _PART.finditer(between)]
    return cuts[-1] if cuts else 0


def _root(word: str) -> str:
    """A stem short enough that "reviewers" meets "reviews"; words for the whole world and for abroad are one each."""
    return _SYNONYMS.get(word) or stem(word)[:_ROOT]


def _bounds(figure: float, qualifier: str, low: float | None, high: float | None) -> tuple[float, float]:
    if qualifier in ("at_least", "more_than"):
        return figure, math.inf
    if qualifier in ("at_most", "less_than"):
        return -math.inf, figure
    if qualifier == "about":
        width = width_of_about(abs(figure))
        return figure - width, figure + width
    if qualifier in ("range", "vague") and low is not None:
        return low, math.inf if high is None else high
    return figure, figure


def _dates(text: str, lowered: str, year_named: int | None) -> tuple[list[Figure], list[tuple[int, int]]]:
    """Dates, months and years with the words "before", "by", "since" in front of them."""
    found: list[Figure] = []
    taken: list[tuple[int, int]] = []
    for hit in find_dates(text, None, year_named or _LEAP_YEAR, None):
        if hit.low and hit.high:
            _add_date(found, taken, text, lowered, hit.start, hit.end, datetime.date.fromisoformat(hit.low), datetime.date.fromisoformat(hit.high))
    for match in _YEAR.finditer(lowered):
        year = int(match["year"])
        if any(s < match.end() and match.start() < e for s, e in taken) or lowered[max(0, match.start() - 1) : match.start()] in ("$", "£", "€", ",", "."):
            continue
        if not match["month"] and (_MONEY_BEHIND.match(lowered, match.end()) or not _YEAR_BEFORE.search(lowered[max(0, match.start() - 24) : match.start()])):
            continue
        if match["month"]:
            month = datetime.datetime.strptime(match["month"], "%B").month
            last = datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)
            _add_date(found, taken, text, lowered, match.start(), match.end(), datetime.date(year, month, 1), last)
        else:
            _add_date(found, taken, text, lowered, match.start(), match.end(), datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    return found, taken


def _add_date(
    found: list[Figure], taken: list[tuple[int, int]], text: str, lowered: str, start: int, end: int, low: datetime.date, high: datetime.date
) -> None:
    taken.append((start, end))
    lead = re.match(r"(?:in|since|during|by|before|after) ", lowered[start:end])
    begin = start + lead.end() if lead else start
    said = _BEFORE_DATE.search(lowered[max(0, begin - 30) : begin])
    word = said["word"] if said else ""
    qualifier = _STRICT.get(word) or _LOOSE.get(word) or "exact"
    first, last = float(low.toordinal()), float(high.toordinal())
    made = _make(text, lowered, begin, end, "date", first, "exact", 0)
    bounds = {
        "less_than": (-math.inf, first),
        "more_than": (last, math.inf),
        "at_most": (-math.inf, last),
        "at_least": (first, math.inf),
        "exact": (first, last),
    }[qualifier]
    low_day, high_day = bounds
    found.append(replace(made, text=text[start:end], low=low_day, high=high_day, qualifier=qualifier, digits=int(last - first)))
