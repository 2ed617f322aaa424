# Needs Python 3.11 or newer and make; the rest is set up once, in .venv inside the project.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
BENCH_STAMP := .venv/.bench-installed

.PHONY: report test lint bench bench-quick bench-large wheel clean

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

# Measures claimcheck and its peers on the same text: docs/performance.md. Peers get environments of their own under .bench.
bench: $(BENCH_STAMP) wheel
	$(BIN)/python -m bench

bench-quick: $(BENCH_STAMP)
	$(BIN)/python -m bench --quick

bench-large: $(BENCH_STAMP) wheel
	$(BIN)/python -m bench --large

$(BENCH_STAMP): $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch $@

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("claimcheck needs Python 3.11 or newer, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

clean:
	rm -rf .venv .bench .mypy_cache .ruff_cache .pytest_cache build dist
