#!/usr/bin/env bash
# The compiled wheel, built and installed into an environment of its own: it has to be compiled, to pass the cases of the extraction, to find
# the very claims that pure Python finds, and to be as fast as floors.json asks. In the environment that make test has set up.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

CLAIMCHECK_COMPILE=1 .venv/bin/python -m pip --disable-pip-version-check wheel --quiet --no-deps --wheel-dir "$folder" .
.venv/bin/python -m venv "$folder/venv"
compiled=$folder/venv/bin/python
"$compiled" -m pip --disable-pip-version-check install --quiet "$folder"/*.whl 'pytest>=8'

texts=("$root/seeds")
for more in "$root"/../shared/seeds "$root"/../shared/corpora/gva.dev.jsonl.gz "$root"/../shared/corpora/*_20*; do
    if [ -e "$more" ]; then texts+=("$more"); fi
done
cd "$folder" # so that the checkout is not what is imported
"$compiled" -P "$root/tests/quality/claims_digest.py" "${texts[@]}" >compiled.txt
"$root/.venv/bin/python" -P "$root/tests/quality/claims_digest.py" "${texts[@]}" >pure.txt
case "$(sed -n 2p compiled.txt)" in
*.py) echo "the wheel is not compiled: pip wheel -v says why" && exit 1 ;;
esac
case "$(sed -n 2p pure.txt)" in
*.py) ;;
*) echo "the checkout holds compiled modules beside its sources: remove them with find claimcheck -name '*.so' -delete" && exit 1 ;;
esac
sed -n 1p compiled.txt
if [ "$(sed -n 1p compiled.txt)" != "$(sed -n 1p pure.txt)" ]; then
    echo "pure Python reads otherwise: $(sed -n 1p pure.txt)"
    exit 1
fi
"$compiled" -P -m pytest -q -p no:cacheprovider --rootdir "$root" -c "$root/pyproject.toml" "$root/tests/test_cases.py" "$root/tests/values"
exec "$root/.venv/bin/python" "$root/tests/quality/run_speed.py" "$compiled"
