#!/usr/bin/env bash
# One recommendation after another, stored, at a constant rate for a minute once the service is warm; fails
# when an answer is not 2xx or the 99th percentile passes the limit. Needs ./mvnw verify and .ci/tools.sh before.
#   .ci/load.sh [REQUESTS PER SECOND, 300] [MILLISECONDS, 5] [SECONDS OF WARM-UP, 90]
set -euo pipefail
# shellcheck source=service.sh
. "$(dirname "$0")/service.sh"
rate=${1:-300}
limit=${2:-5}
clients=$((rate < 3 ? 1 : 3))
room=$(mktemp -d)
trap 'service_stop; rm -rf "$room"' EXIT
service_start "$room/data" -XX:AOTCache="$app/app.aot"
jq '{profile: .}' "$root/openapi/examples/profile-two-engineer-saas.json" > "$room/request.json"

# load NAME SECONDS: NAME.N has a line per answer: when it was asked, its status, its time in microseconds. The
# clients are processes of their own, started apart, since callers do not ask in step.
load() {
  local client pids=() apart
  apart=$(awk -v rate="$rate" 'BEGIN { print 1 / rate }')
  for client in $(seq "$clients"); do
    h2load --h1 --clients=1 --rps="$((rate / clients))" --duration="$2" --log-file="$1.$client" --data="$room/request.json" \
      --header='Content-Type: application/json' "$base/v1/recommendations" > "$room/h2load.$client" &
    pids+=($!)
    sleep "$apart"
  done
  for client in $(seq "$clients"); do
    wait "${pids[client - 1]}" || { cat "$room/h2load.$client"; return 1; }
  done
}
load "$room/warm-up" "${3:-90}"
load "$room/answers" 60
sort -n -k 3 "$room"/answers.* | awk -v rate="$rate" -v limit="$limit" '
  $2 < 200 || $2 > 299 { bad++ }
  { ms[NR] = $3 / 1000 }
  function quantile(q) { at = int(q * NR); return ms[at < q * NR ? at + 1 : at] }
  END {
    printf "{\"requests\":%d,\"perSecond\":%d,\"notOk\":%d,\"p50Ms\":%.2f,\"p90Ms\":%.2f,\"p99Ms\":%.2f,\"p999Ms\":%.2f,\"maxMs\":%.2f}\n",
      NR, rate, bad, quantile(.5), quantile(.9), quantile(.99), quantile(.999), ms[NR]
    exit NR == 0 || bad > 0 || quantile(.99) > limit
  }'
