"""What many kinds and hostile files cost."""

import itertools
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.kinds import costs, many_kinds
from claimcheck.errors import ClaimcheckError, RuleError
from claimcheck.extractor import extract
from claimcheck.model import Source
from claimcheck.rule_loading import load_rules

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))
def test_200_kinds_more_cost_at_most_half_as_much_again(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text(many_kinds(200), encoding="utf-8")
    assert len(load_rules(str(tmp_path / "r.yaml")).kinds) == len(load_rules().kinds) + 200
    cost = costs([p.read_text(encoding="utf-8") for p in SEEDS], (0, 200))
    assert cost[200] <= 1.5 * cost[0]


def bombs() -> dict[str, Callable[[], str]]:
    return {
        "aliases": lambda: "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(f"{c}: &{c} [{', '.join(['*' + p] * 9)}]\n" for p, c in itertools.pairwise("abcdefghi")),
        "an alias to itself": lambda: "kinds: &a\n  b: *a\n",
        "deep brackets": lambda: "kinds: " + "[" * 100_000,
        "deep mappings": lambda: "".join("  " * n + "a:\n" for n in range(400)),
        "deep flow mappings": lambda: "{a: " * 50_000 + "}" * 50_000,
        "ten megabytes": lambda: "kinds: {a: {states: [" + "closed, " * 1_250_000 + "x]}}",
        "many words": lambda: "kinds: {a: {states: [" + ", ".join(f"w{n}" for n in range(100_000)) + "]}}",
        "many kinds": lambda: "kinds:\n" + "".join(f"  k{n}: {{states: [closed]}}\n" for n in range(30_000)),
        "many patterns": lambda: "kinds: {a: {patterns: [" + ", ".join("'{count} b'" for _ in range(50_000)) + "]}}",
        "wide pattern": lambda: "kinds: {a: {patterns: ['{count} " + "(a|b) " * 20_000 + "']}}",
        "lexicons that multiply": lambda: "lexicons:\n  l0: [a~, b~, c~]\n" + "".join(f"  l{n}: ['<l{n - 1}> <l{n - 1}>', '<l{n - 1}> x <l{n - 1}>']\n" for n in range(1, 30)) + "kinds: {a: {states: [<l29>]}}",
        "lexicons in a list that multiply": lambda: "lexicons: {l: [" + ", ".join(f"w{n}~" for n in range(200)) + "]}\nkinds: {a: {states: ['<l> <l> <l>']}}",
        "wide gaps": lambda: "kinds: {a: {patterns: ['{count} " + "..20 x " * 60 + "']}}",
        "long number": lambda: "kinds: {a: {states: [closed], tolerance: " + "9" * 900_000 + "}}",
        "long key": lambda: "kinds: {" + "k" * 900_000 + ": {states: [closed]}}",
        "python tag": lambda: "kinds: !!python/object/apply:os.system ['true']",
        "merge keys": lambda: "kinds: {a: {<<: {states: [closed]}}}",
        "many documents": lambda: "---\nkinds: {a: {states: [closed]}}\n" * 3,
        "hidden order": lambda: "kinds: {a: {states: ['closed\u202e']}}",
        "zero byte": lambda: "kinds: {a: {states: ['clo\x00sed']}}",
        "zero width": lambda: "kinds: {a\u200b: {states: [closed]}}",
        "look-alike key": lambda: "kinds: {a: {st\u0430tes: [closed]}}",
        "escaped surrogate": lambda: 'kinds: {a: {states: ["\\ud800"]}}',
        "escaped escape code": lambda: 'kinds: {a: {label: "x\\e[31m", states: [closed]}}',
        "escaped control": lambda: 'kinds: {a: {label: "x\\e[31m", states: ["\\x1b[31mclosed"], stats: [1]}}',
    }


@pytest.mark.parametrize("name", bombs())
def test_hostile_files_are_refused_within_bounds(tmp_path: Path, name: str) -> None:
    (tmp_path / "r.yaml").write_text(bombs()[name](), encoding="utf-8")
    tracemalloc.start()
    begin = time.process_time()
    with pytest.raises(ClaimcheckError) as error:
        load_rules(str(tmp_path / "r.yaml"))
    taken = time.process_time() - begin
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    message = str(error.value)
    assert message.startswith(str(tmp_path / "r.yaml"))
    assert taken < 20  # under tracemalloc, which slows everything down several times
    assert peak < 400_000_000
    assert len(message) < 60_000
    assert all(c.isprintable() or c == "\n" for c in message)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    for raw in (b"kinds: \xff\xfe", b"\xed\xa0\x80", b"k\x00i\x00n\x00"):
        (tmp_path / "r.yaml").write_bytes(raw)
        with pytest.raises(RuleError, match=r"r.yaml"):
            load_rules(str(tmp_path / "r.yaml"))


def test_the_worst_patterns_that_are_allowed_stay_fast(tmp_path: Path) -> None:
    wide = "{count} " + "..20 [a|b] ..20 [b|a] ..19 [c|a|b] " + "[a|b|c] " * 30 + "zebra"
    (tmp_path / "r.yaml").write_text("extends: default\nkinds:\n" + "".join(f"  k{n}: {{patterns: ['{wide}']}}\n" for n in range(40)), encoding="utf-8")
    rules = load_rules(str(tmp_path / "r.yaml"))
    text = "Some 40 " + "a b " * 300 + "zebras. A zebra and 12 " + "b a c " * 200 + "zebra. "
    begin = time.process_time()
    extract(Source("s", text * 3), rules, 2022)
    assert time.process_time() - begin < 20
