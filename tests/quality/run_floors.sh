#!/usr/bin/env bash
# Quality floors, in the environment that make test has set up.
set -eu
exec .venv/bin/python tests/quality/run_floors.py
