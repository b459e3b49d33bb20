#!/usr/bin/env bash
# The coverage-guided fuzzer on the exposition reader for a minute, or as many seconds as told. In a copy:
# the fuzzer needs older class files than the rest.
set -euo pipefail
cd "$(dirname "$0")/.."
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cp -a .mvn mvnw pom.xml src "$room"
cd "$room"
./mvnw -q -B -Pfuzz test-compile exec:exec -Dfuzz.seconds="${1:-60}"
