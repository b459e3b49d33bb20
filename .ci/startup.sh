#!/usr/bin/env bash
# Start-up time and resident memory of the packaged jar, with and without the AOT cache: medians of
# several starts in turn, on one line of JSON. Time: from the fork of the JVM to the first "ready" over
# HTTP, and from there to the first answer to a whole question. Memory: resident, five seconds after that
# answer. Needs ./mvnw verify before (it writes the cache).
set -euo pipefail
# shellcheck source=service.sh
. "$(dirname "$0")/service.sh"
# The goal: half of the time without the cache, less than 180 MiB.
starts=${1:-7} most_percent=${2:-50} most_mib=${3:-180}
[ -f "$app/app.aot" ] || { echo "no $app/app.aot: run ./mvnw verify first" >&2; exit 1; }
room=$(mktemp -d)
trap 'service_stop; rm -rf "$room"' EXIT

once() { # NAME [JVM OPTION]...
  local name=$1 began
  shift
  began=$(date +%s%N)
  service_start "$room/data" "$@"
  echo $((($(date +%s%N) - began) / 1000000)) >> "$room/$name.ms"
  began=$(date +%s%N)
  curl -sf -o "$room/answer" -H 'Content-Type: application/json' --data-binary @"$root/openapi/examples/checkout.json" \
    "$base/v1/recommendations"
  echo $((($(date +%s%N) - began) / 1000000)) >> "$room/$name.first"
  grep -q 'Try  *curl' "$room/data/log" || { echo "the start told no curl to paste" >&2; exit 1; }
  sleep 5
  awk '/^VmRSS/ { printf "%d\n", $2 / 1024 }' "/proc/$service_pid/status" >> "$room/$name.mib"
  service_stop
}
median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

sync # what was written before is not written meanwhile
once first # makes the database and warms the page cache; not counted
rm "$room"/first.*
for _ in $(seq "$starts"); do
  once plain
  once aot -XX:AOTMode=on -XX:AOTCache="$app/app.aot"
done
plain_ms=$(median "$room/plain.ms") aot_ms=$(median "$room/aot.ms")
plain_mib=$(median "$room/plain.mib") aot_mib=$(median "$room/aot.mib")
printf '{"starts":%d,"readyMs":{"plain":%d,"aot":%d},"firstAnswerMs":{"plain":%d,"aot":%d},"residentMiB":{"plain":%d,"aot":%d}}\n' \
  "$starts" "$plain_ms" "$aot_ms" "$(median "$room/plain.first")" "$(median "$room/aot.first")" "$plain_mib" "$aot_mib"
[ $((aot_ms * 100)) -le $((plain_ms * most_percent)) ] || { echo "with the AOT cache the start takes more than $most_percent % of the time without it" >&2; exit 1; }
[ "$aot_mib" -lt "$most_mib" ] || { echo "$most_mib MiB or more resident after start" >&2; exit 1; }
