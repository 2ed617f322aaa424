"""What extraction costs with many kinds of claim more than come with claimcheck."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.corpora import texts
from bench.extraction_speed import YEAR, in_turn
from bench.section import Row, Section, Setting, figure
from claimcheck.extractor import extract
from claimcheck.extractor.vocabulary import compile_rules
from claimcheck.model import Source
from claimcheck.rule_loading import load_rules
from claimcheck.rules import Rules

BAR = 1.5
"""Times the cost without them that 200 kinds more may cost."""
MEGABYTES = 0.6
_NOUNS = "school shop mill factory bridge tram ferry clinic farm dam pump well mine boat hotel museum library market bakery stadium".split()
_VERBS = "close open flood burn sell strike rebuild inspect fine paint".split()


def many_kinds(count: int) -> str:
    """A rules file with `count` kinds (at most 200) more than the shipped ones, half of them patterns, half word lists, of common words."""
    lines = ["extends: default", "kinds:" if count else ""]
    for number, (noun, verb) in enumerate(itertools.islice(itertools.product(_NOUNS, _VERBS), count)):
        lines.append(f"  extra_{number}:\n    counts: things")
        if number % 2:
            lines.append(f"    patterns: ['{{count}} ..2 {noun}~ ..3 {verb}~', '{verb}~ {{count}} ..2 {noun}~']")
        else:
            lines.append(f"    states: [{verb}~]\n    acts: [{verb}~]\n    of: [{noun}~]")
    return "\n".join(lines)


def costs(read: Sequence[str], counts: Sequence[int], rounds: int = 5) -> dict[int, float]:
    """CPU seconds of extraction with so many kinds more, as `in_turn` measures them."""
    with TemporaryDirectory() as folder:
        ways = {}
        for count in counts:
            file = Path(folder) / f"{count}.yaml"
            file.write_text(many_kinds(count), encoding="utf-8")
            ways[count] = functools.partial(_read, load_rules(str(file)))
    compile_rules.cache_clear()  # equal rules that were loaded before would be compared with these in every extraction
    return in_turn(ways, read, rounds)


def _read(rules: Rules, text: str) -> object:
    return extract(Source("text", text), rules, YEAR)


def measure(setting: Setting) -> Section:
    """With none, 50, 100 and 200 kinds more."""
    found = costs(texts(setting.corpus, MEGABYTES), (0, 200) if setting.quick else (0, 50, 100, 200), 3 if setting.quick else 5)
    rows: list[Row] = [{"kinds more": count, "CPU, s": figure(cost), "times the cost without": figure(cost / found[0])} for count, cost in found.items()]
    return Section([f"200 kinds more make extraction cost {figure(found[200] / found[0])} times as much."], {"Extraction with more kinds": rows})
