#!/bin/sh
# Makes the two lock files anew. Hashes only, no index host: every machine's own pip settings serve.
# Needs uv on the PATH (`pip install uv`).
set -eu
cd "$(dirname "$0")/.."
lock() { uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header "$@"; }
lock pyproject.toml -o build_spec/requirements.lock
lock pyproject.toml --group dev -c build_spec/requirements.lock -o build_spec/requirements-dev.lock
