#!/usr/bin/env bash
# Makes requirements/*.txt from pyproject.toml: every package at one exact version,
# each file known by its hash, for all systems and Pythons that briefpack runs on.
#
#   scripts/lock.sh              keep the versions there are, where pyproject.toml allows
#   scripts/lock.sh --upgrade    take the newest that it allows
set -euo pipefail
cd "$(dirname "$0")/.."

uv_version=0.13.9

# In a place of its own: what resolves versions is not part of what they make.
tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
python3 -m venv "$tool"
"$tool/bin/python" -m pip --disable-pip-version-check --quiet install "uv==$uv_version"

# uv writes no address of where it found a package unless asked to: each machine has its own.
lock() {
  "$tool/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --custom-compile-command "make lock" "$@" >/dev/null
}

lock pyproject.toml --group build --group dev --output-file requirements/lock.txt "$@"
lock --group bench --constraint requirements/lock.txt --output-file requirements/bench.txt "$@"
