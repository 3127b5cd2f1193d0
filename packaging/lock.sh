#!/usr/bin/env bash
# Writes requirements.lock from pyproject.toml: every package pinned and hashed, for Python 3.11
# and newer, with no address of an index in it, so that the machine's own pip configuration rules.
#
#   packaging/lock.sh [--upgrade | --upgrade-package NAME]...
#
# Pins that still fit stay; the options are uv's and raise them. VENV names the environment that uv
# is installed into (.venv).
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly python=${VENV:-.venv}/bin/python
readonly lock=requirements.lock

"$python" -m pip install -qq uv
draft=$(mktemp "$lock.XXXXXX")
trap 'rm -f "$draft"' EXIT
cp "$lock" "$draft"

"$python" -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-annotate --no-header --extra sandbox --extra test "$@" pyproject.toml -o "$draft"

if grep --line-number --extended-regexp '://|^[[:space:]]*-[^-]|^--| @ ' "$draft"; then
  echo "lock: the lines above name an address or an option of pip; $lock stays as it was" >&2
  exit 1
fi
# A lock that says the same keeps its date, and so the environment made from it.
if ! cmp --silent "$draft" "$lock"; then
  chmod 644 "$draft"
  mv "$draft" "$lock"
fi
