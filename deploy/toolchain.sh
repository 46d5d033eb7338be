# Sourced by the other scripts: the root of the repository, a Swift toolchain, the one set of build flags, and steps with their times.
# shellcheck shell=bash

set -euo pipefail
# shellcheck disable=SC2034  # The names here are used by the scripts that source this file.
started_in=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# quickstart and test build with the same flags in the same place, so that neither undoes the other's build.
# -enable-testing lets the tests see internal declarations of release code; undeclared imports are an error.
# shellcheck disable=SC2034
build_flags=(-c release -Xswiftc -enable-testing --explicit-target-dependency-import-check error)
# shellcheck disable=SC2034
binaries=.build/release

# say SENTENCE…: a line for the person who waits.
say() { printf '\n== %s\n' "$*" >&2; }

# fail SENTENCE…: the end, with the reason.
fail() {
    printf '\n%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# step NAME COMMAND…: runs the command, tells how long it took, and ends the script when it fails.
step() {
    local name=$1 begin=$SECONDS code=0
    shift
    say "$name"
    # In a subshell of its own, so that `set -e` holds inside functions too.
    set +e
    (set -e; "$@")
    code=$?
    set -e
    ((code == 0)) || { printf '\n== FAILED: %s (exit code %d, after %d s)\n' "$name" "$code" $((SECONDS - begin)) >&2; exit "$code"; }
    printf '== %s: %d s\n' "$name" $((SECONDS - begin)) >&2
}

# find_swift: puts a Swift toolchain of version 6.2 or later on PATH, or says what is missing.
find_swift() {
    local folder version old=
    for folder in "" /usr/local/bin /usr/bin "$HOME/.local/share/swiftly/bin" "$HOME/.swiftly/bin" /opt/swift*/usr/bin; do
        [[ -z $folder || -x $folder/swift ]] || continue
        version=$(PATH="${folder:+$folder:}$PATH" swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1) || continue
        [[ -n $version ]] || continue
        if ((${version%.*} > 6 || (${version%.*} == 6 && ${version#*.} >= 2))); then
            PATH="${folder:+$folder:}$PATH"
            export PATH
            return
        fi
        old=$version
    done
    if [[ -n $old ]]; then
        fail "Swift $old is too old: Swift 6.2 or later is needed. See https://www.swift.org/install/linux/"
    fi
    fail "no Swift toolchain on PATH: install Swift 6.2 or later (https://www.swift.org/install/linux/) and run this again."
}

# build [OPTION…]: builds with the flags above; what it says is for the person who waits, not part of the result.
build() { swift build "${build_flags[@]}" "$@" >&2; }
