#!/usr/bin/env bash
# A TypeScript and a Java client, generated from the committed contract, compile and ask the packaged
# service for one recommendation each. Needs ./mvnw package and .ci/tools.sh before.
set -euo pipefail
# shellcheck source=service.sh
. "$(dirname "$0")/service.sh"
cd "$root"
room=$root/target/ci/clients
rm -rf "$room"
mkdir -p "$room"
trap service_stop EXIT
version=7.25.0
generator=target/ci/openapi-generator-cli-$version.jar
maven=("$root/mvnw" -q -B)
# Without skipFormModel=false the generator names the multipart form's type but does not write it.
generate() {
  "$java" -jar "$generator" generate -i openapi/openapi.yaml --global-property skipFormModel=false "$@" > "$room/generate.log" 2>&1 ||
    { tail -30 "$room/generate.log"; return 1; }
}

[ -f "$generator" ] || "${maven[@]}" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
  -Dartifact=org.openapitools:openapi-generator-cli:$version -DoutputDirectory=target/ci

echo '== TypeScript'
generate -g typescript-fetch -o "$room/ts/client" --additional-properties=importFileExtension=.js
cp .ci/clients/round-trip.ts "$room/ts"
echo '{"type":"module"}' > "$room/ts/package.json"
.ci/node_modules/.bin/tsc --strict --skipLibCheck --module nodenext --target es2022 --lib es2022,dom \
  --types node --typeRoots .ci/node_modules/@types --rootDir "$room/ts" --outDir "$room/ts" "$room/ts/round-trip.ts"

echo '== Java'
generate -g java --library native -o "$room/java" \
  --additional-properties=openApiNullable=false,useSingleRequestParameter=true,useJakartaEe=true,apiPackage=dev.assay.client.api,modelPackage=dev.assay.client.model,invokerPackage=dev.assay.client
cp .ci/clients/RoundTrip.java "$room/java/src/main/java"
"${maven[@]}" -f "$room/java/pom.xml" -DskipTests compile dependency:copy-dependencies

service_start "$room/data"
node "$room/ts/round-trip.js" "$base"
"$java" -cp "$room/java/target/classes:$room/java/target/dependency/*" RoundTrip "$base"
