"""Numbers with no noun of their own: what they count is said before them ("the toll rose from 38 to 57", "12 tents out
of the 20").

Each form borrows from one place: the noun behind a second number, a total named first, a noun before the number, or the
count that stands
before it in the sentence. A number for which no form holds counts nothing that can be told, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from claimcheck.extractor.kinds import Named, name_kind
from claimcheck.extractor.phrases import NounPhrase, noun_phrase, right_clause
from claimcheck.extractor.reading import Draft, Sentence
from claimcheck.extractor.triggers import CHANGE, CHANGED, HOLDINGS, TOLD, TOTALS
from claimcheck.extractor.vocabulary import Cue, Vocabulary
from claimcheck.values.numbers import Number
from claimcheck.values.word_patterns import at_words, one_of

_OF_NUMBER: Final = re.compile(
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|his|her|some|all|these|those|about|an estimated)\s+)*$"
)
_OF_TOTAL: Final = re.compile(
    r"\b(?:of|among)\s+(?:the\s+|those\s+|these\s+|all\s+)*(?:[\d,]+\s+)?(?P<noun>[a-z’'-]+(?:\s+(?!and\b)[a-z’'-]+){0,4}?)(?:\s+(?:on|in|at|so|to)\b[^,.;:]{0,30})?,\s+$"
)
_ARE: Final = re.compile(r"\s+(?:were|are|was|is|have been)\s+(?P<noun>[a-z’'-]+)")
_TO: Final = re.compile(r"\s+to\s+$")
FROM_BEHIND: Final = re.compile(
    r"[^.;:]{0,40}\bfrom\s+(?:(?:the|an|a)\s+)?(?:(?:earlier|previous|initial|original)\s+(?:figure|toll|count|"
    r"estimate|tally|total)\s+of\s+|(?:peak|high|low|record|level)\s+of\s+)?$"
)
"""What stands between a figure and the one that it replaces: "to 62 on Friday from 63"."""
_UP_FROM: Final = re.compile(
    r"(?:\s+[a-z]+){0,3},?\s+(?:up|down|and not|not|rather than|instead of|compared with|compared to|"
    r"against)\s+(?:from\s+)?(?:the\s+)?$"
)
_FROM: Final = re.compile(r"\bfrom\s+(?:the\s+)?$")
_DENIED: Final = re.compile(r"(?:^|[\s,(])not\s+$")
_COORDINATE: Final = re.compile(
    r"[^.;:()]{0,90}?(?:,|\band\b|\bbut\b|\bwhile\b|\bor\b)\s+(?:(?:also|then|the other|a further|another|yet "
    r"another)\s+)?$"
)
_OTHER_VOICE: Final = re.compile(
    r"(?:,|;)?\s+(?:(?:and|while|but)\s+)?(?:(?:the|an?|its|their|"
    r"another)\s+)?[a-z][\w’'-]*(?:\s+[a-z][\w’'-]*){0,4}?\s+at\s+$"
)
"""What stands between two figures of two voices: "put the crowd at 5,000, THE ORGANISERS AT 12,000"."""
_VOICE_SAID: Final = re.compile(
    r"[^.;:()\d]{0,60}?[,;]\s+(?:(?:and|while|but|whereas)\s+)?(?:(?:the|an?|its|their|another|"
    r"other)\s+)?[a-z][\w’'-]*(?:\s+[a-z][\w’'-]*){0,3}?"
    r"\s+(?:said|says|spoke of|speaks? of|counted|estimated|claimed|reported|put it at)\s+$"
)
_SAID_ENDS: Final = ("said ", "says ", " of ", "counted ", "estimated ", "claimed ", "reported ", " at ")
_BARE_END: Final = re.compile(r"[”\"]?\s*(?:[.;)]|$)")
"""The same with a verb: "3,000 people took part, police said, WHILE ORGANISERS SPOKE OF 8,000"."""
_ON: Final = re.compile(
    r"\s+(?:on|in|at|from|near|more|were|was|are|others?|had|have|of (?:them|whom|these|those|us))\b|\s*[,.;]|\s*$"
)
_OTHERWISE: Final = re.compile(
    r"\s+(?:were|was|are|is|had|have|has|been|remain(?:s|ed)?)\s+(?!(?:also|still|in|at|from|on|of|among|the|all|"
    r"children|women|men|police|soldiers|civilians)\b)[a-z]+"
)
"""What says something else of the second count than was said of the first: "200 died and another 900 were made
homeless"."""
_BARE: Final = re.compile(r"(?!\s+(?:people|persons)\b)")
FINITE: Final = re.compile(r"\s*(?:were|was|have|has|had|died|die|are|is)\b")
"""A verb that is said of the first number of "four of the five"."""
_OF_THEM: Final = re.compile(r"\s+of\s+(?:them|whom|those|these|us|you)\b")
_REACHES: Final = (
    r"(?:[“\"]?(?:is|was|were|are|be|been|being|could|may|might|would|likely|thought|believed|feared|expected|said|"
    r"runs?|ran|"
    r"ranges?|ranged|vary|varies|varied|has|have|had|now|then|also|already|officially|initially|currently|later|"
    r"still|since|put|stood|stands|standing|set|estimated|given|"
    r"reported|raised|revised|corrected|lowered|cut|increased|reduced|updated|rose|risen|rises|rising|climbed|climbs|"
    r"climbing|jumped|jumps|grew|grown|grows|fell|fallen|dropped|"
    r"reached|reaches|hit|hits|topped|tops|passed|passes|exceeded|exceeds|surpassed|totalled|totaled|at|to|of|from|as|"
    r"by|high|low|around|a|the|least|about|more|than|between|some|nearly|almost|over)\s+)+"
)
_NUMBER_OF: Final = re.compile(
    at_words(rf"(?:{TOTALS}) of|how many") + rf" (?P<of>[a-z’'-]+(?:\s+[a-z’'-]+){{0,5}}?)\s+{_REACHES}[“\"]*$"
)
_NOUN_BEFORE: Final = re.compile(
    rf"\b(?P<noun>{HOLDINGS})(?P<more>(?:\s+(?:of|in|for|at|from|after|"
    rf"across)\s+[\w\s’'-]{{2,40}}?)?)\s+{_REACHES}[“\"]*$"
)
_INDEX_TO: Final = re.compile(r"\b(?P<noun>index|average|score|benchmark|gauge)\b[^.;]{2,90}\bto\s+(?:a\s+)?$")
_CHANGED_TO: Final = re.compile(
    r"\b(?P<noun>[a-z][a-z’'-]{2,}s)\s+(?:(?:have|has|had|also|since|[a-z]+ly)\s+)*"
    + one_of(CHANGE)
    + r"\b[^.;:\d]{0,45}?\bto(?:\s+(?:a|an|about|around|just|only|nearly|almost|some|more than|less than|over|at "
    r"least))*\s+$"
)
"""What has changed to a figure with no noun: "ARRESTS have fallen in recent years, to 40,000"."""
_SAID_THAT: Final = re.compile(r"\b(?:said|says|thought|believed|claimed|argued|added)\s+(?:that\s+)?$")
_WOULD_BE: Final = re.compile(
    r"\s+[“\"]?(?:would (?:be|seem)|seem(?:s|ed)|is|was|could be|may be|might be)\s+(?:an?|the|too|more|closer|much|"
    r"far|only)\b"
)
"""What is said of a figure that another told: "said 100,000 WOULD SEEM A minimum"."""
_LONGEST: Final = 110
"""Characters before a number in which what it counts is looked for."""


class Borrowed(NamedTuple):
    """What an elliptic number counts, and what else its form says."""

    phrase: NounPhrase
    named: Named | None
    subset: str | None = None
    moment: str | None = None
    denied: bool = False
    who: str | None = None


def borrowed(
    vocabulary: Vocabulary,
    sentence: Sentence,
    number: Number,
    following: Number | None,
    previous: Draft | None,
    cues: Sequence[Cue],
) -> Borrowed | None:
    """What `number` counts though no noun stands behind it; None where nothing tells."""
    lowered = sentence.lowered
    if following and _OF_NUMBER.fullmatch(lowered, number.end, following.start):
        return _of_number(vocabulary, sentence, number, following, cues, previous)
    before = lowered[max(0, number.start - _LONGEST) : number.start]
    if "," in before and (total := _OF_TOTAL.search(before)):
        found = _of_total(vocabulary, sentence, number, total, previous, cues)
        if found:
            return found
    counted = previous if previous and previous.value.type == "count" else None
    predicate = _ARE.match(lowered, number.end)
    if counted and (change := _changed(lowered[counted.end : number.start], lowered[: counted.start])):
        return _like(counted, number, vocabulary)._replace(moment=change, denied=bool(_DENIED.search(before)))
    if (
        counted
        and before.endswith("at ")
        and lowered.endswith("at ", 0, counted.start)
        and _OTHER_VOICE.fullmatch(lowered, counted.end, number.start)
    ):
        return _like(counted, number, vocabulary)
    if (
        counted
        and before.endswith(_SAID_ENDS)
        and _BARE_END.match(lowered, number.end)
        and _VOICE_SAID.fullmatch(lowered, counted.end, number.start)
    ):
        return _like(counted, number, vocabulary)
    if counted and _SAID_THAT.search(before[-20:]) and _WOULD_BE.match(lowered, number.end):
        return _like(counted, number, vocabulary)
    if not _BARE.match(lowered, number.end):
        return _by_noun(vocabulary, sentence, number, before, cues)
    if counted and _OF_THEM.match(lowered, number.end):
        return _like(counted, number, vocabulary)._replace(subset="of them")
    if counted and _COORDINATE.fullmatch(lowered, counted.end, number.start) and _ON.match(lowered, number.end):
        extra = number.extra or "further" in before[-20:]
        like = _like(counted, number, vocabulary)
        if _OTHERWISE.match(lowered, number.end):
            like = like._replace(named=None)
        who = vocabulary.groups.get(predicate["noun"]) if predicate else None
        return like._replace(subset="more" if extra else counted.more.get("subset"), who=who or like.who)
    return _by_noun(vocabulary, sentence, number, before, cues)


def _of_number(
    vocabulary: Vocabulary,
    sentence: Sentence,
    number: Number,
    following: Number,
    cues: Sequence[Cue],
    previous: Draft | None,
) -> Borrowed | None:
    """ "212 of the 450 seats": the noun stands behind the second number, or is that of the count before ("of the
    20")."""
    phrase = noun_phrase(sentence.text, sentence.lowered, following.end, vocabulary.states)
    if not phrase.words:
        return _like(previous, number, vocabulary) if previous and previous.value.type == "count" else None
    right = right_clause(sentence.lowered, phrase.end, len(sentence.lowered))
    left = sentence.lowered[max(0, number.start - _LONGEST) : number.start]
    done = _by_act(cues, phrase, left)
    named = done or name_kind(cues, phrase, left, right)
    single = number.figure == 1  # "one of two girls was shot" leaves open what happened to others
    theirs = bool(
        not done and named and not FINITE.match(right) and name_kind(cues, phrase, "", right)
    )  # "two of four teenagers shot dead": said of the four
    subset = "one of them" if single else "of them" if theirs else None
    return Borrowed(phrase.placed_at(number.end), named, subset)


def _by_act(cues: Sequence[Cue], phrase: NounPhrase, left: str) -> Named | None:
    """The kind that a verb before the number names: "KILLED 65 of the 71"."""
    found = ((cue, cue.active.search(left[-60:])) for cue in cues if cue.active)
    return next(((cue, match.group(0).strip()) for cue, match in found if match), None)


def _of_total(
    vocabulary: Vocabulary,
    sentence: Sentence,
    number: Number,
    total: re.Match[str],
    previous: Draft | None,
    cues: Sequence[Cue],
) -> Borrowed | None:
    """ "Of the dead, 26 were children": a part of the total named first."""
    words = total["noun"].split()
    phrase = NounPhrase(tuple(words), number.end, number.end, "of them")
    predicate = _ARE.match(sentence.lowered, number.end)
    who = vocabulary.groups.get(predicate["noun"]) if predicate else None
    right = right_clause(sentence.lowered, number.end, len(sentence.lowered))
    named = name_kind(cues, phrase, "", right)
    if named is None and (words[-1] in vocabulary.states or words[-1] in vocabulary.groups):
        cue = next((c for c in cues if words[-1] in c.nouns or words[-1] in c.kind.states), None)
        named = (cue, words[-1]) if cue else None
    if named is None and previous is None and words[-1] not in vocabulary.groups and len(words[-1]) < 4:
        return None
    return Borrowed(phrase, named, "of them", who=who)


def _changed(between: str, before: str) -> str | None:
    """ "before" or "after" for the second figure of a change; None where there is none."""
    if _TO.fullmatch(between) and _FROM.search(before[-30:]):
        return "after"
    if FROM_BEHIND.fullmatch(between) or _UP_FROM.fullmatch(between):
        return "before"
    return None


def _like(draft: Draft, number: Number, vocabulary: Vocabulary) -> Borrowed:
    """What the count before counts."""
    words = tuple(str(draft.more.get("subject") or "").split())
    phrase = NounPhrase(words, number.end, number.end)
    cue = vocabulary.cues.get(draft.kind)
    return Borrowed(phrase, (cue, str(draft.more.get("pattern") or "")) if cue else None, who=draft.more.get("who"))


def _by_noun(
    vocabulary: Vocabulary, sentence: Sentence, number: Number, before: str, cues: Sequence[Cue]
) -> Borrowed | None:
    """ "the number of people trapped at 80", "a capacity of 1,500": the noun stands before."""
    if not (sentence.triggers & (TOLD | CHANGED) or "how many" in before):
        return None
    lowered = sentence.lowered
    moment = "before" if _FROM.search(before[-12:]) else None
    if (
        changed := _CHANGED_TO.search(before)
        if sentence.triggers & CHANGED and " to" in before[-24:] and not lowered.startswith("-", number.end)
        else None
    ):
        phrase = NounPhrase((changed["noun"],), number.end, number.end)
        return Borrowed(phrase, name_kind(cues, phrase, "", ""), moment="after")
    if not (sentence.triggers & TOLD or "how many" in before):
        return None
    counted = _NUMBER_OF.search(before)
    if counted:
        start = max(0, number.start - _LONGEST) + counted.start("of")
        phrase = noun_phrase(sentence.text, sentence.lowered, start, vocabulary.states)
        if not phrase.words and (word := counted["of"].split()[0]) in vocabulary.states:
            phrase = NounPhrase((word,), start, start + len(word))  # "the number of dead"
        if phrase.words:
            named = name_kind(cues, phrase, "", sentence.lowered[phrase.end : number.start])
            return Borrowed(phrase.placed_at(number.end), named, moment=moment)
    noun = _NOUN_BEFORE.search(before) or _INDEX_TO.search(before)
    if noun is None:
        return None
    phrase = NounPhrase((noun["noun"],), number.end, number.end)
    cue = next((c for c in cues if noun["noun"] in c.nouns or noun["noun"] in c.kind.acts), None)
    return Borrowed(phrase, (cue, noun["noun"]) if cue else None, moment=moment)
