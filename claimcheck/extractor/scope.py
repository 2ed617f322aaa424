"""Who stands behind a claim, where it holds, and how firmly it is said."""

from __future__ import annotations

import re

_SAY = (
    r"(?:said|says|say|announced|reported|reports|told|claimed|claims|declared|stated|confirmed|estimated|estimates|wrote|writes|posted|warned|"
    r"put|puts|acknowledged|added|alleged|insisted|noted)"
)
_BODY = (
    r"(?:ministry|police|officials?|authorities|government|spokes(?:man|woman|person)|eyewitnesses|witnesses|media|medics|volunteers|protesters|"
    r"activists|president|mayor|minister|governor|doctors|hospital|agency|chief|army|military|commander|organizers|organisers|reports)"
)
_NAME = r"(?:(?-i:[A-Z])[\w’'.&-]*)"
_SPEAKER_BEFORE = re.compile(
    rf"(?P<who>(?:the )?{_NAME}(?: (?:of|for|the|and|{_NAME}|{_BODY})){{0,6}}|(?:the |some |local |health |state |[a-z]+ )?{_BODY})"
    rf"(?:,[^,]{{0,60}},)? (?:have |has |had |also |later |further )?{_SAY}\b",
    re.I,
)
_ACCORDING = re.compile(
    rf"\baccording to (?P<who>(?:the )?{_NAME}(?: (?:of|for|{_NAME}|{_BODY})){{0,6}}|(?:the |local |[a-z]+ )?{_BODY})", re.I
)
_SPEAKER_AFTER = re.compile(rf"[,”\"] (?P<who>(?:the )?{_NAME}(?: (?:of|for|{_NAME}|{_BODY})){{0,6}}) {_SAY}\b", re.I)
_UNCONFIRMED = re.compile(r"\b(?:unconfirmed|reportedly|allegedly|alleged|purported|rumou?red|were also reported|unverified)\b")
_DENIED = re.compile(r"\b(?:denied|denies|deny|falsely|untrue|false (?:claim|report)s?)\b")
_IN = re.compile(r"\b(?:in|at|near|outside|across|around|throughout|inside|on)\s+(?:the\s+)?(?:[a-z]+\s+){0,4}$")


def speaker(sentence: str) -> str | None:
    """Who is quoted in the sentence, as written without "the"; None where nobody is."""
    for pattern in (_ACCORDING, _SPEAKER_AFTER, _SPEAKER_BEFORE):
        match = pattern.search(sentence)
        if match:
            who = re.sub(r"^the\s+", "", match["who"].strip(), flags=re.I)
            if who.lower() not in ("he", "she", "they", "it", "who", "we", "i", "earlier", "later"):
                return who
    return None


def stance(clause: str) -> str:
    """asserted, unconfirmed or denied, from the lower-case words of the clause."""
    return "denied" if _DENIED.search(clause) else "unconfirmed" if _UNCONFIRMED.search(clause) else "asserted"


def group(head: str | None, phrase: str, groups: dict[str, tuple[str, ...]]) -> str | None:
    """The place of a noun phrase in the hierarchy of people; None where it names none."""
    if head is None:
        return None
    text = phrase.lower()
    for name, words in groups.items():
        if head in words or any(text.endswith(" " + w) for w in words if " " in w):
            return name
    return None


def place_of(mentions: list[tuple[int, int, str, bool]], at: int, sentence: str) -> str | None:
    """The place of the mention that says where: behind a preposition first, then the nearest; adjectives last."""
    best: tuple[int, int, str] | None = None
    for start, _end, name, adjective in mentions:
        where = 0 if _IN.search(sentence[max(0, start - 40) : start]) else 2 if adjective else 1
        key = (where, abs(start - at), name)
        best = key if best is None or key < best else best
    return best[2] if best else None
