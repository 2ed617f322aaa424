"""What a sum, a percentage or a measure is of ("a PREMIUM of 31 percent", "the trial COST 95 million euros"), and of whom.

Three forms name it: a noun that is tied to the figure ("premium of", "turnout was", "31 percent stake"), the subject of a verb of change
("SHARES fell 3 percent"), and the verb that governs the figure ("waited seven minutes"). Names of the clause, or else of the sentence
before, say of whom.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.extractor.phrases import STOPS

CHANGE = (
    "rose|rise|rises|risen|rising|fell|fall|falls|fallen|falling|climbed|climbs|climb|climbing|jumped|jumps|jump|jumping|dropped|drops|drop|dropping|gained|gains|gain|gaining|lost|loses|"
    "slid|slides|slide|sank|sinks|sink|plunged|plunges|plunge|plunging|tumbled|tumbles|tumble|soared|soars|soar|surged|surges|surge|surging|slipped|slips|slip|eased|eases|ease|dipped|dips|dip|declined|declines|"
    "decline|declining|decreased|decreases|decrease|increased|increases|increase|increasing|grew|grows|grow|growing|grown|shrank|shrinks|shrink|shrunk|contracted|contracts|contract|expanded|expands|expand|advanced|advances|"
    "rallied|retreated|edged|ticked|reduced|reduces|reduce|reducing|reduction|cut|cuts|cutting|slashed|slashes|lowered|lowers|lower|raised|raises|raise|raising|lifted|hiked|doubled|tripled|halved|added|shed|down|up|"
    "higher|less|more|improved|worsened|widened|narrowed|swelled|collapsed|crashed|boosted|trimmed|outpaced"
)
_ADVERB = r"(?:sharply|further|slightly|steeply|again|also|only|just|nearly|almost|about|around|some|roughly|more than|less than|over|at least|as much as|up to|a|an|another|by|to|its|their|his|her|about|approximately|of)"
_LINK = (
    r"(?:is|was|were|are|be|been|being|has been|have been|had been|stood at|stands at|standing at|stood|reached|reaches|hit|hits|came to|came in at|comes to|amounted to|amounts to|totalled|totaled|"
    r"totals|totalling|totaling|averaged|averages|measured|registered|closed at|ended at|finished at|opened at|traded at|trading at|priced at|valued at|set at|put at|estimated at|forecast at|running at|ran at|remained at|remains at|"
    r"of|at|to|was at|is at|were at|worth|exceeded|exceeds|topped|tops|:)"
)
_NOUN = r"(?P<noun>[a-z][a-z’'-]*[a-z])"
_OF = re.compile(rf"\b(?:(?P<more>[a-z][a-z’'-]+)\s+)?{_NOUN}(?:\s+(?:in|on|for|at|of|from|over|among|per)\s+[^,.;:]{{1,40}}?)?,?\s+(?:(?:which|that|has|have|had|now|then|also|still|will|would|could|may|might|is|was)\s+)*{_LINK}(?:\s+{_ADVERB})*\s*[$€£¥“\"(]*$")
_CHANGED = re.compile(rf"\b{_NOUN},?\s+(?:(?:has|have|had|were|was|are|is|also|then|which|that|later|quickly|to|will|would)\s+)*(?P<verb>{CHANGE})\b(?P<rest>[^,.;:]{{0,50}}?)\s*[$€£¥“\"(]*$")
_CHANGE_ONLY = re.compile(rf"\b(?:{CHANGE})(?:\s+(?!to\b){_ADVERB})*\s*[$€£¥“\"(]*$")
_BY = re.compile(r"\bby(?:\s+(?:a|an|about|around|just|only|nearly|almost|some|roughly|more than|less than|over|at least|as much as|up to))*\s*[$€£¥]?\s*$")
_CHANGE_VERB = re.compile(rf"\b(?:{CHANGE})\b")
_CHANGE_NOUNS = frozenset("reduction rise fall drop increase decline decrease gain cut jump slump plunge surge hike growth improvement difference".split())
_COMPARED = re.compile(r"\s+(?:lower|higher|less|more|fewer|cheaper|dearer|larger|smaller|down|up)\b")
_TO = re.compile(r"\bto(?:\s+(?:a|an|its|about|around|just|only|nearly|almost|some|more than|less than|over|at least|between))*\s*[$€£¥]?\s*$")
_FROM = re.compile(r"\b(?:from|against|compared with|compared to|versus)(?:\s+(?:a|an|its|about|just|only|nearly|some|the))*\s*[$€£¥]?\s*$")
_GOVERNS = re.compile(r"\b(?P<verb>[a-z]{3,})(?:\s+(?:for|about|around|some|nearly|almost|roughly|at least|more than|less than|over|up to|only|just|another|a|an|the|another|further|total|of))*\s*[$€£¥“\"(]*$")
_BEHIND = re.compile(
    r"\s*(?:,?\s*)(?:(?:of|in|on|for)\s+(?:(?:the|its|their|his|her|all|any|our|those|these|eligible|registered)\s+)*)?(?P<first>[a-z][a-z’'-]*[a-z])(?:\s+(?P<second>[a-z][a-z’'-]*[a-z]))?"
)
_WEAK = frozenset(
    "percent per cent about around some nearly almost roughly least more less than over under only just another further total part end year years day days time times "
    "month months week weeks hour hours minute minutes rate number level amount sum value figure share shares shareholders price people company firm group country state government "
    "million billion trillion dollar dollars euro euros pound pounds pence cents same first last next new old own each every all any both most many few several other said says say "
    "including include included compared against from to by with without while after before during since until when where which who that this these those there here it he she they we you i".split()
)
_NAME = re.compile(r"(?:[A-Z][\w&’'-]*[\w&]|[A-Z]{2,})(?:\s+(?:(?:of|and|&|de|al|du|van|von)\s+)?[A-Z][\w&’'-]*[\w&])*")
_NO_NAME = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Oct Nov Dec "
    "The A An In On At By For From With But And Or If As It Its He She They We I This That These Those There When While After Before Since Until Some Many Most All Of To Not No Yes More Less About "
    "Mr Mrs Ms Dr Sir Prof President Minister Prime Chief Chairman CEO Inc Corp Ltd Plc PLC Co Co. SpA AG SA GmbH LLC US U.S UK EU UN GMT EST PM AM".split()
)
_CLAUSES = re.compile(r"[;:]|,\s+(?:and|but|while|whereas|compared)\b|\bwhile\b|\bwhereas\b|\bcompared (?:with|to)\b")
_POSSESSIVE = re.compile(r"(?:’s|'s|’|')$")
_WINDOW = 100
_FULL_NAME = 2
"""Capitalised words that are a name even at the beginning of a sentence ("Ann Lee")."""


@dataclass(frozen=True, slots=True)
class Metric:
    """What a figure measures, and its side of a change: "before", "after", "change" (the difference itself) or None."""

    noun: str | None
    moment: str | None


def metric_of(lowered: str, start: int, end: int, *, share: bool) -> Metric:
    """What the figure at `start` to `end` measures; `share` where it is a percentage, of which the words behind it may name the whole."""
    before = lowered[max(0, start - _WINDOW) : start]
    before = before[_last_clause(before) :]
    moment = "before" if _FROM.search(before) else None
    changed = _CHANGED.search(before)
    if changed and changed["noun"] not in STOPS:
        to = _TO.search(before)
        moment = moment or ("after" if to else "change" if not re.search(r"\d", changed["rest"]) else None)
        if changed["noun"] not in _WEAK or moment == "change":
            return Metric(changed["noun"], moment)
    if _CHANGE_ONLY.search(before) or (_BY.search(before) and _CHANGE_VERB.search(before)) or _COMPARED.match(lowered, end):
        moment = moment or "change"
    tied = _OF.search(before)
    if tied and tied["noun"] in _CHANGE_NOUNS:
        moment = moment or "change"
    if tied and tied["noun"] not in STOPS and tied["noun"] not in _WEAK:
        return Metric(tied["noun"], moment)
    behind = _BEHIND.match(lowered, end, min(len(lowered), end + 60))
    if behind:
        word = next((w for w in (behind["second"], behind["first"]) if w and w not in STOPS and w not in _WEAK), None)
        if word and (share or behind["first"] not in STOPS) and not (behind["first"] in STOPS and not share):
            return Metric(word, moment)
    governs = _GOVERNS.search(before)
    if governs and governs["verb"] not in STOPS and governs["verb"] not in _WEAK:
        return Metric(governs["verb"], moment)
    return Metric(None, moment)


def _last_clause(before: str) -> int:
    cuts = [m.end() for m in _CLAUSES.finditer(before)]
    return cuts[-1] if cuts else 0


def names_beside(text: str, start: int, end: int, document: str) -> tuple[str, ...]:
    """The names in the clause of the figure, else in the sentence before it, as written and sorted; titles, days and months left out.

    Any word is capitalised at the beginning of a sentence: a single one there is a name where `document` has it inside a sentence too.
    """
    left = _last_clause(text[:start])
    cut = _CLAUSES.search(text, end)
    found = _names_in(text, left, cut.start() if cut else len(text), document)
    return found or (_names_in(text, 0, start, document) if left else ())


def _names_in(text: str, begin: int, stop: int, document: str) -> tuple[str, ...]:
    found = set()
    for match in _NAME.finditer(text, begin, stop):
        words = [w for w in _POSSESSIVE.sub("", match.group()).split() if w not in _NO_NAME]
        if words and not text[: match.start()].strip(" “\"'‘(") and not _named_inside(document, words[0]):
            words = words[2:] if words[1:2] in (["of"], ["and"], ["the"]) else words[1:] if len(words) < _FULL_NAME else words
        if words:
            found.add(" ".join(words))
    return tuple(sorted(found))


def _named_inside(document: str, word: str) -> bool:
    at = document.find(" " + word)
    while at > 0:
        if document[at - 1].islower() or document[at - 1] == ",":
            return True
        at = document.find(" " + word, at + 1)
    return False
