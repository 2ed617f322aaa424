"""A first draft of a kind from a sentence in which a reader highlighted the figure with the words that name it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.errors import UsageError
from claimcheck.extractor.trial import Place, trial_sentences
from claimcheck.model import Source
from claimcheck.rule_language.inflection import IRREGULAR_NOUNS, base_of, forms
from claimcheck.rule_language.model_paths import flow
from claimcheck.rule_trying import Found, try_pattern
from claimcheck.rules import Rules

_MARKS = re.compile(r"\[\[(.+?)\]\]", re.S)
_LINKS = frozenset(
    "a an the of in on at by to for from with as and or is are was were be been being has have had also its their his "
    "her that which who it they some "
    "after before said about more than least another other".split()
)
_WORDS_ALONE = 4
"""Words on each side of a figure that are taken where only the figure is highlighted."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted kind: its name, pattern and type of value, and whether it counts people."""

    name: str
    label: str
    pattern: str
    value: str
    people: bool
    figure: str
    sentence: str

    def told(self) -> str:
        """The draft as YAML, ready to be pasted below `kinds:`."""
        low = self.figure
        lines = [
            f"  {self.name}:",
            f"    label: {flow(self.label)}",
            *([f"    value: {self.value}"] if self.value != "count" else []),
            *(["    counts: things"] if self.value == "count" and not self.people else []),
            "    patterns:",
            f"      - {flow(self.pattern)}",
            "    examples:",
            f"      - {flow({'text': self.sentence, 'expect': [_number(low)]})}",
            '      # add texts in which it must not fire, as - {text: "..."}, and pairs with a verdict: see '
            "docs/rules.md",
        ]
        return "\n".join(lines)


def _number(text: str) -> int | float | str:
    try:
        figure = float(text)
    except ValueError:
        return text
    return int(figure) if figure.is_integer() else figure


def draft(text: str, highlight: str | None, name: str | None, rules: Rules) -> Draft:
    """The draft for a sentence; `highlight` are words of it, else those between [[ and ]], else all of it.

    Raises UsageError where no figure stands in or beside the highlighted words.
    """
    marked = _MARKS.search(text)
    plain = " ".join(_MARKS.sub(r"\1", text).split())
    words = " ".join((highlight or (marked[1] if marked else plain)).split())
    at = plain.find(words)
    if at < 0:
        raise UsageError(
            f"the highlighted words {words!r} do not stand in the sentence\n    for example: 'The frost [[killed 900 "
            f"queens]] in April.'"
        )
    begin, end = at, at + len(words)
    for place in trial_sentences(Source("sentence", plain), rules, None):
        inside = _figure(place, begin - place.start, end - place.start)
        if inside is not None:
            return _drafted(place, inside, begin - place.start, end - place.start, name, rules)
    where = f"the highlighted words {words!r}" if highlight or marked else "the sentence"
    raise UsageError(
        f"no figure stands in {where}; write [[ and ]] around a number with the words that say what it is\n    for "
        f"example: 'The frost [[killed 900 queens]] in April.'"
    )


def _figure(place: Place, begin: int, end: int) -> int | None:
    """The number of the first figure in a stretch of the sentence."""
    spans = place.tokens.spans
    found = (n for n, s in enumerate(spans) if s.slot in ("count", "money", "percent", "measure"))
    return next(
        (
            n
            for n in found
            if begin <= place.tokens.starts[spans[n].first] < end or begin < place.tokens.ends[spans[n].last - 1] <= end
        ),
        None,
    )


def _drafted(place: Place, number: int, begin: int, end: int, name: str | None, rules: Rules) -> Draft:
    tokens, span = place.tokens, place.tokens.spans[number]
    left = [i for i in range(span.first) if tokens.starts[i] >= begin]
    right = [i for i in range(span.last, len(tokens.words)) if tokens.ends[i] <= end]
    if not any(_telling(tokens.words[i]) for i in (*left, *right)):
        left = list(range(max(0, span.first - _WORDS_ALONE), span.first))
        right = list(range(span.last, min(len(tokens.words), span.last + _WORDS_ALONE)))
    pattern = " ".join(
        (
            *_parts([tokens.words[i] for i in left], before=True),
            f"{{{span.slot}}}",
            *_parts([tokens.words[i] for i in right], before=False),
        )
    )
    found = [r for r in try_pattern(pattern, [Source("sentence", place.text)], rules, None) if isinstance(r, Found)]
    if not found:
        raise UsageError(
            f"no pattern could be made of these words (tried {pattern!r}); highlight the figure and the words beside "
            f"it, without commas"
        )
    content = [tokens.words[i] for i in (*right, *left) if _telling(tokens.words[i])]
    people = any(
        place.tokens.words[i] in rules.groups.get("people", ()) or _grouped(place.tokens.words[i], rules)
        for i in right[:3]
    )
    label = " ".join(tokens.words[i] for i in (*right, *left) if tokens.words[i].isalpha())
    own = name or "_".join(dict.fromkeys(re.sub(r"[^a-z0-9]", "", w) for w in content[:3])).strip("_") or "new_kind"
    return Draft(
        own if own[0].isalpha() else f"kind_{own}",
        label[:60] or own,
        pattern,
        span.slot,
        people,
        _value(place, number),
        place.text,
    )


def _grouped(word: str, rules: Rules) -> bool:
    return any(word in words for words in rules.groups.values())


def _value(place: Place, number: int) -> str:
    """The value of a figure as an example writes it."""
    found = getattr(place.tokens.spans[number].meaning, "number", None)
    if found is None:
        return "0"
    measured = place.tokens.spans[number].slot in ("money", "measure", "percent")
    low = found.figure if measured and found.qualifier == "more_than" else found.low
    high = found.figure if measured and found.qualifier == "less_than" else found.high
    ends = ["" if bound is None else f"{bound:.12g}" for bound in (low, high)]
    return ends[0] if ends[0] == ends[1] else "..".join(ends)


def _telling(word: str) -> bool:
    return word.isalpha() and len(word) > 2 and word not in _LINKS


def _parts(words: list[str], *, before: bool) -> Iterator[str]:
    """The telling words with all their forms, gaps for the words between; nothing beyond the outermost telling word."""
    kept = [i for i, w in enumerate(words) if _telling(w)]
    if not kept:
        return
    last = None
    first, stop = (kept[0], len(words)) if before else (0, kept[-1] + 1)
    skipped = 0
    for index in range(first, stop):
        word = words[index]
        if _telling(word):
            yield from [f"..{skipped}"] if skipped else []
            yield _with_forms(word)
            last, skipped = index, 0
        elif word.isalpha():
            skipped += 1
    if before and last is not None and skipped:
        yield f"..{skipped}"


def _with_forms(word: str) -> str:
    """A word as `base~`, where its base form can be told."""
    plural = next((b for b, f in IRREGULAR_NOUNS.items() if word in f), None)
    candidates = [
        plural,
        base_of(word),
        word.removesuffix("ies") + "y",
        word.removesuffix("es"),
        word.removesuffix("s"),
        word.removesuffix("ing"),
        word.removesuffix("ing") + "e",
    ]
    for base in candidates:
        if base and base != word and len(base) > 2 and word in forms(base) and base_of(base) is None:
            return f"{base}~"
    return word if base_of(word) or word.endswith("ly") else f"{word}~"
