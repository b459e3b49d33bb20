#!/usr/bin/env bash
# What of deploy/ can be tried without a container engine or a cluster: compose file and manifests
# against their schemas, Prometheus rules with their tests, the image's own recording of the AOT cache
# and its exact java command line. Needs ./mvnw package and .ci/tools.sh before.
set -euo pipefail
# shellcheck source=service.sh
. "$(dirname "$0")/service.sh"
cd "$root"
room=$(mktemp -d)
trap 'service_stop; rm -rf "$room"' EXIT

echo '== compose'
ASSAY_DB_PASSWORD=any docker-compose -f deploy/compose.yaml config -q
grep -q "$(grep -oE 'deploy/[^ ]*Containerfile' deploy/compose.yaml)" deploy/image/Containerfile

echo '== kubernetes'
for overlay in base postgresql; do
  kubectl kustomize "deploy/kubernetes/$overlay" > "$room/$overlay.yaml"
done
mkdir "$room/monitored"
cat > "$room/monitored/kustomization.yaml" << END
resources: [$(realpath --relative-to="$room/monitored" deploy/kubernetes/base)]
components: [$(realpath --relative-to="$room/monitored" deploy/kubernetes/monitoring)]
END
kubectl kustomize "$room/monitored" > "$room/monitored.yaml"
node .ci/manifests.mjs "$room"/*.yaml > .ci/manifests.check.ts
(cd .ci && npx --no-install tsc --noEmit --strict --skipLibCheck --module nodenext manifests.check.ts)
rm .ci/manifests.check.ts

echo '== prometheus'
diff <(sed -n '/^groups:/,$p' deploy/prometheus/assay.rules.yaml) \
  <(sed -n '/^  groups:/,$ { s/^  //; p }' deploy/kubernetes/monitoring/prometheusrule.yaml)
promtool check config deploy/prometheus/prometheus.yml
promtool check rules --lint=all --lint-fatal deploy/prometheus/*.rules.yaml
promtool test rules deploy/prometheus/*.test.yaml

echo '== image'
mkdir "$room/app" "$room/data"
cp -a target/quarkus-app/. "$room/app"
rm -f "$room/app/app.aot"
cp deploy/image/jvm.options "$room/app"
cd "$room/app"
export PATH="$JAVA_HOME/bin:$PATH" QUARKUS_HTTP_PORT=$port QUARKUS_HTTP_HOST=127.0.0.1 ASSAY_STORAGE_FOLDER="$room/data"
"$root/deploy/image/record-aot.sh" "$root"/openapi/examples/{smallest,checkout}.json
mapfile -t command < <(sed -n 's/^ENTRYPOINT //p' "$root/deploy/image/Containerfile" | jq -r '.[]')
echo "${command[*]}" # AOTMode=on: here, a cache that does not fit is an error
"${command[@]::2}" -XX:AOTMode=on "${command[@]:2}" > "$room/log" 2>&1 &
service_pid=$!
for _ in {1..300}; do
  curl -sf "$base/q/health/ready" > "$room/ready" && break
  kill -0 "$service_pid" || { cat "$room/log"; exit 1; }
  sleep 0.1
done
jq -c . "$room/ready"
