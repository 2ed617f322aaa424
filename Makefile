# Needs Python 3.11 or newer and make; the rest is set up once, in .venv inside the project.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: report test lint wheel clean

report: $(STAMP)
	$(BIN)/claimcheck report seeds

test: $(STAMP)
	$(BIN)/python -m pytest -q

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/mypy

# A wheel for this Python and machine with the hot modules compiled, in dist/; it needs a C compiler.
wheel: $(STAMP)
	CLAIMCHECK_COMPILE=1 $(BIN)/python -m hatchling build -t wheel -d dist

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("claimcheck needs Python 3.11 or newer, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache build dist
