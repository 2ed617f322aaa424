"""Results of votes and of matches -> drafts, two for each: "passed 52-48", "52 in favour and 48 against", "Ayes 52,
Noes 48"; "beat Denby United 3-1".

Of a vote the votes for and against are counted, of a match what each side scored. What was voted on, or who played, is
the `item` of the draft: only results of one are held against each other. Records ("a 12-3 record"), odds, seasons, and
scores of a part of a match are no results.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from claimcheck.extractor.background import period_of
from claimcheck.extractor.count_drafts import DYING
from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.extractor.tally_matters import WORD_NUMBERS, body_of, matter_of, names_in
from claimcheck.extractor.triggers import has_any
from claimcheck.extractor.uncounted import HEADLINE_VERBS
from claimcheck.record_making import make_value
from claimcheck.values.word_patterns import at_words

VOTES_FOR: Final = "votes_for"
VOTES_AGAINST: Final = "votes_against"
SCORE_HIGH: Final = "score_high"
SCORE_LOW: Final = "score_low"
"""The kinds of these claims."""
_NUMBER: Final = rf"(?:\d{{1,3}}(?:,\d{{3}})?|{'|'.join(sorted(WORD_NUMBERS, key=len, reverse=True))})"
_PAIR: Final = re.compile(
    r"(?<![\d\w.,:/$£€-])(?P<first>\d{1,3})\s?[-–—]\s?(?P<second>\d{1,3})(?:\s?[-–—]\s?\d{1,3})?(?![\d%:/]|[.,]\d|"
    r"\s?[-–—]\s?\d)"
)
_PAIR_TO: Final = re.compile(
    rf"(?<![\d\w.,:/$£€-])(?P<first>{_NUMBER})(?:\s+(?:votes\s+)?to\s+|-to-)(?P<second>{_NUMBER})(?![\d%:/]|[.,]\d)"
)
_WORDS: Final = re.compile(r"[a-z]+")
_VOTING: Final = frozenset(
    "vote votes voted voting senate senators senator house lawmakers lawmaker parliament parliamentarians council "
    "councillors councilors committee motion amendment court justices deputies mps legislators legislature "
    "board resolution referendum congress assembly judges commission bill legislation delegates members "
    "chamber commons lords lok sabha bundestag knesset duma cabinet ordinance ballot panel jury".split()
)
"""Words beside the result of a vote."""
_VOTING_WORDS: Final = tuple(
    sorted(word for word in _VOTING if not any(other != word and other in word for other in _VOTING))
)
"""Those of them that the others hold: quicker to look for."""
_PASSES: Final = (
    r"passe[sd]|pass|passing|approve[sd]?|approving|adopt(?:s|ed|ing)?|voted?|votes|backe?d?s?|confirm(?:s|ed|ing)?|"
    r"ratif(?:y|ies|ied)|endorse[sd]?|clear(?:s|ed)|advance[sd]?|upheld|uphold|ruled|rule|agreed|carried|acquitted|"
    r"convicted|elected|accepted|cleared|sided|decided|won"
)
_FAILS: Final = (
    r"reject(?:s|ed|ing)?|defeat(?:s|ed|ing)?|fail(?:s|ed|ing)?|block(?:s|ed|ing)?|voted down|vetoed|turned down|"
    r"struck down|overrule[sd]?|quashed|scrapped"
)
_DECIDES: Final = re.compile(at_words(rf"{_PASSES}|{_FAILS}") + r"\b[^.;:\d]{0,120}$")
_FAILED: Final = re.compile(at_words(_FAILS) + r"\b")
_BILLS: Final = re.compile(
    r"\b(?:bill|act|law|motion|resolution|budget|treaty|measure|ban|plan|deal|reform|pact|package|proposal|amendment|"
    r"legislation|ordinance|referendum|levy|tax)\b"
)
"""What fails where it is defeated; a rival who is defeated makes the other one pass."""
_VOTE_BEFORE: Final = re.compile(
    r"\b(?:votes?|margin|tally|count|split|majority|result|roll call|ballot)(?: of| was| is| were|:| by| stood at| "
    r"ended| came out at| in favou?r)*\s*$|\bvoted? (?:was |were )?(?:by )?$"
)
_VOTE_BEHIND: Final = re.compile(
    r"[\s-]*(?:vote|votes|ruling|decision|majority|verdict|split|roll call|party-line vote|opinion|ballot|margin)\b"
)
_ENDS: Final = re.compile(
    r"\s*(?:[.;:)”\"]|,(?!\s?\d)|$)|\s(?:vote|on|in|to|for|against|along|with|after|late|early|over|that|by|and|this|"
    r"last|at|as|amid|despite|when|while|but|before|following|under|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday|yesterday|today|earlier)\b"
)
"""What stands behind a result and no noun that the two figures count."""
_SIDES: Final = re.compile(
    rf"(?<![\d\w.,-])(?P<for>{_NUMBER})\s+(?:[a-z]+\s+){{0,3}}?(?:voted\s+|voting\s+|were\s+|was\s+)?(?:in favou?r|for|"
    rf"yes|ayes?|yeas?)\b(?:\s+(?:the|of)\s+[a-z ]{{3,40}}?)?[,;]?\s*(?:and|to|with|while|but|versus|"
    rf"against)?\s*(?:only\s+)?"
    rf"(?P<against>{_NUMBER})\s+(?:[a-z]+\s+){{0,3}}?(?:voted\s+|voting\s+|were\s+|was\s+)?(?:against|opposed|noe?s?|"
    rf"nays?|opposing)\b"
)
_ROLL: Final = re.compile(
    rf"\b(?:ayes?|yeas?|yes|for|in favou?r|votes for)\b\s*[:=–-]?\s*(?P<for>{_NUMBER})\b\s*[,;./|"
    rf"–-]?\s*(?:and\s+)?(?:noes|nos?|nays?|against|opposed|votes against)\b\s*[:=–-]?\s*(?P<against>{_NUMBER})\b"
)
_WINS: Final = (
    r"beat|beats|beating|beaten|defeat(?:s|ed|ing)?|thrash(?:es|ed|ing)?|edge[sd]?|edging|down(?:s|ed)|crush(?:es|ed)?|"
    r"hammer(?:s|ed)|rout(?:s|ed)|overc[oa]mes?|stun(?:s|ned)|topp(?:ed|les|led)|tops|blank(?:s|ed)|upset|outlast(?:s|"
    r"ed)?|"
    r"lost|lose[s]?|drew|draw[s]?|tied|won|wins?|held|fell|falls|see off|saw off|sees off|swept|sweeps|trounce[sd]?|"
    r"demolish(?:es|ed)|eliminate[sd]?|finished|ended|cruised|shut out|knocked out|overpowered|dispatched|outplayed|"
    r"humbled|outscored|whitewashed"
)
_WON: Final = re.compile(at_words(_WINS) + r"\b[^.;:\d]{0,80}$")
_WIN: Final = re.compile(at_words(_WINS) + r"\b")
_OF_WINNER: Final = re.compile(at_words("beat|beats|won|wins?|defeated|edged|thrashed") + r"\b")
_RESULT_BEHIND: Final = re.compile(
    r"[\s-]+(?:[a-z]+[\s-]+){0,2}?(?:win|victory|defeat|loss|draw|triumph|rout|thrashing|upset|success|stalemate|"
    r"tie)\b"
)
_SCORE_BEFORE: Final = re.compile(
    r"\b(?:score|scoreline|result|full[- ]time)(?: of| was| is| stood at| ended| finished|:)*\s*$|\b(?:ended|"
    r"finished)(?: in)?(?: a)?\s*$"
)
_NO_RESULT: Final = re.compile(
    r"\b(?:combined|record|odds|favou?rites?|series|half[- ]?time|half|interval|at the break|aggregate|lead|leads|led|"
    r"leading|trail\w*|ahead|up|standings|games?|sets?|quarter|innings?|penalt(?:y|ies)|shoot-?out|points lead|"
    r"improved to|streak|season|ratio|ages?|aged|pages?|since|"
    r"chapter|verses?|psalms?|section|rooms?|flights?|route|between|from)\b"
)
_NEAR: Final = 24
_MATCH: Final = re.compile(
    r"(?:[A-Z][\w’'.&-]*(?: [A-Z][\w’'.&-]*){0,4}) (?P<a>\d{1,3})(?:\s?[-–—]\s?|,? (?:and "
    r")?(?P<other>[A-Z][\w’'.&-]*(?: [A-Z][\w’'.&-]*){0,4}) )(?P<b>\d{1,3})(?P<last> [A-Z][\w’'.&-]*(?: "
    r"[A-Z][\w’'.&-]*){0,4})?[.]?"
)
"""A line that is nothing but the result of a match."""
_AGAINST: Final = ("against", "oppos", " nay", "noes", " nos")
_DASHES: Final = ("-", "–", "—")
_TO: Final = (" to ", "-to-")
"""Signs of results: quicker to look for than the patterns."""
_LINE: Final = 90
"""Characters of the longest line that is nothing but a result."""
_ANOTHER_TIME: Final = re.compile(
    r"\b(?:last (?:month|week|season|year|time|meeting)|earlier (?:this|in the)|previous(?:ly)?|first leg|reverse "
    r"(?:fixture|meeting)|(?:days?|weeks?|months?|years?) (?:ago|earlier|before))\b"
)
"""Words of another vote or match of the same."""
_SIDE: Final = re.compile(r"\b(?:women|girls|ladies|youth|reserves|under-\d\d|u-?\d\d)\b")
"""What makes a side another one of the same name."""


def read_tallies(reading: Reading, sentence: Sentence) -> Iterable[Draft]:
    """The results of votes and matches that a sentence states; the reader of counts then leaves their numbers alone."""
    return [draft for found in _found(sentence) for draft in _drafts(reading, sentence, *found)]


def _found(sentence: Sentence) -> list[tuple[bool, int, int, int, int]]:
    """Each result: whether it is of a vote, where its words begin and end, and its two figures, for a vote those for
    and against."""
    lowered = sentence.lowered
    found: list[tuple[bool, int, int, int, int]] = []
    if has_any(lowered, _AGAINST) or (" no" in lowered and "yes" in lowered):
        for pattern in (_SIDES, _ROLL):
            for match in pattern.finditer(lowered):
                if pattern is _SIDES or _is_roll(lowered, match):
                    found.append((True, match.start(), match.end(), _value(match["for"]), _value(match["against"])))
            if found:
                return found
    dashes = bool(sentence.digits) and has_any(lowered, _DASHES)
    if dashes or has_any(lowered, _TO):
        pairs = list(_PAIR.finditer(lowered)) if dashes else []
        voting = _speaks_of_a_vote(lowered)
        for match in pairs:
            found += _result(lowered, match, voting)
        for match in _PAIR_TO.finditer(lowered) if voting or (sentence.digits and _WIN.search(lowered)) else ():
            found += _result(lowered, match, voting)
    if not found and sentence.digits and len(sentence.text) < _LINE:
        line = _MATCH.search(sentence.text) if "score" in lowered else _MATCH.fullmatch(sentence.text.strip())
        harm = HEADLINE_VERBS | DYING  # "Mill blast kills 12, injures 36"
        if (
            line
            and bool(line["other"]) != bool(line["last"])
            and not _speaks_of_a_vote(lowered)
            and harm.isdisjoint(_WORDS.findall(lowered))
        ):
            figures = int(line["a"]), int(line["b"])
            found.append((False, line.start("a"), line.end("b"), max(figures), min(figures)))
    return found


def _speaks_of_a_vote(lowered: str) -> bool:
    """Whether one of the words for a vote stands in a sentence."""
    return has_any(lowered, _VOTING_WORDS) and not _VOTING.isdisjoint(_WORDS.findall(lowered))


def _result(lowered: str, match: re.Match[str], voting: bool) -> list[tuple[bool, int, int, int, int]]:
    """What two figures with a dash or "to" between them are the result of: a vote, a match, or nothing."""
    first, second = _value(match["first"]), _value(match["second"])
    start, stop = match.span()
    before = lowered[max(0, start - 160) : start]
    if voting:
        if not _is_vote(lowered, before, stop):
            return []
        failed = first > second and _has_failed(lowered[max(0, start - 160) : stop + 40])
        return [(True, start, stop, second if failed else first, first if failed else second)]
    return (
        [(False, start, stop, max(first, second), min(first, second))]
        if _is_score(lowered, before, stop, first, second)
        else []
    )


def _has_failed(words: str) -> bool:
    """Whether the words around a result say that what was voted on did not pass."""
    said = _FAILED.search(words)
    return said is not None and (not said.group().strip().startswith("defeat") or _BILLS.search(words) is not None)


def _value(word: str) -> int:
    return int(word.replace(",", "")) if word[0].isdigit() else int(WORD_NUMBERS[word])


def _is_roll(lowered: str, match: re.Match[str]) -> bool:
    """Whether "for 52, against 48" is the count of a vote: with a word that only votes have, or marks behind the
    words."""
    said = match.group()
    return (
        said.startswith(("aye", "yea", "votes", "in fav"))
        or ":" in said
        or not _VOTING.isdisjoint(_WORDS.findall(lowered))
    )


def _is_vote(lowered: str, before: str, stop: int) -> bool:
    if _VOTE_BEFORE.search(before) or _VOTE_BEHIND.match(lowered, stop):
        return True
    return (
        _DECIDES.search(before) is not None
        and _ENDS.match(lowered, stop) is not None
        and _NO_RESULT.search(before[-_NEAR:]) is None
    )


def _is_score(lowered: str, before: str, stop: int, first: int, second: int) -> bool:
    if _NO_RESULT.search(before[-_NEAR:]) or _NO_RESULT.search(
        lowered[stop : stop + _NEAR].split(".")[0].split(" after ")[0]
    ):
        return False
    if _RESULT_BEHIND.match(lowered, stop) or _SCORE_BEFORE.search(before):
        return True
    won = _WON.search(before)
    if won is None or _ENDS.match(lowered, stop) is None:
        return False
    return first >= second or _OF_WINNER.match(won.group().strip()) is None


def _drafts(
    reading: Reading, sentence: Sentence, vote: bool, start: int, end: int, first: int, second: int
) -> Iterator[Draft]:
    """The two drafts of a result; the numbers in it are no counts any more."""
    for at, number in enumerate(sentence.numbers):
        if number.start < end and start < number.end:
            sentence.idle[at] = True
    item = matter_of(reading, sentence) if vote else "; ".join(dict.fromkeys(names_in(sentence.text, sentence)))
    if not (vote or item):
        return
    young = _SIDE.search(sentence.lowered)
    subject = body_of(sentence.lowered) if vote else young.group() if young else None
    kinds = (VOTES_FOR, VOTES_AGAINST) if vote else (SCORE_HIGH, SCORE_LOW)
    period = period_of(sentence, start, end, reading.published) or (
        "earlier" if _ANOTHER_TIME.search(sentence.lowered) else None
    )
    for kind, figure in zip(kinds, (first, second), strict=True):
        value = make_value(
            "count", sentence.text[start:end], figure, figure, figure, figure, "votes" if vote else "points"
        )
        more = {
            "subject": subject,
            "item": item or None,
            "pattern": f"{first}-{second}",
            "topics": sentence.topics(start),
            "period": period,
        }
        yield Draft(kind, start, end, value, more)
