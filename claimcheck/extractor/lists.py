"""Lists of names ("Chad, Niger and Mali") -> drafts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from claimcheck.extractor.reading import Draft, Mention, Reading, Sentence
from claimcheck.extractor.triggers import LISTING
from claimcheck.record_making import make_value
from claimcheck.values.scanning import content_words

_JOINT: Final = re.compile(
    r"\s*(?:,|,?\s+and|,?\s+or|,?\s+as well as(?: in)?|,?\s+and (?:the )?(?:entire|whole|city of))\s+(?:in |the )?"
)
_EXAMPLES: Final = re.compile(r"\b(?:such as|including|like|among them|e\.g\.|for example|other)[\w\s]{0,12}$")
_MORE: Final = re.compile(r",?\s+(?:and|or)\s+(?:(?:several|many|some|various|a number of|a few)\s+)?others?\b")
_CLASS: Final = re.compile(
    r"\b(?:cities|regions|countries|towns|provinces|states|districts|oblasts|villages|areas|airports|fields|"
    r"ports)\s+(?:of|in|such as|like)?\s*$"
)
_CLASS_AFTER: Final = re.compile(r"\s+(?:cities|countries|towns|(?:region|province|state|district|oblast)s?)\b")
_PLURAL_REGION: Final = re.compile(r"\s+(?:regions|provinces|oblasts|districts)\b")
_AND_ALONE: Final = re.compile(r",?\s+and\s")
_REGION: Final = re.compile(r"\s+(?:region|oblast|province|state|district|city)\b")


def read_lists(reading: Reading, sentence: Sentence) -> Iterable[Draft]:
    """Lists of places: three or more, or two behind the class that they belong to ("the towns of A and B")."""
    listed = len(sentence.places) >= 2 and bool(sentence.triggers & LISTING)
    return _lists(sentence) if listed else ()


def _lists(sentence: Sentence) -> Iterator[Draft]:
    places = [p for p in sentence.places if not p.adjective]
    at = 0
    while at < len(places):
        run = _run(sentence, places, at)
        at += len(run)
        if len(run) < 2 or not _joined(sentence, run):
            continue
        before = sentence.lowered[max(0, run[0].start - 40) : run[0].start]
        classed = bool(_CLASS.search(before) or any(_CLASS_AFTER.match(sentence.lowered, p.end) for p in run))
        examples = bool(_EXAMPLES.search(before))
        if len({p.name for p in run}) < 2 or (len(run) == 2 and not (classed or examples)):
            continue
        complete = not examples and not _MORE.match(sentence.lowered, run[-1].end)
        end = run[-1].end
        text = sentence.text[run[0].start : end]
        names = tuple(dict.fromkeys(_names(sentence, run)))
        value = make_value(
            "names", text, qualifier="exact" if complete else "at_least", unit="names", names=names, complete=complete
        )
        yield Draft("members", run[0].start, end, value, {"topics": _said(sentence, run)})


def _run(sentence: Sentence, places: list[Mention], at: int) -> list[Mention]:
    """The places from `at` on that commas, "and" and a class word join."""
    run = [places[at]]
    for place in places[at + 1 :]:
        gap_start = run[-1].end
        region = _REGION.match(sentence.lowered, gap_start)
        plural = _CLASS_AFTER.match(sentence.lowered, gap_start)
        gap_start = region.end() if region else plural.end() if plural else gap_start
        if not _JOINT.fullmatch(sentence.lowered, gap_start, place.start):
            break
        run.append(place)
    return run


def _joined(sentence: Sentence, run: list[Mention]) -> bool:
    """Whether "and" or "or" stands in the list: "Lyon, France" is one place."""
    return bool(re.search(r"\b(?:and|or|as well as)\b", sentence.lowered[run[0].end : run[-1].start]))


def _names(sentence: Sentence, run: list[Mention]) -> Iterator[str]:
    """The main names of the places; "the Lagos region" is not the city of that name."""
    regional = False
    named = []
    for place in reversed(run):
        if _PLURAL_REGION.match(sentence.lowered, place.end):
            regional = True
        elif regional and not _AND_ALONE.match(sentence.lowered, place.end):
            regional = False
        one = _REGION.match(sentence.lowered, place.end)
        whole = regional or (one is not None and "city" not in one.group())
        named.append(f"{place.name} region" if whole and place.kind == "city" else place.name)
    yield from reversed(named)


def _said(sentence: Sentence, run: list[Mention]) -> tuple[str, ...]:
    """What the sentence says of the list: its content words without the names of places."""
    named = {w for p in sentence.places for w in sentence.lowered[p.start : p.end].split()}
    return tuple(sorted(set(content_words(sentence.lowered, 0, len(sentence.lowered))) - named))
