"""Disjoint sets: which of some things belong together, told pair by pair."""

from __future__ import annotations


class Joined:
    """Sets of names; two sets become one when a name of each is joined. What stands for a set does not depend on the
    order of the joins."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, name: str) -> str:
        """The least name of the set that a name belongs to; the way there is halved for the next that asks."""
        parent = self._parent
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    def join(self, a: str, b: str) -> None:
        """Make the sets of two names one."""
        first, second = sorted((self.root(a), self.root(b)))
        self._parent[second] = first
