"""Figures whose label stands before them, and figures of tables -> drafts: "Killed: 34", "Injured: Lyon 12, Nice 5", "|
Lyon | 12 |".

A label names a kind as a noun does. Behind it stand a total, or parts of one with the place or group that each is of;
in a table the head of a
column is the label and that of the row says what the figure is a part of, or the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from claimcheck.extractor.count_drafts import count_draft
from claimcheck.extractor.kinds import Named
from claimcheck.extractor.phrases import NounPhrase, noun_phrase
from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.extractor.triggers import has_any
from claimcheck.extractor.vocabulary import Cue
from claimcheck.record_making import make_value
from claimcheck.values.numbers import Number, find_numbers
from claimcheck.values.places import load
from claimcheck.values.tables import Cell

_LABEL: Final = re.compile(
    r"(?:^|(?<=[;.|•·(,])|(?<=\d)(?=\s))[\s*_>–—-]*(?:[^\w\s(]{1,2}\s+)?(?P<label>[a-z][a-z’'/() "
    r"-]{2,60}?)[*_]*\s*(?:[:=]|(?<=\s)[–—-](?=\s))[*_\s]*"
)
"""A few words before a colon, at the beginning of a sentence or behind what parts clauses."""
_MARKS: Final = (":", "=", " – ", " - ", " — ")
"""What stands behind a label: quicker to look for."""
_NONE: Final = re.compile(r"(?:none|nil|nobody|no one)\b(?=[*_\s]*(?:$|[.,;|]))")
_WORD: Final = re.compile(r"[a-z][a-z’'-]*")
_MOST_WORDS: Final = 6
_QUALIFIERS: Final = frozenset(
    "total number numbers count no of the a confirmed reported so far people persons person cumulative "
    "official officially currently now overall all estimated est to date still in".split()
)
"""Words of a label that say nothing of what is counted."""
_NEW: Final = frozenset(("new", "daily", "additional", "more", "latest"))
"""Words of a label of what came on top of a total."""
_CUT: Final = re.compile(
    r"\s(?:in(?! (?:an? |the )?(?:[a-z]+ )?(?:hospitals?|custody|condition|care|shelters?)\b)|at|near|as of|since|on|"
    r"until|\()\s?.*"
)
"""What says where or when behind the words of a label."""
_NOT_LABELS: Final = frozenset(
    "kill kills killing murdering claiming wounding injuring injures treating treating hurting shooting shoots "
    "stabbing stabs arrest arresting detain hold holding".split()
)
"""Words before a figure that head a story and label nothing."""
_BEHIND: Final = re.compile(r"\s*(?:people|persons)?[*_]*\s*(?:$|[,;|()\[–—•·*]|\.(?:\s|$)|and\b)")
"""What stands behind a labelled figure."""
_PARTED: Final = re.compile(r"\s*(?:$|[,;|()\[–—•·*]|\.(?:\s|$))")
_NAME: Final = r"[A-Z][\w’'.-]*(?:[ -](?:of |de |la |el |and |the )*[A-Z][\w’'.-]*){0,4}"
_BEFORE: Final = re.compile(
    rf"\s*\)?\s*[,;(]?\s*(?:and\s+)?(?P<name>{_NAME}|[a-z]{{3,}}(?: [a-z]{{3,}})?)\s*[:(=–—-]?\s*"
)
"""The name of an item before its figure."""
_AFTER: Final = re.compile(rf"\s+(?:people |persons )?in (?:the )?(?P<name>{_NAME})")
_JOINED: Final = re.compile(r"\)?\s*(?:[,;]|and|,\s*and)?\s*\(?\s*")
_TOTAL: Final = re.compile(
    r"(?:grand |overall |national )?totals?(?: [a-z]+)?|all|overall|sum|nationwide|altogether|in all|whole country"
)


_PLAIN_HEAD: Final = re.compile(
    r"(?:values?|numbers?|counts?|figures?|amounts?|quantity|people|persons|no\.?|#|statistics?|how many|reported|"
    r"confirmed|latest|so far)"
)
"""Heads of columns that say no more than that figures stand below."""


def read_labelled(reading: Reading, sentence: Sentence) -> Iterable[Draft]:
    """The counts of a sentence, or of a row of a table, that a label names; the reader of counts then leaves their
    numbers alone."""
    if reading.plain and reading.plain.cells:
        cells = reading.plain.cells_in(sentence.start, sentence.start + len(sentence.text))
        if cells:
            return _tabular(reading, sentence, cells)
    return _labelled(reading, sentence) if has_any(sentence.text, _MARKS) else ()


def label_kind(reading: Reading, label: str) -> tuple[Named, tuple[str, ...]] | None:
    """The kind that a label in lower case names, with the words that name it, and those that say what is counted;
    None where it names none."""
    for said in dict.fromkeys((_CUT.sub("", label), label)):
        words = [word for word in _WORD.findall(said) if word not in _QUALIFIERS]
        if not words or len(words) > _MOST_WORDS:
            continue
        best: tuple[int, bool, Cue, str, tuple[str, ...]] | None = None
        for cue in reading.vocabulary.active(frozenset(words)):
            for phrase in (*cue.kind.nouns, *cue.kind.states, *cue.kind.acts):
                rest = _rest(words, phrase.split())
                if rest is None or phrase in _NOT_LABELS or (cue.of and not (rest and rest[-1] in cue.of)):
                    continue
                found = (len(phrase), cue.kind.running, cue, phrase, tuple(word for word in rest if word not in _NEW))
                if best is None or found[:2] > best[:2]:
                    best = found
        if best:
            return (best[2], best[3]), best[4]
    return None


def _rest(words: list[str], phrase: list[str]) -> list[str] | None:
    """The words of a label without the phrase at its end or its beginning; None where it has no such phrase."""
    size = len(phrase)
    if words[-size:] == phrase:
        return words[:-size]
    return words[size:] if words[:size] == phrase else None


def _draft(
    reading: Reading, sentence: Sentence, number: Number, named: Named, counted: tuple[str, ...], label: str
) -> Draft:
    """The draft of a number under a label: the words behind the figure say what is counted, else those of the label."""
    phrase = noun_phrase(sentence.text, sentence.lowered, number.end, reading.vocabulary.states)
    if not phrase.words or not _PARTED.match(sentence.lowered, phrase.end):
        phrase = NounPhrase(counted, number.end, number.end)
    draft = count_draft(reading, sentence, number, phrase, named, part=False, previous=None)
    words = set(_WORD.findall(label))
    more: dict[str, Any] = {
        "topics": tuple(sorted({*draft.more["topics"], *(word for word in words if len(word) > 3)}))
    }
    if not words.isdisjoint(_NEW):
        more["subset"] = "more"
    return Draft(draft.kind, number.start, number.end, draft.value, draft.more | more)


def _labelled(reading: Reading, sentence: Sentence) -> Iterator[Draft]:
    lowered = sentence.lowered
    labels = [(match, kind) for match in _LABEL.finditer(lowered) for kind in [label_kind(reading, match["label"])]]
    for place, (match, kind) in enumerate(labels):
        if kind is None or (
            match.start() and lowered[match.start() - 1].isdigit() and not sentence.text[match.start("label")].isupper()
        ):
            continue
        none = _NONE.match(lowered, match.end())
        if none and kind[0][0].kind.counts == "people":
            value = make_value("count", none.group(), 0, 0, 0, 0, "people")
            yield Draft(
                kind[0][0].name,
                none.start(),
                none.end(),
                value,
                {"who": "people", "pattern": kind[0][1], "topics": sentence.topics(none.start())},
            )
        until = labels[place + 1][0].start("label") if place + 1 < len(labels) else len(lowered)
        numbers = [at for at, number in enumerate(sentence.numbers) if match.end() <= number.start < until]
        yield from _of_label(reading, sentence, match, kind, numbers, until)


def _of_label(
    reading: Reading,
    sentence: Sentence,
    match: re.Match[str],
    kind: tuple[Named, tuple[str, ...]],
    numbers: list[int],
    until: int,
) -> Iterator[Draft]:
    """The total behind a label, and its parts as far as each has its name."""
    named, counted = kind
    end = match.end()
    listed = (len(numbers) > 1 and any(m.start >= end for m in sentence.places)) or (
        "total" in match["label"] and not sentence.places
    )
    for at in numbers:
        number = sentence.numbers[at]
        between = sentence.text[end : number.start]
        after = _AFTER.match(sentence.text, number.end)
        before = _BEFORE.fullmatch(between)
        if end == match.end() and not between.strip("*_ ") and not after:
            if sentence.idle[at] or not (
                _stands_alone(reading, sentence, number)
                or (until < len(sentence.text) and not sentence.text[number.end : until].strip("*_ "))
            ):
                return
            more: dict[str, Any] | None = {"place": reading.main_place} if listed and reading.main_place else {}
        elif before and before["name"] not in ("and",):
            more = _of_item(reading, before["name"])
        elif _JOINED.fullmatch(between):
            more = _of_item(reading, after["name"]) if after else _of_group(reading, sentence, number)
        else:
            more = None
        if more is None or not float(number.figure).is_integer():
            return
        sentence.idle[at] = True
        yield _draft(reading, sentence, number, named, counted, match["label"]).with_more(more)
        end = after.end() if after and not before else number.end


def _stands_alone(reading: Reading, sentence: Sentence, number: Number) -> bool:
    """Whether nothing but what is counted stands behind a figure, so that its label is all that says what it is."""
    lowered = sentence.lowered
    if _BEHIND.match(lowered, number.end):
        return True
    phrase = noun_phrase(sentence.text, lowered, number.end, reading.vocabulary.states)
    return (
        reading.vocabulary.group(phrase.head, phrase.text) is not None
        and _PARTED.match(lowered, phrase.end) is not None
    )


def _of_group(reading: Reading, sentence: Sentence, number: Number) -> dict[str, Any] | None:
    """What a figure says of one more group under the same label: "34 soldiers, 5 civilians"; None where no group
    stands behind it."""
    phrase = noun_phrase(sentence.text, sentence.lowered, number.end, reading.vocabulary.states)
    known = reading.vocabulary.group(phrase.head, phrase.text) and _PARTED.match(sentence.lowered, phrase.end)
    return {} if known else None


def _of_item(reading: Reading, name: str) -> dict[str, Any] | None:
    """What the name of an item makes of its figure: a count at a place, of a group, or a part of the total; None for
    words that name nothing."""
    if _TOTAL.fullmatch(name.lower()) or _PLAIN_HEAD.fullmatch(name.lower()):
        return {}
    who = reading.vocabulary.groups.get(name.lower())
    if who:
        return {"who": who, "subject": name.lower(), "item": name}
    if load().get(name):
        return {"place": name, "item": name}
    if not name[:1].isupper():
        return None
    placed = {} if any(letter.isdigit() for letter in name) else {"place": name}
    return {"subset": "including", "item": name, **placed}


def _tabular(reading: Reading, sentence: Sentence, cells: list[Cell]) -> Iterator[Draft]:
    """The figures of a row of a table: the head of the column or of the row names the kind, the other says what of
    it."""
    for at, number in enumerate(sentence.numbers):
        if any(number.start < cell.end - sentence.start and cell.start - sentence.start < number.end for cell in cells):
            sentence.idle[at] = True
    for cell in cells:
        number_of = _number(sentence, cell)
        column, row = cell.column.lower(), cell.row.lower()
        kind, label, name = label_kind(reading, column), column, cell.row
        if kind is None:
            kind, label, name = label_kind(reading, row), row, cell.column
        if number_of is None or kind is None:
            continue
        more = _of_item(reading, name) if name else {}
        draft = _draft(reading, sentence, number_of, kind[0], kind[1], label)
        draft = draft.with_more(more if more is not None else {"subset": "including", "item": name})
        yield draft
        if cell.parts is not None:
            yield _sum(draft, cell.parts)


def _number(sentence: Sentence, cell: Cell) -> Number | None:
    """The whole number in a cell, its places those of the sentence; None where there is none, or several."""
    start, end = cell.start - sentence.start, cell.end - sentence.start
    found = find_numbers(sentence.lowered[start:end], {})
    if len(found) != 1 or not float(found[0].figure).is_integer() or "%" in sentence.text[start:end]:
        return None
    number = found[0]
    number.start, number.core, number.end = number.start + start, number.core + start, number.end + start
    return number


def _sum(total: Draft, parts: float) -> Draft:
    """What the other rows of a column come to, said where their total stands."""
    value = make_value("count", total.value.text, parts, parts, parts, parts, total.value.unit)
    return Draft(
        total.kind,
        total.start,
        total.end,
        value,
        {"subset": "sum of parts", "subject": total.more.get("subject"), "who": total.more.get("who")},
    )
