#!/usr/bin/env bash
# Everything that must hold before a change lands: packages, lint, one release build, all tests. Ends at the first step that fails.
# usage: bash deploy/test.sh [--help]
# shellcheck source-path=SCRIPTDIR source=toolchain.sh
source "$(dirname "${BASH_SOURCE[0]}")/toolchain.sh"

if [[ ${1:-} == --help ]]; then
    cat <<'TEXT'
usage: bash deploy/test.sh

Installs missing Debian packages (see deploy/packages.sh --help), lints, builds everything once (release with -enable-testing,
warnings and undeclared imports as errors) and runs all tests. Ends at the first step that fails, with the time of each step.
Writes only under .build.
TEXT
    exit
fi
(($# == 0)) || fail "unknown option $1; --help tells what this does"

lint() {
    local script
    for script in deploy/*.sh deploy/bench/*.sh .ci/run; do
        [[ ! -e $script ]] || bash -n "$script"
    done
    swift format lint --strict --parallel --recursive Services Shared Tests Package.swift
}

find_swift
step "Debian packages" bash deploy/packages.sh --tests
step "lint" lint
# --build-tests builds the executables too; the tests of the whole line start them.
step "build" build --build-tests
step "tests" swift test "${build_flags[@]}" --skip-build --parallel
say "All is well: $SECONDS s in all."
