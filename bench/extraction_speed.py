"""What extraction costs beside `re.findall` on the same text: a ratio that hardly depends on the machine.

Imports nothing but the standard library and claimcheck, because it also runs by itself in an environment that holds only a wheel:
`python extraction_speed.py TEXTS ROUNDS`, where TEXTS is a JSON list of texts, prints one JSON object with the fields of `Speed`.
"""

from __future__ import annotations

import functools
import importlib
import itertools
import json
import math
import re
import sys
import time
import timeit
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from claimcheck.extractor import extract
from claimcheck.model import Source
from claimcheck.rule_loading import load_rules

Name = TypeVar("Name", bound=Hashable)
YEAR = 2020
"""The year that dates without one are taken to be of."""


class Speed(NamedTuple):
    """CPU seconds for the same texts, as `in_turn` measures them."""

    megabytes: float
    extraction: float
    findall: float
    compiled: bool
    """Whether the reading modules are machine code rather than Python."""

    @property
    def ratio(self) -> float:
        """How many times `re.findall` an extraction costs."""
        return self.extraction / self.findall


def in_turn(ways: Mapping[Name, Callable[[str], object]], texts: Sequence[str], rounds: int) -> dict[Name, float]:
    """CPU seconds that each way of reading takes for all texts, as timeit measures (without collecting garbage).

    The ways take turns text by text, and for each text the best of several rounds counts: what else the machine does then hits all ways alike.
    """
    best = {name: [math.inf] * len(texts) for name in ways}
    for _, (number, text), (name, read) in itertools.product(range(rounds), enumerate(texts), ways.items()):
        cost = timeit.Timer(functools.partial(read, text), timer=time.process_time).timeit(1)
        best[name][number] = min(best[name][number], cost)
    return {name: sum(costs) for name, costs in best.items()}


def speed(texts: Sequence[str], rounds: int = 7) -> Speed:
    """Measure both."""
    rules = load_rules(None)
    costs = in_turn({"ours": lambda text: extract(Source("text", text), rules, YEAR), "plain": lambda text: re.findall(r"\w+", text)}, texts, rounds)
    reader = importlib.import_module("claimcheck.extractor.extract").__file__ or ""
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    return Speed(megabytes, costs["ours"], costs["plain"], not reader.endswith(".py"))


if __name__ == "__main__":
    print(json.dumps(speed(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), int(sys.argv[2]))._asdict()))
