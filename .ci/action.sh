#!/usr/bin/env bash
# What action.yml runs. Everything comes in by the environment, so that no input can become a command.
# Writes annotations to the log, a summary to GITHUB_STEP_SUMMARY, counts and the exit code to GITHUB_OUTPUT. CLAIMCHECK_BIN names an installed command.
set -euo pipefail

out="$RUNNER_TEMP/claimcheck"
mkdir -p "$out"
rm -f "$out"/report.json "$out"/claimcheck.sarif "$out"/summary.md

bin="${CLAIMCHECK_BIN:-}"
if [ -z "$bin" ]; then
    "$INPUT_PYTHON" -m venv "$out/venv"
    "$out/venv/bin/python" -m pip install --quiet --disable-pip-version-check "$ACTION_PATH"
    bin="$out/venv/bin/claimcheck"
fi

since="$INPUT_SINCE"
if [ "$since" = auto ]; then
    since="${EVENT_BASE:-}"
    case "$since" in *[!0]*) ;; *) since="" ;; esac # a new branch has only noughts before it
elif [ "$since" = none ]; then
    since=""
fi

positional=()
arguments=("--fail-on=$INPUT_FAIL_ON" --format=github "--format=markdown:$out/summary.md" "--format=json:$out/report.json" "--format=sarif:$out/claimcheck.sarif")
if [ -n "$since" ]; then arguments+=("--since=$since"); fi
if [ -n "$INPUT_BASELINE" ]; then arguments+=("--baseline=$INPUT_BASELINE"); fi
if [ -n "$INPUT_RULES" ]; then arguments+=("--rules=$INPUT_RULES"); fi
while IFS= read -r line; do
    if [ -z "$line" ]; then continue; fi
    if [ -n "$INPUT_NEW" ]; then arguments+=("--against=$line"); else positional+=("$line"); fi
done <<<"$INPUT_PATHS"
while IFS= read -r line; do
    if [ -n "$line" ]; then positional+=("$line"); fi
done <<<"$INPUT_NEW"

code=0
"$bin" check "${arguments[@]}" -- "${positional[@]}" 2>"$out/said.txt" || code=$?
cat "$out/said.txt" >&2

{
    echo "exit-code=$code"
    if [ -f "$out/report.json" ]; then
        "${INPUT_PYTHON:-python3}" - "$out/report.json" <<'PYTHON'
import json, sys

stats = json.load(open(sys.argv[1], encoding="utf-8"))["stats"]
for name in ("new", "widened", "known", "suggested", "skipped"):
    print(f"{name}={int(stats[name])}")
PYTHON
        echo "json-file=$out/report.json"
        echo "sarif-file=$out/claimcheck.sarif"
    fi
} >>"$GITHUB_OUTPUT"

if [ -f "$out/summary.md" ]; then
    cat "$out/summary.md" >>"$GITHUB_STEP_SUMMARY"
else
    echo "claimcheck could not check the sources (exit code $code); the log of the step says why." >>"$GITHUB_STEP_SUMMARY"
fi
