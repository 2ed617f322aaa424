"""The figures at odds, each with those who state it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from claimcheck.matcher import Events
from claimcheck.model import Claim, Side


def sides(claims: Iterable[Claim], events: Events) -> tuple[Side, ...]:
    """The claims by their figure, in their order, each with how many independent voices state it."""
    by_figure: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        value = claim.value
        wording = value.text if value.type == "quotation" else ""
        by_figure[value.low, value.high, value.names, value.time_low, wording].append(claim)
    return tuple(
        Side(same[0].value.low, same[0].value.high, tuple(c.id for c in same), events.voices(same))
        for same in by_figure.values()
    )
