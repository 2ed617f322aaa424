"""Learn the weights by which two figures are held to be of one quantity: `learn_weights.py [--write] [--report]`, with scikit-learn and the annotated texts beside the checkout.

Labelled pairs come from four places: the panel (pairs of figures that careful readers found at odds, and all other pairs of the same folders, of which
1,337 were read again: pair_labels.tsv), the seeds
and kiev_2014 (relations that must be flagged, and that must not), incidents (a copy with one figure altered against its own incident, and pairs of two
incidents), and the invented pairs of rules.yaml and tests/cases. A weight belongs to an entry of the comparison vector (`claimcheck.matcher.features`).

Logistic regression with an L2 penalty (Fellegi and Sunter 1969 give the frame: each slot adds its evidence). --report prints, for folders left out in
turn, what the readers' quantities would be found at several thresholds, for the half of the folders that the features were made on, and for the other.
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import json
import math
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from scipy.special import expit
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from claimcheck.judge.verdicts import judge_pair
from claimcheck.matcher.comparing import weighed
from claimcheck.matcher.events import Events
from claimcheck.matcher.grouping import match
from claimcheck.matcher.keys import FIGURE
from claimcheck.matcher.settings import related
from claimcheck.model import Claim, Source
from claimcheck.pipeline import examine
from claimcheck.rule_loading import load_rules
from claimcheck.sources.reading import read_paths

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
TABLE = ROOT / "claimcheck" / "data" / "match_weights.tsv"
RULES = load_rules(None)
STATEMENTS = ("fact", "names", "quotation")
LABELS = Path(__file__).with_name("pair_labels.tsv")
READ_AGAIN = {"Y": ("want", 1.5), "G": ("", 0.0), "P": ("none", 1.0), "N": ("none", 1.0)}
"""What a pair that nobody wrote down is by a second reading, and its least weight; pairs that time explains are left out."""
PENALTY = 0.02
"""Inverse of the strength of the L2 penalty: on folders left out 0.02 does as well as 0.05 at fewer pairs that nobody wrote down."""
GIVEN = {"figures: one digit apart": math.log(10)}
"""Weights that are not learned, since so few pairs have them: each digit more that two figures share is a tenth as likely by chance."""
FOLDS = 8
THRESHOLDS = {"named count": 0.45, "open count": 0.38, "measured": 0.4, "time": 0.35, "archive": 0.45, "suggested": 0.2}
"""The probabilities from which pairs are compared, and suggested; in an archive most documents are of different events, and more is asked."""
MOST_NEGATIVES = 300
"""Pairs of one folder that nobody wrote down count together as so many: a large folder is one folder."""


class Row(NamedTuple):
    """A labelled pair."""

    group: str
    """The folder or set that it is of; a fold holds whole groups."""
    label: str
    """must, want, closure (of one quantity that the readers wrote down), lookalike, none; yes and no for the other sets."""
    quantity: str
    weight: float
    a: str
    b: str
    vector: dict[str, float]

    @property
    def positive(self) -> bool:
        """Whether the two are figures of one quantity that cannot both stand."""
        return self.label in ("must", "want", "closure", "yes")


def held_out(folder: str) -> bool:
    """Whether a folder of the panel is of the half that the features were not made on."""
    return hashlib.sha256(folder.encode()).hexdigest()[-1] in "01234567"


def at_odds(sources: list[Source]) -> tuple[list[Claim], list[tuple[Claim, Claim, dict[str, float]]]]:
    """All claims of some documents, and the pairs of figures that would be a warning or an error if they were of one quantity, with their vectors."""
    examined = examine(sources, RULES)
    return examined.claims, list(_pairs(examined.claims, examined.events))


def _pairs(claims: list[Claim], events: Events) -> Iterator[tuple[Claim, Claim, dict[str, float]]]:
    for quantity, members in match(claims, RULES):
        if quantity.key[0] == FIGURE:
            for pair in weighed(quantity.key, members, events, RULES, differing=True):
                a, b = pair.a.claim, pair.b.claim
                judged = judge_pair(a, b, RULES)
                if judged and judged.level != "note" and related(a, b, RULES.kinds.get(a.kind)) != "meet":
                    yield a, b, pair.vector


def panel() -> Iterator[Row]:
    """Pairs of the panel, folder by folder."""
    scorer = _scorer()
    gold: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in ("desk", "general"):
        for line in (SHARED / "gold" / "panel" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            gold[row["folder"]].append(row)
    for folder in sorted(gold):
        path = SHARED / "corpora" / "panel" / folder
        sources, _ = read_paths([str(path)])
        claims, pairs = at_odds(list(sources))
        told = [(row, *(_of_side(scorer.Side(path, row[side]), claims) for side in "ab")) for row in gold[folder] if row["level"] != "none"]
        yield from _labelled(folder, told, pairs)


def _labelled(folder: str, told: list[Any], pairs: list[Any]) -> Iterator[Row]:
    quantities: dict[str, set[str]] = defaultdict(set)
    for row, mine, other in told:
        if row["level"] in ("must", "want") and row.get("type") not in STATEMENTS:
            quantities[row["quantity"]] |= mine | other
    positives = Counter()
    rows = []
    for a, b, vector in pairs:
        found = [row for row, mine, other in told if (a.id in mine and b.id in other) or (b.id in mine and a.id in other)]
        levels = {row["level"] for row in found}
        label = next((level for level in ("must", "want", "lookalike") if level in levels), "none")
        quantity = next((row["quantity"] for row in found if row["level"] == label), "")
        if label == "none":
            quantity = next((name for name, members in quantities.items() if a.id in members and b.id in members), "")
            label = "closure" if quantity else "none"
        half_known = label == "none" and any((a.id in members) != (b.id in members) and a.kind == b.kind for members in quantities.values())
        positives[quantity] += label in ("must", "want", "closure")
        rows.append((a, b, vector, label, quantity, half_known))
    share = min(1.0, MOST_NEGATIVES / max(1, len(rows)))
    again = _read_again()
    for a, b, vector, label, quantity, half_known in rows:
        if label in ("must", "want", "closure"):
            weight = 3.0 / positives[quantity] ** 0.5
        else:
            weight = 3.0 if label == "lookalike" else share * (0.1 if half_known else 1.0)
        if label == "none" and (letter := again.get(frozenset((a.id, b.id)))):
            label, least = READ_AGAIN[letter]
            weight = least if label == "want" else max(weight, least)
        if label:
            yield Row(folder, label, quantity, weight, a.id, b.id, vector)


@functools.cache
def _read_again() -> dict[frozenset[str], str]:
    lines = (line for line in LABELS.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {frozenset((a, b)): letter for a, b, letter in (line.split("\t") for line in lines)}


def _of_side(side: Any, claims: list[Claim]) -> set[str]:
    said = ({"source": c.source, "span": {"start": c.span.start, "end": c.span.end}, "value": {"text": c.value.text}, "id": c.id} for c in claims)
    return {str(claim["id"]) for claim in said if side.has(claim)}


def _scorer() -> Any:
    sys.path.insert(0, str(SHARED / "tools"))
    import score_panel

    return score_panel


def annotated() -> Iterator[Row]:
    """Relations of the seeds and of kiev_2014."""
    for name, path in (("seeds", SHARED / "seeds"), ("kiev_2014", SHARED / "corpora" / "kiev_2014")):
        lines = {part: [json.loads(line) for line in (SHARED / "gold" / name / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()] for part in ("claims", "relations")}
        sources, _ = read_paths([str(path)])
        claims, pairs = at_odds(list(sources))
        stands: dict[str, set[str]] = defaultdict(set)
        for gold in lines["claims"]:
            for c in claims:
                if gold["source"].endswith(c.source) and c.span.start < gold["end"] and gold["start"] < c.span.end and gold.get("low") in (c.value.low, c.value.usual_low):
                    stands[c.id].add(gold["id"])
        flag = {frozenset((x, y)): r["name"] for r in lines["relations"] if r["must"] == "flag" for x in r["a"] for y in r["b"]}
        silent = {frozenset(p) for r in lines["relations"] if r["must"] == "not flag" for p in r["pairs"]}
        stated = [(pair, [frozenset((x, y)) for x in stands[pair[0].id] for y in stands[pair[1].id] if x != y]) for pair in pairs]
        named = [next((flag[p] for p in both if p in flag), "") for _, both in stated]
        times = Counter(named)
        for ((a, b, vector), both), relation in zip(stated, named, strict=True):
            weight = 40.0 / times[relation] if relation else 16.0 if any(p in silent for p in both) else 1.0
            yield Row(name, "yes" if relation else "no", relation, weight, a.id, b.id, vector)


def incidents() -> Iterator[Row]:
    """A copy with one figure altered against its incident, and pairs of two incidents."""
    corpora = SHARED / "corpora"
    sources, _ = read_paths([str(corpora / "gva.dev.jsonl.gz"), str(corpora / "gva.dev.planted.jsonl.gz")])
    claims, pairs = at_odds(list(sources))
    figures: dict[tuple[str, str], Counter[Any]] = defaultdict(Counter)
    for c in claims:
        figures[c.source.split("/")[0], c.kind].update([(c.value.low, c.value.high)])
    for a, b, vector in pairs:
        incident, other = a.source.split("/")[0], b.source.split("/")[0]
        planted = [c for c in (a, b) if c.source.endswith("/planted")]
        if incident != other:
            yield Row("incidents", "no", "", 4.0, a.id, b.id, vector)
        elif len(planted) == 1 and figures[incident, planted[0].kind][planted[0].value.low, planted[0].value.high] == 1:
            yield Row("incidents", "yes", "", 2.0, a.id, b.id, vector)


def invented() -> Iterator[Row]:
    """The pairs of the rules and of the cases, each of two short texts."""
    rules = yaml.safe_load((ROOT / "rules.yaml").read_text(encoding="utf-8"))
    rows = [(p["a"], p["b"], p["verdict"] in ("conflict", "tension")) for kind in rules["kinds"].values() for p in kind.get("pairs", ())]
    rows += [(a, b, level in ("error", "warning")) for _, a, b, level in yaml.safe_load((ROOT / "tests" / "cases" / "pairs.yaml").read_text(encoding="utf-8"))]
    for number, (a, b, positive) in enumerate(rows):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (("a.txt", a), ("b.txt", b)):
                (Path(folder) / name).write_text(text, encoding="utf-8")
            sources, _ = read_paths([folder])
        _, pairs = at_odds(list(sources))
        for one, other, vector in pairs:
            yield Row(f"invented {number % 20}", "yes" if positive else "no", "", (4.0 if positive else 12.0) / len(pairs), one.id, other.id, vector)


class Model:
    """Logistic regression over comparison vectors."""

    def __init__(self, rows: list[Row]) -> None:
        self.vectors = DictVectorizer(sparse=True)
        self.regression = LogisticRegression(C=PENALTY, max_iter=3_000)
        self.regression.fit(self.vectors.fit_transform([{name: value for name, value in row.vector.items() if name not in GIVEN} for row in rows]), [row.positive for row in rows], sample_weight=[row.weight for row in rows])

    def probabilities(self, rows: list[Row]) -> Any:
        """How likely each pair is one of figures of one quantity."""
        learned = self.regression.decision_function(self.vectors.transform([row.vector for row in rows]))
        return expit(learned + [sum(weight * row.vector.get(name, 0.0) for name, weight in GIVEN.items()) for row in rows])


@functools.cache
def _texts() -> dict[str, str]:
    """Folder of the panel -> the folder whose fold it is of: some folders hold the same texts, and what was learned from one must not be asked of another."""
    first: dict[str, str] = {}
    fold: dict[str, str] = {}
    for folder in sorted((SHARED / "corpora" / "panel").iterdir()):
        texts = [hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())]
        fold[folder.name] = next((first[text] for text in texts if text in first), folder.name)
        first.update((text, fold[folder.name]) for text in texts if text not in first)
    return fold


def left_out(rows: list[Row]) -> Any:
    """The probability of each pair by a model that has not seen its group."""
    fold = np.array([int(hashlib.md5(_texts().get(row.group, row.group).encode()).hexdigest()[:6], 16) % FOLDS for row in rows])
    found = np.zeros(len(rows))
    for number in range(FOLDS):
        inside = np.flatnonzero(fold == number)
        model = Model([row for row, of in zip(rows, fold, strict=True) if of != number])
        if len(inside):
            found[inside] = model.probabilities([rows[i] for i in inside])
    return found


def report(rows: list[Row]) -> None:
    """Print what would be found of groups left out, by the half of the panel."""
    found = left_out(rows)
    for half in (False, True):
        print("the half not looked at" if half else "the half that the features were made on")
        for group in ("", "open count", "measured", "time"):
            for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
                must, got, other, alike = set(), set(), 0, 0
                for row, p in zip(rows, found, strict=True):
                    if row.label not in ("must", "want", "closure", "lookalike", "none") or held_out(row.group) != half or _group(row) != group:
                        continue
                    if row.label == "must":
                        must.add((row.group, row.quantity))
                        if p >= threshold:
                            got.add((row.group, row.quantity))
                    elif p >= threshold:
                        other += row.label == "none"
                        alike += row.label == "lookalike"
                print(f"  {group or 'named count':12} from {threshold}: {len(got)} of {len(must)} must; pairs nobody wrote down {other}; look-alikes {alike}")


def _group(row: Row) -> str:
    return next((name for name in ("open count", "measured", "time") if name in row.vector), "")


def main() -> int:
    """Learn, and write or print the weights."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    options.add_argument("--report", action="store_true", help="print what would be found of folders left out")
    options.add_argument("--half", action="store_true", help="learn without the half of the panel that the features were not made on")
    options.add_argument("--rows", help="keep the labelled pairs here, as JSON lines")
    arguments = options.parse_args()
    rows = [*panel(), *annotated(), *incidents(), *invented()]
    if arguments.half:
        rows = [row for row in rows if row.label in ("yes", "no") or not held_out(row.group)]
    if arguments.rows:
        Path(arguments.rows).write_text("".join(json.dumps(row._asdict()) + "\n" for row in rows), encoding="utf-8")
    print(len(rows), "pairs:", dict(Counter((row.group.split()[0] if row.label in ("yes", "no") else "panel", row.label) for row in rows)))
    if arguments.report:
        report(rows)
    if arguments.write:
        model = Model(rows)
        weights = {name: float(w) for name, w in zip(model.vectors.feature_names_, model.regression.coef_[0], strict=True)} | GIVEN
        lines = [
            "# What each entry of the comparison vector of two figures says for one quantity, as log odds; see claimcheck/matcher/scoring.py and README.md",
            f"# Learned by tests/quality/learn_weights.py on {date.today().isoformat()} from {len(rows):,} labelled pairs, {sum(r.positive for r in rows):,} of them at odds",
            f"intercept\t{model.regression.intercept_[0]:.4f}",
            *(f"threshold {name}\t{value}" for name, value in THRESHOLDS.items()),
            *(f"{name}\t{weights[name]:.4f}" for name in sorted(weights) if abs(weights[name]) >= 5e-4),
        ]
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
