"""Whether reading is linear in the length of a document, also of one that is a single line."""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Sequence
from pathlib import Path

from bench.corpora import enlarged
from bench.extraction_speed import YEAR
from bench.section import Row, Section, Setting, figure
from claimcheck.extractor import extract, fingerprint
from claimcheck.model import Source
from claimcheck.rule_loading import load_rules

BAR = 1.3
"""What a byte of the longest line may cost, a byte of the shortest costing 1."""
_LONG = 30
"""Seconds; what has taken longer is not measured again."""


def costs(corpus: Path, megabytes: float, shares: Sequence[int], rounds: int = 2) -> dict[int, float]:
    """CPU seconds of fingerprint and extraction for one and the same text laid out as so many lines, for each of `shares`; each line is a document of its own."""
    rules = load_rules(None)
    texts = [" ".join(row.text.split()) for row in enlarged(corpus, megabytes)]
    best: dict[int, float] = dict.fromkeys(shares, math.inf)
    for _, share in itertools.product(range(rounds), shares):
        if _LONG < best[share] < math.inf:
            continue
        bounds = [len(texts) * number // share for number in range(share + 1)]
        lines = [" ".join(texts[begin:end]) for begin, end in itertools.pairwise(bounds)]
        begin_time = time.process_time()
        for number, line in enumerate(lines):
            source = Source(str(number), line)
            fingerprint(source)
            extract(source, rules, YEAR)
        best[share] = min(best[share], time.process_time() - begin_time)
    return best


def measure(setting: Setting) -> Section:
    """The same text as a hundred lines, as ten and as one."""
    size = 1 if setting.quick else 10
    found = costs(setting.corpus, size, (100, 10, 1))
    rows: list[Row] = [
        {
            "length of a line, MB": figure(size / share),
            "lines": share,
            "CPU, s": figure(cost),
            "a byte's CPU, shortest line = 1": figure(cost / found[100]),
        }
        for share, cost in found.items()
    ]
    said = f"A byte of one line of {size} MB costs {figure(found[1] / found[100])} times a byte of lines of {figure(size / 100)} MB."
    return Section([said], {"The same text in longer and longer lines": rows})
