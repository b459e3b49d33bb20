# Sourced by mvnw: leaves JAVA_HOME at a JDK of at least the release this project is built for.
# Looks at JAVA_HOME, then at the javac on the PATH, then in the usual places.
# shellcheck shell=sh
assay_jdk_release=25

assay_jdk_ok() {
  [ -x "$1/bin/javac" ] || return 1
  assay_jdk_found=$("$1/bin/javac" -version 2>&1) || return 1
  assay_jdk_found=${assay_jdk_found##*javac } # past any "Picked up JAVA_TOOL_OPTIONS" line
  assay_jdk_found=${assay_jdk_found%%[!0-9]*}
  [ "${assay_jdk_found:-0}" -ge "$assay_jdk_release" ]
}

assay_find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && assay_jdk_ok "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  assay_jdk_path=$(command -v javac || :)
  if [ -n "$assay_jdk_path" ]; then
    while [ -h "$assay_jdk_path" ]; do
      assay_jdk_link=$(readlink "$assay_jdk_path")
      case "$assay_jdk_link" in
      /*) assay_jdk_path=$assay_jdk_link ;;
      *) assay_jdk_path=$(dirname "$assay_jdk_path")/$assay_jdk_link ;;
      esac
    done
    assay_jdk_home=$(dirname "$(dirname "$assay_jdk_path")")
    if assay_jdk_ok "$assay_jdk_home"; then
      JAVA_HOME=$assay_jdk_home
      export JAVA_HOME
      return 0
    fi
  fi
  set +f # mvnw switches globbing off; the usual places are globs
  for assay_jdk_home in \
    /usr/lib/jvm/*"$assay_jdk_release"* /usr/lib/jvm/* \
    /opt/*jdk*"$assay_jdk_release"* /opt/java/* /usr/local/*jdk*"$assay_jdk_release"* \
    "${HOME-}"/.sdkman/candidates/java/"$assay_jdk_release"* "${HOME-}"/.jdks/*"$assay_jdk_release"* \
    "${HOME-}"/.gradle/jdks/*"$assay_jdk_release"* "${HOME-}"/.asdf/installs/java/*"$assay_jdk_release"* \
    "${HOME-}"/.local/share/mise/installs/java/*"$assay_jdk_release"* \
    /Library/Java/JavaVirtualMachines/*"$assay_jdk_release"*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*"$assay_jdk_release"*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if assay_jdk_ok "$assay_jdk_home"; then
      set -f
      JAVA_HOME=$assay_jdk_home
      export JAVA_HOME
      return 0
    fi
  done
  set -f
  echo "Assay needs a JDK $assay_jdk_release or newer and found none: install one (for example Eclipse Temurin $assay_jdk_release) or set JAVA_HOME to it." >&2
  return 1
}

assay_find_jdk || exit 1
