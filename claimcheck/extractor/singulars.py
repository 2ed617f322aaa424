"""One person and what happened to them ("a man was shot dead", "killed the boy and his aunt") -> drafts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from claimcheck.extractor.kinds import by_agent, does
from claimcheck.extractor.patterned import allowed
from claimcheck.extractor.persons import Person
from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.extractor.vocabulary import Cue, Vocabulary
from claimcheck.record_making import make_value
from claimcheck.values.word_patterns import at_words

_AND: Final = re.compile(r"\s*(?:,\s*\d{1,3})?\s*(?:,\s*and|,|and|along with|as well as)\s*")
_ASIDE: Final = re.compile(
    r"(?:,\s[^,;.]{1,60},|\s+\([^)]{1,40}\))?(?:\s+(?:of|from|in|at|with|near|inside|on|aged|named|identified as|"
    r"believed to be|riding|driving|walking)\s"
    r"[^,;.:]{1,50}?(?=\s+(?:was|were|is|are|has|have|had|died|dies|dead)\b))?(?:,\s[^,;.]{1,60},)?"
)
_PRONOUNS: Final = frozenset(("he", "she"))
_NO_NOUNS: Final = _PRONOUNS | {"both"}
"""What stands for persons without naming them."""
_VERBS: Final = frozenset("was died is has had succumbed".split())
"""What stands behind a pronoun of whom something is said."""
SINGULAR_WORDS: Final = _PRONOUNS | _VERBS
"""What is asked of the words of a sentence, beside those of the rules."""
_NOT_ONE: Final = re.compile(r"\bnot (?:one|a single) ")
_NEVER: Final = re.compile(
    at_words(
        r"not|never|no|nearly|almost|if|could|would|might|(?<!\d )may(?! \d)|attempt\w*|tried|trying|threaten\w*|"
        r"conspir\w*|plot\w*|accused of|charged with"
    )
    + r"\b"
)
_PAST: Final = re.compile(at_words(r"in (?:19|20)\d\d|years? (?:ago|earlier|before)|anniversary|decades? ago") + r"\b")


def may_tell_of_one(vocabulary: Vocabulary, words: frozenset[str]) -> bool:
    """Whether a sentence with these words may say of a single person what a kind counts."""
    if words.isdisjoint(vocabulary.one_words):
        return False
    return not words.isdisjoint(vocabulary.persons) or not (words.isdisjoint(_PRONOUNS) or words.isdisjoint(_VERBS))


def read_singulars(reading: Reading, sentence: Sentence) -> Iterable[Draft]:
    """Persons in the singular of whom a kind that counts people is said, joined by "and" where it is said of all of
    them."""
    if not may_tell_of_one(reading.vocabulary, sentence.words):
        return ()
    cues = [c for c in reading.vocabulary.active(sentence.words) if c.kind.one and not c.of]
    return _singulars(reading, sentence, cues) if cues and not _PAST.search(sentence.lowered) else ()


def _singulars(reading: Reading, sentence: Sentence, cues: Sequence[Cue]) -> Iterator[Draft]:
    vocabulary, words = reading.vocabulary, sentence.words
    persons = vocabulary.person.find(
        sentence.lowered, nouns=not words.isdisjoint(vocabulary.persons), pronouns=not words.isdisjoint(_NO_NOUNS)
    )
    at = 0
    while at < len(persons):
        run = [persons[at]]
        for person in persons[at + 1 :]:
            if not _AND.fullmatch(sentence.lowered, run[-1].end, person.start):
                break
            run.append(person)
        at += len(run)
        if _NOT_ONE.search(sentence.lowered, max(0, run[0].start - 8), run[0].start + 8):
            continue  # "not one person": nobody
        found = _said_of(sentence, run, cues)
        if found and allowed(reading, sentence, found[0].name, run[0].start, run[-1].end):
            yield _draft(reading, sentence, run, *found)


def _said_of(sentence: Sentence, run: list[Person], cues: Sequence[Cue]) -> tuple[Cue, str] | None:
    lowered = sentence.lowered
    first = run[0]
    before = lowered[max(0, first.start - 50) : first.before or first.start]
    end = run[-1].end
    aside = _ASIDE.match(lowered, end)
    starts = {end, aside.end() if aside else end}
    for cue in cues:
        for start in sorted(starts):
            match = cue.immediate.match(lowered, start, start + 70) if cue.immediate else None
            if (
                match
                and not _NEVER.search(lowered[end : match.end()])
                and not does(match.group(), lowered[match.end() : match.end() + 20])
            ):
                return cue, match.group().strip()
        match = cue.active.search(before) if cue.active else None
        if match and not _NEVER.search(before[max(0, match.start() - 25) :]) and not by_agent(cue, match.group()):
            return cue, match.group().strip()
    return None


def _draft(reading: Reading, sentence: Sentence, run: list[Person], cue: Cue, words: str) -> Draft:
    start, end = run[0].start, run[-1].end
    text = sentence.text[start:end]
    count = 2.0 if run[0].both else float(len(run))
    value = make_value("count", text, count, count, count, count, "people", "exact")
    head = run[0].noun or "person"
    more = {
        "subject": text,
        "who": (reading.vocabulary.group(head + "s", head + "s") or "people") if len(run) == 1 else "people",
        "subset": "one of them",  # "a man was killed" leaves open whether others were
        "pattern": words,
        "topics": sentence.topics(start),
    }
    return Draft(cue.name, start, end, value, more)
