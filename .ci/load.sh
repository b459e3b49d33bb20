#!/usr/bin/env bash
# One recommendation after another, stored, at a constant rate for a minute after 20 s of warm-up; fails
# when an answer is not 2xx or the 99th percentile passes the limit. Needs ./mvnw verify before.
#   .ci/load.sh [REQUESTS PER SECOND, 300] [MILLISECONDS, 5]
set -euo pipefail
# shellcheck source=service.sh
. "$(dirname "$0")/service.sh"
room=$(mktemp -d)
trap 'service_stop; rm -rf "$room"' EXIT
service_start "$room/data" -XX:AOTCache="$app/app.aot"
jq '{profile: .}' "$root/openapi/examples/profile-two-engineer-saas.json" > "$room/request.json"
"$java" "$root/.ci/Load.java" "$base/v1/recommendations" "$room/request.json" "${1:-300}" 60 20 "${2:-5}"
