# Sourced by ./passerelle and ./mvnw: find_jdk prints the home of a JDK 25, or nothing.

is_jdk_25() {
    [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$1/release" 2>/dev/null
}

find_jdk() {
    for home in "${JAVA25_HOME:-}" "${JAVA_HOME:-}"; do
        if [ -n "$home" ] && is_jdk_25 "$home"; then
            echo "$home"
            return
        fi
    done
    for home in /usr/lib/jvm/* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        if is_jdk_25 "$home"; then
            echo "$home"
            return
        fi
    done
}
