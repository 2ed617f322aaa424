"""A total with its parts listed behind a colon ("33 vehicles: 16 cars, 12 vans and five trucks") -> a draft of what the parts come to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.extractor.reading import Draft, Sentence
from claimcheck.record_making import make_value

_COLON: Final = re.compile(r"[^,.;:()]{0,30}[:—–]\s*")
_JOIN: Final = re.compile(r"[^.;:()]{0,40}(?:,|\band\b)\s*(?:and\s+)?$")
_ONE_MORE: Final = re.compile(r"(?:,|\band\b)\s*(?:and\s+)?(?:a|an|one)\s+[a-z]+[^,.;]{0,30}[.;]?$")
_EXAMPLES: Final = re.compile(r"\b(?:including|such as|among (?:them|others)|mostly|for example|e\.g\.)\b")
_FEWEST: Final = 3


def read_sums(sentence: Sentence, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """What the listed parts of a total come to, where all are exact; silent behind "including" and for fewer than three parts."""
    counts = sorted((d for d in drafts if d.value.type == "count" and d.value.qualifier == "exact"), key=lambda d: d.start)
    for index, total in enumerate(counts):
        parts = counts[index + 1 :]
        colon = _COLON.match(sentence.lowered, total.end)
        if colon is None or len(parts) + 1 < _FEWEST or parts[0].start > colon.end() + 2 or _EXAMPLES.search(sentence.lowered, total.end):
            continue
        gaps = [sentence.lowered[a.end : b.start] for a, b in zip(parts, parts[1:], strict=False)]
        one_more = bool(_ONE_MORE.search(sentence.lowered, parts[-1].end))
        if not all(_JOIN.fullmatch(gap) for gap in gaps) or len(parts) + one_more < _FEWEST:
            continue
        figure = sum(float(d.value.low or 0) for d in parts) + one_more
        end = len(sentence.text.rstrip(" .;")) if one_more else parts[-1].end
        text = sentence.text[parts[0].start : end]
        value = make_value("count", text, figure, figure, figure, figure, total.value.unit)
        yield Draft(total.kind, parts[0].start, end, value, {"subset": "sum of parts", "subject": total.more.get("subject"), "who": total.more.get("who")})
