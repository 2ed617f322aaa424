"""What commands share: exit codes and common options."""

from __future__ import annotations

import sys
from enum import IntEnum

import click


class Exit(IntEnum):
    """What the command returns to its caller; it never depends on the format."""

    OK = 0
    FOUND = 1
    USAGE = 2
    NOTHING = 3
    INTERRUPTED = 130


RULES = click.option(
    "--rules", metavar="FILE", help="Rules to use in place of those that come with claimcheck (default: those)."
)


def say(*texts: str) -> None:
    """Write texts of one or more lines to standard output, what is not printable as �: nothing in them can steer a
    terminal."""
    from claimcheck.rule_language.mistakes import printable

    for text in texts:
        sys.stdout.writelines(printable(line) + "\n" for line in text.split("\n"))
