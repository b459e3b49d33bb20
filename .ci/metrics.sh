#!/usr/bin/env bash
# A real Prometheus scrapes the packaged service by the project's own rules: the target is up, every
# recording rule has a series, no rule fails, Assay's own metrics pass promtool's lint. Needs
# ./mvnw package and .ci/tools.sh before.
set -euo pipefail
# shellcheck source=service.sh
. "$(dirname "$0")/service.sh"
cd "$root"
room=$(mktemp -d)
prometheus_pid=
trap '[ -z "$prometheus_pid" ] || kill "$prometheus_pid"; service_stop; rm -rf "$room"' EXIT
watcher=http://127.0.0.1:19090

service_start "$room/data"
ask() { # a recommendation, a refusal and a path that is not there
  curl -s -o "$room/out" -H 'Content-Type: application/json' -d @openapi/examples/smallest.json "$base/v1/recommendations"
  curl -s -o "$room/out" -H 'Content-Type: application/json' -d '{}' "$base/v1/recommendations"
  curl -s -o "$room/out" "$base/v1/nothing-here"
}
ask

echo '== lint'
curl -sf -H 'Accept: text/plain;version=0.0.4' "$base/q/metrics" > "$room/metrics"
status=0
promtool check metrics < "$room/metrics" > "$room/lint" 2>&1 || status=$?
[ "$status" != 1 ] || { cat "$room/lint"; exit 1; } # 1: unreadable; 3: remarks, also on the libraries' metrics
grep '^assay_' "$room/lint" && exit 1
grep -c '^assay_' "$room/metrics"

echo '== scrape'
sed -e 's/15s/1s/' -e "s/assay:8080/127.0.0.1:$port/" deploy/prometheus/prometheus.yml > "$room/prometheus.yml"
cp deploy/prometheus/*.rules.yaml "$room"
prometheus --config.file="$room/prometheus.yml" --storage.tsdb.path="$room/tsdb" --web.listen-address=127.0.0.1:19090 > "$room/log" 2>&1 &
prometheus_pid=$!
query() { curl -s --get --data-urlencode "query=$1" "$watcher/api/v1/query" | jq -e ".data.result | length > 0" > "$room/out" 2>&1; }
for _ in {1..40}; do
  sleep 0.5
  ask
  query 'up{job="assay"} == 1 and scrape_samples_scraped > 50 and changes(process_uptime_seconds[1m]) > 4' && break
done
sleep 2
curl -s "$watcher/api/v1/targets" | jq -e '.data.activeTargets[0] | {health, lastError, scrapeUrl} | if .health == "up" then . else error("not up") end'
curl -s "$watcher/api/v1/rules" | jq -r '.data.groups[].rules[] | select(.health != "ok") | "not ok: \(.name) \(.lastError)"' | tee "$room/unhealthy"
[ ! -s "$room/unhealthy" ]
sed -n 's/^ *- record: //p' deploy/prometheus/*.rules.yaml | while read -r name; do
  query "$name" || { echo "no series: $name"; exit 1; }
  echo "ok   $name"
done
