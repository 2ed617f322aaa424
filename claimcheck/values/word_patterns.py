"""Patterns of words, written so that a search for them is fast."""

from __future__ import annotations


def at_words(alternatives: str) -> str:
    r"""A pattern that matches what `\b(?:alternatives)` matches, and is found faster: twice to thirty times, the fewer letters begin it.

    Python's `re` skips to the next character that can begin a match only where a pattern begins with a set of characters. So the first letters
    of the alternatives are made that set, and each alternative goes on behind its own. Where one does not begin with a plain letter or digit
    the pattern stays as it is.
    """
    rests: dict[str, list[str]] = {}
    for alternative in _spelled_out(alternatives):
        if not (alternative[:1].isalnum() and alternative[:1].isascii()) or alternative[1:2] in set("?*+{"):
            return rf"\b(?:{alternatives})"
        rests.setdefault(alternative[0], []).append(alternative[1:])
    goes_on = "|".join(f"(?<={first})(?:{'|'.join(ends)})" for first, ends in rests.items())
    return rf"[{''.join(rests)}](?<=\b.)(?:{goes_on})"


def _spelled_out(alternatives: str) -> list[str]:
    """The alternatives one by one; one that begins with a group, as often as the group has alternatives."""
    found: list[str] = []
    for alternative in _parted(alternatives):
        end = _group_end(alternative) if alternative.startswith("(?:") else 0
        if end and alternative[end : end + 1] not in set("?*+{") and "(?P<" not in alternative:
            found += [inner + alternative[end:] for inner in _spelled_out(alternative[3 : end - 1])]
        else:
            found.append(alternative)
    return found


def _parted(alternatives: str) -> list[str]:
    """A pattern cut at the bars that stand in no group."""
    parts = [""]
    depth, escaped, within = 0, False, False
    for letter in alternatives:
        if letter == "|" and not (depth or escaped or within):
            parts.append("")
            continue
        parts[-1] += letter
        depth, escaped, within = _state(letter, depth, escaped, within)
    return parts


def _group_end(pattern: str) -> int:
    """Where the group ends with which a pattern begins."""
    depth, escaped, within = 0, False, False
    for at, letter in enumerate(pattern):
        depth, escaped, within = _state(letter, depth, escaped, within)
        if not (depth or escaped or within):
            return at + 1
    return len(pattern)


def _state(letter: str, depth: int, escaped: bool, within: bool) -> tuple[int, bool, bool]:
    """How deep in groups a pattern is behind a letter, whether the next one is escaped, and whether it stands in a set of characters."""
    if escaped:
        return depth, False, within
    if letter == "\\":
        return depth, True, within
    if within:
        return depth, False, letter != "]"
    return depth + (letter == "(") - (letter == ")"), False, letter == "["
