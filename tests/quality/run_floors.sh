#!/usr/bin/env bash
# Quality floors, and what a check of one new source may cost, in the environment that make test has set up.
set -eu
.venv/bin/python tests/quality/run_check_cost.py
exec .venv/bin/python tests/quality/run_floors.py
