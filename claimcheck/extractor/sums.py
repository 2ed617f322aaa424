"""A total with all its parts beside it -> a draft of what the parts come to.

The parts stand behind a colon or between brackets ("33 vehicles: 16 cars and 17 vans"), or before the total ("100
killed and 250 wounded, a total
of 360 men"). Silent behind "including", where a part is hedged, and where it is not sure that all are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.extractor.reading import Draft, Sentence
from claimcheck.extractor.triggers import has_any
from claimcheck.record_making import make_value
from claimcheck.values.numbers import Number

_OPENS: Final = re.compile(r"(?:[^,.;:()\d]{0,30}?\s?(?P<mark>[:(]|[—–])|[^.;:()\d]{0,50}?\s(?P<bracket>\())\s*")
_COMMA: Final = re.compile(r",\s+(?=\d)")
_CASUALTIES: Final = frozenset(("casualties", "losses"))
"""Totals whose parts may stand behind a comma."""
_FIRST: Final = re.compile(r"(?:[a-z][\w’'.-]*\s+){0,3}[:–-]?\s*")
"""What stands before the first part: nothing, or the place that it is of."""
_JOIN: Final = re.compile(r"[^.;:()]{0,40}?(?:,|;|\band\b)\s*(?:and\s+)?(?:[a-z][\w’'.-]*\s+){0,3}[:–-]?\s*")
_ONE_MORE: Final = re.compile(r"(?:,|\band\b)\s*(?:and\s+)?(?:a|an|one)\s+[a-z]+[^,.;)]{0,30}[.;]?$")
_EXAMPLES: Final = re.compile(
    r"\b(?:including|included|includes?|such as|among (?:them|others|the)|mostly|mainly|for example|e\.g\.|at least|"
    r"of whom|of them|of which|others?|more|etc|so far|previous|per|each|every|and counting|up from|down from|from|"
    r"than|since|compared|versus|against)\b"
)
"""Words that make a list one of examples, or of parts of parts."""
_VERB: Final = re.compile(r"\b(?:was|were|is|are|had|has|have|will|would|can|could|did|do|said)\b")
_BEHIND: Final = re.compile(
    r"[^.;:()\d]{0,40}?(?:,|\s[–—-]|\s\()?\s*(?:or |for |making |giving |which makes |with |that is )?(?:(?:a|the|"
    r"their|its) )?(?:grand |combined |overall |casualty )?total(?:l?ing)?(?: (?:of|is|was|losses of|casualties of|"
    r"loss of))?\s+"
)
_IN_ALL: Final = re.compile(r"(?:\s+[a-z]+){0,3}\s+(?:in all|in total|altogether|all told)\b")
_LAST: Final = re.compile(r"[^.;:()\d]{0,40}?(?:,|;|:|\s[–—-])\s*(?:or |and so |making |giving )?")
"""What stands between the last part and a total with "in all" behind it."""
_HARM: Final = frozenset(("deaths", "injuries", "missing", "detentions"))
"""Kinds of victims."""
_AND: Final = re.compile(r"(?:\s+of\s+(?:the\s+)?[a-z’' -]{2,30})?\s*(?:,|,?\s+and|,?\s+as well as)\s+")
_ONE: Final = r"(?:an?|one|another|his|her|their) (?:[a-z-]+ ){0,2}?(?P<noun>[a-z-]+)"
_ONE_BEHIND: Final = re.compile(
    rf",? (?:and|as well as) {_ONE}(?=[,.;]|$| (?:were|was|in|on|at|near|and|when|after|during|outside|inside|as|by)\b)"
)
_ONE_BEFORE: Final = re.compile(rf"\b{_ONE},? (?:and|as well as) $")
_ONE_SAYS: Final = re.compile(
    r" (?:was (?!killed|shot|injured|wounded|hurt|among)|(?:in|on|at|near) [^.,;]{0,40}? (?:was|said|told)\b)"
)
"""What is said of the single person alone."""
_AMONG: Final = re.compile(r"\b(?:including|among|included|of them|of whom)\b")
"""What makes counts parts of one before them, in so many characters."""
_NEAR: Final = 60
_SOME: Final = re.compile(
    r"\b(?:women|woman|child(?:ren)?|girls?|boys?|minors?|infants?|bab(?:y|ies)|elderly|foreign\w*|pregnant|toddlers?|"
    r"teenagers?|students?|pupils?|tourists?)\b"
)
_THE_OTHERS: Final = re.compile(
    r"\b(?:men|man|adults?|teachers?|locals?|residents?|staff|others?|civilians?|soldiers?|crew)\b"
)
_NAMED_TOTAL: Final = re.compile(
    r"\b(?:totals?|casualties|losses)(?:\s*:|\s+(?:of|was|were|is|are|numbered|reached|stood at|came to|to))?\s*$"
)
_SIGNS: Final = (":", "(", "—", "–", "total", "in all", "altogether", "all told", "casualties,", "losses,")
"""What stands beside a list of parts: quicker to look for."""
_SURE: Final = 3
"""Parts from which a list with verbs in it is still one of parts."""
_FEWEST: Final = 2
_LEAST_SHARE: Final = 0.5
_LARGEST_SHARE: Final = 2.0
"""What parts come to lies near their total, else they are parts of something else."""


def read_sums(sentence: Sentence, drafts: Sequence[Draft], persons: frozenset[str] = frozenset()) -> Iterator[Draft]:
    """What the listed parts of a total come to, where all are exact."""
    lowered = sentence.lowered
    yield from _of_victims(sentence, drafts, persons)
    if not has_any(lowered, _SIGNS):
        return
    totals = [
        draft
        for draft in drafts
        if draft.value.type == "count" and draft.value.qualifier == "exact" and draft.more.get("subset") is None
    ]
    read = {draft.start for draft in drafts}
    other = {draft.start for draft in drafts if draft.value.type not in ("count", "names", "fact")}
    for index, number in enumerate(sentence.numbers):
        total = next((draft for draft in totals if draft.start == number.start), None) or (
            None if number.start in read else _bare_total(sentence, number)
        )
        if total is None:
            continue
        parts, one_more = _listed_behind(sentence, total) or (_listed_before(sentence, total, index), False)
        if parts and not any(part.start in other or part.core in other for part in parts):
            sums = list(_sum(sentence, total, parts, one_more))
            yield from sums if number.start in read else [total, *sums] if sums else []


def _bare_total(sentence: Sentence, number: Number) -> Draft | None:
    """A figure that its words make a total, though no noun behind it says of what: "a total of 75", "casualties were
    350"; None for any other."""
    lowered = sentence.lowered
    if number.qualifier != "exact" or not float(number.figure).is_integer():
        return None
    if not (
        _NAMED_TOTAL.search(lowered, max(0, number.core - _NEAR), number.core) or _IN_ALL.match(lowered, number.end)
    ):
        return None
    value = make_value(
        "count",
        sentence.text[number.start : number.end],
        number.figure,
        number.figure,
        number.figure,
        number.figure,
        "people",
    )
    return Draft(
        "count_other", number.start, number.end, value, {"subject": "total", "topics": sentence.topics(number.start)}
    )


def _of_victims(sentence: Sentence, drafts: Sequence[Draft], persons: frozenset[str]) -> Iterator[Draft]:
    """What groups come to that one verb says the same of: "13 soldiers and two members of the guard were killed"."""
    run: list[Draft] = []
    counts = sorted((d for d in drafts if d.value.type == "count" and d.kind in _HARM), key=lambda draft: draft.start)
    for draft in [*counts, None]:
        joined = (
            draft and run and draft.kind == run[-1].kind and _AND.fullmatch(sentence.lowered, run[-1].end, draft.start)
        )
        if joined and draft and _is_group(sentence, draft):
            run.append(draft)
            continue
        start, end, singles = _with_singles(sentence, run, persons) if run else (0, 0, 0)
        if len(run) + singles >= _FEWEST:
            figure = sum(float(part.value.low or 0) for part in run) + singles
            value = make_value("count", sentence.text[start:end], figure, figure, figure, figure, "people")
            yield Draft(
                run[0].kind,
                start,
                end,
                value,
                {"subset": "sum of parts", "subject": "victims", "who": "people"},
            )
        run = [draft] if draft and _is_group(sentence, draft) else []


def as_parts(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, of which those of people at large are parts where they are listed with other groups:
    "10 women and 7 MEN were wounded"."""
    sums = [
        draft
        for draft in drafts
        if draft.more.get("subset") == "sum of parts" and draft.more.get("subject") == "victims"
    ]
    return (
        [
            draft.with_more({"subset": "of them"})
            if draft.more.get("who") == "people"
            and any(
                [
                    s is not draft and s.kind == draft.kind and s.start <= draft.start and draft.end <= s.end
                    for s in sums
                ]
            )
            else draft
            for draft in drafts
        ]
        if sums
        else drafts
    )


def _with_singles(sentence: Sentence, run: list[Draft], persons: frozenset[str]) -> tuple[int, int, int]:
    """Where a run of groups of victims begins and ends with the single persons that "and" joins to it, and how many
    they are: "killed two men AND A WOMAN"."""
    start, end, singles = run[0].start, run[-1].end, 0
    behind = _ONE_BEHIND.match(sentence.lowered, end)
    if behind and behind["noun"] in persons and not _ONE_SAYS.match(sentence.lowered, behind.end()):
        end, singles = behind.end(), 1
    before = _ONE_BEFORE.search(sentence.lowered, max(0, start - _NEAR), start)
    if before and before["noun"] in persons:
        start, singles = before.start(), singles + 1
    return start, end, singles


def _is_group(sentence: Sentence, draft: Draft) -> bool:
    """Whether a count is of a group that is told exactly and is no part of another."""
    if (
        draft.value.qualifier != "exact"
        or draft.more.get("subset") is not None
        or draft.more.get("item") is not None
        or "place" in draft.more
        or not draft.more.get("subject")
    ):
        return False
    near = sentence.lowered[max(0, draft.start - _NEAR) : draft.start]
    return not _AMONG.search(near) and not sentence.lowered.startswith((" of them", " of whom", " of these"), draft.end)


def _sum(sentence: Sentence, total: Draft, parts: list[Number], one_more: bool) -> Iterator[Draft]:
    """The draft of what the parts come to, where all of them are exact whole numbers that lie below the total."""
    whole = float(total.value.low or 0)
    if not all(
        n.qualifier == "exact" and not n.vague and not n.extra and float(n.figure).is_integer() and 0 < n.figure < whole
        for n in parts
    ):
        return
    figure = sum(float(n.figure) for n in parts) + one_more
    if not _LEAST_SHARE * whole <= figure <= _LARGEST_SHARE * whole or (
        figure < whole and _only_some(sentence.lowered[parts[0].start : parts[-1].end + _NEAR])
    ):
        return
    end = len(sentence.text.rstrip(" .;")) if one_more else parts[-1].end
    value = make_value("count", sentence.text[parts[0].start : end], figure, figure, figure, figure, total.value.unit)
    yield Draft(
        total.kind,
        parts[0].start,
        end,
        value,
        {"subset": "sum of parts", "subject": total.more.get("subject"), "who": total.more.get("who")},
    )


def _only_some(listed: str) -> bool:
    """Whether a list names some of those who are counted, and not the others: "34 dead (12 women, 5 children)"."""
    return _SOME.search(listed) is not None and _THE_OTHERS.search(listed) is None


def _listed_behind(sentence: Sentence, total: Draft) -> tuple[list[Number], bool] | None:
    """The parts behind a colon or between brackets, and whether one thing more stands at their end; None where none
    are listed there."""
    lowered = sentence.lowered
    opens = _OPENS.match(lowered, total.end)
    if opens is None and (total.more.get("subject") or "").lower() in _CASUALTIES:
        opens = _COMMA.match(lowered, total.end)
    if opens is None:
        return None
    begin = opens.end()
    if lowered[: opens.end()].rstrip().endswith("("):
        end = lowered.find(")", begin)
        end = len(lowered) if end < 0 else end
    else:
        end = next(
            (at for at in range(begin, len(lowered)) if lowered[at] in ".;" and not lowered[at + 1 : at + 2].isdigit()),
            len(lowered),
        )
    parts = [number for number in sentence.numbers if begin <= number.start < end]
    if not parts or _EXAMPLES.search(lowered, total.end, end) or not _FIRST.fullmatch(lowered, begin, parts[0].start):
        return None
    one_more = bool(_ONE_MORE.search(lowered, parts[-1].end, end))
    if len(parts) + one_more < _FEWEST or not _all_joined(lowered, parts):
        return None
    if len(parts) + one_more < _SURE and _VERB.search(lowered, begin, end):
        return None
    return parts, one_more


def _listed_before(sentence: Sentence, total: Draft, index: int) -> list[Number]:
    """The parts before "a total of" or "in all"; empty where it is no total of what stands there."""
    lowered, numbers = sentence.lowered, sentence.numbers
    if index < _FEWEST:
        return []
    end = numbers[index - 1].end
    said = _BEHIND.fullmatch(lowered, end, numbers[index].core) or (
        _IN_ALL.match(lowered, numbers[index].end) and _LAST.fullmatch(lowered, end, numbers[index].core)
    )
    if not said:
        return []
    first = index - 1
    while first and _JOIN.fullmatch(lowered, numbers[first - 1].end, numbers[first].core):
        first -= 1
    parts = numbers[first:index]
    begin = max(0, parts[0].start - 30)
    return parts if len(parts) >= _FEWEST and not _EXAMPLES.search(lowered, begin, total.start) else []


def _all_joined(lowered: str, parts: list[Number]) -> bool:
    return all(_JOIN.fullmatch(lowered, a.end, b.start) for a, b in zip(parts, parts[1:], strict=False))
