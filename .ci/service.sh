# shellcheck shell=bash
# Sourced by the scripts beside it: the JDK that mvnw uses, and the packaged service started and stopped.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=../.mvn/find-jdk.sh
. "$root/.mvn/find-jdk.sh"
set +f
java="$JAVA_HOME/bin/java"
app="$root/target/quarkus-app"
port=${ASSAY_PORT:-18080}
base="http://127.0.0.1:$port"
service_pid=
# Nothing ever comes through it: to wait for that is to sleep, without a process for every sleep.
exec {service_never}<> <(:)

# service_start DATA-FOLDER [JVM OPTION]...: returns when the service is ready. Runs it as the image does.
service_start() {
  local data=$1
  shift
  if curl -s -o /dev/null "$base"; then
    echo "something else listens at $base; set ASSAY_PORT" >&2
    return 1
  fi
  mkdir -p "$data"
  (cd "$data" && exec env QUARKUS_HTTP_PORT="$port" "$java" @"$root/deploy/image/jvm.options" "$@" -jar "$app/quarkus-run.jar") > "$data/log" 2>&1 &
  service_pid=$!
  local tries=0
  # The port is tried first, at a tenth of the cost: who waits takes the processors from who starts.
  until { : < "/dev/tcp/127.0.0.1/$port"; } 2> /dev/null && curl -sf -o "$data/ready" "$base/q/health/ready"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 3000 ] || ! kill -0 "$service_pid" 2> /dev/null; then
      echo "the service did not get ready:" >&2
      tail -20 "$data/log" >&2
      return 1
    fi
    read -r -t 0.01 -u "$service_never" || :
  done
}

service_stop() {
  [ -n "$service_pid" ] || return 0
  kill "$service_pid" 2> /dev/null || :
  wait "$service_pid" 2> /dev/null || :
  service_pid=
}
