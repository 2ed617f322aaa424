"""Quoted words of a document, sentence by sentence, each with who says them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from claimcheck.extractor.context import Walk
from claimcheck.extractor.scope import speaker_of
from claimcheck.extractor.statement import Statement
from claimcheck.record_making import make_value

_DOUBLE: Final = re.compile('["“”\n]')
"""Double marks of quotation, and the end of a paragraph, where quoted words that go on in the next have no mark."""
_SINGLE: Final = (
    ("‘", re.compile(r"‘([^‘\n]{12,600}?)’(?!\w)")),
    (" '", re.compile(r"(?<=[ (])'([^'\n]{12,400}(?:'\w[^'\n]{0,200}){0,5})'(?!\w)")),
)
"""Single marks, each with the pattern of what stands between two."""
_LEAST_WORDS: Final = 4
"""Quoted words below this name or doubt something; they are no utterance."""
_LONGEST: Final = 4_000
"""Characters of the longest quotation; more stand behind a mark that nothing closes."""
_ENDS: Final = " ,.;:!?—–-"
_OPENING: Final = "“\"‘'"


def read_quotations(walk: Walk) -> Iterator[Statement]:
    """Each run of quoted words within a sentence, in the order of the text."""
    text = walk.text
    found = list(_between_double(text)) if '"' in text or "“" in text else []
    for mark, pattern in _SINGLE:
        if mark in text:
            found += [match.span(1) for match in pattern.finditer(text)]
    for start, end in sorted(found):
        if end - start > _LONGEST or text.count(" ", start, end) < _LEAST_WORDS - 1:
            continue
        numbers = walk.sentences_of(start, end)
        speaker = _speaker(walk, numbers, start, end) if numbers else None
        for number in numbers:
            begin, stop, _ = walk.sentences[number]
            words = _bare(text, max(start, begin), min(end, stop))
            if words and text.count(" ", *words) >= _LEAST_WORDS - 1:
                yield Statement(*words, begin, stop, make_value("quotation", text[words[0] : words[1]]), speaker)


def _between_double(text: str) -> Iterator[tuple[int, int]]:
    """What stands between double marks; one that opens anew within quoted words begins a paragraph of them."""
    begin: int | None = None
    for match in _DOUBLE.finditer(text):
        mark, at = match.group(), match.start()
        opens = mark == "“" or (mark == '"' and _opens(text, at, inside=begin is not None))
        if begin is not None:
            yield begin, at
        begin = at + 1 if opens else None
    if begin is not None:
        yield begin, len(text)


def _opens(text: str, at: int, *, inside: bool) -> bool:
    """Whether a straight mark opens a quotation: by the spaces beside it, else by what went before."""
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isspace() != behind.isspace() and before and behind:
        return before.isspace()
    return not inside


def _bare(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without spaces and marks at its ends; None where nothing is left."""
    while end > start and text[end - 1] in _ENDS:
        end -= 1
    while start < end and text[start] in _ENDS:
        start += 1
    return (start, end) if start < end else None


def _speaker(walk: Walk, numbers: range, start: int, end: int) -> str | None:
    """Who says the words from `start` to `end` of some sentences: named in the last, in the first, in the next one of
    the paragraph, or, where the paragraph begins with these words, in the sentence before it; never in the words."""
    first, last = numbers[0], numbers[-1]
    paragraph = walk.sentences[last][2]
    for at in dict.fromkeys((last, first, last + 1, first - 1)):
        if not 0 <= at < len(walk.sentences):
            continue
        begin, stop, of = walk.sentences[at]
        if of != paragraph and (at > last or walk.text[walk.sentences[first][0]] not in _OPENING):
            continue
        text, lowered = (_blank(whole[begin:stop], start - begin, end - begin) for whole in (walk.text, walk.lowered))
        who, _ = speaker_of(text, lowered, frozenset(walk.searched.look(begin, stop)[1]))
        if who:
            return who
    return None


def _blank(text: str, start: int, end: int) -> str:
    """A sentence without the letters from `start` to `end`, as long as before."""
    start, end = max(0, start), min(len(text), end)
    return f"{text[:start]}{'-' * (end - start)}{text[end:]}" if start < end else text
