"""Who stands behind a claim, where it holds, and how firmly it is said."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.extractor.reading import Mention, Sentence
from claimcheck.extractor.speakers import speaker
from claimcheck.values.place import Found
from claimcheck.values.word_patterns import at_words

_SAY_WORDS: Final = frozenset(
    "said says say announced reported reports told claimed claims declared stated confirmed estimated estimates wrote "
    "writes posted warned "
    "put puts acknowledged added alleged insisted noted tweeted argued testified stressed explained blamed "
    "accepted ordered decided called stating accused refuted according citing".split()
)
_BODIES: Final = frozenset(
    "ministry police official officials authorities government spokesman spokeswoman spokesperson eyewitnesses "
    "witnesses media medics "
    "volunteers protesters activists president mayor minister governor doctors hospital agency chief army military "
    "commander organizers "
    "organisers reports residents sheriff prosecutors investigators lawyers experts analysts researchers "
    "company firefighters".split()
)
_AUXILIARIES: Final = frozenset(
    "have has had also later further again then reportedly previously earlier repeatedly publicly".split()
)
_INNER: Final = frozenset("of for the and de al bin in on".split())
_BEHIND: Final = re.compile(
    r"\s+(?:(?:an? |the |its )?(?:unnamed |anonymous )?(?:sources?|officials?|reports?|data|figures) (?:from|in|at|"
    r"within|of|by) )?(?:the |some )?(?P<who>(?:[A-Z][\w’'.&-]*(?: (?:of|for|and|the) (?=[A-Z]))? ?)+|(?:[a-z]+ "
    r"){0,2}?(?:" + "|".join(sorted(_BODIES)) + r")\b)"
)
_PRONOUNS: Final = frozenset(("he", "she", "they", "He", "She", "They"))
_ARTICLES: Final = frozenset("The Some Many Several Two Three A An Local Other".split())
_WHENCE: Final = frozenset(("from", "near", "to", "with", "after", "before"))
_QUOTES: Final = '“”"'
_UNCONFIRMED: Final = frozenset(
    "unconfirmed reportedly allegedly alleged purported rumored rumoured unverified".split()
)
_DENIED_WORDS: Final = frozenset("denied denies deny falsely untrue false".split())
SCOPE_WORDS: Final = _SAY_WORDS | _UNCONFIRMED | _DENIED_WORDS
"""What is asked of the words of a sentence."""
_DENIED: Final = re.compile(at_words(r"denied|denies|deny|falsely|untrue|false (?:claim|report)s?") + r"\b")
_OTHER_CLAUSE: Final = 30
_CLAUSES: Final = re.compile(r"[;:abw](?:(?<=[;:])|(?<=\b.)(?:(?<=a)nd|(?<=b)ut|(?<=w)hile)\b)")
"""What parts a figure from the place of another ("in Lyon and 40 in Paris"), and how many characters that counts
for."""
_OPENING: Final = 16
_FAR: Final = 200
"""Characters over which a place still says where something was, though a comma parts it from the figure."""
_PARTED: Final = re.compile(r"[,;:—“”\"]")
_AND: Final = re.compile(r",?\s+(?:and|or)\s+(?:in\s+|the\s+|neighbou?ring\s+|nearby\s+)*")
_WHENCE_OR_WHOSE: Final = re.compile(
    at_words(
        "(?:natives?|citizens?|nationals?|residents?|president|minister|king|queen|bank|university|ambassador|embassy|"
        "consulate) (?:of|to)|born in|from"
    )
    + r"\s+(?:the\s+)?$"
)
"""What says of whom or whence, and not where something was."""
_IN: Final = re.compile(
    at_words(r"in|at|near|outside|across|around|throughout|inside|on") + r"\s+(?:the\s+)?(?:[a-z]+\s+){0,4}$"
)


def speaker_of(text: str, lowered: str, words: frozenset[str]) -> tuple[str | None, bool]:
    """Who is quoted in the sentence, as written without "the", and whether it goes on with the speaker of the one
    before.

    The latter holds for a pronoun ("he said") and for an open quotation. `words` are the words of the sentence, lower
    case.
    """
    pronoun = False
    for start, say in () if _SAY_WORDS.isdisjoint(words) else _sayings(lowered, words):
        who = _behind(text, start, say) if say in ("according", "citing") else _before(text, start)
        if who in _PRONOUNS:
            pronoun = True
        elif who or (who := _behind(text, start, say)):
            return who, False
    closes = text.count("”") > text.count("“") or text.count('"') % 2 == 1
    return None, pronoun or closes or text[:1] in _QUOTES


def _sayings(lowered: str, words: frozenset[str]) -> list[tuple[int, str]]:
    """Where words of saying stand, left to right, and which; `words` are those of the sentence."""
    found: list[tuple[int, str]] = []
    for word in _SAY_WORDS & words:
        at = lowered.find(word)
        while at >= 0:
            end = at + len(word)
            if not _in_word(lowered[at - 1 : at]) and not _in_word(lowered[end : end + 1]):
                found.append((at, word))
            at = lowered.find(word, end)
    return sorted(found)


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _behind(text: str, start: int, say: str) -> str | None:
    """The name behind "according to", "citing" and a verb that closes a quotation (“...,” said Ann Lee); the verb
    `say` begins at `start`."""
    end = start + len(say)
    if say == "according":
        end += 3
    elif say != "citing" and not text[:start].rstrip().endswith((",", "”", '"')):
        return None
    match = _BEHIND.match(text, end)
    return speaker(match["who"]) if match else None


def _before(text: str, end: int) -> str | None:
    """The subject of the verb of saying that begins at `end`; a pronoun is given as written."""
    words = text[max(0, end - 140) : end].split()
    while words and words[-1] in _AUXILIARIES:
        words.pop()
    if len(words) > 2 and words[-1].endswith(","):  # "Ann Lee, head of the agency, said"
        opening = next((i for i in range(len(words) - 2, max(-1, len(words) - 12), -1) if words[i].endswith(",")), None)
        aside = words[opening + 1 :] if opening is not None else []
        if 2 <= len(aside) <= 4 and all(w[:1].isupper() for w in aside):  # "the agency's head, Ann Lee, said"
            return speaker(" ".join(aside))
        if opening is not None:
            words = [*words[:opening], words[opening].rstrip(",")]
    if not words or words[-1] in _PRONOUNS:
        return words[-1] if words else None
    if end < 60 and 1 < len(words) <= 6 and words[0] in _ARTICLES and not any(w[-1:] in ",;:" for w in words):
        return speaker(" ".join(words))  # "The owners of the yard said"
    taken: list[str] = []
    for word in reversed(words):
        bare = word.strip("“”\"'‘’(")
        known = bare[:1].isupper() or bare.lower() in _BODIES or (taken and bare in _INNER)
        if not known and bare.lower() in _WHENCE:
            return None  # "..., from Ghent, said"
        if not known and not (len(taken) == 1 and taken[0].lower() in _BODIES and bare.isalpha()):
            break
        if taken and word.endswith((",", ";", ":", "”", '."')):
            break
        taken.insert(0, bare)
    while taken and taken[0] in _INNER:
        taken.pop(0)
    return speaker(" ".join(taken)) if taken else None


def stance(sentence: Sentence) -> str:
    """asserted, unconfirmed or denied, from the words of the sentence."""
    if not sentence.words.isdisjoint(_DENIED_WORDS) and _DENIED.search(sentence.lowered):
        return "denied"
    unconfirmed = not sentence.words.isdisjoint(_UNCONFIRMED) or "were also reported" in sentence.lowered
    return "unconfirmed" if unconfirmed else "asserted"


def place_of(sentence: Sentence, at: int) -> str | None:
    """The place that says best where something is: behind a preposition of place, then any name; the nearest to `at` of
    those.

    Adjectives say whose, not where: "U.S. officials", "Kenyan troops".
    """

    if sentence.standing is None:
        sentence.standing = _standing(sentence)
    places = sentence.standing
    if not places:
        return None
    _, best = (
        min(places, key=lambda place: (place[0], _apart(sentence, place[1], at), place[1].name))
        if len(places) > 1
        else places[0]
    )
    if _far(sentence, best, at):
        return None
    joined = next((m for _, m in places if m is not best and m.kind == best.kind and _joined(sentence, best, m)), None)
    return f"{best.name} and {joined.name}" if joined else best.name


def _standing(sentence: Sentence) -> list[tuple[int, Mention]]:
    """The places of a sentence that say where something is, each with 0 behind a preposition of place, else 1."""
    lowered = sentence.lowered
    places = [m for m in sentence.places if not m.adjective and not _whence_or_whose(lowered, m.start)]
    if len(places) < 2:
        return [(0, m) for m in places]
    return [(0 if _IN.search(lowered[max(0, m.start - 40) : m.start]) else 1, m) for m in places]


def _whence_or_whose(lowered: str, start: int) -> bool:
    """Whether what stands before a place says of whom or whence, and not where something was."""
    near = lowered[max(0, start - 30) : start].rstrip().removesuffix("the").rstrip()
    return (
        near.endswith(("of", "to", "in", "from"))
        and _WHENCE_OR_WHOSE.search(lowered, max(0, start - 30), start) is not None
    )


def _apart(sentence: Sentence, mention: Mention, at: int) -> int:
    """How far a place stands from what is at `at`: characters, and more for each word that parts them."""
    if sentence.parted is None:
        sentence.parted = [m.span() for m in _CLAUSES.finditer(sentence.lowered)]
    first, second = (mention.end, at) if mention.end <= at else (at, mention.start)
    apart = max(0, second - first)
    for begin, end in sentence.parted:
        if first <= begin and end <= second:
            apart += _OTHER_CLAUSE
    return apart


def _far(sentence: Sentence, mention: Mention, at: int) -> bool:
    """Whether a place stands in another part of a long sentence than the figure at `at`."""
    if mention.start < _OPENING:  # "In Lyon, ..." holds for all of the sentence
        return False
    first, second = (mention.end, at) if mention.end <= at else (at, mention.start)
    return second - first > _FAR and bool(_PARTED.search(sentence.lowered, first, second))


def _joined(sentence: Sentence, a: Mention, b: Mention) -> bool:
    """Whether two places are one answer to "where": "in Ohio and Texas"."""
    first, second = (a, b) if a.start < b.start else (b, a)
    return bool(_AND.fullmatch(sentence.lowered, first.end, second.start))


class Placed:
    """A sentence that names places, as much of it as those that follow need: start, end, and its mentions, by offset
    in the document."""

    def __init__(self, start: int, end: int, found: list[Found]) -> None:
        self.start, self.end, self.found = start, end, found
        self.stands = any(not adjective for _, _, _, adjective in found)
        """Whether a place is no mere adjective."""

    def mentions(self) -> list[Mention]:
        """The places by offset in the sentence."""
        at = self.start
        return [
            Mention(s - at, e - at, p.name, p.kind, adjective, p.parent or p.name) for s, e, p, adjective in self.found
        ]

    def place(self, text: str, lowered: str) -> str | None:
        """The place that the sentence speaks of."""
        start, end = self.start, self.end
        return place_of(
            Sentence(start, text[start:end], lowered[start:end], frozenset(), 0, [], [], self.mentions()), 0
        )
