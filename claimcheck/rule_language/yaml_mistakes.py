"""What may be wrong where the parser of YAML gives up, in words that a user knows."""

from __future__ import annotations

import re
from typing import Final

import yaml

from claimcheck.rule_language.mistakes import Mistake

_CURLY = re.compile("(?:: |- |, |[\\[{])([“”„])")
_REMEDIES: Final = (
    (
        "mapping values are not allowed",
        "a text that holds ': ' must stand in quotes, and keys must be indented alike",
        'text: "He said: 40 schools closed."',
    ),
    ("expected ',' or ']'", "a list in brackets is not closed, or a comma is missing", "nouns: [dead, deaths]"),
    (
        "expected ',' or '}'",
        "a pair of braces is not closed, or a comma is missing",
        '{text: "40 schools closed.", expect: [40]}',
    ),
    (
        "did not find expected '-' indicator",
        "the entries of a list must be indented alike",
        '- "{count} school~ close~"',
    ),
    ("expected <block end>", "a key is indented otherwise than its neighbours", "states: [closed, shut]"),
    (
        "did not find expected key",
        "a key is indented otherwise than its neighbours, or a text with quotes in it must stand in quotes as a whole",
        "states: [closed, shut]",
    ),
    ("could not find expected ':'", "a colon is missing behind a key", "label: schools closed"),
    ("cannot start any token", "the character must stand in quotes (a tab may not indent)", '- "%shut"'),
    (
        "unexpected end of stream",
        "a quotation mark or a bracket is opened and never closed",
        'text: "40 schools closed."',
    ),
    (
        "block sequence entries are not allowed",
        "a list entry may not stand here; put it on a line of its own",
        "- first",
    ),
    (
        "unknown escape character",
        "a backslash in double quotes means something else; use single quotes",
        "'{count} shops'",
    ),
    ("found undefined tag handle", "a text that begins with ! must stand in quotes", '"!shut"'),
    ("did not find expected whitespace", "a text that begins with ! or % must stand in quotes", '"!shut"'),
    ("expected alphabetic", "a text that begins with *, & or ! must stand in quotes", '"* closed"'),
    ("while scanning a directive", "a text that begins with % must stand in quotes", '"%shut"'),
)
"""Words of the message, what is wrong, and an example that is right."""


def syntax_mistake(name: str, lines: list[str], error: yaml.MarkedYAMLError) -> Mistake:
    """What is wrong where the parser gives up, with its place and an example that is right."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = error.problem or "unreadable"
    near = [i for i in (line, line - 1) if 0 < i <= len(lines)]
    braced = next(
        (i for i in near if re.search(r"""^[^"'#]*(?:- |: |, |\[)(?=[{\[]\w[^"':]*[}\]] *[^\s,}\]#])""", lines[i - 1])),
        None,
    )
    if braced:
        at = re.search(r"(?:- |: |, |\[)([{\[]\w)", lines[braced - 1])
        column = at.start(1) + 1 if at else 1
        return Mistake(
            name,
            braced,
            column,
            "a pattern that begins with { or [ must stand in quotes",
            1,
            '- "{count} school~ close~"',
        )
    if mark and lines[line - 1 : line] and "\t" in lines[line - 1][:column]:
        return Mistake(
            name,
            line,
            lines[line - 1].index("\t") + 1,
            "a tab may not indent a line; use spaces",
            1,
            "  label: schools closed",
        )
    curly = _CURLY.search(lines[line - 1]) if lines[line - 1 : line] else None
    if curly:
        return Mistake(
            name,
            line,
            curly.start(1) + 1,
            f"'{curly[1]}' is a curly quotation mark; put straight ones around a text",
            1,
            'text: "40 schools closed."',
        )
    full = f"{error.context or ''} {problem}"
    if "unexpected end of stream" in problem and error.context_mark:
        line, column = error.context_mark.line + 1, error.context_mark.column + 1
    for words, remedy, example in _REMEDIES:
        if words in full:
            return Mistake(name, line, column, f"not valid YAML ({problem}): {remedy}", 1, example)
    return Mistake(name, line, column, f"not valid YAML: {problem}")
