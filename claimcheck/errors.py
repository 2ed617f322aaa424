"""What can go wrong, as one tree.

ClaimcheckError            exit 2 unless said otherwise
├── UsageError             a named path does not exist, a bad option value
├── RuleError              rules.yaml is wrong: file, line, excerpt, expectation
├── EngineError            the cluster that runs the stages broke off
└── NothingToCheck         nothing readable, or no rule: exit 3
"""


class ClaimcheckError(Exception):
    """Base of all errors that are told to the user without a traceback."""

    exit_code = 2


class UsageError(ClaimcheckError):
    """The command was given something that does not exist or makes no sense."""


class RuleError(ClaimcheckError):
    """A rules file is wrong; the message names file, line, excerpt and what was expected."""

    def __init__(self, message: str, count: int = 1) -> None:
        super().__init__(message)
        self.count = count
        """How many mistakes the message tells."""


class EngineError(ClaimcheckError):
    """What runs the stages broke off; the input is not to blame."""


class NothingToCheck(ClaimcheckError):
    """No document could be read, or no rule was found."""

    exit_code = 3
