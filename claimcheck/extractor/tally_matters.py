"""What the result of a vote or a match is of: the body and the matter, or the sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from claimcheck.extractor.reading import Reading, Sentence
from claimcheck.values.bare_figures import ONES, TENS

WORD_NUMBERS: Final = (
    ONES | {f"{ten}-{one}": TENS[ten] + ONES[one] for ten in TENS for one in ONES if 0 < ONES[one] < 10} | TENS
)
"""Numbers in words up to a hundred."""
_BODY: Final = (
    ("senate", r"senat"),
    ("house", r"\bhouse\b|representatives|congressm"),
    ("commons", r"\bcommons\b"),
    ("lords", r"\blords\b"),
    ("council", r"council"),
    ("court", r"\bcourt\b|justices"),
    ("committee", r"\bcommittee\b|\bpanel\b"),
)
_STEP: Final = re.compile(
    r"\b(?:procedural|cloture|first reading|second reading|third reading|amendment|debate|preliminary|test vote|"
    r"override|committee|filibuster)\b"
)
"""What makes a vote another one on the same bill."""
_MATTER: Final = re.compile(
    r"\b(?P<word>[a-z][a-z’'-]{2,})\s+(?=(?P<noun>bill|act|law|motion|resolution|budget|treaty|measure|ban|nomination|"
    r"plan|deal|reform|referendum|pact|package|ordinance|proposal|agreement|tax|levy|amendment)\b)"
)
_PLAIN: Final = frozenset(
    "bill act law motion resolution measure plan proposal package agreement ordinance amendment".split()
)
"""Nouns that say nothing of what was voted on."""
BILL: Final = " bill"
"""What marks the words of an item that stand before "bill" and the like."""
_NOT_MATTER: Final = frozenset(
    "the this that its their new final contentious controversial sweeping landmark proposed amended same such "
    "key major bipartisan draft".split()
)
_NAME: Final = re.compile(r"[A-Z][\w’'&-]*(?: (?:of |de )?[A-Z][\w’'&-]*)*")
_NO_NAMES: Final = frozenset(
    "senate senators house representatives parliament commons lords congress council assembly court supreme committee "
    "republicans democrats republican democrat lawmakers members deputies the a an in on at "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december after when while mps ayes noes yeas nays yes no for against "
    "vote it he she they we this that there his her their final score but and goals fans bill act law".split()
)
_POSSESSIVE: Final = re.compile(r"[’']s?(?= |$)")
_PLACE_BEFORE: Final = re.compile(r"\b(?:in|at|on|from|near)\s+(?:the\s+)?$")
_HEAD: Final = 300
"""Characters at the beginning that may say what a text tells of."""


def body_of(lowered: str) -> str | None:
    """Who voted, and in which step of the matter."""
    bodies = [name for name, pattern in _BODY if re.search(pattern, lowered)]
    step = _STEP.search(lowered)
    return " ".join([*bodies, *([step.group()] if step else [])]) or None


def matter_of(reading: Reading, sentence: Sentence) -> str | None:
    """What was voted on: as the sentence says, else the paragraph before it, else the first lines of the text."""
    text = reading.source.text
    return (
        _matter(sentence.text, sentence)
        or _matter(text[reading.begin : sentence.start], None)
        or _matter(text[:_HEAD], None)
    )


def _matter(text: str, sentence: Sentence | None) -> str | None:
    """The words before "bill" and the like, and names, in lower case, between semicolons; None where there are none."""
    heads: list[str] = []
    for match in _MATTER.finditer(text.lower()):
        if match["word"] not in _NOT_MATTER:
            heads.append(match["word"] + BILL)
        elif match["noun"] not in _PLAIN:
            heads.append(match["noun"] + BILL)
    words = [word for name in names_in(text, sentence) for word in name.split() if len(word) > 2]
    return "; ".join(dict.fromkeys([*heads, *words])) or None


def names_in(text: str, sentence: Sentence | None) -> Iterator[str]:
    """The names of a text, in lower case, without those of days, of bodies, and of where something was."""
    dated = [(date.start, date.end) for date in sentence.dates] if sentence else []
    for match in _NAME.finditer(text):
        name = match.group().lower()
        if any(a < match.end() and match.start() < b for a, b in dated) or _PLACE_BEFORE.search(
            text, max(0, match.start() - 12), match.start()
        ):
            continue
        kept = [
            word for word in _POSSESSIVE.sub("", name).split() if word not in _NO_NAMES and word not in WORD_NUMBERS
        ]
        if kept:
            yield " ".join(kept)
