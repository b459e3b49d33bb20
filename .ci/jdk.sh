#!/usr/bin/env bash
# The wrapper's search for a JDK, tried in made-up homes. Release 99 stands for the one needed, so
# that whatever this machine has installed is too old.
set -euo pipefail
cd "$(dirname "$0")/.."
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
sed 's/^assay_jdk_release=25$/assay_jdk_release=99/' .mvn/find-jdk.sh > "$room/find-jdk.sh"

fake() { # DIR RELEASE [LINE PRINTED FIRST]
  mkdir -p "$1/bin"
  printf '#!/bin/sh\n%s\necho "javac %s.0.1"\n' "${3:+echo \"$3\" >&2}" "$2" > "$1/bin/javac"
  chmod +x "$1/bin/javac"
}
# shellcheck disable=SC2016 # the inner shell expands it
search() { # as mvnw does it: POSIX sh, errexit, nounset, no globbing; VAR=value ... as arguments
  env -i PATH=/usr/bin:/bin "$@" sh -c 'set -euf; . "$0"; echo "$JAVA_HOME"; env | grep -q "^JAVA_HOME="' "$room/find-jdk.sh" 2>&1
}
expect() { # WHAT WANTED VAR=value ...
  local what=$1 wanted=$2 found
  shift 2
  found=$(search "$@") || :
  if [ "$found" != "$wanted" ]; then
    printf 'FAIL %s\n  wanted: %s\n  found:  %s\n' "$what" "$wanted" "$found"
    exit 1
  fi
  echo "ok   $what"
}

none='Assay needs a JDK 99 or newer and found none: install one (for example Eclipse Temurin 99) or set JAVA_HOME to it.'
home="$room/a home"
mkdir -p "$home"
fake "$room/old jdk" 17
fake "$room/the jdk" 99
fake "$room/newer" 101
fake "$room/noisy" 99 'Picked up JAVA_TOOL_OPTIONS: -Xmx1g'
mkdir -p "$room/jre/bin" "$room/links" "$room/broken/bin"
ln -s "$room/the jdk/bin/javac" "$room/links/first"
ln -s first "$room/links/javac"
printf '#!/bin/sh\necho "no Java runtime present" >&2\nexit 1\n' > "$room/broken/bin/javac"
chmod +x "$room/broken/bin/javac"

expect 'nothing found: one line'              "$none" HOME="$home"
expect 'nothing found, no HOME'               "$none"
expect 'JAVA_HOME too old, nothing else'      "$none" HOME="$home" JAVA_HOME="$room/old jdk"
expect 'JAVA_HOME is a JRE'                   "$none" HOME="$home" JAVA_HOME="$room/jre"
expect 'JAVA_HOME is a stub that fails'       "$none" HOME="$home" JAVA_HOME="$room/broken"
expect 'JAVA_HOME does not exist'             "$none" HOME="$home" JAVA_HOME="$room/gone"
expect 'JAVA_HOME fits'                       "$room/the jdk" HOME="$home" JAVA_HOME="$room/the jdk"
expect 'JAVA_HOME is newer'                   "$room/newer" HOME="$home" JAVA_HOME="$room/newer"
expect 'JAVA_HOME prints more than a version' "$room/noisy" HOME="$home" JAVA_HOME="$room/noisy"
expect 'javac on the PATH, through links'     "$room/the jdk" HOME="$home" PATH="$room/links:/usr/bin:/bin"
fake "$home/.sdkman/candidates/java/99.0.1-tem" 99
expect 'in a usual place, JAVA_HOME too old'  "$home/.sdkman/candidates/java/99.0.1-tem" HOME="$home" JAVA_HOME="$room/old jdk"
expect 'in a usual place, nothing exported'   "$home/.sdkman/candidates/java/99.0.1-tem" HOME="$home"
