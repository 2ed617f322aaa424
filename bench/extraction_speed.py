"""What extraction costs beside `re.findall` on the same text: a ratio that hardly depends on the machine.

Imports nothing but the standard library and claimcheck, because it also runs by itself in an environment that holds only a wheel:
`python extraction_speed.py TEXTS ROUNDS`, where TEXTS is a JSON list of texts, prints one JSON object with the fields of `Speed`.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
import time
import timeit
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.extractor import extract
from claimcheck.model import Source
from claimcheck.rule_loading import load_rules

YEAR = 2020
"""The year that dates without one are taken to be of."""


class Speed(NamedTuple):
    """CPU seconds for the same texts, each the best of several rounds taken in turn."""

    megabytes: float
    extraction: float
    findall: float
    compiled: bool
    """Whether the reading modules are machine code rather than Python."""

    @property
    def ratio(self) -> float:
        """How many times `re.findall` an extraction costs."""
        return self.extraction / self.findall


def speed(texts: Sequence[str], rounds: int = 7) -> Speed:
    """Measure both on each of `texts`, in turn, as timeit measures (without collecting garbage)."""
    rules = load_rules(None)
    ours = timeit.Timer(lambda: [extract(Source(str(i), text), rules, YEAR) for i, text in enumerate(texts)], timer=time.process_time)
    plain = timeit.Timer(lambda: [re.findall(r"\w+", text) for text in texts], timer=time.process_time)
    runs = [(ours.timeit(1), plain.timeit(1)) for _ in range(rounds)]
    reader = importlib.import_module("claimcheck.extractor.extract").__file__ or ""
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    return Speed(megabytes, min(cost for cost, _ in runs), min(cost for _, cost in runs), not reader.endswith(".py"))


if __name__ == "__main__":
    print(json.dumps(speed(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), int(sys.argv[2]))._asdict()))
