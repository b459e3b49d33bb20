#!/usr/bin/env bash
# The committed contract is what the build writes, and is a sound OpenAPI document. Needs ./mvnw verify
# (the tests write it) and .ci/tools.sh before. To accept a change: cp target/openapi/openapi.yaml openapi/
set -euo pipefail
cd "$(dirname "$0")/.."
diff -u openapi/openapi.yaml target/openapi/openapi.yaml
cd .ci
npx --no-install spectral lint --ruleset spectral.yaml --fail-severity warn ../openapi/openapi.yaml
