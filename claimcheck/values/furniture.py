"""Lines of a page that are no part of its text, and what is struck out or hidden in it: blanked, so that every other
place stays where it is."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.values.scanning import lower

_HIDDEN: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<tag>del|strike|s|script|style)\b[^<>]*>.*?</(?P=tag)\s*>|^(?P<fence>```+|"
    r"~~~+)[^\n]*\n.*?(?:^(?P=fence)[^\n]*$|\Z)|~~(?=\S)[^~\n]{1,400}~~",
    re.S | re.M | re.I,
)
"""What nobody reads: remarks, struck text, programs, and code between fences."""
_HIDDEN_SIGNS: Final = ("<!--", "<del", "<s>", "<s ", "<strike", "<script", "<style", "```", "~~")
_PHONE: Final = r"\+?\(?\d[\d ().–-]{5,}\d"
_HOURS: Final = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?"
_CLOCK: Final = r"\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?"
_COUNTER: Final = (
    r"(?:retweets?|likes?|comments?|shares?|views?|replies|reply|reposts?|quote tweets?|bookmarks?|followers?|"
    r"following|reactions?|upvotes?|reads|plays|subscribers?|claps)"
)
_AMOUNT: Final = r"\d[\d.,]*\s?[km]?\+?"
_ADDRESS: Final = re.compile(
    r"(?:Address:\s*)?\d{1,5}[A-Za-z]?,? (?:[A-Z][\w’'.-]* ){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|"
    r"Ln|Drive|Dr|Square|Sq|Court|Ct|Place|Pl|Way|Terrace|Highway|Hwy|Crescent|Quay)\.?(?:,.{0,60})?"
)
"""A line that is nothing but an address."""
_CELL: Final = re.compile(
    rf"(?:page|pg|p\.)\s*\d{{1,4}}(?:\s*(?:of|/)\s*\d{{1,4}})?|\d{{1,4}}\s*(?:/|of)\s*\d{{1,4}}\s*pages?"
    rf"|(?:tel|telephone|phone|fax|mobile|cell|hotline|whatsapp|call(?: us)?(?: on| at)?|contact|enquiries|"
    rf"inquiries)\b\.?:?\s*(?:no\.?:?\s*)?{_PHONE}.{{0,60}}"
)
"""What makes a line furniture that it stands in, alone or in a column of it."""
_LINE: Final = re.compile(
    r"(?:read (?:also|more|next|on|full story)|also read|see (?:also|more)|related(?: (?:stor(?:y|ies)|articles?|news|"
    r"posts?|links?|content|coverage|topics?))?|recommended(?: for you)?|don[’']t miss"
    r"|more (?:on this|from|stories|news|like this)|most (?:read|popular|viewed)|trending(?: now)?|you may (?:also "
    r")?like|you might also like|watch(?: also| now| live| more)?|listen(?: now| to)?|editors?[’']?s? picks?)"
    r"\s*(?:[:|»>–—→].*|\.\.\.)?"
    r"|(?:read|watch|see|listen) (?:also|more|next)\b(?! than).*"
    r"|advertisements?|advertorial|ads?|sponsored(?: content)?|promoted|(?:story|article) continues (?:below|after) "
    r"(?:the )?(?:ad(?:vertisement)?|this ad)?.{0,40}"
    r"|(?:sign up|subscribe|follow us|share this|click here|download our app|join our)\b.{0,120}"
    rf"|(?:{_AMOUNT}\s+{_COUNTER}(?:\s*[·•|,;/&]\s*|\s+and\s+|\s+|$))+|(?:{_COUNTER}:?\s+{_AMOUNT}(?:\s*[·•|,;/&]\s*|"
    rf"\s+|$))+"
    rf"|(?:(?:opening|office|business|visiting|shop|store) hours|hours of operation)\b.{{0,120}}|"
    rf"(?:open(?:ing)?:?\s+)?{_HOURS}(?:\s*(?:-|–|to|and|,|&)\s*{_HOURS})*:?,?\s+{_CLOCK}\s*(?:-|–|to|"
    rf"until)\s*{_CLOCK}.{{0,60}}"
    r"|(?:p\.? ?o\.? box|suite|unit) \d+.{0,60}"
    r"|(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|(?:e-?mail|web(?:site)?|url)\s*:\s*\S+"
    r"|(?:photo(?:graph)?|image|picture|video|credit|photo credit|file photo)\s*[:/|][^.\d]{0,70}|(?:tags?|filed under|"
    r"keywords|topics)\s*:[^.]{0,120}"
    r"|continued (?:on|from) page \d+|(?:story |article )?continue[sd]?(?: reading)?(?: below)?|advertisement\W.{0,60}"
    rf"|(?:posted|updated|published|edited|modified)?\s*(?:about )?{_AMOUNT}\s+(?:seconds?|minutes?|mins?|hours?|hrs?|"
    rf"days?|weeks?|months?) ago"
    rf"|{_COUNTER}\s*\({_AMOUNT}\)"
    r"|(?:©|\(c\)|copyright)\s*\d{4}.{0,100}",
)
"""Whole lines, in lower case, that lead elsewhere or that tell of the page and not of its matter."""
_READ_TIME: Final = re.compile(
    r"\b\d{1,3}[- ]?min(?:ute)?s?\.? (?:read|listen|watch)\b|\b(?:reading|read) time:? (?:about )?\d{1,3} "
    r"min(?:ute)?s?\b"
)
_SIGNS: Final = (
    "page", "pg", "p.", "tel", "phone", "fax", "mobile", "cell", "hotline", "whatsapp", "call", "contact", "quiries", "read", "see ", "related", "recommended", "miss", "more ", "most ", "trending",
    "like", "watch", "listen", "editor", "advert", "ads", "sponsored", "promoted", "continues", "sign up", "subscribe", "follow", "share", "click", "download", "join", "tweets", "comment", "views", "repl", "reposts",
    "bookmark", "reaction", "upvote", "plays", "claps", "hours", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "street", "road", "avenue", " st.", "lane", "drive", "square", "box", "suite", "©", "(c)", "copyright",
    "www.", "http", "@", "photo", "image", "picture", "video", "credit", "tag", "filed", "keywords", "topics", "continue", " ago", "---", "***", "===", "___",
)  # fmt: skip
"""A line of furniture has one of these."""
_LONGEST: Final = 160
"""Characters of the longest line that may be furniture; what leads to another story has its headline beside it."""
_COLUMNS: Final = re.compile(r"\s{3,}|\t|\s+[|·•]\s+")
_NUMBER_LINE: Final = re.compile(
    r"(?:^|(?<=\n))(?P<indent>[ \t]*)(?:[-–—\[(]\s*)?\d{1,4}(?:\s*[-–—\])])?[ \t]*(?=\n|\Z)"
)
_BARE_NUMBER: Final = re.compile(r"\s*(?:[-–—\[(]\s*)?\d{1,4}(?:\s*[-–—\])])?\s*")
_FEWEST_MARKS: Final = 2
"""Marks from which a line of nothing else is drawn."""
_INDENTED: Final = 8
"""Characters before a number that stands in the middle or at the right of its line."""
_TEXT_LINE: Final = 40
"""Characters of a line that is no label: what stands alone below it is the number of a page."""
_HEADING: Final = re.compile(
    r"(?:related(?: \w+)?|read (?:also|more|next)|see also|recommended(?: for you)?|most (?:read|popular|viewed)|"
    r"trending(?: now)?|more (?:stories|news)|you may (?:also )?like)\s*:?"
)
"""A line under which the headlines of other stories stand."""
_MOST_UNDER: Final = 6
"""Lines that stand under it at most."""


def without_furniture(text: str) -> str:
    """The text, as long as before, with spaces for what is struck out or hidden and for lines that are the page's
    own; line feeds stay."""
    if any(sign in text for sign in _HIDDEN_SIGNS):
        text = _HIDDEN.sub(_blanked, text)
    lowered = lower(text)
    if any(sign in lowered for sign in _SIGNS):
        text = _without_lines(text, lowered)
    if any([len(line) < _TEXT_LINE and _BARE_NUMBER.fullmatch(line) for line in text.split("\n")]):
        text = _without_page_numbers(text)
    return text


def _blanked(match: re.Match[str]) -> str:
    return _blank(match.group())


def _blank(piece: str) -> str:
    return "\n".join(" " * len(line) for line in piece.split("\n"))


def _without_lines(text: str, lowered: str) -> str:
    """The text without the lines that are furniture, those under a heading such as "Related" with it."""
    lines = text.split("\n")
    under = 0
    changed = False
    at = 0
    for number, line in enumerate(lines):
        low = lowered[at : at + len(line)].strip()
        at += len(line) + 1
        if not low:
            under = 0
            continue
        if under:
            under -= 1
            if not low.endswith((".", "!", "?", "”")):
                lines[number], changed = " " * len(line), True
                continue
            under = 0
        if len(low) > _LONGEST:
            continue
        if _is_furniture(low) or ((low[0].isdigit() or low[0] == "a") and _ADDRESS.fullmatch(line.strip())):
            lines[number], changed = " " * len(line), True
            under = _MOST_UNDER if _HEADING.fullmatch(low) else 0
        elif "min" in low and (found := _READ_TIME.search(lower(line))):
            lines[number], changed = (
                line[: found.start()] + " " * (found.end() - found.start()) + line[found.end() :],
                True,
            )
    return "\n".join(lines) if changed else text


def _is_furniture(low: str) -> bool:
    """Whether a line, in lower case, is the page's own."""
    bare = low.strip("-–—*_•[]()#= ")
    if not bare:
        return " " not in low and len(low) > _FEWEST_MARKS  # a line drawn across the page
    if _LINE.fullmatch(bare) or _LINE.fullmatch(bare + ")"):
        return True
    return any(_CELL.fullmatch(cell.strip(" -–—.[]()*_")) for cell in _COLUMNS.split(low))


def _without_page_numbers(text: str) -> str:
    """The text without numbers that stand alone in a line behind text, with an empty line before them or far to the
    right."""
    pieces: list[str] = []
    end = 0
    for match in _NUMBER_LINE.finditer(text):
        before = text[max(0, match.start() - 400) : match.start()]
        far = len(match["indent"]) >= _INDENTED
        if not (far or not before.strip() or before.rstrip(" \t").endswith("\n\n") or before.endswith("\n\n")):
            continue
        above = before.rstrip().rpartition("\n")[2].strip()
        if (
            above
            and len(above) < _TEXT_LINE
            and not (above.endswith((".", "!", "?", "”", '"', ",")) or text[match.end() :].lstrip()[:1].islower())
        ):
            continue  # the figure under a label
        pieces += [text[end : match.start()], " " * (match.end() - match.start())]
        end = match.end()
    return "".join([*pieces, text[end:]])
