#!/usr/bin/env bash
# An acknowledged recommendation survives kill -9 at any moment: load, kill, restart, read every
# acknowledged answer back and compare it byte for byte. Needs ./mvnw package before.
#   .ci/kill-nine.sh [ROUNDS, 3]
set -euo pipefail
# shellcheck source=service.sh
. "$(dirname "$0")/service.sh"
room=$(mktemp -d)
trap 'service_stop; rm -rf "$room"' EXIT
cd "$root"

# writer N: posts until the service is gone; keeps each answer that came with a 201.
writer() {
  local n=0 status
  while true; do
    n=$((n + 1))
    status=$(curl -s -o "$room/$1-$n.part" -w '%{http_code}' -H 'Content-Type: application/json' \
      --data-binary @openapi/examples/checkout.json "$base/v1/recommendations") || return 0
    [ "$status" = 201 ] || return 0
    mv "$room/$1-$n.part" "$room/$1-$n.answer"
  done
}

for round in $(seq "${1:-3}"); do
  service_start "$room/data"
  writers=()
  for w in 1 2 3 4; do
    writer "$round-$w" &
    writers+=("$!")
  done
  until compgen -G "$room/$round-*.answer" > /dev/null; do sleep 0.1; done # a slow machine warms up first
  sleep "$((round + 1)).$((RANDOM % 10))"
  kill -9 "$service_pid"
  wait "$service_pid" 2> /dev/null || :
  service_pid=
  wait "${writers[@]}" || :
done

service_start "$room/data"
acknowledged=0 lost=0
for answer in "$room"/*.answer; do
  acknowledged=$((acknowledged + 1))
  id=$(grep -o '"id":"[0-9a-f-]*"' "$answer" | head -1 | cut -d'"' -f4)
  if ! curl -sf -o "$room/read" "$base/v1/recommendations/$id" || ! cmp -s "$answer" "$room/read"; then
    lost=$((lost + 1))
    echo "lost: $id"
  fi
done
echo "acknowledged: $acknowledged, lost: $lost"
[ "$acknowledged" -gt 0 ] && [ "$lost" = 0 ]
