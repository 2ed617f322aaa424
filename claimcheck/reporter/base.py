"""What all formats share: the options, text made safe to print, and how a figure and a place are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from claimcheck.model import Claim, Finding, Report, Source, Value
from claimcheck.values.quotations import side_by_side


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is written; what is in it was decided before (see `claimcheck.filtering`)."""

    color: bool = False
    width: int = 100
    notes: bool = False
    """Show findings of level note, rather than only count them."""
    suggested: bool = False
    """Show the pairs that are nearly findings, rather than only count them."""


Writer = Callable[[Report, TextIO, Options], None]

# An escape sequence as a whole (CSI, then OSC and its like up to their end, then two-byte ones), so that no "[31m" is left behind.
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
# Controls, and the invisible characters that turn the direction of what follows.
_CONTROLS = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_LONGEST_WORDING = 90
"""Characters of quoted words that are shown where they are one of several figures."""
_SPACES = re.compile(r"\s+")
_WORDS = {
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "less than",
    "about": "about",
}


def clean(text: str) -> str:
    """Text without escape sequences and controls, on one line: nothing in it can steer a terminal, nor a build that
    reads its log for commands."""
    return _SPACES.sub(" ", _CONTROLS.sub("", _ESCAPES.sub("", text))).replace("##[", "# #[").replace("::", ": :")


def number(value: float | str | None) -> int | float | str | None:
    """A bound as it is written: whole numbers without a decimal point."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _shown(value: float | str) -> str:
    plain = number(value)
    return plain if isinstance(plain, str) else f"{plain:,}"


def _interval(value: Value) -> str:
    low, high = value.usual_low, value.usual_high
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"up to {_shown(high)}" if high is not None else f"{_shown(low)} or more" if low is not None else ""
    return _shown(low) if low == high else f"{_shown(low)}-{_shown(high)}"


def figure(value: Value) -> str:
    """A value at a glance: its words, and what they stand for where the words do not show it ("dozens (24-99)")."""
    text = clean(value.text).strip()
    if value.type == "fact":
        return f"{text} ({'denied' if value.stated is False else 'stated'})"
    if value.type == "quotation":
        cut = text if len(text) <= _LONGEST_WORDING else f"{text[:_LONGEST_WORDING].rpartition(' ')[0]} …"
        return f"“{cut}”"
    if value.type == "names":
        return text or clean(", ".join(value.names or ()))
    if not any(letter.isalpha() for letter in text):
        hedge = "" if text.endswith("+") else _WORDS.get(value.qualifier, "")
        text = f"{hedge} {text}".lstrip()
        if value.type == "percent" and "%" not in text:
            text += "%"
        elif value.type in {"money", "measure"} and value.unit and text[-1:].isdigit():
            text += f" {clean(value.unit)}"
    if value.per and clean(value.per) not in text:
        text += f" per {clean(value.per)}"
    interval = _interval(value)
    bare = clean(value.text).strip().replace(",", "")
    shortened = (
        bare.isdigit() and value.qualifier == "exact" and float(bare) != value.low
    )  # the 5 of "from 5 to 7 billion"
    tell = (
        shortened
        or value.qualifier in {"vague", "about"}
        or value.type in {"date", "clock"}
        or not any(c.isdigit() for c in text)
    )
    return f"{text} ({interval})" if tell and interval and interval not in text else text


def spot(claim: Claim) -> str:
    """Where a claim stands, as file:line."""
    return f"{clean(claim.source)}:{claim.span.line}"


def by_size(claim: Claim) -> tuple[bool, float, str, str]:
    """Sorts claims by their figures, from small to large, open ones last."""
    low = claim.value.usual_low if claim.value.usual_low is not None else claim.value.usual_high
    size = float(low) if isinstance(low, int | float) else 0.0
    return low is None, size, low if isinstance(low, str) else "", figure(claim.value)


def glance(finding: Finding, claims: Mapping[str, Claim]) -> str:
    """Every distinct figure of a finding from small to large; "<>" between neighbours at odds, a comma between
    others."""
    if finding.pairs and claims[finding.pairs[0].a].value.type == "quotation":
        return _wordings(finding, claims)
    groups: dict[str, list[str]] = {}
    for claim in sorted((claims[c] for c in finding.claims), key=by_size):
        groups.setdefault(figure(claim.value), []).append(claim.id)
    odd = {frozenset((pair.a, pair.b)) for pair in finding.pairs}
    names = list(groups)
    if len(names) == 2:
        return "  <>  ".join(names)
    line = names[0] if names else ""
    for left, right in zip(names, names[1:], strict=False):
        at_odds = any(frozenset((a, b)) in odd for a in groups[left] for b in groups[right])
        line += ("  <>  " if at_odds else ", ") + right
    return line


def _wordings(finding: Finding, claims: Mapping[str, Claim]) -> str:
    """The two wordings that are most at odds, side by side, and how many more there are."""
    first, second = side_by_side(*(clean(claims[i].value.text) for i in (finding.pairs[0].a, finding.pairs[0].b)))
    more = len({claims[i].value.text for i in finding.claims}) - 2
    return f"“{first}”  <>  “{second}”" + (f", and {amount(more, 'other wording')}" if more > 0 else "")


def is_statement(claim: Claim) -> bool:
    """Whether a claim is quoted words or the spelling of a name."""
    return claim.value.type == "quotation" or (claim.value.type == "names" and claim.value.unit is None)


def asked_first(finding: Finding, report: Report, claims: Mapping[str, Claim]) -> list[Claim]:
    """The claims of a finding, those of the sources that were asked about before the others."""
    here = [claims[c] for c in finding.claims]
    return here if report.focus is None else sorted(here, key=lambda c: c.source not in (report.focus or ()))


def dated(claim: Claim, source: Source | None) -> str:
    """As of when a figure holds: "as of" what the text states, else "published", or "updated" where the text was
    changed later."""
    if claim.as_of and claim.as_of_stated:
        return f"as of {clean(claim.as_of)}"
    day = claim.published or claim.as_of
    if not day:
        return "undated"
    said = "updated" if source is not None and source.updated == day else "published"
    return f"{said} {clean(day)}" + (" (year inferred)" if source is not None and source.published_inferred else "")


def marked(claim: Claim) -> tuple[str, str, str]:
    """The sentence of a claim in three parts: what comes before the figure, the figure, and the rest."""
    sentence, quote, words = claim.sentence, claim.quote, claim.value.text
    start = sentence.find(quote) if quote else -1
    inside = sentence.find(words, max(start, 0)) if words else -1
    if inside >= 0 and (start < 0 or inside < start + len(quote)):
        start, quote = inside, words
    if start < 0:
        return clean(sentence).strip(), "", ""
    end = start + len(quote)
    return clean(sentence[:start]).lstrip(), clean(sentence[start:end]), clean(sentence[end:]).rstrip()


def amount(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 source", "5 sources", "3 quantities"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def counts(report: Report) -> Sequence[str]:
    """The closing counts, the same in every format for people."""
    have = report.stats
    first = [
        amount(have.get("sources", len(report.sources)), "source"),
        amount(have.get("claims", len(report.claims)), "claim"),
        amount(have.get("rules", 0), "rule"),
        amount(have.get("quantities", len(report.quantities)), "quantity", "quantities"),
    ]
    levels = [amount(sum(f.level == level for f in report.findings), level) for level in ("error", "warning", "note")]
    rest = [f"{have.get('suggested', 0):,} only suggested"]
    if have.get("left_out"):
        rest.append(f"{amount(have['left_out'], 'finding')} left out by a filter or the limit")
    rest.append(f"{len(report.skipped):,} skipped")
    return [", ".join(first), f"{amount(len(report.findings), 'finding')}: " + ", ".join(levels), ", ".join(rest)]


PROSE = frozenset({"text", "concise", "markdown", "github"})
"""Formats for people, which end with the counts themselves; beside others they are told on stderr."""


def is_gated(report: Report) -> bool:
    """Whether the report has been through the gate."""
    return "asked" in report.stats


def tally(report: Report) -> str:
    """The last line of a check: what was read, and what came of it."""
    have = report.stats
    asked = have["asked"]
    parts = [
        amount(have["sources"], "source") + (f" ({asked:,} asked about)" if report.focus is not None else ""),
        amount(have["rules"], "rule"),
        f"{have['skipped']:,} skipped",
        f"{have['known']:,} known",
        f"{have['widened']:,} widened",
        f"{have['new']:,} new",
    ]
    levels = ", ".join(amount(have[f"{level}s"], level) for level in ("error", "warning", "note"))
    return f"{', '.join(parts)} ({levels})"
