"""The results as tables: in the terminal, and between marks in docs/performance.md."""

from __future__ import annotations

import re
from typing import Any

Results = dict[str, Any]
"""What results.json holds: `machine` and `benchmarks`, by name as `Section.as_json` gives them."""


def rows_of(results: Results, name: str) -> list[dict[str, Any]]:
    """The rows of a benchmark's first table; empty where it was not measured."""
    tables = results["benchmarks"].get(name, {}).get("tables", {})
    return next(iter(tables.values()), [])


def table(rows: list[dict[str, Any]]) -> str:
    """Rows as a Markdown table, with columns as wide as what stands in them; figures stand to the right."""
    columns = list(rows[0])
    cells = [columns, *([_told(row[column]) for column in columns] for row in rows)]
    widths = [max(3, *(len(line[number]) for line in cells)) for number in range(len(columns))]
    right = [not isinstance(rows[0][column], str) for column in columns]
    lines = ["| " + " | ".join(t.rjust(w) if r else t.ljust(w) for t, w, r in zip(line, widths, right, strict=True)) + " |" for line in cells]
    rule = "| " + " | ".join("-" * (w - 1) + (":" if r else "-") for w, r in zip(widths, right, strict=True)) + " |"
    return "\n".join([lines[0], rule, *lines[1:]])


def block(section: dict[str, Any]) -> str:
    """What is said of a benchmark, and its tables."""
    parts = ["\n".join(section["said"])]
    parts += [f"{caption}:\n\n{table(rows)}" for caption, rows in section["tables"].items()]
    return "\n\n".join(parts)


def machine_line(results: Results) -> str:
    """The machine in one sentence."""
    of = results["machine"]
    return f"Measured on {of['processor']}, {of['cores']} cores, {of['system']}, {of['python']}."


def filled(page: str, results: Results) -> str:
    """The page with everything between `<!-- NAME -->` and `<!-- end NAME -->` replaced by what was measured."""

    def put(found: re.Match[str]) -> str:
        name = found[1]
        section = results["benchmarks"].get(name)
        inside = machine_line(results) if name == "machine" else block(section) if section else "Not measured in the last run."
        return f"<!-- {name} -->\n\n{inside}\n\n<!-- end {name} -->"

    return re.sub(r"<!-- (\w+) -->\n.*?<!-- end \1 -->", put, page, flags=re.S)


def _told(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:,}"
