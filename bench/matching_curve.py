"""What matching and judging cost a claim, from ten thousand claims to a million: a cost that grows with their number would show here.

    python bench/matching_curve.py [CLAIMS...]

prints one JSON object: for each number of claims the seconds of CPU, the microseconds and the pairs of claims that are looked at for a claim, once with
events as large as those of news mostly are, and once with large ones among them.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.synthetic_claims import archive
from claimcheck.judge import judge, merged
from claimcheck.matcher import Events, comparing, match
from claimcheck.matcher.pairing import pairs_of
from claimcheck.model import Claim
from claimcheck.rule_loading import load_rules

SIZES = (10_000, 100_000, 1_000_000)


def measured(size: int, *, large: bool) -> dict[str, float]:
    """The cost of matching and judging about so many claims in memory, in this process; `large` as for `archive`."""
    claims, fingerprints = archive(size, large=large)
    rules = load_rules(None)
    gc.collect()
    gc.freeze()  # the claims themselves are no cost of matching
    pairs = 0

    def counted(*arguments: Any) -> Iterator[tuple[Claim, Claim]]:
        nonlocal pairs
        for pair in pairs_of(*arguments):
            pairs += 1
            yield pair

    begun = time.process_time()
    with mock.patch.object(comparing, "pairs_of", counted):
        events = Events.of(fingerprints)
        matched = match(claims, rules)
        grouped = time.process_time()
        found = [finding for quantity, members in matched for finding in judge(quantity, members, rules, events)]
        found = merged(found, {quantity.id: quantity for quantity, _ in matched}, {claim.id: claim for claim in claims}, events)
    done = time.process_time()
    gc.unfreeze()
    return {
        "claims": len(claims),
        "documents": len(fingerprints),
        "quantities": len(matched),
        "claims of the largest quantity": max(len(members) for _, members in matched),
        "findings": len(found),
        "pairs at odds": sum(len(finding.pairs) for finding in found),
        "pairs looked at for a claim": round(pairs / len(claims), 3),
        "seconds of CPU": round(done - begun, 2),
        "microseconds of CPU for a claim": round(1e6 * (done - begun) / len(claims), 1),
        "of these for grouping": round(1e6 * (grouped - begun) / len(claims), 1),
    }


def curves(sizes: Sequence[int] = SIZES) -> dict[str, list[dict[str, float]]]:
    """What `measured` says for each of some numbers of claims."""
    return {name: [measured(size, large=large) for size in sizes] for name, large in (("matching", False), ("large events", True))}


def main() -> int:
    """Print the curve."""
    print(json.dumps(curves([int(size) for size in sys.argv[1:]] or SIZES), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
