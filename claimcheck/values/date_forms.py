"""The forms that dates take in prose: a pattern for each word that a date may begin with."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.values.calendar_words import (
    FIRST_OF_ORDINALS,
    MONTH_WORDS,
    ORDINALS,
    PARTS_OF_MONTHS,
    PREPOSITIONS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)

_FULL: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT: Final = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_M: Final = rf"(?:{_FULL}|{_FULL.upper()}|(?:{_SHORT}|{_SHORT.upper()})\b\.?)"
"""Names of months, also in a text all in capitals."""
_DAYS: Final = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_D: Final = rf"(?:{_DAYS}|{_DAYS.upper()})"
_Y: Final = r"(?:19|20)\d\d"
_DAY_NAMES: Final = rf"(?:{_D}|(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
AT_DIGITS: Final = re.compile(
    rf"(?P<r1>\d{{1,2}})(?:st|nd|rd|th)?(?: to |[-–]| and )(?P<r2>\d{{1,2}})(?:st|nd|rd|th)? (?P<rm>{_M})(?:,? "
    rf"(?P<ry>{_Y}))?"
    rf"|\b(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?(?: day)?(?: of)? (?P<dm>{_M})(?![a-z])(?:,? (?:of )?(?P<dy>{_Y})\b)?"
    rf"|\b(?P<hd>\d{{1,2}})(?P<dash>[-/.])(?P<hm>{_M})(?P=dash)(?P<hy>{_Y}|\d\d)\b"
    r"|(?<![\d./-])(?P<n1>\d{1,2}|(?:19|20)\d\d)(?P<mark>[/.-])(?P<n2>\d{1,2})(?P=mark)(?P<n3>(?:19|20)\d\d|"
    r"(?:(?<=[/.-]\d\d[/.-])|(?<=[/.-]\d[/.-]))\d{1,2})(?![\d/-]|\.\d)(?=T\d\d:|\b)"
)
"""Dates that begin with a figure; like the following it is tried only where such a date may begin."""
AT_MONTH: Final = re.compile(
    rf"(?P<sm>{_M}) (?P<s1>\d{{1,2}})(?:st|nd|rd|th)?(?:[-–]| to | and )(?P<s2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? "
    rf"(?P<sy>{_Y}))?"
    rf"|(?P<mm>{_M})(?: the |[ -])(?P<md>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:(?:,? (?:of )?|-)(?P<my>{_Y})\b)?"
    rf"|\b(?P<bm>{_M})(?: of|,)? (?P<by>{_Y})\b"
)
"""Dates that begin with a month."""
AT_WEEKDAY: Final = re.compile(
    rf"(?P<name>{_DAY_NAMES}),? \(?(?:(?P<mm>{_M}) (?:the )?(?P<md>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,? "
    rf"(?P<my>{_Y})\b)?"
    rf"|(?:the )?(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<dm>{_M})(?![a-z])(?:,? (?P<dy>{_Y})\b)?)"
    rf"|\b(?P<wd>{_D})\b(?!’s|'s Night)(?:,? (?:of )?(?P<week>last|this|next) week\b)?"
)
"""A weekday, alone or before its date."""
BEHIND_DATE: Final = re.compile(rf" \((?P<name>{_DAY_NAMES})\)|, an? (?P<other>{_D})\b")
"""A weekday behind its date: "27 June 2017 (Tuesday)", "June 27, a Tuesday"."""
_AT_PART: Final = re.compile(
    rf"\b(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd)(?: in| of)?[ -](?:(?P<month>{_M})(?: "
    rf"(?:of )?(?P<year>{_Y}))?|(?P<yy>{_Y})\b(?![-–/,]\d))"
)
_AT_PREPOSITION: Final = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Bb]y) (?P<month>{_M})(?:,? (?:of )?(?P<year>{_Y}))?(?! \d)\b|\b(?:[Ii]n|[Ss]ince|"
    rf"[Dd]uring) (?P<yy>{_Y})\b(?![-,]\d)"
)
_AT_ORDINAL: Final = re.compile(
    rf"(?P<od>{'|'.join(sorted(ORDINALS, key=len, reverse=True))})(?: day)? of (?P<om>{_M})(?:,? (?:of "
    rf")?(?P<oy>{_Y})\b)?",
    re.I,
)
AT_OTHER: Final = re.compile(
    r"\b(?P<rel>(?:[Tt]he )?next day|[Tt]he following (?:day|night)|(?:[Oo]n )?(?:the|that|[Tt]he) same day|(?<=rally "
    r")that day|(?<=on )that day|[Yy]esterday|[Tt]oday|[Tt]omorrow"
    r"|[Tt]onight|[Tt]his (?:morning|afternoon|evening)|[Tt]he (?:previous|preceding) (?:day|night|evening)"
    r"|[Tt]he (?:day|night|evening|morning) before(?=\s*(?:[,.;:)–—]|$|and\b|but\b|when\b|in\b|at\b))"
    r"|(?<=from )that moment(?: on)?|(?<=[Aa]t )that moment|[Dd]ay (?:one|two|three|four|five|six|seven|eight|nine|ten|"
    r"\d\d?)(?= of)|New Year[’']s weekend"
    r"|(?:Easter (?:Sunday|Monday)|Good Friday|Maundy Thursday|Palm Sunday|Ash Wednesday|Christmas (?:Eve|Day)|Boxing "
    r"Day|New Year[’']s (?:Eve|Day)|May Day|Valentine[’']s Day|Bastille Day"
    rf"|(?:(?<=[Oo]ver )|(?<=[Aa]t )|(?<=[Dd]uring ))Easter(?=[,.;:)]|$| (?:and|but|when|in|with|as|last|this|the|that|"
    rf"after|20\d\d)\b)|Easter weekend)(?:,? (?:of |in )?{_Y})?)(?!\w)"
)
"""Days relative to another day or to the publication, and those that have names."""
AT_SPAN: Final = re.compile(
    r"\b(?:(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) )?(?P<which>[Tt]his|[Ll]ast|[Pp]ast|[Nn]ext) "
    r"(?P<span>week|weekend|month|year)\b(?![’']|-)|(?P<night>[Ll]ast night|[Oo]vernight(?=\s*(?:[,.;:)]|$|(?:on|in|"
    r"after|as|and|by|when|from|into|at|across|near)\b)))\b"
    r"|(?P<over>(?<=[Oo]ver )the weekend|(?<=[Aa]t )the weekend|(?<=[Dd]uring )the weekend|(?<=[Oo]n )the weekend)\b"
    r"|(?P<count>[Aa] couple of|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|"
    r"[Ee]leven|[Tt]welve|\d{1,2}) (?P<unit>days?|weeks?|months?) "
    r"(?P<way>ago|from now|later|earlier|before(?=[,.;]|$))\b)"
)
"""Spans and days reckoned from the publication or from a day: "last week", "earlier this month", "two weeks ago", "a
week later"."""
FORMS: Final = {
    "": AT_DIGITS,
    **dict.fromkeys(FIRST_OF_ORDINALS, _AT_ORDINAL),
    **dict.fromkeys(MONTH_WORDS, AT_MONTH),
    **dict.fromkeys([*WEEKDAYS, *SHORT_WEEKDAYS], AT_WEEKDAY),
    **dict.fromkeys(PARTS_OF_MONTHS, _AT_PART),
    **dict.fromkeys(PREPOSITIONS, _AT_PREPOSITION),
}
"""The word that a date begins with (none: a figure) -> its forms; of the other words `AT_OTHER`."""
ENDS_WITH_YEAR: Final = re.compile(rf"\b{_Y}$|[-/.]\d\d$")
"""A date of which the year is said."""
