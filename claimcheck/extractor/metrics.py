"""What a sum, a percentage or a measure is of ("a PREMIUM of 31 percent", "the trial COST 95 million euros").

Three forms name it: a noun that is tied to the figure ("premium of", "turnout was", "31 percent stake"), the subject of
a verb of change
("SHARES fell 3 percent"), and the verb that governs the figure ("waited seven minutes").
"""

from __future__ import annotations

import re
from typing import Final

from claimcheck.extractor.phrases import STOPS
from claimcheck.extractor.reading import Sentence
from claimcheck.extractor.triggers import CHANGE, CHANGE_WORDS, CHANGED
from claimcheck.values.scanning import letters_end
from claimcheck.values.word_patterns import at_words, one_of

_ADVERB: Final = one_of(
    "sharply|further|slightly|steeply|again|also|only|just|nearly|almost|about|around|some|roughly|more than|less "
    "than|over|at least|as much as|up to|a|an|another|by|to|its|their|his|her|approximately|of"
)
_LINK: Final = one_of(
    r"is|was|were|are|be|been|being|has been|have been|had been|stood at|stands at|standing at|stood|reached|reaches|"
    r"hit|hits|came to|came in at|comes to|amounted to|amounts to|totalled|totaled|"
    r"totals|totalling|totaling|averaged|averages|measured|registered|closed at|ended at|finished at|opened at|traded "
    r"at|trading at|priced at|valued at|set at|put at|estimated at|forecast at|running at|ran at|remained at|remains "
    r"at|"
    r"of|at|to|was at|is at|were at|worth|exceeded|exceeds|topped|tops|:"
)
_NOUN: Final = r"(?P<noun>[a-z][a-z’'-]++(?<=[a-z]))"
"""A word, to its end; no word is tried by halves."""
_OF: Final = re.compile(
    rf"\b(?:[a-z][a-z’'-]++\s+)?{_NOUN}(?:\s+{one_of('in|on|for|at|of|from|over|among|per')}\s+[^,.;:]{{1,40}}?)?,?\s+"
    rf"(?:{one_of('which|that|has|have|had|now|then|also|still|will|would|could|may|might|is|was')}\s+)*{_LINK}(?:\s+{_ADVERB})*\s*[$€£¥“\"(]*$"
)
_CHANGED: Final = re.compile(
    rf"\b{_NOUN},?\s+(?:{one_of('has|have|had|were|was|are|is|also|then|which|that|later|quickly|to|will|would')}\s+)*{one_of(CHANGE)}\b(?P<rest>[^,.;:]{{0,50}}?)\s*[$€£¥“\"(]*$"
)
_CHANGE_ONLY: Final = re.compile(
    at_words(rf"{CHANGE}|down|up|higher|lower|less|more") + rf"(?:\s+(?!to\b){_ADVERB})*\s*[$€£¥“\"(]*$"
)
_BY: Final = re.compile(
    r"\bby(?:\s+(?:a|an|about|around|just|only|nearly|almost|some|roughly|more than|less than|over|at least|as much "
    r"as|up to))*\s*[$€£¥]?\s*$"
)
_SIGNS: Final = ' $€£¥“"('
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_RISES_WITHIN: Final = 70
_RISES_TO: Final = re.compile(
    at_words(rf"{CHANGE}|raised|lifted|revised|updated|doubled")
    + r"\b[^.;:\d]{0,45}?\bto(?:\s+(?:a|an|its|about|around|just|only|nearly|almost|some|more than|less than|over|at "
    r"least|between))*\s*$"
)
_FROM_ENDS: Final = frozenset("from against with to versus a an its about just only nearly some the".split())
_LINK_ENDS: Final = frozenset(
    "is was were are be been being at stood reached reaches hit hits to of worth exceeded exceeds topped tops "
    "totalled totaled totals totalling totaling averaged averages measured registered :".split()
)
"""Last words of what ties a noun to a figure."""
_ADVERBS_OF_LINK: Final = frozenset(
    "sharply further slightly steeply again also only just nearly almost about around some roughly more less "
    "than over at least as much up to a an another by its their his her approximately of".split()
)
"""The words that may stand between that and the figure."""
_CHANGE_NOUNS: Final = frozenset(
    "reduction rise fall drop increase decline decrease gain cut jump slump plunge surge hike growth "
    "improvement difference".split()
)
_COMPARING: Final = (
    "lower|higher|less|more|fewer|cheaper|dearer|larger|smaller|down|up|bigger|brighter|dimmer|darker|faster|slower|"
    "heavier|lighter|taller|shorter|longer|wider|narrower|stronger|weaker|warmer|cooler|hotter|colder|deeper|greater|"
    "richer|poorer|older|younger|safer|quicker|closer|better|worse"
)
_COMPARED: Final = re.compile(rf"\s+(?:{_COMPARING})\b")
_COMPARING_WORDS: Final = frozenset(_COMPARING.split("|"))
_TO: Final = re.compile(
    r"\bto(?:\s+(?:a|an|its|about|around|just|only|nearly|almost|some|more than|less than|over|at least|"
    r"between))*\s*[$€£¥]?\s*$"
)
_FROM: Final = re.compile(
    at_words(r"from|against|compared with|compared to|versus")
    + r"(?:\s+(?:a|an|its|about|just|only|nearly|some|the))*\s*[$€£¥]?\s*$"
)
_GOVERNS: Final = re.compile(
    r"\b(?P<verb>[a-z]{3,}+)(?:\s+(?:for|about|around|some|nearly|almost|roughly|at least|more than|less than|over|up "
    r"to|only|just|another|a|an|the|another|further|total|of))*\s*[$€£¥“\"(]*$"
)
_ADVERBS: Final = frozenset(
    "for about around some nearly almost roughly at least more less than over up to only just another a an "
    "the further total of".split()
)
"""The words that may stand between such a verb and the figure."""
_BEHIND: Final = re.compile(
    r"\s*(?:,?\s*)(?:(?:of|in|on|for)\s+(?:(?:the|its|their|his|her|all|any|our|those|these|eligible|"
    r"registered)\s+)*)?(?P<first>[a-z][a-z’'-]*[a-z])(?:\s+(?P<second>[a-z][a-z’'-]*[a-z]))?"
)
_WHOLE_BEGINS: Final = frozenset("of in on for".split())
_MARKS_BEHIND: Final = frozenset(",.;:)")
_IN_WORDS: Final = frozenset("’'-")
_WITHIN_BEHIND: Final = 60
"""How the words begin that lead to the whole of a part, marks behind a word, those within words, and how far the
words behind a figure are looked for."""
_SHORTEST_VERB: Final = 3
_WEAK: Final = frozenset(
    "percent per cent about around some nearly almost roughly least more less than over under only just another "
    "further total part end year years day days time times "
    "month months week weeks hour hours minute minutes rate number level amount sum value figure share shares "
    "shareholders price people company firm group country state government "
    "million billion trillion dollar dollars euro euros pound pounds pence cents same first last next new old own each "
    "every all any both most many few several other said says say "
    "including include included compared against from to by with without while after before during since until "
    "when where which who that this these those there here it he she they we you i".split()
)
_WINDOW: Final = 100


class Metric:
    """What a figure measures, and its side of a change: "before", "after", "change" (the difference itself) or None."""

    __slots__ = ("moment", "noun")

    def __init__(self, noun: str | None, moment: str | None) -> None:
        self.noun: Final = noun
        self.moment: Final = moment


def metric_of(sentence: Sentence, start: int, end: int, *, share: bool) -> Metric:
    """What the figure at `start` to `end` measures; `share` where it is a percentage, of which the words behind it
    may name the whole."""
    lowered = sentence.lowered
    before = lowered[max(sentence.clause(start, end)[0], start - _WINDOW) : start]
    words = before.rstrip(_SIGNS).split()
    last = words[-1] if words else ""
    moment = "before" if last in _FROM_ENDS and _FROM.search(before) else None
    changes = not CHANGE_WORDS.isdisjoint(words)
    changed = _CHANGED.search(before, since) if changes and (since := _may_change(before)) is not None else None
    if changed and changed["noun"] not in STOPS:
        to = _TO.search(before)
        moment = moment or ("after" if to else "change" if not re.search(r"\d", changed["rest"]) else None)
        if changed["noun"] not in _WEAK or moment == "change":
            return Metric(changed["noun"], moment)
    if (
        changes and ((_changing(words) and _CHANGE_ONLY.search(before)) or ("by" in before and _BY.search(before)))
    ) or _compared(lowered, end):
        moment = moment or "change"
    tied = _OF.search(before) if last != "as" and _linked(words) else None
    if tied and tied["noun"] in _CHANGE_NOUNS:
        moment = moment or "change"
    if tied and tied["noun"] not in STOPS and tied["noun"] not in _WEAK:
        return Metric(tied["noun"], moment)
    first, second = _behind(lowered, end)
    word = next((w for w in (second, first) if w and w not in STOPS and w not in _WEAK), None)
    if word and (share or first not in STOPS):
        return Metric(word, moment)
    verb = _verb(before)
    return Metric(verb if verb and verb not in STOPS and verb not in _WEAK else None, moment)


def _behind(lowered: str, end: int) -> tuple[str, str]:
    """The two words behind a figure that ends at `end`, without "of the" and the like before them; empty where there
    are none."""
    limit = min(len(lowered), end + _WITHIN_BEHIND)
    if lowered.startswith(" ", end):
        stop = letters_end(lowered, end + 1)
        first = lowered[end + 1 : stop]
        if len(first) > 1 and stop < limit and first not in _WHOLE_BEGINS:  # most are like this
            mark = lowered[stop]
            if mark in _MARKS_BEHIND:
                return first, ""
            last = letters_end(lowered, stop + 1)
            if mark == " " and last > stop + 2 and last < limit and lowered[last] not in _IN_WORDS:
                return first, lowered[stop + 1 : last]
    behind = _BEHIND.match(lowered, end, limit)
    return (behind["first"], behind["second"] or "") if behind else ("", "")


def _verb(before: str) -> str | None:
    """The word before a figure that may govern it, with no more than adverbs between."""
    start = _governing(before)
    word = before[start:-1]
    if len(word) >= _SHORTEST_VERB and before.endswith(" ") and word.isascii() and word.isalpha():
        return word
    governs = _GOVERNS.search(before, start)
    return governs["verb"] if governs else None


def _compared(lowered: str, end: int) -> bool:
    """Whether a word behind a figure makes it a difference: "3 points LOWER"."""
    if lowered.startswith(" ", end):
        stop = letters_end(lowered, end + 1)
        if stop > end + 1 and lowered[end + 1 : stop] not in _COMPARING_WORDS:
            return False
    return _COMPARED.match(lowered, end) is not None


def _may_change(before: str) -> int | None:
    """From where on the subject of a verb of change may stand in the clause before a figure; None where no such verb
    stands there: a cheap look before the pattern is tried."""
    cut = max(before.rfind(","), before.rfind("."), before.rfind(";"), before.rfind(":"))
    for word in before[cut + 1 :].split():
        if word in CHANGE_WORDS or not word.isalpha():
            return max(0, before.rfind(" ", 0, cut)) if cut >= 0 else 0
    return None


def _changing(words: list[str]) -> bool:
    """Whether a word of change may stand at the end of the words before a figure: a cheap look before the pattern is
    tried."""
    for word in reversed(words):
        if word[len(word.rstrip(_LETTERS)) :] in CHANGE_WORDS:
            return True
        if word not in _ADVERBS_OF_LINK:
            return False
    return False


def _linked(words: list[str]) -> bool:
    """Whether what ties a noun to a figure may stand at the end of the words before it: a cheap look before the
    pattern is tried."""
    for word in reversed(words):
        if word in _LINK_ENDS:
            return True
        if word not in _ADVERBS_OF_LINK:
            return False
    return False


def _governing(before: str) -> int:
    """Where the last word begins that is none of those between a verb and its figure: no verb before it governs the
    figure."""
    at = len(before.rstrip(_SIGNS).rstrip())
    while at:
        start = max(before.rfind(" ", 0, at), before.rfind("\n", 0, at)) + 1
        if before[start:at] not in _ADVERBS:
            return start
        at = len(before[:start].rstrip())
    return 0


def rises_to(sentence: Sentence, start: int) -> bool:
    """Whether a verb of change leads to the figure at `start`: "the number fell TO 21"."""
    if not sentence.triggers & CHANGED:
        return False
    before = sentence.lowered[max(0, start - _RISES_WITHIN) : start]
    return "to" in before and bool(_RISES_TO.search(before))
