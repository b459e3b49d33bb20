#!/usr/bin/env bash
# The packaged service over a PostgreSQL of its own: an acknowledged recommendation survives kill -9 there as
# well, the rows are where they belong, and the service tells when the database is gone and when it is back.
# Needs ./mvnw package and .ci/tools.sh before.
set -euo pipefail
# shellcheck source=service.sh
. "$(dirname "$0")/service.sh"
programs=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin | sort -V | tail -1)
database_port=${ASSAY_DATABASE_PORT:-15432}
room=$(mktemp -d)
chmod 711 "$room"
install -d -o postgres "$room/database"
as_postgres() { (cd "$room/database" && runuser -u postgres -- "$@"); }
database() {
  as_postgres "$programs/pg_ctl" -D "$room/database" -l "$room/database/server.log" -w -m immediate \
    -o "-p $database_port -k $room/database -c listen_addresses=127.0.0.1" "$1"
}
trap 'service_stop; database stop || :; rm -rf "$room"' EXIT
ready() { curl -s -o "$room/ready" -w '%{http_code}' "$base/q/health/ready"; }
until_ready() { # STATUS
  local tries=0
  until [ "$(ready)" = "$1" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 300 ]; then
      echo "readiness does not get $1:"
      cat "$room/ready"
      return 1
    fi
    sleep 0.1
  done
}

cd "$root"
as_postgres "$programs/initdb" -D "$room/database" -U assay -A trust
database start
as_postgres psql -h "$room/database" -p "$database_port" -U assay -d postgres -c 'create database assay'
export ASSAY_STORAGE_POSTGRES_URL="jdbc:postgresql://127.0.0.1:$database_port/assay"

.ci/kill-nine.sh 1

kept=$(as_postgres psql -h "$room/database" -p "$database_port" -U assay -d assay -Atc 'select count(*) from recommendations')
echo "rows in PostgreSQL: $kept"
[ "$kept" -gt 0 ]

service_start "$room/data"
[ ! -e "$room/data/data" ] # no embedded database beside it
database stop
until_ready 503
status=$(curl -s -o "$room/refused" -w '%{http_code} %{content_type}' -H 'Content-Type: application/json' \
  --data-binary @openapi/examples/checkout.json "$base/v1/recommendations")
echo "without the database: $status $(head -c 300 "$room/refused")"
[[ $status == 503\ application/problem+json* ]]
database start
until_ready 200
curl -sf -o "$room/given" -D "$room/head" -H 'Content-Type: application/json' --data-binary @openapi/examples/checkout.json \
  "$base/v1/recommendations"
curl -sf -o "$room/read" "$base$(awk 'tolower($1) == "location:" { print $2 }' "$room/head" | tr -d '\r' | sed 's|^http://[^/]*||')"
cmp "$room/given" "$room/read"
