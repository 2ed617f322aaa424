"""Who stands behind a claim, where it holds, and how firmly it is said."""

from __future__ import annotations

import re

from claimcheck.extractor.reading import Mention, Sentence

_SAID = (
    "said says say announced reported reports told claimed claims declared stated confirmed estimated estimates wrote writes posted warned "
    "put puts acknowledged added alleged insisted noted according tweeted argued testified stressed explained citing"
)
_SAY_WORDS = frozenset(_SAID.split())
_SAY = rf"(?:{'|'.join(w for w in _SAID.split() if w not in ('according', 'citing'))})"
_BODY = (
    r"(?:ministry|police|officials?|authorities|government|spokes(?:man|woman|person)|eyewitnesses|witnesses|media|medics|volunteers|protesters|"
    r"activists|president|mayor|minister|governor|doctors|hospital|agency|chief|army|military|commander|organizers|organisers|reports|residents|sheriff)"
)
_NAME = r"(?:(?-i:[A-Z])[\w’'.&-]*)"
_WHO = rf"(?:the )?{_NAME}(?: (?:of|for|the|and|{_NAME}|{_BODY})){{0,6}}|(?:the |some |local |health |state |[a-z]+ )?{_BODY}"
_BEFORE = re.compile(rf"(?P<who>{_WHO})(?:,[^,]{{0,60}},)? (?:have |has |had |also |later |further |again )?{_SAY}\b", re.I)
_ACCORDING = re.compile(rf"\b(?:according to|citing) (?P<who>{_WHO})", re.I)
_AFTER = re.compile(rf"[,”\"“] ?(?:{_SAY} )?(?P<who>(?:the )?{_NAME}(?: (?:of|for|{_NAME}|{_BODY})){{0,6}}) (?:{_SAY}\b)?", re.I)
_PRONOUN = re.compile(rf"\b(?:he|she|they)\s+(?:also |later |further |again )?{_SAY}\b", re.I)
_THE = re.compile(r"^(?:the|some)\s+", re.I)
_NOBODY = frozenset("he she they it who we i earlier later this that there".split())
_QUOTES = "“”\""
_UNCONFIRMED = frozenset("unconfirmed reportedly allegedly alleged purported rumored rumoured unverified".split())
_DENIED_WORDS = frozenset("denied denies deny falsely untrue false".split())
_DENIED = re.compile(r"\b(?:denied|denies|deny|falsely|untrue|false (?:claim|report)s?)\b")
_IN = re.compile(r"\b(?:in|at|near|outside|across|around|throughout|inside|on)\s+(?:the\s+)?(?:[a-z]+\s+){0,4}$")


def speaker_of(sentence: Sentence, carried: str | None) -> str | None:
    """Who is quoted in the sentence, as written without "the"; `carried` where a pronoun or an open quotation goes on with it."""
    if not sentence.words.isdisjoint(_SAY_WORDS):
        for pattern in (_ACCORDING, _BEFORE):
            match = pattern.search(sentence.text)
            if match:
                who = _THE.sub("", match["who"].strip()).rstrip(".,;:’'")
                if who.lower() not in _NOBODY:
                    return who
        if _PRONOUN.search(sentence.text):
            return carried
    return carried if sentence.text[:1] in _QUOTES else None


def stance(sentence: Sentence) -> str:
    """asserted, unconfirmed or denied, from the words of the sentence."""
    if not sentence.words.isdisjoint(_DENIED_WORDS) and _DENIED.search(sentence.lowered):
        return "denied"
    unconfirmed = not sentence.words.isdisjoint(_UNCONFIRMED) or "were also reported" in sentence.lowered
    return "unconfirmed" if unconfirmed else "asserted"


def place_rank(lowered: str, start: int, adjective: bool) -> int:
    """How well a mention that begins at `start` says where something is; see `Mention.rank`."""
    return 0 if _IN.search(lowered[max(0, start - 40) : start]) else 2 if adjective else 1


def place_of(mentions: list[Mention], at: int) -> str | None:
    """The place of the mention that says where best, the nearest to `at` of those."""
    best = min(mentions, key=lambda m: (m.rank, abs(m.start - at), m.name), default=None)
    return best.name if best else None
