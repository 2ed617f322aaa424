"""What a run over an archive of web news would cost on a cluster, from what a sample of news costs here and how its keys grow.

    python bench/archive_simulation.py --measure FEED > bench/archive_measured.json     # a feed of news, once
    python bench/archive_simulation.py [DOCUMENTS...]                                    # a line for each size, from these figures

How keys and names grow is measured at an eighth, a quarter, a half and the whole of the sample. The number of rows under each key at other sizes is drawn
from a Pitman-Yor process that has the sample's growth of distinct keys and their number: the distribution behind Zipf's and Heaps' laws. The draw is
seeded, so that the figures are the same each time. What is assumed is printed with them.
"""

from __future__ import annotations

import itertools
import json
import math
import pickle
import random
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

MEASURED = Path(__file__).with_name("archive_measured.json")
SIZES = (10**5, 10**6, 10**8)
_PARTS, _PART_BYTES = 10_000, 8_000_000
_STICKS = 300_000
"""Keys whose share is drawn one by one, about the largest first; what is left is spread over so many keys that none is large."""
_LOOKED_AT, _EVERY_PAIR = 60, 12
"""As in claimcheck/matcher/neighbours.py: documents that one of an archive is held against, and how many are held against each other without an index."""
_CLAIM = 2_300
"""Bytes of a claim as an object of Python: all of one key are in the memory of one process."""
_ENTRY = 130
"""Bytes of a counted name in a dictionary of Python, with its text."""
ASSUMED = (
    "documents, claims and names are like those of the sample, copies counted as often as in it",
    "keys and names grow on by the powers that the sample shows; an archive of one language levels off earlier, so that this counts too many",
    "pair tests are the most that the matcher allows, not what it does: most documents under a key share too little to be looked at",
    "a shuffle is compressed as Spark's default does (LZ4); CPU seconds are of one core of the machine that measured, and of Python without compiled modules where it has none",
)


def measure(feed: str) -> dict[str, Any]:
    """What the documents of a feed cost in each stage, and how their keys and names grow."""
    from claimcheck.engine.stages import hold, survey
    from claimcheck.model import Source
    from claimcheck.records import held_of
    from claimcheck.rule_loading import load_rules
    from claimcheck.sources import Document, find_documents, parsed

    rules = load_rules(None)
    documents = [document for document in find_documents([feed]) if isinstance(document, Document)]
    begun = time.process_time()
    for document in documents:
        survey(document)
    surveyed = time.process_time() - begun
    sources = [source for document in documents if isinstance(source := parsed(document), Source)]
    hold(sources[0], rules, 2020)  # what is read once by each process is no cost of a document
    begun = time.process_time()
    answers = [hold(source, rules, 2020) for source in sources]
    extracted = time.process_time() - begun
    heard = [held_of(held) for held, _ in answers]
    growth = _growth(heard)
    count, rows = len(sources), growth[-1]["rows"]
    findings, judged, pairs = _judging(heard, answers, rules)
    return {
        "documents": count,
        "text_bytes": sum(len(document.raw) for document in documents) / len(documents),
        "survey_seconds": surveyed / len(documents),
        "extract_seconds": extracted / count,
        "claims": sum(len(one.lengths) for one in heard) / count,
        "claim_bytes": sum(len(records) for _, records in answers) / sum(len(one.lengths) for one in heard),
        **_row_bytes([(source.id.encode(), *answer) for source, answer in zip(sources[:200], answers[:200], strict=True)]),
        "rows": rows / count,
        "judge_seconds_a_row": judged / rows,
        "pairs_a_row": pairs / rows,
        "findings": findings / count,
        "driver_bytes": _driver_bytes(documents, sources),
        "growth": growth,
    }


def _judging(heard: list[Any], answers: list[tuple[bytes, bytes]], rules: Any) -> tuple[int, float, int]:
    """How many findings the claims of all documents make, in how many seconds, and with how many pair tests."""
    from claimcheck.engine.stages import Fingerprints, Met, Setting, judge_shared
    from claimcheck.matcher import NameCounts, comparing, pairing

    names = NameCounts()
    by_mark: dict[int, list[Met]] = {}
    for number, (one, (_, records)) in enumerate(zip(heard, answers, strict=True)):
        names.add(one.fingerprint)
        for begin, length, marks in zip(itertools.accumulate(one.lengths, initial=0), one.lengths, one.marks, strict=False):
            for key, mark in enumerate(marks):
                by_mark.setdefault(mark, []).append(Met(records[begin : begin + length], key, number))
    setting = Setting(rules, names.commonness())
    pairs = 0
    pairs_of = pairing.pairs_of

    def counted(*arguments: Any) -> Iterator[Any]:
        nonlocal pairs
        for pair in pairs_of(*arguments):
            pairs += 1
            yield pair

    shared = [by_mark[mark] for mark in sorted(by_mark) if len(by_mark[mark]) > 1]
    begun = time.process_time()
    with mock.patch.object(comparing, "pairs_of", counted):
        judged = judge_shared(shared, setting, Fingerprints(lambda number: answers[number][0], archive=setting.commonness.archive))
    return len(judged.findings), time.process_time() - begun, pairs


def _row_bytes(held: list[tuple[bytes, bytes, bytes]]) -> dict[str, float]:
    """Bytes of the rows of a shuffle: of a claim under a key, of a fingerprint, and the share of them that is left when they are packed."""
    import pyarrow as pa

    from claimcheck.engine.spark_stages import _keyed

    rows = [row for one in held for row in _keyed(*one, 10**9, True)]
    claims = [row for row in rows if row[1] >= 0]
    prints = {row[2]: len(row[4]) for row in rows if row[1] < 0}
    packed = b"".join(row[4] for row in sorted(rows, key=lambda row: row[1]))
    return {
        "row_bytes": sum(len(row[4]) + len(row[2]) + 16 for row in claims) / len(claims),
        "fingerprint_bytes": sum(prints.values()) / len(prints),
        "packed": len(pa.compress(packed, codec="lz4", asbytes=True)) / len(packed),
    }


def _driver_bytes(documents: list[Any], sources: list[Any]) -> float:
    """Bytes of memory that the driver of Spark holds for a document: itself and its source without their texts, its place and its number."""
    pickles = [pickle.dumps((replace(document, raw=b"", about={}), replace(source, text=""))) for document, source in zip(documents, sources, strict=False)]
    tracemalloc.start()
    kept = [((0, number), number, *pickle.loads(one)) for number, one in enumerate(pickles)]
    numbers = {source.id: number for number, (*_, source) in enumerate(kept)}
    origins = {document.origin: number for number, (*_, document, _) in enumerate(kept)}
    found = tracemalloc.get_traced_memory()[0] / len(kept)
    tracemalloc.stop()
    return found if numbers and origins else 0.0


def _growth(heard: list[Any]) -> list[dict[str, int]]:
    """How many rows, keys, keys with one row, rows under the largest key and names of two and more documents there are at parts of the sample."""
    marks: Counter[int] = Counter()
    names: Counter[str] = Counter()
    found = []
    stops = {len(heard) >> shift for shift in (3, 2, 1, 0)}
    for number, one in enumerate(heard, 1):
        marks.update(mark for some in one.marks for mark in some)
        names.update(one.fingerprint.names | one.fingerprint.cities)
        if number in stops:
            counts = list(marks.values())
            found.append({"documents": number, "rows": sum(counts), "keys": len(counts), "single": counts.count(1), "largest": max(counts), "names": sum(n > 1 for n in names.values())})
    return found


def power(growth: list[dict[str, int]], of: str, by: str) -> float:
    """The exponent with which one number grows with another, by least squares over their logarithms."""
    points = [(math.log(part[by]), math.log(part[of])) for part in growth]
    x, y = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    return float(sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points))


def distinct(rows: float, discount: float, strength: float) -> float:
    """The number of keys that a Pitman-Yor process is expected to have after so many rows."""
    rising = math.lgamma(strength + rows + discount) - math.lgamma(strength + rows) + math.lgamma(strength + 1) - math.lgamma(strength + discount)
    return (math.exp(rising) - strength) / discount


def strength_for(rows: float, keys: float, discount: float) -> float:
    """The strength with which the process has so many keys after so many rows, by halving."""
    low, high = 1e-6, 1e9
    for _ in range(200):
        middle = math.sqrt(low * high)
        low, high = (middle, high) if distinct(rows, discount, middle) < keys else (low, middle)
    return low


def shares(discount: float, strength: float, seed: int = 1) -> tuple[list[float], float]:
    """The shares of `_STICKS` keys, largest first, and the share of all others: a stick broken again and again."""
    drawn = random.Random(seed)
    left, found = 1.0, []
    for number in range(1, _STICKS + 1):
        part = drawn.betavariate(1 - discount, strength + number * discount)
        found.append(left * part)
        left *= 1 - part
    return sorted(found, reverse=True), left


def simulated(documents: int, of: dict[str, Any]) -> dict[str, float]:
    """What a run over so many documents costs."""
    whole = of["growth"][-1]
    discount = power(of["growth"], "keys", "rows")
    strength = strength_for(whole["rows"], whole["keys"], discount)
    parts, left = shares(discount, strength)
    rows = documents * of["rows"]
    largest = rows * whole["largest"] / whole["rows"]  # its share is the same at each part of the sample
    tests = sum(_tests(share * rows) for share in parts)
    tests += min(left * rows * _LOOKED_AT, (left * rows) * (parts[-1] * rows) / 2)
    text = documents * of["text_bytes"]
    pieces = min(_PARTS, 1 + text / _PART_BYTES)
    prints = pieces * (1 - (1 - 1 / pieces) ** of["rows"])
    shuffled = documents * (of["rows"] * of["row_bytes"] + prints * of["fingerprint_bytes"])
    names = whole["names"] * (documents / whole["documents"]) ** power(of["growth"], "names", "documents")
    return {
        "documents": documents,
        "text TB": text / 1e12,
        "claims": documents * of["claims"],
        "CPU hours, reading and extraction": documents * (of["survey_seconds"] + of["extract_seconds"]) / 3600,
        "CPU hours, matching and judging": rows * of["judge_seconds_a_row"] / 3600,
        "shuffle TB": shuffled / 1e12,
        "shuffle TB, packed": shuffled * of["packed"] / 1e12,
        "keys": distinct(rows, discount, strength),
        "rows of the largest key": largest,
        "GB of the largest key": largest * _CLAIM / 1e9,
        "pair tests at most": tests,
        "names counted": names,
        "driver GB, documents": documents * of["driver_bytes"] / 1e9,
        "driver GB, names": names * _ENTRY / 1e9,
        "driver disk GB, claims": documents * of["claims"] * of["claim_bytes"] / 1e9,
    }


def _tests(rows: float) -> float:
    every = rows * max(0.0, rows - 1) / 2
    return every if rows <= _EVERY_PAIR else min(every, rows * _LOOKED_AT)


def main(arguments: list[str]) -> None:
    """Measure a feed, or print what archives of some sizes would cost."""
    if arguments[:1] == ["--measure"]:
        json.dump(measure(arguments[1]), sys.stdout, indent=2)
        sys.stdout.write("\n")
        return
    of = json.loads(MEASURED.read_text(encoding="utf-8"))
    for line in ASSUMED:
        sys.stdout.write(f"# {line}\n")
    for size in map(int, arguments) if arguments else SIZES:
        sys.stdout.write(json.dumps({name: float(f"{value:.3g}") for name, value in simulated(size, of).items()}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
