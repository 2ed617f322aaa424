#!/usr/bin/env bash
# Quality floors, what a check of one new source may cost, and the compiled wheel, in the environment that make test has set up.
set -eu
.venv/bin/python tests/quality/run_check_cost.py
bash tests/quality/run_compiled.sh
exec .venv/bin/python tests/quality/run_floors.py
