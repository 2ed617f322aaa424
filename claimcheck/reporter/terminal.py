"""The report for people who read it top to bottom; the only module that knows rich."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.text import Text

from claimcheck.citing import cited
from claimcheck.model import NAME, Claim, Finding, Report, Source
from claimcheck.reporter.base import (
    Options,
    amount,
    asked_first,
    clean,
    counts,
    dated,
    figure,
    glance,
    is_gated,
    is_statement,
    marked,
    spot,
    tally,
)
from claimcheck.reporter.message import against

_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_PROSE = 120
_EXCERPT = 400
"""A sentence longer than this is shown around its figure."""
_BAR_FROM = 200
"""Fewer sources than this are read before a bar could help anybody."""


def _cut(before: str, figure_words: str, after: str) -> tuple[str, str, str]:
    room = _EXCERPT // 2
    if len(before) + len(figure_words) + len(after) <= _EXCERPT:
        return before, figure_words, after
    if len(before) > room:
        before = "…" + before[-room:].partition(" ")[2] if " " in before[-room:] else "…" + before[-room:]
    if len(figure_words) > room:
        figure_words = figure_words[:room] + "…"
    if len(after) > room:
        head = after[:room]
        after = (head.rpartition(" ")[0] if " " in head.strip() else head) + "…"
    return before, figure_words, after


def _quotation(claim: Claim, options: Options) -> Text:
    before, words, after = _cut(*marked(claim))
    text = Text("“").append(before)
    if words:
        lead = words[: len(words) - len(words.lstrip())]
        tail = words[len(words.rstrip()) :]
        core = words.strip()
        text.append(lead)
        text.append(core, style="bold underline") if options.color else text.append(f"»{core}«")
        text.append(tail)
    return text.append(after).append("”")


class _Page:
    """Prints a report to a console, part by part."""

    def __init__(self, report: Report, console: Console, options: Options) -> None:
        self.report = report
        self.console = console
        self.options = options
        self.claims: Mapping[str, Claim] = cited(report).claims
        self.sources: Mapping[str, Source] = cited(report).sources
        self.labels: Mapping[str, str] = {quantity.id: quantity.label for quantity in cited(report).quantities.values()}

    def put(self, text: Text, indent: int = 0) -> None:
        """Print wrapped text, every line of it indented."""
        self.console.print(Padding(text, (0, 0, 0, indent), expand=False))

    def header(self) -> None:
        """The first line: what was read, and what came of it."""
        shown = [f for f in self.report.findings if f.level != "note"]
        within = sum(f.within for f in shown)
        title = Text(f"claimcheck {clean(self.report.version)}", style="bold")
        title.append(
            f": {amount(self.report.stats.get('sources', len(self.report.sources)), 'source')}, ", style="not bold"
        )
        title.append(
            f"{amount(len(shown) - within, 'disagreement')} between sources, {within} inside one document",
            style="not bold",
        )
        self.put(title)

    def heading(self, words: str) -> None:
        """A heading with its rule underneath."""
        self.console.print()
        self.put(Text(words, style="bold"))
        self.put(Text("─" * min(len(words), self.console.width)))

    def finding(self, finding: Finding) -> None:
        """One finding: what, the range, each side, and why."""
        label = clean(self.labels.get(finding.quantity, finding.kind))
        title = Text(finding.level.upper(), style=_STYLES.get(finding.level, "bold"))
        title.append(f"  {label}", style="not bold" if not self.options.color else "bold default")
        if finding.place and clean(finding.place).casefold() not in label.casefold():
            title.append(f" · {clean(finding.place)}", style="not bold default")
        title.append(
            f"  ({finding.verdict}{'' if finding.status == 'new' else ', ' + finding.status})",
            style="dim not bold default",
        )
        self.console.print()
        self.put(title)
        self.put(Text(glance(finding, self.claims), style="bold"), 2)
        if self.report.focus is not None:
            self.put(Text(against(finding, self.report, self.claims)), 2)
        self.sides(finding)
        self.console.print()
        heard = [
            f"{figure(self.claims[side.claims[0]].value)}: {side.voices}"
            for side in finding.sides
            if len(side.claims) > 1
        ]
        if heard:
            self.put(Text("Independent voices: ", style="bold").append("; ".join(heard), style="not bold"), 2)
        self.put(Text("Same quantity: ", style="bold").append(clean(finding.same).strip(), style="not bold"), 2)
        self.put(Text("At odds: ", style="bold").append(clean(finding.reason).strip(), style="not bold"), 2)

    def sides(self, finding: Finding) -> None:
        """Each claim of a finding; of a spelling that many reports have only the first, and where the others stand."""
        told: dict[str, list[Claim]] = {}
        for claim in asked_first(finding, self.report, self.claims):
            told.setdefault(claim.value.text if claim.kind == NAME else claim.id, []).append(claim)
        for first, *others in told.values():
            self.side(first)
            if others:
                self.put(Text("also " + ", ".join(map(spot, others)), style="dim"), 4)

    def side(self, claim: Claim) -> None:
        """One side: the figure, who stands behind it, and the words."""
        source = self.sources.get(claim.source)
        parts = [clean(claim.publisher or claim.source)]
        if claim.speaker:
            parts.append(f"says {clean(claim.speaker)}")
        parts.append(dated(claim, source))
        if claim.stance != "asserted":
            parts.append(clean(claim.stance))
        self.console.print()
        self.put(Text(figure(claim.value), style="bold").append("  " + " · ".join(parts), style="not bold"), 2)
        self.put(_quotation(claim, self.options), 4)
        self.put(Text(spot(claim), style="dim"), 4)

    def findings(self) -> None:
        """All findings that are shown: figures between sources, those inside one document, then words and names."""
        shown = [f for f in self.report.findings if f.level != "note" or self.options.notes]
        of_words = {f.id for f in shown if is_statement(self.claims[f.claims[0]])}
        for heading, part in (
            ("Between sources", [f for f in shown if not f.within and f.id not in of_words]),
            ("Inside one document", [f for f in shown if f.within and f.id not in of_words]),
            ("Words and names", [f for f in shown if f.id in of_words]),
        ):
            if part:
                self.heading(heading)
            for finding in part:
                self.finding(finding)
        if not shown:
            self.console.print()
            self.put(Text("Nothing new disagrees." if is_gated(self.report) else "No disagreement found."))

    def suggested(self) -> None:
        """Pairs that are nearly findings, each with what is missing to be sure."""
        if not self.options.suggested or not self.report.suggested:
            return
        self.heading("Suggested: perhaps of one quantity, and then at odds")
        for pair in self.report.suggested:
            self.console.print()
            title = f"{figure(self.claims[pair.a].value)}  <>  {figure(self.claims[pair.b].value)}"
            self.put(
                Text(title, style="bold").append(
                    f"  (probability {pair.probability:.2f}, a finding from {pair.enough:.2f})", style="dim not bold"
                ),
                2,
            )
            for identity in (pair.a, pair.b):
                claim = self.claims[identity]
                self.put(_quotation(claim, self.options).append(f"  {spot(claim)}", style="dim"), 4)
            if pair.missing:
                self.put(Text("Against it: ", style="bold").append(clean(pair.missing), style="not bold"), 4)

    def footer(self) -> None:
        """The counts, and what could not be read."""
        self.heading("Counts")
        for line in self._closing():
            self.put(Text(line))
        for skipped in self.report.skipped:
            self.put(Text(f"skipped {clean(skipped.path)}: {clean(skipped.reason)}"), 2)
        if is_gated(self.report):
            for notice in self.report.notices:
                self.put(Text(clean(notice)), 2)
            self.console.print(Text(tally(self.report)), soft_wrap=True)

    def _closing(self) -> Iterator[str]:
        if not is_gated(self.report):
            yield from counts(self.report)
        notes = sum(f.level == "note" for f in self.report.findings)
        if notes and not self.options.notes and not is_gated(self.report):
            yield f"{amount(notes, 'note')} not shown (--notes shows {'it' if notes == 1 else 'them'})"


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Write the report; prose is never wider than a person reads with ease."""
    drawn = io.StringIO()
    page = _Page(report, _console(drawn, options), options)
    page.header()
    page.findings()
    page.suggested()
    page.footer()
    stream.write("\n".join(line.rstrip() for line in drawn.getvalue().split("\n")))


def write_finding(finding: Finding, report: Report, stream: TextIO, options: Options) -> None:
    """Write one finding of a report."""
    _Page(report, _console(stream, options), options).finding(finding)


def _console(stream: TextIO, options: Options) -> Console:
    return Console(
        file=stream,
        width=max(20, min(options.width, _PROSE)),
        force_terminal=options.color,
        color_system="standard" if options.color else None,
        no_color=not options.color,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )


class Bar:
    """A progress bar on stderr, drawn only on a terminal and only for long work."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Bar:
        """Nothing is drawn before the first step of long work."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()

    def step(self, stage: str, done: int, total: int) -> None:
        """Tell how far a stage of the work is; `total` is 0 as long as nobody knows it."""
        if self._progress is None:
            if max(done, total) <= _BAR_FROM or not self._stream.isatty():
                return
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._progress = Progress(*columns, console=Console(file=self._stream), transient=True)
            self._task = self._progress.add_task(stage, total=total or None)
            self._progress.start()
        if self._task is not None:
            self._progress.update(self._task, description=stage, completed=done, total=total or None)
