"""Pattern text -> syntax tree.

    pattern := item+                       item := (word | word~ | (a|b) | [a|b] | <lexicon> | {slot} | ..N) and ?
    behind it for "may be absent"

All bounds are checked here, with a message that says what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimcheck.rule_language.inflection import base_of, forms
from claimcheck.rule_language.mistakes import suggestion
from claimcheck.rule_language.syntax import (
    SLOTS,
    VALUE_SLOTS,
    Gap,
    Item,
    Maybe,
    Node,
    PatternError,
    Sequence,
    Slot,
    Word,
    one_of,
    tokens_of,
)

WIDEST_GAP = 20
_DEEPEST = 8
_MOST_OPTIONS = 300
_FOREIGN = re.compile(r"(?P<curly>[“”„])|\.?\*|[\\^]")
"""What belongs to other notations: regular expressions, and quotation marks of a word processor."""
_PIECE = re.compile(
    r"(?P<space>\s+)|(?P<gap>\.\.\.?(?P<most>\d*))|(?P<slot>\{(?P<name>[^{}]*)\}?)|(?P<lexicon><(?P<list>[^<>]*)>?)|"
    r"(?P<mark>[()\[\]|?~])|(?P<word>(?:(?!\.\.)[^\s()\[\]|?~{}<>])+)|(?P<stray>.)"
)


def parse(text: str, lexicons: Mapping[str, Node] | None = None) -> tuple[Item, ...]:
    """The top-level items of a pattern; raises PatternError."""
    parser = _Parser(text, lexicons or {})
    items = parser.sequence(0, None)
    if not items:
        raise PatternError("the pattern is empty", 0, 1, "{count} school~ close~")
    return tuple(items)


class _Parser:
    def __init__(self, text: str, lexicons: Mapping[str, Node]) -> None:
        self._text = text
        self._lexicons = lexicons
        self._pieces = [m for m in _PIECE.finditer(text) if not m["space"]]
        self._at = 0

    def sequence(self, depth: int, closing: str | None) -> list[Item]:
        """The items up to `closing`, which is left standing, or to a bar."""
        items: list[Item] = []
        while self._at < len(self._pieces):
            piece = self._pieces[self._at]
            mark = piece["mark"]
            if mark in (")", "]", "|"):
                if closing is None:
                    where = "stands outside of brackets" if mark == "|" else "closes nothing"
                    raise PatternError(f"'{mark}' {where}", piece.start(), 1, "(closed|shut)")
                return items
            items.append(self._item(piece, depth))
        return items

    def _item(self, piece: re.Match[str], depth: int) -> Item:
        self._at += 1
        node: Node
        if piece["word"]:
            node = self._word(piece)
        elif piece["gap"]:
            node = self._gap(piece)
        elif piece["slot"]:
            node = self._slot(piece)
        elif piece["lexicon"]:
            node = self._lexicon(piece)
        elif piece["mark"] in ("(", "["):
            node = self._group(piece, depth)
        else:
            if piece["stray"]:
                raise PatternError(f"'{piece.group()}' has no meaning here", piece.start(), 1, "{count} or <lexicon>")
            raise PatternError(
                f"'{piece.group()}' must stand directly behind a word", piece.start(), 1, "school~ or school?"
            )
        if self._behind() == "~":
            raise PatternError(
                "'~' stands behind a single word only", self._pieces[self._at].start(), 1, "(close~|shut~)"
            )
        if self._behind() == "?":
            if isinstance(node, Slot) and node.name in VALUE_SLOTS:
                raise PatternError(
                    "a value slot cannot be optional", self._pieces[self._at].start(), 1, "{count} school~"
                )
            self._at += 1
            node = Maybe(node)
        return Item(node, piece.start(), self._pieces[self._at - 1].end())

    def _next(self) -> str | None:
        """The mark that comes next; None for anything else."""
        return self._pieces[self._at]["mark"] if self._at < len(self._pieces) else None

    def _behind(self) -> str | None:
        """The mark that stands directly behind what was read last."""
        mark = self._next()
        return mark if mark and self._pieces[self._at].start() == self._pieces[self._at - 1].end() else None

    def _word(self, piece: re.Match[str]) -> Node:
        foreign = _FOREIGN.search(piece.group())
        if foreign:
            at = piece.start() + foreign.start()
            if foreign["curly"]:
                raise PatternError(
                    f"'{foreign.group()}' is a curly quotation mark; put straight ones around the pattern",
                    at,
                    1,
                    '"{count} school~ close~"',
                )
            raise PatternError(
                f"'{foreign.group()}' has no meaning in a pattern; `~` stands for all forms of a word, `..3` for up to "
                f"three words",
                at,
                len(foreign.group()),
                "{count} school~ ..3 close~",
            )
        tokens = tokens_of(piece.group())
        if not tokens:
            raise PatternError(
                f"{piece.group()!r} holds no word; quotation marks in texts are skipped anyway",
                piece.start(),
                len(piece.group()),
                "closed",
            )
        inflected = self._behind() == "~"
        if inflected:
            self._at += 1
            if not tokens[-1].isalpha():
                raise PatternError(
                    f"'~' makes forms of words, not of '{tokens[-1]}'", piece.start(), len(piece.group()), "school~"
                )
            base = base_of(tokens[-1])
            if base:
                raise PatternError(
                    f"'~' stands behind the base form: '{piece.group()}~' is a form of '{base}'",
                    piece.start(),
                    len(piece.group()) + 1,
                    f"{base}~",
                )
        words: list[Node] = [Word(frozenset((t,))) for t in tokens]
        if inflected:
            words[-1] = Word(frozenset(forms(tokens[-1])))
        return words[0] if len(words) == 1 else Sequence(tuple(words))

    def _gap(self, piece: re.Match[str]) -> Node:
        if not piece["most"] or piece["gap"].startswith("..."):
            raise PatternError("a gap says how many words it spans at most", piece.start(), len(piece.group()), "..3")
        most = int(piece["most"][:6])
        if not 1 <= most <= WIDEST_GAP:
            raise PatternError(
                f"a gap spans 1 to {WIDEST_GAP} words, not {piece['most'][:6]}",
                piece.start(),
                len(piece.group()),
                "..5",
            )
        return Gap(most)

    def _slot(self, piece: re.Match[str]) -> Node:
        name = piece["name"].strip()
        if not piece.group().endswith("}"):
            raise PatternError("the brace is not closed", piece.start(), len(piece.group()), "{count}")
        if name not in SLOTS:
            near = suggestion(name, SLOTS)
            raise PatternError(
                f"unknown slot '{{{name[:40]}}}'{near}; slots are {', '.join(f'{{{s}}}' for s in SLOTS)}",
                piece.start(),
                len(piece.group()),
                "{count}",
            )
        return Slot(name)

    def _lexicon(self, piece: re.Match[str]) -> Node:
        name = piece["list"].strip()
        if not piece.group().endswith(">"):
            raise PatternError(
                "the lexicon's name is not closed with >", piece.start(), len(piece.group()), "<closing>"
            )
        if name not in self._lexicons:
            what = f"unknown lexicon <{name[:40]}>{suggestion(name, self._lexicons)}; define it under 'lexicons:'"
            raise PatternError(what, piece.start(), len(piece.group()), "lexicons: {closing: [close~, shut~]}")
        return self._lexicons[name]

    def _group(self, opening: re.Match[str], depth: int) -> Node:
        closing = ")" if opening["mark"] == "(" else "]"
        if depth >= _DEEPEST:
            raise PatternError(
                f"brackets nested deeper than {_DEEPEST}", opening.start(), 1, "lexicons: {closing: [close~, shut~]}"
            )
        options: list[Node] = []
        while True:
            begin = self._at
            items = self.sequence(depth + 1, closing)
            if not items:
                at = self._pieces[begin].start() if begin < len(self._pieces) else len(self._text)
                raise PatternError(
                    "nothing stands between the brackets or bars", min(at, len(self._text) - 1), 1, "(closed|shut)"
                )
            options.append(items[0].node if len(items) == 1 else Sequence(tuple(i.node for i in items)))
            if len(options) > _MOST_OPTIONS:
                raise PatternError(
                    f"more than {_MOST_OPTIONS} alternatives; make it a lexicon of fewer words",
                    opening.start(),
                    1,
                    "<closing>",
                )
            mark = self._next()
            self._at += 1
            if mark == "|":
                continue
            if mark != closing:
                raise PatternError(
                    f"'{opening['mark']}' is not closed",
                    opening.start(),
                    1,
                    "(closed|shut)" if closing == ")" else "[were|are]",
                )
            break
        node = one_of(options)
        return Maybe(node) if closing == "]" else node
