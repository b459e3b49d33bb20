#!/usr/bin/env bash
# Brings what the checks need and this machine lacks: programs from Debian, packages from npm as
# .ci/package-lock.json pins them. Finds everything in place on a second run.
set -euo pipefail
cd "$(dirname "$0")"

declare -A package=(
  [promtool]=prometheus [shellcheck]=shellcheck [docker-compose]=docker-compose
  [jq]=jq [curl]=curl [npm]=npm [kubectl]=kubernetes-client [h2load]=nghttp2-client
  [pg_ctlcluster]=postgresql
)
missing=()
for program in "${!package[@]}"; do
  command -v "$program" > /dev/null || missing+=("${package[$program]}")
done
if [ "${#missing[@]}" -gt 0 ]; then
  echo "installing ${missing[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi
if ! cmp -s package-lock.json node_modules/.assay-lock; then
  npm ci --no-fund --no-audit --ignore-scripts
  cp package-lock.json node_modules/.assay-lock
fi
