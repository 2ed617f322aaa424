"""Statements as tokenisers, tables and hasty typists leave them, brought to ordinary prose before figures are read."""

from __future__ import annotations

import re

LONGEST = 10_000
"""Characters of a statement that are read: no statement is longer, and what is no statement shall not take for ever."""
_CLOSE = (
    (re.compile(
        r"(?<=\d)(st|nd|rd|th) of (?=(?:January|February|March|April|May|June|July|August|September|October|"
        r"November|December)\b)"), r"\1 "),
    (re.compile(r"�"), "-"),
    (re.compile(
        r"(?<=[a-z])\.(?=\d|[A-Z])|(?<=[a-z]{2}|\d\d|.\d)\.(?=[A-Z][a-z])"), ". "),  # two sentences run together
    (re.compile(r"\b(\d{1,3}) , (?=\d{3}\b(?! ,? \d))"), r"\1,"),
    (re.compile(r"\b(\d{1,3})\.(?=000\b)"), r"\1,"),  # thousands parted by a full stop
    (re.compile(r"(?<![\d,.])(\d+),(?=\d{1,2} (?:million|billion|trillion)\b)"), r"\1."),  # a decimal comma
    (re.compile(r"\s+([,.;:?!%)\]’])(?!\d)"), r"\1"),
    (re.compile(r"([(\[$€£¥])\s+"), r"\1"),
    (re.compile(r"(?<=\d)\s*-\s*(?=[a-z\d])|(?<=\w)\s+-\s+(?=\d)"), "-"),
    (re.compile(r"(?<![$€£¥\d.,])(\d[\d.,]*)(?: m\b(?!\.)|(?<=,\d{3})m\b)"), r"\1 metres"),
    (re.compile(
        r"\b[Oo]utside (?:of )?(?:the )?[A-Z]\w+(?:,? (?:and )?(?:the )?[A-Z]\w+)*|\b(?:other|foreign|"
        r"international) (?:territories|markets|countries)\b"), "abroad"),
    (re.compile(r"\b(?:the )?(?:United States|US|U\.S\.) and Canada\b|\bNorth America\b"), "domestic"),
    (re.compile(r"\s+’\s*s\b|\s+'\s*s\b"), "’s"),
)


def closed(text: str) -> str:
    """`text` without the white space that tokenisers put around marks, and with run-together sentences and thousands
    mended."""
    text = " ".join(text[:LONGEST].split())
    for pattern, replacement in _CLOSE:
        text = pattern.sub(replacement, text)
    return text
