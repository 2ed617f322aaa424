"""What stays the same of a figure and its evidence when lines move, text is reflowed or a file gets another name.

Fingerprints hold figures and never a position: they survive every such change, and no change of a digit.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from claimcheck.model import Claim, Quantity, Value

_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f' ]\d+)*")
_AROUND = 160
"""Characters that are kept of a long sentence on either side of its figure."""


def hashed(*parts: str) -> str:
    """A short hash of some texts in order, with the version of the scheme in it."""
    return hashlib.sha256("\0".join(("v1", *parts)).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def finding_id(quantity: str, within: bool, claims: Iterable[Claim]) -> str:
    """The fingerprint of a finding: its quantity and the figures at odds."""
    return hashed(quantity, str(within), *sorted({_answer(c.value) for c in claims}))


def _answer(value: Value) -> str:
    return value_key(value) if value.type in ("names", "quotation") else f"{value.low}:{value.high}"


def question(quantity: Quantity) -> str:
    """What was asked, wherever it was answered: the key of a quantity without place, file and sentence, which other
    sources can change."""
    key = quantity.key
    if key[:1] and key[0] in ("sum", "conversion", "change", "weekday"):
        return hashed(key[0], quantity.kind)
    return hashed(*(part for part in key if part[:1] != "@"))


def value_key(value: Value) -> str:
    """A value as the baseline writes it: "164", "20..*", "120 KZT per liter", "2022-01-05", "Almaty, Astana"."""
    if value.type == "fact":
        return "denied" if value.stated is False else "stated"
    if value.type == "names":
        return ", ".join(sorted(value.names or ()))
    if value.type == "quotation":
        return folded(value.text)
    low, high = _bound(value.low), _bound(value.high)
    text = low if low == high else f"{low}..{high}"
    if value.time_low is not None or value.time_high is not None:
        text += f" {_bound(value.time_low)}-{_bound(value.time_high)} h"
    if value.unit and value.type in ("money", "measure"):
        text += f" {value.unit}"
    if value.type == "percent":
        text += " %"
    return text + (f" per {value.per}" if value.per else "")


def _bound(bound: float | str | None) -> str:
    if bound is None:
        return "*"
    return bound if isinstance(bound, str) else f"{bound:.15g}"


def evidence(claim: Claim) -> str:
    """The sentence of a claim on one line; of a long one, what stands around the figure."""
    sentence, quote = (
        " ".join(text.encode("utf-8", "replace").decode().split()) for text in (claim.sentence, claim.quote)
    )
    if len(sentence) <= 2 * _AROUND:
        return sentence
    at = max(sentence.find(quote), 0)
    return sentence[max(0, at - _AROUND) : at + _AROUND]


def folded(text: str) -> str:
    """Text in which form, case and white space no longer count; digits do."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def anchor(text: str) -> str:
    """Evidence without its figures: what a sentence is known by after a digit in it has changed."""
    return _DIGITS.sub("#", folded(text))
