#!/usr/bin/env bash
# One recommendation after another, stored, at 300 requests a second for a minute after 20 s of warm-up;
# fails when the 99th percentile passes 5 ms. Needs ./mvnw verify before.
set -euo pipefail
# shellcheck source=service.sh
. "$(dirname "$0")/service.sh"
room=$(mktemp -d)
trap 'service_stop; rm -rf "$room"' EXIT
service_start "$room/data" -XX:AOTCache="$app/app.aot"
jq '{profile: .}' "$root/openapi/examples/profile-two-engineer-saas.json" > "$room/request.json"
"$java" "$root/.ci/Load.java" "$base/v1/recommendations" "$room/request.json" 300 60 20 5
