#!/usr/bin/env bash
# Mutation testing of the core, each package by its own tests: nearly every test of the core passes through
# profiles and signals, and a mutant there that survives would be tried on nearly all of them. All packages
# together must reach 80 %. Usage: .ci/mutation.sh [PACKAGE...]; "core" is dev.assay.core without its packages.
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- core exposition matrix mcda plan profile rulebook signal verdict
reports=target/pit-reports
mutants=()

tell() { # NAME SECONDS FILE...
  local name=$1 took=$2 statuses
  shift 2
  statuses=$(cat "$@" | grep -o "status='[A-Z_]*'" | cut -d"'" -f2)
  generated=$(wc -l <<< "$statuses")
  killed=$(cat "$@" | grep -c "detected='true'" || :)
  printf '%-10s %5d s: %d of %d mutants killed (%s)\n' "$name" "$took" "$killed" "$generated" \
    "$(sort <<< "$statuses" | uniq -c | awk '{printf "%s%s %s", sep, $2, $1; sep = ", "}')"
}

./mvnw -q -B -Ppit test-compile
for package in "$@"; do
  began=$SECONDS
  classes="dev.assay.core.$package.*"
  [ "$package" != core ] || classes='~dev\.assay\.core\.[A-Z].*'
  ./mvnw -B -Ppit pitest:mutationCoverage -Dmutated="$classes" -DmutationThreshold=0 \
    -DreportsDirectory="$reports/$package" > "$reports-$package.log" || { tail -n 40 "$reports-$package.log"; exit 1; }
  mutants+=("$reports/$package/mutations.xml")
  tell "$package" "$((SECONDS - began))" "$reports/$package/mutations.xml"
done
tell together "$SECONDS" "${mutants[@]}"
[ "$((100 * killed))" -ge "$((80 * generated))" ]
