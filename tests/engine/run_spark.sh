#!/usr/bin/env bash
# The tests of the Spark engine, in the environment that make test has set up: installs the extra (800 MB) and, where it can, Java.
set -eu
if ! command -v java > /dev/null; then
    if ! command -v apt-get > /dev/null || [ "$(id -u)" != 0 ]; then
        echo "Spark skipped: there is no Java, and it can't be installed from here (apt-get install openjdk-17-jre-headless)"
        exit 0
    fi
    if ! { apt-get update -qq && { apt-get install -y -qq openjdk-17-jre-headless || apt-get install -y -qq default-jre-headless; }; } > /dev/null; then
        echo "Spark skipped: Java could not be installed"
        exit 0
    fi
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[spark]'
CLAIMCHECK_SPARK=1 exec .venv/bin/python -m pytest -q tests/engine/test_spark.py
