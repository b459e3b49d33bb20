#!/bin/bash
# Records app.aot beside quarkus-run.jar in the working folder: one start, the requests in the files
# given, a few times each, and a clean stop. Uses bash's own TCP, as the image has no curl.
set -euo pipefail
port=${QUARKUS_HTTP_PORT:-8080}

http() { # METHOD PATH [BODY FILE]: prints the status
  exec 3<> "/dev/tcp/127.0.0.1/$port" || return 1
  printf '%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n' \
    "$1" "$2" "$(wc -c < "${3:-/dev/null}")" >&3
  cat "${3:-/dev/null}" >&3
  sed -n '1s/^HTTP[^ ]* \([0-9]*\).*/\1/p' <&3
  exec 3>&-
}

java @jvm.options -XX:AOTCacheOutput=app.aot -Xlog:aot=error -jar quarkus-run.jar &
service=$!
trap 'kill "$service" 2> /dev/null || true' EXIT
for _ in {1..300}; do
  [ "$(http GET /q/health/ready 2> /dev/null)" = 200 ] && break
  kill -0 "$service"
  sleep 0.1
done
for _ in {1..3}; do
  for request in "$@"; do
    http POST '/v1/recommendations?store=false' "$request" > /dev/null
  done
done
http GET /q/metrics > /dev/null
http GET /q/openapi > /dev/null
kill "$service"
wait "$service" || true # the JVM says 143 when it is asked to stop
trap - EXIT
ls -l app.aot
