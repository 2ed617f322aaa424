"""Makes claimcheck/data/currency_countries.tsv: the currency of each country that the table of places knows, by Unicode CLDR.

Run it where Babel is installed: `python bench/currency_table.py`. Babel is no dependency of claimcheck: its data are 30 MB.
"""

from __future__ import annotations

import importlib
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "claimcheck" / "data"


def rows() -> list[str]:
    """The lines of the table: country as in places.tsv, code of its first currency in use (ISO 4217)."""
    territories = importlib.import_module("babel").Locale("en").territories
    currencies = importlib.import_module("babel.numbers").get_territory_currencies
    codes = {name: code for code, name in territories.items() if len(code) == 2}
    lines = []
    for line in (DATA / "places.tsv").read_text(encoding="utf-8").splitlines():
        name, kind, _, others = [*line.split("\t"), "", "", ""][:4]
        code = (
            next((codes[known] for known in (name, *others.split("|")) if known in codes), None)
            if kind == "country"
            else None
        )
        money = currencies(code) if code else []
        if money:
            lines.append(f"{name}\t{money[-1] if code == 'BT' else money[0]}")
    return lines


if __name__ == "__main__":
    (DATA / "currency_countries.tsv").write_text("\n".join(rows()) + "\n", encoding="utf-8")
