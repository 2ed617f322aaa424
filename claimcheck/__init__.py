"""Find where written sources contradict each other about the same quantity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.pipeline import check

__version__ = "0.1.0"
__all__ = ["__version__", "check"]


def __getattr__(name: str) -> Any:
    """Load `check` when it is first asked for, so that importing the package stays cheap."""
    if name == "check":
        from claimcheck.pipeline import check

        return check
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
