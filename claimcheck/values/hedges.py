"""The words before a figure that widen or bound it: "at least", "no more than about"."""

from __future__ import annotations

from typing import Final

_MARKS: Final = "“\"‘'(—–-"
_SIGNS: Final = frozenset("$€£¥₹₽₸₴₦₩₱₺₫₵฿₪₨৳")
_BEFORE_HEDGES: Final = frozenset("(“\"‘'—–-")
"""What a hedge may stand behind, beside white space."""
_BEHIND_HEDGES: Final = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "“\"‘'"
_HEDGES: Final = {
    "at_least": "at least|no fewer than|no less than|not less than|a minimum of|minimum of|as many as at least",
    "more_than": "more than|over|in excess of|greater than|upwards of|above|exceeding|exceeds|exceeded|surpassing|surpasses|"
    "surpassed|topping|topped",
    "at_most": "at most|no more than|not more than|up to|as many as|as much as|a maximum of|within",
    "less_than": "fewer than|less than|under|below",
    "about": "about|around|some|roughly|nearly|almost|approximately|an estimated about|close to|approaching|circa|or so",
    "exact": "an estimated|exactly|precisely|just|only|a total of|a record|another|an additional|an official|the|a|all",
}
_CODES: Final = frozenset(
    "usd eur gbp jpy cny inr rs rm chf aud cad nzd sgd hkd sek nok dkk zar ngn kes ksh ghs php thb idr myr "
    "bdt tk pkr brl mxn ars clp czk huf pln bgn uah kzt ils egp aed qar rmb pkr lkr npr tzs ugx etb rwf vnd "
    "krw twd kwd omr iqd irr jod lbp dzd tnd xof xaf cdf zmw mwk bwp mzn aoa isk rsd amd azn uzs kgs tjs mnt "
    "khr mmk uyu pyg crc gtq hnl dop jmd ttd nis sar gel".split()
)
"""Codes of currencies between a hedge and its figure, those that are no words."""
_LONGEST_CODE: Final = 4
_LONGEST: Final = 24
"""Characters before a figure in which its hedge stands."""


def _by_last_word() -> dict[str, tuple[tuple[str, str], ...]]:
    """The last word of a hedge -> the hedges that end with it and their names, the longest first."""
    hedges = sorted(
        ((words, name) for name, each in _HEDGES.items() for words in each.split("|")),
        key=lambda hedge: (-len(hedge[0]), hedge[0]),
    )
    ends = {words.rsplit(" ", 1)[-1] for words, _ in hedges}
    return {end: tuple(hedge for hedge in hedges if hedge[0].rsplit(" ", 1)[-1] == end) for end in ends}


_ENDING: Final = _by_last_word()


def _hedge(text: str, start: int, last: str) -> tuple[int, str, str] | None:
    """The longest hedge with the last word `last` that ends directly before `start`: where it begins, its words and
    its name."""
    near = text[max(0, start - _LONGEST) : start]
    end = start - len(near) + len(near.rstrip(_BEHIND_HEDGES))
    if end == start:
        return None
    for words, name in _ENDING[last]:
        begin = end - len(words)
        if begin < 0 or begin < start - _LONGEST or not text.startswith(words, begin):
            continue
        if begin == 0 or text[begin - 1] in _BEFORE_HEDGES or text[begin - 1].isspace():
            return begin, words, name
    return None


def _last_word(text: str, start: int) -> str:
    """The last word before `start`, of which the end counts where it is long."""
    near = max(0, start - 14)
    if start and text[start - 1] == " ":
        word = text[max(near, text.rfind(" ", near, start - 1) + 1) : start - 1]
        if word.isalpha():
            return word
    before = text[near:start].rsplit(None, 1)
    return before[-1].strip(_MARKS) if before else ""


def _directly(text: str, start: int) -> tuple[int, list[str], bool]:
    """Hedges that stand directly before `start`: the first of them, their names (nearest first), and whether one
    says "another"."""
    names: list[str] = []
    extra = False
    while len(names) < 3:
        last = _last_word(text, start)
        found = _hedge(text, start, last) if last in _ENDING else None
        if found is None:
            break
        begin, words, name = found
        if (
            name == "exact"
            and words in ("a", "the", "all")
            and not names
            and text[begin + len(words) : start].isspace()
        ):
            break
        extra = extra or words in ("another", "an additional")
        names.append(name)
        start = begin
    return start, names, extra


def _before_code(text: str, start: int) -> int:
    """Where the code of a currency begins that stands before the figure at `start` ("more than usd 5m"); there where
    none does."""
    begin = text.rfind(" ", max(0, start - 1 - _LONGEST_CODE), start - 1) + 1
    return begin if begin and text[begin : start - 1].rstrip(".") in _CODES else start


def hedges_before(text: str, start: int) -> tuple[int, list[str], bool]:
    """Hedges before `start`: the first of them, their names (nearest first), and whether one says "another"; also
    where a currency sign stands between ("more than $5"); the figure begins at `start` where no hedge does."""
    if start == 0 or text[start - 1] not in _SIGNS:
        code = _before_code(text, start) if text[start - 1 : start] == " " else start
        begin, names, extra = _directly(text, code)
        return begin if names or begin < code else start, names, extra
    sign = start - 1
    while sign and text[sign - 1].isalpha() and sign > start - 4:
        sign -= 1
    begin, names, extra = _directly(text, sign)
    return begin if names else start, names, extra
