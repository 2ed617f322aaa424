"""Claims without a figure: under which keys they meet, and when two are of one thing.

Quoted words meet under each two of the words in them that say most, and are of one utterance where, laid side by side,
enough of them is the same. Names meet where all their words but one are the same, and that one begins alike, and are of
one person or thing where it is spelled nearly alike.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
from collections.abc import Iterator

from claimcheck.matcher.events import Events
from claimcheck.matcher.words import family, word_weight
from claimcheck.model import NAME, UTTERANCE, Claim
from claimcheck.values.quotations import aligned, words_of
from claimcheck.values.spellings import bare, differing

_MOST_WORDS = 3
_TELLING = 0.3
"""Words of a quotation under each two of which it meets others, and the weight that they have at least."""
_RUN, _ONE_OF = 4, 4
"""Words of the runs under which they meet too, and of how many such runs one is kept, the same ones in every text
(sampling by hash, Manku and others 2007)."""
_LEAST_SHARED = 3
_LIKELY = ((0.8, 2.0, 5, 3), (0.8, 0.0, 7, 4), (0.62, 3.5, 6, 5), (0.75, 1.5, 4, 2))
"""Shares of the words, weights of those in both, how many they are and their longest run, from which two wordings are
of one utterance."""
_OF_ONE_SPEAKER = (*_LIKELY, (0.62, 3.0, 5, 4), (0.55, 1.2, 4, 3), (0.5, 2.0, 3, 1))
_OF_TWO_SPEAKERS = ((0.8, 2.5, 6, 4), (0.7, 4.0, 7, 5))
"""The same where one speaker says both, and where two others do: one report may name an agency."""


def stated_keys(claim: Claim, value: str) -> Iterator[tuple[str, ...]]:
    """The keys of a claim of a kind with this type of value."""
    yield from _utterance_keys(claim.value.text) if value == "quotation" else _name_keys(claim)


@functools.lru_cache(maxsize=4096)
def _utterance_keys(text: str) -> tuple[tuple[str, ...], ...]:
    forms = [word.form for word in words_of(text)]
    weights = {form: word_weight(family(form)) for form in forms if len(form) > 2}
    telling = sorted((form for form in weights if weights[form] >= _TELLING), key=lambda form: (-weights[form], form))
    rarest = sorted({family(form) for form in telling[:_MOST_WORDS]})
    found = [(UTTERANCE, *pair) for pair in itertools.combinations(rarest, 2)]
    runs = (" ".join(forms[at : at + _RUN]) for at in range(len(forms) - _RUN + 1))
    hashes = {hashlib.sha256(run.encode()).hexdigest()[:12] for run in runs}
    return (*found, *((UTTERANCE, run) for run in sorted(hashes) if int(run, 16) % _ONE_OF == 0))


def _name_keys(claim: Claim) -> Iterator[tuple[str, ...]]:
    words = [bare(word) for word in claim.value.text.replace("-", " ").split()]
    if claim.item:
        yield NAME, claim.source, *sorted((words[-1], bare(claim.item.split()[-1])))
    for many in {len(words), 2} if len(words) > 1 else ():
        tail = words[-many:]
        for at in range(len(tail)):
            yield NAME, str(at), tail[at][:1], *tail[:at], *tail[at + 1 :]


def one_utterance(a: Claim, b: Claim, events: Events) -> str | None:
    """Why two quotations are of one utterance; None where they are not."""
    if a.source == b.source or not events.one_event(a.source, b.source):
        return None
    found = aligned(words_of(a.value.text), words_of(b.value.text))
    if found is None or len(found.shared) < _LEAST_SHARED:
        return None
    share = len(found.shared) / found.length
    weight = sum(word_weight(family(form)) for form in sorted(set(found.shared)) if len(form) > 2)
    one = _one_speaker(a, b)
    asked = _OF_ONE_SPEAKER if one else _OF_TWO_SPEAKERS if a.speaker and b.speaker else _LIKELY
    if not any(
        share >= least and weight >= telling and len(found.shared) >= many and found.longest >= run
        for least, telling, many, run in asked
    ):
        return None
    who = f" of {a.speaker}" if one and a.speaker else ""
    return f"both quote one utterance{who}: {len(found.shared)} of {found.length} words are the same, in one order"


def _one_speaker(a: Claim, b: Claim) -> bool:
    return bool(a.speaker and b.speaker) and (a.speaker or "").split()[-1] == (b.speaker or "").split()[-1]


def one_name(a: Claim, b: Claim, events: Events) -> str | None:
    """Why two names are of one person or thing; None where they are not."""
    if a.source != b.source and not events.one_event(a.source, b.source):
        return None
    apart = differing(a.value.text, b.value.text)
    if apart is None or a.sentence == b.sentence:
        return None
    if a.source != b.source and all(_has(source, apart, events) for source in (a.source, b.source)):
        return None  # each report knows both
    same = [word for word in a.value.text.split() if bare(word) in {bare(w) for w in b.value.text.split()}]
    shared = f"both names have “{' '.join(same)}”, and the other word" if same else "in one report, one name"
    return f"{shared} differs in a letter or two"


def _has(source: str, words: tuple[str, str], events: Events) -> bool:
    """Whether a document has both words as names."""
    profile = events.profile(source)
    return profile is not None and all(word in profile.document.names for word in words)
