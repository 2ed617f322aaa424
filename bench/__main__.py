"""Run benchmarks: `python -m bench [NAME...]`, all of them where none is named.

A full or a large run writes bench/results.json, docs/performance.md and its plots; each benchmark replaces its part of them as soon as it is
done, so that a run that is ended keeps what it has. Results of another machine go. A quick run writes .bench/results.json only.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from pathlib import Path

import click

from bench.corpora import SHARED_CORPUS
from bench.machine import machine
from bench.page import Results, block, filled, machine_line
from bench.processes import ROOT, Failed
from bench.section import Section, Setting
from claimcheck.errors import ClaimcheckError

NAMES = ("throughput", "peers", "start", "growth", "cache", "jobs", "lines", "kinds", "matching")
"""The modules, in the order in which they run."""
RESULTS = ROOT / "bench" / "results.json"
PAGE = ROOT / "docs" / "performance.md"


@click.command()
@click.argument("names", metavar="[NAME]...", nargs=-1, type=click.Choice(NAMES))
@click.option("--quick", "scale", flag_value="quick", help="Small sizes, few rounds: about two minutes; no page is written.")
@click.option("--full", "scale", flag_value="full", default=True, help="What docs/performance.md shows.")
@click.option("--large", "scale", flag_value="large", help="Also 1 GB of text.")
@click.option("--corpus", type=click.Path(path_type=Path), default=SHARED_CORPUS, help="A feed of news: .jsonl or .jsonl.gz with id and text.")
def main(names: tuple[str, ...], scale: str, corpus: Path) -> None:
    """Measure claimcheck and its peers on the same text and print the ratios."""
    setting = Setting(corpus, scale)  # type: ignore[arg-type]  # one of the flag values
    results: Results = {"machine": machine(), "benchmarks": {}}
    click.echo(machine_line(results))
    failed = False
    for name in names or NAMES:
        begin = time.monotonic()
        try:
            section = _measured(name, setting)
        except ClaimcheckError as error:
            raise SystemExit(_refused(error)) from None
        except Failed as reason:
            section, failed = Section([f"Failed: {reason}."]), True
        results["benchmarks"][name] = section.as_json()
        click.echo(f"\n## {name} ({time.monotonic() - begin:.0f} s)\n\n{block(results['benchmarks'][name])}")
        if setting.quick:
            _write(results, setting.kept / "results.json")
        else:
            _write(_joined(results), RESULTS)
            publish(json.loads(RESULTS.read_text(encoding="utf-8")))
    sys.exit(1 if failed else 0)


def publish(results: Results) -> None:
    """Write the page and the plots from the results."""
    from bench.plots import draw

    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), results), encoding="utf-8")
    draw(results, PAGE.parent)


def _measured(name: str, setting: Setting) -> Section:
    section: Section = importlib.import_module(f"bench.{name}").measure(setting)
    return section


def _refused(error: ClaimcheckError) -> int:
    click.echo(f"bench: {error}", err=True)
    return error.exit_code


def _joined(results: Results) -> Results:
    """The results with those of the file for what was not measured now, if they are of this machine."""
    before: Results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    if before.get("machine") != results["machine"]:
        return results
    both = before["benchmarks"] | results["benchmarks"]
    return results | {"benchmarks": {name: both[name] for name in NAMES if name in both}}


def _write(results: Results, file: Path) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
