"""Counts of zero -> drafts: "no one was killed", "there were no injuries", "none of the guests was hurt", "the fire
claimed no lives", "everyone survived"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from claimcheck.extractor.background import period_of
from claimcheck.extractor.count_drafts import apart
from claimcheck.extractor.kinds import Named, name_kind
from claimcheck.extractor.phrases import NounPhrase, right_clause
from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.extractor.vocabulary import Cue
from claimcheck.record_making import make_value
from claimcheck.values.bare_figures import NUMBER_WORDS

_SPELLED: Final = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_NOBODY: Final = re.compile(
    r"\b(?:no one|nobody|no-one|not (?:one|a single) (?:person|soul)|zero people|no "
    r"(?:(?:immediate|initial|early|confirmed) )?reports? of (?:any )?(?P<reported>injuries|deaths|casualties|"
    r"fatalities|arrests)|(?:no|zero|not (?:one|a single)) "
    r"(?:(?P<grave>serious|critical|severe|life-threatening) )?(?P<noun>[a-z]{4,})|(?:none|neither) of (?:the |its |"
    r"their |"
    rf"those |these |his |her )?(?:(?:\d[\d,]*|{_SPELLED})(?:[ -](?:{_SPELLED}))* )?(?P<of>[a-z]+)|"
    r"none(?= (?:survived|died|was|were|has|have|had)\b))\b(?! else)"
)
_LIVES: Final = re.compile(
    r"\bno lives (?:were|have been|had been) lost\b|\b(?:claimed|cost|took) no lives\b|\b(?:no|without(?: any)?) "
    r"loss of "
    r"(?:human )?life\b|(?<!not )(?<!nor )\b(?:everyone|everybody|all)(?: (?:on board|aboard|inside|in "
    r"[a-z ]{3,20}))? survived\b"
)
"""What says that nobody died, and counts nothing."""
_UNHURT: Final = re.compile(
    r"(?<!not )\b(?:everyone|everybody|all(?: (?:of )?(?:the )?(?:people|passengers|guests|occupants|residents|crew|"
    r"children|"
    r"students|workers))?)(?: (?:on board|aboard|inside))? (?:escaped|was|were|are|is|got out)(?: [a-z]+ly)? (?:unhurt|"
    r"uninjured|unharmed|unscathed|safe and sound|without (?:any )?injur(?:y|ies))\b"
)
_SIGNS: Final = (
    "no lives",
    "loss of",
    "survived",
    "unhurt",
    "uninjured",
    "unharmed",
    "unscathed",
    "safe and",
    "without ",
)
"""Strings of which the two need one: quicker to look for."""
_CONDITION: Final = re.compile(
    r"\b(?:if|so that|ensure|hope|hopes|hoped|pray|prayed|unless|until|would|could|should|not all|nearly|"
    r"almost)\b[^,;]*$"
)
_WHO: Final = re.compile(
    r"\s+(?:who|that|which)\s(?:(?:were|was|are|is|had|have|has)\s(?:been\s)?)?[^,.;:]{2,40}?(?=\s(?:were|was|are|is|"
    r"had|"
    r"have|has|died|suffered)\b)"
)
"""What says of whom nobody was: "none of the guests WHO WERE HURT were of the village"."""
_RELATIVE: Final = (" who ", " that ", " which ")
_HARMED: Final = ("deaths", "injuries")
"""The kinds of which no casualties are."""
_EVENTS: Final = frozenset(("casualties", "injuries", "deaths", "fatalities", "arrests"))
"""Nouns that name the harm by themselves."""
_TOLD: Final = _EVENTS | {"survivors", "victims", "infections", "layoffs", "detentions", "evacuations"}
"""Nouns that name a kind where nothing is said of them: "there were no survivors"."""
_NO_NOUNS: Final = frozenset(
    "more less fewer longer other further doubt such matter wonder need reason sign evidence word report reports plan "
    "plans idea lives loss chance single better known stranger official immediate one".split()
)
_OTHERWISE: Final = re.compile(
    r"\b(?:when|how|why|that|who|if|whether|because|while|after|before|by|would|could|should|might|may|will|can|but|"
    r"and|"
    r"until|than|as)\b|^\s+(?:\w+ed|knew|said|says|wants?|saw|thought|told|left)\s"
)
"""What stands between nobody and words of harm that are not said of them."""
_MODAL: Final = re.compile(r"\b(?:would|will|could|should|might)\b")
_ADJECTIVE: Final = re.compile(
    r"\s+(?:killed|injured|hurt|wounded|arrested|missing|detained)\s+(?:will|would|can|could|who|has|had|is|was|were)\b"
)
_GRAVE: Final = frozenset("critical serious minor slightly".split())
_ALL: Final = frozenset(
    "people persons guests passengers occupants residents victims visitors civilians bystanders motorists".split()
)
"""Nouns of all who may be hurt: that none of them was is that nobody was."""


def read_nobody(reading: Reading, sentence: Sentence) -> Iterable[Draft]:
    """That nobody was killed, hurt or held, and nothing destroyed: a count of zero."""
    drafts = list(_zeros(reading, sentence)) if _NOBODY.search(sentence.lowered) else []
    if any([sign in sentence.lowered for sign in _SIGNS]):
        drafts += _of_all(reading, sentence)
    return drafts


def _of_all(reading: Reading, sentence: Sentence) -> Iterator[Draft]:
    """That no lives were lost, that all survived or escaped unhurt."""
    for pattern, name in ((_LIVES, "deaths"), (_UNHURT, "injuries")):
        match = pattern.search(sentence.lowered)
        cue = reading.vocabulary.cues.get(name) if match else None
        if match and cue and not _CONDITION.search(sentence.lowered, max(0, match.start() - 60), match.start()):
            yield _draft(reading, sentence, match, "people", (cue, match.group()), None)


def _zeros(reading: Reading, sentence: Sentence) -> Iterator[Draft]:
    cues = [cue for cue in reading.vocabulary.active(sentence.words) if cue.kind.running]
    for match in _NOBODY.finditer(sentence.lowered) if cues else ():
        if _CONDITION.search(sentence.lowered, max(0, match.start() - 60), match.start()):
            continue
        noun = match["noun"] or match["of"] or match["reported"] or "people"
        if noun in _NO_NOUNS:
            continue
        told = any([noun in cue.nouns or noun in cue.kind.states for cue in cues])
        of_some = told and match["of"] is not None  # "none of the wounded died": of the wounded
        named = _named(sentence, match, cues, "people" if of_some else noun)
        if named is None:
            continue
        yield _draft(reading, sentence, match, noun, named, "of them" if of_some else None)
        if noun == "casualties" and not match["grave"]:
            for cue in filter(None, map(reading.vocabulary.cues.get, _HARMED)):
                yield _draft(reading, sentence, match, noun, (cue, "casualties"), None)


def _named(sentence: Sentence, match: re.Match[str], cues: Sequence[Cue], noun: str) -> Named | None:
    """The kind of which none is counted: as the words behind say, else those before, else the noun itself."""
    lowered, at = sentence.lowered, match.end()
    if lowered.startswith(_RELATIVE, at):
        aside = _WHO.match(lowered, at)
        if aside is None:
            return None
        at = aside.end()
    phrase = NounPhrase((noun,), at, at)
    right = right_clause(lowered, at, min(len(lowered), at + 80))
    left = lowered[max(0, match.start() - 40) : match.start()]
    named = name_kind(cues, phrase, left, right)
    if named and (
        _OTHERWISE.search(right[: max(0, right.find(named[1]))]) or _MODAL.search(named[1]) or _ADJECTIVE.match(right)
    ):
        return None  # "no one knew how many were killed"
    alone = (match["noun"] or match["reported"]) is not None and named is not None and named[1] == noun
    if named is None or (alone and noun not in _TOLD and not right.startswith((" were ", " was ", " have ", " has "))):
        return None  # "it has no troops there"
    return named


def _draft(
    reading: Reading, sentence: Sentence, match: re.Match[str], noun: str, named: Named, subset: str | None
) -> Draft:
    people = named[0].kind.counts == "people"
    reported = match.re is _NOBODY and match["reported"]
    if match.re is _NOBODY and match["grave"]:
        subset = "of them"
    state = apart(named, NounPhrase((noun,), 0, 0))
    who: str | None = None
    if people:
        whole = subset is not None or noun in _EVENTS or noun in _ALL or noun in _TOLD or match.re is not _NOBODY
        who = "people" if whole else reading.vocabulary.group(noun, noun) or noun
    value = make_value("count", sentence.text[match.start() : match.end()], 0, 0, 0, 0, "people" if people else noun)
    more = {
        "subject": noun,
        "who": who,
        "subset": "of them" if state in _GRAVE else state or subset,
        "pattern": named[1],
        "period": period_of(sentence, match.start(), match.end(), reading.published, counted=True),
        "topics": sentence.topics(match.start()),
    }
    return Draft(
        named[0].name, match.start(), match.end(), value, more | ({"stance": "unconfirmed"} if reported else {})
    )
