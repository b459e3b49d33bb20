#!/usr/bin/env bash
# Runs every curl of the README as it is written, in its order, against the packaged service on its
# default port. A block under the line <!-- refused --> must be answered with 4xx, every other with 2xx.
# A json block under the line <!-- answer --> must be what the block before it printed, but for id and
# time. Needs ./mvnw package before.
set -euo pipefail
ASSAY_PORT=8080
# shellcheck source=service.sh
. "$(dirname "$0")/service.sh"
cd "$root"
room=$(mktemp -d)
trap 'service_stop; rm -rf "$room"' EXIT

# Blocks as files in order: NN.run, NN.refused (curl blocks) or NN.answer.
awk -v room="$room" '
  /^<!-- (refused|answer) -->$/ { mark = $2; next }
  /^```/ && open { open = 0; close(file); next }
  /^```(sh|json)/ {
    open = 1
    kind = $0 ~ /json/ ? (mark == "answer" ? "answer" : "shown") : (mark == "refused" ? "refused" : "run")
    file = sprintf("%s/%03d.%s", room, ++n, kind); mark = ""; next
  }
  open { print > file }
  !open && NF { mark = "" }
' README.md

# The blocks only: service_start has options of its own.
printf 'fail-with-body\nsilent\nshow-error\n' > "$room/.curlrc"
normal() { jq -S 'walk(if type == "object" then del(.id, .createdAt) else . end)' "$1"; }

service_start "$room/data"
ran=0
for block in "$room"/[0-9]*; do
  case "$block" in
    *.answer)
      diff <(normal "$block") <(normal "$room/out") || { echo "FAIL the README shows another answer"; exit 1; }
      echo "ok   the answer shown" ;;
    *.run | *.refused)
      grep -q curl "$block" || continue
      status=0
      CURL_HOME="$room" bash -euo pipefail "$block" > "$room/out" 2> "$room/err" || status=$?
      if { [[ $block == *.run ]] && [ "$status" != 0 ]; } ||
         { [[ $block == *.refused ]] && [ "$status" != 22 ]; }; then
        echo "FAIL (exit code $status)"; cat "$block" "$room/out" "$room/err"; exit 1
      fi
      if grep -q '"status": *5' "$room/out"; then echo "FAIL 5xx"; cat "$block" "$room/out"; exit 1; fi
      echo "ok   $(grep -m1 curl "$block")"
      ran=$((ran + 1)) ;;
  esac
done
[ "$ran" -gt 0 ] || { echo "the README has no curl" >&2; exit 1; }
