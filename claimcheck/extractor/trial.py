"""The sentences of a document as patterns see them, for trying patterns out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimcheck.extractor.patterned import figures_of, filled
from claimcheck.extractor.reading import Mention, Reading, Sentence
from claimcheck.extractor.segments import sentences
from claimcheck.extractor.triggers import triggers_of
from claimcheck.extractor.uncounted import no_quantity
from claimcheck.extractor.vocabulary import compile_rules
from claimcheck.model import Source
from claimcheck.rule_language.matching import Tokens
from claimcheck.rules import Rules
from claimcheck.values.dates import find_dates
from claimcheck.values.numbers import find_numbers
from claimcheck.values.places import load
from claimcheck.values.plain_text import PlainText
from claimcheck.values.scanning import digit_starts, line_starts, lower
from claimcheck.values.sentence_ends import SentenceEnds


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence, where it stands, and its tokens with all that can fill slots."""

    source: str
    start: int
    line: int
    column: int
    text: str
    tokens: Tokens
    sentence: Sentence


def trial_sentences(source: Source, rules: Rules, year: int | None) -> Iterator[Place]:
    """Every sentence of the document, also those that hold no claim."""
    plain = PlainText(source.text)
    text = plain.text
    lowered = lower(text)
    published = datetime.date.fromisoformat(source.published) if source.published else None
    year = published.year if published else year
    reading = Reading(
        replace(source, text=text),
        compile_rules(rules),
        year,
        published,
        line_starts(source.text),
        None,
        None,
        None,
        lowered,
        plain,
    )
    mentions = load().find(text)
    ends = SentenceEnds(text)
    for begin, end in plain.paragraphs:
        for a, b in sentences(text, begin, end, ends):
            inside = [Mention(s - a, e - a, p.name, p.kind, adjective) for s, e, p, adjective in mentions if a <= s < b]
            dates = find_dates(text[a:b], published, year, published)
            words = frozenset(lowered[a:b].split())
            sentence = Sentence(
                a, text[a:b], lowered[a:b], words, triggers_of(words), digit_starts(lowered[a:b]), dates, inside
            )
            found = find_numbers(sentence.lowered, reading.vocabulary.vague)
            numbers = [
                n
                for n in found
                if not any(d.start < n.end and n.core < d.end for d in dates) and not no_quantity(sentence, n)
            ]
            tokens = filled(reading, sentence, figures_of(reading, sentence, numbers))
            span = reading.span(a, b)
            yield Place(source.id, a, span.line, span.column, sentence.text, tokens, sentence)
